package catalog

import (
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/prose"
)

// Proof is what an editor finds in the words of a catalog.
type Proof struct {
	Problems []Problem // by file and line
	Words    int       // that a reader can read
	Readings []Reading // of every page long enough to be graded, the hardest first
}

// Reading is how hard the text of a page is, without the titles of sources.
type Reading struct {
	Path    string
	Measure prose.Measure
}

// fewestWords is what a text must have for a reading grade to say anything.
const fewestWords = 100

// wordLimit is how long a sentence may be.
const wordLimit = 20

// Median is the reading grade in the middle of all pages that have one, 0 if none has.
func (p *Proof) Median() float64 {
	if len(p.Readings) == 0 {
		return 0
	}
	return p.Readings[len(p.Readings)/2].Measure.Grade()
}

// proofreader gathers a Proof.
type proofreader struct {
	*Catalog
	words files
	proof *Proof
}

func proofread(l *loader, c *Catalog) *Proof {
	p := &proofreader{Catalog: c, words: l.words, proof: &Proof{}}
	for _, g := range c.Guides {
		p.document(&g.Doc, g)
		p.borrowed(&g.Doc, g.RegionIDs)
	}
	for _, s := range c.Stretches {
		p.document(&s.Doc, s)
		p.borrowed(&s.Doc, s.RegionIDs)
	}
	for _, r := range c.Routines {
		p.document(&r.Doc, r)
		p.borrowed(&r.Doc, r.RegionIDs)
	}
	for _, v := range c.Pages {
		p.document(&v.Doc, v, p.listed(v.ID)...)
	}
	p.document(&c.Safety.Doc, c.Safety)
	p.lists()
	p.unused()
	p.orphans()
	slices.SortStableFunc(p.proof.Readings, func(a, b Reading) int {
		switch x, y := a.Measure.Grade(), b.Measure.Grade(); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return strings.Compare(a.Path, b.Path)
	})
	return p.proof
}

func (p *proofreader) fault(f *file, line int, format string, args ...any) {
	p.proof.Problems = append(p.proof.Problems, Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...)})
}

// document reads what d says in its fields and in its body. Others are lists that its page shows too.
func (p *proofreader) document(d *Doc, fields any, others ...any) {
	var m prose.Measure
	waived := make([]bool, len(d.Allow))
	allow := func(s prose.Slip) bool {
		for i, w := range d.Allow {
			if strings.EqualFold(w.Words, s.Words) {
				waived[i] = true
				return true
			}
		}
		return false
	}
	eachText(reflect.ValueOf(fields), nil, func(text string, at []any) {
		line := func() int { return d.file.line(at...) }
		m.Add(text)
		p.text(d.file, text, line, allow)
		if number := prose.Number(text); number != "" && !prose.Labelled(text) && d != &p.Safety.Doc {
			p.fault(d.file, line(), "“%s” wants a source, and nothing can be cited here: say it in the text below", number)
		}
	})
	for _, v := range d.Body.Passages {
		m.Add(v.Text)
		p.text(d.file, v.Text, func() int { return v.Line }, allow)
		if number := prose.Number(v.Text); number != "" && !v.Cited && !v.Head && !prose.Labelled(v.Text) {
			p.fault(d.file, v.Line, "“%s” wants a source or a claim beside it, or the words “usual practice”", number)
		}
	}
	for i, used := range waived {
		if !used {
			p.fault(d.file, d.file.line("allow", i), "nothing here says “%s”: take the waiver out", d.Allow[i].Words)
		}
	}
	for _, list := range others {
		eachText(reflect.ValueOf(list), nil, func(text string, _ []any) { m.Add(text) })
	}
	p.proof.Words += m.Words
	if m.Words >= fewestWords {
		p.proof.Readings = append(p.proof.Readings, Reading{d.Path, m})
	}
}

// listed is the list that the page with that id shows.
func (p *proofreader) listed(id string) []any {
	switch id {
	case "questions":
		return []any{p.Questions}
	case "checklist":
		return []any{p.Tasks}
	case "glossary":
		return []any{p.Terms}
	case "evidence":
		return []any{p.Claims}
	case "sources":
		return []any{p.Sources}
	}
	return nil
}

// lists reads the files that are lists.
func (p *proofreader) lists() {
	for name, list := range map[string]any{
		"regions.yaml": p.Regions, "sections.yaml": p.Sections, "positions.yaml": p.Positions, "kinds.yaml": p.Kinds,
		"equipment.yaml": p.Equipment, "muscles.yaml": p.Muscles, "tags.yaml": p.Tags, "evidence.yaml": p.Evidence,
		"claims.yaml": p.Claims, "sources.yaml": p.Sources, "questions.yaml": p.Questions, "checklist.yaml": p.Tasks, "glossary.yaml": p.Terms,
		"cautions.yaml": struct {
			Cautions []*Caution `yaml:"cautions"`
			Classes  []*Class   `yaml:"classes"`
		}{p.Cautions, p.Classes},
	} {
		f := p.words[name]
		eachText(reflect.ValueOf(list), nil, func(text string, at []any) {
			p.text(f, text, func() int { return f.line(at...) }, func(prose.Slip) bool { return false })
		})
	}
}

