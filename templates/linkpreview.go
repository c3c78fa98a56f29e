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

// kindPrefix begins the IDs of the link previews that all pages of one kind share. The address of the kind follows it.
// No ID in the content begins with it.
const kindPrefix = "_"

// linkPreviewFor returns the link preview for a page: its own, or the one for its kind.
func linkPreviewFor(c *catalog.Catalog, h Head) *LinkPreview {
	if h.LinkPreview != nil {
		return h.LinkPreview
	}
	return kindPreview(c, h.canonical())
}

// kindPreview returns the link preview for the kind of the page at path. Each move, routine, plan and guide has its own
// preview, and so has each region, section and list. The pages below a list share that of the list. So claims share
// one, because a picture of a single claim could be taken for advice.
func kindPreview(c *catalog.Catalog, path string) *LinkPreview {
	part, id, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	id, _, _ = strings.Cut(id, "/") // without the player or another format
	switch {
	case part == "stretches" && c.Move(id) != nil, part == "routines" && c.Routine(id) != nil, part == "plans" && c.Plan(id) != nil:
		return LinkPreviewByID(c, id)
	case part == "guides" && c.Section(id) != nil:
		part += "_" + id
	case path == catalog.TreatmentsPath:
		part += "_" + id
	}
	title, facts, figure := kindWords(c, part)
	if title == "" {
		part, title, facts, figure = "", "Where is it tight?", siteFacts, backMap
	}
	return &LinkPreview{kindPrefix + part, title, facts, figure}
}

// siteFacts describes the site in the picture of a link preview.
const siteFacts = "Guides and gentle moves for a tense back"

// kindWords returns the title, the facts and the ID of the figure for the preview of a part of the site. For an unknown
// part the title is "".
func kindWords(c *catalog.Catalog, part string) (title, facts, figure string) {
	if r := c.Region(part); r != nil {
		return r.Name, "Moves, routines and guides", backMap
	}
	if id, ok := strings.CutPrefix(part, "guides_"); ok && c.Section(id) != nil {
		section := c.Section(id)
		return section.Name, catalog.Count(len(inSection(c.Guides, section)), "short guide"), backMap
	}
	switch part {
	case "evidence_" + catalog.TreatmentsID:
		return c.Page(catalog.TreatmentsID).Title, catalog.Count(len(c.Treatments), "treatment") + ", and how sure we are", ""
	case "stretches":
		return "Stretches and exercises", catalog.Count(len(c.Moves), "gentle move"), firstMove(c.Moves)
	case "routines":
		return "Routines", catalog.Count(len(c.Routines), "routine") + ", with a timer", firstItem(c.Routines)
	case "plans":
		return "Plans", catalog.Count(len(c.Plans), "plan") + " for some weeks", backMap
	case "guides":
		return "Guides", catalog.Count(len(c.Guides), "short guide"), backMap
	case "muscles":
		return "Muscles", "Where they are, and moves for each", backMap
	case "tags":
		return "By topic", siteFacts, backMap
	case "safety":
		return c.Safety.Title, "What to look for, and who to call", ""
	case "review":
		return "Reviews", "What we checked again, and when", ""
	}
	if p := c.Page(part); p != nil {
		return p.Title, pageFacts(c, part), ""
	}
	return "", "", ""
}

// pageFacts describes a page such as /about in one line.
func pageFacts(c *catalog.Catalog, id string) string {
	switch id {
	case "evidence":
		return catalog.Count(len(c.Claims), "claim") + ", and what studies found"
	case "sources":
		return catalog.Count(len(c.Sources), "source") + ", with what each found"
	case "questions":
		return catalog.Count(len(c.Questions), "short answer")
	case "glossary":
		return catalog.Count(len(c.Terms), "word") + " in plain English"
	}
	return siteFacts
}

// backMap is the ID of the map of the whole back.
const backMap = "map-back"

// firstMove returns the ID of the first move, which is also that of its figure. If there are none, it is the map of the
// back.
func firstMove(moves []*catalog.Move) string {
	if len(moves) == 0 {
		return backMap
	}
	return moves[0].ID
}

// firstItem returns the ID of the first move in routines. If there are none, it is the map of the back.
func firstItem(routines []*catalog.Routine) string {
	if len(routines) == 0 {
		return backMap
	}
	return routines[0].Items[0].MoveID
}
