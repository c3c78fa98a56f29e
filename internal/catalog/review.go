package catalog

import "strings"

// Review is one reading of pages by a clinician, who agreed to be named: an entry of reviews.yaml.
type Review struct {
	Name       string    `yaml:"name" need:""`
	Profession string    `yaml:"profession" need:""`
	Register   string    `yaml:"register" need:""` // of the profession: HCPC
	Number     string    `yaml:"number" need:""`   // in the register
	Date       Day       `yaml:"date" need:""`
	Read       []Reading `yaml:"read" need:""`

	At Location `yaml:"-"` // of the date
}

// By returns who reviewed, for a line of text: Ada Example, physiotherapist (HCPC PH00000).
func (r *Review) By() string { return r.Name + ", " + r.Job() }

// Job returns the profession and the registration: physiotherapist (HCPC PH00000).
func (r *Review) Job() string { return r.Profession + " (" + r.Register + " " + r.Number + ")" }

// Reading is a page that a clinician read, and the sums of what it said then.
type Reading struct {
	Address string `yaml:"address" need:""`
	Sums    Sums   `yaml:"sums" need:""`
}

// Sums are checksums of what a page says, part by part. They change with its words, and not with its layout or its
// pictures.
type Sums struct {
	Text     string `yaml:"text" need:""`     // its own words, with steps and doses
	Signs    string `yaml:"signs" need:""`    // the signs that it refers to, its stop lines and the pain rule
	Cautions string `yaml:"cautions" need:""` // who should change what
	Sources  string `yaml:"sources" need:""`  // what it cites, and what that found
}

// Part is a part of a page that has a sum of its own.
type Part string

// The parts of a page, in the order for readers.
const (
	PartText     Part = "text"
	PartSigns    Part = "signs"
	PartCautions Part = "cautions"
	PartSources  Part = "sources"
)

// Changed lists the parts whose sums differ from those in now.
func (s Sums) Changed(now Sums) []Part {
	var out []Part
	for _, p := range []struct {
		part          Part
		before, after string
	}{{PartText, s.Text, now.Text}, {PartSigns, s.Signs, now.Signs}, {PartCautions, s.Cautions, now.Cautions},
		{PartSources, s.Sources, now.Sources}} {
		if p.before != p.after {
			out = append(out, p.part)
		}
	}
	return out
}

// PageReview is the review of one page.
type PageReview struct {
	*Review
	Changed []Part // since then
}

// Holds reports whether the page still says what the reviewer read.
func (r PageReview) Holds() bool { return len(r.Changed) == 0 }

// SameReviewer reports whether the same person made the review other.
func (r *Review) SameReviewer(other PageReview) bool {
	return other.Register == r.Register && other.Number == r.Number
}

// Reviewed reports whether a review of the page holds.
func (d *Doc) Reviewed() bool { return len(d.Reviews) > 0 && d.Reviews[0].Holds() }

// NameParts names parts of the page within a sentence: its text, with steps and dose; its sources.
func (d *Doc) NameParts(parts []Part) string {
	return NameParts(parts, strings.HasPrefix(d.Path, "/stretches/") || strings.HasPrefix(d.Path, "/routines/") || strings.HasPrefix(d.Path, "/plans/"))
}

// NameParts names parts of a page, with or without steps, within a sentence.
func NameParts(parts []Part, steps bool) string {
	var names []string
	for _, p := range parts {
		name := "its " + string(p)
		if p == PartText && steps {
			name += ", with steps and dose"
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

// YAML returns the sums as they are written in reviews.yaml. They are quoted, as some look like numbers.
func (s Sums) YAML() string {
	return `{text: "` + s.Text + `", signs: "` + s.Signs + `", cautions: "` + s.Cautions + `", sources: "` + s.Sources + `"}`
}
