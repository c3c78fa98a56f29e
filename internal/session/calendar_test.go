package session_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/session"
)

// now is the time at which the files in these tests are made. It is later than all other times in them.
var now = time.Date(2026, time.March, 1, 12, 30, 15, 0, time.FixedZone("", 3600))

// infoOf returns what describes a site with the content of c.
func infoOf(c *catalog.Catalog) session.SiteInfo {
	return session.SiteInfo{
		URL: "https://unknot.example", Today: day("2026-03-01"), // a Sunday
		Numbers: strings.NewReplacer("{emergency}", "999", "{advice}", "111"), Catalog: c,
	}
}

// loadFixture loads the fixture.
func loadFixture(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// day parses a date.
func day(iso string) catalog.Day {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		panic(err)
	}
	return catalog.NewDay(t)
}

// morning returns the session of the fixture's routine, and its site.
func morning(t *testing.T) (catalog.Session, session.SiteInfo) {
	t.Helper()
	c := loadFixture(t)
	return c.Routine("short-morning").Session(), infoOf(c)
}

// entry returns the only entry of a calendar. It fails the test if a line is too long.
func entry(t *testing.T, text string) *ics.VEvent {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if len(cal.Events()) != 1 {
		t.Fatalf("%d entries", len(cal.Events()))
	}
	return cal.Events()[0]
}

// property returns the value of a property, or "" if the entry does not have it.
func property(e *ics.VEvent, p ics.ComponentProperty) string {
	if v := e.GetProperty(p); v != nil {
		return v.Value
	}
	return ""
}

// The entry begins on the first of its days, at a local time, and lasts as long as the session.
func TestEntryBeginsOnItsFirstDay(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	for _, test := range []struct{ query, today, begins, rule string }{
		{"days=mo-we-fr&time=0800", "2026-03-01", "20260302T080000", "FREQ=WEEKLY;BYDAY=MO,WE,FR"},
		{"days=su&time=0000", "2026-03-01", "20260301T000000", "FREQ=WEEKLY;BYDAY=SU"}, // today
		{"days=sa&time=2359", "2026-03-01", "20260307T235900", "FREQ=WEEKLY;BYDAY=SA"},
		{"days=sa-mo&time=1205", "2026-03-03", "20260307T120500", "FREQ=WEEKLY;BYDAY=MO,SA"}, // in any order
		{"days=mo-tu-we-th-fr-sa-su&time=0630", "2028-02-29", "20280229T063000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"},
		{"from=2026-03-04&time=1830", "2026-03-01", "20260304T183000", ""}, // on that day only
		{"days=sa&from=2026-03-04&time=0800", "2026-03-01", "20260307T080000", "FREQ=WEEKLY;BYDAY=SA"},
	} {
		query, err := url.ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		site.Today = day(test.today)
		e := entry(t, session.Calendar(sess, session.ParseTimes(query, session.Times{}), now, site))
		begins, rule := e.GetProperty(ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyRrule)
		// A time without a zone and without a Z is local.
		if begins.Value != test.begins || len(begins.ICalParameters) > 0 || rule != test.rule {
			t.Errorf("%s on %s: begins %s%v, %s, want %s, %s", test.query, test.today, begins.Value, begins.ICalParameters, rule, test.begins, test.rule)
		}
		start, _ := time.Parse("20060102T150405", begins.Value)
		end, err := time.Parse("20060102T150405", property(e, ics.ComponentPropertyDtEnd))
		if err != nil || end.Sub(start) != time.Duration(sess.Items.AllowMinutes())*time.Minute {
			t.Errorf("%s: lasts %s, %v", test.query, end.Sub(start), err)
		}
	}
}

// The entry lists the moves, says when to stop, and links to the site. It has an alarm when it begins.
func TestEntryDescribesItsSession(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	sess.Title = "Frühstück, Rücken; " + strings.Repeat("ü→日本", 20) // long lines are folded within characters of two and three octets
	times := session.DefaultTimes(sess)
	text := session.Calendar(sess, times, now, site)
	e := entry(t, text)
	if title := property(e, ics.ComponentPropertySummary); title != sess.Title {
		t.Errorf("title %q", title)
	}
	got := property(e, ics.ComponentPropertyDescription)
	want := `1. Slow breath: 1 minute, in a chair
2. Knee sway: 10 times, on the floor
3. Table reach: hold 4 seconds, 2 sets of 6, each side, on hands and knees
4. Chair stand: 2 sets of 8, in a chair

Stop if it hurts more. Stop if it goes numb. Stop if you feel faint. Stop if you feel unsteady. Stop if you feel faint lying down. Stop if you notice chest pain (call 999).
Stop at once for chest pain (call 999).

One move after another: https://unknot.example/routines/short-morning/play
Pictures, steps and cautions: https://unknot.example/routines/short-morning
When to get help: https://unknot.example/safety`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("description (-want +got):\n%s", diff)
	}
	if v := property(e, ics.ComponentPropertyDtstamp); v != "20260301T113015Z" {
		t.Errorf("the timestamp is %s, want now in UTC", v)
	}
	if alarms := e.Alarms(); len(alarms) != 1 || alarms[0].GetProperty(ics.ComponentPropertyTrigger).Value != "PT0S" {
		t.Errorf("the alarms are %v, want one at the beginning", alarms)
	}
}

