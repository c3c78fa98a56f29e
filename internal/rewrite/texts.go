package rewrite

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/frontmatter"
)

// operation is what an edit does with an entry.
type operation int

const (
	renaming operation = iota
	withdrawing
	merging
)

// repoint makes references to old lead to replacement, or removes them where replacement is not allowed. If replacement
// has no address, it leaves texts as they are for a writer to change.
func (c *Change) repoint(old, replacement Entry, op operation) {
	for name, text := range c.Files {
		if name == "permalinks.txt" || !slices.Contains([]string{".md", ".yaml", ".txt"}, path.Ext(name)) || path.Base(name) == "README.md" {
			continue
		}
		front, body := text, ""
		if end := strings.Index(text, "\n---") + 1; path.Ext(name) == ".md" && end > 0 {
			front, body = text[:end], text[end:]
		}
		isReplacement := op != renaming && replacement.doc != nil && name == replacement.File
		if path.Ext(name) != ".txt" && path.Dir(name) != "poses" && old.ID != replacement.ID {
			front = repointFields(name, front, old, replacement, op, isReplacement)
		}
		if op != renaming { // a review of old says nothing about replacement
			front = cutFields(front, regexp.MustCompile(`- address: "?`+regexp.QuoteMeta(old.Path)+`"?\n`))
		}
		c.Files[name] = repointText(front+body, old, replacement, op, isReplacement)
	}
}

// anyDocument matches the name of a field that accepts the id of any document.
var anyDocument = regexp.MustCompile(`^(?:asked|leave_out|legs_page|more|related|rest_page)\b`)

// repointFields does what repoint does for the YAML text of a file. isReplacement says that the file is the one of
// replacement, which must not refer to itself.
func repointFields(file, text string, old, replacement Entry, op operation, isReplacement bool) string {
	accepts := func(field string) bool {
		isAllowed := replacement.kind() == old.kind() || replacement.doc != nil && anyDocument.MatchString(field)
		return !isReplacement && replacement.ID != "" && isAllowed
	}
	text = repointLists(file, text, old, replacement, op, accepts)
	field := regexp.MustCompile(`\b(` + old.keys + `): ("?)` + old.ID + `((?:\.[a-z]+)?"?(?:[,}\n]| #))`)
	if replacement.ID != "" {
		text = field.ReplaceAllStringFunc(text, func(name string) string {
			if !accepts(name) || op != renaming && file == "conditions.yaml" { // what a condition asks of one move may not hold for another
				return name
			}
			return field.ReplaceAllString(name, "$1: ${2}"+replacement.ID+"${3}")
		})
	}
	if op == renaming {
		return text
	}
	return emptyLine.ReplaceAllString(cutFields(text, field), "")
}

// emptyLine matches a line of a condition that names no move any more.
var emptyLine = regexp.MustCompile(`(?m)^ *- \{do: [^\n]*\bmoves: \[\][^\n]*\n`)

// repointLists replaces the id of old with that of replacement in lists of ids, or removes it if the list does not
// accept that or has it already. All groups of order.yaml count as one list.
func repointLists(file, text string, old, replacement Entry, op operation, accepts func(field string) bool) string {
	listed := func(id string) *regexp.Regexp { return regexp.MustCompile(`([\[\s])` + id + `([,\]\n]|$)`) }
	// What to remove: the id with its comma, alone between brackets, or on its own line. Its groups are what stays.
	removed := regexp.MustCompile(fmt.Sprintf(`(\[\s*)%[1]s,\s*|,\s*%[1]s([,\]])|(\[)%[1]s(\])|\n *- %[1]s(\n|$)`, old.ID))
	lists := regexp.MustCompile(`\b(?:` + old.keys + `):(?: \[[^\]]*\]|(?:\n *- .*)+)`)
	text = lists.ReplaceAllStringFunc(text, func(list string) string {
		all := list
		if file == "order.yaml" {
			all = text
		}
		if accepts(list) && op != withdrawing && !listed(replacement.ID).MatchString(all) {
			return listed(old.ID).ReplaceAllString(list, "${1}"+replacement.ID+"${2}")
		}
		left := removed.ReplaceAllString(list, "$1$2$3$4$5")
		if strings.HasSuffix(left, ":") {
			left += " []"
		}
		return left
	})
	return regexp.MustCompile(`(?m)^ *(?:`+old.keys+`): \[\]\n`).ReplaceAllString(text, "")
}

// cutFields removes each field that the pattern matches. Between braces it removes the field alone, otherwise its line;
// if the field is the first of a list item, the whole item. Of "- {move: a, dose: b}" it leaves "- {move: a}" if the
// pattern matches the dose, and nothing if it matches the move.
func cutFields(text string, field *regexp.Regexp) string {
	var out strings.Builder
	removedIndent := -1 // the indentation of the item that is being removed
	for line := range strings.SplitAfterSeq(text, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if removedIndent >= 0 && indent > removedIndent {
			continue
		}
		removedIndent = -1
		m := field.FindStringIndex(line)
		switch {
		case m == nil:
			out.WriteString(line)
		case strings.Trim(line[:m[0]], " {") == "-" || strings.HasPrefix(strings.TrimLeft(line[m[0]:], " "), "- "):
			removedIndent = indent
		case strings.HasPrefix(line[m[1]:], " "): // more fields follow it
			out.WriteString(line[:m[0]] + line[m[1]+1:])
		case strings.HasSuffix(line[:m[0]], ", "):
			out.WriteString(line[:m[0]-2] + line[m[1]-1:])
		}
	}
	return out.String()
}

