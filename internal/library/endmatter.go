package library

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// safetyCard appends the small safety card.
func (w *writer) safetyCard() {
	card := w.library.Safety.Mini
	w.list(w.library.Levels[0].Heading, wordsOf(card.Lines))
	w.text(link(card.More, w.SafetyAddress))
}

// sources appends the sources and claims of the document. Those that the text cites become footnotes. The others become
// a list, because Markdown renderers hide footnotes that no text refers to.
func (w *writer) sources() {
	var notes, others []string
	text := strings.Join(w.parts, "\n")
	add := func(id, line string) {
		if mark := "[^" + id + "]"; strings.Contains(text, mark) {
			notes = append(notes, mark+": "+line)
		} else {
			others = append(others, line)
		}
	}
	for _, s := range w.Sources {
		add(s.ID, fmt.Sprintf("%s, %s: %s, <%s>", markdown.Escape(s.By), yearText(s.Year), s.link(), s.Original))
	}
	for _, c := range w.Claims {
		add(c.ID, "A claim we checked: "+c.link()+", "+markdown.Escape(catalog.Lower(c.Verdict.Name)))
	}
	w.list("It rests on", others)
	if len(notes) > 0 {
		if len(others) == 0 {
			w.heading(2, "It rests on")
		}
		w.text(strings.Join(notes, "\n"))
	}
}

// metadata appends when the page was written, changed, checked and reviewed, its address and its licence.
func (w *writer) metadata() {
	lines := []string{labelled("Written", w.Written)}
	for _, c := range w.Changed {
		lines = append(lines, labelled("Changed", c.Date+", "+markdown.Escape(c.Why)))
	}
	lines = append(lines, labelled("Last checked", w.Checked), labelled("Check again by", w.CheckBy))
	lines = append(lines, w.reviews()...)
	lines = append(lines, labelled("This page", w.Address), labelled("Licence", "CC BY 4.0, <"+Licence+">. Name Unknot, link to this page and say what you changed."))
	w.list("About this page", slices.Clip(lines))
}

// reviews returns a line for each review by a clinician. If no review holds any more, the first line says so.
func (w *writer) reviews() []string {
	if len(w.Reviews) == 0 {
		return []string{labelled("Reviewed by", "no clinician yet")}
	}
	var lines []string
	for _, r := range w.Reviews {
		if len(r.Changed) > 0 { // then it is the only one, see catalog.Doc.Reviews
			hasSteps := slices.Contains([]string{"stretch", "routine", "plan"}, w.Type)
			return []string{labelled("Reviewed by", "no clinician as it is now"),
				labelled("Changed since its review on "+r.Date, catalog.NameParts(r.Changed, hasSteps))}
		}
		lines = append(lines, labelled("Reviewed by", markdown.Escape(r.Name+", "+r.Profession+" ("+r.Register+" "+r.Number+")")+", "+r.Date))
	}
	return lines
}
