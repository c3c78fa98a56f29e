package pack

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// page returns a page of the site, with its own text in the order for readers.
func (p Pack) page(d *catalog.Doc) page {
	out := page{
		Kind: "Page", Title: d.Title, Path: d.Path, Reviews: reviews(d),
		Facts: "Written " + d.Written.String() + ", facts checked " + d.Checked.String() + ".",
	}
	if s := p.stretchOf(d); s != nil {
		out.Kind = s.Kind.Name
		out.stretch(p.Catalog, s)
		out.body(p.Catalog, d, "What we know", known(s))
	} else {
		out.add("Summary", paragraph(escape(d.Summary)))
		out.beforeBody(p.Catalog, d)
		out.body(p.Catalog, d, "Text", "")
	}
	for _, n := range d.Notes {
		out.Sources = append(out.Sources, noteLine(n))
	}
	out.list(p.Catalog, d.ID)
	return out
}

// stretchOf returns the move of a document, nil if it is no move.
func (p Pack) stretchOf(d *catalog.Doc) *catalog.Stretch {
	for _, s := range p.Stretches {
		if &s.Doc == d {
			return s
		}
	}
	return nil
}

// beforeBody adds what stands above the text of a routine, a plan, a guide or the safety page.
func (o *page) beforeBody(c *catalog.Catalog, d *catalog.Doc) {
	for _, r := range c.Routines {
		if &r.Doc == d {
			o.Kind = "Routine"
			o.routine(r)
		}
	}
	for _, p := range c.Plans {
		if &p.Doc == d {
			o.Kind = "Plan"
			o.plan(p)
		}
	}
	for _, g := range c.Guides {
		if &g.Doc == d {
			o.Kind = "Guide: " + catalog.Lower(g.Section.Name)
			o.add("Short answer", paragraph(escape(g.Answer)))
			if w := g.Warning; w != nil {
				o.add("Warning", paragraph(escape(w.String())))
			}
			o.addList("Do this now", "ol", texts(nowLines(g.Now)))
		}
	}
	if d == &c.Safety.Doc {
		o.safety(c.Safety)
	}
}

// nowLines returns what a guide says to do at once, a line each.
func nowLines(now catalog.Now) []string {
	if now.Routine != nil {
		return []string{"The routine " + now.Routine.Title}
	}
	lines := now.Lines()
	for _, m := range now.Moves {
		lines = append(lines, m.Title)
	}
	return lines
}

// noteLine returns a note of a page.
func noteLine(n catalog.Note) line {
	if n.Source != nil {
		return sourceLine(n.Source)
	}
	return line{Text: "A claim we checked: " + n.Claim.Quoted() + " " + n.Claim.VerdictValue().Name + ". " + n.Claim.Say}
}

// reviews says who has reviewed a page, and what has changed since.
func reviews(d *catalog.Doc) []string {
	var out []string
	for _, r := range d.Reviews {
		text := "Reviewed by " + r.By() + ", on " + r.Date.String() + ". Nothing has changed since."
		if !r.Holds() {
			text = "Changed since its review by " + r.By() + ", on " + r.Date.String() + ": " + d.NameParts(r.Changed) +
				". A review keeps sums and no words, so please read these parts again in full."
		}
		out = append(out, text)
	}
	if len(out) == 0 {
		out = append(out, "No clinician has reviewed it yet.")
	}
	return out
}

// longText is the number of characters from which a row may be divided between sheets of paper.
const longText = 1200

// add adds a row, unless it has no text.
func (o *page) add(label string, text ...template.HTML) {
	if all := join(text...); all != "" {
		o.Rows = append(o.Rows, row{Label: label, Text: all, Long: len(all) > longText})
	}
}

// addList adds a row with a list, unless that is empty.
func (o *page) addList(label, tag string, items []template.HTML) {
	if len(items) > 0 {
		o.add(label, list(tag, items))
	}
}

