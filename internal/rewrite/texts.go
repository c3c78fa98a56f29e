package rewrite

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/frontmatter"
)

// What is done with a thing.
const (
	renaming = iota
	withdrawing
	merging
)

// point makes what names t name to, or leave it out where to cannot stand there. Where to has no address, it leaves
// texts for a writer.
func (c *Change) point(t, to Thing, how int) {
	for name, text := range c.Files {
		if name == "permalinks.txt" || !slices.Contains([]string{".md", ".yaml", ".txt"}, path.Ext(name)) || path.Base(name) == "README.md" {
			continue
		}
		front, body, own := text, "", how != renaming && to.doc != nil && name == to.File
		if end := strings.Index(text, "\n---") + 1; path.Ext(name) == ".md" && end > 0 {
			front, body = text[:end], text[end:]
		}
		if path.Ext(name) != ".txt" && path.Dir(name) != "poses" && t.ID != to.ID {
			front = pointFields(name, front, t, to, how, own)
		}
		if how != renaming { // nobody has reviewed the other page
			front = cutFields(front, regexp.MustCompile(`- address: "?`+regexp.QuoteMeta(t.Path)+`"?\n`))
		}
		c.Files[name] = pointTexts(front+body, t, to, how, own)
	}
}

// anyDocument matches the name of a field that any document can stand in.
var anyDocument = regexp.MustCompile(`^(?:asked|leave_out|legs_page|more|related|rest_page)\b`)

// pointFields does what point does in the YAML of a file. All groups of order.yaml are one list.
func pointFields(file, text string, t, to Thing, how int, own bool) string {
	fits := func(field string) bool {
		return !own && to.ID != "" && (to.kind() == t.kind() || to.doc != nil && anyDocument.MatchString(field))
	}
	token := func(id string) *regexp.Regexp { return regexp.MustCompile(`([\[\s])` + id + `([,\]\n]|$)`) }
	cut := regexp.MustCompile(fmt.Sprintf(`(\[\s*)%[1]s,\s*|,\s*%[1]s([,\]])|(\[)%[1]s(\])|\n *- %[1]s(\n|$)`, t.ID))
	lists := regexp.MustCompile(`\b(?:` + t.keys + `):(?: \[[^\]]*\]|(?:\n *- .*)+)`)
	text = lists.ReplaceAllStringFunc(text, func(list string) string {
		all := list
		if file == "order.yaml" {
			all = text
		}
		if fits(list) && how != withdrawing && !token(to.ID).MatchString(all) {
			return token(t.ID).ReplaceAllString(list, "${1}"+to.ID+"${2}")
		}
		left := cut.ReplaceAllString(list, "$1$2$3$4$5")
		if strings.HasSuffix(left, ":") {
			left += " []"
		}
		return left
	})
	text = regexp.MustCompile(`(?m)^ *(?:`+t.keys+`): \[\]\n`).ReplaceAllString(text, "")
	field := regexp.MustCompile(`\b(` + t.keys + `): ("?)` + t.ID + `((?:\.[a-z]+)?"?(?:[,}\n]| #))`)
	if to.ID != "" {
		text = field.ReplaceAllStringFunc(text, func(name string) string {
			if !fits(name) || how != renaming && file == "cautions.yaml" { // what it says of a move need not hold of another
				return name
			}
			return field.ReplaceAllString(name, "$1: ${2}"+to.ID+"${3}")
		})
	}
	if how == renaming {
		return text
	}
	return cutFields(text, field)
}

// cutFields takes out what field matches: one of several fields between braces, or a line, with those below it if it
// begins an entry.
func cutFields(text string, field *regexp.Regexp) string {
	var out strings.Builder
	gone := -1 // the indentation of the entry that goes
	for line := range strings.SplitAfterSeq(text, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if gone >= 0 && indent > gone {
			continue
		}
		gone = -1
		m := field.FindStringIndex(line)
		switch {
		case m == nil:
			out.WriteString(line)
		case strings.Trim(line[:m[0]], " {") == "-" || strings.HasPrefix(strings.TrimLeft(line[m[0]:], " "), "- "):
			gone = indent
		case strings.HasPrefix(line[m[1]:], " "): // more fields behind it
			out.WriteString(line[:m[0]] + line[m[1]+1:])
		case strings.HasSuffix(line[:m[0]], ", "):
			out.WriteString(line[:m[0]-2] + line[m[1]-1:])
		}
	}
	return out.String()
}

