package templates

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/timeline"
)

// playSummary says what the player of a session is.
func playSummary(p catalog.Session) string {
	return excerpt(p.Title + " with a timer: what to do when, with each change of side, each rest and each way to the floor. " + playTime(p.Items))
}

// playTime says how long it takes, in the numbers of the session's own page.
func playTime(items catalog.Items) string {
	text := fmt.Sprintf("%s in all. Allow %s.", items.Total().Clock(), catalog.Count(items.AllowMinutes(), "minute"))
	if len(items) == 1 && items.Exercise() != items.Total() {
		text += fmt.Sprintf(" The move itself takes %s.", items.Exercise().Clock())
	}
	return text
}

// menuOf is the menu entry that a session belongs to, "" for none.
func menuOf(p catalog.Session) string {
	for _, c := range sessionLists {
		if strings.HasPrefix(p.Path, c.Path+"/") {
			return c.Path
		}
	}
	return ""
}

// sessionLists are the lists that sessions stand in.
var sessionLists = []Crumb{{"/routines", "Routines"}, {"/stretches", "Stretches"}}

// aboveSession leads from a form of a session back to it, and to the list that holds it.
func aboveSession(p catalog.Session) []Crumb {
	var out []Crumb
	for _, c := range sessionLists {
		if c.Path == menuOf(p) {
			out = append(out, c)
		}
	}
	return append(out, Crumb{p.Path, p.Title})
}

// easierThan is the easier move that a session of one move names, nil for none.
func easierThan(p catalog.Session) *catalog.Stretch {
	if len(p.Items) != 1 || p.Items[0].Move.Easier == nil {
		return nil
	}
	return p.Items[0].Move.Easier.Move
}

// playData is what the script needs of a group beside its words: the picture of the move at work, and its person.
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

// cueData is what the script needs of a cue beside its words and its time.
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
