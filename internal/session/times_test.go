package session_test

import (
	"fmt"
	"net/url"
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

// A file is named after the page of its session.
func TestFileIsNamedAfterPage(t *testing.T) {
	t.Parallel()
	if got, want := session.FileName(catalog.Session{Path: "/handout?sheet=1"}), "unknot-handout.ics"; got != want {
		t.Errorf("found %s, want %s", got, want)
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

// A move suits a break at a desk if it takes 5 minutes at most, in a position for a desk, with what a household has.
func TestDeskBreaksAreShortAndNeedNothing(t *testing.T) {
	t.Parallel()
	yes := true
	desk, floor := &catalog.Position{Desk: &yes}, &catalog.Position{Floor: &yes}
	towel, band := &catalog.Equipment{Household: true}, &catalog.Equipment{}
	for _, tt := range []struct {
		name      string
		position  *catalog.Position
		minutes   float64
		equipment []*catalog.Equipment
		want      bool
	}{
		{"5 minutes", desk, 5, nil, true}, {"a second more", desk, 5 + 1.0/60, nil, false}, {"on the floor", floor, 1, nil, false},
		{"with a towel", desk, 1, []*catalog.Equipment{towel}, true}, {"with a band too", desk, 1, []*catalog.Equipment{towel, band},
			false},
	} {
		item := &catalog.Item{Position: tt.position, Move: &catalog.Move{Dose: catalog.Dose{Minutes: tt.minutes}, Equipment: tt.equipment}}
		fit, others := session.AtDesk(catalog.Items{item})
		if got := len(fit) == 1; got != tt.want || len(fit)+len(others) != 1 {
			t.Errorf("%s: suits %t, want %t", tt.name, got, tt.want)
		}
	}
}

// A session whose moves all suit a desk is on every weekday at ten, if it may be done on five days. A plan divides its
// days among its sessions, so it has no limit for one.
func TestDefaultTimesAtDesk(t *testing.T) {
	t.Parallel()
	yes := true
	desk := &catalog.Position{Desk: &yes}
	item := func(kind string) *catalog.Item {
		return &catalog.Item{Move: &catalog.Move{KindID: kind}, Position: desk}
	}
	seated := catalog.Items{item("stretch")}
	for _, tt := range []struct {
		name string
		sess catalog.Session
		want string
		most int
	}{
		{"five days", catalog.Session{Items: seated, Days: 5}, "days=mo-tu-we-th-fr&time=1000", 5},
		{"four days", catalog.Session{Items: seated, Days: 4}, "days=mo-we-fr&time=1000", 4},
		{"two days", catalog.Session{Items: seated, Days: 2}, "days=mo-th&time=1000", 2},
		{"one day", catalog.Session{Items: seated, Days: 1}, "days=mo&time=1000", 1},
		{"no limit", catalog.Session{Items: seated}, "days=mo-tu-we-th-fr&time=1000", 0},
		{"half strength", catalog.Session{Items: catalog.Items{item("stretch"), item("strength")}}, "days=mo-tu-we-th-fr&time=1000", 0},
		{"more than half", catalog.Session{Items: catalog.Items{item("stretch"), item("strength"), item("strength")}},
			"days=mo-th&time=1000", 0},
		{"a plan", catalog.Session{Items: seated, Days: 4, Plan: &catalog.Plan{}}, "days=mo-tu-we-fr&time=1000&week=1&from=", 0},
		// every second day first
	} {
		got := session.DefaultTimes(tt.sess)
		if got.Query() != tt.want || got.Most != tt.most {
			t.Errorf("%s: %s, at most %d days, want %s, %d", tt.name, got.Query(), got.Most, tt.want, tt.most)
		}
	}
}

// If a reader has fewer days than a week has sessions, the sessions without a day share the first. Others get one day
// each in turn.
func TestSessionsShareDays(t *testing.T) {
	t.Parallel()
	stage := &catalog.Stage{First: 1, Length: 1}
	for _, days := range []int{3, 3, 3, 3, 3, 3, 3, 2} {
		stage.Sessions = append(stage.Sessions, &catalog.StageSession{DaysAWeek: days})
	}
	for n, want := range map[int]string{0: "mo", 1: "we", 2: "fr", 3: "tu", 4: "th", 5: "sa", 6: "su", 7: "mo"} {
		s := catalog.Session{Week: &catalog.Week{Stage: stage}, Part: stage.Sessions[n]}
		if got := session.DefaultTimes(s).Query(); got != "days="+want+"&time=1000" {
			t.Errorf("session %d is on %s, want %s", n, got, want)
		}
	}
}

// Times are named in words. A form keeps what the address of its session has in its query.
func TestTimesInWordsAndForm(t *testing.T) {
	t.Parallel()
	times := session.Times{Days: []time.Weekday{time.Monday, time.Sunday}, Minute: 8*60 + 5, From: day("2026-03-02")}
	address, fields := session.Form(catalog.Session{Path: "/handout?sheet=1&b=2&b=1"})
	bare, none := session.Form(catalog.Session{Path: "/routines/x"})
	for _, tt := range []struct{ name, got, want string }{
		{"words", times.Words(), "Mon, Sun at 08:05"},
		{"no time", session.Times{Minute: -1}.Clock(), ""},
		{"midnight", session.Times{}.Clock(), "00:00"},
		{"the form", address + fmt.Sprint(fields), "/handout/calendar.ics[[b 2] [b 1] [sheet 1]]"},
		{"a form without a query", bare + fmt.Sprint(none), "/routines/x/calendar.ics[]"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	from := session.Times{Week: 1}.Beginning(day("2026-03-03"))
	for text, want := range map[string]string{"2027-03-10": "2027-03-10", "2027-03-11": "", "2025-03-08": "2025-03-08", "2025-03-07": ""} {
		got := session.ParseTimes(url.Values{"days": {"mo"}, "time": {"0800"}, "from": {text}}, from) // from 9 March 2026
		if got.FromText() != want {
			t.Errorf("a plan from %s begins on %q, want %q", text, got.FromText(), want)
		}
	}
}
