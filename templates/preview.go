package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/pose"
)

// A Card is what the picture shows that messengers show of a page when its link is shared.
type Card struct {
	ID       string // of what the page is about
	Title    string
	Facts    string         // what it is, in a line
	Movement *pose.Movement // whose figure stands for it, nil for none
}

// A Picture is a card as painted: its address, and what it shows beside the title in words.
type Picture struct{ Path, Alt string }

// CardCalled is that of the move, the routine or the guide with this id, or that of a kind of page, nil if there is none.
func CardCalled(c *catalog.Catalog, id string) *Card {
	if part, ok := strings.CutPrefix(id, kindCards); ok {
		if card := kindCard(c, "/"+strings.ReplaceAll(part, "_", "/")); card.ID == id {
			return card
		}
		return nil
	}
	if m := c.Stretch(id); m != nil {
		return stretchCard(c, m)
	}
	if r := c.Routine(id); r != nil {
		return routineCard(c, r)
	}
	for _, g := range c.Guides {
		if g.ID == id {
			return guideCard(c, g)
		}
	}
	return nil
}

func stretchCard(c *catalog.Catalog, m *catalog.Stretch) *Card {
	return &Card{m.ID, m.Title, m.Kind.Name + " · " + aboutTime(m.Dose.Seconds()) + " · " + catalog.Lower(m.Position.Label), c.Movement(m.ID)}
}

// routineCard shows the first move of a routine that is done where it is drawn, or else the first of all.
func routineCard(c *catalog.Catalog, r *catalog.Routine) *Card {
	var there, elsewhere []string
	for _, i := range r.Items {
		if i.Position == i.Move.Position {
			there = append(there, i.MoveID)
		} else {
			elsewhere = append(elsewhere, i.MoveID)
		}
	}
	facts := fmt.Sprintf("Routine · %d min · %s", r.Items.AllowMinutes(), moves(len(r.Items)))
	return &Card{r.ID, r.Title, facts, firstMovement(c, append(there, elsewhere...))}
}

// guideCard shows the first move that stands in the text of a guide, or else the first that it leads on to, or else the back.
func guideCard(c *catalog.Catalog, g *catalog.Guide) *Card {
	ids := g.EmbeddedMoves()
	for _, d := range g.Related {
		if m := c.Stretch(d.ID); m != nil && m.Path == d.Path {
			ids = append(ids, m.ID)
		}
	}
	return &Card{g.ID, g.Title, fmt.Sprintf("Guide · %d min to read", g.Minutes()), firstMovement(c, append(ids, "map-back"))}
}

func firstMovement(c *catalog.Catalog, ids []string) *pose.Movement {
	for _, id := range ids {
		if m := c.Movement(id); m != nil {
			return m
		}
	}
	return nil
}

// aboutTime is how long something takes, to the nearest minute if it takes one.
func aboutTime(s catalog.Seconds) string {
	if s < 60 {
		return s.Words()
	}
	return fmt.Sprintf("%d min", (s+30)/60)
}
