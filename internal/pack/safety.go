package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/markdown"
)

// safety is what matters for safety on the pages of a pack, for the first part of the pack.
type safety struct {
	Levels   []level
	PainRule bool
	Classes  []*catalog.Class // classes of moves with a line on when to stop
	Cautions []*catalog.Caution
	Departs  []departure // lines that depart from a source
}

// departure is a line of the site, with the different advice of a source.
type departure struct {
	Ours string
	catalog.Departure
}

// level is a level of urgency with its signs.
type level struct {
	*catalog.Level
	Signs []*catalog.Sign
}

// newSafety returns what matters for safety on the pages that were read.
func newSafety(c *catalog.Catalog, read []load.PageParts) safety {
	var all load.PageParts
	for _, page := range read {
		all.Signs = append(all.Signs, page.Signs...)
		all.Classes = append(all.Classes, page.Classes...)
		all.Cautions = append(all.Cautions, page.Cautions...)
		all.Medicines = append(all.Medicines, page.Medicines...)
		all.PainRule = all.PainRule || page.PainRule
	}
	out := safety{PainRule: all.PainRule}
	for _, l := range c.Levels {
		isShown := func(s *catalog.Sign) bool { return s.Level == l && slices.Contains(all.Signs, s) }
		if signs := only(c.Signs, isShown); len(signs) > 0 {
			out.Levels = append(out.Levels, level{l, signs})
		}
	}
	out.Classes = only(c.Classes, func(v *catalog.Class) bool { return v.Stop != "" && slices.Contains(all.Classes, v) })
	out.Cautions = only(c.Cautions, func(v *catalog.Caution) bool { return slices.Contains(all.Cautions, v) })
	for _, l := range out.Levels {
		for _, s := range l.Signs {
			out.addDepartures(s.Inline(), s.Departs)
		}
	}
	for _, v := range out.Cautions {
		out.addDepartures(v.Covers+": "+v.Ask, v.Departs)
	}
	for _, m := range only(c.Medicines, func(m *catalog.Medicine) bool { return slices.Contains(all.Medicines, m) }) {
		out.addDepartures(m.Name, m.Departs)
	}
	return out
}

// addDepartures adds a line of the site to Departs, once for each source that it departs from.
func (s *safety) addDepartures(ours string, departs []catalog.Departure) {
	for _, d := range departs {
		s.Departs = append(s.Departs, departure{ours, d})
	}
}

// only returns the elements of list for which keep returns true.
func only[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

// Sources returns the sources of all signs and cautions, each once.
func (s safety) Sources() []*catalog.Source {
	var out []*catalog.Source
	add := func(list []*catalog.Source) {
		out = append(out, only(list, func(v *catalog.Source) bool { return !slices.Contains(out, v) })...)
	}
	for _, l := range s.Levels {
		for _, sign := range l.Signs {
			add(sign.Sources)
		}
	}
	for _, caution := range s.Cautions {
		add(caution.Sources)
	}
	return out
}

// Cite names sources with their numbers, counted from 1, in the list that Sources returns.
func (s safety) Cite(sources []*catalog.Source) string {
	all, short := s.Sources(), make([]string, len(sources))
	for i, v := range sources {
		short[i] = fmt.Sprintf("%s (%d)", v.ShortCitation(), slices.Index(all, v)+1)
	}
	return strings.Join(short, "; ")
}

// inline shows a line of Markdown without its links.
func inline(text string) templ.Component {
	html, _, _ := markdown.Inline(text, nil) // package load has reported what is wrong
	return unlinked(html)
}

// unlinked shows HTML without its links.
func unlinked(html string) templ.Component { return templ.Raw(linkTags.ReplaceAllString(html, "")) }

var linkTags = regexp.MustCompile(`</?a\b[^>]*>`)

// shortAddress returns the address of a source without its scheme.
func shortAddress(s *catalog.Source) string { return strings.TrimPrefix(s.Address, "https://") }
