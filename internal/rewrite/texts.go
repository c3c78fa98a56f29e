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

// repoint makes every file that names from name to instead. Where to is not allowed, it removes the name. If to has no
// address, it leaves texts as they are for a writer to change.
func (c *Change) repoint(from, to Entry, op operation) {
	for name, text := range c.Files {
		if name == "permalinks.txt" || !slices.Contains([]string{".md", ".yaml", ".txt"}, path.Ext(name)) || path.Base(name) == "README.md" {
			continue
		}
		front, body := text, ""
		if end := strings.Index(text, "\n---") + 1; path.Ext(name) == ".md" && end > 0 {
			front, body = text[:end], text[end:]
		}
		isReplacement := op != renaming && to.doc != nil && name == to.File
		if path.Ext(name) != ".txt" && path.Dir(name) != "poses" && from.ID != to.ID {
			front = repointFields(name, front, from, to, op, isReplacement)
		}
		if op != renaming { // a review of from says nothing about to
			front = cutFields(front, regexp.MustCompile(`- address: "?`+regexp.QuoteMeta(from.Path)+`"?\n`))
		}
		c.Files[name] = repointText(front+body, from, to, op, isReplacement)
	}
}

// anyDocument matches the name of a field that accepts the id of any document.
var anyDocument = regexp.MustCompile(`^(?:asked|leave_out|legs_page|more|related|rest_page)\b`)

// repointFields does what repoint does for the YAML text of a file. isReplacement says that the file is the one of to,
// which must not name itself.
func repointFields(file, text string, from, to Entry, op operation, isReplacement bool) string {
	accepts := func(field string) bool {
		return !isReplacement && to.ID != "" && (to.kind() == from.kind() || to.doc != nil && anyDocument.MatchString(field))
	}
	text = repointLists(file, text, from, to, op, accepts)
	field := regexp.MustCompile(`\b(` + from.keys + `): ("?)` + from.ID + `((?:\.[a-z]+)?"?(?:[,}\n]| #))`)
	if to.ID != "" {
		text = field.ReplaceAllStringFunc(text, func(name string) string {
			if !accepts(name) || op != renaming && file == "cautions.yaml" { // a caution about one move may not hold for another
				return name
			}
			return field.ReplaceAllString(name, "$1: ${2}"+to.ID+"${3}")
		})
	}
	if op == renaming {
		return text
	}
	return cutFields(text, field)
}

// repointLists replaces the id of from with that of to in lists of ids, or removes it if the list does not accept to or
// has it already. All groups of order.yaml count as one list.
func repointLists(file, text string, from, to Entry, op operation, accepts func(field string) bool) string {
	listed := func(id string) *regexp.Regexp { return regexp.MustCompile(`([\[\s])` + id + `([,\]\n]|$)`) }
	withComma := regexp.MustCompile(fmt.Sprintf(`(\[\s*)%[1]s,\s*|,\s*%[1]s([,\]])|(\[)%[1]s(\])|\n *- %[1]s(\n|$)`, from.ID))
	lists := regexp.MustCompile(`\b(?:` + from.keys + `):(?: \[[^\]]*\]|(?:\n *- .*)+)`)
	text = lists.ReplaceAllStringFunc(text, func(list string) string {
		all := list
		if file == "order.yaml" {
			all = text
		}
		if accepts(list) && op != withdrawing && !listed(to.ID).MatchString(all) {
			return listed(from.ID).ReplaceAllString(list, "${1}"+to.ID+"${2}")
		}
		left := withComma.ReplaceAllString(list, "$1$2$3$4$5")
		if strings.HasSuffix(left, ":") {
			left += " []"
		}
		return left
	})
	return regexp.MustCompile(`(?m)^ *(?:`+from.keys+`): \[\]\n`).ReplaceAllString(text, "")
}

// cutFields removes each field that the pattern matches. Between braces it removes the field alone, otherwise its line;
// if the field is the first of a list item, the whole item.
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

// repointText makes links, citations and embedded moves lead to to instead of from. isReplacement says that text is the
// file of to: there, links to from become plain words, as a page does not link to itself.
func repointText(text string, from, to Entry, op operation, isReplacement bool) string {
	if to.Path == "" {
		return text
	}
	const queryOrFragment = `([?#][^\s)"'\],]*)?`
	replacement := "${1}" + to.Path
	if op == renaming || op == merging && from.kind() == "guides" {
		replacement += "${2}"
	}
	if isReplacement {
		text = regexp.MustCompile(`\[([^\]]+)\]\(`+from.Path+queryOrFragment+`\)`).ReplaceAllString(text, "$1")
	}
	address := regexp.MustCompile(`(?m)(^|[^\w./-])` + regexp.QuoteMeta(from.Path) + queryOrFragment + `($|[^\w/-])`)
	for range 2 { // an address may begin with the end of another
		text = address.ReplaceAllString(text, replacement+"${3}")
	}
	const citable = "claims.yaml sources.yaml"
	if from.doc == nil && strings.Contains(citable, from.File) && strings.Contains(citable, to.File) && to.File != "" {
		cite := "[^" + to.ID + "]"
		text = strings.ReplaceAll(strings.ReplaceAll(text, "[^"+from.ID+"]", cite), cite+cite, cite)
	}
	if embed := "(stretch:" + to.ID + ")"; from.kind() == "stretches" && to.kind() == "stretches" {
		if isReplacement || op != renaming && strings.Contains(text, embed) {
			text = regexp.MustCompile(`(?m)^!\[[^\]]*\]\(stretch:`+from.ID+`\)\n+`).ReplaceAllString(text, "")
		}
		text = strings.ReplaceAll(text, "(stretch:"+from.ID+")", embed)
	}
	return text
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
	at, add := strings.Index(text, "\n---"), "\nformerly: ["+id+"]"
	if m := formerlyField.FindStringIndex(text); m != nil {
		list := text[m[0]:m[1]]
		at, add = m[1], ", "+id
		if slices.Contains(strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("[, \n", r) }), id) {
			return
		}
		if !strings.Contains(list, "[") {
			add = list[strings.LastIndex(list, "\n"):strings.LastIndex(list, "- ")] + "- " + id
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