func (o *page) stretch(c *catalog.Catalog, s *catalog.Stretch) {
	var where []string
	for _, position := range s.Positions() {
		where = append(where, position.Label)
	}
	for _, e := range s.Equipment {
		where = append(where, "with "+e.Lower())
	}
	o.Facts += " Number " + fmt.Sprint(s.Number) + "."
	o.add("Summary", paragraph(escape(s.Summary)), paragraph(bold("Where:")+" "+escape(strings.Join(where, "; "))))
	o.add("How much", paragraph(bold(s.Dose.Text())+escape(". "+aim(s.Aim)+catalog.DaysText(s.DaysAWeek)+". "+s.Kind.Note)))
	o.addList("Change it for your body", "ul", texts(s.AllCareLines()))
	o.add("Steps", list("ol", steps(s.StepsIn(s.Position, s.Dose))), paragraph(bold("In one line:")+" "+escape(s.Cue)))
	o.add("What to feel", paragraph(escape(s.Feel)))
	o.addList("Mistakes", "ul", texts(s.Mistakes))
	o.addList("Stop if", "ul", texts(c.StopLines(s.Classes)))
	ways := join(variant("Easier", s.Easier), variant("Harder", s.Harder), swap(s))
	for _, a := range s.Also {
		ways += paragraph(bold(a.Position.Label+":") + " " + escape(a.Change))
		if s.HasStepsIn(a.Position) {
			ways += list("ol", steps(s.StepsIn(a.Position, s.Dose)))
		}
	}
	o.add("Make it fit you", ways)
	o.cautions(s.Cautions)
}

// known returns what we know of a move beside its own text.
func known(s *catalog.Stretch) template.HTML {
	out := paragraph(bold(catalog.Certainty(s.Certainty).Name))
	for _, sentence := range s.EvidenceHTML {
		out += paragraph(unlinked(sentence))
	}
	return out
}

// aim says what to build up to, "" for no aim.
func aim(d catalog.Dose) string {
	if d == (catalog.Dose{}) {
		return ""
	}
	return "Later: " + catalog.Lower(d.Text()) + ". "
}

// steps returns the texts of steps.
func steps(all []catalog.Step) []template.HTML {
	var out []template.HTML
	for _, step := range all {
		out = append(out, escape(step.Text))
	}
	return out
}

// variant returns an easier or harder way, "" if there is none.
func variant(name string, v *catalog.Variant) template.HTML {
	if v == nil {
		return ""
	}
	text := v.Text
	if v.Move != nil {
		text = strings.TrimSpace(text + " " + v.Move.Title + ".")
	}
	return paragraph(bold(name+":") + " " + escape(text))
}

func swap(s *catalog.Stretch) template.HTML {
	if s.Swap == nil {
		return ""
	}
	return paragraph(bold("Instead:") + " " + escape(s.Swap.Title) + ".")
}

// cautions names cautions, which the part on safety has in full.
func (o *page) cautions(list []*catalog.Caution) {
	var names []string
	for _, c := range list {
		names = append(names, c.Covers)
	}
	if len(names) > 0 {
		o.add("Cautions, above in full", small(strings.Join(names, " · ")))
	}
}

func (o *page) routine(r *catalog.Routine) {
	o.add("For", paragraph(escape(r.For+" "+catalog.DaysText(r.DaysAWeek)+".")))
	o.add("How long", paragraph(escape(fmt.Sprintf("%s, with %s to the floor.", catalog.Count(r.Items.AllowMinutes(), "minute"), catalog.Count(r.Items.FloorTrips(), "trip")))))
	o.addList("Before you begin", "ul", texts(r.Preparation))
	for i, item := range r.Items {
		text := paragraph(bold(item.Text()) + escape(", "+catalog.Lower(item.Position.Label)+". "+aim(item.Aim())))
		if change := item.Change(); change != "" {
			text += paragraph(escape(change))
		}
		text += list("ol", steps(item.Steps()))
		if len(item.Move.AllCareLines()) > 0 {
			text += list("ul", texts(item.Move.AllCareLines()))
		}
		o.add(fmt.Sprintf("%d. %s", i+1, item.Move.Title), text)
	}
	o.cautions(r.Cautions)
}

