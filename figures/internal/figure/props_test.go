package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

var standing = pose.Frame{Pelvis: &pose.Pelvis{Rest: true}}

// propPainter returns a painter of a standing person.
func propPainter() *painter {
	p := &painter{
		Mannequin: mannequin.Mannequin{
			View: silhouette.View{Camera: geom.NewCamera(30, 12, false), Canvas: outline.NewCanvas(320, 240, step)},
			Body: skeleton.Solve(standing),
		},
		scene: &scene.Scene{Width: 320, Height: 240},
	}
	p.Camera.Scale = 1.2
	p.Camera.Origin = geom.Point{X: 160, Y: 215}
	return p
}

// models returns every kind of prop.
func models() (list []*prop.Model) {
	for _, name := range prop.Names() {
		t, _ := prop.New(pose.Prop{Kind: name})
		list = append(list, t.Model)
	}
	return list
}

// sample returns a valid prop of a model.
func sample(k *prop.Model) pose.Prop {
	pr := pose.Prop{Kind: k.Name}
	if k.Layer == prop.Through {
		pr.At = pose.Point{0, 60, 0}
	}
	if k.Layer == prop.Carried && len(k.Carriers) > 0 {
		pr.On = k.Carriers[0]
	}
	if k.Spans {
		pr.Via = []pose.Waypoint{{Joint: "hand.l"}, {At: pose.Point{30, 120, 0}}, {Joint: "hand.r"}}
	}
	return pr
}

// drawn draws a prop and returns the shapes and the parts that it adds.
func drawn(p *painter, pr pose.Prop) (shapes []scene.Shape, carried []silhouette.Part) {
	parts := p.Parts()
	for _, q := range p.addCarried([]pose.Prop{pr}, parts) {
		if !slices.ContainsFunc(parts, func(o silhouette.Part) bool { return o.Name == q.Name }) {
			carried = append(carried, q)
		}
	}
	p.room(&pose.Movement{}, []pose.Prop{pr})
	for _, where := range []string{prop.Under, prop.Back, prop.Front} {
		p.drawProps([]pose.Prop{pr}, where, nil)
	}
	return p.scene.Shapes, carried
}

// bareRoom is the number of shapes of a room without a wall: its floor.
const bareRoom = 1

func TestEveryPropIsDrawn(t *testing.T) {
	for _, k := range models() {
		p := propPainter()
		pr := sample(k)
		shapes, carried := drawn(p, pr)
		for _, s := range shapes {
			if !slices.Contains(scene.Classes, s.Class) {
				t.Errorf("%s: class %q has no colour", k.Name, s.Class)
			}
		}
		for _, q := range carried {
			for _, l := range q.Layers {
				if len(l.Field.Path(4)) == 0 && !strings.HasSuffix(q.Name, "far") {
					t.Errorf("%s: a layer %s of %s is empty", k.Name, l.Class, q.Name)
				}
			}
		}
		if isCarried := k.Layer == prop.Carried; isCarried != (len(carried) > 0) || isCarried == (len(shapes) > bareRoom) {
			t.Errorf("%s: %d shapes and %d carried parts", k.Name, len(shapes), len(carried))
		}
		if len(p.faults) > 0 {
			t.Errorf("%s: %v", k.Name, p.faults)
		}
	}
}

// Every kind of prop has points that a picture must show, except a few.
func TestPropsHavePointsToShow(t *testing.T) {
	b := skeleton.Solve(standing)
	without := []string{"wall", "shut-door", "phone"} // these may be cropped, or are hidden by the hand
	for _, k := range models() {
		points := prop.Points(b, sample(k))
		if (len(points) == 0) != slices.Contains(without, k.Name) {
			t.Errorf("%s: %d points", k.Name, len(points))
		}
	}
	if points := prop.Points(b, pose.Prop{Kind: "piano"}); points != nil {
		t.Errorf("an unknown kind has points: %v", points)
	}
}

