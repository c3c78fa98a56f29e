package templates

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/markdown"
	"unknot/internal/site"
)

// sessionNow returns what a guide suggests doing now, as a session for the player: its routine, or a sheet of its
// moves.
func sessionNow(g *catalog.Guide) catalog.Session {
	if g.Now.Routine != nil {
		return g.Now.Routine.Session()
	}
	var sheet handout.Sheet
	for _, m := range g.Now.Moves {
		sheet = sheet.With(&catalog.Item{Move: m, Position: m.Position})
	}
	return sheet.Session()
}

// maxFirstMoves is how many moves of its text a guide shows above it.
const maxFirstMoves = 3

// movesNow returns the moves that a guide shows beside what to do now: those of its session, or the first ones in its
// text.
func movesNow(c *catalog.Catalog, g *catalog.Guide) catalog.Items {
	if g.Now.Steps != nil {
		return itemsOf(c, firstN(maxFirstMoves, g.EmbeddedMoves()))
	}
	return sessionNow(g).Items
}

// itemsOf returns the moves with these IDs as items.
func itemsOf(c *catalog.Catalog, ids []string) (items catalog.Items) {
	for _, id := range ids {
		items = append(items, c.Move(id).AsItems()...)
	}
	return items
}

// sessionOf returns the session for a move in a position. For the move's own position, it is the session of the move's
// page, for another a sheet with only this move.
func sessionOf(m *catalog.Move, at *catalog.Position) catalog.Session {
	if at == m.Position {
		return m.Session()
	}
	return handout.Sheet{}.With(&catalog.Item{Move: m, Position: at}).Session()
}

// shortPathAt returns the short address of a move that opens its page at a position.
func shortPathAt(m *catalog.Move, at *catalog.Position) string {
	if at == m.Position {
		return m.ShortPath()
	}
	return m.ShortPath() + "#" + at.ID
}

// guideFigure returns the ID of the figure for a guide. If the guide names none, it is the figure of a move: the first
// in the text, or else the first to do now, or the first related one. If the guide has no moves at all, it is the map
// of the back.
func guideFigure(c *catalog.Catalog, g *catalog.Guide) string {
	if g.FigureID != "" {
		return g.FigureID
	}
	items := slices.Concat(itemsOf(c, g.EmbeddedMoves()), sessionNow(g).Items)
	for _, d := range g.Related {
		if m := c.Move(d.ID); m != nil && m.Path == d.Path {
			items = append(items, m.AsItems()...)
		}
	}
	if len(items) == 0 {
		return backMap
	}
	return firstFigure(items)
}

// alike lists the document most like d that is accepted, if there is one, without those in except. A document that
// needs care has none: nobody has chosen it for its readers, and its text may tell them to leave it out.
func alike(s site.Site, d *catalog.Doc, accept func(*catalog.Doc) bool, except ...*catalog.Doc) []catalog.Relation {
	if d.Care {
		return nil
	}
	return s.Related(d, 1, accept, except...)
}

// reviewedWords says in a line whether a clinician has reviewed a page. The end of the page says more about it.
func reviewedWords(d *catalog.Doc) string {
	if d.Reviewed() {
		return "Reviewed by a clinician"
	}
	if len(d.Reviews) > 0 {
		return "A clinician reviewed an earlier form of it"
	}
	return "No clinician has reviewed it yet"
}

// urgentSigns returns the lines of the strip of a guide, grouped by what they ask for: those of its boxes and its
// warning that need help now or today, and of the small card those that it lacks. No line is there whose signs others
// have.
func urgentSigns(s site.Site, g *catalog.Guide) []catalog.LineGroup {
	var lines []*catalog.CardLine
	for _, e := range g.Body.Embeds {
		if e.Kind == "signs" {
			lines = catalog.AppendNew(lines, boxLines(s, e.ID, isUrgent)...)
		}
	}
	for _, line := range s.Safety.Mini.Lines {
		onItsOwn := *line // the small card has its lines within a sentence
		onItsOwn.HTML = catalog.Capital(line.HTML)
		lines = append(lines, &onItsOwn)
	}
	for _, sign := range signsOf(g.Warning) {
		phrase := templ.EscapeString(catalog.Capital(sign.Phrase))
		lines = append(lines, &catalog.CardLine{HTML: phrase, Signs: []*catalog.Sign{sign}, Level: sign.Level})
	}
	for i := len(lines) - 1; i >= 0; i-- {
		others := slices.Delete(slices.Clone(lines), i, i+1)
		missing := func(sign *catalog.Sign) bool {
			return !slices.ContainsFunc(others, func(line *catalog.CardLine) bool { return slices.Contains(line.Signs, sign) })
		}
		if !slices.ContainsFunc(lines[i].Signs, missing) {
			lines = others
		}
	}
	slices.SortStableFunc(lines, func(a, b *catalog.CardLine) int {
		return cmp.Or(cmp.Compare(a.Level.Number, b.Level.Number), cmp.Compare(ownAct(a), ownAct(b)))
	})
	return catalog.GroupByAct(lines)
}

// askedInHeading reports whether the heading of a group already asks for what a line asks for: call 999 now.
func askedInHeading(g catalog.LineGroup, line *catalog.CardLine) bool {
	return g.Own(line) == "" || strings.HasPrefix(catalog.Lower(g.Heading), line.Act())
}

