package edit

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// GuideText has the numbers of the body of a guide: Repeated of all of it, the others without its SURE box. Their
// formulas are in docs/checking.md.
type GuideText struct {
	Path      string
	Words     int
	Negations int     // outside of what guards readers
	Warnings  int     // boxes of signs, the warning above, and signs that sentences name
	Repeated  int     // sentences of stockWords or more that stand in more than maxGuides guides
	Mean      float64 // words of a sentence
	Spread    float64 // the standard deviation of the words of a sentence
}

const (
	stockWords = 8 // the fewest words of a sentence that is noticed when it returns
	maxGuides  = 3 // the most guides that may share one
	maxBoxes   = 1 // the most boxes of signs in a guide
)

var (
	negative = regexp.MustCompile(`(?i)\b(?:no|not|never|nobody|none|nothing|nor|neither|cannot|without)\b|n’t\b`)
	verdict  = regexp.MustCompile(`(?i)\bnot been shown\b|\bnever been shown\b|\bnot tested\b|\bnot sure\b`)
	// noteToOurselves matches words about the making of a page.
	noteToOurselves = regexp.MustCompile(`(?i)\b(?:(?:did )?we (?:left|leave|took|halved|shortened|moved|merged)|not judged|(?:this|that|another) (?:page|guide) ` +
		`(?:used to|once|no longer|leaves)|to be (?:checked|written|added|decided)|as (?:said|written|mentioned) (?:above|below)|placeholder)\b`)
)

// guideSentence is a sentence in the body of a guide.
type guideSentence struct {
	text  string // as written
	plain string // its words alone, in small letters
	line  int
	sure  bool // it stands in the SURE box
}

// checkGuides weighs all guides, and reports sentences that too many of them share, second boxes of signs and notes to
// ourselves.
func (p *proofreader) checkGuides() {
	guards := p.guards()
	in := map[string]int{} // how many guides a sentence stands in
	sentences := make([][]guideSentence, len(p.Content.Guides))
	for i, g := range p.Content.Guides {
		sentences[i] = bodySentences(g)
		once := map[string]bool{}
		for _, s := range sentences[i] {
			if !once[s.plain] {
				once[s.plain] = true
				in[s.plain]++
			}
		}
	}
	for i, g := range p.Content.Guides {
		f := p.FileOf(&g.Doc)
		text := GuideText{Path: g.Path}
		var lengths []float64
		for _, s := range sentences[i] {
			n, isGuard := len(Split(s.text)), guards.hold(s)
			if n >= stockWords && in[s.plain] > maxGuides && !isGuard {
				text.Repeated++
				p.fault(f, s.line, "“%s” stands in %d guides, and at most %d may share a sentence: keep it where it decides something, and link there", s.text, in[s.plain], maxGuides)
			}
			if s.sure {
				continue
			}
			text.Words += n
			if isWhole(s.text) {
				lengths = append(lengths, float64(n))
			}
			if noteToOurselves.MatchString(s.text) {
				p.fault(f, f.LineOf(s.text, s.line), "“%s” is about the making of this page: readers need none of it", noteToOurselves.FindString(s.text))
			}
			if !isGuard {
				text.Negations += len(negative.FindAllString(verdict.ReplaceAllString(s.text, ""), -1))
			}
		}
		boxes := p.checkBoxes(f, g)
		text.Warnings = boxes + guards.signsIn(sentences[i])
		if g.Warning != nil {
			text.Warnings++
		}
		text.Mean, text.Spread = meanAndSpread(lengths)
		p.proof.Guides = append(p.proof.Guides, text)
	}
}

// checkBoxes counts the boxes of signs in a guide, and reports those after the first.
func (p *proofreader) checkBoxes(f *frontmatter.File, g *catalog.Guide) int {
	n := 0
	for _, e := range g.Body.Embeds {
		if e.Kind != "signs" {
			continue
		}
		if n++; n > maxBoxes {
			p.fault(f, e.Line, "a second box of signs: readers see the first, so name there what is missing, or name the sign beside its move")
		}
	}
	return n
}

// bodySentences lists the sentences in the body of a guide. What ends without a full stop, such as a heading or a cell,
// counts as one too.
func bodySentences(g *catalog.Guide) []guideSentence {
	end := math.MaxInt // the line where the box begins
	if len(g.Body.Sure) > 0 {
		end = g.Body.Sure[0].Line
	}
	var out []guideSentence
	for _, v := range g.Body.Passages {
		for _, s := range words.Sentences(markdown.DropLabels(v.Text)) {
			out = append(out, guideSentence{s, plainWords(s), v.Line, v.Line >= end})
		}
	}
	return out
}

// guards are the words that guard readers: of signs, cautions and medicines.
type guards struct {
	all     string   // plain words of all sentences
	phrases []string // plain words of each sign, as sentences name it
}

// guards returns what guards readers in this content.
func (p *proofreader) guards() guards {
	var g guards
	var all strings.Builder
	for _, list := range []any{p.Content.Signs, p.Content.Cautions, p.Content.Medicines, p.Content.Safety.Written, p.Content.Safety.Lines} {
		eachText(list, func(text string, _ []any) { fmt.Fprintf(&all, " %s ", plainWords(markdown.DropLabels(text))) })
	}
	g.all = all.String()
	for _, s := range p.Content.Signs {
		g.phrases = append(g.phrases, plainWords(s.Phrase))
	}
	return g
}

// hold reports whether a sentence is one that guards, or names a sign.
func (g guards) hold(s guideSentence) bool {
	return strings.Contains(g.all, " "+s.plain+" ") || slices.ContainsFunc(g.phrases, func(phrase string) bool {
		return strings.Contains(" "+s.plain+" ", " "+phrase+" ")
	})
}

// signsIn counts the signs that sentences name.
func (g guards) signsIn(sentences []guideSentence) int {
	n := 0
	for _, s := range sentences {
		for _, phrase := range g.phrases {
			n += strings.Count(" "+s.plain+" ", " "+phrase+" ")
		}
	}
	return n
}

// plainWords returns the words of a text in small letters, with a space between them.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '’' || r == '-')
	}), " ")
}

// meanAndSpread returns the mean and the standard deviation, 0 if there is nothing.
func meanAndSpread(of []float64) (mean, spread float64) {
	if len(of) == 0 {
		return 0, 0
	}
	for _, v := range of {
		mean += v / float64(len(of))
	}
	for _, v := range of {
		spread += (v - mean) * (v - mean) / float64(len(of))
	}
	return mean, math.Sqrt(spread)
}
