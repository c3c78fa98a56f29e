package session_test

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"html"
	"net/url"
	"os"
	"slices"
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

var update = flag.Bool("update", false, "update the golden files")

// now is when the files of these tests are generated. It is later than all other times in them.
var now = time.Date(2026, time.March, 1, 12, 30, 15, 0, time.FixedZone("", 3600))

// infoOf describes a site with the content of c.
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

// entry parses the only entry of a calendar.
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

// property returns the value of a property of an entry, "" if it has none.
func property(e *ics.VEvent, p ics.ComponentProperty) string {
	if v := e.GetProperty(p); v != nil {
		return v.Value
	}
	return ""
}

func TestCalendarBegins(t *testing.T) {
	t.Parallel()
	p, at := morning(t)
	for _, test := range []struct{ query, today, begins, rule string }{
		{"days=mo-we-fr&time=0800", "2026-03-01", "20260302T080000", "FREQ=WEEKLY;BYDAY=MO,WE,FR"},
		{"days=su&time=0000", "2026-03-01", "20260301T000000", "FREQ=WEEKLY;BYDAY=SU"}, // today
		{"days=sa&time=2359", "2026-03-01", "20260307T235900", "FREQ=WEEKLY;BYDAY=SA"},
		{"days=sa-mo&time=1205", "2026-03-03", "20260307T120500", "FREQ=WEEKLY;BYDAY=MO,SA"}, // in any order
		{"days=mo-tu-we-th-fr-sa-su&time=0630", "2028-02-29", "20280229T063000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"},
	} {
		query, err := url.ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		at.Today = day(test.today)
		e := entry(t, session.Calendar(p, session.ParseTimes(query, session.Times{}), now, at))
		begins, rule := e.GetProperty(ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyRrule)
		// A time without a zone and without a Z is local.
		if begins.Value != test.begins || len(begins.ICalParameters) > 0 || rule != test.rule {
			t.Errorf("%s on %s: begins %s%v, %s, want %s, %s", test.query, test.today, begins.Value, begins.ICalParameters, rule, test.begins, test.rule)
		}
		start, _ := time.Parse("20060102T150405", begins.Value)
		end, err := time.Parse("20060102T150405", property(e, ics.ComponentPropertyDtEnd))
		if err != nil || end.Sub(start) != time.Duration(p.Items.AllowMinutes())*time.Minute {
			t.Errorf("%s: lasts %s, %v", test.query, end.Sub(start), err)
		}
	}
}

func TestCalendarText(t *testing.T) {
	t.Parallel()
	p, at := morning(t)
	p.Title = "Frühstück, Rücken; " + strings.Repeat("ü→日本", 20) // long lines are folded within characters of two and three octets
	times := session.DefaultTimes(p)
	text := session.Calendar(p, times, now, at)
	e := entry(t, text)
	if title := property(e, ics.ComponentPropertySummary); title != p.Title {
		t.Errorf("title %q", title)
	}
	says := property(e, ics.ComponentPropertyDescription)
	want := `1. Slow breath: 1 minute, in a chair
2. Knee sway: 10 times, on the floor
3. Table reach: hold 4 seconds, 2 sets of 6, each side, on hands and knees
4. Chair stand: 2 sets of 8, in a chair

Stop if it hurts more. Stop if it goes numb. Stop if you feel faint. Stop if you feel unsteady. Stop if you feel faint lying down. Stop if you notice chest pain (call 999).
Stop at once for chest pain (call 999).

One move after another: https://unknot.example/routines/short-morning/play
Pictures, steps and cautions: https://unknot.example/routines/short-morning
When to get help: https://unknot.example/safety`
	if diff := cmp.Diff(want, says); diff != "" {
		t.Errorf("description (-want +got):\n%s", diff)
	}
	if v := property(e, ics.ComponentPropertyDtstamp); v != "20260301T113015Z" {
		t.Errorf("stamp %s", v)
	}
	if alarms := e.Alarms(); len(alarms) != 1 || alarms[0].GetProperty(ics.ComponentPropertyTrigger).Value != "PT0S" {
		t.Errorf("alarms %v", alarms)
	}
}

