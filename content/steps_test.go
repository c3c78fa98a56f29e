package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/session"
)

var (
	amount     = regexp.MustCompile(`\d+(?: to \d+)? (?:seconds?|minutes?|times|cm)\b`)
	impossible = map[string]*regexp.Regexp{ // what nobody does in a position, by its label
		"In a chair":         regexp.MustCompile(`(?i)\b(?:stand|lie|kneel)\b`),
		"On your feet":       regexp.MustCompile(`(?i)\b(?:sit|lie|kneel)\b`),
		"At a wall":          regexp.MustCompile(`(?i)\b(?:sit|lie|kneel)\b`),
		"On a bed":           regexp.MustCompile(`(?i)\bstand\b`),
		"On the floor":       regexp.MustCompile(`(?i)\bstand\b`),
		"On hands and knees": regexp.MustCompile(`(?i)\b(?:stand|sit)\b`),
		"On the move":        regexp.MustCompile(`(?i)\b(?:lie|kneel)\b`),
	}
)

// Steps agree with the dose and the place that they are shown with: in every routine and every session of a plan, in
// their players and sheets, and for every move on a sheet in each of its places, on one side or both.
func TestStepsFitDoseAndPlace(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, r := range s.Routines {
		var sheet handout.Sheet
		for _, page := range []string{r.Path, r.Session().Address("play"), sheet.With(r.Items...).Address()} {
			checkSteps(t, s, page, r.Items)
		}
	}
	for _, p := range planSessions(s) {
		checkSteps(t, s, p.Path, p.Items)
		checkSteps(t, s, p.Address("play"), p.Items)
	}
	for _, m := range s.Moves {
		for _, p := range m.Positions() {
			doses := []catalog.Dose{m.Dose}
			if oneSide := m.Dose; oneSide.BothSides() {
				oneSide.Sides = 1
				doses = append(doses, oneSide)
			}
			for _, d := range doses {
				items := catalog.Items{{Move: m, Position: p, CustomDose: d}}
				checkSteps(t, s, handout.Sheet{}.With(items...).Address(), items)
			}
		}
	}
}

// checkSteps checks the steps of items on a page.
func checkSteps(t *testing.T, s *testSite, path string, items catalog.Items) {
	t.Helper()
	lists := stepsOn(t, s.get(t, path, ""))
	if len(lists) != len(items) {
		t.Errorf("%s shows the steps of %d moves, want %d", path, len(lists), len(items))
		return
	}
	for n, i := range items {
		dose := strings.ToLower(i.Text() + " " + i.Dose().Distance.Text())
		if i.Dose().Sets > 1 { // steps say how often in a set
			dose += " " + catalog.Count(i.Dose().Reps, "time")
		}
		changesSides := false
		for _, step := range lists[n] {
			waived := func(words string) bool {
				return slices.ContainsFunc(i.Move.Allow, func(w catalog.Waiver) bool { return strings.EqualFold(w.Words, words) })
			}
			if strings.ContainsAny(step, "{}") {
				t.Errorf("%s: %s: %q", path, i.Move.ID, step)
			}
			for _, words := range amount.FindAllString(step, -1) {
				if !strings.Contains(dose, words) && !waived(words) {
					t.Errorf("%s: %s: %q, and the dose is %q", path, i.Move.ID, step, dose)
				}
			}
			if wrong := impossible[i.Position.Label]; wrong != nil {
				if words := wrong.FindString(step); words != "" && !waived(words) {
					t.Errorf("%s: %s, %s: %q", path, i.Move.ID, i.Position.Label, step)
				}
			}
			changesSides = changesSides || strings.Contains(strings.ToLower(step), "change sides")
		}
		if changesSides != i.Dose().BothSides() {
			t.Errorf("%s: %s: its steps change sides: %t, and the dose is %q", path, i.Move.ID, changesSides, dose)
		}
	}
}

// A player that leads to the floor, or up from it, shows the steps of the page about the floor, each with its picture.
func TestPlayersShowFloorSteps(t *testing.T) {
	t.Parallel()
	s := site(t)
	sessions := planSessions(s)
	for _, r := range s.Routines {
		sessions = append(sessions, r.Session())
	}
	for _, m := range s.Moves {
		sessions = append(sessions, m.Session())
	}
	for _, p := range sessions {
		var want, got []string
		for _, g := range session.Timeline(p.Items) {
			if g.Item != nil {
				continue
			}
			frames, steps := "", []string(nil) // frames has a letter for the picture of each step, such as aab
			for n, picture := range s.Page("floor").StepsOf("floor-" + string(g.FloorTransfer())) {
				frames += strings.Repeat(string(rune('a'+n)), len(picture.Steps))
				steps = append(steps, picture.Steps...)
			}
			want = append(want, frames+" "+strings.Join(steps, " "))
		}
		for _, how := range howOn(t, s.get(t, p.Address("play"), "")) {
			if !hasClass(how.Parent, "way") {
				continue
			}
			frames := ""
			for ol := range how.Descendants() {
				if ol.Data == "ol" {
					frames = ol.Attr[0].Val
				}
			}
			got = append(got, frames+" "+strings.Join(stepsIn(how), " "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.Address("play"), diff)
		}
	}
}

// stepsOn returns the steps of each move on a page, in order.
func stepsOn(t *testing.T, page string) [][]string {
	t.Helper()
	var out [][]string
	for _, how := range howOn(t, page) {
		if steps := stepsIn(how); len(steps) > 0 && !hasClass(how.Parent, "way") {
			out = append(out, steps)
		}
	}
	return out
}

// howOn returns the folded steps on a page: of each move, and of each way to or from the floor.
func howOn(t *testing.T, page string) []*html.Node {
	t.Helper()
	return elements(t, page, func(n *html.Node) bool { return n.Data == "details" && hasClass(n, "how") && !hasClass(n, "kit") })
}

// stepsIn returns the steps in a part of a page.
func stepsIn(part *html.Node) (steps []string) {
	for li := range part.Descendants() {
		if li.Type == html.ElementNode && li.Data == "li" {
			steps = append(steps, li.FirstChild.Data)
		}
	}
	return steps
}
