package catalog

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Dose is how much of a move to do: a number of repeats, or a time.
type Dose struct {
	Sets    int     `yaml:"sets"`
	Reps    int     `yaml:"reps"`
	Hold    Seconds `yaml:"hold"`
	Tempo   Seconds `yaml:"tempo"` // the time of one repeat, including its hold
	Rest    Seconds `yaml:"rest"`  // the pause between sets
	Sides   int     `yaml:"sides"` // 1 or 2
	Minutes float64 `yaml:"minutes"`

	Distance Distance `yaml:"distance"` // how far the body or a tool moves, zero if it does not matter
}

// Timed reports whether the dose is a time rather than repeats.
func (d Dose) Timed() bool { return d.Minutes > 0 }

// BothSides reports whether it is done once for each side.
func (d Dose) BothSides() bool { return d.Sides == 2 }

// sides returns the number of sides that the dose is done on.
func (d Dose) sides() int { return max(1, d.Sides) }

// RepTime returns the time of one repeat, including its hold. If the dose has no tempo, this is the hold and 3 seconds.
func (d Dose) RepTime() Seconds {
	const usualMovement = 3 // seconds of moving in a repeat
	if d.Tempo == 0 {
		return d.Hold + usualMovement
	}
	return d.Tempo
}

// Seconds returns the total time. For repeats it is sets × sides × reps × time of a repeat + (sets − 1) × rest,
// otherwise minutes × sides.
func (d Dose) Seconds() Seconds {
	if d.Timed() {
		return Seconds(math.Round(d.Minutes * 60 * float64(d.sides())))
	}
	return Seconds(d.Sets*d.sides()*d.Reps)*d.RepTime() + Seconds(d.Sets-1)*d.Rest
}

// Text returns the dose as a line of text: "2 sets of 8, each side", "Hold 15 seconds, 2 times each side", "5 minutes".
func (d Dose) Text() string {
	each := ""
	if d.BothSides() {
		each = " each side"
	}
	if d.Timed() {
		return Seconds(math.Round(d.Minutes*60)).Text() + each
	}
	times := "once"
	switch {
	case d.Sets > 1 && d.Reps == 1:
		times = Count(d.Sets, "time")
	case d.Sets > 1:
		times = fmt.Sprintf("%d sets of %d", d.Sets, d.Reps)
		if each != "" {
			each = "," + each
		}
	case d.Reps > 1:
		times = Count(d.Reps, "time")
	}
	if d.Hold > 0 {
		return "Hold " + d.Hold.Text() + ", " + times + each
	}
	return Capital(times) + each
}

// Distance is how far something moves, in centimetres: at least From and at most To.
type Distance struct{ From, To int }

// Expected returns how a distance is written in files.
func (Distance) Expected() string { return "a distance such as 10cm or 5-8cm" }

// UnmarshalText reads a distance in whole centimetres: 10cm or 5-8cm.
func (d *Distance) UnmarshalText(text []byte) error {
	number, unit := strings.CutSuffix(string(text), "cm")
	low, high, ranged := strings.Cut(number, "-")
	if !ranged {
		high = low
	}
	from, err1 := strconv.Atoi(low)
	to, err2 := strconv.Atoi(high)
	if !unit || err1 != nil || err2 != nil || from < 1 || to < from {
		return fmt.Errorf("catalog: %q is not a distance such as 10cm or 5-8cm", text)
	}
	*d = Distance{from, to}
	return nil
}

// Text returns the distance in words for readers: 5 to 8 cm. It is "" for the zero value.
func (d Distance) Text() string {
	switch {
	case d == Distance{}:
		return ""
	case d.From == d.To:
		return strconv.Itoa(d.From) + " cm"
	}
	return strconv.Itoa(d.From) + " to " + strconv.Itoa(d.To) + " cm"
}

// DaysText returns how often to do something that may be done on n days a week, as a sentence without a full stop.
func DaysText(n int) string {
	switch n {
	case 7:
		return "Every day if you like"
	case 1:
		return "Once a week"
	}
	return "Up to " + Count(n, "day") + " a week"
}
