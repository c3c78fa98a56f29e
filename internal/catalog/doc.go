package catalog

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"unknot/internal/markdown"
)

// Doc is what guides, moves, routines and pages have in common.
type Doc struct {
	Title     string    `yaml:"title" need:"" read:""`
	Summary   string    `yaml:"summary" need:"" read:""`
	Written   Day       `yaml:"written" need:""`
	Changed   []Change  `yaml:"changed"`
	Checked   Day       `yaml:"checked" need:""`
	Reviewer  *Reviewer `yaml:"reviewer"`
	Formerly  []string  `yaml:"formerly"` // the oldest first
	Searches  []string  `yaml:"searches"` // names found by search but not printed
	Draft     bool      `yaml:"draft"`
	SourceIDs []string  `yaml:"sources"`
	ClaimIDs  []string  `yaml:"claims"`
	Allow     []Waiver  `yaml:"allow"`

	ID         string        `yaml:"-"`
	Path       string        `yaml:"-"` // the permalink; nothing else spells it
	Body       *markdown.Doc `yaml:"-"`
	Notes      []Note        `yaml:"-"` // what the page cites, then what else it rests on
	Care       bool          `yaml:"-"` // on safety, medicines or pregnancy
	Duration   string        `yaml:"-"` // how long it takes, in a word or two; "" for pages
	Categories []Value       `yaml:"-"` // what it is, and the parts of the back that it is for

	file        *file
	checkedLine int // of the field checked
	cite        markdown.Notes
	terms       *markdown.Terms // what its text links to the glossary, nil for nothing
}

// Waiver lets a document use words that the site otherwise avoids, and says why.
type Waiver struct {
	Words string `yaml:"words" need:""`
	Why   string `yaml:"why" need:""`
}

// Change is a day on which something changed that matters to a reader.
type Change struct {
	Date Day    `yaml:"date" need:""`
	Why  string `yaml:"why" need:""`
}

// Reviewer is a real person who read the page and agreed to be named.
type Reviewer struct {
	Name string `yaml:"name" need:""`
	Role string `yaml:"role" need:""`
	Date Day    `yaml:"date" need:""`
}

// Note is one entry of a page's list of sources: a source, or a claim with its sources.
type Note struct {
	Number int
	Cited  bool // a mark in the text leads here
	Source *Source
	Claim  *Claim
}

func (d *Doc) id() string { return d.ID }
func (d *Doc) doc() *Doc  { return d }

// Months is how long a check of the facts holds: shorter where care is needed.
func (d *Doc) Months() int {
	if d.Care {
		return 12
	}
	return 24
}

// CheckBy is the day by which the facts must be checked again.
func (d *Doc) CheckBy() Day { return Day{d.Checked.AddDate(0, d.Months(), 0)} }

// DueOn reports whether the day to check again has passed on day.
func (d *Doc) DueOn(day Day) bool { return d.CheckBy().Before(day.Time) }

// LastChange is the newest day on which the page was written, changed or checked.
func (d *Doc) LastChange() Day {
	last := d.Modified()
	if d.Checked.After(last.Time) {
		last = d.Checked
	}
	return last
}

// Modified is the newest day on which the page was written or changed.
func (d *Doc) Modified() Day {
	last := d.Written
	for _, c := range d.Changed {
		if c.Date.After(last.Time) {
			last = c.Date
		}
	}
	return last
}

// StableID names the document for ever, whatever it is called later: the list it stands in, and the id it was first
// published under.
func (d *Doc) StableID() string {
	id := d.ID
	if len(d.Formerly) > 0 {
		id = d.Formerly[0]
	}
	list, _, nested := strings.Cut(d.Path[1:], "/")
	if !nested {
		return id
	}
	return list + "/" + id // without the section of a guide, which may change too
}

// Minutes is how long the body takes to read, at 200 words a minute, rounded up.
func (d *Doc) Minutes() int { return max(1, (d.Body.Words+199)/200) }

// MinSummary and MaxSummary bound the characters of a summary: fewer say too little in a list of results, more are cut there.
const MinSummary, MaxSummary = 70, 160

// checkDoc checks what holds for every document and reads its body.
func (d *Doc) checkDoc() {
	if n := utf8.RuneCountInString(d.Summary); n > 0 && n < MinSummary || n > MaxSummary {
		d.file.faultAt([]any{"summary"}, "the summary has %d characters: write %d to %d", n, MinSummary, MaxSummary)
	}
	if d.Checked.Before(d.Written.Time) && !d.Checked.IsZero() {
		d.file.faultAt([]any{"checked"}, "checked on %s, before it was written", d.Checked.ISO())
	}
	for i, c := range d.Changed {
		if c.Date.Before(d.Written.Time) && !c.Date.IsZero() {
			d.file.faultAt([]any{"changed", i}, "changed on %s, before it was written", c.Date.ISO())
		}
		sameDay := func(other Change) bool { return other.Date.Equal(c.Date.Time) }
		if slices.ContainsFunc(d.Changed[:i], sameDay) && !c.Date.IsZero() {
			d.file.faultAt([]any{"changed", i}, "changed on %s twice: say in one line what changed that day", c.Date.ISO())
		}
	}
	body, problems := markdown.Parse(d.file.body, &d.cite, d.terms)
	for _, p := range problems {
		d.file.fault(p.Line, "%s", p.Text)
	}
	d.Body = body
	d.checkSure()
	d.checkedLine = d.file.keyLine("checked:")
}

