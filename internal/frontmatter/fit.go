package frontmatter

import (
	"encoding"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"unknot/internal/words"
)

// Text is a value with its own form, which files have as text.
type Text interface {
	encoding.TextUnmarshaler
	Expected() string // describes the form, as in "a day such as 2026-11-20"
}

var textType = reflect.TypeFor[Text]()

// checkNode reports where n does not match type t. It is stricter than the YAML library, which turns 1.5 into 1 and
// drops empty entries of lists. The struct tag of the field limits texts and numbers.
func (f *File) checkNode(n *yaml.Node, t reflect.Type, tag reflect.StructTag) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if n.Kind == yaml.AliasNode {
		f.mistype(n, "%s expected, found the alias *%s", typeInWords(t), n.Value)
		return
	}
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		f.mistype(n, "put text that begins with & or ! between quotation marks")
		return
	}
	if n.ShortTag() == "!!null" {
		return // a field without a value; normalize reports it if it is needed
	}
	if t.Kind() == reflect.Struct && n.Kind == yaml.ScalarNode {
		expandShorthand(n, t)
	}
	f.checkText(n)
	const quotePrefix = "\xe2\x80" // the first bytes of all quotation marks that inQuotes matches, for speed
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, quotePrefix) && inQuotes.MatchString(n.Value) {
		f.Fault(n.Line, "%s keeps its quotation marks, which are typographic: take them out, or write straight ones around the text", n.Value)
	}
	if reflect.PointerTo(t).Implements(textType) {
		v := reflect.New(t).Interface().(Text)
		if !isTextOf(n, t, v) {
			f.mistype(n, "%s: write %s", found(n), v.Expected())
		}
		for _, entry := range n.Content {
			f.checkText(entry)
		}
		return
	}
	if !hasType(n, t) {
		f.mistype(n, "%s expected, found %s", typeInWords(t), found(n))
		return
	}
	f.checkValue(n, t, tag)
}

// inQuotes matches a text that is entirely between typographic quotation marks.
var inQuotes = regexp.MustCompile(`^(?:“[^“”]*”|‘[^‘’]*’|„[^“”„]*[“”])$`)

// expandShorthand turns the text `a` into the group `{f: a}`, where f is the field of t that has the struct tag
// `alone`. It changes nothing if no field has it.
func expandShorthand(n *yaml.Node, t reflect.Type) {
	for _, field := range Fields(t) {
		if _, alone := field.Tag.Lookup("alone"); alone {
			text := *n
			*n = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: n.Line,
				Content: []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: field.Name, Line: n.Line}, &text}}
			return
		}
	}
}

// checkValue reports where the value or the entries of n do not match t. n is known to be of the kind of t.
func (f *File) checkValue(n *yaml.Node, t reflect.Type, tag reflect.StructTag) {
	switch t.Kind() {
	case reflect.String:
		if text := booleanWord(n); text != "" {
			f.Fault(n.Line, "text expected, found %s, which YAML can take for true or false: put it between quotation marks", text)
		}
		f.checkWord(strings.TrimSpace(n.Value), n.Line, tag)
	case reflect.Int:
		if least, err := strconv.Atoi(tag.Get("min")); err == nil && lessThan(n.Value, least) {
			f.Fault(n.Line, "a whole number of at least %d expected, found %s", least, n.Value)
		}
	case reflect.Struct:
		f.checkFields(n, t)
	case reflect.Map:
		for i := 1; i < len(n.Content); i += 2 {
			f.checkNode(n.Content[i], t.Elem(), tag)
		}
	case reflect.Slice:
		if f.isList() || t.Elem().Kind() == reflect.String {
			f.reportRepeated(n)
		}
		for _, entry := range n.Content {
			if entry.ShortTag() == "!!null" {
				f.mistype(entry, emptyEntry)
			}
			f.checkNode(entry, t.Elem(), tag)
		}
	}
}

