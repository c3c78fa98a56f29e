// Package templates turns the catalog into HTML. A component is named for what the reader sees; it takes
// values and writes, and decides nothing that belongs to the catalog or to HTTP.
package templates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/static"
)

// Site is what every page knows beside its own content. {emergency} and {advice} may stand in any text:
// they are replaced when the page is whole.
type Site struct {
	*catalog.Catalog
	Static    *static.Set
	URL       string // without a slash at its end
	Emergency string
	Advice    string // "" where there is no number
	Today     catalog.Day
	Version   string // names all that pages are made from, for devices that keep some; "" where none does
	Large     bool   // this page is to print in large letters
	Trail     *Trail // the list that the reader came from, nil for none
	Dev       bool
	Problems  []catalog.Problem // of content that is not up, while writing
	Draft     Draft             // of content that is up, while writing

	Preview func(LinkPreview) Picture // the painted picture of a link preview; nil if pages name none
}

// Head is what a page says of itself.
type Head struct {
	Title       string
	Whole       string // the title of a page whose Title had to be shortened, "" for the same
	Description string
	Path        string       // its address, with the filter of a list; "" where it has none
	Of          string       // the address of the page that it is another form of, "" for none
	Unlisted    bool         // it is somebody's own: no list of results is to name it, and what browsers share is the whole address
	Menu        string       // the address of the menu entry it belongs to
	Sheets      string       // names of style sheets beside that of every page, with a space between; figures where some are drawn in the page itself, text where it has tables
	Refused     bool         // its form asked for what cannot be: the title says so first
	Scripts     string       // names of the scripts that add to the page, with a space between
	Pictureless bool         // nobody shares it, so it names no picture
	LinkPreview *LinkPreview // nil for that of its kind of page
	Feed        Feed         // tells of changes to what the page lists, if there is one

	Above   []Crumb          // the pages above it, from the top
	Kind    string           // what it is to machines, "" for a page that only lists others
	Doc     *catalog.Doc     // whose dates it bears, nil for none
	Routine *catalog.Routine // what it is about, nil for something else
}

// Feed is a list of what happened, for programs that tell their readers: as Atom and as JSON.
type Feed struct {
	Path    string // without the ending for its form
	Title   string
	Summary string
}

// The feeds there are.
var (
	NewsFeed    = Feed{"/feed", "Unknot: new and changed", "What is new on Unknot, and what changed and why."}
	ReviewsFeed = Feed{"/review", "Unknot: reviews", "What was checked again on Unknot, and what is due for a check."}
)

const siteName, language = "Unknot", "en-GB"

// sheetsFor are the style sheets of a page with that text beside its own: for what is drawn in it, and for tables.
func sheetsFor(d *catalog.Doc, own string) string {
	sheets := strings.Fields(own)
	if slices.ContainsFunc(d.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == "figure" }) {
		sheets = append(sheets, "figures")
	}
	if slices.ContainsFunc(d.Body.Blocks, func(b markdown.Block) bool { return strings.Contains(b.HTML, "<table") }) {
		sheets = append(sheets, "text")
	}
	return strings.Join(sheets, " ")
}

// keeping is the script that lets a device keep the page. What was kept before, the page about us shows and removes.
const keeping = "offline.js"

// scriptsOf are the scripts of a page at the top of the site.
func scriptsOf(p *catalog.Page) string {
	switch p.ID {
	case "about":
		return "page.js kept.js"
	case "floor":
		return "page.js " + keeping
	}
	return "page.js"
}

// LargePrint is the query of a page that prints in large letters, or the end of one.
const LargePrint = "print=large"

// InLargePrint is the page at that address of the site, to print in large letters.
func InLargePrint(address string) string {
	return catalog.WithQuery(address, LargePrint)
}

// About says what the site is, for lists of results and for telephones.
const About = "Short guides and gentle moves for a tense or aching back. We check what we say, and tell you when nobody knows."

// Paper is the ground of every page, for what stands around it: light, and dark. It is --paper of the style sheet.
const Paper, PaperDark = "#fbf7f0", "#101816"

// longestTitle is what lists of results show of a title, less the name of the site.
const longestTitle = 60

func (h Head) title() string {
	if h.Path == "/" {
		return siteName + " – guides and gentle moves for a tense back"
	}
	title := catalog.Excerpt(h.Title, longestTitle) + " – " + siteName
	if h.Refused {
		return "Error: " + title
	}
	return title
}

// canonical is the address that the page is known by. That of a filtered list is the whole list, which holds all that it does (RFC 6596); that of
// another form of a page is the page.
func (h Head) canonical() string {
	path, _, _ := strings.Cut(cmp.Or(h.Of, h.Path), "?")
	return path
}

// current is the value of aria-current for the menu entry at path.
func (h Head) current(path string) string {
	if h.Path == path {
		return "page"
	}
	return "true"
}

