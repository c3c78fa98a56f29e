package check

import (
	"fmt"
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
	original := &pose.Movement{ID: "original", Props: chair, Frames: turned(40)}
	for _, test := range []struct {
		name  string
		other *pose.Movement
		copy  bool
	}{
		{"the same", &pose.Movement{Props: chair, Frames: turned(40)}, true},
		{"other words and another camera", &pose.Movement{Cast: "b", View: pose.View{Turn: 30}, Props: chair, Frames: turned(40)}, true},
		{"an angle changed a little", &pose.Movement{Props: chair, Frames: turned(44)}, true},
		{"another arm", &pose.Movement{Props: chair, Frames: func() []pose.Frame {
			frames := turned(40)
			frames[1].Arms = &pose.Arm{Upper: &pose.Direction{40, 8}, Fore: &pose.Direction{50, 4}}
			return frames
		}()}, false},
		{"one frame less", &pose.Movement{Props: chair, Frames: turned(40)[:1]}, false},
		{"without the chair", &pose.Movement{Frames: turned(40)}, false},
		{"the chair elsewhere", &pose.Movement{Props: []pose.Prop{{Kind: "chair", At: pose.Point{-10, 0, 0}}}, Frames: turned(40)}, false},
		{"a body map", &pose.Movement{Map: true, Props: chair, Frames: turned(40)}, false},
	} {
		got := Copies([]*pose.Movement{original, test.other})
		want := "[]"
		if test.copy {
			want = fmt.Sprint([][2]*pose.Movement{{original, test.other}})
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %d copies", test.name, len(got))
		}
	}
}
