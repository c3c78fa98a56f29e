package handout

import (
	"cmp"
	"fmt"

	"unknot/internal/catalog"
)

// The limits of a dose on a sheet. checkLimits enforces them, and clampDose stays within them.
const (
	MaxSets     = 5
	MaxReps     = 30
	MaxHold     = catalog.Seconds(120)
	MaxMoveTime = catalog.Seconds(60 * 60) // time of all sets of a move together
	timeStep    = catalog.Seconds(15)      // timed doses are multiples of this
)

// defaultRest is the rest between sets if neither the dose nor the aim of the move says how long it is.
const defaultRest = catalog.Seconds(30)

// RepeatDose returns a dose of m in sets of repeats, with the pace and the rest of the move's own dose. sides is 1 or
// 2.
func RepeatDose(m *catalog.Move, sets, reps int, hold catalog.Seconds, sides int) catalog.Dose {
	d := catalog.Dose{Sets: sets, Reps: reps, Hold: hold, Tempo: tempo(m, hold), Sides: sides}
	if sets > 1 {
		d.Rest = cmp.Or(m.Dose.Rest, m.Aim.Rest, defaultRest)
	}
	return d
}

// TimedDose returns a dose of the given length for each side. sides is 1 or 2.
func TimedDose(length catalog.Seconds, sides int) catalog.Dose {
	return catalog.Dose{Minutes: float64(length) / 60, Sides: sides}
}

// tempo returns how long one repeat of m takes if the hold is changed. Getting into the hold and out of it takes as
// long as in the move's own dose.
func tempo(m *catalog.Move, hold catalog.Seconds) catalog.Seconds {
	if m.Dose.Timed() {
		return catalog.Dose{Hold: hold}.RepTime()
	}
	intoAndOut := max(1, m.Dose.RepTime()-m.Dose.Hold)
	return intoAndOut + hold
}

// clampDose returns the dose nearest to d that a sheet can have for m. Doses in content may exceed the limits of a
// sheet.
func clampDose(m *catalog.Move, d catalog.Dose) catalog.Dose {
	sides := 1
	if d.BothSides() && m.Dose.BothSides() {
		sides = 2
	}
	if d.Timed() {
		return TimedDose(min(catalog.Seconds(d.Minutes*60), MaxMoveTime/catalog.Seconds(sides)), sides)
	}
	hold := min(d.Hold, MaxHold)
	out := RepeatDose(m, min(d.Sets, MaxSets), min(d.Reps, MaxReps), hold, sides)
	out.Tempo = d.RepTime() - d.Hold + hold // package load makes sure that one set of one repeat is short enough
	for out.Seconds() > MaxMoveTime && out.Reps > 1 {
		out.Reps--
	}
	for out.Seconds() > MaxMoveTime {
		out.Sets--
	}
	return out
}

// checkLimits returns the form field of the first part of d that is outside the limits, and the reason, whose text
// completes "the dose of it …". Both are "" if d is valid.
func checkLimits(m *catalog.Move, d catalog.Dose) (field, reason string) {
	length, hasRepeats := catalog.Seconds(d.Minutes*60), !d.Timed()
	switch {
	case d.BothSides() && !m.Dose.BothSides():
		return "sides", "has two sides, and the move has none"
	case d.Timed() && (length < timeStep || length%timeStep != 0):
		return "minutes", fmt.Sprintf("is not a time in steps of %s", timeStep.Text())
	case hasRepeats && d.Sets > MaxSets:
		return "sets", fmt.Sprintf("asks for more than %d sets", MaxSets)
	case hasRepeats && (d.Reps < 1 || d.Reps > MaxReps):
		return "reps", fmt.Sprintf("asks for more or fewer repeats than 1 to %d", MaxReps)
	case d.Hold > MaxHold:
		return "hold", "is held for more than " + MaxHold.Text()
	case hasRepeats && d.RepTime() < max(d.Hold, 1):
		return "hold", "has repeats that are shorter than their hold"
	case d.Seconds() > MaxMoveTime && hasRepeats:
		return "sets", "takes more than an hour"
	case d.Seconds() > MaxMoveTime:
		return "minutes", "takes more than an hour"
	}
	return "", ""
}
