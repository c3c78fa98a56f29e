package edit

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/markdown"
)

// Proof is what proofreading found.
type Proof struct {
	Problems frontmatter.Problems // sorted by file and line
	Words    int                  // the number of words on all pages
	Readings []Readability        // one for each page that is long enough for a grade, the hardest first
	Guides   []GuideText          // one for each guide, in the order of the content; empty if files are missing
}

// Readability is how hard the text of a page is to read. It leaves out the titles of sources.
type Readability struct {
	Path    string
	Measure Measure
}

// minWords is how many words a text needs for a meaningful reading grade.
const minWords = 100

// maxSentence is the most words of a sentence.
const maxSentence = 24

// maxGrade is the highest reading grade of a page.
const maxGrade = 8.0

// Median returns the median reading grade of all pages that have one, 0 if none has.
func (p *Proof) Median() float64 {
	if len(p.Readings) == 0 {
		return 0
	}
	return p.Readings[len(p.Readings)/2].Measure.Grade()
}

// proofreader makes the Proof of loaded content.
type proofreader struct {
	*load.Result
	ctx     context.Context // once it is done, the remaining documents are skipped
	proof   *Proof
	effects *Effects // nil if there is no list of verbs
	rules   *Rules
	code    frontmatter.Code // the code of the problems that it reports
}

// proofreadAll proofreads every text, faulty content included.
func (p *proofreader) proofreadAll() {
	p.proofreadDocuments(p.Content.All())
	p.proofreadLists()
	p.withCode(frontmatter.CodeEffect).checkListEffects()
	if p.Complete { // otherwise sources, or guides that share a sentence, may be missing
		p.withCode(frontmatter.CodeSource).checkListNumbers()
		p.checkGuides()
	}
	slices.SortStableFunc(p.proof.Readings, func(a, b Readability) int {
		return cmp.Or(cmp.Compare(b.Measure.Grade(), a.Measure.Grade()), strings.Compare(a.Path, b.Path))
	})
}

// withCode returns a proofreader that reports its problems with another code.
func (p *proofreader) withCode(code frontmatter.Code) *proofreader {
	other := *p
	other.code = code
	return &other
}

// proofreadDocuments proofreads documents, several at the same time.
func (p *proofreader) proofreadDocuments(all []catalog.Document) {
	proofs := make([]*Proof, len(all))
	var work guard.Group
	work.Limit(runtime.GOMAXPROCS(0))
	for i, d := range all {
		proofs[i] = &Proof{}
		work.Go(func() error {
			if p.ctx.Err() == nil {
				one := *p
				one.proof = proofs[i]
				one.proofreadDocument(d)
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		panic(err) // a panic in a document; the caller of this package recovers it
	}
	for _, one := range proofs {
		p.proof.Words += one.Words
		p.proof.Problems = append(p.proof.Problems, one.Problems...)
		p.proof.Readings = append(p.proof.Readings, one.Readings...)
	}
}

// fault reports a problem in a line of f.
func (p *proofreader) fault(f *frontmatter.File, line int, format string, args ...any) {
	p.proof.Problems = append(p.proof.Problems, frontmatter.Problem{File: f.Path(), Line: max(line, 1),
		Text: fmt.Sprintf(format, args...), Code: p.code})
}

// proofreadDocument proofreads the fields and the body of a document. If its page shows a list, the texts of the list
// count towards its reading grade.
func (p *proofreader) proofreadDocument(v catalog.Document) {
	d := v.Base()
	f := p.FileOf(d)
	if f.Broken() {
		return
	}
	var measure Measure
	waivers := &waivers{doc: d, used: make([]bool, len(d.Allow))}
	p.checkRepeatedRules(f, waivers.allow)
	if m, ok := v.(*catalog.Move); ok {
		p.proofreadSteps(m, waivers.allow)
	}
	p.proofreadFields(v, waivers, &measure)
	p.proofreadBody(d, waivers, &measure)
	p.withCode(frontmatter.CodeEffect).checkDocumentEffects(v)
	for i, used := range waivers.used {
		if !used && p.Complete {
			p.withCode(frontmatter.CodeUnused).fault(f, f.Line("allow", i), "nothing here says “%s”: take the waiver out", d.Allow[i].Words)
		}
	}
	eachText(p.ListOn(d), func(text string, _ []any) { measure.Add(markdown.DropLabels(text)) })
	p.proof.Words += measure.Words
	if measure.Words >= minWords {
		if grade := measure.Grade(); grade > maxGrade && p.Complete {
			p.fault(f, 1, "this page has reading grade %.1f, and at most %.0f is wanted: divide its longest sentences, and choose shorter words", grade, maxGrade)
		}
		p.proof.Readings = append(p.proof.Readings, Readability{d.Path, measure})
	}
}

// proofreadFields proofreads the fields of a document.
func (p *proofreader) proofreadFields(v catalog.Document, waivers *waivers, measure *Measure) {
	f := p.FileOf(v.Base())
	ownLength := "" // a plan says it in its title, and its stages show that it is right
	if plan, ok := v.(*catalog.Plan); ok {
		ownLength = catalog.Count(plan.Weeks(), "week") + ": "
	}
	eachText(v, func(text string, at []any) {
		line := func(string) int { return f.Line(at...) }
		measure.Add(markdown.DropLabels(text))
		p.proofreadText(f, text, line, waivers.allow)
		text = strings.TrimPrefix(text, ownLength)
		if number := UnsourcedNumber(text); number != "" && v != p.Content.Safety && !StatesOwnBasis(text) {
			p.withCode(frontmatter.CodeSource).fault(f, line(""), "“%s” wants a source, and nothing can be cited here: say it in the text below", number)
		}
	})
}

// proofreadBody proofreads the body of a document.
func (p *proofreader) proofreadBody(d *catalog.Doc, waivers *waivers, measure *Measure) {
	f := p.FileOf(d)
	for _, v := range d.Body.Passages {
		line := func(found string) int { return f.LineOf(found, v.Line) }
		measure.Add(markdown.DropLabels(v.Text))
		p.proofreadText(f, v.Text, line, waivers.allow)
		number := UnsourcedNumber(v.Text)
		if number == "" || v.Cited || v.Head {
			continue
		}
		if hasBasis := StatesOwnBasis(v.Text) || p.isSign(v.Text); !hasBasis {
			p.withCode(frontmatter.CodeSource).fault(f, line(number), "“%s” wants a source or a claim beside it, or the label {practice}", number)
		}
	}
}

// isSign reports whether text is a sign, which names its own sources.
func (p *proofreader) isSign(text string) bool {
	return slices.ContainsFunc(p.Content.Signs, func(s *catalog.Sign) bool {
		return strings.HasPrefix(text, strings.ReplaceAll(s.Sign, "*", ""))
	})
}

// waivers are the words that a document may use although the site avoids them.
type waivers struct {
	doc  *catalog.Doc
	used []bool // for each of doc.Allow: it was needed
}

// allow reports whether the document may use these words, and notes that the waiver was needed.
func (w *waivers) allow(found string) bool {
	for i, v := range w.doc.Allow {
		if strings.EqualFold(v.Words, found) {
			w.used[i] = true
			return true
		}
	}
	return false
}

// eachText calls visit for every text in v that readers see, with its path in the file.
func eachText(v any, visit func(text string, path []any)) {
	frontmatter.EachText(v, "read", func(text string, _ reflect.StructField, path []any) {
		if text = markup.ReplaceAllString(text, ""); text != "" {
			visit(text, path)
		}
	})
}

// markup matches the HTML tags in fields that were written in Markdown.
var markup = regexp.MustCompile(`<[^>]+>`)
