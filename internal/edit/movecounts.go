package edit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

var (
	// units matches a number up to twelve in words, or any in digits.
	units = `(?:\d+|` + strings.Join(numberWords[1:], "|") + `)`
	// allMoves matches a count of all moves of a routine, which begins a sentence or follows “all” or “of the”. Its
	// groups are the count with its noun, the number, and the sentence after it up to a colon.
	allMoves = regexp.MustCompile(`(?i)(?:^|\b(?:all|of the|of these) )((` + units + `)(?: [a-z]+)? moves\b)([^:]*)`)
	// furtherItems matches what a sentence adds to a count, as in “Five moves in a chair and a short walk”. Its group is
	// the number.
	furtherItems = regexp.MustCompile(`(?i)\band (an?|` + units + `) `)
)

// checkMoveCounts reports where the title, the summary or another text of a routine counts its moves, and their number
// is another one.
func (p *proofreader) checkMoveCounts(r *catalog.Routine, allow func(string) bool) {
	f := p.FileOf(&r.Doc)
	moves := map[string]bool{}
	for _, item := range r.Items {
		moves[item.MoveID] = true
	}
	check := func(text string, line func(string) int) {
		for _, sentence := range words.Sentences(text) {
			for _, m := range allMoves.FindAllStringSubmatch(sentence, -1) {
				alone := numberOf(m[2])
				sum := alone
				for _, further := range furtherItems.FindAllStringSubmatch(m[3], -1) {
					sum += numberOf(further[1])
				}
				fits := func(n int) bool { return n == alone || n == sum }
				if !fits(len(r.Items)) && !fits(len(moves)) && !allow(m[1]) {
					p.fault(f, line(m[1]), "“%s”: this routine has %d: correct the number, or the items", m[1], len(r.Items))
				}
			}
		}
	}
	eachText(r, func(text string, at []any) { check(text, func(string) int { return f.Line(at...) }) })
	for _, v := range r.Body.Passages {
		check(v.Text, func(found string) int { return f.LineOf(found, v.Line) })
	}
}

// numberOf returns the number that a word or digits stand for. It is 1 for “a” and “an”.
func numberOf(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return max(slices.Index(numberWords, strings.ToLower(word)), 1)
}
