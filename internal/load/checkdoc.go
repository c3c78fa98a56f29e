package load

import (
	"slices"
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// checkDoc makes the checks that all kinds of documents share: of the summary, the dates and the box SURE.
func checkDoc(d *catalog.Doc, f *frontmatter.File) {
	if n := utf8.RuneCountInString(d.Summary); n > 0 && n < catalog.MinSummary || n > catalog.MaxSummary {
		f.FaultAt([]any{"summary"}, "the summary has %d characters: write %d to %d", n, catalog.MinSummary, catalog.MaxSummary)
	}
	if d.Checked.Before(d.Written.Time) && !d.Checked.IsZero() {
		f.FaultAs(frontmatter.CodeDate, f.Line("checked"), "checked on %s, before it was written", d.Checked.ISO())
	}
	for i, c := range d.Changed {
		if c.Date.Before(d.Written.Time) && !c.Date.IsZero() {
			f.FaultAs(frontmatter.CodeDate, f.Line("changed", i), "changed on %s, before it was written", c.Date.ISO())
		}
		sameDay := func(other catalog.Change) bool { return other.Date.Equal(c.Date.Time) }
		if slices.ContainsFunc(d.Changed[:i], sameDay) && !c.Date.IsZero() {
			f.FaultAs(frontmatter.CodeDate, f.Line("changed", i), "changed on %s twice: say in one line what changed that day", c.Date.ISO())
		}
	}
	checkSure(d, f)
}

// certainties are the certainty words.
var certainties = catalog.Vocabularies["certainties"]

// checkSure checks that there is at most one box SURE, and that each of its lines has a certainty word.
func checkSure(d *catalog.Doc, f *frontmatter.File) {
	boxes := 0
	for _, b := range d.Body.Blocks {
		if b.Sure == nil {
			continue
		}
		if boxes++; boxes == 2 {
			f.Fault(b.Sure[0].Line, "a second box > [!SURE]: a text has one")
		}
		for _, s := range b.Sure {
			if !slices.Contains(certainties, s.Level) {
				f.Fault(s.Line, "%q is not a certainty word%s: use %s", s.Level, frontmatter.DidYouMean(s.Level, certainties), strings.Join(certainties, ", "))
			}
		}
	}
}

// minAnswer and maxAnswer limit the number of words in the answer of a guide.
const minAnswer, maxAnswer = 20, 45

// Limits of what a guide shows above its text: how many moves or steps to do now, and the words of the warning.
const minNow, maxNowMoves, maxNowSteps, maxWarning = 2, 4, 5, 60

// checkGuide makes the checks of a guide that need no other file.
func checkGuide(g *catalog.Guide, f *frontmatter.File) {
	g.Care = g.NeedsCare
	checkDoc(&g.Doc, f)
	if n := len(strings.Fields(g.Answer)); g.Answer != "" && (n < minAnswer || n > maxAnswer) {
		f.FaultAt([]any{"answer"}, "the answer has %d words: write %d to %d", n, minAnswer, maxAnswer)
	}
	checkNow(g.Now, f)
	checkWarning(g.Warning, f, "warning")
	if len(g.Body.Blocks) == 0 {
		f.Fault(1, "this guide has no text")
		return
	}
	if strings.HasPrefix(g.Body.Blocks[0].HTML, "<h") {
		f.Fault(f.BodyLine(), "begin the text with a paragraph, not with a heading")
	}
	switch last := g.Body.Blocks[len(g.Body.Blocks)-1]; {
	case len(g.Body.Sure) == 0:
		f.Fault(f.BodyLine(), "a box > [!SURE] is missing: say what we are sure of")
	case last.Sure == nil:
		f.Fault(g.Body.Sure[0].Line, "the box > [!SURE] ends a guide: nothing comes after it")
	}
}

// checkNow checks what a guide says to do at once.
func checkNow(now catalog.Now, f *frontmatter.File) {
	kinds := 0 // how many of the three fields are given
	for _, isGiven := range []bool{now.RoutineID != "", now.MoveIDs != nil, now.Steps != nil} {
		if isGiven {
			kinds++
		}
	}
	if kinds > 1 && f.Whole() {
		f.FaultAt([]any{"now"}, "say what to do now by one of routine, moves and steps")
	}
	checkCount := func(field string, isGiven bool, n, most int) {
		if isGiven && (n < minNow || n > most) {
			f.FaultAt([]any{"now", field}, "%d %s: %d to %d fit the first screen", n, field, minNow, most)
		}
	}
	checkCount("moves", now.MoveIDs != nil, len(now.MoveIDs), maxNowMoves)
	checkCount("steps", now.Steps != nil, len(now.Steps), maxNowSteps)
}

// checkWarning checks the warning at path, which pages show above what to do. Its length is checked later, in
// arrangeSigns.
func checkWarning(w *catalog.Warning, f *frontmatter.File, path ...any) {
	if w == nil || !f.Whole() {
		return
	}
	if (w.Text == "") == (len(w.SignIDs) == 0) {
		f.FaultAt(path, "a warning has a text, or signs")
	}
}

// checkPage makes the checks of a page that need no other file.
func checkPage(p *catalog.Page, f *frontmatter.File) {
	p.Care = p.NeedsCare
	for _, s := range p.Sequences {
		nextStep := 1
		for i := range s.Pictures {
			s.Pictures[i].First = nextStep
			nextStep += len(s.Pictures[i].Steps)
		}
	}
	checkDoc(&p.Doc, f)
	if len(p.Body.Blocks) == 0 {
		f.Fault(1, "this page has no text")
	}
	neededFragments := map[string][]string{"floor": {"down", "up"}, "about": {"certainty", "labels"}}
	for _, fragment := range neededFragments[p.ID] {
		if !hasHeading(p.Body, fragment) {
			f.Fault(f.BodyLine(), "a heading with the anchor {#%s} is missing: other pages lead to it", fragment)
		}
	}
	for _, figure := range []string{"floor-down", "floor-up"} {
		if p.ID == "floor" && p.StepsOf(figure) == nil && f.Whole() {
			f.FaultAt([]any{"sequences"}, "the steps of the figure %s are missing: players show them", figure)
		}
	}
}

// hasHeading reports whether a text has a heading with that ID.
func hasHeading(d *markdown.Doc, id string) bool {
	return slices.ContainsFunc(d.Headings, func(h markdown.Heading) bool { return h.ID == id })
}
