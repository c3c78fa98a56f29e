package figure_test

import "unknot/figures/internal/pose"

func point(forward, up, out float64) *pose.Point { return &pose.Point{forward, up, out} }
func way(a, out float64) *pose.Direction         { return &pose.Direction{a, out} }
func bends(flex, side, twist float64) *pose.Bends {
	return &pose.Bends{flex, side, twist}
}

// families holds a small movement for each way of drawing figures. `make test` compares the drawings of the site byte
// for byte.
var families = []struct {
	name string
	pose pose.Movement
}{
	{"standing", pose.Movement{View: pose.View{Turn: 34, Pitch: 9}, Frames: []pose.Frame{
		{Pelvis: &pose.Pelvis{Rest: true}},
		{
			Pelvis: &pose.Pelvis{Rest: true}, Lumbar: bends(0, 14, 0), Thoracic: bends(0, 18, 0), Neck: bends(0, 8, 0),
			ArmL: &pose.Arm{Upper: way(172, -8), Fore: way(168, -34)}, Glow: []string{"obliques.r"},
			Arrows: []pose.Arrow{{Path: []pose.Point{{0, 190, -24}, {0, 196, 0}, {0, 188, 24}}}},
		},
	}}},
	{"chair", pose.Movement{Cast: "b", View: pose.View{Turn: 22, Pitch: 8}, Props: []pose.Prop{{Kind: "chair", At: pose.Point{-2, 0, 0}}},
		Frames: []pose.Frame{{
			Pelvis: &pose.Pelvis{At: pose.Point{-6, 55, 0}}, Thoracic: bends(0, 0, 24), Neck: bends(0, 0, 20),
			Arms: &pose.Arm{To: "thigh", Off: pose.Point{4, 9, 2}, Hand: way(78, -6), Palm: point(0, -1, 0)},
			Legs: &pose.Leg{Ankle: point(32, 7, 11), Foot: way(90, 6)},
		}}}},
	{"all-fours", pose.Movement{View: pose.View{Turn: 18, Pitch: 12}, Props: []pose.Prop{{Kind: "mat"}}, Frames: []pose.Frame{{
		Pelvis: &pose.Pelvis{At: pose.Point{-26, 49, 0}, Pitch: 88}, Lumbar: bends(14, 0, 0), Thoracic: bends(20, 0, 0),
		Neck: bends(20, 0, 0),
		Arms: &pose.Arm{Wrist: point(22, 3, 16), Hand: way(90, 0), Palm: point(0, -1, 0), Elbow: point(-1, 0, 0.4)},
		Legs: &pose.Leg{Thigh: way(0, 3), Shin: way(-90, 0), Foot: way(-92, 0)}, Glow: []string{"mid-lower-trapezius"},
	}}}},
	{"lying", pose.Movement{Cast: "a", View: pose.View{Turn: 20, Pitch: 30},
		Props: []pose.Prop{{Kind: "bed", At: pose.Point{6, 0, 0}}, {Kind: "pillow", At: pose.Point{-74, 46, 0}}}, Frames: []pose.Frame{{
			Pelvis: &pose.Pelvis{At: pose.Point{0, 57, 0}, Pitch: -90}, Neck: bends(10, 0, 0),
			Arms: &pose.Arm{Upper: way(70, 20), Fore: way(88, -40), Palm: point(0, -1, 0)}, Legs: &pose.Leg{Ankle: point(46, 53, 10)},
		}}}},
	{"bust", pose.Movement{Cast: "b", View: pose.View{Turn: 84, Pitch: 5, Bust: true, Scale: 2.9}, Frames: []pose.Frame{{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 90, 0}}, Neck: bends(0, 0, 58), Arms: &pose.Arm{Upper: way(0, 8), Fore: way(6, 2)},
		Glow: []string{"neck-flexors"},
	}}}},
	{"wall", pose.Movement{View: pose.View{Turn: -24, Pitch: 8, Focus: "chest", Span: 130},
		Props: []pose.Prop{{Kind: "wall", At: pose.Point{80, 0, 0}, Size: []float64{184, 110}, Turn: 180}}, Frames: []pose.Frame{{
			Pelvis: &pose.Pelvis{At: pose.Point{30, 0, 0}, Rest: true, Pitch: 12}, Neck: bends(2, 0, 0),
			Arms: &pose.Arm{Wrist: point(75, 128, 18), Hand: way(172, 0), Palm: point(1, 0, 0), Elbow: point(0, -1, 0.4), Grip: "flat"},
			Legs: &pose.Leg{Thigh: way(-12, 3), Shin: way(-12, 2), Foot: way(90, 3)},
		}}}},
	{"held", pose.Movement{View: pose.View{Turn: 48, Pitch: 8}, Props: []pose.Prop{
		{Kind: "backpack"}, {Kind: "bottle", On: "hand.l"},
		{Kind: "towel", Via: []pose.Waypoint{{Joint: "hand.l"}, {At: pose.Point{20, 110, 0}}, {Joint: "hand.r"}}},
	}, Frames: []pose.Frame{{
		Pelvis: &pose.Pelvis{Rest: true}, ArmL: &pose.Arm{Upper: way(20, 10), Fore: way(90, 0), Grip: "hold"},
		ArmR: &pose.Arm{Upper: way(0, 12), Grip: "fist"},
	}}}},
	{"map", pose.Movement{Map: true, View: pose.View{Turn: -90, Pitch: 2, Box: [2]float64{150, 320}, Scale: 1.72}, Frames: []pose.Frame{{
		Pelvis: &pose.Pelvis{Rest: true}, Arms: &pose.Arm{Upper: way(2, 15), Fore: way(8, 11), Palm: point(0.7, 0, -0.7), Grip: "lay"},
		Legs:  &pose.Leg{Thigh: way(0, 4), Shin: way(0, 3), Foot: way(90, 14)},
		Areas: []string{"upper-trapezius", "latissimus", "glute-max", "hamstrings", "calves"}, Glow: []string{"glute-max.l"},
	}}}},
}
