package figure

import (
	"fmt"
	"testing"

	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// A room has one floor, to beyond the left, the right and the lower edge, and a wall where something leans on one.
func TestRoomsReachBeyondThePicture(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		view   pose.View
		prop   pose.Prop
		floors int
		walls  []string // left and right edge of each, in hundreds of units
	}{
		{"no wall", pose.View{Turn: 14, Pitch: 9}, pose.Prop{Kind: "chair"}, 1, nil},
		{"behind us", pose.View{Turn: 90, Pitch: 9}, pose.Prop{Kind: "wall", At: pose.Point{-20, 0, 0}}, 2, []string{"-9 12"}},
		{"at the back, in a corner", pose.View{Turn: 30, Pitch: 9}, pose.Prop{Kind: "wall", At: pose.Point{-30, 0, 0}}, 2, []string{"-9 2"}},
		{"before us, edge-on", pose.View{Turn: 0, Pitch: 9}, pose.Prop{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}, 1, []string{"2 12"}},
		{"a door in a wall", pose.View{Turn: 60, Pitch: 9}, pose.Prop{Kind: "shut-door", At: pose.Point{-30, 0, 0}}, 2, []string{"-9 3"}},
		{"a doorway: beside it and over it", pose.View{Turn: 80, Pitch: 9}, pose.Prop{Kind: "door"}, 3, []string{"-9 1", "1 2", "2 8"}},
	} {
		m := &pose.Movement{View: tt.view, Frames: []pose.Frame{standing}}
		p := newPainter(m, 0, step)
		p.room(m, []pose.Prop{tt.prop})
		floors, walls := 0, []string(nil)
		for _, s := range p.scene.Shapes {
			left, right := edges(s)
			switch s.Class {
			case "fl":
				floors++
			case "wl":
				walls = append(walls, fmt.Sprintf("%.0f %.0f", left/100, right/100))
			}
		}
		if floors != tt.floors || fmt.Sprint(walls) != fmt.Sprint(tt.walls) {
			t.Errorf("%s: %d floors and skirtings, walls %v; want %d and %v", tt.name, floors, walls, tt.floors, tt.walls)
		}
	}
}

// edges returns the left and the right edge of a shape with straight edges.
func edges(s scene.Shape) (left, right float64) {
	left, right = s.Path[0].Start.X, s.Path[0].Start.X
	for _, c := range s.Path[0].Cubics {
		left, right = min(left, c[2].X), max(right, c[2].X)
	}
	return left, right
}
