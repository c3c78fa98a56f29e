package library

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Markdown returns a document as a Markdown page that can be read anywhere: when to get help, the fields, the text as
// its author wrote it, the sources and the licence.
func (l Library) Markdown(d Document) string {
	h := d.head()
	w := &writer{}
	w.heading(1, h.Title)
	w.text(markdown.Escape(h.Summary))
	if h.Type != "safety" {
		card := l.card()
		w.text(l.quotation(card.Heading, append([]string{""}, catalog.MapEach(card.Signs, func(sign string) string { return "- " + sign })...)))
	}
	w.fields(reflect.ValueOf(d).Elem())
	w.sources(h)
	w.heading(2, "About this page")
	about := partLines(partsOf(reflect.ValueOf(*h)), "")
	if len(h.Reviews) == 0 {
		about = append(about, "- **Reviewed by:** no clinician")
	}
	w.text(strings.Join(append(about, "- Name Unknot, link to this page and say what you changed."), "\n"))
	return strings.Join(w.blocks, "\n\n") + "\n"
}

// writer collects the Markdown blocks of one document.
type writer struct{ blocks []string }

// text appends a block of Markdown, unless it is empty.
func (w *writer) text(text string) {
	if text != "" {
		w.blocks = append(w.blocks, text)
	}
}

// heading appends a heading.
func (w *writer) heading(level int, words string) {
	w.text(strings.Repeat("#", level) + " " + markdown.Escape(words))
}

// fields appends the fields of a document: one list of those that are no sections, then the sections.
func (w *writer) fields(document reflect.Value) {
	var entries, sections []part
	for _, p := range partsOf(document) {
		if p.style == "" {
			entries = append(entries, p)
		} else {
			sections = append(sections, p)
		}
	}
	w.text(strings.Join(partLines(entries, ""), "\n"))
	for _, p := range sections {
		if p.style == "entries" {
			for i := range p.value.Len() {
				fields := partsOf(p.value.Index(i))
				name, _ := fields[0].inline(fields[0].value)
				w.text("## " + name)
				w.text(strings.Join(partLines(fields[1:], ""), "\n"))
			}
			continue
		}
		if p.style != "text" {
			w.heading(2, p.label)
		}
		if p.value.Kind() == reflect.String {
			text, _ := p.inline(p.value)
			w.text(text)
		} else {
			w.text(strings.Join(p.entries(""), "\n"))
		}
	}
}

// part is a field of a struct as Markdown shows it. Its style is a struct tag: section (with a heading), steps (a
// section with numbers), entries (a section for each entry of a list), text (without a heading), title (the
// entry of a list of structs, if that is not the first field), or none for an entry of a list.
type part struct {
	label, style, format string
	value                reflect.Value
}

// partsOf returns the fields of a struct that are not empty, without those of a Head inside.
func partsOf(v reflect.Value) (out []part) {
	for i := range v.NumField() {
		f, value := v.Type().Field(i), reflect.Indirect(v.Field(i))
		isEmpty := !value.IsValid() || value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0
		switch label := f.Tag.Get("md"); {
		case isEmpty || label == "-" || f.Type == headType || !f.IsExported():
		case f.Anonymous:
			out = append(out, partsOf(value)...)
		default:
			p := part{cmp.Or(label, title(f.Tag.Get("json"))), f.Tag.Get("style"), f.Tag.Get("format"), value}
			if out = append(out, p); p.style == "title" {
				out = slices.Insert(out[:len(out)-1], 0, p)
			}
		}
	}
	return out
}

// partLines returns fields as the lines of a list.
func partLines(parts []part, indent string) (out []string) {
	for _, p := range parts {
		name := indent + "- **" + p.label + ":**"
		if text, ok := p.inline(p.value); ok {
			out = append(out, name+" "+text)
		} else if out = append(out, name); p.value.Kind() == reflect.Struct {
			out = append(out, partLines(partsOf(p.value), indent+"    ")...)
		} else {
			out = append(out, p.entries(indent+"    ")...)
		}
	}
	return out
}

// entries returns a list as lines. The first field of a struct is its entry, and the others are a list below it.
func (p part) entries(indent string) (out []string) {
	for i := range p.value.Len() {
		mark := indent + "- "
		if p.style == "steps" {
			mark = fmt.Sprintf("%s%d. ", indent, i+1)
		}
		text, ok := p.inline(p.value.Index(i))
		if ok {
			out = append(out, mark+text)
			continue
		}
		fields := partsOf(p.value.Index(i))
		text, _ = fields[0].inline(fields[0].value)
		out = append(append(out, mark+text), partLines(fields[1:], indent+"    ")...)
	}
	return out
}

// inliner is a struct that Markdown shows in a few words.
type inliner interface{ inline() string }

