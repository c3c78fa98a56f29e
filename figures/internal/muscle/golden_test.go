package muscle

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

var update = flag.Bool("update", false, "write where the muscles lie into testdata")

// Every muscle lies where testdata/muscles.txt says, on a body that stands and on one that sits and turns. The drawings
// of moves show few of them.
func TestMusclesLieWhereTheFileSays(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors may round differently")
	}
	bodies := map[string]pose.Frame{
		"standing": {Pelvis: &pose.Pelvis{At: pose.Point{0, 89, 0}},
			Arms: &pose.Arm{Upper: &pose.Direction{10, 20}, Fore: &pose.Direction{30, 10}}},
		"seated": {
			Pelvis: &pose.Pelvis{At: pose.Point{0, 50, 0}}, Thoracic: &pose.Bends{10, 5, 20}, Neck: &pose.Bends{5, 5, 30},
			Legs: &pose.Leg{Thigh: &pose.Direction{90, 4}, Shin: &pose.Direction{0, 0}},
		},
	}
	var got strings.Builder
	for _, name := range []string{"standing", "seated"} {
		body := skeleton.Solve(bodies[name])
		for _, m := range muscles {
			for side := range 2 {
				at := BodySide{body, side}
				writeStrands(&got, name+" "+m.SideName(side)+" area", m.Area, at)
				writeStrands(&got, name+" "+m.SideName(side)+" glow", m.Glow, at)
				fmt.Fprintf(&got, "%s %s faces %.2f\n", name, m.SideName(side), m.Faces(at))
			}
		}
	}
	path := filepath.Join("testdata", "muscles.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n")
	for n, line := range strings.Split(got.String(), "\n") {
		if n >= len(wanted) || line != wanted[n] {
			t.Fatalf("%s:%d: a muscle lies elsewhere; if that is intended, run go test ./internal/muscle -update:\n%s", path, n+1, line)
		}
	}
}

func writeStrands(out *strings.Builder, name string, d Drawing, at BodySide) {
	if d.Strands == nil {
		return
	}
	fmt.Fprintf(out, "%s on %s\n", name, strings.Join(d.On, ", "))
	for _, s := range d.Strands(at) {
		fmt.Fprintf(out, "\t%d", s.Kind)
		for _, b := range s.Balls {
			fmt.Fprintf(out, " %.2f %.2f %.2f r %.2f;", b.Centre.X, b.Centre.Y, b.Centre.Z, b.Radius)
		}
		out.WriteString("\n")
	}
}
