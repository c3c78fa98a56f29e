package session

import (
	"fmt"

	"unknot/internal/catalog"
)

// Kind is the kind of a cue.
type Kind string

// The kinds of cues.
const (
	Ready   Kind = "ready"   // get into the position of the next move
	Work    Kind = "work"    // do a number of repeats, or go on for some time
	Hold    Kind = "hold"    // hold the position
	Release Kind = "release" // ease off after a hold
	Sides   Kind = "sides"   // change sides
	Rest    Kind = "rest"    // rest between sets
	Down    Kind = "down"    // get down to the floor
	Up      Kind = "up"      // get up from the floor
)

// The sides, in order. The steps of a move describe the right side.
const (
	Right = "right"
	Left  = "left"
)

// Cue is one thing to do for some time.
type Cue struct {
	Kind    Kind
	Begins  catalog.Seconds // time since the start of the timeline
	Seconds catalog.Seconds
	Side    string // Right or Left, or "" if the move has no sides
	Words   string // what to do, as a reader would say it
	Times   int    // number of repeats, 0 if they are not counted
}

// Group holds the cues of one move, or the cue to get down to the floor or up from it.
type Group struct {
	Item    *catalog.Item // nil for getting down to the floor or up from it
	Seconds catalog.Seconds
	Cues    []Cue
}

// FloorTransfer returns Down if the group is for getting down to the floor, Up for getting up from it, and "" for a
// move.
func (g *Group) FloorTransfer() Kind {
	if g.Item != nil {
		return ""
	}
	return g.Cues[0].Kind
}

// minHoldCue is the shortest hold that has a cue of its own. A shorter one is mentioned in the cue for its repeats.
const minHoldCue catalog.Seconds = 10

// maxSideChange is how much time at most is taken from the second side for changing sides.
const maxSideChange catalog.Seconds = 3

// Timeline returns the cues of items in order. There is a group for each move, and one each time the reader gets down
// to the floor or up from it. All cues together last exactly items.Total(). A player may count down before the first
// cue; that time is not included.
//
//   - Before each move except the first there is time to get ready. Before and after moves on the floor there is time
//     to get down and up.
//   - A move consists of its sets, with rests between them. In each set, one side is done after the other.
//   - A hold of 10 seconds or more has a cue of its own. What remains of the time for its repeat is for easing off or
//     for changing sides.
//   - Everything else on one side is one cue. The time to change sides is taken from the second side, so it adds
//     nothing.
func Timeline(items catalog.Items) []Group {
	var t builder
	down := false
	for n, i := range items {
		switch onFloor := i.Position.OnFloor(); {
		case onFloor && !down:
			t.floorTransfer(Down, "Get down to the floor")
		case !onFloor && down:
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
	end    catalog.Seconds // end of the last cue
}

// begin starts a group for a move, or for a floor transfer if i is nil.
func (t *builder) begin(i *catalog.Item) { t.groups = append(t.groups, Group{Item: i}) }

// floorTransfer adds a group with one cue, to get down to the floor or up from it.
func (t *builder) floorTransfer(k Kind, words string) {
	t.begin(nil)
	t.add(Cue{Kind: k, Seconds: catalog.FloorTime, Words: words})
}

// add appends a cue to the last group, unless the cue takes no time.
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
		prefix := ""
		if d.Sets > 1 {
			prefix = fmt.Sprintf("Set %d of %d: ", set, d.Sets)
		}
		if d.Hold >= minHoldCue {
			t.holds(d, prefix)
		} else {
			total := catalog.Seconds(d.Reps) * d.RepTime() * catalog.Seconds(len(sidesOf(d)))
			t.sides(d, total, prefix, Cue{Kind: Work, Times: d.Reps})
		}
		if set < d.Sets {
			t.add(Cue{Kind: Rest, Seconds: d.Rest, Words: "Rest"})
		}
	}
}

// sides adds a cue for the work on each side, and one for changing sides between them. Together they take the time
// total. The words of the work begin with prefix.
func (t *builder) sides(d catalog.Dose, total catalog.Seconds, prefix string, work Cue) {
	sides := sidesOf(d)
	perSide := total / catalog.Seconds(len(sides))
	for n, side := range sides {
		work.Seconds, work.Side = perSide, side
		if isFirst := n == 0; isFirst {
			work.Seconds += total % catalog.Seconds(len(sides)) // the second that cannot be divided
		} else {
			change := min(maxSideChange, perSide/2)
			t.add(Cue{Kind: Sides, Seconds: change, Side: side, Words: "Change sides"})
			work.Seconds -= change
		}
		work.Words = withSide(withPrefix(prefix, amount(d, work)), side)
		t.add(work)
	}
}

// holds adds a cue for each hold of one set. After each hold comes a cue for what remains of the repeat: to ease off,
// or to change sides.
func (t *builder) holds(d catalog.Dose, prefix string) {
	sides := sidesOf(d)
	hold := min(d.Hold, d.RepTime())
	for n, side := range sides {
		for rep := 1; rep <= d.Reps; rep++ {
			words := withPrefix(prefix, "Hold")
			if d.Reps > 1 {
				words += fmt.Sprintf(" %d of %d", rep, d.Reps)
			}
			t.add(Cue{Kind: Hold, Seconds: hold, Side: side, Words: withSide(words, side)})
			after := Cue{Kind: Release, Seconds: d.RepTime() - hold, Side: side, Words: "Ease off"}
			if anotherSideFollows := rep == d.Reps && n+1 < len(sides); anotherSideFollows {
				after.Kind, after.Side, after.Words = Sides, sides[n+1], "Change sides"
			}
			t.add(after)
		}
	}
}

// sidesOf returns the sides on which a dose is done, in order. If it has no sides, it returns one side with the name
// "".
func sidesOf(d catalog.Dose) []string {
	if d.BothSides() {
		return []string{Right, Left}
	}
	return []string{""}
}

// amount says how much to do in a work cue: "2 minutes", "6 times, hold 4 seconds each".
func amount(d catalog.Dose, work Cue) string {
	switch {
	case d.Timed():
		return work.Seconds.Text()
	case d.Hold > 0:
		return fmt.Sprintf("%s, hold %s each", times(d.Reps), d.Hold.Text())
	}
	return times(d.Reps)
}

// times returns a number of repeats in words.
func times(n int) string {
	if n == 1 {
		return "Once"
	}
	return fmt.Sprintf("%d times", n)
}

// withPrefix returns words after prefix, with a small letter unless prefix is "": "Set 1 of 2: hold".
func withPrefix(prefix, words string) string {
	if prefix == "" {
		return words
	}
	return prefix + catalog.Lower(words)
}

// withSide adds the name of the side, if there is one, to what to do.
func withSide(words, side string) string {
	if side == "" {
		return words
	}
	return words + ", " + side + " side"
}
