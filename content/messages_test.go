package content_test

import (
	"html"
	"regexp"
	"slices"
	"testing"
)

var (
	message = regexp.MustCompile(`data-text="([^"]*)"`)
	howLong = regexp.MustCompile(`[Mm]inutes?\b|seconds`)
)

// What a button sends of a move, a routine or a guide is a sentence or two. Of what one does it says how long it takes.
func TestMessagesAreShort(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, a := range s.PageEntries() {
		if !slices.Contains([]string{"stretches", "routines", "guides"}, a.Folder) {
			continue
		}
		found := message.FindAllStringSubmatch(s.get(t, a.Path, ""), -1)
		if len(found) == 0 {
			t.Errorf("%s sends nothing", a.Path)
		}
		for _, m := range found {
			text := []rune(html.UnescapeString(m[1]))
			if len(text) < 35 || len(text) > 220 || a.Folder != "guides" && !howLong.MatchString(m[1]) {
				t.Errorf("%s: %d letters: %s", a.Path, len(text), string(text))
			}
		}
	}
}
