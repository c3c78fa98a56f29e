package load

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// Limits of a move: the words of its cue and of the line for lists, and the number of its steps.
const maxCueWords, maxForWords, minSteps, maxSteps = 12, 8, 3, 7

// checkMove makes the checks of a move that need no other file.
func checkMove(m *catalog.Move, f *frontmatter.File) {
	checkDoc(&m.Doc, f)
	for _, h := range m.Body.Headings {
		f.Fault(h.Line, "no headings here: the text is a line or two on what we know (%q)", h.Text)
	}
	if n := len(strings.Fields(m.For)); n > maxForWords || strings.HasSuffix(m.For, ".") {
		f.FaultAt([]any{"for"}, "for is half a line: at most %d words, without a full stop", maxForWords)
	}
	if n := len(strings.Fields(m.Cue)); n > maxCueWords {
		f.FaultAt([]any{"cue"}, "the cue has %d words: at most %d can be read aloud in one breath", n, maxCueWords)
	}
	if n := len(m.Steps); n > 0 && (n < minSteps || n > maxSteps) {
		f.FaultAt([]any{"steps"}, "%d steps: write %d to %d, one action each", n, minSteps, maxSteps)
	}
	if len(m.SourceIDs) == 0 && f.Whole() {
		f.FaultAs(frontmatter.CodeSource, 1, "a move needs sources: at least one id")
	}
	for field, variant := range map[string]*catalog.Variant{"easier": m.Easier, "harder": m.Harder} {
		if variant != nil && variant.MoveID == "" && variant.Text == "" && f.Whole() {
			f.FaultAt([]any{field}, "name a move or write a text")
		}
	}
	checkDose(f, m.Dose, "dose")
	checkDose(f, m.Aim, "aim")
	if m.Aim != (catalog.Dose{}) && f.Whole() {
		if reason := aimProblem(m.Dose, m.Aim); reason != "" {
			f.FaultAt([]any{"aim"}, "%s", reason)
		}
	}
	checkDays(f, m.DaysAWeek)
	checkCare(m, f)
	checkPlaces(m, f)
	if f.Whole() {
		checkSteps(m, f)
	}
}

// maxLeaveOut limits the words about who should not do a move, which pages show above its steps.
const maxLeaveOut = 30

// checkCare checks the lines about who should not do a move, and what to change for whom.
func checkCare(m *catalog.Move, f *frontmatter.File) {
	if n := len(strings.Fields(m.LeaveOut)); n > maxLeaveOut {
		f.FaultAt([]any{"leave_out"}, "%d words on who should leave the move out: at most %d stand above its steps", n, maxLeaveOut)
	}
	for i, line := range m.CareLines {
		if catalog.CareTrigger(line) == "" {
			f.FaultAt([]any{"care", i}, "begin with whom or what this concerns: “Sore wrists?” or “The band:”")
		}
	}
}

// supports matches, for each position, words for what carries the body there and in no other position.
var supports = map[string]*regexp.Regexp{
	"chair": regexp.MustCompile(`(?i)\b(chair|seat|armrests?)\b`),
	"bed":   regexp.MustCompile(`(?i)\b(bed|mattress|pillows?)\b`),
	"wall":  regexp.MustCompile(`(?i)\bwall\b`),
	"floor": regexp.MustCompile(`(?i)\b(floor|mat)\b`),
}

// lieDownPattern matches a sentence that tells the reader to lie down.
var lieDownPattern = regexp.MustCompile(`(?:^|[.:?] )Lie\b`)

// checkPlaces checks that the texts shown for all positions of a move suit each of them. A text may name what supports
// the body in one position only with an alternative (“a wall or a worktop”) or a condition (“Sore wrists on the floor?
// …”).
func checkPlaces(m *catalog.Move, f *frontmatter.File) {
	positions := []string{m.PositionID}
	for _, other := range m.Also {
		positions = append(positions, other.PositionID)
	}
	checkPlacesIn(f, positions, m.Summary, "summary")
	checkPlacesIn(f, positions, m.Feel, "feel")
	for i, text := range m.Mistakes {
		checkPlacesIn(f, positions, text, "mistakes", i)
	}
	for i, text := range m.CareLines {
		checkPlacesIn(f, positions, text, "care", i)
	}
}

