package mannequin

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// A hand has one flat colour, so lines between its fingers tell them apart: creases. They run along the outline of a
// digit where it is in front of another digit. They are strokes, as a field cannot represent a line thinner than its
// grid.

// minCreaseScale is the scale, in viewBox units per cm, from which all creases of a hand are drawn. In smaller
// pictures, only those between fingers and around the thumb are, as more would be a scribble.
const minCreaseScale = 2

// minOverlap is how deep a point must be inside another digit, in cm, to count as being in front of it or behind it.
// Any less deep, it is on the outline of both.
const minOverlap = 0.12

// minCreaseLength is the length from which a crease is drawn, in cm and, for small pictures, in viewBox units.
const minCreaseLength = 2.2

// digitView is a digit as the camera sees it.
type digitView struct {
	skeleton.Digit
	shapes []outline.Shape
	discs  []outline.Disc           // its balls
	near   []float64                // depth of the near side of each ball, in cm
	face   func(geom.Point) float64 // depth of the palm at a point; nil for fingers
}

// creases returns the creases of the hand on side i as lines in the picture.
func (m *Mannequin) creases(i int) [][]geom.Point {
	arm := m.Body.Arm[i]
	var digits []digitView
	for _, d := range arm.Hand(pose.Side[i]) {
		digits = append(digits, m.digitView(arm, d))
	}
	var lines [][]geom.Point
	for k, d := range digits {
		if d.Index == palmIndex {
			continue
		}
		wholeTip := m.Camera.Scale >= minCreaseScale || d.Index == thumbIndex // fingertips on other fingers only if there is room
		for _, edge := range d.edges(wholeTip, m.CM(0.15)) {
			visible := outline.Runs(edge, func(q geom.Point) bool { return m.onCrease(digits, k, q) })
			for _, line := range visible {
				if len(line) > 3 && lineLength(line) > max(minCreaseLength, m.CM(minCreaseLength)) {
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

// digitView projects a digit of the hand of an arm.
func (m *Mannequin) digitView(arm skeleton.Arm, d skeleton.Digit) digitView {
	v := digitView{Digit: d, shapes: m.digit(d)}
	for _, b := range d.Balls {
		v.discs = append(v.discs, m.Disc(b))
		v.near = append(v.near, m.Camera.Depth(b.Centre)+b.Radius)
	}
	if d.Index == palmIndex {
		v.face = m.palmFace(arm)
	}
	return v
}

// palmFace returns a function that tells the depth, in cm, of the visible side of the palm at a point of the picture.
// That side, the palm or the back of the hand, is taken for a plane. Seen nearly edge-on, it has the same depth
// everywhere.
func (m *Mannequin) palmFace(arm skeleton.Arm) func(geom.Point) float64 {
	const (
		palmMiddle    = 4.5 // distance of the middle of the palm from the wrist, in cm
		halfThickness = 1.5 // distance of either side from the middle, in cm
		halfWidth     = 1   // the same for the edge of the hand
		edgeOn        = 0.3 // how much the palm faces the camera at least to be taken for a plane: 1 straight at it
	)
	middle := arm.Wrist.Add(arm.Fingers.Scale(palmMiddle))
	depth := m.Camera.Depth(middle)
	right, down, near := m.Camera.Dir(arm.Palm)
	if math.Abs(near) < edgeOn {
		return func(geom.Point) float64 { return depth + halfWidth }
	}
	projected := m.Camera.Project(middle)
	return func(q geom.Point) float64 {
		off := q.Sub(projected).Scale(1 / m.Camera.Scale) // in cm
		return depth - (right*off.X+down*off.Y)/near + halfThickness*math.Abs(near)
	}
}

// at returns the distance of a point of the picture from a digit, in viewBox units and negative inside, and the depth
// of the digit there, in cm.
func (d digitView) at(q geom.Point) (distance, depth float64) {
	distance = math.Inf(1)
	bone := 0 // the nearest one
	for i, s := range d.shapes {
		if other := s.Distance(q); other < distance {
			distance, bone = other, i
		}
	}
	if d.face != nil {
		return distance, d.face(q)
	}
	from, to := d.discs[bone].Centre, d.discs[bone+1].Centre
	t := 0.5 // for a bone that points at the camera
	if way := to.Sub(from); way.Dot(way) > 1e-6 {
		t = max(0, min(1, q.Sub(from).Dot(way)/way.Dot(way)))
	}
	return distance, d.near[bone] + (d.near[bone+1]-d.near[bone])*t
}

// edges returns the outline of a finger: one line around its tip, or only its two sides. A bone that looks shorter than
// minLength has no sides.
func (d digitView) edges(wholeTip bool, minLength float64) [][]geom.Point {
	left, right := d.edge(1, minLength), d.edge(-1, minLength)
	slices.Reverse(right)
	if !wholeTip {
		return [][]geom.Point{left, right}
	}
	return [][]geom.Point{slices.Concat(left, d.tip(), right)}
}

// edge returns the left (side 1) or the right side (-1) of a finger, from its root to its last joint.
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

// onCrease reports whether a crease runs through a point q of the outline of digit i: digit i is in front of another
// digit there, and no digit is in front of it.
func (m *Mannequin) onCrease(digits []digitView, i int, q geom.Point) bool {
	_, depth := digits[i].at(q)
	found := false
	for j, other := range digits {
		distance, otherDepth := other.at(q)
		if j == i || distance >= -m.CM(minOverlap) {
			continue
		}
		if otherDepth > depth {
			return false
		}
		isBehind := otherDepth < depth || j > i // of two equally deep digits, the first draws the line
		if isBehind && m.separated(digits[i], other) && !digits[i].atRoot(j, q) {
			found = true
		}
	}
	return found
}

// separated reports whether there is a crease between a digit and one behind it. In small pictures, there is none
// between a finger and the palm, nor between two pieces of a finger.
func (m *Mannequin) separated(d, behind digitView) bool {
	return m.Camera.Scale >= minCreaseScale || d.Index == thumbIndex || behind.Index != palmIndex && behind.Index != d.Index
}

// atRoot reports whether q is where the digit grows out of digit base: there is no crease between them there.
func (d digitView) atRoot(base int, q geom.Point) bool {
	const rootSize = 1.35 // factor of the radius
	root := d.discs[0]
	return d.Base == base && q.Sub(root.Centre).Len() < rootSize*root.Radius
}

// lineLength returns the length of a line through points.
func lineLength(line []geom.Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i].Sub(line[i-1]).Len()
	}
	return sum
}
