package figure

import (
	"slices"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

func TestMuscleNamesChooseSides(t *testing.T) {
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

// Which sides of a muscle are seen depends on the turn: 90 is from the front, -90 from behind, 14 nearly from the side.
func TestOnlySidesThatFaceTheCameraAreSeen(t *testing.T) {
	b := skeleton.Solve(pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 89, 0}}})
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
		{14, "hamstrings", []int{pose.Left, pose.Right}}, // the inside of the far one is visible
	}
	for _, c := range cases {
		p := &painter{Mannequin: mannequin.Mannequin{View: silhouette.View{Camera: geom.NewCamera(c.turn, 8, false)}, Body: b}}
		m, sides := p.pickMuscle("glow", c.name)
		if seen := p.facing(m, sides); !slices.Equal(seen, c.sides) {
			t.Errorf("turn %g: the visible sides of %s are %v, not %v", c.turn, c.name, seen, c.sides)
		}
	}
}
