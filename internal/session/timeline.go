package session

import (
	"fmt"

	"unknot/internal/catalog"
)

// Kind is the kind of a cue.
type Kind string

// The kinds of cues.
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

// The sides, in order. The steps of a move describe the right side.
const (
	Right = "right"
	Left  = "left"
)

// Cue is one thing to do for a time.
type Cue struct {
	Kind    Kind
	Begins  catalog.Seconds // from the start of the timeline
	Seconds catalog.Seconds
	Side    string // Right or Left, "" if the move has no sides
	Words   string // what to do, as a reader would say it
	Times   int    // number of repeats, 0 if they are not counted
}

// Group is the cues of a move, or of the way down to the floor or back up.
type Group struct {
	Item    *catalog.Item // nil for a way to or from the floor
	Begins  catalog.Seconds
	Seconds catalog.Seconds
	Cues    []Cue
}

// FloorTransfer returns Down or Up for a way to or from the floor, "" for a move.
func (g *Group) FloorTransfer() Kind {
	if g.Item != nil {
		return ""
	}
	return g.Cues[0].Kind
}

// minHoldCue is the shortest hold that is a cue of its own. Shorter ones are part of the words for their repeats.
const minHoldCue catalog.Seconds = 10

// maxSideChange is the most time that changing sides takes from the second side.
const maxSideChange catalog.Seconds = 3

// Timeline returns the cues of items, in order: a group for each move, and for each way down to the floor or up from
// it. All cues together last exactly items.Total(); a lead-in of a player before the first is not in it.
//
//   - Before each move except the first there is time to get ready; before and after moves on the floor there is time
//     to get there and back.
//   - A move has its sets with rests between them. A set does one side after the other.
//   - A hold of 10 seconds or more is a cue of its own. The rest of its repeat is for easing off or changing sides.
//   - Everything else on one side is one cue. Changing sides takes its first seconds, so it adds no time.
func Timeline(items catalog.Items) []Group {
	var t builder
	down := false
	for n, i := range items {
		switch on := i.Position.OnFloor(); {
		case on && !down:
			t.floorTransfer(Down, "Get down to the floor")
		case !on && down:
			t.floorTransfer(Up, "Get up from the floor")
		}
		down = i.Position.OnFloor()
		t.begin(i)
		if n > 0 {
			t.add(Cue{Kind: Ready, Seconds: catalog.ChangeTime, Words: "Get ready"})
		}
		t.dose(i.Dose())
	}
	if down {
		t.floorTransfer(Up, "Get up from the floor")
	}
	return t.groups
}

// builder builds a timeline.
type builder struct {
	groups []Group
	end    catalog.Seconds // of the last cue
}

func (t *builder) begin(i *catalog.Item) { t.groups = append(t.groups, Group{Item: i, Begins: t.end}) }

func (t *builder) floorTransfer(k Kind, words string) {
	t.begin(nil)
	t.add(Cue{Kind: k, Seconds: catalog.FloorTime, Words: words})
}

// add appends a cue, unless it lasts no time.
func (t *builder) add(c Cue) {
	if c.Seconds <= 0 {
		return
	}
	c.Begins = t.end
	g := &t.groups[len(t.groups)-1]
	g.Cues, g.Seconds, t.end = append(g.Cues, c), g.Seconds+c.Seconds, t.end+c.Seconds
}

// dose adds the cues of one move.
func (t *builder) dose(d catalog.Dose) {
	if d.Timed() {
		t.sides(d, d.Seconds(), "", Cue{Kind: Work})
		return
	}
	for set := 1; set <= d.Sets; set++ {
		of := ""
		if d.Sets > 1 {
			of = fmt.Sprintf("Set %d of %d: ", set, d.Sets)
		}
		if d.Hold >= minHoldCue {
			t.holds(d, of)
		} else {
			total := catalog.Seconds(d.Reps) * d.RepTime() * catalog.Seconds(len(sidesOf(d)))
			t.sides(d, total, of, Cue{Kind: Work, Times: d.Reps})
		}
		if set < d.Sets {
			t.add(Cue{Kind: Rest, Seconds: d.Rest, Words: "Rest"})
		}
	}
}

// sides adds work for each side. All sides together take total.
func (t *builder) sides(d catalog.Dose, total catalog.Seconds, of string, work Cue) {
	sides := sidesOf(d)
	second := total / catalog.Seconds(len(sides))
	for n, side := range sides {
		work.Seconds, work.Side = second, side
		if n == 0 {
			work.Seconds = total - second*catalog.Seconds(len(sides)-1)
		} else {
			change := min(maxSideChange, second/2)
			t.add(Cue{Kind: Sides, Seconds: change, Side: side, Words: "Change sides"})
			work.Seconds -= change
		}
		work.Words = withSide(of+lower(of, repeats(d, work)), side)
		t.add(work)
	}
}

// holds adds the holds of one set, each followed by the rest of its repeat to ease off or to change sides.
func (t *builder) holds(d catalog.Dose, of string) {
	sides := sidesOf(d)
	hold := min(d.Hold, d.RepTime())
	for n, side := range sides {
		for rep := 1; rep <= d.Reps; rep++ {
			words := of + lower(of, "Hold")
			if d.Reps > 1 {
				words += fmt.Sprintf(" %d of %d", rep, d.Reps)
			}
			t.add(Cue{Kind: Hold, Seconds: hold, Side: side, Words: withSide(words, side)})
			after := Cue{Kind: Release, Seconds: d.RepTime() - hold, Side: side, Words: "Ease off"}
			if rep == d.Reps && n+1 < len(sides) {
				after.Kind, after.Side, after.Words = Sides, sides[n+1], "Change sides"
			}
			t.add(after)
		}
	}
}

// sidesOf returns the sides of a dose in order: one with the name "" if it has none.
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
		return work.Seconds.Text()
	case d.Hold > 0:
		return fmt.Sprintf("%s, hold %s each", times(d.Reps), d.Hold.Text())
	}
	return times(d.Reps)
}

func times(n int) string {
	if n == 1 {
		return "Once"
	}
	return fmt.Sprintf("%d times", n)
}

// lower returns s as it continues a sentence that begins with before, which may be "".
func lower(before, s string) string {
	if before == "" {
		return s
	}
	return catalog.Lower(s)
}

// withSide appends the side to what to do.
func withSide(words, side string) string {
	if side == "" {
		return words
	}
	return words + ", " + side + " side"
}
