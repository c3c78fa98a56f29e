package session_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// Times are parsed from links and from forms. What is invalid is missing from the result.
func TestInvalidTimesAreMissing(t *testing.T) {
	t.Parallel()
	usual := session.Times{Days: []time.Weekday{time.Monday}, Minute: 480}
	for query, want := range map[string]string{
		"":                               "days=mo&time=0800",
		"sheet=1":                        "days=mo&time=0800",
		"days=mo-we-fr&time=0715":        "days=mo-we-fr&time=0715",
		"day=we&day=mo&time=07%3A15":     "days=mo-we&time=0715",
		"day=mo&day=mo&day=x&time=23:59": "days=mo&time=2359",
		"time=08:00":                     "days=&time=0800",
		"days=mo":                        "days=mo&time=",
		"days=mo&time=24:00":             "days=mo&time=",
		"days=mo&time=0860":              "days=mo&time=",
		"days=mo&time=8:00":              "days=mo&time=",
		"days=mo&time=-100":              "days=mo&time=",
		"days=mo&time=0:800":             "days=mo&time=",
		"days=%3Cb%3E-mo&time=%3Cb%3E":   "days=mo&time=",
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

// The canonical query of any parsed times parses to the same times.
func FuzzParseTimes(f *testing.F) {
	f.Add("days=mo-we&time=0800")
	f.Add("day=mo&time=8")
	f.Fuzz(func(t *testing.T, query string) {
		values, _ := url.ParseQuery(query)
		times := session.ParseTimes(values, session.Times{Minute: -1})
		again, err := url.ParseQuery(times.Query())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(times, session.ParseTimes(again, session.Times{})); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	})
}

// By default a session is on three days at eight. It is on two days if it is mostly strength moves, at ten if all moves
// suit a desk, and never on more days than it should be.
func TestDefaultTimesFitSession(t *testing.T) {
	t.Parallel()
	sess, _ := morning(t)
	strengthAtDesk := sess.Items[3:] // only the chair stand
	for _, tt := range []struct {
		name  string
		items catalog.Items
		days  int
		want  string
	}{
		{"a routine", sess.Items, 7, "days=mo-we-fr&time=0800"},
		{"strength moves", strengthAtDesk, 7, "days=mo-th&time=1000"},
		{"strength moves on three days", strengthAtDesk, 3, "days=mo-th&time=1000"},
		{"two days", sess.Items, 2, "days=mo-th&time=0800"},
		{"one day", strengthAtDesk, 1, "days=mo&time=1000"},
	} {
		got := session.DefaultTimes(catalog.Session{Items: tt.items, Days: tt.days}).Query()
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Times are complete with a day and a time, even midnight. A plan must also have a week and the day on which it begins.
func TestCompleteTimesLackNothing(t *testing.T) {
	t.Parallel()
	monday, from := []time.Weekday{time.Monday}, day("2026-03-02")
	for _, tt := range []struct {
		name  string
		times session.Times
		want  bool
	}{
		{"a day and midnight", session.Times{Days: monday}, true},
		{"no day", session.Times{Minute: 480}, false},
		{"no time", session.Times{Days: monday, Minute: -1}, false},
		{"as many days as allowed", session.Times{Days: monday, Most: 1}, true},
		{"too many days", session.Times{Days: session.Weekdays, Most: 6}, false},
		{"a plan from its first week", session.Times{Days: monday, Week: 1, From: from}, true},
		{"a plan with an invalid week", session.Times{Days: monday, Week: -1, From: from}, false},
		{"a plan without a first day", session.Times{Days: monday, Week: 1}, false},
	} {
		if got := tt.times.Complete(); got != tt.want {
			t.Errorf("%s: complete %t, want %t", tt.name, got, tt.want)
		}
	}
}

// The address of a file keeps the query in the address of the session.
func TestAddressKeepsQueryOfSession(t *testing.T) {
	t.Parallel()
	sess := catalog.Session{Path: "/handout?sheet=1"}
	times := session.Times{Days: []time.Weekday{time.Friday}, Minute: 61}
	if got, want := times.Address(sess, "calendar.ics"), "/handout/calendar.ics?sheet=1&days=fr&time=0101"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// A file is named after the page of its session.
func TestFileIsNamedAfterPage(t *testing.T) {
	t.Parallel()
	if got, want := session.FileName(catalog.Session{Path: "/handout?sheet=1"}, ".ics"), "unknot-handout.ics"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// No preset has more days than the session should be done on.
func TestPresetsAreNotTooOften(t *testing.T) {
	for days, want := range map[int]string{0: "Every weekday|Every day|Mon, Wed, Fri", 7: "Every weekday|Every day|Mon, Wed, Fri", 5: "Every weekday|Mon, Wed, Fri|Mon, Thu", 3: "Mon, Wed, Fri|Mon, Thu", 2: "Mon, Thu", 1: "Mon"} {
		var got []string
		for _, p := range session.Presets(catalog.Session{Days: days}) {
			got = append(got, p.Words)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%d days a week: %q, want %q", days, strings.Join(got, "|"), want)
		}
	}
}

// The sessions of a week of a plan are on different days.
func TestSessionsOfWeekAreOnDifferentDays(t *testing.T) {
	t.Parallel()
	stage := &catalog.Stage{Sessions: []*catalog.StageSession{{DaysAWeek: 2}, {DaysAWeek: 3}, {DaysAWeek: 1}}}
	var got []string
	for _, v := range stage.Sessions {
		s := catalog.Session{Week: &catalog.Week{Stage: stage}, Part: v}
		got = append(got, session.DefaultTimes(s).Query())
	}
	want := []string{"days=mo-we&time=1000", "days=tu-th-fr&time=1000", "days=sa&time=1000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
}