func TestMistakesInPropsAreFaults(t *testing.T) {
	hands := []pose.Waypoint{{Joint: "hand.l"}, {Joint: "hand.r"}}
	for _, c := range []struct {
		pr   pose.Prop
		want string // of the only fault; none if empty
	}{
		{pose.Prop{Kind: "piano"}, `there is no prop "piano"`},
		{pose.Prop{Kind: "chair", Size: []float64{45, 44, 42, 42, 1}}, "chair has 4 sizes [seat height, width, depth, back height], not 5"},
		{pose.Prop{Kind: "chair", Size: []float64{-45}}, "chair: seat height -45"},
		{pose.Prop{Kind: "chair", Size: []float64{0}}, "chair: seat height 0"},
		{pose.Prop{Kind: "chair", Size: []float64{45, 44, 42, 0}}, ""}, // without a back
		{pose.Prop{Kind: "cushion", Size: []float64{40, 10, 40, -8}}, ""},
		{pose.Prop{Kind: "backpack", Size: []float64{1}}, "backpack has 0 sizes"},
		{pose.Prop{Kind: "box", Size: []float64{30, 20, 40, 8}}, "box has 3 sizes"}, // only soft things are tilted
		{pose.Prop{Kind: "pillow", Size: []float64{30, 20, 40, 8}}, "pillow has 3 sizes"},
		{pose.Prop{Kind: "bottle"}, `bottle: on is ""`},
		{pose.Prop{Kind: "bottle", On: "head"}, `bottle: on is "head"`},
		{pose.Prop{Kind: "chair", On: "hand.l"}, "chair: nothing carries it"},
		{pose.Prop{Kind: "warm-pack", On: "hand.l"}, `warm-pack: on is "hand.l"`},
		{pose.Prop{Kind: "warm-pack", On: "back"}, ""},
		{pose.Prop{Kind: "band", Via: hands}, ""},
		{pose.Prop{Kind: "band", Via: hands[:1]}, "band: via needs two stops"},
		{pose.Prop{Kind: "band", Via: append(hands, pose.Waypoint{Joint: "tail"})}, `band: there is no joint "tail"`},
		{pose.Prop{Kind: "mat", Via: hands}, "mat runs via nothing"},
	} {
		p := propPainter()
		drawn(p, c.pr)
		switch {
		case c.want == "" && len(p.faults) > 0:
			t.Errorf("%+v: %v", c.pr, p.faults)
		case c.want != "" && (len(p.faults) != 1 || p.faults[0].Key != "props" || !strings.HasPrefix(p.faults[0].Text, c.want)):
			t.Errorf("%+v: want %q, got %v", c.pr, c.want, p.faults)
		}
	}
}

func TestPropNamesAreUnique(t *testing.T) {
	names := prop.Names()
	slices.Sort(names)
	if len(slices.Compact(names)) != len(models()) {
		t.Error("a name is used twice")
	}
}

// boundsOf returns the least and the greatest coordinates of boxes.
func boundsOf(boxes ...prop.Box) (low, high geom.Vec) {
	low, high = geom.Vec{X: math.Inf(1), Y: math.Inf(1), Z: math.Inf(1)}, geom.Vec{X: math.Inf(-1), Y: math.Inf(-1), Z: math.Inf(-1)}
	for _, b := range boxes {
		for _, v := range b.Corners() {
			low = geom.Vec{X: min(low.X, v.X), Y: min(low.Y, v.Y), Z: min(low.Z, v.Z)}
			high = geom.Vec{X: max(high.X, v.X), Y: max(high.Y, v.Y), Z: max(high.Z, v.Z)}
		}
	}
	return low, high
}

// touch reports whether two boxes meet, but for a centimetre.
func touch(a, b prop.Box) bool {
	const slack = 1
	lowA, highA := boundsOf(a)
	lowB, highB := boundsOf(b)
	return lowA.X < highB.X+slack && lowB.X < highA.X+slack && lowA.Y < highB.Y+slack && lowB.Y < highA.Y+slack &&
		lowA.Z < highB.Z+slack && lowB.Z < highA.Z+slack
}

// Furniture stands on the floor, its pieces hang together, and it reaches as far to the left as to the right.
func TestFurnitureIsSound(t *testing.T) {
	for _, k := range models() {
		if k.Boxes == nil {
			continue
		}
		thing, _ := prop.New(pose.Prop{Kind: k.Name})
		boxes := k.Boxes(thing.Sizes)
		low, high := boundsOf(boxes...)
		if low.Y < -3 || low.Y > 0.01 { // a pillow is larger than its sizes
			t.Errorf("%s: its lowest point is at %v", k.Name, low.Y)
		}
		if math.Abs(low.Z+high.Z) > 1e-9 {
			t.Errorf("%s: it reaches from %v to %v sideways", k.Name, low.Z, high.Z)
		}
		held := boxes[:1:1]
		rest := slices.Clone(boxes[1:])
		for n := -1; n != len(rest); {
			n = len(rest)
			rest = slices.DeleteFunc(rest, func(b prop.Box) bool {
				isHeld := slices.ContainsFunc(held, func(other prop.Box) bool { return touch(b, other) })
				if lowest, _ := boundsOf(b); isHeld || lowest.Y < 0.01 {
					held = append(held, b)
					return true
				}
				return false
			})
		}
		if len(rest) > 0 {
			t.Errorf("%s: %d pieces hang in the air: %+v", k.Name, len(rest), rest)
		}
	}
}

