package content_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

var (
	startLink  = regexp.MustCompile(`class="btn" href="([^"]*)"><span>Start, `)
	playedMove = regexp.MustCompile(`<h3><a href="([^"]*)">`)
)

// Moves that bend the spine far forward. Who stays off the floor is likely to be old, and to have thin bones.
var deepBends = []string{
	"seated-wide-fold", "seated-ankle-reach", "seated-forward-bend", "standing-toe-reach", "knees-to-chest", "childs-pose", "childs-pose-side-reach", "crunch", "thread-the-needle",
}

// Every combination of answers leads to a routine without the moves that do not suit the reader and one way to start
// it, or to pages to read if too few moves are left.
func TestAnswersLeadToRoutineOrPages(t *testing.T) {
	t.Parallel()
	s := site(t)
	played := map[string][]string{} // the moves of players
	started, read := 0, 0
	for _, answers := range view.Starts(s.Start) {
		address, found := answers.Link(), answers.Find()
		page := html.UnescapeString(s.get(t, address, ""))
		has := func(want string) {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not have %s", address, want)
			}
		}
		has(`/start"><meta property`)
		var suit []string
		for _, i := range found.Routine.Items {
			at := []*catalog.Position{i.Position}
			out := slices.ContainsFunc(answers.Conditions(), func(c *catalog.Condition) bool {
				fit := view.Judge([]*catalog.Condition{c}, i.Move, at)[0].Fit
				return fit == view.LeaveOut || fit == view.NotJudged
			})
			together := view.Judge(answers.Conditions(), i.Move, at)[0]
			if !out && together.Fit != view.LeaveOut && !strings.Contains(strings.Join(together.Lines, " "), "sk first") {
				suit = append(suit, i.Move.Path)
			}
		}
		starts := startLink.FindAllStringSubmatch(page, -1)
		if !found.Enough() {
			read++
			for _, a := range answers.All() {
				if a.Condition != nil && a.Condition.All {
					has(a.Condition.Note)
				}
				if a.Condition != nil {
					has(`class="btn" href="` + a.MorePaths[0] + `"`)
				}
			}
			if len(starts) > 0 {
				t.Errorf("%s starts %q, though only %q suit", address, starts, suit)
			}
			continue
		}
		started++
		has("<h1>" + found.Routine.Title + "</h1>")
		if len(found.LeftOut) == 0 { // it speaks of all moves
			has(`<p class="lead">` + found.Why + "</p>")
		} else if strings.Contains(page, found.Why) ||
			slices.ContainsFunc(found.Routine.Preparation,
				func(line string) bool { return strings.Contains(page, html.EscapeString(line)) }) {
			t.Errorf("%s says what is true of all moves of %s only", address, found.Routine.ID)
		}
		for _, i := range found.Items {
			if j := view.Judge(found.Fits, i.Move, []*catalog.Position{i.Position})[0]; len(found.Fits) > 0 && j.Fit == view.ChangeIt {
				for _, line := range j.Lines {
					words, _, _ := strings.Cut(line, "{")
					has(words)
				}
			}
		}
		has(`href="` + found.Routine.Path + `"`)
		if len(starts) != 1 {
			t.Errorf("%s starts %q, want one session", address, starts)
			continue
		}
		player := starts[0][1]
		if played[player] == nil {
			for _, m := range playedMove.FindAllStringSubmatch(s.get(t, player, ""), -1) {
				played[player] = append(played[player], m[1])
			}
		}
		if !slices.Equal(played[player], suit) {
			t.Errorf("%s plays %q, want %q", address, played[player], suit)
		}
		off := slices.ContainsFunc(answers.All(), func(a *catalog.StartAnswer) bool { return a.OffFloor })
		for _, id := range deepBends {
			if off && slices.Contains(suit, "/stretches/"+id) {
				t.Errorf("%s has the deep bend %s", address, id)
			}
		}
	}
	t.Logf("%d combinations start a session, %d lead to pages", started, read)
	if started == 0 || read == 0 {
		t.Error("no combinations of a kind")
	}
}

// Readers with lasting leg pain get other routines than those for a sore day, and readers with a sore neck get one that
// moves the neck.
func TestStartFitsThePain(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, answers := range view.Starts(s.Start) {
		var given []string
		for _, a := range answers.All() {
			given = append(given, a.ID)
		}
		id := answers.Find().Routine.ID
		if has := func(answer string) bool { return slices.Contains(given, answer) }; has("lasting") && has("leg") {
			if slices.Contains([]string{"two-minutes-sore-back", "six-minutes-sore-back", "flare-up-day", "sciatica-gentle"}, id) {
				t.Errorf("%q get the moves of a sore day: %s", given, id)
			}
		} else if has("neck") {
			if !slices.ContainsFunc(s.Routine(id).Items, func(i *catalog.Item) bool { return i.MoveID == "neck-turns" }) {
				t.Errorf("%q get %s, which does not move the neck", given, id)
			}
		}
	}
}