// inline returns a value in a few words, and whether it can be shown in a few words.
func (p part) inline(v reflect.Value) (string, bool) {
	if short, ok := v.Interface().(inliner); ok {
		return short.inline(), true
	}
	switch {
	case v.Kind() == reflect.Slice && (v.Type().Elem().Kind() == reflect.Int || v.Type().Elem().Implements(reflect.TypeFor[inliner]())):
		var each []string
		for i := range v.Len() {
			text, _ := p.inline(v.Index(i))
			each = append(each, text)
		}
		return strings.Join(each, ", "), true
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Struct:
		return "", false
	case p.format == "markdown":
		return v.String(), true
	case p.format == "uri":
		return "<" + v.String() + ">", true
	}
	return markdown.Escape(fmt.Sprint(v.Interface())), true
}

func (w Word) inline() string { return markdown.Escape(w.Name) }

func (e Entry) inline() string { return markdown.Escape(e.Name + " (" + e.Meaning + ")") }

func (m Muscle) inline() string {
	return markdown.Escape(m.Name) + " (*" + markdown.Escape(m.Latin) + "*)"
}

func (l Link) inline() string { return link(l.Title, l.Address) }

// inline returns the step, with the letter of its picture if it has one.
func (s Step) inline() string {
	if s.Frame == nil {
		return markdown.Escape(s.Text)
	}
	return "(" + markdown.Escape(*s.Frame) + ") " + markdown.Escape(s.Text)
}

// inline returns the dose, and in brackets its total time unless that is the same.
func (d Dose) inline() string {
	whole := catalog.Seconds(d.Seconds).Text()
	if d.Words == whole {
		return whole
	}
	return markdown.Escape(d.Words) + " (" + whole + " in all)"
}

func (e Evidence) inline() string { return e.Text + e.Sources.inline() + e.Claims.inline() }

// inline returns a footnote mark for each ID.
func (ids IDs) inline() string {
	return strings.Join(catalog.MapEach(ids, func(id string) string { return "[^" + id + "]" }), "")
}

// link returns a Markdown link.
func link(words, address string) string { return "[" + markdown.Escape(words) + "](" + address + ")" }

// sources appends the sources and claims of the document. Those that the text cites become footnotes. The others become
// a list, because Markdown renderers hide footnotes that no text refers to.
func (w *writer) sources(h *Head) {
	text := strings.Join(w.blocks, "\n")
	var notes, others []string
	add := func(id, line string) {
		if mark := (IDs{id}).inline(); strings.Contains(text, mark) {
			notes = append(notes, mark+": "+line)
		} else {
			others = append(others, "- "+line)
		}
	}
	for _, s := range h.Sources {
		year := "no date"
		if s.Year != nil {
			year = fmt.Sprint(*s.Year)
		}
		add(s.ID, fmt.Sprintf("%s, %s: %s, <%s>", markdown.Escape(s.By), year, s.inline(), s.Original))
	}
	for _, c := range h.Claims {
		add(c.ID, "A claim we checked: "+c.Ref.inline()+", "+markdown.Escape(catalog.Lower(c.Verdict.Name)))
	}
	if len(notes)+len(others) > 0 {
		w.heading(2, "It rests on")
		w.text(strings.Join(others, "\n"))
		w.text(strings.Join(notes, "\n"))
	}
}

// quotation returns a box of signs as a quotation in Markdown, with a link to the other signs.
func (l Library) quotation(title string, lines []string) string {
	lines = append([]string{"**" + markdown.Escape(title) + "**"}, append(lines, "", link(l.Safety.Mini.More, l.URL+l.Safety.Path))...)
	return strings.ReplaceAll("> "+strings.Join(lines, "\n> "), "> \n", ">\n") // no line ends with a space
}

// exportOptions returns how to convert the Markdown of content for use outside the site.
func (l Library) exportOptions() markdown.ExportOptions {
	return markdown.ExportOptions{
		URL: l.URL, Sure: "How sure are we?", Embed: l.embed,
		Level: func(level string) string { return catalog.Certainty(level).Name },
	}
}

// embed returns Markdown in place of something that a text embeds: a move, a picture, a box of signs or a table.
func (l Library) embed(e markdown.Embed) string {
	switch e.Kind {
	case "signs":
		if b := l.Safety.Box(e.ID); b != nil {
			return l.box(e.Alt, b)
		}
	case "medicine":
		if m := l.Medicine(e.ID); m != nil {
			return strings.TrimSpace(medicineLines("Do not use it if you", m.DoNot) + medicineLines("Ask a pharmacist first if you", m.Ask))
		}
	case catalog.LadderID:
		if ladder := l.Ladder(e.ID); ladder != nil {
			return l.ladder(e.Alt, ladder)
		}
	case "stretch":
		if m := l.Move(e.ID); m != nil {
			amount := catalog.Lower(m.Dose.Text()) + ", " + catalog.Lower(m.Position.Label)
			return link(m.Title, l.URL+m.Path) + ": " + markdown.Escape(amount) + "."
		}
	}
	return "*Picture: " + markdown.Escape(e.Alt) + "*"
}

