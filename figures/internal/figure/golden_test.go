package figure_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

var update = flag.Bool("update", false, "write the drawings into testdata")

func point(forward, up, out float64) *pose.Point { return &pose.Point{forward, up, out} }
func way(a, out float64) *pose.Direction         { return &pose.Direction{a, out} }
func bends(flex, side, twist float64) *pose.Bends {
	return &pose.Bends{flex, side, twist}
}

// families holds a small movement for each way of drawing figures. Goldens show its last frame.
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

// drawn draws frame i and fails if it has faults.
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

// exact tells whether drawings have to equal the goldens byte for byte. On processors other than amd64, Go may fuse
// operations and so round differently.
const exact = runtime.GOARCH == "amd64"

// Drawings equal the files in testdata, which -update rewrites.
func TestDrawingsEqualGoldens(t *testing.T) {
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

// checkVersion checks that Version was raised if the goldens changed: only Version tells that files are outdated.
func checkVersion(t *testing.T, goldens string) {
	sum := sha256.Sum256([]byte(goldens))
	now := fmt.Sprintf("%d %s\n", figure.Version, hex.EncodeToString(sum[:]))
	path := filepath.Join("testdata", "version.txt")
	data, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	recorded := string(data)
	version, _, _ := strings.Cut(recorded, " ")
	switch {
	case recorded == now:
	case version == strconv.Itoa(figure.Version):
		t.Errorf("the drawings in testdata changed, Version did not: raise Version in drawing.go, then run go test ./internal/figure -update and make figures")
	case *update:
		if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
			t.Error(err)
		}
	default:
		t.Errorf("Version is %d, but %s is of %s: run go test ./internal/figure -update and make figures", figure.Version, path, version)
	}
}