// repointText makes links, citations and embedded moves lead to replacement instead of old. isReplacement says that
// text is the file of replacement: there, links to old become plain words, as a page does not link to itself.
func repointText(text string, old, replacement Entry, op operation, isReplacement bool) string {
	if replacement.Path == "" {
		return text
	}
	text = repointLinks(text, old, replacement, op, isReplacement)
	const citable = "claims.yaml sources.yaml"
	if old.doc == nil && strings.Contains(citable, old.File) && strings.Contains(citable, replacement.File) && replacement.File != "" {
		cite := "[^" + replacement.ID + "]"
		text = strings.ReplaceAll(strings.ReplaceAll(text, "[^"+old.ID+"]", cite), cite+cite, cite)
	}
	if old.kind() == "stretches" && replacement.kind() == "stretches" {
		embed := "(stretch:" + replacement.ID + ")"
		if isReplacement || op != renaming && strings.Contains(text, embed) { // it would stand there twice
			text = withoutEmbed(text, old.ID)
		}
		text = strings.ReplaceAll(text, "(stretch:"+old.ID+")", embed)
	}
	return text
}

// repointLinks makes the links of a text lead to replacement. Their queries and fragments stay if the page of
// replacement has the same: if it is the old page, or a guide that has taken over the headings of the old one.
func repointLinks(text string, old, replacement Entry, op operation, isReplacement bool) string {
	const queryOrFragment = `([?#][^\s)"'\],]*)?`
	oldPath := regexp.QuoteMeta(old.Path)
	newText := "${1}" + replacement.Path
	if op == renaming || op == merging && old.kind() == "guides" {
		newText += "${2}"
	}
	if isReplacement {
		text = regexp.MustCompile(`\[([^\]]+)\]\(`+oldPath+queryOrFragment+`\)`).ReplaceAllString(text, "$1")
	}
	address := regexp.MustCompile(`(?m)(^|[^\w./-])` + oldPath + queryOrFragment + `($|[^\w/-])`)
	for range 2 { // an address may begin with the end of another
		text = address.ReplaceAllString(text, newText+"${3}")
	}
	return text
}

// withoutEmbed takes an embedded move out of a text.
func withoutEmbed(text, moveID string) string {
	return regexp.MustCompile(`(?m)^!\[[^\]]*\]\(stretch:`+regexp.QuoteMeta(moveID)+`\)\n+`).ReplaceAllString(text, "")
}

// keepAnchors adds anchors to the first heading of a document.
func (c *Change) keepAnchors(target Entry, anchors []string) {
	if len(anchors) == 0 {
		return
	}
	h := target.doc.Body.Headings[0]
	line := strings.Split(c.Content.FileOf(target.doc).Written(), "\n")[h.Line-1]
	words, _, _ := strings.Cut(line, " {#")
	marked := words + " {#" + strings.Join(slices.Concat([]string{h.ID}, h.Formerly, anchors), " ") + "}"
	c.Files[target.File] = strings.Replace(c.Files[target.File], "\n"+line+"\n", "\n"+marked+"\n", 1)
}

var (
	titleField    = regexp.MustCompile(`(?m)^title:.*(?:\n[ \t]+.*)*`)
	formerlyField = regexp.MustCompile(`(?m)^formerly:(?: \[[^\]]*|(?:\n *- .*)+)`)
)

// addFormerly adds an old id to the field formerly in the front matter of a document, unless it is there.
func (c *Change) addFormerly(doc Entry, id string) {
	text := c.Files[doc.File]
	at, add := strings.Index(text, "\n---"), "\nformerly: ["+id+"]" // a new field after all others
	if m := formerlyField.FindStringIndex(text); m != nil {
		list := text[m[0]:m[1]]
		at, add = m[1], ", "+id // at the end of the list in brackets
		if slices.Contains(strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("[, \n", r) }), id) {
			return
		}
		if !strings.Contains(list, "[") {
			add = list[strings.LastIndex(list, "\n"):strings.LastIndex(list, "- ")] + "- " + id // indented like the last entry
		}
	}
	c.Files[doc.File] = text[:at] + add + text[at:]
}

// addWithdrawn adds the old addresses of an entry to withdrawn.yaml, with the reason and the address to go to instead.
func (c *Change) addWithdrawn(entry Entry, addresses []string, why, instead string) {
	const file = "withdrawn.yaml"
	for i, address := range addresses {
		item := "- address: " + address + "\n"
		if i == 0 && entry.number > 0 {
			item += fmt.Sprintf("  number: %d\n", entry.number)
		}
		item += "  why: " + frontmatter.Quoted(why) + "\n  instead: " + instead + "\n"
		c.Files[file] = strings.TrimLeft(strings.TrimRight(c.Files[file], "\n")+"\n", "\n") + item
	}
}

// movePoses renames the pose files of a move to a new id, and removes them if the id is "".
func (c *Change) movePoses(move Entry, id string) {
	from := regexp.MustCompile(`(?m)^from: ` + move.ID + `(\.\S+)?$`)
	for name, text := range c.Files {
		if path.Dir(name) != "poses" || move.kind() != "stretches" {
			continue
		}
		if id != "" {
			text = from.ReplaceAllString(text, "from: "+id+"$1")
			c.Files[name] = text
		}
		if poseID, rest, _ := strings.Cut(path.Base(name), "."); poseID == move.ID && id != "" {
			c.moveFile(name, "poses/"+id+"."+rest, text)
		} else if poseID == move.ID {
			delete(c.Files, name)
		}
	}
}
