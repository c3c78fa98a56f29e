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

// Every routine can be read as a calendar and as files of break programs, with the parsers of those. Each of these says
// when to stop.
func TestRemindersCanBeParsed(t *testing.T) {
	t.Parallel()
	s := site(t)
	atDesk := 0
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
		title, says := e.GetProperty(ics.ComponentPropertySummary).Value, e.GetProperty(ics.ComponentPropertyDescription).Value
		if title != r.Title || placeholder.MatchString(says) {
			t.Errorf("%s: %s: %s", r.ID, title, says)
		}
		for _, i := range r.Items {
			for _, part := range append(stopSigns(s, i), i.Move.Title+": ") {
				if !strings.Contains(says, part) {
					t.Errorf("%s: the entry does not say “%s”", r.ID, part)
				}
			}
		}
		if call := s.Safety.Pain.Lines[3]; !strings.Contains(says, localNumbers.Replace(call)) {
			t.Errorf("%s: the entry does not say “%s”", r.ID, call)
		}

		items, _ := session.AtDesk(r.Items)
		if len(items) == 0 {
			continue
		}
		atDesk++
		ideas, exercises := s.get(t, r.Path+"/stretchly.json", ""), s.get(t, r.Path+"/workrave.xml", "")
		if !json.Valid([]byte(ideas)) || xml.Unmarshal([]byte(exercises), new(struct{})) != nil {
			t.Errorf("%s: %s\n%s", r.ID, ideas, exercises)
		}
		for _, text := range []string{ideas, exercises} {
			if strings.Contains(text, "..") || placeholder.MatchString(text) {
				t.Errorf("%s: %s", r.ID, text)
			}
			for _, i := range items {
				for _, part := range append(stopSigns(s, i), i.Move.Title, i.Dose().Text(), i.Move.ChangeIn(i.Position),
					i.Move.ShortPath()) {
					if !strings.Contains(text, part) {
						t.Errorf("%s: a break does not say “%s”", r.ID, part)
					}
				}
			}
		}
	}
	if atDesk == 0 {
		t.Error("no routine has moves for a break at a desk")
	}

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
