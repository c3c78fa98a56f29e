package content_test

import (
	"html"
	"regexp"
	"testing"
)

var message = regexp.MustCompile(`data-text="([^"]*)"`)

// What a button sends of a move, a routine or a guide is short, and says what to do without its link.
func TestMessagesAreShort(t *testing.T) {
	t.Parallel()
	s := site(t)
	var paths []string
	for _, m := range s.Moves {
		paths = append(paths, m.Path)
	}
	for _, r := range s.Routines {
		paths = append(paths, r.Path)
	}
	for _, g := range s.Guides {
		paths = append(paths, g.Path)
	}
	for _, path := range paths {
		found := message.FindAllStringSubmatch(s.get(t, path, ""), -1)
		if len(found) == 0 {
			t.Errorf("%s sends nothing", path)
		}
		for _, m := range found {
			text := []rune(html.UnescapeString(m[1]))
			if len(text) < 60 || len(text) > 240 { // one sentence of a move can be long
				t.Errorf("%s: %d letters: %s", path, len(text), string(text))
			}
		}
	}
}
