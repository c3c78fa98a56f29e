package library

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Markdown is the document as a page to read anywhere: facts first, and at its end when to get help, what it rests on and
// what one may do with it.
func (l Library) Markdown(d Document) string {
	p := &page{library: l, Head: d.head()}
	p.heading(1, p.Title)
	d.write(p)
	if p.Type != "safety" {
		p.help()
	}
	p.sources()
	p.about()
	return strings.Join(p.parts, "\n\n") + "\n"
}

// page gathers the paragraphs of a document.
type page struct {
	*Head
	library Library
	parts   []string
}

// text adds Markdown, if there is any.
func (p *page) text(text string) {
	if text != "" {
		p.parts = append(p.parts, text)
	}
}

// say adds a paragraph of plain words.
func (p *page) say(words string) { p.text(markdown.Escape(words)) }

func (p *page) heading(level int, words string) {
	p.text(strings.Repeat("#", level) + " " + markdown.Escape(words))
}

// list adds a list of Markdown under a heading; nothing if it is empty.
func (p *page) list(heading string, lines []string) {
	if len(lines) > 0 {
		p.heading(2, heading)
		p.lines(lines)
	}
}

func (p *page) lines(lines []string) {
	p.text("- " + strings.Join(lines, "\n- "))
}

// numbered adds steps in order.
func (p *page) numbered(lines []string) {
	for i := range lines {
		lines[i] = fmt.Sprintf("%d. %s", i+1, lines[i])
	}
	p.text(strings.Join(lines, "\n"))
}

// fact is a line of a list that says what its words are.
func fact(name, words string) string { return "**" + name + ":** " + words }

func link(words, address string) string { return "[" + markdown.Escape(words) + "](" + address + ")" }

func (l Link) link() string { return link(l.Title, l.Address) }

func escaped(list []string) []string { return each(list, markdown.Escape) }

// names are words in a row.
func names(list []Word) string {
	return markdown.Escape(strings.Join(each(list, func(w Word) string { return w.Name }), ", "))
}

func (s *Stretch) write(p *page) {
	p.say(s.Summary)
	facts := []string{
		fact("Kind", markdown.Escape(s.Kind.Name)), fact("For", names(s.Regions)),
		fact("How much", s.Dose.line()), fact("How often", markdown.Escape(s.HowOften)),
		fact("Begin with", markdown.Escape(s.Dose.BeginWith)+", for a week or two, if you are new, stiff, sore or over 65"),
		fact("Where", markdown.Escape(strings.Join(each(s.Positions, func(v MovePosition) string { return catalog.Lower(v.Label) }), ", or "))),
		fact("Muscles", strings.Join(each(s.Muscles, func(m Muscle) string { return markdown.Escape(m.Name) + " (*" + markdown.Escape(m.Latin) + "*)" }), ", ")),
		fact("Plate", fmt.Sprintf("%d, %s", s.Number, s.ShortAddress)),
	}
	if len(s.Equipment) > 0 {
		facts = append(facts, fact("You need", names(each(s.Equipment, func(v EquipmentRef) Word { return v.Word }))))
	}
	if len(s.Aliases) > 0 {
		facts = append(facts, fact("Also called", markdown.Escape(strings.Join(s.Aliases, ", "))))
	}
	p.lines(facts)
	p.list("Change it for your body", escaped(s.Care))
	p.heading(2, "Steps")
	p.numbered(each(s.Steps, Step.line))
	p.heading(2, "What to feel")
	p.say(s.Feel)
	p.list("Common slips", escaped(s.Slips))
	p.heading(2, "In one line")
	p.say(s.Cue)
	p.stop(s.StopIf, s.Kind.ID == strength)
	p.list("Make it fit you", s.ways())
	p.cautions(s.Cautions)
	p.heading(2, "What we know")
	p.say("How sure we are: " + catalog.Lower(s.Certainty.Name) + ".")
	for _, e := range s.Evidence {
		marks := ""
		for _, id := range e.Sources {
			marks += "[^" + id + "]"
		}
		p.text(e.Text + marks)
	}
	p.text(s.Text)
	p.list("Routines with it", each(s.UsedIn, func(r Ref) string { return r.link() }))
}

