package content_test

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// localNumbers replaces the placeholders of phone numbers.
var localNumbers = strings.NewReplacer("{emergency}", "999", "{advice}", "111")

// stopSigns returns the signs to stop at, for the position of the item.
func stopSigns(s *testSite, i *catalog.Item) []string {
	var out []string
	for _, line := range s.StopLines(i.Move.ClassesIn(i.Position)) {
		out = append(out, localNumbers.Replace(line))
	}
	return out
}

// checkSays reports each of parts that a text does not say.
func checkSays(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s does not say “%s”", what, part)
		}
	}
}

// A calendar program can read the reminder of each routine, whose entry names the moves and says when to stop.
func TestCalendarEntriesSayWhenToStop(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, r := range s.Routines {
		text := s.get(t, r.Path+"/calendar.ics?days=mo-sa&time=0705", "")
		for line := range strings.SplitSeq(text, "\r\n") {
			if len(line) > 75 {
				t.Errorf("%s: %d octets: %s", r.ID, len(line), line)
			}
		}
		cal, err := ics.ParseCalendar(strings.NewReader(text))
		if err != nil || len(cal.Events()) != 1 {
			t.Errorf("%s: %v in\n%s", r.ID, err, text)
			continue
		}
		e := cal.Events()[0]
		title, description := e.GetProperty(ics.ComponentPropertySummary).Value, e.GetProperty(ics.ComponentPropertyDescription).Value
		if title != r.Title || placeholder.MatchString(description) {
			t.Errorf("%s: %s: %s", r.ID, title, description)
		}
		for _, i := range r.Items {
			checkSays(t, r.ID, description, append(stopSigns(s, i), i.Move.Title+": ")...)
		}
		whenToCall := s.Safety.Pain.Lines[3]
		checkSays(t, r.ID, description, localNumbers.Replace(whenToCall))
	}
}

// Break programs can read the files for breaks at a desk, whose breaks say how to do each move and when to stop.
func TestBreaksSayWhenToStop(t *testing.T) {
	t.Parallel()
	s := site(t)
	found := 0
	for _, r := range s.Routines {
		items, _ := session.AtDesk(r.Items)
		if len(items) == 0 {
			continue
		}
		found++
		ideas, exercises := s.get(t, r.Path+"/stretchly.json", ""), s.get(t, r.Path+"/workrave.xml", "")
		if !json.Valid([]byte(ideas)) {
			t.Errorf("%s: this is not JSON:\n%s", r.ID, ideas)
		}
		if err := xml.Unmarshal([]byte(exercises), new(struct{})); err != nil {
			t.Errorf("%s: %v in\n%s", r.ID, err, exercises)
		}
		for _, text := range []string{ideas, exercises} {
			if strings.Contains(text, "..") || placeholder.MatchString(text) {
				t.Errorf("%s has two full stops or a placeholder: %s", r.ID, text)
			}
			for _, i := range items {
				how := []string{i.Move.Title, i.Dose().Text(), i.Move.ChangeIn(i.Position), i.Move.ShortPath()}
				checkSays(t, r.ID, text, append(stopSigns(s, i), how...)...)
			}
		}
	}
	if found == 0 {
		t.Error("no routine has moves for a break at a desk")
	}
}

func TestReviewCalendarHasEveryDocument(t *testing.T) {
	t.Parallel()
	s := site(t)
	cal, err := ics.ParseCalendar(strings.NewReader(s.get(t, "/review.ics", "")))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range cal.Events() {
		seen[e.Id()] = true
	}
	if n := s.Agenda(s.Newest()).Len(); len(seen) != n {
		t.Errorf("%d entries for %d documents to review", len(seen), n)
	}
}
