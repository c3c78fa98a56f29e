package load_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/session"
)

// withPosition returns the fixture with one more position, kneeling, that chair-stand is done in. fields are lines of
// its entry, such as "  floor: true\n".
func withPosition(t *testing.T, fields string) fs.FS {
	t.Helper()
	fsys := fixture.FS()
	entry := "\n- id: kneeling\n  name: Kneeling\n  label: On your knees\n  meaning: on both knees\n  letter: k\n" + fields
	positions := fsys["vocabularies/positions.yaml"]
	positions.Data = append([]byte(strings.TrimRight(string(positions.Data), "\n")), entry...)
	for name, old := range map[string]string{"stretches/chair-stand.md": "\nposition: chair\n", "routines/short-morning.md": "move: chair-stand\n    position: chair\n"} {
		text := string(fsys[name].Data)
		if strings.Count(text, old) != 1 {
			t.Fatalf("%s does not contain %q once", name, old)
		}
		fsys[name].Data = []byte(strings.Replace(text, old, strings.Replace(old, "position: chair", "position: kneeling", 1), 1))
	}
	return fsys
}

// All rules for the floor apply to a new position with floor: true.
func TestFloorRulesApplyToNewPositions(t *testing.T) {
	t.Parallel()
	_, err := load.Catalog(withPosition(t, "  floor: true\n  lying: false\n  desk: false\n"))
	const noWayUp = ": a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours"
	want := "stretches/chair-stand.md:9" + noWayUp + "\n" +
		"stretches/knee-sway.md:7" + noWayUp + "\n" +
		"vocabularies/regions.yaml:7: chair-stand begins on the floor: start with moves that do not\n" +
		"vocabularies/regions.yaml:15: chair-stand begins on the floor: start with moves that do not"
	if diff := cmp.Diff(want, problems(t, err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// The fields of a new position off the floor say that it needs no trip to the floor, and whether it fits a desk.
func TestNewPositionsMayFitADesk(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, fields string
		fitsDesk     bool
	}{
		{"at a desk", "  floor: false\n  lying: false\n  desk: true\n", true},
		{"lying", "  floor: false\n  lying: true\n  desk: false\n", false},
	} {
		c := mustLoad(t, withPosition(t, tt.fields))
		m := c.Move("chair-stand")
		if m.Position.ID != "kneeling" || m.AsItems().FloorTrips() != 0 {
			t.Errorf("%s: %d trips to the floor for %s", tt.name, m.AsItems().FloorTrips(), m.Position.ID)
		}
		if fit, _ := session.AtDesk(m.AsItems()); (len(fit) == 1) != tt.fitsDesk {
			t.Errorf("%s: fits a desk: %v, want %v", tt.name, len(fit) == 1, tt.fitsDesk)
		}
	}
}

// A new position for lying down has the cautions about lying, and another one those about balance.
func TestNewPositionsHaveTheirCautions(t *testing.T) {
	t.Parallel()
	lies := mustLoad(t, withPosition(t, "  floor: false\n  lying: true\n  desk: false\n"))
	stands := mustLoad(t, withPosition(t, "  floor: false\n  lying: false\n  desk: false\n"))
	for _, tt := range []struct {
		c      *catalog.Catalog
		supine bool
	}{{lies, true}, {stands, false}} {
		m := &catalog.Move{Classes: tt.c.Classes, Position: tt.c.Move("chair-stand").Position}
		has := func(id string) bool {
			return slices.ContainsFunc(m.ClassesIn(m.Position), func(v *catalog.Class) bool { return v.ID == id })
		}
		if has("supine") != tt.supine || has("balance") == tt.supine {
			t.Errorf("lying %v: cautions about lying %v, about balance %v", tt.supine, has("supine"), has("balance"))
		}
	}
}
