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

var startLink = regexp.MustCompile(`class="btn" href="([^"]*)"><svg[^>]*><use[^>]*></use></svg>\s*<span>Start, `)

// deepBends are moves that bend the spine far forward.
var deepBends = []string{
	"seated-wide-fold", "seated-ankle-reach", "seated-forward-bend", "standing-toe-reach", "knees-to-chest", "childs-pose", "childs-pose-side-reach", "crunch", "thread-the-needle",
}

// eachStart calls check for every combination of answers, with the text of its page.
func eachStart(t *testing.T, check func(answers view.Start, r *catalog.Routine, page string)) {
	t.Helper()
	s := site(t)
	for _, answers := range view.Starts(s.Start) {
		check(answers, answers.Find().Routine, html.UnescapeString(s.get(t, answers.Link(), "")))
	}
}

// Every way through the form leads to one session, which is the routine as it is, with each line to read before it.
func TestAnswersLeadToOneRoutineWithItsLines(t *testing.T) {
	t.Parallel()
	eachStart(t, func(answers view.Start, r *catalog.Routine, page string) {
		checkSays(t, answers.Link(), page, `/start"><meta property`, "<h1>"+r.Title+"</h1>", `<p class="lead">`+answers.Find().Why+"</p>", `href="`+r.Path+`"`)
		starts := startLink.FindAllStringSubmatch(page, -1)
		if len(starts) != 1 || starts[0][1] != r.Path+"/play" {
			t.Errorf("%s starts %q, want one session", answers.Link(), starts)
		}
		for _, line := range r.Preparation {
			words, _, _ := strings.Cut(line, "{")
			checkSays(t, answers.Link(), page, strings.TrimSpace(words))
		}
	})
}

// The way to the conditions is directly above Start, and new pain in the low back shows its signs above.
func TestStartShowsSignsAndConditionsAbove(t *testing.T) {
	t.Parallel()
	eachStart(t, func(answers view.Start, _ *catalog.Routine, page string) {
		above, _, _ := strings.Cut(page, "<span>Start, ")
		if !strings.Contains(above, "Begin here instead") {
			t.Errorf("%s: the way to the conditions is not above Start", answers.Link())
		}
		if gives(answers, "new") && (gives(answers, "lower-back") || gives(answers, "all-over")) {
			for _, sign := range site(t).Signs {
				if slices.Contains([]string{"between-legs", "bladder-bowel", "both-legs", "ill", "cancer", "thin-bones"}, sign.ID) {
					checkSays(t, answers.Link(), above, "<li>"+catalog.Capital(sign.Phrase)+"</li>")
				}
			}
		}
	})
}

// Who stays off the floor, likely to be old and to have thin bones, gets no deep bend. Lasting leg pain gets no routine
// for a sore day, and a sore neck one that moves the neck.
func TestAnswersGetARoutineThatFits(t *testing.T) {
	t.Parallel()
	forSoreDay := []string{"two-minutes-sore-back", "six-minutes-sore-back", "flare-up-day", "sciatica-gentle"}
	for _, answers := range view.Starts(site(t).Start) {
		r := answers.Find().Routine
		hasLegPain := gives(answers, "lasting") && gives(answers, "leg")
		if hasLegPain && slices.Contains(forSoreDay, r.ID) {
			t.Errorf("%s leads to %s", answers.Link(), r.ID)
		}
		movesNeck := slices.ContainsFunc(r.Items, func(i *catalog.Item) bool { return i.MoveID == "neck-turns" })
		if gives(answers, "neck") && !hasLegPain && !movesNeck {
			t.Errorf("%s leads to %s, which does not move the neck", answers.Link(), r.ID)
		}
		isOffFloor := slices.ContainsFunc(answers.Answers, func(a *catalog.StartAnswer) bool { return a.OffFloor })
		for _, i := range r.Items {
			if isOffFloor && slices.Contains(deepBends, i.MoveID) {
				t.Errorf("%s has the deep bend %s", answers.Link(), i.MoveID)
			}
		}
	}
}

// gives reports whether a reader gave the answer with an ID.
func gives(answers view.Start, id string) bool {
	return slices.ContainsFunc(answers.Answers, func(a *catalog.StartAnswer) bool { return a.ID == id })
}
