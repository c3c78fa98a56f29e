package skeleton

import (
	"testing"

	"unknot/figures/internal/pose"
)

func TestHandsAreSymmetric(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	for _, name := range GripNames() {
		hands := [2][]Digit{handWith(b, pose.Left, name), handWith(b, pose.Right, name)}
		for i, digit := range hands[0] {
			for j, ball := range digit.Balls {
				if mirrored(ball.Centre).Sub(hands[1][i].Balls[j].Centre).Len() > near {
					t.Errorf("%s: ball %d of piece %d is not alike in both hands", name, j, i)
				}
			}
		}
	}
}

// The palm grows from nothing. Every other piece of a hand grows from one that comes before it in the list.
func TestDigitsGrowFromDigitsBeforeThem(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	for _, name := range GripNames() {
		for i, digit := range handWith(b, pose.Left, name) {
			isPalm, hasBase := digit.Index == 0, digit.Base >= 0
			if isPalm && hasBase {
				t.Errorf("%s: the palm grows from piece %d", name, digit.Base)
			}
			if !isPalm && (!hasBase || digit.Base >= i) {
				t.Errorf("%s: piece %d grows from piece %d", name, i, digit.Base)
			}
		}
	}
}

// handWith returns the hand on side i of a body with another grip.
func handWith(b *Body, i int, grip string) []Digit {
	a := b.Arm[i]
	a.gripName = grip
	a.Grip, _ = gripNamed(grip)
	return a.Hand(pose.Side[i])
}

// A pose may name a grip. If it names none, or one that does not exist, the grip follows from what the hand touches.
func TestGripSuitsWhatIsTouched(t *testing.T) {
	t.Parallel()
	tests := []struct {
		arm  pose.Arm
		want string
	}{
		{pose.Arm{To: "knee", Grip: "fist"}, "fist"},
		{pose.Arm{To: "knee"}, "cup"},
		{pose.Arm{To: "thigh.l"}, "cup"},
		{pose.Arm{To: "shoulder.r"}, "lay"},
		{pose.Arm{To: "head"}, "lay"},
		{pose.Arm{Wrist: &pose.Point{10, 5, 20}, Palm: &pose.Point{0, -1, 0}}, "flat"},
		{pose.Arm{Wrist: &pose.Point{10, 5, 20}, Palm: &pose.Point{0, 1, 0}}, usualGrip},
		{pose.Arm{Grip: "claw"}, usualGrip},
		{pose.Arm{}, usualGrip},
	}
	for _, tt := range tests {
		f := pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{}}, Arms: &tt.arm}
		if got := Solve(f).Arm[pose.Right].gripName; got != tt.want {
			t.Errorf("the grip of %+v is %s, want %s", tt.arm, got, tt.want)
		}
	}
}
