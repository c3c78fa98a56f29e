package markdown

import (
	"regexp"
	"slices"
	"strings"
)

// Label is a mark after a sentence that says what the sentence rests on if that is not a study of it. Texts contain its
// Mark. Pages show its Letter, and its Words once below the first letter. Readers who open the letter see its Meaning.
type Label struct{ Mark, Letter, Words, Key, Meaning string }

// Spelled returns the words in brackets, for texts without links.
func (l Label) Spelled() string { return "(" + l.Words + ")" }

var labels = []Label{
	{"{practice}", "a", "usual practice", "usual practice, no study that we know of", "People who treat backs commonly do or advise it, or we chose it to be on the safe side. We know of no study of it."},
	{"{untested}", "b", "not tested", "not tested in any study that we know of", "We looked, and we know of no study of it."},
	{"{borrowed}", "c", "borrowed for the upper back", "borrowed for the upper back from studies of another part", "It was studied on another part, such as the low back or the neck. It may not be true for the upper back."},
}

// Labels lists all labels.
func Labels() []Label { return slices.Clone(labels) }

// LabelPattern is a regular expression that matches the mark of any label.
var LabelPattern = func() string {
	var marks []string
	for _, l := range labels {
		marks = append(marks, regexp.QuoteMeta(l.Mark))
	}
	return "(?:" + strings.Join(marks, "|") + ")"
}()

// labelMark matches the mark of a label with the space before it.
var labelMark = regexp.MustCompile(`\s*` + LabelPattern)

// DropLabels returns text without the marks of labels.
func DropLabels(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return labelMark.ReplaceAllString(text, "")
}
