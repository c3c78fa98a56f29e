package compare

import (
	"bytes"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/net/html"
)

// inline lists the elements that do not separate words: they may begin or end within one.
var inline = strings.Fields("a abbr b bdi cite code dfn em i mark q s strong sub time u")

// text returns what readers see or hear of the main part of a page.
func text(page []byte) string {
	var out strings.Builder
	page = page[max(0, bytes.Index(page, []byte("<main"))):]
	page, _, _ = bytes.Cut(page, []byte("</main"))
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		t := z.Token()
		if t.Type == html.TextToken {
			out.WriteString(t.Data)
			continue
		}
		for _, a := range t.Attr {
			if a.Key == "alt" || a.Key == "aria-label" {
				out.WriteString(" " + a.Val + " ")
			}
		}
		if !slices.Contains(inline, t.Data) {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// enoughWords is how many differing words identify a change. With fewer, the words beside them must be the same too.
const enoughWords = 4

// hunk is a difference between two texts: its words before and after, with a few around them that are the same.
type hunk struct{ before, after []string }

// diffWords returns the differences between two texts. It compares lines of one word each, and reads the result, in
// which a line "@@ … @@" begins each hunk.
func diffWords(old, now string) (out []hunk) {
	lines := func(text string) []byte { return []byte(strings.Join(strings.Fields(text), "\n") + "\n") }
	_, hunks, _ := strings.Cut(string(diff.Diff("", lines(old), "", lines(now))), "\n@@")
	for text := range strings.SplitSeq(hunks, "\n@@") {
		var h hunk
		for line := range strings.Lines(text[strings.Index(text, "\n")+1:]) {
			word := strings.Fields(line[1:]) // one, or none
			if line[0] != '+' {
				h.before = append(h.before, word...)
			}
			if line[0] != '-' {
				h.after = append(h.after, word...)
			}
		}
		out = append(out, h)
	}
	return out
}

// addChanges adds the changes between two texts at a place to list. If list has a change already, it only adds the
// place to it.
func addChanges(list []Change, p place, old, now string) []Change {
	for _, h := range diffWords(old, now) {
		before, after := h.before, h.after
		c := Change{What: p.what, Before: strings.Join(before, " "), After: strings.Join(after, " "), key: key(before, after)}
		i := slices.IndexFunc(list, func(other Change) bool { return other.What == c.What && other.key == c.key })
		switch {
		case c.Before == c.After: // only spaces differ
		case i < 0:
			c.At = []string{p.at}
			list = append(list, c)
		case !slices.Contains(list[i].At, p.at):
			list[i].At = append(list[i].At, p.at)
		}
	}
	return list
}

// key identifies a change by the words that differ, with one word on each side unless enough words differ. A change at
// the end of a sentence has the key of the same change within one, so punctuation at its end does not count.
func key(before, after []string) string {
	prefix, suffix := 0, 0 // how many words are the same at the beginning and at the end
	shorter := min(len(before), len(after))
	for prefix < shorter && before[prefix] == after[prefix] {
		prefix++
	}
	for suffix < shorter-prefix && before[len(before)-1-suffix] == after[len(after)-1-suffix] {
		suffix++
	}
	if differing := len(before) + len(after) - 2*(prefix+suffix); differing < enoughWords {
		prefix, suffix = max(0, prefix-1), max(0, suffix-1)
	}
	part := func(words []string) string {
		return strings.TrimRight(strings.Join(words[prefix:len(words)-suffix], " "), ".,;:")
	}
	return part(before) + "\n" + part(after)
}

// isListed reports whether only numbers and titles of pages differ.
func isListed(c Change, titles []string) bool {
	rest := func(text string) string {
		for _, title := range titles {
			text = strings.ReplaceAll(text, title, " ")
		}
		words := slices.DeleteFunc(strings.Fields(text), func(word string) bool { return strings.ContainsAny(word, "0123456789") })
		return strings.Join(words, " ")
	}
	return rest(c.Before) == rest(c.After)
}
