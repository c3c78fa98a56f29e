package figure

import (
	"math"

	"unknot/internal/pose"
)

// The limits of a picture. Beyond them it would take too long to draw, or show nothing recognizable.
const (
	minBox, maxBox     = 40, 640 // viewBox units
	minSpan, maxSpan   = 20, 400 // cm from top to bottom
	minScale, maxScale = 0.2, 6  // viewBox units per cm
	maxShift           = 640     // viewBox units
	maxTurn            = 360     // degrees
	maxDistance        = 1000    // distance of anything from the origin, in cm
)

// inRange reports whether x is between low and high. It is false for NaN.
func inRange(x, low, high float64) bool { return x >= low && x <= high }

// checkBounds adds the faults that make it impossible to draw a frame, and reports whether there are any.
func (p *painter) checkBounds(v pose.View, props []pose.Prop) bool {
	p.checkView(v)
	for _, pr := range props {
		numbers := append(pr.At[:], pr.Turn)
		for _, s := range pr.Via {
			numbers = append(numbers, s.At[:]...)
		}
		if !allNear(numbers) {
			p.fault("props", "%s: a number is missing or out of all bounds", pr.Kind)
		}
	}
	for _, a := range p.Frame.Arrows {
		for _, at := range a.Path {
			if !allNear(at[:]) {
				p.fault("arrows", "a point is missing a number or out of all bounds")
			}
		}
	}
	if len(p.faults) > 0 {
		return true
	}
	origin := p.Camera.Origin // NaN if another frame of the same view has an invalid number
	switch {
	case !inRange(p.Camera.Scale, minScale, maxScale):
		p.fault("view", "a cm comes to %.3g units of the picture, not %v to %v: is something too far away, or too near?", p.Camera.Scale, minScale, maxScale)
	case !inRange(max(math.Abs(origin.X), math.Abs(origin.Y)), 0, 2*maxDistance*maxScale):
		p.fault("view", "it shows a place too far from where the world begins")
	}
	return len(p.faults) > 0
}

// checkView adds the faults of the numbers in a view.
func (p *painter) checkView(v pose.View) {
	width, height := v.Size()
	if !inRange(width, minBox, maxBox) || !inRange(height, minBox, maxBox) {
		p.fault("view", "box %v by %v is not between %v and %v", width, height, minBox, maxBox)
	}
	if v.Span != 0 && !inRange(v.Span, minSpan, maxSpan) {
		p.fault("view", "span %v is not between %v and %v", v.Span, minSpan, maxSpan)
	}
	if v.Scale != 0 && !inRange(v.Scale, minScale, maxScale) {
		p.fault("view", "scale %v is not between %v and %v", v.Scale, minScale, maxScale)
	}
	if !inRange(max(math.Abs(v.Shift[0]), math.Abs(v.Shift[1])), 0, maxShift) {
		p.fault("view", "shift %v is beyond %v", v.Shift, maxShift)
	}
	if !inRange(max(math.Abs(v.Turn), math.Abs(v.Pitch)), 0, maxTurn) {
		p.fault("view", "turn %v or pitch %v is beyond %v", v.Turn, v.Pitch, maxTurn)
	}
}

// allNear reports whether all numbers are coordinates within maxDistance. It is false if one is NaN.
func allNear(numbers []float64) bool {
	for _, x := range numbers {
		if !inRange(x, -maxDistance, maxDistance) {
			return false
		}
	}
	return true
}