// Tel is the address that dials number.
func Tel(number string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// moves counts moves in words.
func moves(n int) string { return catalog.Count(n, "move") }

// where names regions as a reader would: upper back, lower back, upper and lower back.
func where(regions []*catalog.Region) string {
	if len(regions) == 2 {
		return "upper and lower back"
	}
	return names(regions)
}

func names[T interface{ Lower() string }](words []T) string {
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = w.Lower()
	}
	return list(lower, "and")
}

// first returns s with its first letter as a capital.
func first(s string) string {
	if s == "" {
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// kit says what a move needs.
func kit(equipment []*catalog.Equipment) string {
	if len(equipment) == 0 {
		return "nothing else needed"
	}
	named := make([]string, len(equipment))
	for i, e := range equipment {
		named[i] = withArticle(e.Lower())
	}
	return "with " + list(named, "and")
}

// withArticle names one of a thing: a ball, an elastic band.
func withArticle(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// sure is how a certainty word is drawn and said.
func sure(level string) (mark, words string) {
	words = catalog.Certainty(level).Name
	switch level {
	case "high":
		return "straight", words
	case "moderate":
		return "wave", words
	case "low", "very-low":
		return "loop", words
	}
	return "dash", words
}

// verdictMark is how a verdict on a claim is drawn.
func verdictMark(verdict string) string {
	switch verdict {
	case "supported":
		return "straight"
	case "partly":
		return "wave"
	case "weak":
		return "loop"
	case "contradicted":
		return "knot"
	}
	return "dash"
}

// places are the answers to "Where are you?" on the home page.
var places = []struct {
	Label, Icon string
	Positions   []string
}{
	{"In a chair", "chair", []string{"chair"}},
	{"Standing", "standing", []string{"standing"}},
	{"At a wall", "wall", []string{"wall"}},
	{"In bed", "bed", []string{"bed"}},
	{"On the floor", "floor", []string{"all-fours", "floor"}},
	{"Out and about", "moving", []string{"moving", "water"}},
}

// group is moves under the name of the list that holds them.
type group struct {
	Name  string
	Moves []*catalog.Stretch
}

// byList groups moves by the list of their kind, in the order of kinds.
func byList(kinds []*catalog.Kind, moves []*catalog.Stretch) []group {
	var out []group
	at := map[string]int{}
	for _, k := range kinds {
		if _, ok := at[k.List]; !ok {
			at[k.List] = len(out)
			out = append(out, group{Name: k.List})
		}
	}
	for _, m := range moves {
		g := &out[at[m.Kind.List]]
		g.Moves = append(g.Moves, m)
	}
	return slices.DeleteFunc(out, func(g group) bool { return len(g.Moves) == 0 })
}

// positionFor is the position of m that a reader looked for, or where it starts.
func positionFor(m *catalog.Stretch, chosen []string) *catalog.Position {
	for _, p := range m.Positions() {
		if slices.Contains(chosen, p.ID) {
			return p
		}
	}
	return m.Position
}

// picturedElsewhere says so of a move that is listed at one position and drawn at the one it starts in.
func picturedElsewhere(m *catalog.Stretch, at *catalog.Position) string {
	if at == m.Position {
		return ""
	}
	return "; picture: " + catalog.Lower(m.Position.Label)
}

// startingIn lists the moves that start in one of those positions.
func startingIn(moves []*catalog.Stretch, positions []string) []*catalog.Stretch {
	var out []*catalog.Stretch
	for _, m := range moves {
		if slices.Contains(positions, m.Position.ID) {
			out = append(out, m)
		}
	}
	return out
}

// withPositions adds those positions to a filter of moves.
func withPositions(c *catalog.Catalog, f catalog.Filter, positions []string) catalog.Filter {
	for _, p := range positions {
		f = c.StretchList.With(f, "position", p)
	}
	return f
}

// routineFacts says how long a routine takes and where it is done.
func routineFacts(r *catalog.Routine) string {
	return fmt.Sprintf("%s, %s. %s", catalog.Count(r.Items.AllowMinutes(), "minute"), moves(len(r.Items)), floorWords(r.Items))
}

func floorWords(items catalog.Items) string {
	switch n := items.FloorTrips(); n {
	case 0:
		return "No trip to the floor"
	case 1:
		return "One trip to the floor"
	default:
		return fmt.Sprintf("%d trips to the floor", n)
	}
}

// anchor is an entry of a contents list.
type anchor struct{ ID, Text string }

// contents lists the parts of a text: its headings of the first level, what we are sure of, its sources.
func contents(d *catalog.Doc) []anchor {
	var out []anchor
	for _, h := range d.Body.Headings {
		if h.Level == 2 {
			out = append(out, anchor{h.ID, h.Text})
		}
	}
	if len(d.Body.Sure) > 0 {
		out = append(out, anchor{"sure", "What we are sure of"})
	}
	if len(d.Notes) > 0 {
		out = append(out, anchor{"sources", "Sources"})
	}
	return out
}

// share is where a part begins in a whole, in percent, for the ruler of a routine.
func share(part, whole catalog.Seconds) string {
	return strings.TrimSuffix(fmt.Sprintf("%.2f", 100*float64(part)/float64(max(1, whole))), ".00") + "%"
}

// mark is where an item begins on a routine's ruler, and its number and time where there is room for them.
type mark struct{ Begins, Number, Time string }

func marks(r *catalog.Routine) []mark {
	var out []mark
	var at catalog.Seconds
	whole := r.Items.Exercise()
	for _, i := range r.Items {
		length := i.Dose().Seconds()
		m := mark{Begins: share(at, whole)}
		if length*24 >= whole {
			m.Number = fmt.Sprint(len(out) + 1)
		}
		if length*9 >= whole {
			m.Time = length.Clock()
		}
		out = append(out, m)
		at += length
	}
	return out
}

// atMost returns the first n of list.
func atMost[T any](n int, list []T) []T { return list[:min(n, len(list))] }

func inRegion[T any](shelf *catalog.FacetedList[T], r *catalog.Region) []T {
	return shelf.Select(shelf.With(shelf.NoFilter(), "region", r.ID))
}

// copies is how many cards of a kind fit on a sheet of paper.
func copies(s Site) int {
	if s.Large {
		return 2
	}
	return 4
}

// list joins words as in a sentence, with "and" or "or" before the last.
func list(words []string, with string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + with + " " + words[last]
}

// printed is an address as it stands on paper.
func printed(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	return rest
}

// kindPath is the list of all moves of a kind.
func kindPath(c *catalog.Catalog, k *catalog.Kind) string {
	return c.StretchList.Link(c.StretchList.With(c.StretchList.NoFilter(), "kind", k.ID))
}

// side is a word for a side. A right angle has none.
var side = regexp.MustCompile(`(?i)\b(left|right)\b( angles?\b)?`)

// otherSide is a text with left for right and right for left.
func otherSide(text string) string {
	swap := map[string]string{"left": "right", "Left": "Right", "right": "left", "Right": "Left"}
	return side.ReplaceAllStringFunc(text, func(word string) string { return cmp.Or(swap[word], word) })
}

// doseRows are the parts of a dose that apply, name and value.
func doseRows(d catalog.Dose) [][2]string {
	var rows [][2]string
	add := func(name, value string) { rows = append(rows, [2]string{name, value}) }
	if d.Timed() {
		add("For", catalog.Seconds(d.Minutes*60).Words())
	} else {
		if d.Sets > 1 {
			add("Sets", fmt.Sprint(d.Sets))
		}
		add("Times", fmt.Sprint(d.Reps))
		if d.Hold > 0 {
			add("Hold", d.Hold.Words())
		}
		add("Each one takes", d.Each().Words())
		if d.Sets > 1 && d.Rest > 0 {
			add("Rest between sets", d.Rest.Words())
		}
	}
	if d.BothSides() {
		add("Sides", "Both")
	}
	return rows
}

// besides are the documents that the page of a move leads to already.
func besides(m *catalog.Stretch) []*catalog.Doc {
	var out []*catalog.Doc
	for _, o := range []*catalog.Variant{m.Easier, m.Harder} {
		if o != nil && o.Move != nil {
			out = append(out, &o.Move.Doc)
		}
	}
	if m.Swap != nil {
		out = append(out, &m.Swap.Doc)
	}
	return out
}

// notFor are the documents that the page of a guide is not to lead to as related: those that an editor chose, which it leads to already, and
// the moves that it advises against.
func notFor(g *catalog.Guide) []*catalog.Doc {
	out := slices.Clone(g.Related)
	for _, m := range g.Against {
		out = append(out, &m.Doc)
	}
	return out
}

func routinesFor(c *catalog.Catalog, r *catalog.Region) []*catalog.Routine {
	var out []*catalog.Routine
	for _, v := range c.Routines {
		if slices.Contains(v.Regions, r) {
			out = append(out, v)
		}
	}
	return out
}

// labels are how positions read inside a sentence.
func labels(positions []*catalog.Position) []string {
	out := make([]string, len(positions))
	for i, p := range positions {
		out[i] = catalog.Lower(p.Label)
	}
	return out
}

// inTurn names positions in order: in a chair, then on the floor.
func inTurn(positions []*catalog.Position) string {
	return first(strings.Join(labels(positions), ", then "))
}

// elsewhere names the other places where a move can be done.
func elsewhere(m *catalog.Stretch) string { return list(labels(m.Positions()[1:]), "or") }
