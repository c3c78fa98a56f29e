package edit

import (
	"regexp"
	"strings"

	"unknot/internal/load"
	"unknot/internal/prose"
)

// newText matches the beginning of a line at which another text begins: a list entry, a field, an empty line or a row of a table.
var newText = regexp.MustCompile(`^(>?\s*([-*|#]|[0-9]+\.|\[!|[a-z_]+:)|>?\s*$)`)

// unread matches lines that no reader sees as text: comments, ids, and what people search for.
var unread = regexp.MustCompile(`^\s*(# |(searches|sources|claims|more|id):)`)

var citation = regexp.MustCompile(`\[\^[^\]]*\]`)

// checkUrgency reports where a file says itself how urgently to get help, instead of referring to a sign or a caution: the same
// sign would soon have two urgencies. It reads what is written, as references have those words once they are filled in.
func (p *proofreader) checkUrgency(f *load.File, allow func(prose.Issue) bool) {
	first, text := 1, ""
	check := func() {
		for _, u := range prose.UnnamedSigns(text) {
			words := strings.Join(strings.Fields(u.Words), " ")
			if !allow(prose.Issue{Words: words}) {
				p.fault(f, first+strings.Count(text[:u.At], "\n"), "“%s”: for which sign? Refer to {sign:id}, so that the safety page has it", words)
			}
		}
		for _, u := range prose.Urgencies(text) {
			words := strings.Join(strings.Fields(u.Words), " ")
			if !allow(prose.Issue{Words: words}) {
				p.fault(f, first+strings.Count(text[:u.At], "\n"), "“%s”: an urgency is not typed: refer to {sign:id} or {caution:id}", words)
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
