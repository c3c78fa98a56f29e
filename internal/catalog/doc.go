package catalog

import (
	"strings"

	"unknot/internal/markdown"
)

// Doc has the fields that guides, moves, routines, plans and pages share.
type Doc struct {
	Title     string   `yaml:"title" need:"" read:""`
	Summary   string   `yaml:"summary" need:"" read:""`
	Written   Day      `yaml:"written" need:""`
	Changed   []Change `yaml:"changed"`
	Checked   Day      `yaml:"checked" need:""`
	Formerly  []string `yaml:"formerly"` // the oldest first
	Searches  []string `yaml:"searches"` // other names, for search only
	Draft     bool     `yaml:"draft"`
	Publish   Day      `yaml:"publish"` // the day on which it appears, none for at once
	SourceIDs []string `yaml:"sources"`
	ClaimIDs  []string `yaml:"claims"`
	Allow     []Waiver `yaml:"allow"`

	Hidden     bool          `yaml:"-"` // not there on the day that the content was loaded for
	ID         string        `yaml:"-"`
	Path       string        `yaml:"-"` // its address
	Body       *markdown.Doc `yaml:"-"`
	CheckedAt  Location      `yaml:"-"` // where its file says when it was checked
	Signs      []*Sign       `yaml:"-"` // those that boxes in its text list
	Notes      []Note        `yaml:"-"` // what its text cites, then its other sources
	Reviews    []PageReview  `yaml:"-"` // those that hold, the newest first, one a person; if none does, the newest; see reviews.yaml
	Care       bool          `yaml:"-"` // on safety, medicines or pregnancy
	Duration   string        `yaml:"-"` // how long it takes, in a word or two; "" for pages and the safety page
	Categories []Value       `yaml:"-"` // its kind, and the parts of the back that it is for
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

// Note is one entry of a page's list of sources: a source, or a claim with its sources.
type Note struct {
	Number int
	Cited  bool // the text cites it
	Source *Source
	Claim  *Claim
}

// Identifier returns the ID.
func (d *Doc) Identifier() string { return d.ID }

// Months returns after how many months the facts must be checked again: fewer where care is needed.
func (d *Doc) Months() int {
	if d.Care {
		return 12
	}
	return 24
}

// CheckBy returns the last day to check the facts again.
func (d *Doc) CheckBy() Day { return Day{d.Checked.AddDate(0, d.Months(), 0)} }

// OverdueOn reports whether day is after CheckBy.
func (d *Doc) OverdueOn(day Day) bool { return d.CheckBy().Before(day.Time) }

// Published returns the day on which readers first found it.
func (d *Doc) Published() Day {
	if d.Publish.IsZero() {
		return d.Written
	}
	return d.Publish
}

// LastChange returns the last day on which the page was written, changed or checked.
func (d *Doc) LastChange() Day {
	last := d.Modified()
	if d.Checked.After(last.Time) {
		last = d.Checked
	}
	return last
}

// Modified returns the last day on which the page was written or changed.
func (d *Doc) Modified() Day {
	last := d.Published()
	for _, c := range d.Changed {
		if c.Date.After(last.Time) {
			last = c.Date
		}
	}
	return last
}

// StableID returns a name that never changes, even if the document is renamed: its list and the ID under which it was
// first published.
func (d *Doc) StableID() string {
	id := d.ID
	if len(d.Formerly) > 0 {
		id = d.Formerly[0]
	}
	list, _, nested := strings.Cut(d.Path[1:], "/")
	if !nested || strings.Contains(id, ":") { // a rule is in no list
		return id
	}
	return list + "/" + id // without the section of a guide, which may change too
}

// Minutes returns the time to read the body at 200 words a minute, rounded up.
func (d *Doc) Minutes() int { return max(1, (d.Body.Words+199)/200) }

// FormerPaths lists the addresses that the document had, the oldest first.
func (d *Doc) FormerPaths() []string {
	var out []string
	for _, id := range d.Formerly {
		out = append(out, d.Path[:strings.LastIndexByte(d.Path, '/')+1]+id)
	}
	return out
}

// MinSummary and MaxSummary limit the characters of a summary: lists of results cut longer ones.
const MinSummary, MaxSummary = 70, 160