// checkWord reports a word that is not in the vocabulary that the struct tag one names. Empty ones are reported
// elsewhere if they are needed.
func (f *File) checkWord(word string, line int, tag reflect.StructTag) {
	if words, ok := f.vocabularies[tag.Get("one")]; ok && word != "" && !slices.Contains(words, word) {
		f.Fault(line, "%s", NoneOf(words, word))
	}
}

// NoneOf returns the message that a word is not one of words.
func NoneOf(words []string, word string) string {
	return fmt.Sprintf("%q is none of %s%s", word, strings.Join(words, ", "), DidYouMean(word, words))
}

// reportRepeated reports texts that occur in a list twice, and in files of lists also groups of fields. Groups with an
// ID are reported by their ID elsewhere. Documents may repeat moves and steps.
func (f *File) reportRepeated(n *yaml.Node) {
	seen := map[string]bool{}
	for _, entry := range n.Content {
		name := entry.Value // "" for a group of fields
		if entry.Kind == yaml.MappingNode && f.isList() {
			name = "this entry"
		}
		if name == "" || fieldIndex(entry, "id") >= 0 {
			continue
		}
		text := fmt.Sprint(plainValue(entry))
		if seen[text] {
			f.Fault(entry.Line, "%s is listed twice", name)
		}
		seen[text] = true
	}
}

// isList reports whether f is a file of lists. In documents, entries may be repeated and lists may be empty.
func (f *File) isList() bool { return path.Ext(f.path) == ".yaml" }

// isTextOf reports whether n can be decoded into v, a pointer to a value of type t. If t is a slice, n may also be a
// list of texts.
func isTextOf(n *yaml.Node, t reflect.Type, v Text) bool {
	if n.Kind == yaml.ScalarNode {
		return v.UnmarshalText([]byte(n.Value)) == nil
	}
	return n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice && n.Decode(v) == nil
}

// emptyEntry is the problem of an entry of a list without a value.
const emptyEntry = "an empty entry: fill it in or take it out"

// mistype reports a field or entry that cannot be read, and replaces it by null.
func (f *File) mistype(n *yaml.Node, format string, args ...any) {
	f.mistyped = true
	f.Fault(n.Line, format, args...)
	*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line}
}

// checkFields reports fields of n that t does not have, and repeated fields. Of repeated fields it keeps only the
// first.
func (f *File) checkFields(n *yaml.Node, t reflect.Type) {
	all := Fields(t)
	lineOf := make([]int, len(all)) // the line of each field that was found
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		index := slices.IndexFunc(all, func(field Field) bool { return field.Name == key.Value })
		switch {
		case index < 0:
			f.mistyped = true
			f.FaultAs(CodeField, key.Line, "unknown field %q%s", key.Value, DidYouMean(key.Value, names(all)))
		case lineOf[index] > 0:
			f.mistyped = true
			f.FaultAs(CodeField, key.Line, "the field %q is listed twice: see line %d", key.Value, lineOf[index])
			n.Content = slices.Delete(n.Content, i, i+2)
			i -= 2
		default:
			lineOf[index] = key.Line
			if _, needed := all[index].Tag.Lookup("need"); !needed && f.isEmptyField(n.Content[i+1]) {
				f.FaultAs(CodeField, key.Line, "the field %q is empty: fill it in or take it out", key.Value)
			}
			f.checkNode(n.Content[i+1], all[index].Type, all[index].Tag)
		}
	}
}

// isEmptyField reports whether n is the value of a field without a value. In files of lists, an empty list counts too.
func (f *File) isEmptyField(n *yaml.Node) bool {
	return n.ShortTag() == "!!null" || n.Kind == yaml.SequenceNode && len(n.Content) == 0 && f.isList()
}

// names lists the names of fields.
func names(fields []Field) (names []string) {
	for _, field := range fields {
		names = append(names, field.Name)
	}
	return names
}

