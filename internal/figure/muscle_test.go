package figure

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/figure/body"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

func vocabularyOfMuscles(t *testing.T) (ids []string) {
	t.Helper()
	text, err := os.ReadFile("../../content/vocabularies/muscles.yaml")
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

func TestMusclesAreThoseOfTheVocabulary(t *testing.T) {
	want := vocabularyOfMuscles(t)
	if got := MuscleNames(); !slices.Equal(got, want) {
		t.Errorf("muscles are\n%v\nnot those of the vocabulary\n%v", got, want)
	}
}

func TestMusclesLieOnTheBody(t *testing.T) {
	standing := body.Solve(pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 89, 0}}})
	seated := body.Solve(pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 50, 0}},
		Legs:   &pose.Leg{Thigh: &pose.Direction{90, 4}, Shin: &pose.Direction{0, 0}},
	})
	for _, b := range []*body.Body{standing, seated} {
		for _, m := range muscles {
			for i := range 2 {
				checkStrands(t, m, muscleSite{b, i})
			}
		}
	}
}

func checkStrands(t *testing.T, m muscle, at muscleSite) {
	t.Helper()
	for _, drawn := range []drawing{m.area, m.glow} {
		if drawn.strands == nil {
			continue
		}
		strands := drawn.strands(at)
		if len(strands) == 0 || len(drawn.on) == 0 {
			t.Errorf("%s has no shape, or no part to lie on", m.sideName(at.i))
		}
		for _, s := range strands {
			if len(s.balls) < 2 || s.kind != sheet && len(s.balls) != 2 {
				t.Errorf("%s: a strand of %d balls", m.sideName(at.i), len(s.balls))
			}
			for _, b := range s.balls {
				size := b.Centre.Len()
				if !(b.Radius > 0 && b.Radius < 10 && size < 200) { // NaN fails too
					t.Errorf("%s: a ball of %g cm at %v", m.sideName(at.i), b.Radius, b.Centre)
				}
			}
		}
	}
	for _, way := range m.faces(at) {
		if l := way.Len(); math.Abs(l-1) > .05 {
			t.Errorf("%s faces %v, which is %g long", m.sideName(at.i), way, l)
		}
	}
}

// A bent knee must not turn the front of the thigh to the shank.
func TestThighKeepsItsFrontWhenSeated(t *testing.T) {
	b := body.Solve(pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 50, 0}},
		Legs:   &pose.Leg{Thigh: &pose.Direction{90, 0}, Shin: &pose.Direction{0, 0}},
	})
	for i := range 2 {
		site := muscleSite{b, i}
		if front := site.thighWay(1, 0); geom.Angle(front, geom.Vec{Y: 1}) > 5 {
			t.Errorf("the front of a seated thigh faces %v", front)
		}
		if out := site.thighWay(0, 1); geom.Angle(out, geom.Vec{Z: pose.Side[i]}) > 5 {
			t.Errorf("the outside of a seated thigh faces %v", out)
		}
	}
}

func TestPickMuscle(t *testing.T) {
	cases := []struct {
		name  string
		sides []int
		fault string
	}{
		{"quadriceps", []int{pose.Left, pose.Right}, ""},
		{"quadriceps.l", []int{pose.Left}, ""},
		{"quadriceps.r", []int{pose.Right}, ""},
		{"abdominals", []int{pose.Right}, ""},
		{"abdominals.l", nil, "abdominals.l has no left and right: write abdominals"},
		{"quad", nil, "there is no muscle quad"},
		{"", nil, "there is no muscle "},
	}
	for _, c := range cases {
		p := &painter{}
		_, sides := p.pickMuscle("glow", c.name)
		if !slices.Equal(sides, c.sides) {
			t.Errorf("%q: sides %v, not %v", c.name, sides, c.sides)
		}
		var text string
		if len(p.faults) > 0 {
			text = p.faults[0].Text
		}
		if text != c.fault {
			t.Errorf("%q: fault %q, not %q", c.name, text, c.fault)
		}
	}
}

func TestMusclesThatFaceAway(t *testing.T) {
	b := body.Solve(pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 89, 0}}})
	cases := []struct {
		turn  float64
		name  string
		sides []int
	}{
		{90, "glute-max", nil},
		{-90, "glute-max", []int{pose.Left, pose.Right}},
		{14, "glute-max", []int{pose.Right}},
		{-90, "abdominals", nil},
		{14, "abdominals", []int{pose.Right}},
		{90, "calves", nil},
		{14, "hamstrings", []int{pose.Left, pose.Right}}, // the far one shows its inside
	}
	for _, c := range cases {
		p := &painter{camera: geom.NewCamera(c.turn, 8, false), body: b}
		m, sides := p.pickMuscle("glow", c.name)
		if seen := p.facing(m, sides); !slices.Equal(seen, c.sides) {
			t.Errorf("turn %g: of %s we see %v, not %v", c.turn, c.name, seen, c.sides)
		}
	}
}
