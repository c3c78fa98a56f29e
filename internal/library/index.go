package library

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

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
	section("Regions", mapSlice(l.Hubs(), func(r *catalog.Region) string { return line(r.Name, r.Path(), r.Feels) }))
	section("Guides", mapSlice(l.Guides, func(g *catalog.Guide) string { return doc(&g.Doc) }))
	section("Stretches", mapSlice(l.Moves, func(m *catalog.Move) string { return doc(&m.Doc) }))
	section("Routines", mapSlice(l.Routines, func(r *catalog.Routine) string { return doc(&r.Doc) }))
	section("Plans", mapSlice(l.Plans, func(p *catalog.Plan) string { return doc(&p.Doc) }))
	section("Claims that others make", mapSlice(l.Claims, func(c *catalog.Claim) string {
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