// line is a step with the picture that begins with it.
func (s Step) line() string {
	if s.Frame == nil {
		return markdown.Escape(s.Text)
	}
	return "(" + markdown.Escape(*s.Frame) + ") " + markdown.Escape(s.Text)
}

// line is the dose with the time it takes in all, where that is not the same.
func (d Dose) line() string {
	whole := catalog.Seconds(d.Seconds).Words()
	if d.Words == whole {
		return whole
	}
	return markdown.Escape(d.Words) + " (" + whole + " in all)"
}

// ways are other ways to do a move.
func (s *Stretch) ways() []string {
	var out []string
	for _, o := range []struct {
		name string
		way  *Other
	}{{"Easier", s.Easier}, {"Harder", s.Harder}} {
		if o.way == nil {
			continue
		}
		var words []string
		if o.way.Text != nil {
			words = append(words, markdown.Escape(*o.way.Text))
		}
		if o.way.Stretch != nil {
			words = append(words, o.way.Stretch.link())
		}
		out = append(out, fact(o.name, strings.Join(words, " ")))
	}
	if s.Swap != nil {
		out = append(out, fact("Instead", s.Swap.link()))
	}
	for _, v := range s.Positions {
		if v.Change != nil {
			out = append(out, fact(markdown.Escape(v.Label), markdown.Escape(*v.Change)))
		}
	}
	return out
}

func (r *Routine) write(p *page) {
	p.say(r.Summary)
	p.lines([]string{
		fact("For", markdown.Escape(r.For)), fact("Where it helps", names(r.Regions)),
		fact("Allow", catalog.Count(r.AllowMinutes, "minute")+", "+catalog.Seconds(r.ExerciseSeconds).Words()+" of it exercise"),
		fact("Trips to the floor", fmt.Sprint(r.FloorTrips)),
	})
	p.list("Before you begin", append(escaped(r.Notes), "Leave out any move that sends pain, tingling or numbness down an arm or a leg, then check "+
		link("when to get help", r.SafetyAddress)+"."))
	p.heading(2, "The moves")
	for i, item := range r.Items {
		p.text(fmt.Sprintf("### %d. %s", i+1, item.Stretch.link()))
		p.text(item.Dose.line() + ", " + markdown.Escape(catalog.Lower(item.Position.Name)) + ".")
		if item.Change != nil {
			p.say(*item.Change)
		}
		p.numbered(each(p.library.Stretch(item.Stretch.ID).Steps, func(s catalog.Step) string { return markdown.Escape(s.Text) }))
		if len(item.Care) > 0 {
			p.lines(escaped(item.Care))
		}
	}
	p.stop(r.StopIf, slices.ContainsFunc(r.Items, func(i Item) bool { return p.library.Stretch(i.Stretch.ID).KindID == strength }))
	p.cautions(r.Cautions)
	if r.Text != "" {
		p.heading(2, "What we know")
		p.text(r.Text)
	}
}

func (g *Guide) write(p *page) {
	p.say(g.Summary)
	p.text("**" + markdown.Escape(g.Answer) + "**")
	p.lines([]string{fact("Section", markdown.Escape(g.Section.Name)), fact("About", names(g.Regions)),
		fact("Reading time", catalog.Count(g.ReadingMinutes, "minute"))})
	p.text(g.Text)
	p.list("Read next", each(g.Related, func(r Ref) string { return r.link() }))
}

func (c *Claim) write(p *page) {
	p.say("A claim we checked.")
	p.text(fact("Our verdict", markdown.Escape(c.Verdict.Name+": "+c.Verdict.Meaning)+"."))
	p.heading(2, "What we say")
	p.say(c.Say)
	if c.Label != nil {
		p.say("We name no source for it: " + *c.Label + ".")
	}
	p.leaning(c.CitedBy)
}

