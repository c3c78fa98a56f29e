package edit

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// notProofread names the lists that are not prose, or whose sentences are too short to refer to anything.
var notProofread = []string{"intents.yaml", "order.yaml", "reviews.yaml", "synonyms.yaml", "withdrawn.yaml"}

// ruleLists names the lists in which rules and findings are written, so that other files can refer to them.
var ruleLists = []string{"signs.yaml", "cautions.yaml", "conditions.yaml", "medicines.yaml", "sources.yaml"}

// maxAnswer is the most words of an answer that has its own page, including its warning.
const maxAnswer = 120

// proofreadLists proofreads every list.
func (p *proofreader) proofreadLists() {
	for name, list := range p.Lists() {
		f := p.List(name)
		if slices.Contains(notProofread, name) {
			continue
		}
		if !slices.Contains(ruleLists, name) {
			p.checkRepeatedRules(f, noWaiver)
		}
		eachText(list, func(text string, at []any) {
			p.proofreadText(f, text, func(string) int { return f.Line(at...) }, noWaiver)
		})
	}
	p.checkAnswers()
}

// checkAnswers checks the length of answers to questions, and reports numbers without a source in items that can name
// one.
func (p *proofreader) checkAnswers() {
	for i, q := range p.Content.Questions {
		p.checkNumberHasSource("questions.yaml", q.Answer, len(q.ClaimIDs)+len(q.SourceIDs), i, "answer")
		n := len(Split(markdown.DropLabels(q.Answer)))
		if q.Warning != nil {
			n += len(Split(q.Warning.String()))
		}
		if q.Page && n > maxAnswer {
			f := p.List("questions.yaml")
			p.fault(f, f.Line(i, "answer"), "an answer of %s: at most %d, for the page that says more", catalog.Count(n, "word"), maxAnswer)
		}
	}
	for i, t := range p.Content.Tasks {
		p.checkNumberHasSource("checklist.yaml", t.Do+" "+t.Why, len(t.ClaimIDs)+len(t.SourceIDs), i)
	}
	for i, b := range p.Content.Barriers {
		p.checkNumberHasSource("barriers.yaml", b.Answer, len(b.SourceIDs), i, "answer")
	}
}

// checkNumberHasSource reports a number in the text of a list item that names no sources or claims. sources is how many
// it names.
func (p *proofreader) checkNumberHasSource(name, text string, sources int, at ...any) {
	if number := UnsourcedNumber(text); number != "" && sources == 0 && !StatesOwnBasis(text) {
		p.withCode(frontmatter.CodeSource).fault(p.List(name), p.List(name).Line(at...), "“%s” wants a source or a claim: name it in this entry", number)
	}
}

// noWaiver allows no words.
func noWaiver(string) bool { return false }

// proofreadText reports sentences that are too long, and words that the site avoids unless allow accepts them.
func (p *proofreader) proofreadText(f *frontmatter.File, text string, line func(found string) int, allow func(string) bool) {
	text = markdown.DropLabels(text)
	for _, s := range words.Sentences(text) {
		if n := len(Split(s)); n > maxSentence {
			firstWords := strings.Join(strings.Fields(s)[:2], " ")
			p.fault(f, line(firstWords), "a sentence of %d words: at most %d (“%s”)", n, maxSentence, words.Excerpt(s, 40))
		}
	}
	for _, issue := range Avoid(text) {
		if !allow(issue.Words) {
			p.fault(f, line(issue.Words), "“%s”: %s", issue.Words, issue.Fix)
		}
	}
}