// checkPlacesIn does what checkPlaces does for the text at path. positions are the IDs of the positions of the move.
func checkPlacesIn(f *frontmatter.File, positions []string, text string, path ...any) {
	isUpright := slices.Contains(positions, "chair") || slices.Contains(positions, "standing")
	if isUpright && lieDownPattern.MatchString(text) {
		f.FaultAt(path, "this is shown for every place (%s), and in some nobody lies: say it without the place, or in the steps", strings.Join(positions, ", "))
	}
	hasAlternative, hasCondition := strings.Contains(text, " or "), strings.Contains(text, "?")
	if len(positions) == 1 || hasAlternative || hasCondition {
		return
	}
	for _, id := range positions {
		if support := supports[id]; support != nil && support.MatchString(text) {
			f.FaultAt(path, "this is shown for every place (%s), and %q is not in each: say it without, with an “or”, or in the steps", strings.Join(positions, ", "), support.FindString(text))
		}
	}
}

// aimProblem says why nobody can build up from dose to aim, "" if it is possible.
func aimProblem(dose, aim catalog.Dose) string {
	switch {
	case dose.Timed() != aim.Timed():
		return "the dose and the aim are both in minutes, or both in repeats"
	case dose.BothSides() != aim.BothSides():
		return "the dose and the aim have the same sides"
	case dose.Distance != aim.Distance:
		return "the dose and the aim have the same distance"
	case aim.Hold > 0 && dose.Hold == 0:
		return "the aim has a hold, and the dose to start with has none: no step says {hold}"
	case aim.Sets < dose.Sets || aim.Reps < dose.Reps || aim.Hold < dose.Hold || aim.Minutes < dose.Minutes:
		return "the aim is never less than the dose to start with: not its sets, reps, hold or minutes"
	case aim.Seconds() <= dose.Seconds():
		return "the aim is the dose to start with: take it out"
	}
	return ""
}

const daysInWeek = 7

// checkDays reports a number of days a week above 7.
func checkDays(f *frontmatter.File, n int) {
	if n > daysInWeek {
		f.FaultAt([]any{"days_a_week"}, "a week has 7 days, found %d", n)
	}
}

// checkSteps checks the placeholders and frames of the steps in every position. Placeholders must fit the dose.
func checkSteps(m *catalog.Move, f *frontmatter.File) {
	given := map[string]bool{"hold": m.Dose.Hold > 0, "times": !m.Dose.Timed(), "minutes": m.Dose.Timed(),
		"distance": m.Dose.Distance != catalog.Distance{}, "side": m.Dose.BothSides()}
	checkPlaceholders(f, given, m.Steps, "steps")
	checkFrames(f, m.Steps, "steps")
	for n, other := range m.Also {
		if other.Steps == nil {
			continue
		}
		if len(other.Steps) < minSteps || len(other.Steps) > maxSteps {
			f.FaultAt([]any{"also", n, "steps"}, "%d steps: write %d to %d, one action each", len(other.Steps), minSteps, maxSteps)
		}
		checkPlaceholders(f, given, other.Steps, "also", n, "steps")
		checkFrames(f, other.Steps, "also", n, "steps")
	}
}

// endTimesPattern matches a step that ends with how often to do it.
var endTimesPattern = regexp.MustCompile(`\{times\}(?:|, then \{side\})\.$`)

