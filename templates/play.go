package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// playSummary returns the meta description of the player page of s.
func playSummary(s catalog.Session) string {
	return excerpt(s.Title + " with a timer: what to do when, move by move. " + playTime(s.Items))
}

// playTime says how long a session takes, in words: 0:26 is heard as two numbers.
func playTime(items catalog.Items) string {
	text := fmt.Sprintf("%s in all. Allow %s.", items.Total().Text(), catalog.Count(items.AllowMinutes(), "minute"))
	if len(items) == 1 && items.Exercise() != items.Total() {
		text += fmt.Sprintf(" The move itself takes %s.", items.Exercise().Text())
	}
	return text
}

// menuPath returns the path of the menu entry of a session, "" for none.
func menuPath(s catalog.Session) string {
	for _, c := range sessionLists {
		if strings.HasPrefix(s.Path, c.Path+"/") {
			return c.Path
		}
	}
	return ""
}

// sessionLists are the lists of sessions.
var sessionLists = []Crumb{{"/routines", "Routines"}, {"/stretches", "Stretches"}}

// mainPath returns the address of the main page about a session: for a session of a plan, the plan.
func mainPath(s catalog.Session) string {
	if s.Week != nil {
		return s.Week.Plan.Path
	}
	return s.Path
}

// sessionCrumbs returns the pages above a page of a session: its list, if it is in one, and its main page.
func sessionCrumbs(s catalog.Session) []Crumb {
	if s.Plan != nil {
		return weekCrumbs(s.Plan)
	}
	if w := s.Week; w != nil {
		return weekCrumbs(w.Plan, Crumb{w.Path(), w.Name()}, Crumb{s.Path, s.Part.Routine.Title})
	}
	var out []Crumb
	for _, c := range sessionLists {
		if c.Path == menuPath(s) {
			out = append(out, c)
		}
	}
	return append(out, Crumb{s.Path, s.Title})
}

// easierMove returns the easier variant of a session of one move, nil if there is none.
func easierMove(s catalog.Session) *catalog.Move {
	if len(s.Items) != 1 || s.Items[0].Move.Easier == nil {
		return nil
	}
	return s.Items[0].Move.Easier.Move
}

// playData returns the attributes of a group for the script: its picture at work, or the last picture of a way to the
// floor, with the figure's person; and how many steps come before the work, if that is not one.
func playData(s Site, g session.Group) templ.Attributes {
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

// floorFigure returns the id of the figure of a way to or from the floor.
func floorFigure(g session.Group) string { return "floor-" + string(g.FloorTransfer()) }

// floorSteps returns the steps of a way to or from the floor, and the letters of their pictures, one for each step. A
// site without a page about the floor has none.
func floorSteps(s Site, g session.Group) (steps []string, frames string) {
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

// stepsBeforeWork returns how many steps lead into the position of a move: those of its first picture, or the first one
// where the steps have no pictures.
func stepsBeforeWork(steps []catalog.Step) int {
	n := slices.IndexFunc(steps, func(v catalog.Step) bool { return v.Frame != "" && v.Frame != steps[0].Frame })
	return min(max(1, n), len(steps)-1)
}

// doneText says what a reader has done.
func doneText(items catalog.Items) string {
	if len(items) == 1 {
		return "Done. " + items.Total().Text() + "."
	}
	return "Done. " + countMoves(len(items)) + ", " + items.Total().Text() + "."
}

// cueData returns the attributes of a cue for the script.
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
