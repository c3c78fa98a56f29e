package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/preview"
	"unknot/static"
)

// A LinkPreview is what a messenger shows in the picture for a shared link.
type LinkPreview struct {
	ID     string // ID of a move, routine, plan or guide, or of a kind of page
	Title  string
	Facts  string // one line about the page
	Figure string // ID of the figure to show, "" for none
}

// PreviewPrefix begins the paths of link previews. The rest is {id}.{hash}.png, so a path stays valid as long as the
// picture is the same.
const PreviewPrefix = "/previews/"

// Path returns the path of p as a picture, which is painted when it is first requested.
func (p LinkPreview) Path(files *static.Set) string {
	return PreviewPrefix + p.ID + "." + p.Picture(files).Hash() + ".png"
}

// Picture returns p as a picture, not painted yet.
func (p LinkPreview) Picture(files *static.Set) preview.Picture {
	picture := preview.Picture{Title: p.Title, Facts: p.Facts}
	if f := files.Figure(p.Figure); f != nil {
		picture.Panel = f.Panel
	}
	return picture
}

// alt returns the alt text of p as a picture. Messengers show the title beside it.
func (p LinkPreview) alt(files *static.Set) string {
	if f := files.Figure(p.Figure); f != nil && f.Frames[f.Lit].Alt != "" {
		return p.Facts + ". " + f.Frames[f.Lit].Alt
	}
	return p.Facts
}

// LinkPreviewByID returns the link preview with an ID, which is that of a move, a routine, a plan, a guide or a kind of
// page. It returns nil if there is none.
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

// movePreview returns the link preview of a move.
func movePreview(m *catalog.Move) *LinkPreview {
	return &LinkPreview{m.ID, m.Title, m.Kind.Name + " · " + aboutTime(m.Dose.Seconds()) + " · " + catalog.Lower(m.Position.Label), m.ID}
}

// routinePreview returns the link preview of a routine, which shows its first move.
func routinePreview(r *catalog.Routine) *LinkPreview {
	facts := fmt.Sprintf("Routine · %d min · %s", r.Items.AllowMinutes(), countMoves(len(r.Items)))
	return &LinkPreview{r.ID, r.Title, facts, r.Items[0].Move.FigureID(r.Items[0].Position)}
}

// planPreview returns the link preview of a plan, which shows its first routine.
func planPreview(p *catalog.Plan) *LinkPreview {
	return &LinkPreview{p.ID, p.Title, fmt.Sprintf("Plan · %s · %s", p.Duration, catalog.Count(len(p.Stages), "stage")),
		routinePreview(p.Routines()[0]).Figure}
}

// guidePreview returns the link preview of a guide.
func guidePreview(c *catalog.Catalog, g *catalog.Guide) *LinkPreview {
	return &LinkPreview{g.ID, g.Title, fmt.Sprintf("Guide · %d min to read", g.Minutes()), guideFigure(c, g)}
}

// aboutTime returns a time in seconds if it is below a minute, and otherwise rounded to minutes.
func aboutTime(s catalog.Seconds) string {
	if s < 60 {
		return s.Text()
	}
	return fmt.Sprintf("%d min", (s+30)/60)
}