// hasType reports whether n is of the kind of t.
func hasType(n *yaml.Node, t reflect.Type) bool {
	tag := n.ShortTag()
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return n.Kind == yaml.MappingNode
	case reflect.Slice:
		return n.Kind == yaml.SequenceNode
	case reflect.Int:
		return tag == "!!int"
	case reflect.Float64:
		return tag == "!!int" || tag == "!!float" && !strings.ContainsAny(n.Value, "nN") // neither .inf nor .nan
	case reflect.Bool:
		return tag == "!!bool"
	}
	return n.Kind == yaml.ScalarNode
}

// typeInWords describes the values of type t in a message.
func typeInWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	case reflect.Struct, reflect.Map:
		return "a group of fields"
	}
	return "text"
}

// opensTypographic reports whether a text begins with a typographic quotation mark, which does not quote in YAML.
func opensTypographic(text string) bool {
	return strings.HasPrefix(text, "“") || strings.HasPrefix(text, "„")
}

// found describes n in a message that expects something else.
func found(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode && len(n.Content) > 0 && opensTypographic(n.Content[0].Value):
		return "a group of fields, as “ and ” do not quote its colon: put straight quotation marks around the text"
	case n.Kind == yaml.MappingNode:
		return "a group of fields"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!str":
		return "the text " + n.Value
	}
	return n.Value
}

// checkText reports a text that is too long or contains invisible characters. checkChars has reported those that the
// file contains, so this finds only escapes such as "\u202e".
func (f *File) checkText(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		return
	}
	if len(n.Value) > maxText {
		f.mistype(n, "a text of %d bytes: at most %d", len(n.Value), maxText) // it is removed, so that nothing else reads it
		return
	}
	f.reportSwallowed(n)
	if n.Style&yaml.DoubleQuotedStyle == 0 { // it has no escapes
		return
	}
	for _, fault := range words.CheckCharacters(n.Value) {
		if fault.Rune != '\u00a0' { // the writer sees the escape
			f.FaultAs(CodeCharacters, n.Line, "%s", fault.Text)
		}
	}
}

// reportSwallowed reports a line of the unquoted text n that looks like an entry of a list. YAML takes an entry that is
// indented too far for more of the text above it.
func (f *File) reportSwallowed(n *yaml.Node) {
	if n.Style != 0 || !strings.Contains(n.Value, " - ") && !strings.Contains(n.Value, "\n- ") {
		return
	}
	if f.lines == nil {
		f.lines = strings.Split(string(f.yaml), "\n")
	}
	first := []rune(f.lines[n.Line-1])
	rest, hasAll := strings.CutPrefix(n.Value, strings.TrimSpace(string(first[min(n.Column-1, len(first)):])))
	for i := n.Line; i < len(f.lines) && hasAll && rest != ""; i++ { // the text goes on in the next line
		text := strings.TrimSpace(f.lines[i])
		if strings.HasPrefix(text, "- ") {
			f.mistyped = true
			f.Fault(i+1, "YAML takes this line for more of the text in line %d: line its hyphen up with those of its list, or take it out", n.Line)
			return
		}
		rest, hasAll = strings.CutPrefix(strings.TrimLeft(rest, " \n"), text)
	}
}

// booleanWord returns the text of n if it is an unquoted word that some version of YAML reads as true or false, else
// "".
func booleanWord(n *yaml.Node) string {
	forms := []string{"y", "n", "yes", "no", "on", "off", "true", "false"}
	isQuoted := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if isQuoted || !slices.Contains(forms, strings.ToLower(n.Value)) {
		return ""
	}
	return n.Value
}

// lessThan reports whether a number in YAML is less than least. A number that is too large for an int is not.
func lessThan(number string, least int) bool {
	n, err := strconv.ParseInt(strings.ReplaceAll(number, "_", ""), 0, 64)
	return err == nil && n < int64(least)
}
