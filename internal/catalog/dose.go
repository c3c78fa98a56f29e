package catalog

import (
	"fmt"
	"math"
	"strings"
)

// Dose is how much of a move to do: repeats, or time.
type Dose struct {
	Sets    int     `yaml:"sets"`
	Reps    int     `yaml:"reps"`
	Hold    Seconds `yaml:"hold"`
	Tempo   Seconds `yaml:"tempo"` // of one repeat with its hold
	Rest    Seconds `yaml:"rest"`  // between sets
	Sides   int     `yaml:"sides"` // 1 or 2
	Minutes float64 `yaml:"minutes"`
}

// Timed reports whether the dose is a time rather than repeats.
func (d Dose) Timed() bool { return d.Minutes > 0 }

// BothSides reports whether it is done once for each side.
func (d Dose) BothSides() bool { return d.Sides == 2 }

func (d Dose) sides() int { return max(1, d.Sides) }

// RepTime returns the time of one repeat with its hold. Without a tempo it is the hold and 3 seconds.
func (d Dose) RepTime() Seconds {
	if d.Tempo == 0 {
		return d.Hold + 3
	}
	return d.Tempo
}

// Seconds returns the total time: sets × sides × reps × tempo + (sets − 1) × rest, or minutes × sides.
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
	if d.Reps > 1 {
		times = fmt.Sprintf("%d times", d.Reps)
	}
	if d.Sets > 1 {
		times = fmt.Sprintf("%d sets of %d", d.Sets, d.Reps)
		if each != "" {
			each = "," + each
		}
	}
	if d.Hold > 0 {
		return "Hold " + d.Hold.Text() + ", " + times + each
	}
	return strings.ToUpper(times[:1]) + times[1:] + each
}

// Smaller describes a dose for beginners: one set, half the repeats, 10 second holds, or half the time.
func (d Dose) Smaller() string {
	if d.Timed() {
		return "half the time"
	}
	var parts []string
	if d.Sets > 1 {
		parts = append(parts, "one set")
	}
	if d.Reps > 1 {
		parts = append(parts, "half the repeats")
	}
	if d.Hold > 10 {
		parts = append(parts, "10 second holds")
	}
	if len(parts) == 0 {
		return "less"
	}
	return strings.Join(parts, ", ")
}
