// Package timeline turns moves and their doses into what to do when. It hides how a dose becomes a sequence:
//
//   - Before each move but the first there is time to get ready, and before and after moves on the floor the way there and back.
//   - A move is done set by set with rests between, in each set one side after the other.
//   - A hold of 10 seconds or more is a cue of its own, then what its repeat has left is for easing off or changing sides.
//   - All else of a side is one cue. Changing sides takes its first seconds, so that no time is added.
//
// All cues together last as long as catalog.Items.Total says.
package timeline

import (
	"fmt"

	"unknot/internal/catalog"
)

// Kind is what one does in a cue.
type Kind string

// The kinds of cues there are.
const (
	Ready   Kind = "ready"   // take the position of the next move
	Work    Kind = "work"    // repeats, or a time
	Hold    Kind = "hold"    // stay
	Release Kind = "release" // ease off after a hold
	Sides   Kind = "sides"   // change sides
	Rest    Kind = "rest"    // between sets
	Down    Kind = "down"    // get down to the floor
	Up      Kind = "up"      // get up from it
)

// The sides, in their order: steps are written for the right.
const (
	Right = "right"
	Left  = "left"
)

// Cue is one thing to do for a time.
type Cue struct {
	Kind    Kind
	Begins  catalog.Seconds // in the whole
	Seconds catalog.Seconds
	Side    string // Right or Left, "" where a move is done for no side
	Words   string // what to do, as a reader would say it
	Times   int    // repeats in it, 0 for none to count
}

// Group is a move, or a way to the floor or back up.
type Group struct {
	Item    *catalog.Item // nil for a way
	Begins  catalog.Seconds
	Seconds catalog.Seconds
	Cues    []Cue
}

// Way is the kind of a way, "" for a move.
func (g *Group) Way() Kind {
	if g.Item != nil {
		return ""
	}
	return g.Cues[0].Kind
}

// longHold is where a hold becomes a cue of its own: shorter ones are told with their repeats.
const longHold catalog.Seconds = 10

// changeSides is the most that changing sides takes from the time of the second side, where no slack is left for it.
const changeSides catalog.Seconds = 3

// Of is the items in order, with the ways to the floor and the changes between them. All cues together take exactly items.Total():
// a player may lead in before the first, which does not count.
func Of(items catalog.Items) []Group {
	var t line
	down := false
	for n, i := range items {
		switch on := i.Position.OnFloor(); {
		case on && !down:
			t.way(Down, "Get down to the floor")
		case !on && down:
			t.way(Up, "Get up from the floor")
		}
		down = i.Position.OnFloor()
		t.begin(i)
		if n > 0 {
			t.add(Cue{Kind: Ready, Seconds: catalog.ChangeTime, Words: "Get ready"})
		}
		t.dose(i.Dose())
	}
	if down {
		t.way(Up, "Get up from the floor")
	}
	return t.groups
}

// line is a timeline while it grows.
type line struct {
	groups []Group
	at     catalog.Seconds
}

func (t *line) begin(i *catalog.Item) { t.groups = append(t.groups, Group{Item: i, Begins: t.at}) }

func (t *line) way(k Kind, words string) {
	t.begin(nil)
	t.add(Cue{Kind: k, Seconds: catalog.FloorTime, Words: words})
}

// add puts a cue at the end. One without time is left out.
func (t *line) add(c Cue) {
	if c.Seconds <= 0 {
		return
	}
	c.Begins = t.at
	g := &t.groups[len(t.groups)-1]
	g.Cues, g.Seconds, t.at = append(g.Cues, c), g.Seconds+c.Seconds, t.at+c.Seconds
}

// dose adds the cues of one move.
func (t *line) dose(d catalog.Dose) {
	if d.Timed() {
		t.sides(d, d.Seconds(), "", Cue{Kind: Work})
		return
	}
	for set := 1; set <= d.Sets; set++ {
		of := ""
		if d.Sets > 1 {
			of = fmt.Sprintf("Set %d of %d: ", set, d.Sets)
		}
		if d.Hold >= longHold {
			t.holds(d, of)
		} else {
			both := catalog.Seconds(d.Reps) * d.Each() * catalog.Seconds(len(sidesOf(d)))
			t.sides(d, both, of, Cue{Kind: Work, Times: d.Reps})
		}
		if set < d.Sets {
			t.add(Cue{Kind: Rest, Seconds: d.Rest, Words: "Rest"})
		}
	}
}

// sides adds work for each side, which together takes the time both.
func (t *line) sides(d catalog.Dose, both catalog.Seconds, of string, work Cue) {
	sides := sidesOf(d)
	second := both / catalog.Seconds(len(sides))
	for n, side := range sides {
		work.Seconds, work.Side = second, side
		if n == 0 {
			work.Seconds = both - second*catalog.Seconds(len(sides)-1)
		} else {
			change := min(changeSides, second/2)
			t.add(Cue{Kind: Sides, Seconds: change, Side: side, Words: "Change sides"})
			work.Seconds -= change
		}
		work.Words = sentence(of+lower(of, repeats(d, work)), side)
		t.add(work)
	}
}

// holds adds the long holds of one set, each with what its repeat has left to ease off or to change sides.
func (t *line) holds(d catalog.Dose, of string) {
	sides := sidesOf(d)
	hold := min(d.Hold, d.Each())
	for n, side := range sides {
		for rep := 1; rep <= d.Reps; rep++ {
			words := of + lower(of, "Hold")
			if d.Reps > 1 {
				words += fmt.Sprintf(" %d of %d", rep, d.Reps)
			}
			t.add(Cue{Kind: Hold, Seconds: hold, Side: side, Words: sentence(words, side)})
			after := Cue{Kind: Release, Seconds: d.Each() - hold, Side: side, Words: "Ease off"}
			if rep == d.Reps && n+1 < len(sides) {
				after.Kind, after.Side, after.Words = Sides, sides[n+1], "Change sides"
			}
			t.add(after)
		}
	}
}

// sidesOf are the sides that a dose is done for, in order: one without a name where it says nothing of sides.
func sidesOf(d catalog.Dose) []string {
	if d.BothSides() {
		return []string{Right, Left}
	}
	return []string{""}
}

// repeats says how much to do in a work cue.
func repeats(d catalog.Dose, work Cue) string {
	switch {
	case d.Timed():
		return work.Seconds.Words()
	case d.Hold > 0:
		return fmt.Sprintf("%s, hold %s each", times(d.Reps), d.Hold.Words())
	}
	return times(d.Reps)
}

func times(n int) string {
	if n == 1 {
		return "Once"
	}
	return fmt.Sprintf("%d times", n)
}

// lower is s as it goes on after a beginning, if there is one.
func lower(before, s string) string {
	if before == "" {
		return s
	}
	return catalog.Lower(s)
}

// sentence names the side after what to do.
func sentence(words, side string) string {
	if side == "" {
		return words
	}
	return words + ", " + side + " side"
}
