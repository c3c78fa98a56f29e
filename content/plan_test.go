package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The paper of a plan has the steps for a very sore day, in the words of their guide.
func TestPlansHaveTheGuidesStepsForASoreDay(t *testing.T) {
	t.Parallel()
	s := site(t)
	want := listAfter(s.get(t, "/guides/techniques/back-spasm", ""), `id="now"`)
	if len(want) != 5 {
		t.Errorf("the guide has the steps %q, want five", want)
	}
	for _, p := range s.Plans {
		if steps := listAfter(s.get(t, p.Path, ""), "On a very sore day"); !slices.Equal(steps, want) {
			t.Errorf("%s: the steps of a sore day are %q", p.Path, steps)
		}
	}
}

// listAfter returns the entries of the first ordered list after mark.
func listAfter(page, mark string) []string {
	_, after, _ := strings.Cut(page, mark)
	_, after, _ = strings.Cut(after, "<ol>")
	list, _, _ := strings.Cut(after, "</ol>")
	var out []string
	for _, entry := range regexp.MustCompile(`<li>([^<]*)</li>`).FindAllStringSubmatch(list, -1) {
		out = append(out, entry[1])
	}
	return out
}
