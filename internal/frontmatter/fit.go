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

// Text is a value that is written as text of a form of its own.
type Text interface {
	encoding.TextUnmarshaler
	Expected() string // the form in words, such as "a day such as 2026-11-20"
}

var textType = reflect.TypeFor[Text]()

// fit reports where n does not match the type t. The YAML library is less strict: it turns 1.5 into 1 and drops empty
// entries of lists. The tag of the field limits texts and numbers.
func (f *File) fit(n *yaml.Node, t reflect.Type, tag reflect.StructTag) {
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
		return // a field without a value: inspect reports it as missing if it is needed
	}
	if t.Kind() == reflect.Struct && n.Kind == yaml.ScalarNode {
		standAlone(n, t)
	}
	f.fitText(n, tag)
	// All of these quotation marks begin so.
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, "\xe2\x80") && inQuotes.MatchString(n.Value) {
		f.Fault(n.Line, "%s keeps its quotation marks, which are typographic: take them out, or write straight ones around the text", n.Value)
	}
	if reflect.PointerTo(t).Implements(textType) {
		v := reflect.New(t).Interface().(Text)
		if !isTextOf(n, t, v) {
			f.mistype(n, "%s expected, found %s", v.Expected(), found(n))
		}
		for _, entry := range n.Content {
			f.fitText(entry, tag)
		}
		return
	}
	if t.Kind() == reflect.Array && n.Kind == yaml.SequenceNode && len(n.Content) != t.Len() {
		f.mistype(n, "%s expected, found %d", typeInWords(t), len(n.Content))
		return
	}
	if !isA(n, t) {
		f.mistype(n, "%s expected, found %s", typeInWords(t), found(n))
		return
	}
	f.fitValue(n, t, tag)
}

// inQuotes matches a text that is all between typographic quotation marks.
var inQuotes = regexp.MustCompile(`^(?:“[^“”]*”|‘[^‘’]*’|„[^“”„]*[“”])$`)

// standAlone turns a text into a group with that text, where t has a field with the tag `alone`.
func standAlone(n *yaml.Node, t reflect.Type) {
	for _, field := range Fields(t) {
		if _, alone := field.Tag.Lookup("alone"); alone {
			text := *n
			*n = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: n.Line,
				Content: []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: field.Name, Line: n.Line}, &text}}
			return
		}
	}
}

// fitValue reports where the value or the entries of n, which is a t, do not match t.
func (f *File) fitValue(n *yaml.Node, t reflect.Type, tag reflect.StructTag) {
	switch t.Kind() {
	case reflect.String:
		if text := booleanText(n); text != "" {
			f.Fault(n.Line, "text expected, found %s, which YAML can take for true or false: put it between quotation marks", text)
		}
	case reflect.Int:
		if lowest, err := strconv.Atoi(tag.Get("min")); err == nil && lessThan(n.Value, lowest) {
			f.Fault(n.Line, "a whole number of at least %d expected, found %s", lowest, n.Value)
		}
	case reflect.Struct:
		f.fitFields(n, t)
	case reflect.Map:
		for i := 1; i < len(n.Content); i += 2 {
			f.fit(n.Content[i], t.Elem(), tag)
		}
	case reflect.Slice, reflect.Array:
		if t.Kind() == reflect.Slice && (f.isList() || t.Elem().Kind() == reflect.String) {
			f.reportRepeated(n)
		}
		for _, entry := range n.Content {
			if entry.ShortTag() == "!!null" {
				f.mistype(entry, emptyEntry)
			}
			f.fit(entry, t.Elem(), tag)
		}
	}
}

// reportRepeated reports texts that stand in a list twice, and groups of fields in a file of lists. Those with an id
// are reported by it; in documents moves and steps may return.
func (f *File) reportRepeated(n *yaml.Node) {
	seen := map[string]bool{}
	for _, entry := range n.Content {
		value := plain(entry)
		text := fmt.Sprint(value)
		name := entry.Value
		if entry.Kind == yaml.MappingNode && f.isList() {
			name = "this entry"
		}
		if group, _ := value.(map[string]any); seen[text] && name != "" && group["id"] == nil {
			f.Fault(entry.Line, "%s is listed twice", name)
		}
		seen[text] = true
	}
}

// isList reports whether f is a file of lists. Documents and poses have reasons for entries that return and for empty
// lists.
func (f *File) isList() bool { return path.Ext(f.path) == ".yaml" && path.Dir(f.path) != "poses" }

