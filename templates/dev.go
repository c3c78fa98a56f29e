package templates

import (
	"net/url"

	"unknot/internal/catalog"
)

// Draft is what only writers are shown of a catalog, on a server for writing.
type Draft struct {
	Remarks []catalog.Problem // of content that is up
	Figures []DraftFigure     // every one, by id
}

// DraftFigure is what a writer wants to know of a figure beside its pictures, which are in Static.
type DraftFigure struct {
	ID       string
	Joints   [][]Joint         // of each frame
	Problems []catalog.Problem // of its pose file
}

// A Joint is where a joint is, in cm forward, up and to the right.
type Joint struct {
	Name string
	At   [3]float64
}

// Sheet is how a writer looks at all figures at once.
type Sheet struct {
	Width, Ground string // one of sheetWidths and sheetGrounds
	Problems      bool   // only figures with problems
}

// The first is what one sees without asking.
var (
	sheetWidths  = []string{"160", "320"}
	sheetGrounds = []string{"light", "dark", "print"}
)

// ReadSheet reads the query of a sheet. What it does not know it takes as not said.
func ReadSheet(query url.Values) Sheet {
	return Sheet{
		Width:    oneOf(sheetWidths, query.Get("width")),
		Ground:   oneOf(sheetGrounds, query.Get("ground")),
		Problems: query.Get("problems") == "1",
	}
}

func oneOf(known []string, value string) string {
	for _, v := range known {
		if v == value {
			return v
		}
	}
	return known[0]
}

// Link is the address of a sheet. Each sheet has one.
func (s Sheet) Link() string {
	query := url.Values{}
	if s.Width != sheetWidths[0] {
		query.Set("width", s.Width)
	}
	if s.Ground != sheetGrounds[0] {
		query.Set("ground", s.Ground)
	}
	if s.Problems {
		query.Set("problems", "1")
	}
	address := url.URL{Path: "/dev/figures", RawQuery: query.Encode()}
	return address.String()
}

// of picks the figures that a sheet shows.
func (s Sheet) of(all []DraftFigure) []DraftFigure {
	if !s.Problems {
		return all
	}
	var out []DraftFigure
	for _, f := range all {
		if len(f.Problems) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// A choice is a way to look at the sheet, and the sheet that it leads to.
type choice struct {
	words string
	to    Sheet
}

// choices are the ways to look at the sheet, in groups.
func (s Sheet) choices() [][]choice {
	var widths, grounds []choice
	for _, width := range sheetWidths {
		widths = append(widths, choice{width + " px", Sheet{width, s.Ground, s.Problems}})
	}
	for _, ground := range sheetGrounds {
		grounds = append(grounds, choice{ground, Sheet{s.Width, ground, s.Problems}})
	}
	return [][]choice{widths, grounds, {
		{"all", Sheet{s.Width, s.Ground, false}},
		{"only with problems", Sheet{s.Width, s.Ground, true}},
	}}
}
