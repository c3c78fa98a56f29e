package figure

import (
	"math"

	"unknot/internal/pose"
)

// What a picture can be. Beyond it one takes for ever to draw, or shows nothing that a reader could make out.
const (
	leastBox, mostBox     = 40, 640 // viewBox units
	leastSpan, mostSpan   = 20, 400 // cm from top to bottom
	leastScale, mostScale = 0.2, 6  // viewBox units a cm
	mostShift             = 640     // viewBox units
	mostTurn              = 360     // degrees
	furthest              = 1000    // cm that anything may lie from where the world begins
)

func between(x, least, most float64) bool { return x >= least && x <= most } // false of what is no number

// refuses reports what of a frame cannot be drawn at all; before anything is.
func (p *painter) refuses(v pose.View, props []pose.Prop) bool {
	p.refuseView(v)
	for _, pr := range props {
		numbers := append(pr.At[:], pr.Turn)
		for _, s := range pr.Via {
			numbers = append(numbers, s.At[:]...)
		}
		if !near(numbers) {
			p.fault("props", "%s: a number is missing or out of all bounds", pr.Kind)
		}
	}
	for _, a := range p.Frame.Arrows {
		for _, at := range a.Path {
			if !near(at[:]) {
				p.fault("arrows", "a point is missing a number or out of all bounds")
			}
		}
	}
	if len(p.faults) > 0 {
		return true
	}
	at := p.Camera.Origin // no number if another frame of the same view has none somewhere
	switch {
	case !between(p.Camera.Scale, leastScale, mostScale):
		p.fault("view", "a cm comes to %.3g units of the picture, not %v to %v: is something too far away, or too near?", p.Camera.Scale, leastScale, mostScale)
	case !between(max(math.Abs(at.X), math.Abs(at.Y)), 0, 2*furthest*mostScale):
		p.fault("view", "it shows a place too far from where the world begins")
	}
	return len(p.faults) > 0
}

func (p *painter) refuseView(v pose.View) {
	width, height := v.Size()
	if !between(width, leastBox, mostBox) || !between(height, leastBox, mostBox) {
		p.fault("view", "box %v by %v is not between %v and %v", width, height, leastBox, mostBox)
	}
	if v.Span != 0 && !between(v.Span, leastSpan, mostSpan) {
		p.fault("view", "span %v is not between %v and %v", v.Span, leastSpan, mostSpan)
	}
	if v.Scale != 0 && !between(v.Scale, leastScale, mostScale) {
		p.fault("view", "scale %v is not between %v and %v", v.Scale, leastScale, mostScale)
	}
	if !between(max(math.Abs(v.Shift[0]), math.Abs(v.Shift[1])), 0, mostShift) {
		p.fault("view", "shift %v is beyond %v", v.Shift, mostShift)
	}
	if !between(max(math.Abs(v.Turn), math.Abs(v.Pitch)), 0, mostTurn) {
		p.fault("view", "turn %v or pitch %v is beyond %v", v.Turn, v.Pitch, mostTurn)
	}
}

// near says that all of some numbers are some, and within what a picture can hold.
func near(numbers []float64) bool {
	for _, x := range numbers {
		if !between(x, -furthest, furthest) {
			return false
		}
	}
	return true
}
