package muscle

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/skeleton"
)

// skinDepth returns how far the skin is in front of or behind the middle of a cross-section, out cm to the side.
func skinDepth(section skeleton.CrossSection, out float64) float64 {
	share := min(1, math.Abs(out)/section.Width)
	return section.Depth * math.Sqrt(1-share*share)
}

// strandOf returns a spindle between two points, with the radii ra and rb.
func strandOf(a geom.Vec, ra float64, b geom.Vec, rb float64) Strand {
	return Strand{Spindle, []geom.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

// pillOf returns a pill between two points, with the radii ra and rb.
func pillOf(a geom.Vec, ra float64, b geom.Vec, rb float64) Strand {
	return Strand{Pill, []geom.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

// flatOf returns a flat strand: the hull of balls of radius r at the points.
func flatOf(r float64, points ...geom.Vec) Strand {
	balls := make([]geom.Ball, len(points))
	for i, v := range points {
		balls[i] = geom.Ball{Centre: v, Radius: r}
	}
	return Strand{Flat, balls}
}

// A spot is a point on the skin of the trunk: s cm along the spine, and out cm from the middle.
type spot struct{ s, out float64 }

// onBack returns a flat strand on the skin of the back.
func (m BodySide) onBack(r float64, spots ...spot) Strand { return onSkin(r, m.back, spots) }

// onFront returns a flat strand on the skin of the front.
func (m BodySide) onFront(r float64, spots ...spot) Strand { return onSkin(r, m.front, spots) }

// onSkin returns a flat strand of radius r through spots, each of which place turns into a point.
func onSkin(r float64, place func(s, out float64) geom.Vec, spots []spot) Strand {
	points := make([]geom.Vec, len(spots))
	for i, spot := range spots {
		points[i] = place(spot.s, spot.out)
	}
	return flatOf(r, points...)
}