// isTextOf reports whether n can be decoded into v, a pointer to a value of type t. One that is a list may be written
// as a list of texts too.
func isTextOf(n *yaml.Node, t reflect.Type, v Text) bool {
	if n.Kind == yaml.ScalarNode {
		return v.UnmarshalText([]byte(n.Value)) == nil
	}
	return n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice && n.Decode(v) == nil
}

const emptyEntry = "an empty entry: fill it in or take it out"

// mistype reports a field or an entry that cannot be read, and replaces it with null.
func (f *File) mistype(n *yaml.Node, format string, args ...any) {
	f.mistyped = true
	f.Fault(n.Line, format, args...)
	*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line}
}

// fitFields reports fields of n that t does not have, and repeated fields. It removes all but the first of these.
func (f *File) fitFields(n *yaml.Node, t reflect.Type) {
	all := Fields(t)
	seen := make([]int, len(all)) // the line of each
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		at := slices.IndexFunc(all, func(field Field) bool { return field.Name == key.Value })
		switch {
		case at < 0:
			f.mistyped = true
			f.FaultAs(CodeField, key.Line, "unknown field %q%s", key.Value, DidYouMean(key.Value, names(all)))
		case seen[at] > 0:
			f.mistyped = true
			f.FaultAs(CodeField, key.Line, "the field %q is listed twice: see line %d", key.Value, seen[at])
			n.Content = slices.Delete(n.Content, i, i+2)
			i -= 2
		default:
			seen[at] = key.Line
			if _, needed := all[at].Tag.Lookup("need"); !needed && f.isNothing(n.Content[i+1]) {
				f.FaultAs(CodeField, key.Line, "the field %q is empty: fill it in or take it out", key.Value)
			}
			f.fit(n.Content[i+1], all[at].Type, all[at].Tag)
		}
	}
}

// isNothing reports whether n is a field without a value, or in a file of lists an empty one.
func (f *File) isNothing(n *yaml.Node) bool {
	return n.ShortTag() == "!!null" || n.Kind == yaml.SequenceNode && len(n.Content) == 0 && f.isList()
}

func names(fields []Field) (out []string) {
	for _, field := range fields {
		out = append(out, field.Name)
	}
	return out
}

func isA(n *yaml.Node, t reflect.Type) bool {
	tag := n.ShortTag()
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return n.Kind == yaml.MappingNode
	case reflect.Slice, reflect.Array:
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
	case reflect.Array:
		return fmt.Sprintf("a list of %d numbers", t.Len())
	}
	return "text"
}

// found describes n in a message about something else that was expected.
func found(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a group of fields"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!str":
		return "the text " + n.Value
	}
	return n.Value
}

// fitText reports a text of a field that is too long, or that contains invisible characters. checkChars has found those
// in the file; here they may be written as escapes such as "\u202e". The tag `marks:"direction"` of a field allows
// direction marks.
func (f *File) fitText(n *yaml.Node, tag reflect.StructTag) {
	if n.Kind != yaml.ScalarNode {
		return
	}
	if len(n.Value) > maxText {
		f.mistype(n, "a text of %d bytes: at most %d", len(n.Value), maxText) // emptied, so that nothing else reads it
		return
	}
	allowed := tag.Get("marks") == "direction"
	for _, fault := range words.CheckCharacters(n.Value) {
		switch {
		case words.IsDirectionMark(fault.Rune) && allowed:
			f.allowMark(n.Line)
		case n.Style&yaml.DoubleQuotedStyle == 0:
			// no escapes: found in the file
		case fault.Rune == '\u00a0':
			// written out, so its writer sees it
		default:
			f.FaultAs(CodeCharacters, n.Line, "%s", fault.Text)
		}
	}
}

// allowMark drops the first pending direction mark on that line or below.
func (f *File) allowMark(line int) {
	if i := slices.IndexFunc(f.marks, func(p Problem) bool { return p.Line >= line }); i >= 0 {
		f.marks = slices.Delete(f.marks, i, i+1)
	}
}

// reportMarks reports the pending direction marks: no field allowed them.
func (f *File) reportMarks() {
	f.problems = append(f.problems, f.marks...)
	f.marks = nil
}

// booleanText returns the text of n if it is an unquoted word that some version of YAML reads as true or false,
// otherwise "".
func booleanText(n *yaml.Node) string {
	forms := []string{"y", "n", "yes", "no", "on", "off", "true", "false"}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 ||
		!slices.Contains(forms, strings.ToLower(n.Value)) {
		return ""
	}
	return n.Value
}

// lessThan reports whether a YAML number is less than least. Numbers too large for an int are not.
func lessThan(number string, limit int) bool {
	n, err := strconv.ParseInt(strings.ReplaceAll(number, "_", ""), 0, 64)
	return err == nil && n < int64(limit)
}
