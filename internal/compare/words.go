package compare

import (
	"bytes"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/net/html"
)

// inline are the elements that may stand within a word.
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

// enough is how many words have to differ for it to be the same change elsewhere, whatever stands beside them.
const enough = 4

// add adds the changes between two texts at p to list, or p to those that list has.
func add(list []Change, p place, old, now string) []Change {
	lines := func(text string) []byte { return []byte(strings.Join(strings.Fields(text), "\n") + "\n") }
	_, hunks, _ := strings.Cut(string(diff.Diff("", lines(old), "", lines(now))), "\n@@")
	for hunk := range strings.SplitSeq(hunks, "\n@@") {
		var before, after []string
		for line := range strings.Lines(hunk[strings.Index(hunk, "\n")+1:]) {
			word := strings.Fields(line[1:])
			if line[0] != '+' {
				before = append(before, word...)
			}
			if line[0] != '-' {
				after = append(after, word...)
			}
		}
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

// key returns the words that differ, with those beside them unless they are enough.
func key(before, after []string) string {
	first, last, shorter := 0, 0, min(len(before), len(after))
	for first < shorter && before[first] == after[first] {
		first++
	}
	for last < shorter-first && before[len(before)-1-last] == after[len(after)-1-last] {
		last++
	}
	if len(before)+len(after)-2*(first+last) < enough {
		first, last = max(0, first-1), max(0, last-1)
	}
	differ := func(words []string) string {
		return strings.TrimRight(strings.Join(words[first:len(words)-last], " "), ".,;:")
	}
	return differ(before) + "\n" + differ(after)
}