// ownAct returns what a line asks for, "" if its level asks for it.
func ownAct(line *catalog.CardLine) string { return line.Signs[0].OwnAct }

func isUrgent(line *catalog.CardLine) bool { return line.Level.Number <= catalog.LevelToday }
func isLater(line *catalog.CardLine) bool  { return !isUrgent(line) }

// boxLines returns the lines of a box of signs that are accepted.
func boxLines(s site.Site, id string, accept func(*catalog.CardLine) bool) []*catalog.CardLine {
	return slices.DeleteFunc(slices.Clone(s.Safety.Box(id).Lines), func(line *catalog.CardLine) bool { return !accept(line) })
}

// signHeading is the heading of a group of signs.
func signHeading(g catalog.LineGroup) string {
	if g.Act == g.Level.Act {
		return g.Heading
	}
	return catalog.Capital(g.Act) + ":"
}

// signsOf returns the signs in a warning, which may be nil.
func signsOf(w *catalog.Warning) []*catalog.Sign {
	if w == nil {
		return nil
	}
	return w.Signs
}

// contents returns the table of contents of a text: its headings of level 2.
func contents(d *catalog.Doc) []markdown.Heading {
	return slices.DeleteFunc(slices.Clone(d.Body.Headings), func(h markdown.Heading) bool { return h.Level != 2 })
}

// stepsOf returns the steps that a page describes for each picture of a figure. It returns nil if d is not a page, or
// has no such steps.
func stepsOf(s site.Site, d *catalog.Doc, figureID string) []catalog.PictureSteps {
	if p := s.Page(d.ID); p != nil && &p.Doc == d {
		return p.StepsOf(figureID)
	}
	return nil
}

// textSection is a part of a text with its heading, as HTML. The first part has none.
type textSection struct {
	Heading string
	Blocks  []markdown.Block
}

// sectionsOf splits the text of a document at its headings of level 2.
func sectionsOf(d *catalog.Doc) []textSection {
	const heading, end = "<h2", "</h2>"
	out := []textSection{{}}
	add := func(b markdown.Block) { out[len(out)-1].Blocks = append(out[len(out)-1].Blocks, b) }
	for _, b := range d.Body.Blocks {
		if b.Embed != nil || b.Sure != nil {
			add(b)
			continue
		}
		for i, piece := range strings.Split(b.HTML, heading) {
			if i > 0 {
				title, text, _ := strings.Cut(piece, end)
				out, piece = append(out, textSection{Heading: heading + title + end}), leadIn(text)
			}
			if strings.TrimSpace(piece) != "" {
				add(markdown.Block{HTML: piece})
			}
		}
	}
	return out
}

// leadPattern matches a paragraph up to the end of its first sentence, which has no other elements than numbers of
// sources, and after which may stand such numbers and a label.
var leadPattern = regexp.MustCompile(`^\s*<p>((?:[^<>{.?!]|<sup[^>]*><a[^>]*>[^<]*</a></sup>)+[.?!](?:<sup[^>]*><a[^>]*>[^<]*</a></sup>)*(?: \{[\w-]+\})?)( |</p>)`)

// maxLead is how many bytes of HTML the first sentence of a part may have, to stand alone.
const maxLead = 260

// leadIn sets off the first sentence of a part, if it is short and no question.
func leadIn(html string) string {
	m := leadPattern.FindStringSubmatch(html)
	if m == nil || len(m[1]) > maxLead || strings.HasSuffix(m[1], "?") {
		return html
	}
	rest := html[len(m[0]):]
	if m[2] == " " {
		rest = "<p>" + rest
	}
	return `<p class="serif">` + m[1] + "</p>" + rest
}

// moveLink matches a link to the page of a move.
var moveLink = regexp.MustCompile(`"/stretches/([\w-]+)["#]`)

// warns matches headings of parts whose moves are not to be tried.
var warns = regexp.MustCompile(`(?i)leave out|change|skip|ask first|avoid|\bnot\b|uneas|something else|difference`)

// pictureFor returns a move for the picture beside a part of a guide: the first of a ladder, or the first to which it
// links. It returns nil if there is none, or if the part shows moves itself.
func pictureFor(s site.Site, part textSection) *catalog.Move {
	if warns.MatchString(part.Heading) {
		return nil
	}
	var found *catalog.Move
	for _, b := range part.Blocks {
		switch {
		case b.Embed != nil && b.Embed.Kind == catalog.LadderID:
			for _, step := range s.Ladder(b.Embed.ID).Steps {
				found = cmp.Or(found, step.Move)
			}
		case b.Embed != nil && b.Embed.Kind == "stretch":
			return nil
		}
		if m := moveLink.FindStringSubmatch(b.HTML); m != nil {
			found = cmp.Or(found, s.Move(m[1]))
		}
	}
	return found
}

// guideAct is what one can do with a guide and the session that it suggests.
func guideAct(g *catalog.Guide, session catalog.Session) act {
	return act{Path: g.Path, Send: g.Path, Message: docMessage(g.Title, g.Answer), Remind: session}
}

// tagNames returns the names of tags in one line.
func tagNames(tags []*catalog.Tag) string {
	return strings.Join(catalog.MapEach(tags, func(t *catalog.Tag) string { return t.Name }), ", ")
}

// shortDuration writes "3 minutes" as "3 min".
func shortDuration(words string) string { return minutesWord.ReplaceAllString(words, " min") }

var minutesWord = regexp.MustCompile(` minutes?$`)
