package content_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var startLink = regexp.MustCompile(`class="btn" href="([^"]*)"><span>Start, `)

// Every combination of answers shows its routine, with one way to start it.
func TestStart(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, answers := range s.Finder.Combinations() {
		address, route := s.Finder.Link(answers), s.Finder.Route(answers)
		page := html.UnescapeString(s.get(t, address, ""))
		for _, want := range []string{
			"<h1>" + route.Routine.Title + "</h1>", `<p class="lead">` + route.Why + "</p>", `href="` + route.Routine.Path + `"`, `/start"><meta property`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not have %s", address, want)
			}
		}
		starts := startLink.FindAllStringSubmatch(page, -1)
		if len(starts) != 1 || starts[0][1] != route.Routine.Session().Address("play") {
			t.Errorf("%s starts %q, want %s once", address, starts, route.Routine.ID)
		}
	}
}
