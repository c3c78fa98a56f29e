package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unknot/internal/search"

	"unknot/internal/catalog"
	"unknot/internal/search/queries"
	"unknot/internal/search/triage"
)

// The models know exactly the intents and the signs of the site. `edit check` reports those with too few searches to
// learn from.
func TestModelsKnowIntentsAndSigns(t *testing.T) {
	t.Parallel()
	s := site(t)
	ids := catalog.IDs(s.Intents)
	slices.Sort(ids)
	if got := search.Answers().IntentIDs(); !slices.Equal(got, ids) {
		t.Errorf("the model knows the intents %v, the site has %v: run make model", got, ids)
	}
	if len(ids) < 60 {
		t.Errorf("%d intents, want at least 60", len(ids))
	}
	ids = catalog.IDs(s.Signs)
	slices.Sort(ids)
	if got := triage.Default().Signs(); !slices.Equal(got, ids) {
		t.Errorf("the model knows the signs %v, the site has %v: run make model", got, ids)
	}
	near := len(slices.DeleteFunc(labelled(t, "signs.txt", queries.Train), func(q queries.Query) bool { return !isCalm(q) }))
	if near < 12*len(ids) {
		t.Errorf("%d calm searches for %d signs", near, len(ids))
	}
}

// Most searches for an intent show the right short answer, and few that ask nothing of the kind show one.
func TestQueriesShowTheirIntents(t *testing.T) {
	t.Parallel()
	s := site(t)
	ids := catalog.IDs(s.Intents)
	for _, set := range []string{queries.Tune, queries.Kept} {
		asking, right, missed := 0, 0, 0 // searches with an intent; those that show its answer, and those that show none
		others, mistaken := 0, 0         // searches without an intent, and those of them that show an answer
		var failures []string
		for _, q := range labelled(t, "pages.txt", set, "intent") {
			shown := search.NoIntent
			if top := s.Search(q.Text, false).Top; top != nil && slices.Contains(ids, top.ID) { // not the answer of a question
				shown = top.ID
			}
			isRight := slices.Contains(q.Wants, shown)
			if q.Wants[0] == search.NoIntent {
				if others++; !isRight {
					mistaken++
				}
			} else {
				asking++
				switch {
				case isRight:
					right++
				case shown == search.NoIntent:
					missed++
				}
			}
			if !isRight {
				failures = append(failures, fmt.Sprintf("%s: %s, want %v", q.Text, shown, q.Wants))
			}
		}
		wrong := asking - right - missed
		t.Logf("%s: of %d searches with an intent %d show its answer, %d another, %d none; of %d others %d show one", set, asking, right, wrong, missed, others, mistaken)
		if set == queries.Tune || showFailures {
			t.Log(strings.Join(failures, "\n"))
		}
		if asking == 0 || float64(right) < 0.6*float64(asking) || float64(wrong) > 0.04*float64(asking) {
			t.Errorf("%s: %d of %d searches with an intent show its answer and %d another: want 60 and at most 4 of 100", set, right, asking, wrong)
		}
		if others == 0 || float64(mistaken) > 0.1*float64(others) {
			t.Errorf("%s: %d of %d searches without an intent show an answer: want at most 10 of 100", set, mistaken, others)
		}
	}
}

// A search for a name that no page is about says so, and lists the nearest page first.
func TestNamesWithoutAPage(t *testing.T) {
	t.Parallel()
	s := site(t)
	count := 0
	for _, m := range s.Missing {
		for _, name := range m.Names {
			count++
			a := s.Search(name+" help", false)
			if a.Urgent() {
				continue // a sign comes first
			}
			isFirst := len(a.Entries) > 0 && a.Entries[0].Path == m.Path
			switch {
			case a.Top == nil || a.Top.Say != m.Answer():
				t.Errorf("%q shows %+v, want that there is no page about it, or no longer", name, a.Top)
			case a.Top.Path != m.Path:
				t.Errorf("%q leads to %s, want %s", name, a.Top.Path, m.Path)
			case !isFirst && a.Maybe == nil: // a sign may put other pages first
				t.Errorf("%q does not find %s first", name, m.Path)
			}
		}
	}
	if count < 150 {
		t.Errorf("%d names", count)
	}
}

// A search for something that has left finds what took its place first, and says so if nothing does the same. The
// mistyped name of a move finds the move first.
func TestSearchesFindWhatTheyName(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, c := range []struct{ typed, path, says string }{
		{"thred needle, thread the needel", "/stretches/thread-the-needle", ""},
		{"ded bug", "/stretches/dead-bug", ""},
		{"walking plan, build up walking, couch to 30 minutes, walking programme week by week", "/plans/walking", ""},
		{"walking calculator, walk calculator, work out my walking plan", "/plans/walking", ""},
		{"swap a move, swap an exercise, change a move in a routine", "/questions/another-move", ""},
		{"rss feed, rss, csv, download as a spreadsheet, pictures as data", "/data", ""},
		{"csv of treatments, treatments spreadsheet", "/evidence/treatments", ""},
		{"plan card, a card for my plan, wallet card", "/plans", "print your plan"},
		{"check in on my plan, plan check-in, weekly check in", "/plans", "each plan says"},
		{"Stretchly, workrave, file for Stretchly", "/routines", "“Calendar file”"},
		{"BibTeX, a RIS file, export to Zotero", "/data", "the sources as data"},
		{"embed a stretch, iframe, oEmbed", "/data", "link to the page"},
		{"JSON feed, feed.json", "/data", "Atom feed"},
		{"feed of reviews, calendar of reviews", "/review", "what is due"},
		{"csv of stretches, moves csv", "/data", "the data as JSON"},
		{"svg of a move, single pictures", "/data", "its drawings"},
	} {
		for typed := range strings.SplitSeq(c.typed, ", ") {
			a := s.Search(typed, false)
			if len(a.Entries) == 0 || a.Entries[0].Path != c.path {
				t.Errorf("%q does not find %s first", typed, c.path)
			}
			saysGone := a.Top != nil && strings.HasPrefix(a.Top.Say, "We no longer have this. ")
			if saysGone != (c.says != "") || saysGone && !strings.Contains(a.Top.Say, c.says) {
				t.Errorf("%q shows %+v", typed, a.Top)
			}
		}
	}
}

func TestMistypedNamesWithoutAPageAreRecognized(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, c := range []struct{ typed, name string }{{"costocondritis", "costochondritis"}, {"can i take naproxin", "naproxen"}, {"Psoriatic Arthritis exercises", "psoriatic arthritis"}} {
		if a := s.Search(c.typed, false); a.Top == nil || !strings.EqualFold(a.Top.Title, c.name) {
			t.Errorf("%q shows %+v, want that there is no page about %s", c.typed, a.Top, c.name)
		}
	}
}

// English words are never replaced, and least of all names of conditions, medicines and tests.
func TestEnglishIsNotReplaced(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, typed := range strings.Split("shingles, double vision, shock, pain killers, shockwave therapy, my dad, bread, fridge, pounds, my brother, room, car park, golf, violin, pottery, cauda equina in 2015", ", ") {
		if read := s.Search(typed, false).Query.Read; read != "" && read != "painkillers" {
			t.Errorf("%q is read as %q", typed, read)
		}
	}
	if read := s.Search("nack pain", false).Query.Read; read != "neck pain" {
		t.Errorf("nack pain is read as %q", read)
	}
}
