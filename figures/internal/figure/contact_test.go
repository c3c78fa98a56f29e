package figure

import (
	"math"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// A thing is drawn up to the outline of the body where they touch in space, and there is a gap between them elsewhere.
func TestThingsThatTouchHaveNoGap(t *testing.T) {
	t.Parallel()
	b := skeleton.Solve(standing)
	section := skeleton.CrossSectionAt(30)
	back := b.Spine(30).At(section.Forward-section.Depth, 0, 0)
	for _, tt := range []struct {
		name  string
		thing pose.Prop
		touch bool
	}{
		{"a ball on the back", pose.Prop{Kind: "ball", At: pose.Point{back.X - 4, back.Y - 4, 0}}, true},
		{"a ball beyond the back", pose.Prop{Kind: "ball", At: pose.Point{back.X - 8, back.Y - 4, -30}}, false},
		{"a box at the back", pose.Prop{Kind: "box", At: pose.Point{back.X - 10, 80, 0}, Size: []float64{20, 60, 30}}, true},
		{"a box behind the body", pose.Prop{Kind: "box", At: pose.Point{back.X - 10, 80, -60}, Size: []float64{40, 60, 30}}, false},
	} {
		p := propPainter()
		p.Camera = geom.NewCamera(8, 4, false)
		p.Camera.Scale, p.Camera.Origin = 1.2, geom.Point{X: 160, Y: 215}
		parts := p.Parts()
		p.drawProps([]pose.Prop{tt.thing}, prop.Back, parts)
		distance := nearestTo(fullOutline(p.Canvas, parts), p.scene.Shapes)
		touches, hasGap := distance < -0.3, math.Abs(distance-thinGap) <= 1
		if touches != tt.touch || hasGap == tt.touch {
			t.Errorf("%s: it ends %.1f units from the body", tt.name, distance)
		}
	}
}

// nearestTo returns the distance of the point of the shapes that is nearest to body, in viewBox units, negative inside.
func nearestTo(body *outline.Field, shapes []scene.Shape) float64 {
	least := math.Inf(1)
	for _, s := range shapes {
		for _, c := range s.Path {
			for _, cubic := range c.Cubics {
				least = min(least, body.At(cubic[2]))
			}
		}
	}
	return least
}

// There is no gap around a hand that lies on a thigh, but one around a hand in front of it.
func TestHandsThatTouchHaveNoGap(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		off   pose.Point
		touch bool
	}{
		{"on the thigh", pose.Point{0, 9, 0}, true},
		{"before the thigh", pose.Point{0, 4, 32}, false},
	} {
		f := pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{0, 55, 0}}, Legs: &pose.Leg{Thigh: &pose.Direction{90, 4}, Shin: &pose.Direction{0, 0}},
			ArmR: &pose.Arm{To: "thigh.r", Off: tt.off, Hand: &pose.Direction{88, 0}, Palm: &pose.Point{0, -1, 0}},
		}
		p := propPainter()
		p.Body, p.Frame = skeleton.Solve(f), f
		parts := p.Parts()
		leg, _ := silhouette.Find(parts, "leg.r")
		whole := leg.Full.Clone()
		p.cutHidden(parts)
		hand, trousers := p.Canvas.Sample(p.Hand(pose.Right)), leg.Layers[1].Field
		beside, cut := 0, 0 // points of the leg beside the hand, and those of them that were cut away
		for x := 0.0; x < 320; x++ {
			for y := 0.0; y < 240; y++ {
				at := geom.Point{X: x, Y: y}
				isOnLeg, fromHand := whole.At(at) <= -4, hand.At(at)
				if !isOnLeg || fromHand < 0.4 || fromHand > 1.4 {
					continue
				}
				beside++
				if trousers.At(at) > 0 {
					cut++
				}
			}
		}
		if beside == 0 || (cut == 0) != tt.touch {
			t.Errorf("%s: a gap at %d of %d points beside the hand", tt.name, cut, beside)
		}
	}
}