// box returns a box of signs in Markdown.
func (l Library) box(title string, b *catalog.Box) string {
	var lines []string
	for _, g := range catalog.GroupByAct(b.Lines) {
		lines = append(lines, "", catalog.Capital(g.Act)+":", "")
		for _, line := range g.Lines {
			lines = append(lines, strings.TrimSpace("- "+line.Words+". "+g.Own(line)))
		}
	}
	return l.quotation(title, lines)
}

// ladder returns the steps of a ladder as a Markdown list, under a line that says when to stop.
func (l Library) ladder(title string, ladder *catalog.Ladder) string {
	lines := []string{"**" + markdown.Escape(title) + "**", "",
		markdown.Escape(l.Ladders.Rest) + " " + link(l.Ladders.RestPage.Title, l.URL+l.Ladders.RestPage.Path)}
	lines = append(lines, "",
		"Stop if "+strings.Join(l.StopLines(ladder.AllClasses()), "; ")+". "+link(l.Safety.Title, l.URL+l.Safety.Path), "")
	for i, step := range ladder.Steps {
		do := markdown.Escape(step.Do)
		if step.Move != nil {
			do += " " + link(step.Move.Title, l.URL+step.Move.Path) + ": " + step.Dose() + "."
		}
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, do),
			"    - Fine: "+markdown.Escape(step.Fine), "    - Step back if "+markdown.Escape(step.Back))
	}
	return strings.Join(lines, "\n")
}

// medicineLines returns lines about a medicine as a Markdown list with footnotes, "" if there are none.
func medicineLines(title string, lines []catalog.MedicineLine) string {
	if len(lines) == 0 {
		return ""
	}
	return "**" + title + ":**\n\n" + strings.Join(catalog.MapEach(lines, func(line catalog.MedicineLine) string {
		return "- " + line.Line + IDs(line.SourceIDs).inline() + "\n"
	}), "") + "\n"
}

// usageTerms tell the programs and people that build with the documents how to use them.
const usageTerms = `This is general information, not medical advice. Please keep to this when you use it:

- Show the signs that need help, from the safety page, beside any advice or move you take from here.
- Do not conclude that a move treats, prevents or finds out a disease. Say how sure we are in the words that stand there.
- Do not leave out the lines under "Stop if" and "Ask first, or adapt".
- No clinician has reviewed a page unless it names who did.
- The words and figures are under CC BY 4.0: name Unknot, link to the page and say what you changed.
- Addresses below that end in .md are Markdown. With .json in place of .md they are data.`

// Index returns the list of all documents as Markdown for language models (llmstxt.org).
func (l Library) Index() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Unknot\n\n> %s\n\n%s\n", markdown.Escape(l.About), usageTerms)
	section := func(name string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n## %s\n\n- %s\n", name, strings.Join(lines, "\n- "))
		}
	}
	line := func(title, path, summary string) string {
		return link(title, l.URL+path) + ": " + markdown.Escape(summary)
	}
	doc := func(d *catalog.Doc) string { return line(d.Title, d.Path+".md", d.Summary) }
	section("Safety", []string{doc(&l.Safety.Doc)})
	section("Regions", catalog.MapEach(l.Hubs(), func(r *catalog.Region) string { return line(r.Name, r.Path(), r.Feels) }))
	section("Guides", catalog.MapEach(l.Guides, func(g *catalog.Guide) string { return doc(&g.Doc) }))
	section("Stretches", catalog.MapEach(l.Moves, func(m *catalog.Move) string { return doc(&m.Doc) }))
	section("Routines", catalog.MapEach(l.Routines, func(r *catalog.Routine) string { return doc(&r.Doc) }))
	section("Plans", catalog.MapEach(l.Plans, func(p *catalog.Plan) string { return doc(&p.Doc) }))
	section("Claims that others make", catalog.MapEach(l.Claims, func(c *catalog.Claim) string {
		return line(c.Quoted(), c.Path()+".md", "Our verdict: "+catalog.Lower(c.VerdictValue().Name)+". "+c.Say)
	}))
	tables := []string{doc(&l.Page(catalog.TreatmentsID).Doc)}
	if p := l.Page(catalog.GuidelinesID); p != nil {
		tables = append(tables, doc(&p.Doc))
	}
	section("What helps, and how much", tables)
	data := []string{
		line("Everything as JSON", AllPath, "all of the above and what it rests on, in one file"),
		line("JSON Schema", SchemaPath, "what each field means"),
	}
	if p := l.Page("data"); p != nil {
		data = append(data, line(p.Title, p.Path, p.Summary))
	}
	section("Data", data)
	return b.String()
}
