package prop

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// The functions below return the points of a thing that have to be in the picture, as Model.extent does.

func matExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	length, width := size[0]/2, size[1]/2
	return []geom.Vec{t.Point(-length, 0, -width), t.Point(-length, 0, width), t.Point(length, 0, -width), t.Point(length, 0, width)}
}

func rollerExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	radius, half := size[0], size[1]/2
	var points []geom.Vec
	for _, end := range []float64{-half, half} {
		points = append(points, t.Point(-radius, 0, end), t.Point(radius, 2*radius, end))
	}
	return points
}

func ballExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	return []geom.Vec{t.Point(-size[0], 0, 0), t.Point(size[0], 2*size[0], 0)}
}

func wheelExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	const half = 5 // of its width, in cm
	radius := size[0]
	return []geom.Vec{t.Point(-half, -radius, -radius), t.Point(half, radius, radius)}
}

// Where the middle of the grip of a fist is: from the wrist along the fingers, and out of the palm, in cm.
const (
	gripAlong = 8.6
	gripOut   = 3.4
)

// Grip returns axes in the middle of the grip of a fist, on side i: Forward points to the side of the thumb, Up along
// the fingers, and Right out of the palm.
func Grip(b *skeleton.Body, i int) geom.Axes {
	arm := b.Arm[i]
	return geom.Axes{
		Origin:  arm.Wrist.Add(arm.Fingers.Scale(gripAlong)).Add(arm.Palm.Scale(gripOut)),
		Forward: arm.Thumb(pose.Side[i]),
		Up:      arm.Fingers,
		Right:   arm.Palm,
	}
}

// fistReach is how far a thing in a fist has to be in the picture to either side of the hand, in cm.
const fistReach = 16

func fistExtent(_ []float64, b *skeleton.Body, t Thing) []geom.Vec {
	i := t.Hand()
	along := Grip(b, i).Forward.Scale(fistReach)
	return []geom.Vec{b.Arm[i].Tip.Add(along), b.Arm[i].Tip.Sub(along)}
}

// BackpackHeight is the height of a backpack along the spine, in cm.
const BackpackHeight = 36

func backpackExtent(_ []float64, b *skeleton.Body, _ Thing) []geom.Vec {
	const behind = 28 // from the spine to the outer pocket, in cm
	return []geom.Vec{b.Spine(BackpackHeight).At(-behind, 0, 0)}
}

func spanExtent(_ []float64, b *skeleton.Body, t Thing) []geom.Vec { return t.Waypoints(b) }

func bikeExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	const ( // in cm; forwards is from the axle of the pedals
		rearFoot, frontFoot = -36, 64
		barForwards         = 46
		barAboveSaddle      = 22
	)
	return []geom.Vec{t.Point(rearFoot, 0, 0), t.Point(frontFoot, 0, 0), t.Point(barForwards, size[0]+barAboveSaddle, 0)}
}

// waterExtent keeps the surface of the water in the picture, and its depth below that.
func waterExtent(size []float64, _ *skeleton.Body, t Thing) []geom.Vec {
	const wave = 3 // cm above the surface
	return []geom.Vec{t.Point(0, wave, 0), t.Point(0, -size[0], 0)}
}
