package library

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Markdown returns a document as a Markdown page that can be read anywhere. The page ends with when to get help, the
// sources and the licence.
func (l Library) Markdown(d Document) string {
	w := &writer{library: l, Head: d.head()}
	w.heading(1, w.Title)
	d.write(w)
	if w.Type != "safety" {
		w.safetyCard()
	}
	w.sources()
	w.metadata()
	return strings.Join(w.parts, "\n\n") + "\n"
}

// writer collects the Markdown blocks of one document.
type writer struct {
	*Head
	library Library
	parts   []string
}

// text appends a block of Markdown, unless it is empty.
func (w *writer) text(text string) {
	if text != "" {
		w.parts = append(w.parts, text)
	}
}

// paragraph appends a paragraph of plain text.
func (w *writer) paragraph(words string) { w.text(markdown.Escape(words)) }

// heading appends a heading.
func (w *writer) heading(level int, words string) {
	w.text(strings.Repeat("#", level) + " " + markdown.Escape(words))
}

// list appends a heading and a list of Markdown lines, or nothing if there are no lines.
func (w *writer) list(heading string, lines []string) {
	if len(lines) > 0 {
		w.heading(2, heading)
		w.lines(lines)
	}
}

// lines appends a list of Markdown lines.
func (w *writer) lines(lines []string) {
	w.text("- " + strings.Join(lines, "\n- "))
}

// numbered appends an ordered list of Markdown lines. It modifies lines.
func (w *writer) numbered(lines []string) {
	for i := range lines {
		lines[i] = fmt.Sprintf("%d. %s", i+1, lines[i])
	}
	w.text(strings.Join(lines, "\n"))
}

// tagged appends the fields of d that have a heading in the struct tag md, in the order of the struct, unless they are
// empty. They are texts or lists of texts.
func (w *writer) tagged(d Document) {
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		heading, hasHeading := v.Type().Field(i).Tag.Lookup("md")
		text := reflect.Indirect(v.Field(i))
		isEmpty := !text.IsValid() || text.IsZero()
		if !hasHeading || isEmpty {
			continue
		}
		if texts, isList := text.Interface().([]string); isList {
			w.list(heading, escapeAll(texts))
		} else {
			w.heading(2, heading)
			w.paragraph(text.String())
		}
	}
}

// labelled returns a line such as "**Kind:** Stretch".
func labelled(name, words string) string { return "**" + name + ":** " + words }

// link returns a Markdown link.
func link(words, address string) string { return "[" + markdown.Escape(words) + "](" + address + ")" }

// link returns l as a Markdown link.
func (l Link) link() string { return link(l.Title, l.Address) }

// escapeAll returns each text with its Markdown characters escaped.
func escapeAll(list []string) []string { return mapSlice(list, markdown.Escape) }

// joinNames returns the names of some words, separated by commas.
func joinNames(list []Word) string {
	return markdown.Escape(strings.Join(mapSlice(list, func(w Word) string { return w.Name }), ", "))
}

// write appends the facts about a move, its steps, when to stop, the ways to change it, its cautions and what is known.
func (s *Stretch) write(w *writer) {
	w.paragraph(s.Summary)
	facts := []string{
		labelled("Kind", markdown.Escape(s.Kind.Name)), labelled("For", joinNames(s.Regions)),
		labelled("How much", s.Dose.line()), labelled("How often", markdown.Escape(s.HowOften)),
		labelled("Where", markdown.Escape(strings.Join(mapSlice(s.Positions,
			func(v MovePosition) string { return catalog.Lower(v.Label) }), ", or "))),
		labelled("Muscles", strings.Join(mapSlice(s.Muscles,
			func(m Muscle) string { return markdown.Escape(m.Name) + " (*" + markdown.Escape(m.Latin) + "*)" }), ", ")),
		labelled("Number", fmt.Sprintf("%d, %s", s.Number, s.ShortAddress)),
	}
	if s.Aim != nil {
		facts = append(facts, labelled("Later", s.Aim.line()))
	}
	if len(s.Equipment) > 0 {
		facts = append(facts, labelled("You need", joinNames(mapSlice(s.Equipment, func(v EquipmentRef) Word { return v.Word }))))
	}
	if len(s.Aliases) > 0 {
		facts = append(facts, labelled("Also called", markdown.Escape(strings.Join(s.Aliases, ", "))))
	}
	w.lines(facts)
	w.list("Change it for your body", escapeAll(s.Care))
	w.heading(2, "Steps")
	w.numbered(mapSlice(s.Steps, Step.line))
	w.tagged(s)
	w.whenToStop(s.StopIf, s.Kind.ID == strength)
	w.list("Make it fit you", s.alternatives())
	w.cautions(s.Cautions)
	w.heading(2, "What we know")
	w.paragraph("How sure we are about this move: " + catalog.Lower(s.Certainty.Name) + ".")
	for _, e := range s.Evidence {
		w.text(e.Text + marks(e.Sources))
	}
	w.text(s.Text)
	w.list("Routines with it", mapSlice(s.UsedIn, func(r Ref) string { return r.link() }))
}