// A later calendar of a session, with other times, replaces the entry: it has the same UID and a newer timestamp.
func TestCalendarReplacesEntry(t *testing.T) {
	t.Parallel()
	p, at := morning(t)
	later := at
	later.Today = day("2027-06-01")
	first := entry(t, session.Calendar(p, session.DefaultTimes(p), now, at))
	again := entry(t, session.Calendar(p, session.Times{Days: []time.Weekday{time.Sunday}, Minute: 5}, now.Add(time.Second), later))
	uid := property(first, ics.ComponentPropertyUniqueId)
	if became := property(again, ics.ComponentPropertyUniqueId); became != uid {
		t.Errorf("the UID %s became %s", uid, became)
	}
	if was, is := property(first, ics.ComponentPropertyDtstamp), property(again, ics.ComponentPropertyDtstamp); is <= was {
		t.Errorf("the timestamp %s is followed by %s", was, is)
	}
	p.Path += "?swap=slow-breath.calm-breath"
	if swapped := entry(t, session.Calendar(p, session.DefaultTimes(p), now, at)).Id(); swapped != uid {
		t.Errorf("with a swap the UID %s became %s", uid, swapped)
	}
	p = at.Catalog.Move("neck-turn").Session()
	if other := entry(t, session.Calendar(p, session.DefaultTimes(p), now, at)).Id(); other == uid || !strings.HasSuffix(other, "@unknot.example") {
		t.Errorf("two sessions have the UIDs %s and %s", uid, other)
	}
}

func TestReviewCalendar(t *testing.T) {
	t.Parallel()
	c := loadFixture(t)
	docs := []*catalog.Doc{&c.Safety.Doc, &c.Routine("short-morning").Doc}
	cal, err := ics.ParseCalendar(strings.NewReader(session.ReviewCalendar(docs, infoOf(c))))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, e := range cal.Events() {
		start, end := e.GetProperty(ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyDtEnd)
		by := docs[i].CheckBy()
		if start.GetValueType() != ics.ValueDataTypeDate || start.Value != by.Format("20060102") || end != by.AddDate(0, 0, 1).Format("20060102") {
			t.Errorf("%s: %v to %v, want all of %s", docs[i].Title, start.Value, end, by.ISO())
		}
		seen[property(e, ics.ComponentPropertyUniqueId)] = true
	}
	if len(seen) != len(docs) {
		t.Errorf("%d entries of %d documents", len(seen), len(docs))
	}
}

