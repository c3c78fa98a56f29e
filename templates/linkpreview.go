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
	Figure string // the ID of the figure to show, "" for none; one without a pose is left out
}

// A Picture is a painted link preview: its path, and its alt text.
type Picture struct{ Path, Alt string }

// LinkPreviewByID returns the link preview of the move, the routine, the plan, the guide or the kind of page with this id, nil if there is none.
func LinkPreviewByID(c *catalog.Catalog, id string) *LinkPreview {
	if part, ok := strings.CutPrefix(id, kindPrefix); ok {
		if p := kindPreview(c, "/"+strings.ReplaceAll(part, "_", "/")); p.ID == id {
			return p
		}
		return nil
	}
	if m := c.Stretch(id); m != nil {
		return stretchPreview(c, m)
	}
	if r := c.Routine(id); r != nil {
		return routinePreview(c, r)
	}
	if p := c.Plan(id); p != nil {
		return planPreview(c, p)
	}
	for _, g := range c.Guides {
		if g.ID == id {
			return guidePreview(c, g)
		}
	}
	return nil
}

func stretchPreview(c *catalog.Catalog, m *catalog.Stretch) *LinkPreview {
	return &LinkPreview{m.ID, m.Title, m.Kind.Name + " · " + aboutTime(m.Dose.Seconds()) + " · " + catalog.Lower(m.Position.Label), m.ID}
}

// routinePreview shows the first move of a routine that is done in the position its figure shows, or else the first with a figure.
func routinePreview(c *catalog.Catalog, r *catalog.Routine) *LinkPreview {
	var there, elsewhere []string
	for _, i := range r.Items {
		if i.Position == i.Move.Position {
			there = append(there, i.MoveID)
		} else {
			elsewhere = append(elsewhere, i.MoveID)
		}
	}
	facts := fmt.Sprintf("Routine · %d min · %s", r.Items.AllowMinutes(), countMoves(len(r.Items)))
	return &LinkPreview{r.ID, r.Title, facts, firstFigure(c, append(there, elsewhere...))}
}

// planPreview shows the picture of its first routine.
func planPreview(c *catalog.Catalog, p *catalog.Plan) *LinkPreview {
	return &LinkPreview{p.ID, p.Title, fmt.Sprintf("Plan · %s · %s", p.Duration, catalog.Count(len(p.Stages), "stage")), routinePreview(c, p.Routines()[0]).Figure}
}

// guidePreview shows the first move in the text of a guide, or else the first among its related documents, or else the map of the back.
func guidePreview(c *catalog.Catalog, g *catalog.Guide) *LinkPreview {
	ids := g.EmbeddedMoves()
	for _, d := range g.Related {
		if m := c.Stretch(d.ID); m != nil && m.Path == d.Path {
			ids = append(ids, m.ID)
		}
	}
	return &LinkPreview{g.ID, g.Title, fmt.Sprintf("Guide · %d min to read", g.Minutes()), firstFigure(c, append(ids, backMap))}
}

// firstFigure returns the first of ids that has a pose, "" if none has.
func firstFigure(c *catalog.Catalog, ids []string) string {
	for _, id := range ids {
		if c.Movement(id) != nil {
			return id
		}
	}
	return ""
}

// aboutTime writes a duration: in seconds below a minute, else to the nearest minute.
func aboutTime(s catalog.Seconds) string {
	if s < 60 {
		return s.Text()
	}
	return fmt.Sprintf("%d min", (s+30)/60)
}