// checkPlaceholders checks the placeholders in the steps at path. given says for each placeholder whether the dose of
// the move has a value for it.
func checkPlaceholders(f *frontmatter.File, given map[string]bool, steps []catalog.Step, path ...any) {
	used := map[string]bool{}
	for i, step := range steps {
		text, at := step.Text, subpath(path, i, "text")
		for _, m := range catalog.Placeholder.FindAllStringSubmatch(text, -1) {
			name := m[1]
			isGiven, known := given[name]
			switch {
			case !known:
				f.FaultAt(at, "a step has no {%s}%s: choose from %s", name, frontmatter.DidYouMean(name, catalog.Placeholders), strings.Join(catalog.Placeholders, ", "))
			case !isGiven:
				f.FaultAt(at, "the dose gives no {%s}: take it out of the step, or put it into the dose", name)
			case name == "times" && !endTimesPattern.MatchString(text):
				f.FaultAt(at, "{times} ends a step, or stands before its end {side}: it may say “until the time is up”")
			case name == "side" && (!catalog.EndSidePattern.MatchString(text) || strings.Count(text, m[0]) > 1):
				f.FaultAt(at, "{side} is a step of its own, or ends one: “…, then {side}.”")
			}
			used[name] = true
		}
		if strings.ContainsAny(catalog.Placeholder.ReplaceAllString(text, ""), "{}") {
			f.FaultAt(at, "a brace stands alone: there are only {%s}", strings.Join(catalog.Placeholders, "}, {"))
		}
	}
	for _, v := range []struct{ name, words string }{{"hold", "a hold"}, {"distance", "a distance"}, {"side", "two sides"}} {
		if given[v.name] && !used[v.name] && len(steps) > 0 {
			f.FaultAt(path, "the dose has %s, and no step says {%s}", v.words, v.name)
		}
	}
}

// checkFrames checks that the frames of the steps at path are A, B, C and so on, in order, each once.
func checkFrames(f *frontmatter.File, steps []catalog.Step, path ...any) {
	next := 'A' // the letter of the next frame; steps without a frame share that of the step before
	for i, step := range steps {
		switch {
		case step.Frame == string(next):
			next++
		case step.Frame != "":
			f.FaultAt(subpath(path, i, "frame"), "frame %s expected here, found %s: letters go A, B, C, each once", string(next), step.Frame)
			return
		case i == 0 && slices.ContainsFunc(steps, func(s catalog.Step) bool { return s.Frame != "" }):
			f.FaultAt(subpath(path, 0), "the first step has no frame: begin with A")
			return
		}
	}
}

// checkRoutine makes the checks of a routine that need no other file.
func checkRoutine(r *catalog.Routine, f *frontmatter.File) {
	r.Care = r.NeedsCare
	checkDoc(&r.Doc, f)
	for i, item := range r.Items {
		checkDose(f, item.CustomDose, "items", i, "dose")
	}
	checkDays(f, r.DaysAWeek)
}

// maxDoseTime limits the length of a hold, a tempo or a rest.
const maxDoseTime catalog.Seconds = 10 * 60

// checkDose checks that the dose at path is possible.
func checkDose(f *frontmatter.File, d catalog.Dose, path ...any) {
	fault := func(format string, args ...any) { f.FaultAt(path, format, args...) }
	repeats := d.Sets != 0 || d.Reps != 0 || d.Hold != 0 || d.Tempo != 0 || d.Rest != 0
	switch {
	case d == catalog.Dose{}:
		return // reported elsewhere if it is required
	case d.Sides < 0 || d.Sides > 2:
		fault("sides is 1 or 2, found %d", d.Sides)
	case d.Minutes != 0 && repeats:
		fault("a dose is either minutes or sets and reps, not both")
	case d.Minutes < 0 || d.Minutes > 120:
		fault("minutes lie between 0 and 120, found %v", d.Minutes)
	case d.Minutes*4 != math.Trunc(d.Minutes*4): // also true for NaN
		fault("minutes may have a half or a quarter, found %v", d.Minutes)
	case d.Minutes == 0 && (d.Sets < 1 || d.Reps < 1) && f.Whole():
		fault("a dose needs sets and reps of at least 1, or minutes")
	case d.Minutes == 0 && (d.Sets > 20 || d.Reps > 200):
		fault("%d sets of %d is more than anyone should do", d.Sets, d.Reps)
	case max(d.Hold, d.Tempo, d.Rest) > maxDoseTime:
		fault("a hold, a tempo or a rest takes at most %s", maxDoseTime.Text())
	case d.Minutes == 0 && d.RepTime() < d.Hold:
		fault("tempo is the time of one repeat with its hold: it cannot be less than the hold of %s", d.Hold.Text())
	}
}
