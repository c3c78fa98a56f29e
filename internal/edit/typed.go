package edit

import (
	"cmp"
	"regexp"
	"strings"

	"unknot/internal/load"
	"unknot/internal/prose"
)

// newText matches the beginning of a line at which another text begins: a list entry, a field, an empty line or a row of a table.
var newText = regexp.MustCompile(`^(>?\s*([-*|#]|[0-9]+\.|\[!|[a-z_]+:)|>?\s*$)`)

// unread matches lines that no reader sees as text: comments, ids, and what people search for.
var unread = regexp.MustCompile(`^\s*(# |(searches|sources|claims|more|id):)`)

// placeholder matches a reference such as {sign:id}.
var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

var citation = regexp.MustCompile(`\[\^[^\]]*\]`)

// medicineRule matches words that say who must not take a medicine or should ask first.
var medicineRule = regexp.MustCompile(`(?i)\bask (?:a |your |the )?(?:pharmacist|doctor|midwife|first|before)\b|\b(?:do not|don't|never|should not|must not) (?:take|use|mix)\b|` +
	`\bleav(?:e|ing) [a-z-]+ out\b|\bto be left out\b`)

// unnamedMedicine matches such words that speak of a medicine even if they do not name it.
var unnamedMedicine = regexp.MustCompile(`(?i)\bunless (?:it|they) (?:was|were|is|are) prescribed\b|\bask a pharmacist (?:first )?if you\b`)

// askFirst matches words that tell somebody to ask first.
var askFirst = regexp.MustCompile(`(?i)\bask(?:s|ed)? (?:\S+ ){0,6}?(?:first|before)\b|\bor ask\b`)

// readNames reads the names of what has rules that stand in one place.
func (p *proofreader) readNames() {
	var medicines, conditions []string
	for _, m := range p.Content.Medicines {
		medicines = append(medicines, m.Names...)
	}
	for _, c := range p.Content.Conditions {
		conditions = append(conditions, c.Names...)
	}
	p.medicines, p.conditions = wordsOf(medicines), wordsOf(conditions)
}

// wordsOf matches any of the names as whole words. It is nil if there are none.
func wordsOf(names []string) *regexp.Regexp {
	if len(names) == 0 {
		return nil
	}
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = regexp.QuoteMeta(name)
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(quoted, "|") + `)\b`)
}

// checkTyped reports where a file says itself how urgently to get help or who may take a medicine, instead of referring to a sign, a caution or a
// medicine: the same thing would soon be said in two ways. It reads what is written, as references have those words once they are filled in.
func (p *proofreader) checkTyped(f *load.File, allow func(prose.Issue) bool) {
	first, text := 1, ""
	fault := func(at int, words, advice string) {
		if words = strings.Join(strings.Fields(words), " "); !allow(prose.Issue{Words: words}) {
			p.fault(f, first+strings.Count(text[:at], "\n"), "“%s”: %s", words, advice)
		}
	}
	check := func() {
		for _, u := range prose.UnnamedSigns(text) {
			fault(u.At, u.Words, "for which sign? Refer to {sign:id}, so that the safety page has it")
		}
		for _, u := range prose.Urgencies(text) {
			fault(u.At, u.Words, "an urgency is not typed: refer to {sign:id} or {caution:id}")
		}
		for _, sentence := range prose.Sentences(text) {
			if words, advice := p.typedRule(placeholder.ReplaceAllString(sentence, "")); words != "" {
				fault(strings.Index(text, sentence)+max(0, strings.Index(sentence, words)), words, advice)
			}
		}
	}
	for i, line := range strings.Split(f.Written(), "\n") {
		if newText.MatchString(line) {
			check()
			first, text = i+1, ""
		}
		if unread.MatchString(line) {
			line = ""
		}
		text += citation.ReplaceAllString(line, "") + "\n"
	}
	check()
}

// typedRule returns the words of a sentence that say who may take a medicine, or what somebody with a condition must ask first about, and what to write
// instead. It returns "" if there are none.
func (p *proofreader) typedRule(sentence string) (words, advice string) {
	if p.medicines != nil {
		words = unnamedMedicine.FindString(sentence)
		if p.medicines.MatchString(sentence) {
			words = cmp.Or(words, medicineRule.FindString(sentence))
		}
		if words != "" {
			return words, "who may take a medicine is not typed: refer to {medicine:id}"
		}
	}
	if p.conditions != nil && p.conditions.MatchString(sentence) {
		return askFirst.FindString(sentence), "who must ask first is not typed: refer to {caution:id} or {short:id}"
	}
	return "", ""
}
