package figure

import (
	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/pose"
)

// hand is the outline of a hand: a palm, four fingers and a thumb with a little web between them.
func (p *painter) hand(i int) outline.Shape {
	var shapes []outline.Shape
	for _, d := range p.body.Arm[i].Hand(pose.Side[i]) {
		shapes = append(shapes, p.digit(d)...)
	}
	return outline.Smooth(p.cm(0.7), shapes...)
}

// digit is the outline of one digit: of the palm a skin over all its balls, of a finger a cone for every bone.
func (p *painter) digit(d body.Digit) []outline.Shape {
	if d.Of == ofPalm {
		return []outline.Shape{p.hull(d.Balls...)}
	}
	var bones []outline.Shape
	for i := 1; i < len(d.Balls); i++ {
		from, to := d.Balls[i-1], d.Balls[i]
		bones = append(bones, p.cone(from.Centre, from.Radius, to.Centre, to.Radius))
	}
	return bones
}

// The palm and the thumb among the digits of a hand; the fingers lie between them, 1 to 4.
const (
	ofPalm  = 0
	ofThumb = 5
)
