package figure_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/figure"
	"unknot/internal/figure/muscle"
	"unknot/internal/figure/prop"
	"unknot/internal/figure/scene"
	"unknot/internal/pose"
)

var update = flag.Bool("update", false, "write the drawings into testdata")

func point(forward, up, out float64) *pose.Point { return &pose.Point{forward, up, out} }
func way(a, out float64) *pose.Direction         { return &pose.Direction{a, out} }
func bends(flex, side, twist float64) *pose.Bends {
	return &pose.Bends{flex, side, twist}
}

// families has one small movement for each way of drawing figures. The last frame is drawn.
var families = []struct {
	name string
	pose pose.Movement
}{
	{"standing", pose.Movement{View: pose.View{Turn: 34, Pitch: 9}, Frames: []pose.Frame{
		{Pelvis: &pose.Pelvis{Rest: true}},
		{
			Pelvis: &pose.Pelvis{Rest: true}, Lumbar: bends(0, 14, 0), Thoracic: bends(0, 18, 0), Neck: bends(0, 8, 0), Ghost: true,
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
		{Kind: "backpack"}, {Kind: "bag", On: "hand.r"}, {Kind: "bottle", On: "hand.l"},
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

func drawn(t *testing.T, m *pose.Movement, i int) scene.Scene {
	t.Helper()
	scene, faults := figure.Draw(m, i)
	if len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	return scene
}

// golden returns a scene as an SVG file with one shape per line. Its colours are arbitrary.
func golden(s scene.Scene) string {
	const style = `<style>svg{--fig-sk:#c98d69;--fig-skn:#b37a59;--fig-skf:#dbb9a0;--fig-hr:#33261f;--fig-sh:#0f5c5c;--fig-shf:#6a9591;--fig-tr:#2e3f47;` +
		`--fig-trf:#7c8383;--fig-mt:#dcc9a3;--fig-mt2:#c4ac80;--fig-wl:#e6d9c2;--fig-pr1:#dcc9a3;--fig-pr2:#c4ac80;--fig-pr3:#a89168;--fig-bm:#e4d8c2;--fig-mu:#c8b48e;` +
		`--fig-sd:#1f2a2e;--fig-gl:#e2674a;--fig-gl2:#e2674a;--fig-on:#c8553d;--fig-ar:#c8553d;--fig-ln:#9d694c;--fig-lnf:#9d694c}</style>`
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %v %v">`, s.Width, s.Height)
	return head + style + "\n" + strings.ReplaceAll(s.Markup(), "/>", "/>\n") + "</svg>\n"
}

// exact reports whether drawings equal the goldens byte for byte: on other processors than amd64, Go may fuse
// operations and round differently.
const exact = runtime.GOARCH == "amd64"

func TestGoldens(t *testing.T) {
	var all strings.Builder
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			f.pose.Inherit()
			got := golden(drawn(t, &f.pose, len(f.pose.Frames)-1))
			path := filepath.Join("testdata", f.name+".svg")
			if *update && exact {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := string(data)
			fmt.Fprintf(&all, "%s\n%s", f.name, want)
			switch paths := strings.Count(got, "<path"); {
			case exact && got != want:
				t.Errorf("%s is drawn differently: if that is intended, run go test ./internal/figure -update", path)
			case paths != strings.Count(want, "<path"):
				t.Errorf("%d paths, not %d as in %s", paths, strings.Count(want, "<path"), path)
			}
		})
	}
	all.WriteString(checkFilesGolden(t))
	checkVersion(t, all.String())
}

var (
	outlines  = regexp.MustCompile(` d="[^"]*"`)
	drawnFrom = regexp.MustCompile(`drawn from \S+`)
	colours   = regexp.MustCompile(`#[0-9a-f]{6}\b`)
)

// checkFilesGolden compares the files of a movement, without outlines, colours and hashes, with testdata/files.txtar,
// which -update rewrites. It returns the text that it compared.
func checkFilesGolden(t *testing.T) string {
	m := families[0].pose
	m.ID, m.Cast, m.Frames = "moving", "b", slices.Clone(m.Frames)
	m.Frames[0].Alt = `Upright, "as is" & <still>`
	m.Inherit()
	files := figure.DrawAll([]*pose.Movement{&m})[0].Files()
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := drawnFrom.ReplaceAllString(outlines.ReplaceAllString(string(files[name]), ""), "drawn from")
		text = colours.ReplaceAllString(text, "#colour")
		fmt.Fprintf(&b, "-- %s --\n%s", name, strings.ReplaceAll(text, "><", ">\n<"))
	}
	got, path := b.String(), filepath.Join("testdata", "files.txtar")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the files of a movement differ from %s; if that is intended, run go test ./internal/figure -update (-want +got):\n%s", path, diff)
	}
	return got
}

// Things that a picture cannot show are faults of their fields.
func TestDrawFaults(t *testing.T) {
	t.Parallel()
	standing := pose.Frame{Pelvis: &pose.Pelvis{Rest: true}}
	with := func(change func(*pose.Frame)) pose.Frame { f := standing; change(&f); return f }
	for _, tt := range []struct {
		name  string
		isMap bool
		frame pose.Frame
		fault string
	}{
		{"a muscle that faces away", false, with(func(f *pose.Frame) { f.Glow = []string{"glute-max"} }), "glow: glute-max faces away"},
		{"an area that faces away", true, with(func(f *pose.Frame) { f.Areas = []string{"calves"} }), "areas: calves faces away"},
		{"no muscle", false, with(func(f *pose.Frame) { f.Glow = []string{"spleen"} }), "glow: there is no muscle spleen"},
		{"an arrow of one point", false, with(func(f *pose.Frame) { f.Arrows = []pose.Arrow{{Path: []pose.Point{{0, 190, 0}}}} }), "arrows: "},
	} {
		m := &pose.Movement{Map: tt.isMap, View: pose.View{Turn: 90, Pitch: 4}, Frames: []pose.Frame{tt.frame}}
		_, faults := figure.Draw(m, 0)
		if len(faults) != 1 || !strings.HasPrefix(faults[0].Key+": "+faults[0].Text, tt.fault) {
			t.Errorf("%s: %v, want one that begins with %q", tt.name, faults, tt.fault)
		}
	}
}

// checkVersion tests that Version changes with the goldens, as only Version shows that files are outdated.
func checkVersion(t *testing.T, goldens string) {
	sum := sha256.Sum256([]byte(goldens))
	now := fmt.Sprintf("%d %s\n", figure.Version, hex.EncodeToString(sum[:]))
	path := filepath.Join("testdata", "version.txt")
	data, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	before := string(data)
	version, _, _ := strings.Cut(before, " ")
	same := version == strconv.Itoa(figure.Version)
	switch {
	case before == now:
	case same:
		t.Errorf("the drawings in testdata changed, Version did not: raise Version in drawing.go, then run go test ./internal/figure -update and make figures")
	case *update:
		if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
			t.Error(err)
		}
	default:
		t.Errorf("Version is %d, but %s is of %s: run go test ./internal/figure -update and make figures", figure.Version, path, version)
	}
}

