package frontmatter

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"unknot/internal/words"
)

// fitText reports a text of a field that is too long, or that contains invisible characters. checkChars has found those in
// the file; here they may be written as escapes such as "\u202e". The tag `marks:"direction"` of a field allows direction
// marks.
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
			f.Fault(n.Line, "%s", fault.Text)
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

// booleanText returns the text of n if it is an unquoted word that some version of YAML reads as true or false, otherwise "".
func booleanText(n *yaml.Node) string {
	forms := []string{"y", "n", "yes", "no", "on", "off", "true", "false"}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || !slices.Contains(forms, strings.ToLower(n.Value)) {
		return ""
	}
	return n.Value
}

// lessThan reports whether a YAML number is less than least. Numbers too large for an int are not.
func lessThan(number string, limit int) bool {
	n, err := strconv.ParseInt(strings.ReplaceAll(number, "_", ""), 0, 64)
	return err == nil && n < int64(limit)
}
