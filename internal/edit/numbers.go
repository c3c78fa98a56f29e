package edit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// A mistyped digit in a finding, a medicine or a sign looks as right as the correct one. So numbers in digits there
// must appear in a record of the sources that are named beside them.

// checkListNumbers reports numbers in treatments, medicines, signs, lines of the safety page and short answers that the
// records of the sources named beside them lack.
func (p *proofreader) checkListNumbers() {
	f := p.List("treatments.yaml")
	for i, t := range p.Content.Treatments {
		known := recorded(t.Sources)
		p.checkRecorded(f, known, strconv.Itoa(t.Trials), i, "trials")
		p.checkRecorded(f, known, strconv.Itoa(t.People), i, "people")
		if points := t.Effect.Points; !known.hasPoints(points) {
			p.checkRecorded(f, known, strconv.FormatFloat(points, 'f', -1, 64), i, "effect", "points")
		}
		p.checkAllRecorded(f, known, t, i)
	}
	f = p.List("medicines.yaml")
	for i, m := range p.Content.Medicines {
		p.checkRecorded(f, recorded(m.Sources()), m.Short, i, "short")
		for field, lines := range map[string][]catalog.MedicineLine{"do_not": m.DoNot, "ask": m.Ask} {
			for j, line := range lines {
				p.checkAllRecorded(f, recorded(line.Sources), line, i, field, j)
			}
		}
	}
	f = p.List("signs.yaml")
	for i, s := range p.Content.Signs {
		known := recorded(s.Sources)
		for _, d := range s.Departs {
			known.add(d.Why)
		}
		p.checkAllRecorded(f, known, s, "signs", i)
	}
	p.checkIntentNumbers()
	p.checkLineNumbers()
}

// checkLineNumbers reports numbers in lines of the safety page that none of their signs has.
func (p *proofreader) checkLineNumbers() {
	f := p.FileOf(&p.Content.Safety.Doc)
	for i, line := range p.Content.Safety.Lines {
		known := numbers{}
		for _, s := range line.Signs {
			known.add(s.Sign)
		}
		for _, n := range typedNumber.FindAllString(line.Words, -1) {
			if !known[n] {
				p.fault(f, f.Line("lines", i, "words"), "no sign of this line says %s: correct it, or write it into the sign in signs.yaml", n)
			}
		}
	}
}

// checkIntentNumbers reports numbers in short answers that appear neither on the page that the answer leads to, nor in
// the routine to begin with, nor in the signs.
func (p *proofreader) checkIntentNumbers() {
	f, pages := p.List("intents.yaml"), map[string]*catalog.Doc{}
	for _, d := range p.Content.Documents.All() {
		pages[d.Base().Path] = d.Base()
	}
	for i, v := range p.Content.Intents {
		path, _, _ := strings.Cut(v.Path, "#")
		page, known, inTitles := pages[path], numbers{}, numbers{}
		if page == nil { // a page without a file of its own
			continue
		}
		p.addShown(known, page)
		inTitles.add(page.Title)
		if v.Start != nil {
			p.addShown(known, &v.Start.Doc)
			inTitles.add(v.Start.Title)
		}
		for _, s := range v.Signs {
			known.add(s.Sign)
		}
		check := func(field, text string, known numbers, where string) {
			for _, n := range typedNumber.FindAllString(text, -1) {
				if !known[n] {
					p.fault(f, f.Line("intents", i, field), "%s does not say %s: correct it, or write it there", where, n)
				}
			}
		}
		check("say", v.Say, known, path)
		check("title", v.Title, inTitles, "the title of "+path)
	}
}

// unshown matches what a file holds beside what readers see: citations, days, addresses and ids.
var unshown = regexp.MustCompile(`\[\^[^\]]*\]|\b\d{4}-\d\d-\d\d\b|\]\([^)]*\)|(?m)^(?:sources|claims|related|formerly|searches|evidence): .*$`)

// addShown adds the numbers on the page of a document to n.
func (p *proofreader) addShown(n numbers, d *catalog.Doc) {
	n.add(unshown.ReplaceAllString(p.FileOf(d).Written(), ""))
	eachText(p.ListOn(d), func(text string, _ []any) { n.add(text) })
}

// numbers is a set of the numbers in some texts, written with digits.
type numbers map[string]bool

var (
	typedNumber = regexp.MustCompile(`\d+(?:\.\d+)?`)
	numberWord  = regexp.MustCompile(`(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b`)
	numberWords = strings.Split("zero one two three four five six seven eight nine ten eleven twelve", " ")
)

// recorded returns the numbers in the records of sources.
func recorded(sources []*catalog.Source) numbers {
	n := numbers{}
	for _, s := range sources {
		if s == nil { // the content is faulty
			continue
		}
		n.add(s.Finding)
		n.add(s.Population)
		if s.Kind == "trial" {
			n["1"] = true // it is one trial
		}
	}
	return n
}

// add adds the numbers in a text. Words up to twelve count too.
func (n numbers) add(text string) {
	for _, v := range typedNumber.FindAllString(strings.ReplaceAll(text, ",", ""), -1) {
		n[v] = true
	}
	for _, v := range numberWord.FindAllString(text, -1) {
		n[strconv.Itoa(slices.Index(numberWords, strings.ToLower(v)))] = true
	}
}

// hasPoints reports whether n has a number of points on a scale of 100. It may be rounded there, or on a scale of 10.
func (n numbers) hasPoints(points float64) bool {
	return n[strconv.FormatFloat(points, 'f', 0, 64)] || n[strconv.FormatFloat(points/10, 'f', -1, 64)]
}

// checkAllRecorded calls checkRecorded for every text of v that readers see, except where it departs from a source.
func (p *proofreader) checkAllRecorded(f *frontmatter.File, known numbers, v any, at ...any) {
	eachText(v, func(text string, path []any) {
		if path[0] != any("departs") {
			p.checkRecorded(f, known, text, slices.Concat(at, path)...)
		}
	})
}

// checkRecorded reports the numbers in a text that are not known. at is the path of the text in f. The numbers 0, which
// means nothing, and 100, which may be the end of a scale, are always allowed.
func (p *proofreader) checkRecorded(f *frontmatter.File, known numbers, text string, at ...any) {
	if f != p.List("medicines.yaml") {
		for _, m := range p.Content.Medicines {
			text = strings.ReplaceAll(text, m.Short, "") // the text of {medicine:id}
		}
	}
	for _, n := range typedNumber.FindAllString(strings.ReplaceAll(text, ",", ""), -1) {
		if !known[n] && n != "0" && n != "100" {
			p.fault(f, f.Line(at...), "%s stands in no record of the sources that are named here: correct it, or write it into the finding that it comes from", n)
		}
	}
}