// A later calendar of the same session replaces the entry, because it has the same UID and a newer timestamp.
func TestLaterCalendarReplacesEntry(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	later := site
	later.Today = day("2027-06-01")
	first := entry(t, session.Calendar(sess, session.DefaultTimes(sess), now, site))
	again := entry(t, session.Calendar(sess, session.Times{Days: []time.Weekday{time.Sunday}, Minute: 5}, now.Add(time.Second), later))
	if first.Id() != again.Id() {
		t.Errorf("the UID %s became %s", first.Id(), again.Id())
	}
	if before, after := property(first, ics.ComponentPropertyDtstamp), property(again, ics.ComponentPropertyDtstamp); after <= before {
		t.Errorf("the timestamp %s is followed by %s", before, after)
	}
}

// The entry for one day takes the place of another such entry, and not of the weekly one.
func TestEntryForOneDayKeepsTheWeeklyOne(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	id := func(query string) string {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		return entry(t, session.Calendar(sess, session.ParseTimes(values, session.Times{}), now, site)).Id()
	}
	monday, friday, weekly := id("from=2026-03-02&time=0800"), id("from=2026-03-06&time=1830"), id("days=mo&time=0800")
	if monday != friday || monday == weekly {
		t.Errorf("Monday %s, Friday %s, each Monday %s", monday, friday, weekly)
	}
}

// The UID of an entry depends on the session, also on that of a sheet.
func TestEachSessionHasItsUID(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	uidOf := func(sess catalog.Session) string {
		return entry(t, session.Calendar(sess, session.DefaultTimes(sess), now, site)).Id()
	}
	sheet, other := catalog.Session{Path: "/handout?sheet=1"}, catalog.Session{Path: "/handout?sheet=2"}
	sheet.Items, other.Items = sess.Items, sess.Items
	ids := map[string]bool{}
	for _, s := range []catalog.Session{sess, site.Catalog.Move("neck-turn").Session(), sheet, other} {
		ids[uidOf(s)] = true
	}
	if len(ids) != 4 {
		t.Errorf("four sessions have the UIDs %v", ids)
	}
	if !strings.HasSuffix(uidOf(sess), "@unknot.example") {
		t.Errorf("the UID %s does not end with the host of the site", uidOf(sess))
	}
	site.URL = "https://[broken"
	if id := uidOf(sess); !strings.HasSuffix(id, "@") {
		t.Errorf("with an address that cannot be read, the UID is %s", id)
	}
}

// The entry of a session of a plan is the same in all weeks of a stage, says only what is true in all of them, and ends
// with the stage.
func TestEntryOfPlanIsSameInWholeStage(t *testing.T) {
	t.Parallel()
	c := loadFixture(t)
	uids := map[int]string{}
	for n := 1; n <= 4; n++ {
		w := c.Plan("longer-mornings").Week(n)
		s := w.Session(w.StageSession("short-morning"))
		e := entry(t, session.Calendar(s, session.DefaultTimes(s), now, infoOf(c)))
		uids[n] = property(e, ics.ComponentPropertyUniqueId)
		rule := map[int]string{1: "MO,WE;COUNT=4", 2: "MO,WE;COUNT=2", 3: "MO,WE,FR;COUNT=6", 4: "MO,WE,FR;COUNT=3"}[n]
		if got := property(e, ics.ComponentPropertyRrule); got != "FREQ=WEEKLY;BYDAY="+rule {
			t.Errorf("week %d: %s, want %s", n, got, rule)
		}
		if title := property(e, ics.ComponentPropertySummary); title != "Longer mornings: Short morning" {
			t.Errorf("week %d: title %q", n, title)
		}
		if words := e.Alarms()[0].GetProperty(ics.ComponentPropertyDescription).Value; words != "Longer mornings: Short morning" {
			t.Errorf("week %d: alarm %q", n, words)
		}
		text := property(e, ics.ComponentPropertyDescription)
		if want := w.Stage.WeeksText() + " of the plan: https://unknot.example/plans/longer-mornings\n"; !strings.Contains(text, want) {
			t.Errorf("week %d: %q, want %q", n, text, want)
		}
	}
	if uids[1] != uids[2] || uids[3] != uids[4] || uids[1] == uids[3] {
		t.Errorf("the weeks have the UIDs %v, want one for weeks 1 and 2 and another for weeks 3 and 4", uids)
	}
}

// A reader with conditions is sent to the page for them.
func TestEntryLeadsToConditions(t *testing.T) {
	t.Parallel()
	sess, site := morning(t)
	sess.Fits = site.Catalog.Conditions[:1]
	e := entry(t, session.Calendar(sess, session.DefaultTimes(sess), now, site))
	const fits = "What to change for you, and when to get help with it, is on the page below."
	if text := property(e, ics.ComponentPropertyDescription); strings.Count(text, fits) != 1 {
		t.Errorf("a reader with a condition is told\n%s", text)
	}
}
