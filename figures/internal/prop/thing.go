package prop

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// A Thing is a prop of a known model with all its sizes. It has coordinates of its own, in cm: x is forward, y up and z
// to its right. Turn rotates them about the vertical, and At is where their origin is.
type Thing struct {
	pose.Prop
	Model *Model
	Sizes []float64 // in the order of Model.Sizes; the usual one where that of the prop is missing or out of range
}

// New returns the thing that a prop describes, and whether its kind is known.
func New(pr pose.Prop) (t Thing, ok bool) {
	i := slices.IndexFunc(models, func(k Model) bool { return k.Name == pr.Kind })
	if i < 0 {
		return Thing{}, false
	}
	t = Thing{Prop: pr, Model: &models[i]}
	for i, s := range t.Model.Sizes {
		v := pr.Length(i, s.Usual)
		if !s.allows(v) {
			v = s.Usual
		}
		t.Sizes = append(t.Sizes, v)
	}
	return t, true
}

// allows reports whether v is within the range of s.
func (s Size) allows(v float64) bool { return v >= s.Min && v <= s.Max }

// Place converts a point from the coordinates of the thing to world coordinates.
func (t Thing) Place(v geom.Vec) geom.Vec { return Rotate(v, t.Turn).Add(t.Prop.At.Vec(1)) }

// Point is Place for coordinates in cm.
func (t Thing) Point(forward, up, right float64) geom.Vec {
	return t.Place(geom.Vec{X: forward, Y: up, Z: right})
}

// Rotate rotates v about the vertical, clockwise as seen from above.
func Rotate(v geom.Vec, degrees float64) geom.Vec {
	sin, cos := math.Sincos(degrees * geom.Degree)
	return geom.Vec{X: v.X*cos - v.Z*sin, Y: v.Y, Z: v.X*sin + v.Z*cos}
}

// IsCarried reports whether the thing is drawn among the parts of the body. A pack is carried only if On is set.
func (t Thing) IsCarried() bool {
	return t.Model.Layer == Carried || len(t.Model.Carriers) > 0 && t.On != ""
}

// Layer returns the layer of a thing that is not carried.
func (t Thing) Layer() string {
	if t.Model.Layer == Back && t.Front {
		return Front
	}
	return t.Model.Layer
}

// Points returns the points of a prop that have to be in the picture of body b.
func Points(b *skeleton.Body, pr pose.Prop) []geom.Vec {
	t, ok := New(pr)
	if !ok {
		return nil
	}
	var points []geom.Vec
	if t.Model.Boxes != nil {
		for _, box := range t.Model.Boxes(t.Sizes) {
			for _, corner := range box.Corners() {
				points = append(points, t.Place(corner))
			}
		}
	}
	if t.Model.extent != nil {
		points = append(points, t.Model.extent(t.Sizes, b, t)...)
	}
	return points
}

// Ring returns points of an upright circle like a wheel of the thing, with its middle at (forward, up, right).
func (t Thing) Ring(forward, up, right, radius float64) []geom.Vec {
	const count = 32
	points := make([]geom.Vec, count)
	for i := range points {
		sin, cos := math.Sincos(float64(i) / count * 2 * math.Pi)
		points[i] = t.Point(forward+radius*cos, up+radius*sin, right)
	}
	return points
}

// Hand returns the side of the hand that carries the thing, the right one by default.
func (t Thing) Hand() int {
	if t.On == "hand.l" {
		return pose.Left
	}
	return pose.Right
}

// Waypoints returns the points of Via in space: joints of b, and other points. It leaves out unknown joints.
func (t Thing) Waypoints(b *skeleton.Body) []geom.Vec {
	var waypoints []geom.Vec
	for _, s := range t.Via {
		if s.Joint == "" {
			waypoints = append(waypoints, s.At.Vec(1))
		} else if v, ok := b.Joint(s.Joint); ok {
			waypoints = append(waypoints, v)
		}
	}
	return waypoints
}

// Local converts a point of the world to the coordinates of the thing: the inverse of Place.
func (t Thing) Local(v geom.Vec) geom.Vec { return Rotate(v.Sub(t.Prop.At.Vec(1)), -t.Turn) }

// Plane returns the height and half of the width of a wall or a shut door, which is a plane that faces +x. Ok is false
// for other things.
func (t Thing) Plane() (height, halfWidth float64, ok bool) {
	switch t.Kind {
	case "wall":
		return t.Sizes[0], t.Sizes[1] / 2, true
	case "shut-door":
		return t.Sizes[1], t.Sizes[0] / 2, true
	}
	return 0, 0, false
}