// line returns the step, with the letter of its picture if it has one.
func (s Step) line() string {
	if s.Frame == nil {
		return markdown.Escape(s.Text)
	}
	return "(" + markdown.Escape(*s.Frame) + ") " + markdown.Escape(s.Text)
}

// line returns the dose, and in brackets its total time unless that is the same.
func (d Dose) line() string {
	whole := catalog.Seconds(d.Seconds).Text()
	if d.Words == whole {
		return whole
	}
	return markdown.Escape(d.Words) + " (" + whole + " in all)"
}

// alternatives returns the other ways to do a move, one on each line.
func (s *Stretch) alternatives() []string {
	var out []string
	for _, variant := range []struct {
		name string
		way  *Other
	}{{"Easier", s.Easier}, {"Harder", s.Harder}} {
		if variant.way == nil {
			continue
		}
		var words []string
		if variant.way.Text != nil {
			words = append(words, markdown.Escape(*variant.way.Text))
		}
		if variant.way.Stretch != nil {
			words = append(words, variant.way.Stretch.link())
		}
		out = append(out, labelled(variant.name, strings.Join(words, " ")))
	}
	if s.Swap != nil {
		out = append(out, labelled("Instead", s.Swap.link()))
	}
	for _, v := range s.Positions {
		if v.Change != nil {
			out = append(out, labelled(markdown.Escape(v.Label), markdown.Escape(*v.Change+" "+strings.Join(v.Steps, " "))))
		}
	}
	return out
}

// write appends the facts about a routine, its moves in order, when to stop, its cautions and what is known.
func (r *Routine) write(w *writer) {
	w.paragraph(r.Summary)
	w.lines([]string{
		labelled("For", markdown.Escape(r.For)), labelled("Where it helps", joinNames(r.Regions)),
		labelled("Allow", catalog.Count(r.AllowMinutes, "minute")+", "+catalog.Seconds(r.ExerciseSeconds).Text()+" of it exercise"),
		labelled("How often", markdown.Escape(r.HowOften)), labelled("Trips to the floor", fmt.Sprint(r.FloorTrips)),
	})
	w.list("Before you begin", append(escapeAll(r.Notes), "Leave out any move that sends pain, tingling or numbness down an arm or a leg, then check "+
		link("when to get help", r.SafetyAddress)+"."))
	w.heading(2, "The moves")
	for i, item := range r.Items {
		w.text(fmt.Sprintf("### %d. %s", i+1, item.Stretch.link()))
		w.text(item.Dose.line() + ", " + markdown.Escape(catalog.Lower(item.Position.Name)) + ".")
		if item.Change != nil {
			w.paragraph(*item.Change)
		}
		w.numbered(escapeAll(item.Steps))
		if len(item.Care) > 0 {
			w.lines(escapeAll(item.Care))
		}
	}
	w.whenToStop(r.StopIf, slices.ContainsFunc(r.Items, func(i Item) bool { return w.library.Move(i.Stretch.ID).KindID == strength }))
	w.cautions(r.Cautions)
	w.known(r.Text)
}

// write appends the facts about a plan, its stages in order, when to stop, its cautions and what is known.
func (p *Plan) write(w *writer) {
	w.paragraph(p.Summary)
	w.lines([]string{labelled("For", markdown.Escape(p.For)), labelled("Where it helps", joinNames(p.Regions)), labelled("How long", catalog.Count(p.Weeks, "week"))})
	w.tagged(p)
	for _, s := range p.Stages {
		s.write(w)
	}
	w.whenToStop(p.StopIf, w.library.Plan(p.ID).Items().HasStrength())
	w.cautions(p.Cautions)
	w.known(p.Text)
}

// write appends what to do and to expect in a stage, and when to go on to the next.
func (s Stage) write(w *writer) {
	weeks := fmt.Sprint("week ", s.FirstWeek)
	if s.Weeks > 1 {
		weeks = fmt.Sprintf("weeks %d to %d", s.FirstWeek, s.FirstWeek+s.Weeks-1)
	}
	w.heading(2, s.Name+", "+weeks)
	w.paragraph(s.Expect)
	w.lines(mapSlice(s.Sessions, func(v StageSession) string {
		line := v.Routine.link() + ": " + catalog.Count(v.AllowMinutes, "minute") + ", " + catalog.Count(v.DaysAWeek, "day") + " a week"
		for _, d := range v.Doses {
			line += "; " + d.Stretch.link() + ", " + markdown.Escape(catalog.Lower(d.Dose.Words))
		}
		return line
	}))
	if stage := (catalog.Stage{First: s.FirstWeek, Minutes: s.Minutes}); len(s.Minutes) > 0 {
		w.paragraph(stage.MinutesText() + ".")
	}
	w.lines([]string{labelled("Step up", markdown.Escape(s.Up)), labelled("Stay", markdown.Escape(s.Stay)), labelled("Step back", markdown.Escape(s.Back))})
}

