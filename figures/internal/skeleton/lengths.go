// Package skeleton solves the positions of bones and joints for a pose.
//
// [Solve] returns a [Body] for any frame, and [Between] the frame between two others. All lengths are in cm. Package
// check reports frames that no body can hold.
package skeleton

import (
	"math"

	"unknot/figures/internal/geom"
)

// Lengths in cm of a body 170 cm tall, after Drillis and Contini, Body Segment Parameters (1966), as given in Winter,
// Biomechanics and Motor Control of Human Movement. The spine, which they take as one piece, is divided by the usual
// heights of the vertebrae.
const (
	upperArmLength = 30.0
	forearmLength  = 25.0
	handLength     = 17.0
	thighLength    = 41.5
	shankLength    = 40.5

	hipOffset      = 8.6  // distance of a hip joint from the middle of the pelvis
	ShoulderOffset = 17.2 // distance of a shoulder joint from the spine if the arm hangs
	ShoulderHeight = 46.5 // height of the shoulders along the spine

	sacrum          = 9.0 // distance of the lowest lumbar vertebra from the hip line
	lumbarStep      = 4.6
	lumbarSteps     = 4
	thoracicStep    = 5.1
	thoracicSteps   = 5
	spinePoints     = firstLumbar + lumbarSteps + thoracicSteps
	neckStep        = 4.3
	neckSteps       = 3
	neckLean        = 14.0 // degrees by which the neck of an upright person leans forward
	neckFlexShare   = 0.8  // share of the flex and side bend of a neck that is in the neck itself; the rest is in the head
	neckTwistShare  = 0.6  // the same for its twist
	headForward     = 1.6  // position of the middle of the head from the end of the neck
	headUp          = 6.2
	neckBaseForward = -0.6 // position of the base of the neck from C7
	neckBaseUp      = -1.5
)

// The radii of a knee and an elbow on the floor, and how far a body may sink into the floor, in cm: bodies and mats are
// soft.
const (
	KneeRadius     = 6
	ElbowRadius    = 4
	FloorTolerance = 1.6
)

// spineLength is the distance from the hip line to C7 along the spine, in cm.
const spineLength = sacrum + lumbarSteps*lumbarStep + thoracicSteps*thoracicStep

// The indexes of the first lumbar and the first thoracic station. Before them are the hip line and the sacrum.
const (
	firstLumbar   = 2
	firstThoracic = firstLumbar + lumbarSteps
)

// stations are the positions along the spine that have axes of their own, in cm from the hip line.
var stations = func() (heights [spinePoints]float64) {
	heights[1] = sacrum
	for i := firstLumbar; i < spinePoints; i++ {
		step := lumbarStep
		if i >= firstThoracic {
			step = thoracicStep
		}
		heights[i] = heights[i-1] + step
	}
	return heights
}()

// A CrossSection is a cross-section of the trunk, with lengths in cm.
type CrossSection struct {
	S            float64 // distance from the hip line along the spine
	Width, Depth float64 // half of each
	Forward      float64 // how far its middle is in front of the spine
}

// CrossSections are the cross sections of the trunk, from the crotch up to the base of the neck.
var CrossSections = []CrossSection{
	{-8, 7, 7, -1.0},
	{-3, 13.6, 10.0, -1.8},
	{2, 16.0, 11.1, -1.9},
	{7, 16.1, 10.6, -1.2},
	{12, 14.8, 9.7, -0.2},
	{18, 13.1, 8.9, 0.7},
	{24, 12.7, 8.9, 0.8},
	{30, 14.2, 10.0, 0.9},
	{36, 15.9, 10.9, 0.8},
	{41, 16.3, 11.0, 0.6},
	{46.5, 14.0, 8.8, -0.3},
	{50.5, 9.0, 6.6, -0.8},
	{53.0, 6.4, 5.6, -0.2},
}

// CrossSectionAt returns the cross-section s cm along the spine. Beyond an end of the trunk, it returns the last one.
func CrossSectionAt(s float64) CrossSection {
	if s <= CrossSections[0].S {
		return CrossSections[0]
	}
	for i, high := range CrossSections[1:] {
		if low := CrossSections[i]; s <= high.S {
			t := (s - low.S) / (high.S - low.S)
			return CrossSection{s, lerp(low.Width, high.Width, t), lerp(low.Depth, high.Depth, t), lerp(low.Forward, high.Forward, t)}
		}
	}
	return CrossSections[len(CrossSections)-1]
}

// rim holds points around a cross-section whose Depth (first coordinate, to the front) and Width (to the right) are 1.
var rim = func() (points [28][2]float64) {
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = [2]float64{boxy(cos), boxy(sin)}
	}
	return points
}()

// boxy moves a coordinate of a point of the unit circle outwards, as a trunk is boxier than an ellipse.
func boxy(x float64) float64 { return math.Copysign(math.Pow(math.Abs(x), 0.86), x) }

// The heights of the joints belly and chest, along the spine.
const (
	bellyHeight = 20.0
	chestHeight = 38.0
)

// swell returns by how many cm the breath widens half of the trunk s cm along the spine: most at the belly, less at the
// ribs, and nothing at either end.
func (b *Body) swell(s float64) float64 {
	return b.breath * (3.4*max(0, 1-math.Abs(s-bellyHeight)/16) + 2*max(0, 1-math.Abs(s-chestHeight)/16))
}

// SectionAt returns the cross-section of the body s cm along the spine, widened by its breath.
func (b *Body) SectionAt(s float64) CrossSection { return b.breathing(CrossSectionAt(s)) }

// Across returns three balls side by side that fill the trunk s cm along the spine.
func (b *Body) Across(s float64) (balls [3]geom.Ball) {
	axes, section := b.Spine(s), b.SectionAt(s)
	for i, side := range [3]float64{-1, 0, 1} {
		balls[i] = geom.BallAt(axes.At(section.Forward, 0, side*(section.Width-section.Depth)), section.Depth)
	}
	return balls
}

// breathing widens a cross-section by the breath of the body: its front and its sides, as the back may rest on
// something.
func (b *Body) breathing(s CrossSection) CrossSection {
	air := b.swell(s.S)
	s.Depth, s.Forward, s.Width = s.Depth+air, s.Forward+air, s.Width+air
	return s
}

// Rim returns the outline of a cross-section on a body, widened by its breath and grown by some cm.
func (s CrossSection) Rim(b *Body, grow float64) []geom.Vec {
	axes := b.Spine(s.S)
	s = b.breathing(s)
	points := make([]geom.Vec, len(rim))
	for i, p := range rim {
		points[i] = axes.At(s.Forward+(s.Depth+grow)*p[0], 0, (s.Width+grow)*p[1])
	}
	return points
}