// checkSure checks the box on what we are sure of: one at most, each line with a certainty word.
func (d *Doc) checkSure() {
	boxes := 0
	for _, b := range d.Body.Blocks {
		if b.Sure == nil {
			continue
		}
		if boxes++; boxes == 2 {
			d.file.fault(b.Sure[0].Line, "a second box > [!SURE]: a text has one")
		}
		for _, s := range b.Sure {
			if !slices.Contains(certainties, s.Level) {
				d.file.fault(s.Line, "%q is no certainty word%s: use %s", s.Level, didYouMean(s.Level, certainties), strings.Join(certainties, ", "))
			}
		}
	}
}

// Guide is a page of advice.
type Guide struct {
	Doc        `yaml:",inline"`
	Answer     string   `yaml:"answer" need:"" read:""`
	RegionIDs  []string `yaml:"regions" need:""`
	TagIDs     []string `yaml:"tags"`
	Hub        bool     `yaml:"hub"`
	NeedsCare  bool     `yaml:"care"`
	RelatedIDs []string `yaml:"related"`
	AgainstIDs []string `yaml:"against"` // moves that it advises against: no routine may hold them

	Section *Section   `yaml:"-"`
	Regions []*Region  `yaml:"-"`
	Tags    []*Tag     `yaml:"-"`
	Related []*Doc     `yaml:"-"`
	Against []*Stretch `yaml:"-"`
}

// EmbeddedMoves lists the ids of the moves that stand in its text, in order.
func (g *Guide) EmbeddedMoves() []string {
	var ids []string
	for _, e := range g.Body.Embeds {
		if e.Kind == "stretch" {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

const answerLeast, answerMost = 40, 60

func (g *Guide) check() {
	g.Care = g.NeedsCare
	g.checkDoc()
	if n := len(strings.Fields(g.Answer)); g.Answer != "" && (n < answerLeast || n > answerMost) {
		g.file.faultAt([]any{"answer"}, "the answer has %d words: write %d to %d", n, answerLeast, answerMost)
	}
	if len(g.Body.Blocks) == 0 {
		g.file.fault(1, "this guide has no text")
		return
	}
	if strings.HasPrefix(g.Body.Blocks[0].HTML, "<h") {
		g.file.fault(bodyLine(g.file), "begin the text with a paragraph, not with a heading")
	}
	switch last := g.Body.Blocks[len(g.Body.Blocks)-1]; {
	case len(g.Body.Sure) == 0:
		g.file.fault(bodyLine(g.file), "a box > [!SURE] is missing: say what we are sure of")
	case last.Sure == nil:
		g.file.fault(g.Body.Sure[0].Line, "the box > [!SURE] ends a guide: nothing comes after it")
	}
}

// bodyLine is the first line of f's body that holds something.
func bodyLine(f *file) int {
	for i, c := range f.body {
		if c != '\n' && c != '\r' && c != ' ' {
			return lineAt(f.body, i)
		}
	}
	return 1
}

// Page is a page that stands at the top of the site, such as /about.
type Page struct {
	Doc       `yaml:",inline"`
	NeedsCare bool `yaml:"care"`
}

func (p *Page) check() {
	p.Care = p.NeedsCare
	p.checkDoc()
	if len(p.Body.Blocks) == 0 {
		p.file.fault(1, "this page has no text")
	}
	for _, fragment := range map[string][]string{"floor": {"down", "up"}}[p.ID] {
		if !hasHeading(p.Body, fragment) {
			p.file.fault(bodyLine(p.file), "a heading with the anchor {#%s} is missing: other pages lead to it", fragment)
		}
	}
}

func hasHeading(d *markdown.Doc, id string) bool {
	for _, h := range d.Headings {
		if h.ID == id {
			return true
		}
	}
	return false
}

// Withdrawn is something that was taken down: its address answers "gone".
type Withdrawn struct {
	Address string `yaml:"address" need:""`
	Number  int    `yaml:"number" least:"1"`
	Why     string `yaml:"why" need:""`
	Instead string `yaml:"instead" need:""`
}

// ShortPath is the address of its plate number, "" if it had none.
func (w *Withdrawn) ShortPath() string {
	if w.Number == 0 {
		return ""
	}
	return fmt.Sprintf("/s/%d", w.Number)
}