// plan adds the stages of a plan. The moves of its routines stand with those.
func (o *page) plan(p *catalog.Plan) {
	o.add("For", paragraph(escape(p.For)))
	o.add("How long", paragraph(escape(p.Facts()+".")))
	o.addList("Before you begin", "ul", texts(p.Preparation))
	for _, s := range p.Stages {
		text := paragraph(escape(s.Expect))
		for _, v := range s.Sessions {
			line := fmt.Sprintf("%s, %s a week", v.Routine.Title, catalog.Count(v.DaysAWeek, "day"))
			for _, i := range v.Changed() {
				line += "; " + i.Move.Title + ": " + catalog.Lower(i.Text())
			}
			text += paragraph(bold(line))
		}
		text += list("ul", texts([]string{"Step up: " + s.Up, "Stay: " + s.Stay, "Step back: " + s.Back}))
		o.add(s.WeeksText()+": "+s.Name, text)
	}
	o.cautions(p.Cautions)
}

// safety adds the cards of the safety page. Their signs stand in full in the part on safety.
func (o *page) safety(s *catalog.Safety) {
	o.add("First words", paragraph(escape(s.Lead)))
	for _, c := range s.Cards {
		var lines []template.HTML
		for _, line := range c.Lines {
			lines = append(lines, inline(line))
		}
		o.add(c.Heading, list("ul", lines), small(c.Why))
	}
	o.addList("The small card, on every page", "ul", cardLines(s.Mini.Lines, s.Mini.More))
	o.addList("The full card: "+s.Full.Heading, "ul", cardLines(s.Full.Lines, s.Full.More))
}

func cardLines(lines []*catalog.CardLine, more string) []template.HTML {
	var out []template.HTML
	for _, line := range lines {
		out = append(out, unlinked(line.HTML)+escape(" → "+line.Act()))
	}
	return append(out, escape(more))
}

// section matches the beginning of a section of a text.
var section = regexp.MustCompile(`<h2[^>]*>(.*?)</h2>`)

// body adds the text of a document, a row for each section. The first begins with label and text.
func (o *page) body(c *catalog.Catalog, d *catalog.Doc, label string, text template.HTML) {
	for _, b := range d.Body.Blocks {
		switch {
		case b.Embed != nil && b.Embed.Kind == "signs":
			text += paragraph(bold(b.Embed.Alt)) + list("ul", cardLines(c.Safety.Box(b.Embed.ID).Lines, c.Safety.Mini.More))
		case b.Embed != nil && b.Embed.Kind == "medicine":
			m := c.Medicine(b.Embed.ID)
			text += paragraph(bold("Do not take it if you:")) + list("ul", texts(medicineLines(m.DoNot)))
			if len(m.Ask) > 0 {
				text += paragraph(bold("Ask a pharmacist first if you:")) + list("ul", texts(medicineLines(m.Ask)))
			}
		case b.Embed != nil:
			text += paragraph(escape("[" + embedded(c, *b.Embed) + "]"))
		case b.Sure != nil:
			o.add(label, text)
			label, text = "How sure we are", sure(b.Sure)
		default:
			markup := string(unlinked(b.HTML))
			at := 0
			for _, m := range section.FindAllStringSubmatchIndex(markup, -1) {
				o.add(label, text, template.HTML(strings.TrimSpace(markup[at:m[0]])))
				label, text, at = plain(markup[m[2]:m[3]]), "", m[1]
			}
			text += template.HTML(strings.TrimSpace(markup[at:]))
		}
	}
	o.add(label, text)
}

func medicineLines(lines []catalog.MedicineLine) []string {
	var out []string
	for _, line := range lines {
		out = append(out, line.Line)
	}
	return out
}

