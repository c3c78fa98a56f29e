package templates

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/timeline"
)

// playSummary returns the meta description of the player page of s.
func playSummary(s catalog.Session) string {
	return excerpt(s.Title + " with a timer: what to do when, with each change of side, each rest and each way to the floor. " + playTime(s.Items))
}

// playTime says how long a session takes, in the numbers of its own page.
func playTime(items catalog.Items) string {
	text := fmt.Sprintf("%s in all. Allow %s.", items.Total().Clock(), catalog.Count(items.AllowMinutes(), "minute"))
	if len(items) == 1 && items.Exercise() != items.Total() {
		text += fmt.Sprintf(" The move itself takes %s.", items.Exercise().Clock())
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

// sessionCrumbs returns the pages above a page of a session: its list, if it is in one, and its main page.
func sessionCrumbs(s catalog.Session) []Crumb {
	var out []Crumb
	for _, c := range sessionLists {
		if c.Path == menuPath(s) {
			out = append(out, c)
		}
	}
	return append(out, Crumb{s.Path, s.Title})
}

// easierMove returns the easier variant of a session of one move, nil if there is none.
func easierMove(s catalog.Session) *catalog.Stretch {
	if len(s.Items) != 1 || s.Items[0].Move.Easier == nil {
		return nil
	}
	return s.Items[0].Move.Easier.Move
}

// playData returns the attributes of a group for the script: the picture of the move at work, and the figure's person.
func playData(s Site, g timeline.Group) templ.Attributes {
	if g.Item == nil {
		return nil
	}
	f := s.Static.Figure(g.Item.Move.ID)
	if f == nil {
		return nil
	}
	work := f.Frames[min(1, len(f.Frames)-1)]
	return templ.Attributes{"data-figure": f.Path + "#" + work.ID, "data-cast": f.Cast}
}

// cueData returns the attributes of a cue for the script.
func cueData(c timeline.Cue) templ.Attributes {
	data := templ.Attributes{}
	if c.Side != "" {
		data["data-side"] = c.Side
	}
	if c.Times > 0 {
		data["data-times"] = fmt.Sprint(c.Times)
	}
	return data
}
