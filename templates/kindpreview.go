package templates

import (
	"strings"

	"unknot/internal/catalog"
)

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