func TestDrawAll(t *testing.T) {
	t.Parallel()
	var movements []*pose.Movement
	for _, f := range families {
		m := f.pose
		m.ID = f.name
		movements = append(movements, &m)
	}
	drawings := figure.DrawAll(movements)
	if len(drawings) != len(families) {
		t.Fatalf("%d drawings of %d movements", len(drawings), len(families))
	}
	for i, drawing := range drawings {
		m := movements[i]
		if drawing.ID != m.ID || len(drawing.Scenes) != len(m.Frames) || len(drawing.Faults) != len(m.Frames) {
			t.Fatalf("drawing %d is %s with %d scenes", i, drawing.ID, len(drawing.Scenes))
		}
		for _, faults := range drawing.Faults {
			for _, f := range faults {
				t.Errorf("%s: %s: %s", drawing.ID, f.Key, f.Text)
			}
		}
		checkFiles(t, drawing)
		checkBox(t, drawing)
	}
}

// unsafe matches markup that no file may contain, as browsers would execute or fetch it.
var unsafe = regexp.MustCompile(`(?i)<script|\son\w+\s*=|javascript:|@import|<(image|foreignObject|iframe)|url\(|href="[^#]|href=[^"]|//`)

func checkFiles(t *testing.T, drawing figure.Drawing) {
	files := drawing.Files()
	for _, name := range []string{drawing.ID + ".svg", drawing.ID + "-a.svg"} {
		if files[name] == nil {
			t.Errorf("there is no file %s", name)
		}
	}
	for name, data := range files {
		if got := figure.HashOf(data); got == "" || got != drawing.Hash {
			t.Errorf("%s has the hash %q, not %q", name, got, drawing.Hash)
		}
		if bad := unsafe.FindString(strings.ReplaceAll(string(data), `xmlns="http://www.w3.org/2000/svg"`, "")); bad != "" {
			t.Errorf("%s contains %q", name, bad)
		}
	}
	if n := strings.Count(string(files[drawing.ID+".svg"]), "<symbol "); n != len(drawing.Scenes) {
		t.Errorf("%s: %d symbols for %d frames", drawing.ID, n, len(drawing.Scenes))
	}
	checkPainted(t, drawing.ID+".svg", files[drawing.ID+".svg"])
}