// Furniture has its height at its seat or top, and its width, whatever its other sizes.
func TestFurnitureHasItsSizes(t *testing.T) {
	for _, tt := range []struct {
		kind          string
		size          []float64
		height, width float64 // of its highest box that shows its top, and of all of it
		beyond        float64 // how much wider it is than its size
	}{
		{"chair", []float64{50, 40, 44, 0}, 50, 40, 0}, {"chair", []float64{50, 40, 44, 60}, 50, 40, 0}, {"stool", []float64{60, 30}, 60, 30, 0},
		{"bed", []float64{210, 140, 60}, 60, 140, 2}, {"desk", []float64{70, 90, 120}, 90, 120, 0},
		{"box", []float64{30, 20, 40}, 20, 40, 0},
	} {
		thing, _ := prop.New(pose.Prop{Kind: tt.kind, Size: tt.size})
		boxes := thing.Model.Boxes(thing.Sizes)
		low, high := boundsOf(boxes...)
		_, top := boundsOf(slices.DeleteFunc(slices.Clone(boxes), func(b prop.Box) bool { return !b.Top })...)
		if math.Abs(top.Y-tt.height) > 1e-9 || math.Abs(high.Z-low.Z-tt.width-tt.beyond) > 1e-9 {
			t.Errorf("%s %v: its top is at %v, and it is %v wide", tt.kind, tt.size, top.Y, high.Z-low.Z)
		}
	}
}

// A ball that is larger than one for massage has a highlight, inside and above its middle.
func TestLargeBallsHaveAHighlight(t *testing.T) {
	p := propPainter()
	for radius, want := range map[float64]int{4: 1, 30: 2} {
		thing, _ := prop.New(pose.Prop{Kind: "ball", Size: []float64{radius}})
		layers := p.pieces(thing, prop.Back)
		if len(layers) != want {
			t.Fatalf("a ball of %v cm has %d layers", radius, len(layers))
		}
		if middle := p.Camera.Project(thing.Point(0, radius, 0)); want == 2 {
			above, below := middle.Add(geom.Point{X: -5, Y: -10}), middle.Add(geom.Point{X: 5, Y: 20})
			if light := layers[1].Field; light.At(above) > 0 || light.At(below) < 0 || layers[0].Field.At(below) > 0 {
				t.Error("the highlight of a ball is not above its middle")
			}
		}
	}
}

// On the way between two frames, a prop moves and turns evenly. If it is another one, that of the nearer frame shows.
func TestPropsMoveBetweenFrames(t *testing.T) {
	from := []pose.Prop{{Kind: "ball", At: pose.Point{0, 10, -20}, Turn: 10}}
	to := []pose.Prop{{Kind: "ball", At: pose.Point{8, 30, 20}, Turn: 50}}
	if got := betweenProps(from, to, 0.25)[0]; got.At != (pose.Point{2, 15, -10}) || got.Turn != 20 {
		t.Errorf("a quarter of the way it is at %v, turned by %v", got.At, got.Turn)
	}
	if to[0].At != (pose.Point{8, 30, 20}) || from[0].Turn != 10 {
		t.Errorf("the props of the frames have changed: %v, %v", from, to)
	}
	for name, change := range map[string]func(*pose.Prop){
		"kind": func(p *pose.Prop) { p.Kind = "roller" }, "carrier": func(p *pose.Prop) { p.On = "back" },
		"layer": func(p *pose.Prop) { p.Front = true }, "size": func(p *pose.Prop) { p.Size = []float64{5} },
		"stops": func(p *pose.Prop) { p.Via = []pose.Waypoint{{Joint: "hand.l"}} },
	} {
		other := slices.Clone(to)
		change(&other[0])
		for at, want := range map[float64]pose.Point{0.4: from[0].At, 0.6: to[0].At} {
			if got := betweenProps(from, other, at)[0].At; got != want {
				t.Errorf("with another %s, at %v it is at %v, want %v", name, at, got, want)
			}
		}
	}
}
