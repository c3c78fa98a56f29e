package mannequin

import (
	"math"
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A hand has one flat colour, so creases separate its fingers: lines along the outline of a digit where it is inside
// another that is no nearer. They are strokes, as a field cannot represent a line thinner than its grid.

// minCreaseScale is the scale, in viewBox units per cm, from which all creases of a hand are drawn. Below it only those
// between fingers and around the thumb are, as more would be a scribble.
const minCreaseScale = 2

// minOverlap is how deep a point must be inside another digit, in cm, to be told from the outline of that digit.
const minOverlap = 0.12

// digitView is a digit as projected.
type digitView struct {
	skeleton.Digit
	shapes []outline.Shape
	discs  []outline.Disc           // its balls
	near   []float64                // depth of the near side of each ball, in cm
	face   func(geom.Point) float64 // of the palm: its depth at a point
}

// creases returns the lines on a hand, in the picture.
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
		wholeTip := m.Camera.Scale >= minCreaseScale || d.Of == ofThumb // fingertips on other fingers only if there is room
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

// palmFace returns a function for the depth of the palm, or of the back of the hand, at a point of the picture, in cm:
// that of a plane, unless it is seen edge-on.
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

// at returns the distance of a point of the picture from a digit, in viewBox units and negative inside, and the depth
// of the digit there, in cm.
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
	t := 0.5 // a bone that points at the camera
	if way := to.Sub(from); way.Dot(way) > 1e-6 {
		t = max(0, min(1, q.Sub(from).Dot(way)/way.Dot(way)))
	}
	return distance, d.near[bone] + (d.near[bone+1]-d.near[bone])*t
}

// edges returns the outline of a finger: as one line around the tip, or only its two sides. A bone that is projected to
// less than minLength has no sides.
func (d digitView) edges(wholeTip bool, minLength float64) [][]geom.Point {
	up, down := d.edge(1, minLength), d.edge(-1, minLength)
	slices.Reverse(down)
	if !wholeTip {
		return [][]geom.Point{up, down}
	}
	return [][]geom.Point{slices.Concat(up, d.tip(), down)}
}

// edge returns one side of a finger from its root to its last joint: 1 is the left, -1 the right.
func (d digitView) edge(side, minLength float64) []geom.Point {
	const steps = 8
	var points []geom.Point
	for i := 1; i < len(d.discs); i++ {
		from, to := d.discs[i-1], d.discs[i]
		way := to.Centre.Sub(from.Centre)
		if way.Len() < minLength {
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

// tip returns the half circle around the end of a finger, from left to right.
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

// onCrease reports whether a point of the outline of digit i is inside another digit that is no nearer, and inside none
// that is nearer.
func (m *Mannequin) onCrease(digits []digitView, i int, q geom.Point) bool {
	_, own := digits[i].at(q)
	inside := false
	for j, other := range digits {
		distance, depth := other.at(q)
		if j == i || distance >= -m.CM(minOverlap) {
			continue
		}
		if depth > own {
			return false
		}
		behind := depth < own || j > i // of two equally deep digits, one draws the line
		if behind && m.separated(digits[i], other) && !digits[i].atRoot(j, q) {
			inside = true
		}
	}
	return inside
}

// separated reports whether a line is drawn between a digit and one behind it.
func (m *Mannequin) separated(d, behind digitView) bool {
	return m.Camera.Scale >= minCreaseScale || d.Of == ofThumb || behind.Of != ofPalm && behind.Of != d.Of
}

// atRoot reports whether a point is where the digit grows out of digit base, from which nothing separates it.
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
