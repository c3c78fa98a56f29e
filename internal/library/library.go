// Package library exports a catalog as documents, for people who build with it. [Library.Lookup] returns the [Document]
// of a page; [JSON] and [Library.Markdown] encode it. [Library.All] returns everything in one document. The fields are
// described in only one place, schema.json in this folder.
//
// The format is stable: fields may be added, but renaming or removing one needs a new Version. Every field is always
// present. A list may be empty but is never null; an optional value is null if it is missing.
package library

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Version is the version of the schema.
const Version = 3

// Licence is the address of the licence of the documents.
const Licence = "https://creativecommons.org/licenses/by/4.0/"

// The addresses of the files that do not belong to one page.
const (
	AllPath    = "/library.json"
	IndexPath  = "/llms.txt"
	SchemaPath = "/data/schema.json" // schema of the newest version

	VersionPath = "/data/schema-3.json" // schema of this version
	OldPath     = "/data/schema-2.json" // schema of the version before
)

// Library exports the content of a site. In its texts, as in the catalog, {emergency} and {advice} are in place of the
// phone numbers.
type Library struct {
	*catalog.Catalog
	URL     string                    // address of the site, without a trailing slash
	About   string                    // one sentence that describes the site
	Picture func(id string) *Pictures // returns the drawings of the move with an ID, nil if it has none
}

// Document is the content of a page as data.
type Document interface {
	head() *Head
	// write appends the content as Markdown blocks. The writer adds the title before and the sources after them.
	write(*writer)
}

// Lookup returns the document for the page at path, or nil if it has none.
func (l Library) Lookup(path string) Document {
	part, id := splitLast(path)
	switch part {
	case "":
		if path == l.Safety.Path {
			return l.safety()
		}
	case "/stretches":
		if m := l.Move(id); m != nil {
			return l.stretch(m)
		}
	case "/routines":
		if r := l.Routine(id); r != nil {
			return l.routine(r)
		}
	case "/plans":
		if p := l.Plan(id); p != nil {
			return l.plan(p)
		}
	case "/evidence":
		if path == catalog.TreatmentsPath {
			return l.treatments()
		}
		if path == catalog.GuidelinesPath && l.Page(catalog.GuidelinesID) != nil {
			return l.guidelines()
		}
		if c := l.Claim(id); c != nil {
			return l.claim(c)
		}
	case "/sources":
		if s := l.Source(id); s != nil {
			return l.source(s)
		}
	}
	if guides, section := splitLast(part); guides == "/guides" {
		if g := l.Guide(section, id); g != nil {
			return l.guide(g)
		}
	}
	return nil
}

// splitLast splits a path at its last slash: "/guides/causes/neck" → "/guides/causes", "neck".
func splitLast(path string) (before, last string) {
	slash := strings.LastIndexByte(path, '/')
	if slash < 0 {
		return "", path
	}
	return path[:slash], path[slash+1:]
}

// JSON returns a document, or a part of one, as indented JSON.
func JSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return out.Bytes(), err
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
			return medicine(m)
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

// box returns a box of signs as a quotation in Markdown.
func (l Library) box(title string, b *catalog.Box) string {
	lines := []string{"**" + markdown.Escape(title) + "**"}
	for _, g := range catalog.GroupByAct(b.Lines) {
		lines = append(lines, "", catalog.Capital(g.Act)+":", "")
		for _, line := range g.Lines {
			lines = append(lines, strings.TrimSpace("- "+line.Words+". "+g.Own(line)))
		}
	}
	lines = append(lines, "", link(l.Safety.Mini.More, l.URL+l.Safety.Path))
	quotation := "> " + strings.Join(lines, "\n> ")
	return strings.ReplaceAll(quotation, "> \n", ">\n") // no line ends with a space
}

// ladder returns the steps of a ladder as a Markdown list. Each step says when to stop.
func (l Library) ladder(title string, ladder *catalog.Ladder) string {
	lines := []string{"**" + markdown.Escape(title) + "**", "",
		markdown.Escape(l.Ladders.Rest) + " " + link(l.Ladders.RestPage.Title, l.URL+l.Ladders.RestPage.Path)}
	if who := catalog.PeopleConcerned(ladder.Cautions()); len(who) > 0 {
		lines = append(lines, "", "Ask first, or leave it out: "+strings.Join(who, "; ")+".")
	}
	stop := "Stop if " + strings.Join(l.StopLines(ladder.AllClasses()), "; ") + ". " + link(l.Safety.Title, l.URL+l.Safety.Path)
	for i, step := range ladder.Steps {
		do := markdown.Escape(step.Do)
		if step.Move != nil {
			do += " " + link(step.Move.Title, l.URL+step.Move.Path) + ": " + step.Dose() + "."
		}
		lines = append(lines, "", fmt.Sprintf("%d. %s", i+1, do),
			"    - Fine: "+markdown.Escape(step.Fine), "    - Step back if "+markdown.Escape(step.Back), "    - "+stop)
	}
	return strings.Join(lines, "\n")
}

// medicine returns who must not take a medicine, and who must ask first, as Markdown lists.
func medicine(m *catalog.Medicine) string {
	text := "**Do not use it if you:**\n\n" + medicineLines(m.DoNot)
	if len(m.Ask) > 0 {
		text += "\n\n**Ask a pharmacist first if you:**\n\n" + medicineLines(m.Ask)
	}
	return text
}

// medicineLines returns the lines about a medicine as a Markdown list with footnotes.
func medicineLines(lines []catalog.MedicineLine) string {
	return strings.Join(mapSlice(lines, func(line catalog.MedicineLine) string { return "- " + line.Line + marks(line.SourceIDs) }), "\n")
}

// mapSlice returns f of each element. The result is never nil, because JSON would encode nil as null.
func mapSlice[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

// optional returns a pointer to text, or nil if text is empty.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
