package muscle

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// vocabularyOfMuscles returns the IDs of muscles in the content.
func vocabularyOfMuscles(t *testing.T) (ids []string) {
	t.Helper()
	text, err := os.ReadFile("../../../content/vocabularies/muscles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), "- id: "); ok {
			ids = append(ids, strings.TrimSpace(id))
		}
	}
	return ids
}

func TestVocabularyHasTheSameMuscles(t *testing.T) {
	want := vocabularyOfMuscles(t)
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("muscles are\n%v\nnot those of the vocabulary\n%v", got, want)
	}
}

func TestMusclesLieOnTheBody(t *testing.T) {
	standing := skeleton.Solve(pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 89, 0}}})
	seated := skeleton.Solve(pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 50, 0}},
		Legs:   &pose.Leg{Thigh: &pose.Direction{90, 4}, Shin: &pose.Direction{0, 0}},
	})
	for _, b := range []*skeleton.Body{standing, seated} {
		for _, m := range muscles {
			for i := range 2 {
				checkStrands(t, m, BodySide{b, i})
			}
		}
	}
}

// checkStrands checks the shapes of a muscle on one side of a body.
func checkStrands(t *testing.T, m Muscle, at BodySide) {
	t.Helper()
	for _, drawn := range []Drawing{m.Area, m.Glow} {
		if drawn.Strands == nil {
			continue
		}
		strands := drawn.Strands(at)
		if len(strands) == 0 || len(drawn.On) == 0 {
			t.Errorf("%s has no shape, or no part to lie on", m.SideName(at.Side))
		}
		for _, s := range strands {
			if len(s.Balls) < 2 || s.Kind != Flat && len(s.Balls) != 2 {
				t.Errorf("%s: a strand of %d balls", m.SideName(at.Side), len(s.Balls))
			}
			for _, b := range s.Balls {
				size := b.Centre.Len()
				if !(b.Radius > 0 && b.Radius < 10 && size < 200) { // NaN fails too
					t.Errorf("%s: a ball of %g cm at %v", m.SideName(at.Side), b.Radius, b.Centre)
				}
			}
		}
	}
	for _, way := range m.Faces(at) {
		if l := way.Len(); math.Abs(l-1) > .05 {
			t.Errorf("%s faces %v, which is %g long", m.SideName(at.Side), way, l)
		}
	}
}

// The front of a seated thigh faces up (Y), away from the shank that hangs down, and its outside to the side of the
// limb (Z).
func TestSeatedThighFacesUp(t *testing.T) {
	b := skeleton.Solve(pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 50, 0}},
		Legs:   &pose.Leg{Thigh: &pose.Direction{90, 0}, Shin: &pose.Direction{0, 0}},
	})
	for i := range 2 {
		side := BodySide{b, i}
		if front := side.acrossThigh(1, 0); geom.Angle(front, geom.Vec{Y: 1}) > 5 {
			t.Errorf("the front of a seated thigh faces %v", front)
		}
		if out := side.acrossThigh(0, 1); geom.Angle(out, geom.Vec{Z: pose.Side[i]}) > 5 {
			t.Errorf("the outside of a seated thigh faces %v", out)
		}
	}
}
