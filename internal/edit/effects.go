package edit

import (
	"io/fs"
	"regexp"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/words"
)

// allowed has the strength with which a sentence may say that something works, by the grade of what it cites. A finding
// without a grade that we have seen allows no more than a low grade: a single trial often turns out to be wrong.
var allowed = map[string]words.Strength{
	"high": words.Plain, "moderate": words.Probably, "low": words.May, catalog.NotGraded: words.May, "very-low": words.NotSure, "no-study": words.Silent,
}

// readEffects reads the verbs that say that something works.
func (p *proofreader) readEffects(fsys fs.FS) {
	f := frontmatter.ReadFile(fsys, load.EffectsFile)
	p.proof.Problems = append(p.proof.Problems, f.Problems()...)
	if f.Broken() {
		return
	}
	effects, faults := words.ParseEffects(f.Written())
	for _, line := range faults {
		p.as(frontmatter.CodeValue).fault(f, line, "words are missing beside a comma or a bar")
	}
	p.effects = effects
}

// grade is the strongest grade of what a text cites, with the source that has it.
type grade struct {
	name   string
	source *catalog.Source
}

// gradeOf returns the strongest grade of sources, nil if there are none.
func gradeOf(sources []*catalog.Source) *grade {
	var best *grade
	for _, s := range sources {
		if s != nil && (best == nil || allowed[s.BestGrade()] > allowed[best.name]) {
			best = &grade{s.BestGrade(), s}
		}
	}
	return best
}

// checkEffect reports a sentence that says more surely that something works than sources, or the level of certainty
// that stands beside it, allow. The level is "" where there is none.
func (p *proofreader) checkEffect(f *frontmatter.File, sentence, level string, sources []*catalog.Source, line func(found string) int) {
	if p.effects == nil {
		return
	}
	strength, verb := p.effects.Find(sentence)
	best := gradeOf(sources)
	switch {
	case strength == words.Silent:
	case level != "" && strength > allowed[level]:
		p.fault(f, line(verb), "“%s” is surer than its level %s: %s", verb, level, allowed[level].Advice())
	case best == nil && level == "" && strength > words.May:
		p.fault(f, line(verb), "“%s” cites nothing: cite what shows it, or say “may”", verb)
	case best != nil && strength > allowed[best.name]:
		p.fault(f, line(verb), "“%s” is surer than what it cites (%s at most: %s): %s", verb, best.source.ID, best.source.GradeName(), allowed[best.name].Advice())
	}
}

// checkLevel reports a level of certainty that is surer than what stands beside it cites.
func (p *proofreader) checkLevel(f *frontmatter.File, line int, level string, sources []*catalog.Source) {
	if best := gradeOf(sources); p.effects != nil && best != nil && allowed[level] > allowed[best.name] {
		p.fault(f, line, "the level %s is surer than what this cites (%s at most: %s)", level, best.source.ID, best.source.GradeName())
	}
}

// documentEffects checks the sentences of a body that cite something. The summary, the answer and the certainty of a
// move cite nothing: they are held against the surest source of the whole page.
func (p *proofreader) documentEffects(document catalog.Document) {
	d := document.Base()
	f := p.FileOf(d)
	var all []*catalog.Source
	for _, id := range slices.Concat(d.SourceIDs, d.ClaimIDs, d.Body.Notes) {
		all = append(all, p.sourcesOf(id)...)
	}
	answer, certainty := "", ""
	switch v := document.(type) {
	case *catalog.Guide:
		answer = v.Answer
	case *catalog.Move:
		certainty = v.Certainty
		for _, e := range v.Evidence {
			all = append(all, e.Sources...)
		}
	}
	p.checkLevel(f, f.Line("certainty"), certainty, all)
	for _, v := range []struct{ field, text string }{{"summary", d.Summary}, {"answer", answer}} {
		for _, sentence := range words.Sentences(v.text) {
			p.checkEffect(f, sentence, "", all, func(string) int { return f.Line(v.field) })
		}
	}
	levels := map[int]string{}
	for _, v := range d.Body.Sure {
		levels[v.Line] = v.Level
	}
	said := map[string]bool{}
	for _, v := range d.Body.Passages {
		p.checkLevel(f, v.Line, levels[v.Line], p.cited(v.Marked))
		for _, sentence := range words.Sentences(marksFirst.ReplaceAllString(v.Marked, "$2$1")) {
			sources := p.cited(sentence)
			line := func(found string) int { return f.LineOf(found, v.Line) }
			bare := labelsAndSpace.ReplaceAllString(citedID.ReplaceAllString(sentence, ""), "")
			if t := p.findings.said[bare]; t != nil {
				if said[bare] {
					p.fault(f, line(""), "{finding:%s} stands here twice: a page says each thing once", t.ID)
				}
				said[bare] = true
			}
			p.checkEffect(f, bare, levels[v.Line], sources, line)
			p.checkCounts(f, words.Counts(bare), sources, line)
			p.checkFinding(f, bare, sources, line)
		}
	}
}