// checkPainted reports the paths of a file that would be black when a page shows them by use: those without a fill
// attribute of their own or their group.
func checkPainted(t *testing.T, name string, file []byte) {
	type element struct {
		Name  xml.Name
		Attrs []xml.Attr `xml:",any,attr"`
		In    []element  `xml:",any"`
	}
	var root element
	if err := xml.Unmarshal(file, &root); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var check func(e element, painted bool)
	check = func(e element, painted bool) {
		for _, a := range e.Attrs {
			switch a.Name.Local {
			case "fill":
				painted = true
			case "class", "style":
				t.Errorf("%s: %s has %s=%q, which Firefox and WebKit do not colour in a use", name, e.Name.Local, a.Name.Local, a.Value)
			}
		}
		switch {
		case e.Name.Local == "style":
			t.Errorf("%s contains a style sheet, which Firefox and WebKit do not apply in a use", name)
		case e.Name.Local == "path" && !painted:
			t.Errorf("%s: a path has no colour", name)
		}
		for _, child := range e.In {
			check(child, painted)
		}
	}
	check(root, false)
}

func TestHash(t *testing.T) {
	t.Parallel()
	if got := figure.HashOf([]byte("<svg></svg>")); got != "" {
		t.Errorf("a file without a hash has %q", got)
	}
	hashes := map[string]string{}
	for _, f := range families {
		h := figure.Hash(&f.pose)
		if other := hashes[h]; other != "" {
			t.Errorf("%s and %s have one hash", f.name, other)
		}
		hashes[h] = f.name
	}
	m := families[1].pose
	m.View.Turn += 0.5
	if figure.Hash(&m) == figure.Hash(&families[1].pose) {
		t.Error("another view has the same hash")
	}
}

// A source makes poses from bytes. After its end everything is 0.
type source struct {
	data []byte
	wild bool // includes nonsensical numbers
}

func (s *source) next() byte {
	if len(s.data) == 0 {
		return 0
	}
	b := s.data[0]
	s.data = s.data[1:]
	return b
}

var nonsense = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e9, -1e9, 1e308, 1e-300, 1e5, -1, 0, 399, 401, 0.19, 6.1, 641, 39}

// number returns a number from -size to size.
func (s *source) number(size float64) float64 {
	b := s.next()
	if s.wild && b >= 240 {
		return nonsense[b-240]
	}
	return float64(int8(b)) / 128 * size
}

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
	if s.wild && s.has() {
		v.Box = [2]float64{s.number(640), s.number(640)}
	}
	return v
}

func (s *source) frame() pose.Frame {
	f := pose.Frame{
		Pelvis: &pose.Pelvis{At: s.point(90), Rest: s.has(), Pitch: s.number(100), Roll: s.number(90), Turn: s.number(90),
			Heading: s.number(180)},
		Lumbar: &pose.Bends{s.number(60), s.number(30), s.number(30)}, Thoracic: &pose.Bends{s.number(50), s.number(30), s.number(40)},
		Neck: &pose.Bends{s.number(60), s.number(40), s.number(80)},
		ArmL: s.arm(), ArmR: s.arm(), LegL: s.leg(), LegR: s.leg(), Ghost: s.has(),
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

// The limits of a number in a drawing and of its markup, far beyond real drawings.
const (
	maxNumber = 1e5
	maxMarkup = 1 << 20
)

// checkScene tests properties that every drawing has.
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

func TestRandomPoses(t *testing.T) {
	t.Parallel()
	for seed := range uint64(30) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			m := (&source{data: random(seed)}).movement()
			for i := range m.Frames {
				scene, _ := figure.Draw(m, i)
				checkScene(t, scene)
				if again, _ := figure.Draw(m, i); again.Markup() != scene.Markup() {
					t.Errorf("frame %d is different when drawn again", i)
				}
			}
		})
	}
}

