package catalog

import (
	"cmp"
	"fmt"
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
	*loader
	*Catalog
	proof *Proof
}

// docs lists all that is written.
func (w written) docs() []*Doc {
	var out []*Doc
	for _, g := range w.guides {
		out = append(out, &g.Doc)
	}
	for _, s := range w.stretches {
		out = append(out, &s.Doc)
	}
	for _, r := range w.routines {
		out = append(out, &r.Doc)
	}
	for _, p := range w.pages {
		out = append(out, &p.Doc)
	}
	return out
}

// read reads every text, drafts too; that needs no catalog without faults.
func (p *proofreader) read() {
	for _, g := range p.written.guides {
		p.document(&g.Doc, g)
	}
	for _, s := range p.written.stretches {
		p.document(&s.Doc, s)
	}
	for _, r := range p.written.routines {
		p.document(&r.Doc, r)
	}
	for _, v := range p.written.pages {
		p.document(&v.Doc, v, p.listed(v.ID)...)
	}
	p.document(&p.Safety.Doc, p.Safety)
	p.lists()
	slices.SortStableFunc(p.proof.Readings, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(b.Measure.Grade(), a.Measure.Grade()), strings.Compare(a.Path, b.Path))
	})
}

// judge looks at what needs the whole catalog.
func (p *proofreader) judge() {
	for _, g := range p.Guides {
		p.borrowed(&g.Doc, g.RegionIDs)
	}
	for _, s := range p.Stretches {
		p.borrowed(&s.Doc, s.RegionIDs)
	}
	for _, r := range p.Routines {
		p.borrowed(&r.Doc, r.RegionIDs)
	}
	p.unused()
	p.orphans()
}

func (p *proofreader) fault(f *file, line int, format string, args ...any) {
	p.proof.Problems = append(p.proof.Problems, Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...)})
}

// document reads what d says in its fields and in its body. Others are lists that its page shows too.
func (p *proofreader) document(d *Doc, fields any, others ...any) {
	if d.file.broken {
		return
	}
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
		line := func(string) int { return d.file.line(at...) }
		m.Add(text)
		p.text(d.file, text, line, allow)
		if number := prose.Number(text); number != "" && !prose.Labelled(text) && d != &p.Safety.Doc {
			p.fault(d.file, line(""), "“%s” wants a source, and nothing can be cited here: say it in the text below", number)
		}
	})
	for _, v := range d.Body.Passages {
		line := func(words string) int { return d.file.lineOf(words, v.Line) }
		m.Add(v.Text)
		p.text(d.file, v.Text, line, allow)
		if number := prose.Number(v.Text); number != "" && !v.Cited && !v.Head && !prose.Labelled(v.Text) {
			p.fault(d.file, line(number), "“%s” wants a source or a claim beside it, or the words “usual practice”", number)
		}
	}
	for i, used := range waived {
		if !used {
			p.fault(d.file, d.file.line("allow", i), "nothing here says “%s”: take the waiver out", d.Allow[i].Words)
		}
	}
	if d.Draft {
		return
	}
	for _, list := range others {
		eachText(reflect.ValueOf(list), nil, func(text string, _ []any) { m.Add(text) })
	}
	p.proof.Words += m.Words
	if m.Words >= fewestWords {
		p.proof.Readings = append(p.proof.Readings, Reading{d.Path, m})
	}
}

// lineOf finds the line of the body at or after from, in the same paragraph, that holds words; from if none does.
func (f *file) lineOf(words string, from int) int {
	lines := strings.Split(string(f.body), "\n")
	for n := from; n <= len(lines) && strings.TrimSpace(lines[n-1]) != ""; n++ {
		if strings.Contains(quotes(lines[n-1]), words) {
			return n
		}
	}
	return from
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
			p.text(f, text, func(string) int { return f.line(at...) }, func(prose.Slip) bool { return false })
		})
	}
	for i, q := range p.Questions {
		p.backed("questions.yaml", q.Answer, len(q.ClaimIDs)+len(q.SourceIDs), i, "answer")
	}
	for i, t := range p.Tasks {
		p.backed("checklist.yaml", t.Do+" "+t.Why, len(t.ClaimIDs)+len(t.SourceIDs), i)
	}
}

// backed reports a number in the entry of a list that names nothing it rests on.
func (p *proofreader) backed(name, text string, backing int, at ...any) {
	if number := prose.Number(text); number != "" && backing == 0 && !prose.Labelled(text) {
		p.fault(p.words[name], p.words[name].line(at...), "“%s” wants a source or a claim: name it in this entry", number)
	}
}

// text reports sentences that are too long and words that the site avoids.
func (p *proofreader) text(f *file, text string, line func(words string) int, allow func(prose.Slip) bool) {
	for _, s := range prose.Sentences(text) {
		if n := len(prose.Words(s)); n > wordLimit {
			p.fault(f, line(strings.Join(strings.Fields(s)[:2], " ")), "a sentence of %d words: at most %d (“%s”)", n, wordLimit, Excerpt(s, 40))
		}
	}
	for _, slip := range prose.Avoid(text) {
		if !allow(slip) {
			p.fault(f, line(slip.Words), "“%s”: %s", slip.Words, slip.Do)
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
	p.fault(d.file, d.file.line("regions"), "this page on the upper back cites no source that studied it: say that the evidence is borrowed, and cite what says how little is known there")
}

// unused reports sources and words of vocabularies that nothing uses, not even a draft.
func (p *proofreader) unused() {
	used := map[any]bool{}
	for _, s := range p.written.stretches {
		used[s.Kind] = true
		mark(used, s.Positions())
		mark(used, s.Equipment)
		mark(used, s.Classes)
		mark(used, s.Evidence)
		mark(used, s.Muscles)
		mark(used, s.Tags)
	}
	for _, g := range p.written.guides {
		used[g.Section] = true
		mark(used, g.Tags)
	}
	for _, r := range p.written.routines {
		mark(used, r.Tags)
	}
	for _, d := range p.written.docs() {
		for _, id := range slices.Concat(d.SourceIDs, d.cite.IDs()) {
			if s := p.Source(id); s != nil {
				used[s] = true
			}
		}
	}
	for _, s := range p.Sources {
		used[s] = used[s] || len(s.CitedBy) > 0
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

// orphans reports moves that no other page leads to but lists.
func (p *proofreader) orphans() {
	led := map[string]bool{}
	for _, d := range p.Catalog.all() {
		for _, link := range d.Body.Links {
			target, _, _ := strings.Cut(link.Dest, "#")
			if id, ok := strings.CutPrefix(target, "/stretches/"); ok && id != d.ID {
				led[id] = true
			}
		}
		for _, e := range d.Body.Embeds {
			led[e.ID] = led[e.ID] || e.Kind == "stretch" && e.ID != d.ID
		}
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
	for _, q := range p.Questions {
		led[q.MoreID] = true
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
