package session_test

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// golden compares text with a file in testdata. With -update it writes the file.
func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(text)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// morningWithMarkup is like morning, with HTML and Pango markup in the title of its last move, which suits a desk.
func morningWithMarkup(t *testing.T) (catalog.Session, session.SiteInfo) {
	t.Helper()
	sess, site := morning(t)
	last := len(sess.Items) - 1
	item, move := *sess.Items[last], *sess.Items[last].Move
	move.Title = "Up & <b>down</b>"
	item.Move = &move
	sess.Items = append(sess.Items[:last:last], &item)
	return sess, site
}

// The files for reminder programs do not change by accident.
func TestBreakFilesAreStable(t *testing.T) {
	t.Parallel()
	stretchly, err := session.Stretchly(morning(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "stretchly.json", stretchly)
	workrave, err := session.Workrave(morning(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "workrave.xml", workrave)
}

// The file is one that Stretchly reads. Stretchly wants an array of objects with data and enabled. For a long break,
// data is the title and the text, which it sets as innerHTML (app/utils/ideasLoader.js, app/utils/defaultBreakIdeas.js
// and app/break.js of hovancik/stretchly 1.16).
func TestStretchlyCanReadFile(t *testing.T) {
	t.Parallel()
	text, err := session.Stretchly(morningWithMarkup(t))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Use   bool `json:"useIdeasFromSettings"`
		Ideas []struct {
			Data    []string `json:"data"`
			Enabled bool     `json:"enabled"`
		} `json:"breakIdeas"`
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		t.Fatal(err)
	}
	if !file.Use || len(file.Ideas) != 2 {
		t.Fatalf("found %+v, want two ideas in use", file)
	}
	for _, idea := range file.Ideas {
		if len(idea.Data) != 2 || !idea.Enabled || strings.ContainsAny(strings.Join(idea.Data, ""), "<>") {
			t.Errorf("found %+v, want a title and a text without HTML", idea)
		}
	}
	if title := html.UnescapeString(file.Ideas[1].Data[0]); title != "Up & <b>down</b>" {
		t.Errorf("the title is shown as %q", title)
	}
}

// The file is one that Workrave reads. Workrave wants exercises/exercise with title, description and sequence, and
// renders title and description as markup. It divides by the duration of a sequence, so that must not be 0. Images are
// optional (ui/libs/commonui/src/Exercise.cc and ui/app/toolkits/gtkmm/ExercisesPanel.cc of rcaelers/workrave 1.11).
func TestWorkraveCanReadFile(t *testing.T) {
	t.Parallel()
	text, err := session.Workrave(morningWithMarkup(t))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		XMLName   xml.Name `xml:"exercises"`
		Exercises []struct {
			Title       string `xml:"title"`
			Description string `xml:"description"`
			Sequence    struct {
				Duration int `xml:"duration,attr"`
			} `xml:"sequence"`
		} `xml:"exercise"`
	}
	if err := xml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Exercises) != 2 {
		t.Fatalf("found %+v, want two exercises", file)
	}
	for _, e := range file.Exercises {
		if e.Title == "" || e.Sequence.Duration <= 0 || strings.ContainsAny(e.Title+e.Description, "<>&{}") {
			t.Errorf("found %+v, want a title, a duration and no markup", e)
		}
	}
}

// If no move suits a desk, there is no file.
func TestNoBreakFileWithoutDeskMoves(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	sess.Items = sess.Items[1:3] // its moves on the floor
	for name, write := range map[string]func(catalog.Session, session.SiteInfo) ([]byte, error){
		"Stretchly": session.Stretchly, "Workrave": session.Workrave,
	} {
		if text, err := write(sess, site); text != nil || err != nil {
			t.Errorf("%s: %s, %v", name, text, err)
		}
	}
}

// ideas returns the texts of the break ideas for Stretchly, by their titles.
func ideas(t *testing.T, sess catalog.Session, site session.SiteInfo) map[string]string {
	t.Helper()
	text, err := session.Stretchly(sess, site)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Ideas []struct{ Data [2]string } `json:"breakIdeas"`
	}
	if text != nil {
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
	}
	out := map[string]string{}
	for _, idea := range file.Ideas {
		out[html.UnescapeString(idea.Data[0])] = html.UnescapeString(idea.Data[1])
	}
	return out
}

// A break has the dose of the session. In another position it says what changes. With another dose it has no cue,
// because a cue may mention numbers.
func TestBreakTextFollowsPositionAndDose(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	chairStand := site.Catalog.Move("chair-stand")
	isStanding := func(p *catalog.Position) bool { return p.ID == "standing" }
	standing := site.Catalog.Positions[slices.IndexFunc(site.Catalog.Positions, isStanding)]
	twoPositions := *chairStand
	twoPositions.Also = []catalog.OtherPosition{{Change: "Stand at a table.", Position: standing}}
	for name, test := range map[string]struct {
		item   catalog.Item
		begins string
	}{
		"own position and dose": {catalog.Item{Move: chairStand, Position: chairStand.Position}, "Lean forward, stand up, sit down slowly. 2 sets of 8. Stop if "},
		"another dose":          {catalog.Item{Move: chairStand, Position: chairStand.Position, CustomDose: catalog.Dose{Sets: 1, Reps: 3}}, "3 times. Stop if "},
		"another position":      {catalog.Item{Move: &twoPositions, Position: standing}, "Stand at a table. 2 sets of 8. Stop if "},
	} {
		sess.Items = catalog.Items{&test.item}
		if got := ideas(t, sess, site)[chairStand.Title]; !strings.HasPrefix(got, test.begins) {
			t.Errorf("%s: %q, want the prefix %q", name, got, test.begins)
		}
	}
}

// A move suits a break at a desk if it takes 5 minutes at most, in a position for a desk, with what a household has.
func TestDeskBreaksAreShortAndNeedNothing(t *testing.T) {
	t.Parallel()
	yes := true
	desk, floor := &catalog.Position{Desk: &yes}, &catalog.Position{Floor: &yes}
	towel, band := &catalog.Equipment{Household: true}, &catalog.Equipment{}
	for _, tt := range []struct {
		name      string
		position  *catalog.Position
		minutes   float64
		equipment []*catalog.Equipment
		want      bool
	}{
		{"5 minutes", desk, 5, nil, true}, {"a second more", desk, 5 + 1.0/60, nil, false}, {"on the floor", floor, 1, nil, false},
		{"with a towel", desk, 1, []*catalog.Equipment{towel}, true}, {"with a band too", desk, 1, []*catalog.Equipment{towel, band},
			false},
	} {
		item := &catalog.Item{Position: tt.position, Move: &catalog.Move{Dose: catalog.Dose{Minutes: tt.minutes}, Equipment: tt.equipment}}
		fit, others := session.AtDesk(catalog.Items{item})
		if got := len(fit) == 1; got != tt.want || len(fit)+len(others) != 1 {
			t.Errorf("%s: suits %t, want %t", tt.name, got, tt.want)
		}
	}
}