// write appends the summary, the answer, the facts, the text and the related guides.
func (g *Guide) write(w *writer) {
	w.paragraph(g.Summary)
	w.text("**" + markdown.Escape(g.Answer) + "**")
	if g.Warning != nil {
		w.paragraph(*g.Warning)
	}
	now := mapSlice(g.Now.Steps, markdown.Escape)
	for _, ref := range g.Now.refs() {
		now = append(now, ref.link())
	}
	w.list("Do this now", now)
	w.lines([]string{labelled("Section", markdown.Escape(g.Section.Name)), labelled("About", joinNames(g.Regions)),
		labelled("Reading time", catalog.Count(g.ReadingMinutes, "minute"))})
	w.text(g.Text)
	w.tagged(g)
	w.list("Read next", mapSlice(g.Related, func(r Ref) string { return r.link() }))
}

// write appends the verdict, the answer, and the pages that cite the claim. If the answer names no source, it says why.
func (c *Claim) write(w *writer) {
	w.paragraph("A claim we checked.")
	w.text(labelled("Our verdict", markdown.Escape(c.Verdict.Name+": "+c.Verdict.Meaning)+"."))
	w.tagged(c)
	if c.NoSourceReason != nil {
		w.paragraph("We name no source for it: " + *c.NoSourceReason + ".")
	}
	w.citedBy(c.CitedBy)
}

// write appends the facts about a source, what it found, and the pages that cite it.
func (s *Source) write(w *writer) {
	source := w.library.Source(s.ID)
	w.lines([]string{
		labelled("Kind", markdown.Escape(s.Kind.Name)), labelled("By", markdown.Escape(strings.Join(s.Authors, "; "))),
		labelled("Year", yearText(s.Year)),
		labelled("In", markdown.Escape(s.PublishedIn)), labelled("Read it there", "<"+s.Original+">"),
		labelled("Who was studied", markdown.Escape(s.Population)), labelled("Part of the body", markdown.Escape(s.Studied.Name)),
		labelled("Certainty", markdown.Escape(source.Grade())), labelled("Last gone through", s.Read), labelled("Seen", source.SeenLine()),
	})
	w.tagged(s)
	w.citedBy(s.CitedBy)
}

// write appends the cards with their signs, the pain rule and the text of the page.
func (s *Safety) write(w *writer) {
	w.paragraph(s.Lead)
	for _, c := range s.Cards {
		w.list(c.Heading, c.Signs)
		if c.Why != nil {
			w.paragraph(*c.Why)
		}
	}
	w.list("Is some pain all right?", escapeAll(s.PainRule.Lines))
	w.paragraph(s.PainRule.Strength)
	w.paragraph(s.PainRule.Adding)
	w.paragraph(s.PainRule.Label)
	w.text(s.Text)
}

// strength is the ID of the kind of moves that may make muscles ache a day or two later.
const strength = "strength"

// whenToStop appends when to stop, and how much pain is all right. If hasStrength is set, it also says what working
// muscles feel like.
func (w *writer) whenToStop(lines []string, hasStrength bool) {
	pain := w.library.Safety.Pain
	w.list("Stop if", escapeAll(lines))
	w.list("Is some pain all right?", escapeAll(pain.Lines))
	if hasStrength {
		w.paragraph(pain.Strength)
	}
	w.paragraph(pain.Adding)
	w.paragraph(pain.Label)
}

// cautions appends who should ask first, or adapt the move.
func (w *writer) cautions(list []Caution) {
	w.list("Ask first, or adapt", mapSlice(list, func(c Caution) string {
		return labelled(markdown.Escape(c.Covers), markdown.Escape(c.Ask+" "+c.Adapt))
	}))
}

// known appends what is known about a routine or a plan, unless text is empty.
func (w *writer) known(text string) {
	if text != "" {
		w.heading(2, "What we know")
		w.text(text)
	}
}

// yearText returns the year of a publication, or that it has none.
func yearText(year *int) string {
	if year == nil {
		return "no date"
	}
	return fmt.Sprint(*year)
}

// citedBy appends the pages that use a claim or a source.
func (w *writer) citedBy(pages []Link) { w.list("Where we use this", mapSlice(pages, Link.link)) }
