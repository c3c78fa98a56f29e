package mannequin

import (
	"math"
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A hand is one flat colour, so its fingers are told apart by creases: lines along the outline of one digit where it lies inside another that
// is no nearer. They are strokes, because a field cannot hold a line thinner than its grid.

// roomy is the scale, in viewBox units a cm, from which a hand has room for all its creases. On a smaller one all of them are a scribble:
// only those between one finger and the next and those about the thumb are drawn.
const roomy = 2

// shallow is how far inside another digit a point must lie to be told from that digit's own outline, in cm.
const shallow = 0.12

// digitView is a digit as the picture shows it.
type digitView struct {
	skeleton.Digit
	shapes []outline.Shape
	discs  []outline.Disc           // its balls
	near   []float64                // depth of the side of each ball that faces us, in cm
	face   func(geom.Point) float64 // of the palm: depth of what is seen of it at a point
}

// creases are the lines upon a hand, in the picture.
func (m *Mannequin) creases(i int) [][]geom.Point {
	arm := m.Body.Arm[i]
	var digits []digitView
	for _, d := range arm.Hand(pose.Side[i]) {
		digits = append(digits, m.digitView(arm, d))
	}
	var lines [][]geom.Point
	for k, d := range digits {
		if d.Of == ofPalm {
			continue
		}
		wholeTip := m.Camera.Scale >= roomy || d.Of == ofThumb // fingertips upon other fingers only where there is room
		for _, edge := range d.edges(wholeTip, m.CM(0.15)) {
			visible := outline.Runs(edge, func(q geom.Point) bool { return m.onCrease(digits, k, q) })
			for _, line := range visible {
				if len(line) > 3 && lineLength(line) > max(2.2, m.CM(2.2)) {
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

func (m *Mannequin) digitView(arm skeleton.Arm, d skeleton.Digit) digitView {
	v := digitView{Digit: d, shapes: m.digit(d)}
	for _, b := range d.Balls {
		v.discs = append(v.discs, m.Disc(b))
		v.near = append(v.near, m.Camera.Depth(b.Centre)+b.Radius)
	}
	if d.Of == ofPalm {
		v.face = m.palmFace(arm)
	}
	return v
}

// palmFace is the depth of the palm, or of the back of the hand, under a point of the picture, in cm: that of a plane, unless we see it edge
// on.
func (m *Mannequin) palmFace(arm skeleton.Arm) func(geom.Point) float64 {
	middle := arm.Wrist.Add(arm.Fingers.Scale(4.5))
	depth := m.Camera.Depth(middle)
	right, down, near := m.Camera.Dir(arm.Palm)
	if math.Abs(near) < 0.3 {
		return func(geom.Point) float64 { return depth + 1 }
	}
	at := m.Camera.Project(middle)
	return func(q geom.Point) float64 {
		off := q.Sub(at).Scale(1 / m.Camera.Scale)
		return depth - (right*off.X+down*off.Y)/near + 1.5*math.Abs(near)
	}
}

// at is how far a point of the picture is from a digit (less than 0 inside, in viewBox units), and how deep the digit lies there, in cm.
func (d digitView) at(q geom.Point) (distance, depth float64) {
	distance = math.Inf(1)
	bone := 0
	for i, s := range d.shapes {
		if there := s.Distance(q); there < distance {
			distance, bone = there, i
		}
	}
	if d.face != nil {
		return distance, d.face(q)
	}
	from, to := d.discs[bone].Centre, d.discs[bone+1].Centre
	t := 0.5 // a bone that points at us
	if way := to.Sub(from); way.Dot(way) > 1e-6 {
		t = max(0, min(1, q.Sub(from).Dot(way)/way.Dot(way)))
	}
	return distance, d.near[bone] + (d.near[bone+1]-d.near[bone])*t
}

// edges are the outline of a finger: up one side, round the tip and down the other in one line, or only the two sides. A bone shorter than
// least in the picture has no sides.
func (d digitView) edges(wholeTip bool, least float64) [][]geom.Point {
	up, down := d.edge(1, least), d.edge(-1, least)
	slices.Reverse(down)
	if !wholeTip {
		return [][]geom.Point{up, down}
	}
	return [][]geom.Point{slices.Concat(up, d.tip(), down)}
}

// edge is one side of a finger from its root to its last joint: 1 the left, -1 the right.
func (d digitView) edge(side, least float64) []geom.Point {
	const steps = 8
	var points []geom.Point
	for i := 1; i < len(d.discs); i++ {
		from, to := d.discs[i-1], d.discs[i]
		way := to.Centre.Sub(from.Centre)
		if way.Len() < least {
			continue
		}
		out := way.Left().Unit().Scale(side)
		for k := range steps {
			t := float64(k) / steps
			radius := from.Radius + (to.Radius-from.Radius)*t
			points = append(points, from.Centre.Lerp(to.Centre, t).Add(out.Scale(radius)))
		}
	}
	return points
}

// tip is the half circle round the end of a finger, from its left side to its right.
func (d digitView) tip() []geom.Point {
	end := d.discs[len(d.discs)-1]
	way := end.Centre.Sub(d.discs[len(d.discs)-2].Centre).Unit()
	var points []geom.Point
	for angle := 0.0; angle <= 180; angle += 15 {
		sin, cos := math.Sincos(angle * geom.Degree)
		points = append(points, end.Centre.Add(way.Left().Scale(cos*end.Radius)).Add(way.Scale(sin*end.Radius)))
	}
	return points
}

// onCrease says whether a point of the outline of digit i lies inside another digit that is no nearer, and inside none that is nearer.
func (m *Mannequin) onCrease(digits []digitView, i int, q geom.Point) bool {
	_, own := digits[i].at(q)
	inside := false
	for j, other := range digits {
		distance, depth := other.at(q)
		if j == i || distance >= -m.CM(shallow) {
			continue
		}
		if depth > own {
			return false
		}
		behind := depth < own || j > i // of two equally deep ones, one draws the line
		if behind && m.parted(digits[i], other) && !digits[i].atRoot(j, q) {
			inside = true
		}
	}
	return inside
}

// parted says whether a line is drawn between a digit and one that lies behind it.
func (m *Mannequin) parted(d, behind digitView) bool {
	return m.Camera.Scale >= roomy || d.Of == ofThumb || behind.Of != ofPalm && behind.Of != d.Of
}

// atRoot says whether a point lies where the digit grows out of digit base: they are one there.
func (d digitView) atRoot(base int, q geom.Point) bool {
	root := d.discs[0]
	return d.Base == base && q.Sub(root.Centre).Len() < 1.35*root.Radius
}

func lineLength(line []geom.Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i].Sub(line[i-1]).Len()
	}
	return sum
}
