package load

import (
	"math"
	"strings"

	"unknot/internal/catalog"
)

// Limits of a move: the words of its cue, and its steps. A pose file has at most one frame for each step.
const maxCueWords, minSteps, maxSteps = 12, 3, 7

// checkStretch checks a move by itself.
func checkStretch(s *catalog.Stretch, f *File) {
	checkDoc(&s.Doc, f)
	for _, h := range s.Body.Headings {
		f.fault(h.Line, "no headings here: the text is a line or two on what we know (%q)", h.Text)
	}
	if n := len(strings.Fields(s.Cue)); n > maxCueWords {
		f.faultAt([]any{"cue"}, "the cue has %d words: at most %d can be read aloud in one breath", n, maxCueWords)
	}
	if n := len(s.Steps); n > 0 && (n < minSteps || n > maxSteps) {
		f.faultAt([]any{"steps"}, "%d steps: write %d to %d, one action each", n, minSteps, maxSteps)
	}
	f.oneOf(certainties, s.Certainty, "certainty")
	if len(s.SourceIDs) == 0 && !f.mistyped {
		f.fault(1, "a move needs sources: at least one id")
	}
	for name, other := range map[string]*catalog.Variant{"easier": s.Easier, "harder": s.Harder} {
		if other != nil && other.MoveID == "" && other.Text == "" && !f.mistyped {
			f.faultAt([]any{name}, "name a move or write a text")
		}
	}
	if !f.mistyped {
		checkFrames(s, f)
	}
	checkDose(f, s.Dose, "dose")
}

// checkFrames checks that the letters of frames are A, B, C … in order, each once.
func checkFrames(s *catalog.Stretch, f *File) {
	next := 'A'
	for i, step := range s.Steps {
		switch {
		case step.Frame == string(next):
			next++
		case step.Frame != "":
			f.faultAt([]any{"steps", i, "frame"}, "frame %s expected here, found %s: letters go A, B, C, each once", string(next), step.Frame)
			return
		case i == 0 && step.Frame == "" && len(s.Steps) > 0 && namesFrames(s):
			f.faultAt([]any{"steps", 0}, "the first step has no frame: begin with A")
			return
		}
	}
}

// namesFrames reports whether a step of the move names a frame.
func namesFrames(s *catalog.Stretch) bool {
	for _, step := range s.Steps {
		if step.Frame != "" {
			return true
		}
	}
	return false
}

// checkRoutine checks a routine by itself.
func checkRoutine(r *catalog.Routine, f *File) {
	r.Care = r.NeedsCare
	checkDoc(&r.Doc, f)
	for n, i := range r.Items {
		checkDose(f, i.CustomDose, "items", n, "dose")
	}
}

// checkDose checks the dose in the field at path.
func checkDose(f *File, d catalog.Dose, path ...any) {
	fault := func(format string, args ...any) { f.faultAt(path, format, args...) }
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
	case d.Minutes*4 != math.Trunc(d.Minutes*4): // true for NaN too
		fault("minutes may have a half or a quarter, found %v", d.Minutes)
	case d.Minutes == 0 && (d.Sets < 1 || d.Reps < 1) && !f.mistyped:
		fault("a dose needs sets and reps of at least 1, or minutes")
	case d.Minutes == 0 && (d.Sets > 20 || d.Reps > 200):
		fault("%d sets of %d is more than anyone should do", d.Sets, d.Reps)
	case d.Minutes == 0 && d.RepTime() < d.Hold:
		fault("tempo is the time of one repeat with its hold: it cannot be less than the hold of %s", d.Hold.Text())
	}
}
