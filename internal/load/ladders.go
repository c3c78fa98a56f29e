package load

import (
	"io/fs"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// laddersFile is the name of the file with ladders. A site may have none.
const laddersFile = "ladders.yaml"

// Limits of the number of steps of a ladder.
const minLadderSteps, maxLadderSteps = 4, 7

// readLadders reads the ladders, if the site has some.
func (l *loader) readLadders(fsys fs.FS, c *catalog.Content) {
	ladders := &catalog.Ladders{}
	f := l.readOptional(fsys, laddersFile, ladders)
	if f == nil {
		return
	}
	c.Ladders = ladders
	checkIDs(f, ladders.List, "ladders")
	for i, ladder := range ladders.List {
		if n := len(ladder.Steps); n > 0 && (n < minLadderSteps || n > maxLadderSteps) {
			f.FaultAt([]any{"ladders", i, "steps"}, "a ladder has %d to %d steps, found %d", minLadderSteps, maxLadderSteps, n)
		}
	}
}

// checkLaddersShown reports ladders that no guide shows. The warnings for a ladder are in the guide, so it must not be
// shown anywhere else.
func (l *linker) checkLaddersShown() {
	f := l.lists[laddersFile]
	if f == nil || l.mayLackContent {
		return
	}
	for i, id := range l.ladderIDs() {
		shows := func(g *catalog.Guide) bool {
			return !g.Hidden && slices.ContainsFunc(g.Body.Embeds,
				func(e markdown.Embed) bool { return e.Kind == catalog.LadderID && e.ID == id })
		}
		if id != "" && !slices.ContainsFunc(l.Guides, shows) {
			f.FaultAt([]any{"ladders", i}, "no guide shows the ladder %s: write ![title](%s:%s) in one", id, catalog.LadderID, id)
		}
	}
}

// ladderIDs lists the IDs of the ladders.
func (l *linker) ladderIDs() []string {
	if l.Ladders == nil {
		return nil
	}
	return catalog.IDs(l.Ladders.List)
}
