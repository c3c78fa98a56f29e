package content_test

import (
	"html"
	"regexp"
	"testing"
)

var (
	sends   = regexp.MustCompile(`^/(stretches|routines|guides/[^/]+)/[^/]+$`)
	message = regexp.MustCompile(`data-text="([^"]*)"`)
)

// What a button sends of a move, a routine or a guide is short, and says what to do without its link.
func TestMessagesAreShort(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, a := range s.PageEntries() {
		if !sends.MatchString(a.Path) {
			continue
		}
		found := message.FindAllStringSubmatch(s.get(t, a.Path, ""), -1)
		if len(found) == 0 {
			t.Errorf("%s sends nothing", a.Path)
		}
		for _, m := range found {
			text := []rune(html.UnescapeString(m[1]))
			if len(text) < 60 || len(text) > 240 { // one sentence of a move can be long
				t.Errorf("%s: %d letters: %s", a.Path, len(text), string(text))
			}
		}
	}
}
