package session_test

import (
	"net/url"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// planEntries returns the entries in the calendar of the fixture's plan. A line has the beginning, the rule, the title
// and the page of an entry.
func planEntries(t *testing.T, query, today string) (lines, uids []string) {
	t.Helper()
	c := loadFixture(t)
	site := infoOf(c)
	site.Today = day(today)
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	sess := c.Plan("longer-mornings").Session()
	cal, err := ics.ParseCalendar(strings.NewReader(session.Calendar(sess,
		session.ParseTimes(values, session.DefaultTimes(sess).Beginning(site.Today)), now, site)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range cal.Events() {
		begins := e.GetProperty(ics.ComponentPropertyDtStart)
		if _, zone := begins.ICalParameters["TZID"]; zone || strings.HasSuffix(begins.Value, "Z") {
			t.Errorf("%s has a zone", begins.Value)
		}
		page := strings.TrimPrefix(property(e, ics.ComponentPropertyUrl), "https://unknot.example/plans/longer-mornings/")
		lines = append(lines, strings.Join([]string{begins.Value, property(e, ics.ComponentPropertyRrule),
			property(e, ics.ComponentPropertySummary), page}, " | "))
		uids = append(uids, e.Id())
	}
	return lines, uids
}

// The calendar of a plan can begin with any week and go on into the next year. Its times have no zone, so a change of
// clocks does not move them.
func TestPlanCalendarHasEachWeek(t *testing.T) {
	t.Parallel()
	got, uids := planEntries(t, "days=tu-th&time=0715&week=5&from=2026-12-28", "2026-12-25")
	want := []string{
		"20261228 |  | Longer mornings: Keep, weeks 5 to 6 | 5",
		"20261229T071500 | FREQ=WEEKLY;BYDAY=TU,TH;COUNT=2 | Week 5: Short morning | 5/short-morning",
		"20261231T072600 |  | Check in: week 5 of longer mornings | 5#step",
		"20270105T071500 | FREQ=WEEKLY;BYDAY=TU,TH;COUNT=2 | Week 6: Short morning | 6/short-morning",
		"20270107T072600 |  | Check in: week 6 of longer mornings | 6#step",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	for i, id := range uids {
		for _, other := range uids[:i] {
			if id == other {
				t.Errorf("two entries have the UID %s", id)
			}
		}
	}
}

// If the only session of a week ends after midnight, the check-in is on the next day.
func TestCheckInFollowsPastMidnight(t *testing.T) {
	t.Parallel()
	got, _ := planEntries(t, "days=su&time=2355&week=6&from=2026-12-31", "2026-12-25")
	want := []string{
		"20270103T235500 |  | Week 6: Short morning | 6/short-morning",
		"20270104T000600 |  | Check in: week 6 of longer mornings | 6#step",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// The entry on the day on which a stage begins says when to go on to it, and when to stay in the one before.
func TestEntryOfStageSaysWhenToGoOn(t *testing.T) {
	t.Parallel()
	c := loadFixture(t)
	site := infoOf(c)
	site.Today = day("2026-03-01")
	plan := c.Plan("longer-mornings")
	sess := plan.Session()
	text := session.Calendar(sess, session.DefaultTimes(sess).Beginning(site.Today), now, site)
	text = strings.ReplaceAll(text, "\r\n ", "")
	for _, before := range plan.Stages[:len(plan.Stages)-1] {
		want := `Go on to it: ` + catalog.Lower(before.Up) + `\nStay: ` + catalog.Lower(before.Stay) + `\n`
		if !strings.Contains(text, want) {
			t.Errorf("no entry says %q:\n%s", want, text)
		}
	}
}

// A later file for the same weeks moves their entries.
func TestLaterPlanCalendarMovesEntries(t *testing.T) {
	t.Parallel()
	_, all := planEntries(t, "", "2026-03-01")
	_, rest := planEntries(t, "days=sa&time=2359&week=3&from=2026-04-04", "2026-03-20")
	known := map[string]bool{}
	for _, id := range all {
		known[id] = true
	}
	for _, id := range rest {
		if !known[id] {
			t.Errorf("the entry %s is new", id)
		}
	}
	if len(rest) == 0 || len(rest) >= len(all) {
		t.Errorf("%d entries from week 3 on, of %d", len(rest), len(all))
	}
}

// A week or a day that is not allowed is missing from the parsed times, which are then not complete.
func TestInvalidPlanStartIsMissing(t *testing.T) {
	t.Parallel()
	sess := loadFixture(t).Plan("longer-mornings").Session()
	usual := session.DefaultTimes(sess).Beginning(day("2026-03-03"))
	for query, want := range map[string]string{
		"":                                  usual.Query(),
		"week=3":                            strings.Replace(usual.Query(), "week=1", "week=3", 1),
		"days=mo&time=0800&week=13":         "days=mo&time=0800&week=-1&from=2026-03-09",
		"days=mo&time=0800&from=2026-02-30": "days=mo&time=0800&week=1&from=",
		"days=mo&time=0800&from=2028-01-01": "days=mo&time=0800&week=1&from=",
		"days=mo&time=0800&week=2&from=2026-03-11": "days=mo&time=0800&week=2&from=2026-03-11",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := session.ParseTimes(values, usual).Query(); got != want {
			t.Errorf("%q parses as %q, want %q", query, got, want)
		}
	}
}
