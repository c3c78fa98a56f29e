package pack

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
)

// safety returns the statements that matter for safety on the pages that were read, and their sources.
func (p Pack) safety(read []load.PageParts) ([]group, citations) {
	signs, classes, cautions := map[*catalog.Sign]bool{}, map[*catalog.Class]bool{}, map[*catalog.Caution]bool{}
	pain := false
	for _, r := range read {
		mark(signs, r.Signs)
		mark(classes, r.Classes)
		mark(cautions, r.Cautions)
		pain = pain || r.PainRule
	}
	var cited citations
	groups := p.signs(signs, &cited)
	if pain {
		groups = append(groups, p.painRule())
	}
	groups = append(groups, p.stopLines(classes, pain), p.cautions(cautions, &cited))
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.Rows) == 0 }), cited
}

// mark adds list to set.
func mark[T comparable](set map[T]bool, list []T) {
	for _, v := range list {
		set[v] = true
	}
}

// signs returns a group for each level of signs, the most urgent first.
func (p Pack) signs(read map[*catalog.Sign]bool, cited *citations) []group {
	var groups []group
	for _, level := range p.Levels {
		g := group{Heading: "Signs: " + level.Act}
		for _, s := range p.Signs {
			if read[s] && s.Level == level {
				g.Rows = append(g.Rows, row{Text: join(paragraph(inline(s.Line(level.Act))), small("Within a sentence: "+s.Inline())), Sources: cited.add(s.Sources)})
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// stopLines returns when to stop: the lines of classes, and with the pain rule those for every move.
func (p Pack) stopLines(read map[*catalog.Class]bool, pain bool) group {
	g := group{Heading: "Stop lines of moves: “Stop if …”"}
	for _, c := range p.Classes {
		if read[c] && c.Stop != "" {
			g.Rows = append(g.Rows, row{Label: c.Name, Text: paragraph(escape(c.Stop))})
		}
	}
	if pain {
		g.Rows = append(g.Rows, row{Label: "Every move", Text: list("ul", texts(p.Stop))})
	}
	return g
}

func (p Pack) cautions(read map[*catalog.Caution]bool, cited *citations) group {
	g := group{Heading: "Cautions: who should ask first or change what"}
	for _, c := range p.Cautions {
		if read[c] {
			g.Rows = append(g.Rows, row{Label: c.Covers, Text: join(paragraph(escape(c.Ask)), paragraph(bold("Adapt:")+" "+escape(c.Adapt)),
				small("Why we say it ("+strings.ReplaceAll(c.Basis, "-", " ")+"): "+c.Why)), Sources: cited.add(c.Sources)})
		}
	}
	return g
}

// painRule returns the pain rule, a sentence a row.
func (p Pack) painRule() group {
	g := group{Heading: "The pain rule"}
	for _, line := range p.Safety.Pain.Lines {
		g.Rows = append(g.Rows, row{Text: paragraph(escape(line))})
	}
	g.Rows = append(g.Rows, row{Label: "Strength work", Text: paragraph(escape(p.Safety.Pain.Strength))},
		row{Label: "How fast to do more", Text: paragraph(escape(p.Safety.Pain.Adding))},
		row{Label: "How we know", Text: paragraph(escape(p.Safety.Pain.Label))})
	return g
}

// citations are sources, numbered from 1.
type citations []line

// add adds sources, and returns them as short citations with their numbers.
func (c *citations) add(sources []*catalog.Source) string {
	var short []string
	for _, s := range sources {
		n := slices.IndexFunc(*c, func(l line) bool { return l.Source == s })
		if n < 0 {
			n = len(*c)
			*c = append(*c, sourceLine(s))
		}
		short = append(short, fmt.Sprintf("%s (%d)", s.ShortCitation(), n+1))
	}
	return strings.Join(short, "; ")
}

// sourceLine returns a source for a list.
func sourceLine(s *catalog.Source) line {
	return line{s, s.ShortCitation() + ": " + s.Title + ". " + catalog.Capital(s.KindName()) + ", " + s.StudiedPart() + ".", strings.TrimPrefix(s.Address, "https://")}
}
