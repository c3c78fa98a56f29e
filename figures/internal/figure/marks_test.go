package figure

import (
	"slices"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
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

// There is a gap around an arrow where it crosses the body.
func TestArrowsHaveAHalo(t *testing.T) {
	t.Parallel()
	p := propPainter()
	p.Frame = pose.Frame{Arrows: []pose.Arrow{{Path: []pose.Point{{10, 100, 15}, {10, 130, 15}}}}}
	parts := p.Parts()
	trunk, _ := silhouette.Find(parts, mannequin.Trunk)
	at := p.Camera.Project(geom.Vec{X: 10, Y: 110, Z: 15})
	if arrows := p.arrows(parts); len(arrows) != 2 || arrows[0].Class != "ar" || arrows[1].Class != "ah" {
		t.Fatalf("%v", arrows)
	}
	for _, beside := range []float64{0, halfLine + halo/2} {
		q := at.Add(geom.Point{X: beside})
		if trunk.Full.At(q) > -2 {
			t.Fatalf("the arrow does not cross the trunk at %v", q)
		}
		if trunk.Layers[1].Field.At(q) < 0 {
			t.Errorf("the shirt is seen %v units from the arrow", beside)
		}
	}
}

// A highlight tells by its shape what the muscle does: it is solid if the muscle works, hatched if it stretches.
func TestWorkingMuscleIsSolid(t *testing.T) {
	t.Parallel()
	for role, want := range map[pose.MuscleRole][]string{pose.Works: {"gl", "gl2"}, pose.Stretches: {"gl", "glh"}, pose.Unmarked: nil} {
		m := &pose.Movement{Role: role, View: pose.View{Turn: 90, Pitch: 4},
			Frames: []pose.Frame{{Pelvis: &pose.Pelvis{Rest: true}, Glow: []string{"quadriceps"}}}}
		s, faults := Draw(m, 0)
		var got []string
		for _, shape := range s.Shapes {
			if slices.Contains([]string{"gl", "gl2", "glh"}, shape.Class) {
				got = append(got, shape.Class)
			}
		}
		if !slices.Equal(got, want) || len(faults) > 0 {
			t.Errorf("role %v: %v, want %v; faults %v", role, got, want, faults)
		}
	}
}

// Every view of a head shows a face or hair, never a blank oval of skin.
func TestHeadsShowFaceOrHair(t *testing.T) {
	t.Parallel()
	for _, cast := range append([]string{""}, pose.Casts...) {
		for _, tt := range []struct {
			name        string
			turn, scale float64
			skin        bool
			least, most int // features
		}{
			{"from the front", 90, 1.3, true, 5, 5},
			{"from the side", 14, 1.3, true, 2, 3},
			{"from the front, small", 90, 0.8, true, 0, 0},
			{"from behind", -90, 1.3, false, 0, 0},
			{"obliquely from behind", -66, 1.3, false, 0, 0},
		} {
			p := propPainter()
			p.Cast, p.Camera = cast, geom.NewCamera(tt.turn, 6, false)
			p.Camera.Scale, p.Camera.Origin = tt.scale, geom.Point{X: 160, Y: 230}
			head, _ := silhouette.Find(p.Parts(), "head")
			classes := map[string]bool{}
			hair := p.Canvas.Empty()
			for _, l := range head.Layers {
				classes[l.Class] = true
				if l.Class == "hr" {
					hair.Union(l.Field)
				}
			}
			if classes["sk"] != tt.skin || len(head.Lines) < tt.least || len(head.Lines) > tt.most {
				t.Errorf("cast %q %s: classes %v, %d features", cast, tt.name, classes, len(head.Lines))
			}
			if nape := p.Camera.Project(p.Body.Head.At(-8, -4, 0)); !tt.skin && hair.At(nape) > 0 {
				t.Errorf("cast %q %s: the nape is bare", cast, tt.name)
			}
		}
	}
}
