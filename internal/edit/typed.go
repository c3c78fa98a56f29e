package edit

import (
	"regexp"
	"strings"

	"unknot/internal/frontmatter"
)

// newText matches the beginning of a line with which a new text begins: a list item, a field, an empty line or a row of
// a table.
var newText = regexp.MustCompile(`^(>?\s*([-*|#]|[0-9]+\.|\[!|[a-z_]+:)|>?\s*$)`)

// notProse matches lines that readers do not read as text: comments, ids and searches.
var notProse = regexp.MustCompile(`^\s*(# |(searches|sources|claims|more|id):)`)

// readRules reads the names of the medicines and conditions whose rules must be written in one place only.
func (p *proofreader) readRules() {
	var medicines, conditions []string
	for _, m := range p.Content.Medicines {
		medicines = append(medicines, m.Names...)
	}
	for _, c := range p.Content.Conditions {
		conditions = append(conditions, c.Names...)
	}
	p.rules = NewRules(medicines, conditions)
}

// checkRepeatedRules reports where a file repeats a rule in its own words instead of referring to the place where
// the rule is written, since the two would soon differ. It reads the text as written, because references that are
// filled in have the same words.
func (p *proofreader) checkRepeatedRules(f *frontmatter.File, allow func(string) bool) {
	firstLine, text := 1, "" // the text that is being read
	checkText := func() {
		for _, v := range p.rules.Find(text) {
			if found := strings.Join(strings.Fields(v.Words), " "); !allow(found) {
				p.fault(f, firstLine+strings.Count(text[:v.At], "\n"), "“%s”: %s", found, v.Fix)
			}
		}
	}
	for i, line := range strings.Split(f.Written(), "\n") {
		if newText.MatchString(line) {
			checkText()
			firstLine, text = i+1, ""
		}
		if notProse.MatchString(line) {
			line = ""
		}
		text += citedID.ReplaceAllString(line, "") + "\n"
	}
	checkText()
}
