package session_test

import (
	"net/url"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"unknot/internal/session"
)

// walkEntries returns the entries in the calendar of a walking plan. A line has the beginning, the rule and the title
// of an entry.
func walkEntries(t *testing.T, minutes, days int, query string) (lines, uids []string) {
	t.Helper()
	c := loadFixture(t)
	site := infoOf(c)
	site.Today = day("2026-11-25")
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	text := session.WalkCalendar(c.Walking.Weeks(minutes, days), "/walk?minutes=1", session.WalkTimes(values, days, site.Today), now, site)
	cal, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range cal.Events() {
		lines = append(lines, strings.Join([]string{property(e, ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyRrule),
			property(e, ics.ComponentPropertySummary)}, " | "))
		uids = append(uids, e.Id())
		if got := property(e, ics.ComponentPropertyUrl); got != "https://unknot.example/walk?minutes=1" {
			t.Errorf("%s opens %s", e.Id(), got)
		}
	}
	return lines, uids
}

// The calendar has an entry for each week. It can begin on any day and go on into the next year, and its times have no
// zone.
func TestWalkCalendarHasEachWeek(t *testing.T) {
	t.Parallel()
	got, _ := walkEntries(t, 25, 1, "time=0715&from=2026-12-24")
	want := []string{
		"20261228T071500 |  | Week 1: walk or wheel for 25 minutes",
		"20270104T071500 |  | Week 2: walk or wheel for 30 minutes",
		"20270111T071500 | FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2 | Week 3: walk or wheel for 30 minutes",
	}
	if diff := cmp.Diff(want, got[:3]); diff != "" || len(got) != 12 {
		t.Errorf("%d entries (-want +got):\n%s", len(got), diff)
	}
}

// Each week has one UID, so that a later file moves it, even if it is from other numbers.
func TestLaterWalkCalendarMovesEntries(t *testing.T) {
	t.Parallel()
	_, first := walkEntries(t, 10, 3, "")
	_, later := walkEntries(t, 25, 5, "time=2359&from=2027-01-04")
	if diff := cmp.Diff(first[:len(later)], later); diff != "" {
		t.Errorf("UIDs (-first +later):\n%s", diff)
	}
	seen := map[string]bool{}
	for _, id := range first {
		if seen[id] {
			t.Errorf("two entries have the UID %s", id)
		}
		seen[id] = true
	}
}