// pointTexts makes links, citations and embedded moves name to. Links of to to itself become plain words.
func pointTexts(text string, t, to Thing, how int, own bool) string {
	if to.Path == "" {
		return text
	}
	place := `([?#][^\s)"'\],]*)?`
	with := "${1}" + to.Path
	if how == renaming || how == merging && t.kind() == "guides" {
		with += "${2}"
	}
	if own {
		text = regexp.MustCompile(`\[([^\]]+)\]\(`+t.Path+place+`\)`).ReplaceAllString(text, "$1")
	}
	address := regexp.MustCompile(`(?m)(^|[^\w./-])` + regexp.QuoteMeta(t.Path) + place + `($|[^\w/-])`)
	for range 2 { // an address may begin with the end of another
		text = address.ReplaceAllString(text, with+"${3}")
	}
	if notes := "claims.yaml sources.yaml"; t.doc == nil && strings.Contains(notes, t.File) && strings.Contains(notes, to.File) && to.File != "" {
		cite := "[^" + to.ID + "]"
		text = strings.ReplaceAll(strings.ReplaceAll(text, "[^"+t.ID+"]", cite), cite+cite, cite)
	}
	if shown := "(stretch:" + to.ID + ")"; t.kind() == "stretches" && to.kind() == "stretches" {
		if own || how != renaming && strings.Contains(text, shown) {
			text = regexp.MustCompile(`(?m)^!\[[^\]]*\]\(stretch:`+t.ID+`\)\n+`).ReplaceAllString(text, "")
		}
		text = strings.ReplaceAll(text, "(stretch:"+t.ID+")", shown)
	}
	return text
}

// keepAnchors sets anchors behind the first heading of a document.
func (c *Change) keepAnchors(t Thing, anchors []string) {
	if len(anchors) == 0 {
		return
	}
	h := t.doc.Body.Headings[0]
	line := strings.Split(c.Content.FileOf(t.doc).Written(), "\n")[h.Line-1]
	words, _, _ := strings.Cut(line, " {#")
	marked := words + " {#" + strings.Join(slices.Concat([]string{h.ID}, h.Formerly, anchors), " ") + "}"
	c.Files[t.File] = strings.Replace(c.Files[t.File], "\n"+line+"\n", "\n"+marked+"\n", 1)
}

var (
	titleLines = regexp.MustCompile(`(?m)^title:.*(?:\n[ \t]+.*)*`)
	formerly   = regexp.MustCompile(`(?m)^formerly:(?: \[[^\]]*|(?:\n *- .*)+)`)
)

// addFormerly adds an old id to the front matter of a document, unless it is there.
func (c *Change) addFormerly(t Thing, id string) {
	text := c.Files[t.File]
	at, add := strings.Index(text, "\n---"), "\nformerly: ["+id+"]"
	if m := formerly.FindStringIndex(text); m != nil {
		list := text[m[0]:m[1]]
		at, add = m[1], ", "+id
		if slices.Contains(strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("[, \n", r) }), id) {
			return
		}
		if !strings.Contains(list, "[") {
			add = list[strings.LastIndex(list, "\n"):strings.LastIndex(list, "- ")] + "- " + id
		}
	}
	c.Files[t.File] = text[:at] + add + text[at:]
}

// withdraw adds the old addresses of t to withdrawn.yaml.
func (c *Change) withdraw(t Thing, old []string, why, instead string) {
	const file = "withdrawn.yaml"
	for i, address := range old {
		entry := "- address: " + address + "\n"
		if i == 0 && t.number > 0 {
			entry += fmt.Sprintf("  number: %d\n", t.number)
		}
		entry += "  why: " + frontmatter.Quoted(why) + "\n  instead: " + instead + "\n"
		c.Files[file] = strings.TrimLeft(strings.TrimRight(c.Files[file], "\n")+"\n", "\n") + entry
	}
}

// movePoses gives the poses of a move to another id, or takes them away if that is "".
func (c *Change) movePoses(t Thing, to string) {
	from := regexp.MustCompile(`(?m)^from: ` + t.ID + `(\.\S+)?$`)
	for name, text := range c.Files {
		if path.Dir(name) != "poses" || t.kind() != "stretches" {
			continue
		}
		if to != "" {
			text = from.ReplaceAllString(text, "from: "+to+"$1")
			c.Files[name] = text
		}
		if id, rest, _ := strings.Cut(path.Base(name), "."); id == t.ID && to != "" {
			c.move(name, "poses/"+to+"."+rest, text)
		} else if id == t.ID {
			delete(c.Files, name)
		}
	}
}
