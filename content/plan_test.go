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

// The page of each week ends with the signs, then the three ways to go on in the words of its stage, then an answer to
// each thing that got in the way. What the plan says of getting no better stands before the answer to that.
func TestWeeksSayHowToGoOn(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, p := range s.Plans {
		for n := range p.Weeks() {
			w := p.Week(n + 1)
			_, end, _ := strings.Cut(s.get(t, w.Path(), ""), `id="step"`)
			order := []string{`class="stop brief"`, "<dt>Step up</dt>", "<dt>Stay</dt>", "<dt>Step back</dt>", "Or pause the plan", "What got in the way?"}
			for _, b := range s.Barriers {
				order = append(order, "<summary><span>"+b.Name+"</span>")
				if b.NoBetter {
					order = append(order, "See someone about pain that is no better")
				}
			}
			for _, part := range order {
				_, after, found := strings.Cut(end, part)
				if !found {
					t.Errorf("%s: no %q, or in another order", w.Path(), part)
					break
				}
				end = after
			}
		}
	}
}