// sure returns the lines of a box SURE.
func sure(lines []markdown.CertaintyLine) template.HTML {
	var out []template.HTML
	for _, s := range lines {
		out = append(out, bold(catalog.Certainty(s.Level).Name+".")+" "+unlinked(s.HTML))
	}
	return list("ul", out)
}

// embedded names what a text shows between its paragraphs.
func embedded(c *catalog.Catalog, e markdown.Embed) string {
	if s := c.Stretch(e.ID); s != nil && e.Kind == "stretch" {
		return "The move " + s.Title + ": " + catalog.Lower(s.Dose.Text()) + ", " + catalog.Lower(s.Position.Label)
	}
	return "Picture: " + e.Alt
}

var tag = regexp.MustCompile(`<[^>]*>`)

// plain returns the text of HTML.
func plain(markup string) string { return html.UnescapeString(tag.ReplaceAllString(markup, "")) }

// list adds the entries of the list that a page introduces.
func (o *page) list(c *catalog.Catalog, id string) {
	entry := func(label string, text template.HTML, claims []*catalog.Claim, sources []*catalog.Source) {
		rest := o.Sources.add(sources)
		for _, claim := range claims {
			rest = strings.TrimPrefix(rest+"; "+claim.Quoted()+": "+o.Sources.add(claim.Sources), "; ")
		}
		o.Rows = append(o.Rows, row{Label: label, Text: text, Sources: rest})
	}
	switch id {
	case "questions":
		for _, q := range c.Questions {
			entry(q.Question, paragraph(escape(q.Answer)), q.Claims, q.Sources)
		}
	case "checklist":
		for _, t := range c.Tasks {
			entry(t.Do, paragraph(bold(catalog.Certainty(t.Certainty).Name+".")+" "+escape(t.Why)), t.Claims, t.Sources)
		}
	case catalog.TreatmentsID:
		for _, t := range c.Treatments {
			effect := t.ResultValue().Name + ". " + t.Effect.Words() + ", " + t.Effect.Compared() + "."
			entry(t.Title(), join(paragraph(bold(catalog.Certainty(t.Certainty).Name+".")+" "+escape(effect+" "+t.Say)), paragraph(escape(t.Harms))), nil, t.Sources)
		}
	case "glossary":
		for _, t := range c.Terms {
			entry(t.Term, paragraph(escape(t.Meaning)), nil, nil)
		}
	case "evidence":
		for _, v := range c.Claims {
			entry(v.Quoted(), paragraph(bold(v.VerdictValue().Name+".")+" "+escape(v.Say+" "+v.NoSourceReason)), nil, v.Sources)
		}
	case "start":
		for _, q := range c.Finder.Questions {
			text := list("ul", answerLines(q))
			if q.Hint != "" {
				text = paragraph(escape(q.Hint)) + text
			}
			entry(q.Question, text, nil, nil)
		}
		for _, r := range c.Finder.Routes {
			text := paragraph(bold(r.Routine.Title+".") + " " + escape(r.Why))
			if before := r.Routine.Preparation; len(before) > 0 {
				text += list("ul", texts(before))
			}
			entry(c.Finder.AnswersTo(r), text, nil, nil)
		}
	case "sources":
		for _, s := range c.Sources {
			entry(s.ShortCitation(), join(paragraph(escape(s.Title+". "+s.PublishedIn+".")), paragraph(bold(s.Population)+escape(": "+s.Finding)),
				small(catalog.Capital(s.KindName())+", "+s.StudiedPart()+"; certainty: "+s.GradeName()+"; seen: "+s.SeenLine()+"; "+strings.TrimPrefix(s.Address, "https://"))), nil, nil)
		}
	}
}

// answerLines returns the answers to a question, a line each, and behind it the warning that then stands above the routine.
func answerLines(q *catalog.FinderQuestion) []template.HTML {
	var lines []string
	for _, a := range q.Answers {
		line := a.Name
		if a.Warning != nil {
			line += ": " + a.Warning.String()
		}
		lines = append(lines, line)
	}
	return texts(lines)
}
