package catalog

import (
	"slices"
	"strings"
)

// Review is an entry of reviews.yaml: a clinician, who agreed to be named, has read some pages.
type Review struct {
	Name       string    `yaml:"name" need:""`
	Profession string    `yaml:"profession" need:""`
	Register   string    `yaml:"register" need:""` // the register of the profession, such as HCPC
	Number     string    `yaml:"number" need:""`   // the registration number
	Date       Day       `yaml:"date" need:""`
	Read       []Reading `yaml:"read" need:""`
}

// By returns the reviewer as text: Ada Example, physiotherapist (HCPC PH00000).
func (r *Review) By() string { return r.Name + ", " + r.Job() }

// Job returns the profession and the registration: physiotherapist (HCPC PH00000).
func (r *Review) Job() string { return r.Profession + " (" + r.Register + " " + r.Number + ")" }

// Reading is a page that a clinician read, with the checksums of its parts at that time.
type Reading struct {
	Address string `yaml:"address" need:""`
	Sums    Sums   `yaml:"sums" need:""`
}

// Sums are checksums of what a page says, one for each part. They change with the words of the page, not with its
// layout or pictures.
type Sums struct {
	Text     string `yaml:"text" need:""`     // its own words, with steps and doses
	Signs    string `yaml:"signs" need:""`    // the signs that it refers to, when to stop, and the pain rule
	Cautions string `yaml:"cautions" need:""` // who should change or avoid what
	Sources  string `yaml:"sources" need:""`  // what it cites, with the findings
}

// Part is a part of a page that has its own checksum.
type Part string

// The parts of a page, in the order in which readers see them.
const (
	PartText     Part = "text"
	PartSigns    Part = "signs"
	PartCautions Part = "cautions"
	PartSources  Part = "sources"
)

// Changed lists the parts whose checksum differs from the one in now.
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
	Changed []Part // the parts that have changed since the review
}

// Holds reports whether the page still says what the reviewer read.
func (r PageReview) Holds() bool { return len(r.Changed) == 0 }

// SameReviewer reports whether other was made by the same person.
func (r *Review) SameReviewer(other PageReview) bool {
	return other.Register == r.Register && other.Number == r.Number
}

// Reviewed reports whether a review of the page still holds.
func (d *Doc) Reviewed() bool { return len(d.Reviews) > 0 && d.Reviews[0].Holds() }

// NameParts names parts of the page for use within a sentence: its text, with steps and dose; its sources.
func (d *Doc) NameParts(parts []Part) string {
	hasSteps := slices.Contains([]string{"stretches", "routines", "plans"}, d.Folder)
	var names []string
	for _, p := range parts {
		name := "its " + string(p)
		if p == PartText && hasSteps {
			name += ", with steps and dose"
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

// YAML returns the sums as reviews.yaml has them. They are in quotation marks, because some of them look like numbers.
func (s Sums) YAML() string {
	return `{text: "` + s.Text + `", signs: "` + s.Signs + `", cautions: "` + s.Cautions + `", sources: "` + s.Sources + `"}`
}
