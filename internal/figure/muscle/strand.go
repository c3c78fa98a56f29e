package muscle

import (
	"math"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
)

// skinDepth returns the distance of the skin from the middle of a section, out cm to the side.
func skinDepth(section skeleton.CrossSection, out float64) float64 {
	q := min(1, math.Abs(out)/section.Width)
	return section.Depth * math.Sqrt(1-q*q)
}

// strandOf returns a spindle between two points.
func strandOf(a geom.Vec, ra float64, b geom.Vec, rb float64) Strand {
	return Strand{Spindle, []geom.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

func pillOf(a geom.Vec, ra float64, b geom.Vec, rb float64) Strand {
	return Strand{Pill, []geom.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

// flatOf returns a flat strand of constant thickness through points.
func flatOf(r float64, points ...geom.Vec) Strand {
	balls := make([]geom.Ball, len(points))
	for i, v := range points {
		balls[i] = geom.Ball{Centre: v, Radius: r}
	}
	return Strand{Flat, balls}
}

// A spot is a point on the skin of the trunk: cm along the spine, and cm out from the middle.
type spot [2]float64

// onBack returns a flat strand on the skin of the back.
func (m BodySide) onBack(r float64, spots ...spot) Strand {
	points := make([]geom.Vec, len(spots))
	for i, at := range spots {
		points[i] = m.back(at[0], at[1])
	}
	return flatOf(r, points...)
}

// onFront returns a flat strand on the skin of the front.
func (m BodySide) onFront(r float64, spots ...spot) Strand {
	points := make([]geom.Vec, len(spots))
	for i, at := range spots {
		points[i] = m.front(at[0], at[1])
	}
	return flatOf(r, points...)
}
