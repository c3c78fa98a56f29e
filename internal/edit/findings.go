package edit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/words"
)

// findings are the findings on treatments, prepared for comparing sentences with them.
type findings struct {
	treatments []treatment
	said       map[string]*catalog.Treatment // keyed by the sentence that says the finding
}

// treatment is a treatment with the pattern that matches its names.
type treatment struct {
	*catalog.Treatment
	names *regexp.Regexp
}

// newFindings returns the findings on treatments.
func newFindings(treatments []*catalog.Treatment) findings {
	out := findings{said: map[string]*catalog.Treatment{}}
	for _, t := range treatments {
		out.said[t.Sentence()] = t
		out.treatments = append(out.treatments, treatment{t, words.AnyOf(t.Names)})
	}
	return out
}

// checkFinding reports a sentence that says in its own words what a treatment does, or did in a study. It does so only
// if the sentence cites the first source of that treatment, from which the finding comes. Then it should refer to it.
func (p *proofreader) checkFinding(f *frontmatter.File, sentence string, sources []*catalog.Source, line func(found string) int) {
	if p.effects == nil || len(sources) == 0 {
		return
	}
	strength, found := p.effects.Find(sentence)
	if strength == words.Silent {
		found = words.Result(sentence)
	}
	if found == "" || p.isFinding(sentence) {
		return
	}
	var ids []string
	for _, t := range p.findings.treatments {
		// A source is nil if the content is faulty.
		isFirstSource := func(s *catalog.Source) bool { return s != nil && slices.Index(t.SourceIDs, s.ID) == 0 }
		if slices.ContainsFunc(sources, isFirstSource) && t.names.MatchString(sentence) {
			ids = append(ids, "{finding:"+t.ID+"}")
		}
	}
	if len(ids) > 0 {
		p.fault(f, line(found), "“%s” says what a treatment does: let the finding say it, %s", found, strings.Join(ids, " or "))
	}
}

// isFinding reports whether a sentence is a finding or part of one.
func (p *proofreader) isFinding(sentence string) bool {
	sentence = labelsAndSpace.ReplaceAllString(sentence, "")
	return p.findings.said[sentence] != nil || slices.ContainsFunc(p.findings.treatments,
		func(t treatment) bool { return strings.Contains(t.Say, sentence) })
}

// gains are the results that allow a sentence to say that a treatment works.
var gains = []string{"clear", "small", "some"}

// checkSize reports a sentence about a treatment for a complaint that does not agree with the finding: it is surer, it
// says another size, or it says that the treatment works although the finding says that it does not. If a sentence
// names several treatments, it is about the one that it names most often.
func (p *proofreader) checkSize(f *frontmatter.File, sentence string, line func(found string) int) {
	if p.effects == nil {
		return
	}
	strength, found := p.effects.Find(sentence)
	if strength <= words.NotSure || p.isFinding(sentence) {
		return
	}
	var about *catalog.Treatment
	most := 0
	for _, t := range p.findings.treatments {
		complaint := complaints[t.For] // nil if the content is faulty
		if n := len(t.names.FindAllString(sentence, -1)); n > most && complaint != nil && complaint.MatchString(sentence) {
			about, most = t.Treatment, n
		}
	}
	if about == nil {
		return
	}
	result := about.ResultValue().ID
	isTooSure := strength > allowed[about.Certainty]
	isOtherSize := strings.Contains(sentence, "a little") != (result == "small")
	if isTooSure || isOtherSize || !slices.Contains(gains, result) {
		p.withCode(frontmatter.CodeEffect).fault(f, line(found), "“%s” does not agree with {finding:%s}: “%s”", found, about.ID, about.Sentence())
	}
}

// sureness holds the words by which a finding says how sure it is, keyed by its level of certainty.
var sureness = map[string]string{"high": "", "moderate": "probably", "low": "may", "very-low": "not sure"}

// checkFindingWords compares the words of the i-th treatment with its fields. Its finding must say how sure it is and
// whether the difference is small, and its effect must say how large it is.
func (p *proofreader) checkFindingWords(t *catalog.Treatment, i int) {
	f := p.List("treatments.yaml")
	word, isGraded := sureness[t.Certainty]
	if found := surenessWord.FindString(t.Sentence()); isGraded && t.Say != "" && found != word {
		p.fault(f, f.Line(i, "certainty"), "a finding of the level %s says %s, and this one says %s: correct the level, or the finding", t.Certainty, quotedOrNone(word), quotedOrNone(found))
	}
	p.checkResult(f, t, i)
}

// checkMedicines checks the treatments that are medicines. Their harms must include the warning of the medicine, and
// the names of the treatment and of the medicine must be the same.
func (p *proofreader) checkMedicines() {
	f := p.List("treatments.yaml")
	for _, m := range p.Content.Medicines {
		names := words.AnyOf(m.Names)
		for i, t := range p.Content.Treatments {
			isMedicine := slices.ContainsFunc(t.Names, names.MatchString)
			if hasWarning := strings.Contains(t.Harms, m.Short); isMedicine && !hasWarning {
				p.fault(f, f.Line(i, "harms"), "this is about a medicine: say {medicine:%s} in its harms", m.ID)
			}
			for _, name := range t.Names {
				if isMedicine && !names.MatchString(name) {
					p.fault(f, f.Line(i, "names"), "%s is not a name of the medicine %s in medicines.yaml: add it there", name, m.ID)
				}
			}
			for _, name := range names.FindAllString(t.Treatment, -1) {
				if !words.AnyOf(t.Names).MatchString(name) {
					p.fault(f, f.Line(i, "names"), "the treatment is called %s too: say so in its names", name)
				}
			}
		}
	}
}

