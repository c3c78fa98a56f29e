package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
)

// A LinkPreview is the content of the picture that messengers show for a shared link.
type LinkPreview struct {
	ID     string // of the move, routine, plan or guide, or of a kind of page
	Title  string
	Facts  string // one line about it
	Figure string // the ID of the figure to show, "" for none
}

// A Picture is a painted link preview: its path, and its alt text.
type Picture struct{ Path, Alt string }

// LinkPreviewByID returns the link preview of the move, the routine, the plan, the guide or the kind of page with this
// id, nil if there is none.
func LinkPreviewByID(c *catalog.Catalog, id string) *LinkPreview {
	if part, ok := strings.CutPrefix(id, kindPrefix); ok {
		if p := kindPreview(c, "/"+strings.ReplaceAll(part, "_", "/")); p.ID == id {
			return p
		}
		return nil
	}
	if m := c.Move(id); m != nil {
		return movePreview(m)
	}
	if r := c.Routine(id); r != nil {
		return routinePreview(r)
	}
	if p := c.Plan(id); p != nil {
		return planPreview(p)
	}
	for _, g := range c.Guides {
		if g.ID == id {
			return guidePreview(c, g)
		}
	}
	return nil
}

func movePreview(m *catalog.Move) *LinkPreview {
	return &LinkPreview{m.ID, m.Title, m.Kind.Name + " · " + aboutTime(m.Dose.Seconds()) + " · " + catalog.Lower(m.Position.Label), m.ID}
}

// routinePreview shows the first move of a routine.
func routinePreview(r *catalog.Routine) *LinkPreview {
	facts := fmt.Sprintf("Routine · %d min · %s", r.Items.AllowMinutes(), countMoves(len(r.Items)))
	return &LinkPreview{r.ID, r.Title, facts, r.Items[0].Move.FigureID(r.Items[0].Position)}
}

// planPreview shows the picture of its first routine.
func planPreview(p *catalog.Plan) *LinkPreview {
	return &LinkPreview{p.ID, p.Title, fmt.Sprintf("Plan · %s · %s", p.Duration, catalog.Count(len(p.Stages), "stage")),
		routinePreview(p.Routines()[0]).Figure}
}

func guidePreview(c *catalog.Catalog, g *catalog.Guide) *LinkPreview {
	return &LinkPreview{g.ID, g.Title, fmt.Sprintf("Guide · %d min to read", g.Minutes()), guideFigure(c, g)}
}

// aboutTime writes a duration: in seconds below a minute, else to the nearest minute.
func aboutTime(s catalog.Seconds) string {
	if s < 60 {
		return s.Text()
	}
	return fmt.Sprintf("%d min", (s+30)/60)
}
