package figure

import (
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/silhouette"
)

func TestSliversOfFarLimbsAreDropped(t *testing.T) {
	t.Parallel()
	p := propPainter()
	for _, tt := range []struct {
		name    string
		hidden  float64 // by a near limb, from the left up to here
		visible bool
	}{
		{"a strip of 3 units", 47, false},
		{"a strip of 14 units", 36, true},
	} {
		limb := silhouette.Part{Far: true, Full: strip(p, 30, 50), Layers: []silhouette.Layer{{Class: "trf", Field: strip(p, 30, 50)}}}
		limb.Layers[0].Field.Cut(strip(p, 10, tt.hidden), 0)
		dropSlivers(limb)
		if visible := len(limb.Layers[0].Field.Path(p.minArea(limb, "trf"))) > 0; visible != tt.visible {
			t.Errorf("%s: visible %v", tt.name, visible)
		}
	}
}

func TestLimbsThatAreThinThemselvesAreKept(t *testing.T) {
	t.Parallel()
	block := func() *outline.Field { return strip(propPainter(), 47, 50) }
	finger := silhouette.Part{Full: block(), Layers: []silhouette.Layer{{Class: "skf", Field: block()}}}
	dropSlivers(finger)
	if len(finger.Layers[0].Field.Path(0)) == 0 {
		t.Error("a limb that is thin itself, such as a finger, is dropped")
	}
}

// strip returns an upright rectangle in the picture.
func strip(p *painter, left, right float64) *outline.Field {
	return p.Canvas.Sample(outline.ConvexHull(geom.Point{X: left, Y: 20}, geom.Point{X: right, Y: 20}, geom.Point{X: right, Y: 80},
		geom.Point{X: left, Y: 80}))
}