// quotedOrNone returns a word in quotation marks. For "" it returns words that say that there is none.
func quotedOrNone(word string) string {
	if word == "" {
		return "none of “probably”, “may” and “not sure”"
	}
	return "“" + word + "”"
}

var (
	// surenessWord matches the words of sureness.
	surenessWord = regexp.MustCompile(`\b(?:probably|may|not sure)\b`)
	// noLess matches an effect that is not a gain.
	noLess = regexp.MustCompile(`(?i)^(?:no (?:less|fewer|difference)|little or no)\b|\btoo small\b`)
	// sized matches words that say how large an effect is.
	sized = regexp.MustCompile(`(?i)\d|\b(?:twice|double|half|moderate|large)\b`)
	// theSame matches an effect that is not a difference.
	theSame = regexp.MustCompile(`(?i)\b(?:about|much) the same\b`)
)

// checkResult reports a treatment whose result, one word, contradicts the words of its finding or its effect. i is its
// index in the list.
func (p *proofreader) checkResult(f *frontmatter.File, t *catalog.Treatment, i int) {
	result, effect := t.ResultValue().ID, t.Effect.Text
	isGain, hasPoints := slices.Contains(gains, result), t.Effect.Points > 0
	saysLittle := strings.Contains(t.Sentence(), "a little")
	saysNoLess, saysSize := noLess.MatchString(effect), sized.MatchString(effect)
	contradiction := ""
	switch {
	case t.Say == "" || effect == "" && !hasPoints: // reported as missing
	case result == "unknown" && t.Certainty != "very-low":
		contradiction = "what is not known is of the level very-low"
	case result == "small" && !saysLittle && t.Certainty != "very-low":
		contradiction = "the finding does not say “a little”"
	case isGain && result != "small" && saysLittle:
		contradiction = "the finding says “a little”, which is small"
	case hasPoints: // package load compares them with the result
	case (result == "same") != theSame.MatchString(effect):
		contradiction = "“the same” is said of what is about the same, and of nothing else"
	case result == "none" && !saysNoLess, (isGain || result == "unknown") && saysNoLess:
		contradiction = "the effect says otherwise"
	case result == "clear" && !saysSize:
		contradiction = "the effect does not say how much: then it is some difference"
	case result == "some" && saysSize:
		contradiction = "the effect says how much: then it is a clear or a small difference"
	}
	if contradiction != "" {
		p.fault(f, f.Line(i, "result"), "the result is %s, but %s", result, contradiction)
	}
}

// complaints matches the words with which a sentence names what a treatment is for, keyed by the field for.
var complaints = map[string]*regexp.Regexp{
	"recent": regexp.MustCompile(`(?i)\b(?:new|recent|fresh)\s(?:\w+\s){0,2}(?:aches?|back|pain)\b`), "lasting": regexp.MustCompile(`(?i)\blasting\b`), "leg": regexp.MustCompile(`(?i)\b(?:leg pain|sciatica)\b`),
	"narrowing": regexp.MustCompile(`(?i)\bnarrow`), "neck": regexp.MustCompile(`(?i)\bnecks?\b`), "upper-back": regexp.MustCompile(`(?i)\bupper back\b`),
	"pregnancy": regexp.MustCompile(`(?i)\bpregnan`), "prevention": regexp.MustCompile(`(?i)\b(?:prevents?|next episode|new episodes?|lowers? the (?:risk|chance))\b`),
}

// checkCounts reports a number of studies or of people that the sources do not give. A review often has many more
// studies than those that tested one treatment, so the number must be one that a source gives. The number of the
// sources themselves is allowed too.
func (p *proofreader) checkCounts(f *frontmatter.File, counts []words.Count, sources []*catalog.Source, line func(found string) int) {
	for _, c := range counts {
		most := max(1, len(sources))
		isKnown := c.Number <= most
		for _, s := range sources {
			if s != nil { // nil if the content is faulty
				given := countsIn(s, c.People)
				most = slices.Max(append(given, most))
				isKnown = isKnown || slices.Contains(given, c.Number)
			}
		}
		switch {
		case len(sources) == 0 || isKnown:
		case c.Number > most:
			p.fault(f, line(c.Text), "“%s” is more than what it cites gives for this (%d): say the number behind this finding, or none", c.Text, most)
		default:
			p.fault(f, line(c.Text), "“%s” is not a number that what it cites gives: correct it, or write it into the finding that it comes from", c.Text)
		}
	}
}

// countsIn returns the numbers of people, or of studies, that the record of a source gives for its finding. If it gives
// none there, it returns those for the whole source.
func countsIn(s *catalog.Source, people bool) (out []int) {
	for _, text := range []string{s.Finding, s.Population} {
		for _, c := range words.Counts(text) {
			if c.People == people {
				out = append(out, c.Number)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// checkTreatmentCounts compares the grade and the counts of the i-th treatment with its first source, from which they
// come.
func (p *proofreader) checkTreatmentCounts(t *catalog.Treatment, i int) {
	if len(t.SourceIDs) == 0 { // the content is faulty
		return
	}
	f, first := p.List("treatments.yaml"), p.sourcesFor(t.SourceIDs[0])
	p.checkLevel(f, f.Line(i, "certainty"), t.Certainty, first)
	counts := map[string]words.Count{
		"trials": {Number: t.Trials, Text: fmt.Sprint(t.Trials, " trials")},
		"people": {Number: t.People, Text: fmt.Sprint(t.People, " people"), People: true},
	}
	for field, count := range counts {
		before := len(p.proof.Problems)
		p.checkCounts(f, []words.Count{count}, first, func(string) int { return f.Line(i, field) })
		if isReported := len(p.proof.Problems) > before; !isReported {
			p.checkRecorded(f, recorded(t.Sources), strconv.Itoa(count.Number), i, field)
		}
	}
}