func TestParseTimes(t *testing.T) {
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

// Strength sessions have more days between.
func TestDefaultTimes(t *testing.T) {
	t.Parallel()
	p, _ := morning(t)
	if got := session.DefaultTimes(p).Query(); got != "days=mo-we-fr&time=0800" {
		t.Error(got)
	}
	p.Items = p.Items[3:]
	if got := session.DefaultTimes(p).Query(); got != "days=mo-th&time=1000" {
		t.Errorf("%s of %s", got, p.Items[0].Move.KindID)
	}
	for days, want := range map[int]string{1: "mo", 2: "mo-th", 3: "mo-th"} { // those of a sheet
		p.Days = days
		if got := session.DefaultTimes(p).Query(); got != "days="+want+"&time=1000" {
			t.Errorf("%s for %d days a week", got, days)
		}
	}
}

// The address keeps the query of the session's own address.
func TestAddress(t *testing.T) {
	t.Parallel()
	p := catalog.Session{Path: "/handout?sheet=1"}
	times := session.Times{Days: []time.Weekday{time.Friday}, Minute: 61}
	if got := times.Address(p, "calendar.ics"); got != "/handout/calendar.ics?sheet=1&days=fr&time=0101" {
		t.Error(got)
	}
	if got := session.FileName(p, ".ics"); got != "unknot-handout.ics" {
		t.Error(got)
	}
}

// golden compares text with a file of testdata.
func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(text)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// hostile returns morning with a title that contains HTML and Pango markup.
func hostile(t *testing.T) (catalog.Session, session.SiteInfo) {
	t.Helper()
	p, at := morning(t)
	move := *p.Items[3].Move
	move.Title = "Up & <b>down</b>"
	item := *p.Items[3]
	item.Move = &move
	p.Items = append(catalog.Items{}, p.Items...)
	p.Items[3] = &item
	return p, at
}

// Stretchly reads an array of objects with data and enabled; data of a long break is its title and its text, set as
// innerHTML (app/utils/ideasLoader.js, app/utils/defaultBreakIdeas.js and app/break.js of hovancik/stretchly 1.16).
func TestStretchly(t *testing.T) {
	t.Parallel()
	text, err := session.Stretchly(morning(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "stretchly.json", text)
	if text, err = session.Stretchly(hostile(t)); err != nil {
		t.Fatal(err)
	}
	var file struct {
		Use   bool `json:"useIdeasFromSettings"`
		Ideas []struct {
			Data    []string `json:"data"`
			Enabled bool     `json:"enabled"`
		} `json:"breakIdeas"`
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		t.Fatal(err)
	}
	if !file.Use || len(file.Ideas) != 2 {
		t.Fatalf("%+v", file)
	}
	for _, idea := range file.Ideas {
		if len(idea.Data) != 2 || !idea.Enabled || strings.ContainsAny(strings.Join(idea.Data, ""), "<>") {
			t.Errorf("%+v", idea)
		}
	}
	if title := html.UnescapeString(file.Ideas[1].Data[0]); title != "Up & <b>down</b>" {
		t.Error(title)
	}
}

// Workrave reads exercises/exercise with title, description and sequence. The duration of a sequence is in whole
// seconds and must not be 0, as Workrave divides by it; images are optional. It renders title and description as markup
// (ui/libs/commonui/src/Exercise.cc and ui/app/toolkits/gtkmm/ExercisesPanel.cc of rcaelers/workrave 1.11).
func TestWorkrave(t *testing.T) {
	t.Parallel()
	text, err := session.Workrave(morning(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "workrave.xml", text)
	if text, err = session.Workrave(hostile(t)); err != nil {
		t.Fatal(err)
	}
	var file struct {
		XMLName   xml.Name `xml:"exercises"`
		Exercises []struct {
			Title       string `xml:"title"`
			Description string `xml:"description"`
			Sequence    struct {
				Duration int `xml:"duration,attr"`
			} `xml:"sequence"`
		} `xml:"exercise"`
	}
	if err := xml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Exercises) != 2 {
		t.Fatalf("%+v", file)
	}
	for _, e := range file.Exercises {
		if e.Title == "" || e.Sequence.Duration <= 0 || strings.ContainsAny(e.Title+e.Description, "<>&{}") {
			t.Errorf("%+v", e)
		}
	}
}

// There is no file if no move suits a desk.
func TestNoBreakFile(t *testing.T) {
	t.Parallel()
	p, at := morning(t)
	p.Items = p.Items[1:3]
	for name, write := range map[string]func(catalog.Session, session.SiteInfo) ([]byte, error){"Stretchly": session.Stretchly,
		"Workrave": session.Workrave} {
		if text, err := write(p, at); text != nil || err != nil {
			t.Errorf("%s: %s, %v", name, text, err)
		}
	}
}

// ideas returns the texts of the session's break ideas in Stretchly, keyed by title.
func ideas(t *testing.T, p catalog.Session, at session.SiteInfo) map[string]string {
	t.Helper()
	text, err := session.Stretchly(p, at)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Ideas []struct{ Data [2]string } `json:"breakIdeas"`
	}
	if text != nil {
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
	}
	out := map[string]string{}
	for _, idea := range file.Ideas {
		out[html.UnescapeString(idea.Data[0])] = html.UnescapeString(idea.Data[1])
	}
	return out
}

// A break has the dose of the session. In another position it says what changes, and with another dose it has no cue,
// as cues may mention numbers.
func TestBreakText(t *testing.T) {
	t.Parallel()
	p, at := morning(t)
	stand := p.Items[3].Move
	other := *stand
	standing := at.Catalog.Positions[slices.IndexFunc(at.Catalog.Positions, func(p *catalog.Position) bool { return p.ID == "standing" })]
	other.Also = []catalog.OtherPosition{{Change: "Stand at a table.", Position: standing}}
	for name, test := range map[string]struct {
		item   catalog.Item
		begins string
	}{
		"own position and dose": {catalog.Item{Move: stand, Position: stand.Position}, "Lean forward, stand up, sit down slowly. 2 sets of 8. Stop if "},
		"another dose":          {catalog.Item{Move: stand, Position: stand.Position, CustomDose: catalog.Dose{Sets: 1, Reps: 3}}, "3 times. Stop if "},
		"another position":      {catalog.Item{Move: &other, Position: standing}, "Stand at a table. 2 sets of 8. Stop if "},
	} {
		p.Items = catalog.Items{&test.item}
		if got := ideas(t, p, at)[stand.Title]; !strings.HasPrefix(got, test.begins) {
			t.Errorf("%s: %q, want the prefix %q", name, got, test.begins)
		}
	}
}

// The entry of a session of a plan ends with its stage, and its sessions have as many days as the plan says.
func TestCalendarOfPlan(t *testing.T) {
	t.Parallel()
	c := loadFixture(t)
	for _, tt := range []struct {
		week int
		rule string
	}{
		{1, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4"},
		{4, "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=3"},
	} {
		w := c.Plan("longer-mornings").Week(tt.week)
		s := w.Session(w.StageSession("short-morning"))
		e := entry(t, session.Calendar(s, session.DefaultTimes(s), now, infoOf(c)))
		if got := property(e, ics.ComponentPropertyRrule); got != tt.rule {
			t.Errorf("week %d: %s, want %s", tt.week, got, tt.rule)
		}
	}
}

// No choice of days is more often than the session should be done.
func TestPresets(t *testing.T) {
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

// The entry of a session of a plan stands in the calendar for its whole stage: it is the same from whichever week of
// it, and says what is true in all of them.
func TestCalendarOfPlanIsOfStage(t *testing.T) {
	t.Parallel()
	c := loadFixture(t)
	uids := map[int]string{}
	for n := 1; n <= 4; n++ {
		w := c.Plan("longer-mornings").Week(n)
		s := w.Session(w.StageSession("short-morning"))
		e := entry(t, session.Calendar(s, session.DefaultTimes(s), now, infoOf(c)))
		uids[n] = property(e, ics.ComponentPropertyUniqueId)
		if title := property(e, ics.ComponentPropertySummary); title != "Longer mornings: Short morning" {
			t.Errorf("week %d: title %q", n, title)
		}
		if says := e.Alarms()[0].GetProperty(ics.ComponentPropertyDescription).Value; says != "Longer mornings: Short morning" {
			t.Errorf("week %d: alarm %q", n, says)
		}
		says := property(e, ics.ComponentPropertyDescription)
		if want := w.Stage.WeeksText() + " of the plan: https://unknot.example/plans/longer-mornings\n"; !strings.Contains(says, want) {
			t.Errorf("week %d: %q, want %q", n, says, want)
		}
	}
	if uids[1] != uids[2] || uids[3] != uids[4] || uids[1] == uids[3] {
		t.Errorf("UIDs of weeks: %v", uids)
	}
}

// The sessions of a week of a plan stand on days of their own.
func TestDefaultTimesOfPlan(t *testing.T) {
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