func (s *Source) write(p *page) {
	when := "no date"
	if s.Year != nil {
		when = fmt.Sprint(*s.Year)
	}
	p.lines([]string{
		fact("Kind", markdown.Escape(s.Kind.Name)), fact("By", markdown.Escape(strings.Join(s.Authors, "; "))), fact("Year", when),
		fact("In", markdown.Escape(s.PublishedIn)), fact("Read it there", "<"+s.Original+">"),
		fact("Who was studied", markdown.Escape(s.Population)), fact("Part of the body", markdown.Escape(s.Studied.Name)),
		fact("How sure its own authors are", markdown.Escape(s.Certainty.Name)), fact("Read by us", s.Read),
	})
	p.heading(2, "What it says, in our words")
	p.say(s.Finding)
	p.leaning(s.CitedBy)
}

func (s *Safety) write(p *page) {
	p.say(s.Lead)
	for _, c := range s.Cards {
		p.list(c.Heading, c.Signs)
		if c.Why != nil {
			p.say(*c.Why)
		}
	}
	p.list("Is some pain all right?", escaped(s.PainRule.Lines))
	p.say(s.PainRule.Strength)
	p.say(s.PainRule.Label)
	p.text(s.Text)
}

// strength is the kind of move that may ache a day or two later.
const strength = "strength"

// stop says when to stop and how much pain is all right; with effort, also what work in the muscles feels like.
func (p *page) stop(lines []string, effort bool) {
	pain := p.library.Safety.Pain
	p.list("Stop if", escaped(lines))
	p.list("Is some pain all right?", escaped(pain.Lines))
	if effort {
		p.say(pain.Strength)
	}
	p.say(pain.Label)
}

func (p *page) cautions(list []Caution) {
	p.list("Ask first, or adapt", each(list, func(c Caution) string {
		return fact(markdown.Escape(c.Covers), markdown.Escape(c.Ask+" "+c.Adapt))
	}))
}

func (p *page) leaning(pages []Link) { p.list("Pages that rest on it", each(pages, Link.link)) }

// help is the small safety card.
func (p *page) help() {
	card := p.library.Safety.Mini
	p.list(card.Heading, card.Signs)
	p.text("**" + markdown.Escape(card.Action) + "** " + link(card.More, p.SafetyAddress))
}

// sources lists what the document rests on. What its text cites is a footnote; a reader of Markdown shows no others.
func (p *page) sources() {
	var notes, others []string
	text := strings.Join(p.parts, "\n")
	add := func(id, line string) {
		if mark := "[^" + id + "]"; strings.Contains(text, mark) {
			notes = append(notes, mark+": "+line)
		} else {
			others = append(others, line)
		}
	}
	for _, s := range p.Sources {
		when := "no date"
		if s.Year != nil {
			when = fmt.Sprint(*s.Year)
		}
		add(s.ID, fmt.Sprintf("%s, %s: %s, <%s>", markdown.Escape(s.By), when, s.link(), s.Original))
	}
	for _, c := range p.Claims {
		add(c.ID, "A claim we checked: "+c.link()+", "+markdown.Escape(catalog.Lower(c.Verdict.Name)))
	}
	p.list("It rests on", others)
	if len(notes) > 0 {
		if len(others) == 0 {
			p.heading(2, "It rests on")
		}
		p.text(strings.Join(notes, "\n"))
	}
}

// about says when the facts were checked, where the page is, and what one may do with it.
func (p *page) about() {
	reviewed := "no clinician yet"
	if r := p.Reviewer; r != nil {
		reviewed = markdown.Escape(r.Name+", "+r.Role) + ", " + r.Date
	}
	lines := []string{fact("Written", p.Written)}
	for _, c := range p.Changed {
		lines = append(lines, fact("Changed", c.Date+", "+markdown.Escape(c.Why)))
	}
	lines = append(lines, fact("Last checked", p.Checked), fact("Check again by", p.CheckBy), fact("Reviewed by", reviewed),
		fact("This page", p.Address), fact("Licence", "CC BY 4.0, <"+Licence+">. Name Unknot, link to this page and say what you changed."))
	p.list("About this page", slices.Clip(lines))
}
