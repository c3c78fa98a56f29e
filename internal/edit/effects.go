package edit

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/words"
)

// allowed is how strongly a sentence may say that something works, keyed by the grade of what it cites. If that is not
// graded, it may say no more than with a low grade, as a single trial often turns out to be wrong.
var allowed = map[string]Strength{
	"high": Plain, "moderate": Probably, "low": May, catalog.NotGraded: May, "very-low": NotSure, "no-study": Silent,
}

// readEffects reads the list of verbs that say that something works.
func (p *proofreader) readEffects(fsys fs.FS) {
	f := frontmatter.ReadFile(fsys, load.EffectsFile)
	p.proof.Problems = append(p.proof.Problems, f.Problems()...)
	if f.Broken() {
		return
	}
	effects, badLines := ParseEffects(f.Written())
	for _, line := range badLines {
		p.withCode(frontmatter.CodeValue).fault(f, line, "words are missing beside a comma or a bar")
	}
	p.effects = effects
}

// grade is the best grade of the sources that a text cites, with the first source that has it.
type grade struct {
	name   string
	source *catalog.Source
}

// bestGrade returns the grade that allows the strongest words, nil if there are no sources.
func bestGrade(sources []*catalog.Source) *grade {
	var best *grade
	for _, s := range sources {
		if s != nil && (best == nil || allowed[s.BestGrade()] > allowed[best.name]) {
			best = &grade{s.BestGrade(), s}
		}
	}
	return best
}

// checkEffect reports a sentence that says that something works, but is surer of it than its sources or its level of
// certainty allow. level is the level that is written beside the sentence, "" for none.
func (p *proofreader) checkEffect(f *frontmatter.File, sentence, level string, sources []*catalog.Source, line func(found string) int) {
	if p.effects == nil {
		return
	}
	strength, verb := p.effects.Find(sentence)
	best := bestGrade(sources)
	switch {
	case strength == Silent:
	case level != "" && strength > allowed[level]:
		p.fault(f, line(verb), "“%s” is surer than its level %s: %s", verb, level, allowed[level].HowToFix())
	case best == nil && level == "" && strength > May:
		p.fault(f, line(verb), "“%s” cites nothing: cite what shows it, or leave it out", verb)
	case best != nil && strength > allowed[best.name]:
		p.fault(f, line(verb), "“%s” is surer than what it cites (%s at most: %s): %s", verb, best.source.ID, best.source.GradeName(), allowed[best.name].HowToFix())
	}
}

// checkLevel reports a level of certainty that is surer than the sources cited beside it allow.
func (p *proofreader) checkLevel(f *frontmatter.File, line int, level string, sources []*catalog.Source) {
	if best := bestGrade(sources); p.effects != nil && best != nil && allowed[level] > allowed[best.name] {
		p.fault(f, line, "the level %s is surer than what this cites (%s at most: %s)", level, best.source.ID, best.source.GradeName())
	}
}

