package content_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
	"unknot/internal/view"
)

// On the page of every walking plan, the signs come before its weeks, and it says when to stop, what a lighter week is,
// what to do in a wheelchair, and that nobody has tested it.
func TestWalkPagesShowSignsFirst(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, v := range view.Walks(s.Walking) {
		if len(v.Plan()) == 0 {
			continue
		}
		html := s.get(t, v.Link(), "")
		main := html[strings.Index(html, "<main"):]
		if !comesBefore(main, `class="warning"`, `<table class="walks"`) {
			t.Errorf("%s: the signs are not first", v.Link())
		}
		for _, part := range []string{">Stop if<", ">Who should ask first<", "do half the minutes", "If you use a wheelchair, wheel", "nobody has tested this plan", "/guides/causes/spinal-stenosis"} {
			if !strings.Contains(main, part) {
				t.Errorf("%s has no %q", v.Link(), part)
			}
		}
	}
}

// comesBefore reports whether a page has both parts, the first of them before the second.
func comesBefore(page, first, second string) bool {
	before, _, found := strings.Cut(page, second)
	return found && strings.Contains(before, first)
}

// The last week of a plan that does not reach the aim leads on.
func TestWalkLeadsOnToItsAim(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, v := range view.Walks(s.Walking) {
		weeks := v.Plan()
		if len(weeks) == 0 {
			continue
		}
		last := weeks[len(weeks)-1]
		if leadsOn := strings.Contains(s.get(t, v.Link(), ""), "Come back then"); leadsOn == last.AtAim() {
			t.Errorf("%s: it ends with %+v and says to come back: %t", v.Link(), last, leadsOn)
		}
	}
}

// The guide to walking shows the weeks from 5 minutes on 3 days, on its page and as Markdown, and has no table of its
// own.
func TestGuideShowsWeeksOfWalking(t *testing.T) {
	t.Parallel()
	s := site(t)
	const guide = "/guides/techniques/walking-swimming-cycling"
	own, err := os.ReadFile("." + guide + ".md")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(own), "Days a week") {
		t.Error("the guide has a table of its own")
	}
	page, text := s.get(t, guide, ""), s.get(t, guide+".md", "")
	stages := s.Walking.ParseWalkStages("5-3")
	if len(stages) != 3 {
		t.Errorf("%d rows", len(stages))
	}
	for _, stage := range stages {
		if row := fmt.Sprintf(`<th scope="row">%s</th><td data-h="Each walk">%s</td><td data-h="Days a week">%d</td>`, stage.WeeksText(), stage.WalkText(), stage.Days); !strings.Contains(page, row) {
			t.Errorf("the page has no %s", row)
		}
		if row := fmt.Sprintf("| %s | %s | %d |", stage.WeeksText(), stage.WalkText(), stage.Days); !strings.Contains(text, row) {
			t.Errorf("the Markdown has no %s", row)
		}
	}
	if !strings.Contains(page, `href="/walk"`) {
		t.Error("the guide does not lead to the plan")
	}
}

// A search for a walking plan finds it among the first three results.
func TestWalkIsFound(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, query := range []string{"walking plan", "build up walking", "couch to 30 minutes", "walking programme week by week"} {
		found := s.Search(query, false).Entries
		at := slices.IndexFunc(found, func(e *search.Entry) bool { return e.Path == "/walk" })
		if at < 0 || at > 2 {
			t.Errorf("%q: /walk is at place %d", query, at+1)
		}
	}
}
