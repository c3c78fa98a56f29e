package content_test

import (
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
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
