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

// deepBends are moves that bend the spine far forward.
var deepBends = []string{
	"seated-wide-fold", "seated-ankle-reach", "seated-forward-bend", "standing-toe-reach", "knees-to-chest", "childs-pose", "childs-pose-side-reach", "crunch", "thread-the-needle",
}

// eachStart calls check for every combination of answers that leads to a routine (enough), or of those that lead to
// pages to read, as too few moves are left. It passes the text of the page.
func eachStart(t *testing.T, enough bool, check func(answers view.Start, found *view.Found, page string)) {
	t.Helper()
	s := site(t)
	n := 0
	for _, answers := range view.Starts(s.Start) {
		if found := answers.Find(); found.Enough() == enough {
			n++
			check(answers, found, html.UnescapeString(s.get(t, answers.Link(), "")))
		}
	}
	t.Logf("%d combinations", n)
	if n == 0 {
		t.Error("no combination of this kind")
	}
}

// suitingMoves returns the addresses of those moves of a routine that a reader with these answers can do without asking
// first.
func suitingMoves(answers view.Start, r *catalog.Routine) (paths []string) {
	for _, i := range r.Items {
		at := []*catalog.Position{i.Position}
		isLeftOut := slices.ContainsFunc(answers.Conditions(), func(c *catalog.Condition) bool {
			fit := view.Judge([]*catalog.Condition{c}, i.Move, at)[0].Fit
			return fit == view.LeaveOut || fit == view.NotJudged
		})
		together := view.Judge(answers.Conditions(), i.Move, at)[0]
		mustAsk := strings.Contains(strings.Join(together.Lines, " "), "sk first")
		if !isLeftOut && together.Fit != view.LeaveOut && !mustAsk {
			paths = append(paths, i.Move.Path)
		}
	}
	return paths
}

// If few moves suit, the answers lead to pages to read, and start no session.
func TestAnswersLeadToPagesIfFewMovesSuit(t *testing.T) {
	t.Parallel()
	eachStart(t, false, func(answers view.Start, _ *view.Found, page string) {
		checkSays(t, answers.Link(), page, `/start"><meta property`)
		for _, a := range answers.All() {
			if a.Condition == nil {
				continue
			}
			if a.Condition.All {
				checkSays(t, answers.Link(), page, a.Condition.Note)
			}
			checkSays(t, answers.Link(), page, `class="btn" href="`+a.MorePaths[0]+`"`)
		}
		if starts := startLink.FindAllString(page, -1); len(starts) > 0 {
			t.Errorf("%s starts %q, though few moves suit", answers.Link(), starts)
		}
	})
}

func TestAnswersLeadToRoutineWithItsReason(t *testing.T) {
	t.Parallel()
	eachStart(t, true, func(answers view.Start, found *view.Found, page string) {
		checkSays(t, answers.Link(), page, `/start"><meta property`, "<h1>"+found.Routine.Title+"</h1>", `href="`+found.Routine.Path+`"`)
		if len(found.LeftOut) == 0 {
			checkSays(t, answers.Link(), page, `<p class="lead">`+found.Why+"</p>")
			return
		}
		for _, ofAllMoves := range append([]string{html.UnescapeString(found.Why)}, found.Routine.Preparation...) {
			if strings.Contains(page, ofAllMoves) {
				t.Errorf("%s says what is true of all moves of %s only: %s", answers.Link(), found.Routine.ID, ofAllMoves)
			}
		}
	})
}

func TestAnswersSayWhatToChange(t *testing.T) {
	t.Parallel()
	eachStart(t, true, func(answers view.Start, found *view.Found, page string) {
		if len(found.Fits) == 0 {
			return
		}
		for _, i := range found.Items {
			j := view.Judge(found.Fits, i.Move, []*catalog.Position{i.Position})[0]
			if j.Fit != view.ChangeIt {
				continue
			}
			for _, line := range j.Lines {
				words, _, _ := strings.Cut(line, "{")
				checkSays(t, answers.Link(), page, words)
			}
		}
	})
}

// The player has the moves that suit the reader, and no others.
func TestAnswersStartOneSessionThatSuits(t *testing.T) {
	t.Parallel()
	s := site(t)
	played := map[string][]string{} // the moves of players
	eachStart(t, true, func(answers view.Start, found *view.Found, page string) {
		starts := startLink.FindAllStringSubmatch(page, -1)
		if len(starts) != 1 {
			t.Errorf("%s starts %q, want one session", answers.Link(), starts)
			return
		}
		player := starts[0][1]
		if played[player] == nil {
			for _, m := range playedMove.FindAllStringSubmatch(s.get(t, player, ""), -1) {
				played[player] = append(played[player], m[1])
			}
		}
		if want := suitingMoves(answers, found.Routine); !slices.Equal(played[player], want) {
			t.Errorf("%s plays %q, want %q", answers.Link(), played[player], want)
		}
	})
}

// Who stays off the floor is likely to be old, and to have thin bones.
func TestWhoStaysOffTheFloorGetsNoDeepBend(t *testing.T) {
	t.Parallel()
	for _, answers := range view.Starts(site(t).Start) {
		found := answers.Find()
		isOffFloor := slices.ContainsFunc(answers.All(), func(a *catalog.StartAnswer) bool { return a.OffFloor })
		if !isOffFloor || !found.Enough() {
			continue
		}
		for _, path := range suitingMoves(answers, found.Routine) {
			if slices.Contains(deepBends, strings.TrimPrefix(path, "/stretches/")) {
				t.Errorf("%s has the deep bend %s", answers.Link(), path)
			}
		}
	}
}

// gives reports whether a reader gave the answer with an ID.
func gives(answers view.Start, id string) bool {
	return slices.ContainsFunc(answers.All(), func(a *catalog.StartAnswer) bool { return a.ID == id })
}

func TestLastingLegPainGetsNoRoutineForASoreDay(t *testing.T) {
	t.Parallel()
	forSoreDay := []string{"two-minutes-sore-back", "six-minutes-sore-back", "flare-up-day", "sciatica-gentle"}
	for _, answers := range view.Starts(site(t).Start) {
		if !gives(answers, "lasting") || !gives(answers, "leg") {
			continue
		}
		if id := answers.Find().Routine.ID; slices.Contains(forSoreDay, id) {
			t.Errorf("%s leads to %s", answers.Link(), id)
		}
	}
}

func TestSoreNeckGetsARoutineThatMovesTheNeck(t *testing.T) {
	t.Parallel()
	for _, answers := range view.Starts(site(t).Start) {
		if hasLegPain := gives(answers, "lasting") && gives(answers, "leg"); hasLegPain || !gives(answers, "neck") {
			continue
		}
		r := answers.Find().Routine
		if !slices.ContainsFunc(r.Items, func(i *catalog.Item) bool { return i.MoveID == "neck-turns" }) {
			t.Errorf("%s leads to %s, which does not move the neck", answers.Link(), r.ID)
		}
	}
}