var (
	labelsAndSpace = regexp.MustCompile(`^\s*(?:\{[a-z]+\}\s*)*|\s*$`) // of the sentence before
	citedID        = regexp.MustCompile(`\[\^([^\]]*)\]`)
	marksFirst     = regexp.MustCompile(`([.,;:?!]+[”’)]*)((?:\[\^[^\]]*\])+)`) // citations stand behind the full stop of their sentence
)

// cited returns the sources that a text with citations cites, and those of the claims that it cites.
func (p *proofreader) cited(marked string) []*catalog.Source {
	var out []*catalog.Source
	for _, m := range citedID.FindAllStringSubmatch(marked, -1) {
		out = append(out, p.sourcesOf(m[1])...)
	}
	return out
}

// sourcesOf returns the source with an ID, or the sources of the claim with that ID.
func (p *proofreader) sourcesOf(id string) []*catalog.Source {
	if s := p.Content.Source(id); s != nil {
		return []*catalog.Source{s}
	}
	if i := slices.IndexFunc(p.Content.Claims, func(c *catalog.Claim) bool { return c.ID == id }); i >= 0 {
		return p.Content.Claims[i].Sources
	}
	return nil
}

// listEffects checks the entries of lists that name what they rest on.
func (p *proofreader) listEffects() {
	for i, e := range p.Content.Evidence {
		p.entryEffects("evidence.yaml", e.Sentence, "", slices.Concat(e.ClaimIDs, e.SourceIDs), i, "sentence")
	}
	for i, c := range p.Content.Claims {
		p.entryEffects("claims.yaml", c.Say, "", c.SourceIDs, i, "say")
	}
	for i, q := range p.Content.Questions {
		p.entryEffects("questions.yaml", q.Answer, "", slices.Concat(q.ClaimIDs, q.SourceIDs), i, "answer")
	}
	for i, t := range p.Content.Tasks {
		p.entryEffects("checklist.yaml", t.Why, t.Certainty, slices.Concat(t.ClaimIDs, t.SourceIDs), i, "why")
	}
	for i, t := range p.Content.Treatments {
		p.entryEffects("treatments.yaml", t.Say, t.Certainty, t.SourceIDs, i, "say")
		p.treatmentCounts(t, i)
		p.findingWords(t, i)
	}
	p.medicineRows()
	for i, r := range p.Content.Hubs() {
		p.entryEffects("regions.yaml", r.Differs, "", r.SourceIDs, i, "differs")
	}
	for i, s := range p.Content.Sources {
		p.entryEffects("sources.yaml", s.Finding, "", []string{s.ID}, i, "finding")
	}
}

// entryEffects checks a text of an entry, with the IDs of what the entry rests on.
func (p *proofreader) entryEffects(name, text, level string, ids []string, at ...any) {
	var sources []*catalog.Source
	for _, id := range ids {
		sources = append(sources, p.sourcesOf(id)...)
	}
	f := p.List(name)
	if name != "treatments.yaml" { // their first source has their grade
		p.checkLevel(f, f.Line(at...), level, sources)
	}
	for _, sentence := range words.Sentences(text) {
		p.checkEffect(f, sentence, level, sources, func(string) int { return f.Line(at...) })
		p.checkCounts(f, words.Counts(sentence), sources, func(string) int { return f.Line(at...) })
		if name != "sources.yaml" && name != "treatments.yaml" {
			p.checkFinding(f, sentence, sources, func(string) int { return f.Line(at...) })
		}
	}
}
