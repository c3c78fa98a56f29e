package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/site"
)

// The rope at the end of a session, from edge to edge: the last loop of the knot, and the rope when it is straight.
// Both have the same commands, so that one turns into the other.
const (
	ropeLoop     = "M-2000 22.5H34C37.3 22 40.9 22.1 44 21.1S50 17.9 52.8 16.1S58.2 12 61 10.2S66.8 6.6 69.9 5.3S76.9 1.9 79.6 2.4S85.7 5.8 85.9 8S82.8 13.8 80.6 15.6S75.2 18.7 72.3 19.1S66.2 19 63.5 17.9S57.7 14.8 56.3 12.5S54.1 5.4 55.6 3.8S62.1 3.4 65.3 3.2L65.3 3.2"
	ropeStraight = "M-2000 22.5H14C18 22.5 22 22.5 25 22.5S33 22.5 36 22.5S44 22.5 48 22.5S55 22.5 59 22.5S66 22.5 70 22.5S77 22.5 81 22.5S88 22.5 91 22.5S98 22.5 101 22.5S108 22.5 111 22.5S118 22.5 121 22.5S128 22.5 132 22.5S139 22.5 143 22.5L2100 22.5"
)

// sorerPath returns the address for who is sorer than before.
func sorerPath(s site.Site) string {
	if g := s.Guide("techniques", "after-exercise"); g != nil {
		return g.Path + "#how-sore-is-usual-and-for-how-long"
	}
	return s.Safety.Path
}

// playSummary returns the meta description of the player for a session.
func playSummary(sess catalog.Session) string {
	return excerpt(sess.Title + " with a timer: what to do when, move by move.")
}

// playTime says in words how long a session takes. A screen reader would read 0:26 as two numbers.
func playTime(items catalog.Items) string {
	text := fmt.Sprintf("%s in all. Allow %s.", items.Total().Text(), catalog.Count(items.AllowMinutes(), "minute"))
	if len(items) == 1 && items.Exercise() != items.Total() {
		text += fmt.Sprintf(" The move itself takes %s.", items.Exercise().Text())
	}
	return text
}

// startWords says on the button how long some moves take, or one by itself.
func startWords(items catalog.Items) string {
	if len(items) == 1 {
		return "Start, " + shortTime(items.Exercise())
	}
	return fmt.Sprintf("Start, %d min", items.AllowMinutes())
}

// menuPath returns the address of the menu entry to which a session belongs, or "" if there is none.
func menuPath(sess catalog.Session) string {
	for _, c := range sessionLists {
		if strings.HasPrefix(sess.Path, c.Path+"/") {
			return c.Path
		}
	}
	return ""
}

// sessionLists are the pages that list sessions.
var sessionLists = []Crumb{{"/routines", "Routines"}, {"/stretches", "Stretches"}}

// mainPath returns the address of the main page about a session. For a session of a plan, that is the plan.
func mainPath(sess catalog.Session) string {
	if sess.Week != nil {
		return sess.Week.Plan.Path
	}
	return sess.Path
}

// canRemind reports whether there is a calendar for a session: a move by itself has none.
func canRemind(sess catalog.Session) bool { return menuPath(sess) != "/stretches" }

// sessionCrumbs returns the pages above another page of a session: the list that it is in, if any, and its main page.
func sessionCrumbs(sess catalog.Session) []Crumb {
	if sess.Plan != nil {
		return weekCrumbs(sess.Plan)
	}
	if w := sess.Week; w != nil {
		return weekCrumbs(w.Plan, Crumb{w.Path(), w.Name()}, Crumb{sess.Path, sess.Part.Routine.Title})
	}
	var out []Crumb
	for _, c := range sessionLists {
		if c.Path == menuPath(sess) {
			out = append(out, c)
		}
	}
	return append(out, Crumb{sess.Path, sess.Title})
}

// easierMove returns the easier variant of the only move of a session. It returns nil if there are several moves, or
// there is no easier variant.
func easierMove(sess catalog.Session) *catalog.Move {
	if len(sess.Items) != 1 || sess.Items[0].Move.Easier == nil {
		return nil
	}
	return sess.Items[0].Move.Easier.Move
}

// playData returns the attributes of a group that the script of the player reads. They name the picture that shows the
// move at work, or the last picture of getting down or up, and say for what sort of person it is drawn. If more or
// fewer steps than one come before the work, they also say how many.
func playData(s site.Site, g session.Group) templ.Attributes {
	data := templ.Attributes{}
	if g.Item == nil {
		if f := s.Static.Figure(floorFigure(g)); f != nil {
			data["data-figure"], data["data-cast"] = f.Path+"#"+f.Frames[len(f.Frames)-1].ID, f.Cast
		}
		return data
	}
	if f := figureAt(s, g.Item.Move, g.Item.Position); f != nil {
		work := f.Frames[min(1, len(f.Frames)-1)]
		data["data-figure"] = f.Path + "#" + work.ID
		if f.Cast != "" {
			data["data-cast"] = f.Cast
		}
	}
	if n := stepsBeforeWork(g.Item.Steps()); n != 1 {
		data["data-ready"] = fmt.Sprint(n)
	}
	return data
}

// floorFigure returns the ID of the figure that shows how to get down to the floor or up from it.
func floorFigure(g session.Group) string { return "floor-" + string(g.FloorTransfer()) }

// floorSteps returns the steps for getting down to the floor or up from it, and for each step the letter of its
// picture. A site without a page about the floor has none.
func floorSteps(s site.Site, g session.Group) (steps []string, frames string) {
	page := s.Page("floor")
	if page == nil {
		return nil, ""
	}
	for i, picture := range page.StepsOf(floorFigure(g)) {
		steps = append(steps, picture.Steps...)
		frames += strings.Repeat(string(rune('a'+i)), len(picture.Steps))
	}
	return steps, frames
}

// stepsBeforeWork returns how many steps lead into the position of a move. These are the steps of its first picture, or
// only the first step if the steps have no pictures.
func stepsBeforeWork(steps []catalog.Step) int {
	ofNextPicture := slices.IndexFunc(steps, func(v catalog.Step) bool { return v.Frame != "" && v.Frame != steps[0].Frame }) // -1 for none
	return min(max(1, ofNextPicture), len(steps)-1)
}

// cueData returns the attributes of a cue that the script of the player reads.
func cueData(c session.Cue) templ.Attributes {
	data := templ.Attributes{}
	if c.Side != "" {
		data["data-side"] = c.Side
	}
	if c.Times > 0 {
		data["data-times"] = fmt.Sprint(c.Times)
	}
	return data
}
