package figure_test

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/muscle"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
)

// A source makes poses from bytes. At their end, it goes on with zeros.
type source struct{ data []byte }

func (s *source) next() byte {
	if len(s.data) == 0 {
		return 0
	}
	b := s.data[0]
	s.data = s.data[1:]
	return b
}

// number returns a number from -size to size.
func (s *source) number(size float64) float64 { return float64(int8(s.next())) / 128 * size }

func (s *source) has() bool { return s.next()%2 == 1 }

func (s *source) point(size float64) pose.Point {
	return pose.Point{s.number(size), s.number(size), s.number(size)}
}

func (s *source) pointer(size float64) *pose.Point {
	if !s.has() {
		return nil
	}
	p := s.point(size)
	return &p
}

func (s *source) way() *pose.Direction { return &pose.Direction{s.number(180), s.number(60)} }

func (s *source) arm() *pose.Arm {
	a := &pose.Arm{Elbow: s.pointer(1), Palm: s.pointer(1), Shrug: s.number(4), Grip: pick(s, "", "fist", "flat", "claw")}
	switch s.next() % 3 {
	case 0:
		a.Upper, a.Fore = s.way(), s.way()
	case 1:
		a.Wrist = s.pointer(100)
	default:
		a.To, a.Off = pick(s, "knee", "head", "shoulder.l", "elbow.r", "tail"), s.point(10)
	}
	return a
}

func (s *source) leg() *pose.Leg {
	if s.has() {
		return &pose.Leg{Ankle: s.pointer(90), Knee: s.pointer(1), Sole: s.pointer(1)}
	}
	return &pose.Leg{Thigh: s.way(), Shin: s.way(), Foot: s.way()}
}

func (s *source) prop() pose.Prop {
	pr := pose.Prop{
		Kind: pick(s, prop.Names()...), At: s.point(80), Turn: s.number(180), Front: s.has(), Quiet: s.has(),
		On: pick(s, "", "hand.l", "hand.r", "back", "nose"),
	}
	for range s.next() % 5 {
		pr.Size = append(pr.Size, math.Abs(s.number(120)))
	}
	for range s.next() % 4 {
		pr.Via = append(pr.Via, pose.Waypoint{Joint: pick(s, "", "hand.l", "hand.r", "foot.l", "tail"), At: s.point(90)})
	}
	return pr
}

func (s *source) view() pose.View {
	v := pose.View{Turn: s.number(180), Pitch: s.number(60), Mirror: s.has(), Shift: [2]float64{s.number(40), s.number(40)}}
	if s.has() {
		v.Focus = pick(s, "knee.l", "chest", "hand.r", "tail")
	}
	switch s.next() % 5 {
	case 0:
		v.Span = 30 + math.Abs(s.number(200))
	case 1:
		v.Scale = 0.3 + math.Abs(s.number(3))
	case 2:
		v.Bust = true
	}
	v.Box = [2]float64{40 + math.Abs(s.number(80)), 40 + math.Abs(s.number(80))} // small, as the work grows with the size
	return v
}

func (s *source) frame() pose.Frame {
	f := pose.Frame{
		Pelvis: &pose.Pelvis{At: s.point(90), Rest: s.has(), Pitch: s.number(100), Roll: s.number(90), Turn: s.number(90),
			Heading: s.number(180)},
		Lumbar: &pose.Bends{s.number(60), s.number(30), s.number(30)}, Thoracic: &pose.Bends{s.number(50), s.number(30), s.number(40)},
		Neck: &pose.Bends{s.number(60), s.number(40), s.number(80)},
		ArmL: s.arm(), ArmR: s.arm(), LegL: s.leg(), LegR: s.leg(),
	}
	for range s.next() % 3 {
		f.Glow = append(f.Glow, pick(s, muscle.Names()...)+pick(s, "", ".l", ".r"))
		f.Areas = f.Glow
	}
	if s.has() {
		f.Order = map[string]float64{pick(s, "arm.l", "hand.r", "fore.l", "leg.r", "nose"): s.number(40)}
		f.Tone = map[string]string{pick(s, "arm.l", "leg.r"): pick(s, "near", "far", "")}
	}
	for range s.next() % 4 {
		f.Props = append(f.Props, s.prop())
	}
	if s.has() {
		arrow := pose.Arrow{Both: s.has()}
		for range s.next() % 5 {
			arrow.Path = append(arrow.Path, s.point(120))
		}
		f.Arrows = []pose.Arrow{arrow}
	}
	if s.next()%8 == 7 {
		v := s.view()
		f.View = &v
	}
	return f
}

func (s *source) movement() *pose.Movement {
	m := &pose.Movement{Cast: pick(s, "", "a", "b"), Map: s.next()%8 == 7, View: s.view()}
	for range 1 + s.next()%2 {
		m.Frames = append(m.Frames, s.frame())
	}
	return m
}

func pick(s *source, from ...string) string { return from[int(s.next())%len(from)] }

// random returns random bytes for a seed.
func random(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	data := make([]byte, 400)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

var number = regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)`)

// The limits of numbers in a drawing and of the size of its markup. Real drawings are far below them.
const (
	maxNumber = 1e5
	maxMarkup = 1 << 20
)

// checkScene checks that a drawing has valid numbers and is not too large.
func checkScene(t *testing.T, s scene.Scene) {
	t.Helper()
	markup := s.Markup()
	if len(markup) > maxMarkup {
		t.Errorf("%d bytes of markup", len(markup))
	}
	for _, shape := range s.Shapes {
		data := shape.Path.Data()
		if rest := strings.Trim(number.ReplaceAllString(data, ""), "Mclz "); strings.Trim(rest, "Mclz ") != "" {
			t.Errorf("%s: %q is in the path", shape.Class, rest)
		}
		for _, text := range number.FindAllString(data, -1) {
			if v, err := strconv.ParseFloat(text, 64); err != nil || !(math.Abs(v) < maxNumber) {
				t.Errorf("%s: a number of the path is %s", shape.Class, text)
			}
		}
		for _, curve := range shape.Path {
			for _, c := range curve.Cubics {
				for _, p := range c {
					if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
						t.Fatalf("%s: a point is %v", shape.Class, p)
					}
				}
			}
		}
	}
}

// FuzzDraw looks for poses that make Draw panic, write NaN, or write without end. It draws coarsely, thousands of poses
// per minute.
func FuzzDraw(f *testing.F) {
	for seed := range uint64(30) {
		f.Add(random(seed))
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		m := (&source{data: data}).movement()
		m.Inherit()
		for i := range m.Frames {
			scene := figure.DrawCoarse(m, i)
			checkScene(t, scene)
		}
		figure.Hash((&source{data: data}).movement())
	})
}