// A mirrored view has the same shapes.
func TestMirroredViews(t *testing.T) {
	t.Parallel()
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			m := f.pose
			i := len(m.Frames) - 1
			plain, _ := figure.Draw(&m, i)
			m.View.Mirror = !m.View.Mirror
			mirrored, _ := figure.Draw(&m, i)
			if len(plain.Shapes) != len(mirrored.Shapes) {
				t.Fatalf("%d shapes, %d in the mirror", len(plain.Shapes), len(mirrored.Shapes))
			}
			for k, s := range plain.Shapes {
				if s.Class != mirrored.Shapes[k].Class {
					t.Errorf("shape %d is %s, %s in the mirror", k, s.Class, mirrored.Shapes[k].Class)
				}
			}
		})
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name    string
		view    pose.View
		prop    pose.Prop
		refused bool
	}{
		{"usual", pose.View{}, pose.Prop{Kind: "mat"}, false},
		{"small box", pose.View{Box: [2]float64{80, 80}}, pose.Prop{Kind: "mat"}, false},
		{"giant box", pose.View{Box: [2]float64{641, 240}}, pose.Prop{Kind: "mat"}, true},
		{"no height", pose.View{Box: [2]float64{320, 0}}, pose.Prop{Kind: "mat"}, true},
		{"box of NaN", pose.View{Box: [2]float64{nan, nan}}, pose.Prop{Kind: "mat"}, true},
		{"tiny span", pose.View{Focus: "chest", Span: 19}, pose.Prop{Kind: "mat"}, true},
		{"endless span", pose.View{Focus: "chest", Span: math.Inf(1)}, pose.Prop{Kind: "mat"}, true},
		{"span too close for its box", pose.View{Span: 25}, pose.Prop{Kind: "mat"}, true},
		{"giant scale", pose.View{Scale: 1e9}, pose.Prop{Kind: "mat"}, true},
		{"negative scale", pose.View{Scale: -1}, pose.Prop{Kind: "mat"}, true},
		{"shift of NaN", pose.View{Shift: [2]float64{nan, 0}}, pose.Prop{Kind: "mat"}, true},
		{"turn of NaN", pose.View{Turn: nan}, pose.Prop{Kind: "mat"}, true},
		{"pitch without end", pose.View{Pitch: math.Inf(-1)}, pose.Prop{Kind: "mat"}, true},
		{"prop at NaN", pose.View{}, pose.Prop{Kind: "mat", At: pose.Point{nan, 0, 0}}, true},
		{"far out", pose.View{Scale: 2, Focus: "chest"}, pose.Prop{Kind: "mat", At: pose.Point{1001, 0, 0}}, true},
		{"prop a mile away", pose.View{}, pose.Prop{Kind: "mat", At: pose.Point{160000, 0, 0}}, true},
		{"prop too far to fit", pose.View{Box: [2]float64{80, 80}}, pose.Prop{Kind: "mat", At: pose.Point{-1000, 0, 999}}, true},
		{"via nowhere", pose.View{}, pose.Prop{Kind: "band", Via: []pose.Waypoint{{At: pose.Point{0, nan, 0}}, {Joint: "hand.l"}}}, true},
	} {
		m := &pose.Movement{View: c.view, Frames: []pose.Frame{{Pelvis: &pose.Pelvis{Rest: true}, Props: []pose.Prop{c.prop}}}}
		scene, faults := figure.Draw(m, 0)
		if refused := len(scene.Shapes) == 0; refused != c.refused || refused != (len(faults) > 0) {
			t.Errorf("%s: %d shapes, faults %v", c.name, len(scene.Shapes), faults)
		}
	}
}

// FuzzDraw looks for poses that make Draw panic, write NaN, or write without end. It draws coarsely, thousands of poses
// per minute; TestRandomPoses draws some with all samples.
func FuzzDraw(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(random(seed), seed%2 == 1)
	}
	f.Add([]byte{}, false)
	f.Fuzz(func(t *testing.T, data []byte, wild bool) {
		m := (&source{data: data, wild: wild}).movement()
		m.Inherit()
		for i := range m.Frames {
			scene, faults := figure.DrawCoarse(m, i)
			if len(scene.Shapes) == 0 && scene.Width == 0 && len(faults) == 0 {
				t.Error("refused without a fault")
			}
			checkScene(t, scene)
		}
		figure.Hash((&source{data: data}).movement())
	})
}

func BenchmarkDraw(b *testing.B) {
	m := families[1].pose
	for b.Loop() {
		figure.Draw(&m, 0)
	}
}
