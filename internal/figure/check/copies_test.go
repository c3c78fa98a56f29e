package check

import (
	"slices"
	"testing"

	"unknot/internal/pose"
)

func TestMovementsThatShowTheSameAreCopies(t *testing.T) {
	t.Parallel()
	chair := []pose.Prop{{Kind: "chair"}}
	turned := func(twist float64) []pose.Frame {
		f := sitting()
		f.Neck = &pose.Bends{0, 0, twist}
		return []pose.Frame{sitting(), f}
	}
	otherArm := turned(40)
	otherArm[1].Arms = &pose.Arm{Upper: &pose.Direction{40, 8}, Fore: &pose.Direction{50, 4}}
	original := &pose.Movement{ID: "original", Props: chair, Frames: turned(40)}
	for _, test := range []struct {
		name  string
		other *pose.Movement
		copy  bool
	}{
		{"the same", &pose.Movement{Props: chair, Frames: turned(40)}, true},
		{"other words and another camera", &pose.Movement{Cast: "b", View: pose.View{Turn: 30}, Props: chair, Frames: turned(40)}, true},
		{"an angle changed a little", &pose.Movement{Props: chair, Frames: turned(44)}, true},
		{"another arm", &pose.Movement{Props: chair, Frames: otherArm}, false},
		{"one frame less", &pose.Movement{Props: chair, Frames: turned(40)[:1]}, false},
		{"without the chair", &pose.Movement{Frames: turned(40)}, false},
		{"the chair elsewhere", &pose.Movement{Props: []pose.Prop{{Kind: "chair", At: pose.Point{-10, 0, 0}}}, Frames: turned(40)}, false},
		{"a body map", &pose.Movement{Map: true, Props: chair, Frames: turned(40)}, false},
	} {
		var want [][2]*pose.Movement
		if test.copy {
			want = [][2]*pose.Movement{{original, test.other}}
		}
		if got := Copies([]*pose.Movement{original, test.other}); !slices.Equal(got, want) {
			t.Errorf("%s: %d copies, want %d", test.name, len(got), len(want))
		}
	}
}
