package markdown

import (
	"regexp"
	"slices"
	"strings"
)

// A label stands behind a sentence and says what the sentence rests on when that is no study of it. Texts have its
// mark. Pages have its letter, and the words once below the first letter. Its meaning is what a reader sees who opens
// the letter.
type Label struct{ Mark, Letter, Words, Key, Meaning string }

// Spelled returns the words in brackets, for a text without links.
func (l Label) Spelled() string { return "(" + l.Words + ")" }

var labels = []Label{
	{"{practice}", "a", "usual practice", "usual practice, no study that we know of", "People who treat backs commonly do or advise it, or we chose it to be on the safe side. We know of no study of it."},
	{"{untested}", "b", "not tested", "not tested in any study that we know of", "We looked, and we know of no study of it."},
	{"{borrowed}", "c", "borrowed for the upper back", "borrowed for the upper back from studies of another part", "It was studied on another part, such as the low back or the neck. It may not be true for the upper back."},
}

// Labels lists all labels.
func Labels() []Label { return slices.Clone(labels) }

// LabelPattern is a regular expression for the mark of any label.
var LabelPattern = func() string {
	var marks []string
	for _, l := range labels {
		marks = append(marks, regexp.QuoteMeta(l.Mark))
	}
	return "(?:" + strings.Join(marks, "|") + ")"
}()

var labelMark = regexp.MustCompile(`\s*` + LabelPattern)

// DropLabels returns text without the marks of labels.
func DropLabels(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return labelMark.ReplaceAllString(text, "")
}
