package mannequin

import (
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// Hand returns the outline of a hand: a palm, four fingers and a thumb, slightly webbed.
func (m *Mannequin) Hand(i int) outline.Shape {
	var shapes []outline.Shape
	for _, d := range m.Body.Arm[i].Hand(pose.Side[i]) {
		shapes = append(shapes, m.digit(d)...)
	}
	return outline.Smooth(m.CM(0.7), shapes...)
}

// digit returns the shapes of one digit: the hull of all balls of the palm, or a cone for every bone of a finger.
func (m *Mannequin) digit(d skeleton.Digit) []outline.Shape {
	if d.Index == palmIndex {
		return []outline.Shape{m.Hull(d.Balls...)}
	}
	var bones []outline.Shape
	for i := 1; i < len(d.Balls); i++ {
		from, to := d.Balls[i-1], d.Balls[i]
		bones = append(bones, m.Cone(from.Centre, from.Radius, to.Centre, to.Radius))
	}
	return bones
}

// The values of Digit.Index for the palm and the thumb. The fingers are 1 to 4.
const (
	palmIndex  = 0
	thumbIndex = 5
)
