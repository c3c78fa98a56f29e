package templates

import (
	"net/url"

	"unknot/internal/frontmatter"
)

// DevInfo is the information about a catalog that a development server shows in addition to its pages.
type DevInfo struct {
	Remarks []frontmatter.Problem // about published content
	Figures []FigureInfo          // all figures, sorted by ID
	Drawing bool                  // the figures are still being drawn: Figures is not complete
}

// FigureInfo describes a figure. Its pictures are in Site.Static.
type FigureInfo struct {
	ID       string
	Joints   [][]Joint             // of each frame
	Problems []frontmatter.Problem // of its pose file
}

// Joint is the position of a joint, in cm forward, up and to the right.
type Joint struct {
	Name string
	At   [3]float64
}

// Overview is a view of all figures on one page.
type Overview struct {
	Width, Ground string // one of overviewWidths and overviewGrounds
	Problems      bool   // only figures with problems
}

// The first value of each is the default.
var (
	overviewWidths  = []string{"160", "320"}
	overviewGrounds = []string{"light", "dark", "print"}
)

// ParseOverview parses the query of an overview. Unknown values count as the default.
func ParseOverview(query url.Values) Overview {
	return Overview{
		Width:    oneOf(overviewWidths, query.Get("width")),
		Ground:   oneOf(overviewGrounds, query.Get("ground")),
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

// Link returns the canonical address of the overview.
func (o Overview) Link() string {
	query := url.Values{}
	if o.Width != overviewWidths[0] {
		query.Set("width", o.Width)
	}
	if o.Ground != overviewGrounds[0] {
		query.Set("ground", o.Ground)
	}
	if o.Problems {
		query.Set("problems", "1")
	}
	address := url.URL{Path: "/dev/figures", RawQuery: query.Encode()}
	return address.String()
}

// figures returns the figures that the overview shows.
func (o Overview) figures(all []FigureInfo) []FigureInfo {
	if !o.Problems {
		return all
	}
	var out []FigureInfo
	for _, f := range all {
		if len(f.Problems) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// choice is a link to another view.
type choice struct {
	words string
	to    Overview
}

// choices returns the other views, in groups.
func (o Overview) choices() [][]choice {
	var widths, grounds []choice
	for _, width := range overviewWidths {
		widths = append(widths, choice{width + " px", Overview{width, o.Ground, o.Problems}})
	}
	for _, ground := range overviewGrounds {
		grounds = append(grounds, choice{ground, Overview{o.Width, ground, o.Problems}})
	}
	return [][]choice{widths, grounds, {
		{"all", Overview{o.Width, o.Ground, false}},
		{"only with problems", Overview{o.Width, o.Ground, true}},
	}}
}