// text reports sentences that are too long and words that the site avoids.
func (p *proofreader) text(f *file, text string, line func() int, allow func(prose.Slip) bool) {
	for _, s := range prose.Sentences(text) {
		if n := len(prose.Words(s)); n > wordLimit {
			p.fault(f, line(), "a sentence of %d words: at most %d (“%s”)", n, wordLimit, Excerpt(s, 40))
		}
		for _, slip := range prose.Avoid(s) {
			if !allow(slip) {
				p.fault(f, line(), "“%s”: %s", slip.Words, slip.Do)
			}
		}
	}
}

// eachText calls visit for every text in v that is read as prose, with its path in the file.
func eachText(v reflect.Value, path []any, visit func(text string, path []any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), append(path[:len(path):len(path)], i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name, inline := fieldName(field)
			if inline {
				eachText(v.Field(i), path, visit)
			}
			if name == "" {
				continue
			}
			here := append(path[:len(path):len(path)], name)
			if _, read := field.Tag.Lookup("read"); read {
				eachString(v.Field(i), here, visit)
			} else {
				eachText(v.Field(i), here, visit)
			}
		}
	}
}

// eachString is eachText for a field that is prose: a text or a list of them.
func eachString(v reflect.Value, path []any, visit func(text string, path []any)) {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			eachString(v.Index(i), append(path[:len(path):len(path)], i), visit)
		}
		return
	}
	if text := markup.ReplaceAllString(v.String(), ""); text != "" {
		visit(text, path)
	}
}

// markup is the tags of what was Markdown in a field.
var markup = regexp.MustCompile(`<[^>]+>`)

// borrowed reports a page on a region that only ever speaks of studies on other parts of the body.
func (p *proofreader) borrowed(d *Doc, regions []string) {
	const thin = "upper-back" // hardly anyone has studied it: most of what is said of it is borrowed
	if !slices.Contains(regions, thin) {
		return
	}
	for _, n := range d.Notes {
		if n.Cited && n.Source != nil && n.Source.Studied == thin {
			return
		}
	}
	p.fault(d.file, d.file.line("regions"), "this page on the upper back cites no source that studied it: say that the evidence is borrowed, and from where")
}

// unused reports sources and words of vocabularies that nothing uses.
func (p *proofreader) unused() {
	used := map[any]bool{}
	for _, s := range p.Stretches {
		used[s.Kind] = true
		mark(used, s.Positions())
		mark(used, s.Equipment)
		mark(used, s.Classes)
		mark(used, s.Evidence)
	}
	for _, g := range p.Guides {
		used[g.Section] = true
	}
	for _, m := range p.Muscles {
		used[m] = m.inUse()
	}
	for _, t := range p.Tags {
		used[t] = t.inUse()
	}
	for _, s := range p.Sources {
		used[s] = len(s.LeanedOnBy) > 0
	}
	report(p, "sources.yaml", "source", p.Sources, used)
	report(p, "positions.yaml", "position", p.Positions, used)
	report(p, "kinds.yaml", "kind", p.Kinds, used)
	report(p, "equipment.yaml", "equipment", p.Equipment, used)
	report(p, "muscles.yaml", "muscle", p.Muscles, used)
	report(p, "tags.yaml", "tag", p.Tags, used)
	report(p, "sections.yaml", "section", p.Sections, used)
	report(p, "evidence.yaml", "evidence code", p.Evidence, used)
	report(p, "cautions.yaml", "caution class", p.Classes, used, "classes")
}

func mark[T any](used map[any]bool, list []T) {
	for _, v := range list {
		used[v] = true
	}
}

func report[T identified](p *proofreader, name, what string, list []T, used map[any]bool, at ...any) {
	f := p.words[name]
	for i, v := range list {
		if !used[v] {
			p.fault(f, f.line(append(at[:len(at):len(at)], i)...), "nothing uses the %s %s: use it or take it out", what, v.id())
		}
	}
}

// orphans reports moves that no page leads to but lists.
func (p *proofreader) orphans() {
	led := map[string]bool{}
	links := func(d *Doc) {
		for _, link := range d.Body.Links {
			target, _, _ := strings.Cut(link.Dest, "#")
			led[path.Base(target)] = led[path.Base(target)] || strings.HasPrefix(target, "/stretches/")
		}
		for _, e := range d.Body.Embeds {
			led[e.ID] = true
		}
	}
	for _, d := range p.all() {
		links(d)
	}
	for _, g := range p.Guides {
		for _, id := range g.RelatedIDs {
			led[id] = true
		}
	}
	for _, r := range p.Regions {
		for _, id := range r.StartIDs {
			led[id] = true
		}
	}
	for _, s := range p.Stretches {
		for _, id := range []string{moveID(s.Easier), moveID(s.Harder), s.SwapID} {
			led[id] = true
		}
	}
	for _, s := range p.Stretches {
		if !led[s.ID] && len(s.UsedIn) == 0 {
			p.fault(s.file, 1, "no page leads to this move: put it into a routine or a text, or name it as an easier or harder way")
		}
	}
}