// checkDocumentEffects checks what a document says about effects. The summary, the answer and the certainty of a move
// cite nothing themselves, so they are compared with the best source of the whole page. The sentences of the body are
// compared with what each of them cites.
func (p *proofreader) checkDocumentEffects(document catalog.Document) {
	d := document.Base()
	f := p.FileOf(d)
	var all []*catalog.Source
	for _, id := range slices.Concat(d.SourceIDs, d.ClaimIDs, d.Body.Notes) {
		all = append(all, p.sourcesFor(id)...)
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
	p.checkBodyEffects(f, d)
}

// checkBodyEffects compares each sentence of the body of a document with what it cites.
func (p *proofreader) checkBodyEffects(f *frontmatter.File, d *catalog.Doc) {
	levels := map[int]string{} // levels of certainty, keyed by their line
	for _, v := range d.Body.Sure {
		levels[v.Line] = v.Level
	}
	for _, v := range d.Body.Passages {
		p.checkLevel(f, v.Line, levels[v.Line], p.cited(v.Marked))
		for _, sentence := range words.Sentences(stopThenCitations.ReplaceAllString(v.Marked, "$2$1")) {
			plain := labelsAndSpace.ReplaceAllString(citedID.ReplaceAllString(sentence, ""), "")
			p.checkEffect(f, plain, levels[v.Line], p.cited(sentence), func(found string) int { return f.LineOf(found, v.Line) })
		}
	}
}

var (
	// labelsAndSpace matches the space around a sentence, and the labels of the sentence before it.
	labelsAndSpace = regexp.MustCompile(`^\s*(?:\{[a-z]+\}\s*)*|\s*$`)
	// citedID matches a citation.
	citedID = regexp.MustCompile(`\[\^([^\]]*)\]`)
	// stopThenCitations matches a full stop or another mark, and the citations after it. Citations follow the full stop
	// of their sentence, and must be moved before it so that they are not split from the sentence.
	stopThenCitations = regexp.MustCompile(`([.,;:?!]+[”’)]*)((?:\[\^[^\]]*\])+)`)
)

// cited returns the sources that a text cites, directly or through claims.
func (p *proofreader) cited(marked string) []*catalog.Source {
	var out []*catalog.Source
	for _, m := range citedID.FindAllStringSubmatch(marked, -1) {
		out = append(out, p.sourcesFor(m[1])...)
	}
	return out
}

// sourcesFor returns the source with an ID, or the sources of the claim with that ID.
func (p *proofreader) sourcesFor(id string) []*catalog.Source {
	if s := p.Content.Source(id); s != nil {
		return []*catalog.Source{s}
	}
	if c := p.Content.Claim(id); c != nil {
		return c.Sources
	}
	return nil
}

// checkListEffects checks what list items say about effects against the claims and sources that they name.
func (p *proofreader) checkListEffects() {
	for i, e := range p.Content.Evidence {
		p.checkItemEffects("evidence.yaml", e.Sentence, "", slices.Concat(e.ClaimIDs, e.SourceIDs), i, "sentence")
	}
	for i, c := range p.Content.Claims {
		p.checkItemEffects("claims.yaml", c.Say, "", c.SourceIDs, i, "say")
	}
	for i, q := range p.Content.Questions {
		p.checkItemEffects("questions.yaml", q.Answer, "", slices.Concat(q.ClaimIDs, q.SourceIDs), i, "answer")
	}
	for i, t := range p.Content.Tasks {
		p.checkItemEffects("checklist.yaml", t.Why, t.Certainty, slices.Concat(t.ClaimIDs, t.SourceIDs), i, "why")
	}
	for i, t := range p.Content.Treatments {
		p.checkItemEffects("treatments.yaml", t.Say, t.Certainty, t.SourceIDs, i, "say")
		if len(t.SourceIDs) > 0 { // the finding comes from the first
			f := p.List("treatments.yaml")
			p.checkLevel(f, f.Line(i, "certainty"), t.Certainty, p.sourcesFor(t.SourceIDs[0]))
		}
	}
	p.checkMedicines()
	for i, r := range p.Content.Hubs() {
		p.checkItemEffects("regions.yaml", r.Differs, "", r.SourceIDs, i, "differs")
	}
	for i, s := range p.Content.Sources {
		p.checkItemEffects("sources.yaml", s.Finding, "", []string{s.ID}, i, "finding")
	}
}

// checkItemEffects checks a text of a list item. ids are the claims and sources that the item names, and at is the path
// of the text in the list called name.
func (p *proofreader) checkItemEffects(name, text, level string, ids []string, at ...any) {
	var sources []*catalog.Source
	for _, id := range ids {
		sources = append(sources, p.sourcesFor(id)...)
	}
	f := p.List(name)
	line := func(string) int { return f.Line(at...) }
	if name != "treatments.yaml" { // of their sources only the first counts
		p.checkLevel(f, line(""), level, sources)
	}
	for _, sentence := range words.Sentences(text) {
		p.checkEffect(f, sentence, level, sources, line)
	}
}

// checkMedicines reports treatments with a medicine whose harms lack its warning.
func (p *proofreader) checkMedicines() {
	f := p.List("treatments.yaml")
	for _, m := range p.Content.Medicines {
		names := words.AnyOf(m.Names)
		for i, t := range p.Content.Treatments {
			isMedicine := slices.ContainsFunc(t.Names, names.MatchString)
			if isMedicine && !strings.Contains(t.Harms, m.Short) {
				p.fault(f, f.Line(i, "harms"), "this is about a medicine: say {medicine:%s} in its harms", m.ID)
			}
		}
	}
}
