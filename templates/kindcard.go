package templates

import (
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/pose"
)

// kindCards is what the IDs begin with of the cards that stand for a kind of page; what follows is their address. No ID in the content begins with it.
const kindCards = "_"

// cardFor is the card of the page with head h: its own, or that of its kind.
func cardFor(c *catalog.Catalog, h Head) *Card {
	if h.Card != nil {
		return h.Card
	}
	return kindCard(c, h.canonical())
}

// kindCard is the card for the kind that the page at path is of: that of the moves, routines and guides that have none of their own to show, of each
// region and each section, and of each list and what it leads to. A claim has the card of all claims, as a picture of its words would look like advice.
func kindCard(c *catalog.Catalog, path string) *Card {
	part, id, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	id, _, _ = strings.Cut(id, "/") // without the form of a plan
	switch {
	case part == "stretches" && c.Stretch(id) != nil, part == "routines" && c.Routine(id) != nil:
		return CardCalled(c, id)
	case part == "guides" && c.Section(id) != nil:
		part += "_" + id
	}
	title, facts, movement := kindWords(c, part)
	if title == "" {
		part, title, facts, movement = "", "Where is it tight?", siteFacts, backMap(c)
	}
	return &Card{kindCards + part, title, facts, movement}
}

const siteFacts = "Guides and gentle moves for a tense back"

// kindWords are the title, the facts and the figure on the card of a part of the site, "" for the title of a part that has none.
func kindWords(c *catalog.Catalog, part string) (title, facts string, movement *pose.Movement) {
	if r := c.Region(part); r != nil {
		return r.Name, "Moves, routines and guides", backMap(c)
	}
	if s, ok := strings.CutPrefix(part, "guides_"); ok && c.Section(s) != nil {
		section := c.Section(s)
		return section.Name, catalog.Count(len(inSection(c.Guides, section)), "short guide"), backMap(c)
	}
	switch part {
	case "stretches":
		return "Stretches and exercises", catalog.Count(len(c.Stretches), "gentle move"), firstMovement(c, idsOf(c.Stretches))
	case "routines":
		return "Routines", catalog.Count(len(c.Routines), "routine") + ", with a timer", firstMovement(c, itemsOf(c.Routines))
	case "guides":
		return "Guides", catalog.Count(len(c.Guides), "short guide"), backMap(c)
	case "muscles":
		return "Muscles", "Where they are, and moves for each", backMap(c)
	case "tags":
		return "By topic", siteFacts, backMap(c)
	case "safety":
		return c.Safety.Title, "What to look for, and who to call", nil
	case "review":
		return "Reviews", "What we checked again, and when", nil
	}
	if p := c.Page(part); p != nil {
		return p.Title, pageFacts(c, part), nil
	}
	return "", "", nil
}

// pageFacts say in a line what a page at the top of the site holds.
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

func backMap(c *catalog.Catalog) *pose.Movement { return c.Movement("map-back") }

func idsOf(moves []*catalog.Stretch) []string {
	ids := make([]string, len(moves))
	for i, m := range moves {
		ids[i] = m.ID
	}
	return ids
}

// itemsOf are the IDs of the moves of routines, in order.
func itemsOf(routines []*catalog.Routine) (ids []string) {
	for _, r := range routines {
		for _, i := range r.Items {
			ids = append(ids, i.MoveID)
		}
	}
	return ids
}
