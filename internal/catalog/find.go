package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"unknot/internal/search"
)

// Entry is a page, or a part of a page, that search finds.
type Entry struct {
	Kind   string // one of EntryKinds
	Path   string
	Title  string
	Target any // *Stretch, *Guide, *Routine, *Question, *Term, *Muscle, *Claim, *Page, *Safety, *Region, or nil for /review

	regions  []string
	document int // its place in the index
}

// Piece is a part of a text that search shows: what was searched for, or what stands between.
type Piece = search.Piece

// EntryKinds are the kinds of what search finds, in the order readers see them.
func EntryKinds() []Value {
	return []Value{
		{"move", "Moves"}, {"guide", "Guides"}, {"routine", "Routines"}, {"question", "Questions"},
		{"claim", "Claims"}, {"muscle", "Muscles"}, {"word", "Glossary"}, {"page", "Other pages"},
	}
}

// Synonym is names that stand for one another in searches.
type Synonym struct {
	Same []string `yaml:"same" need:""`
}

// finder is what searches are answered from.
type finder struct {
	index   *search.Index
	worries *search.Signs
	entries []*Entry
	safety  *Entry // of the safety page
}

// ofUnsure stands among the numbers of cards for the line of Safety.Unsure. It is greater than those.
const ofUnsure = 1 << 20

// collection gathers what will be found.
type collection struct {
	entries   []*Entry
	documents []search.Document
}

func (c *collection) add(e Entry, d search.Document) {
	d.Title, e.document = e.Title, len(c.documents)
	c.entries = append(c.entries, &e)
	c.documents = append(c.documents, d)
}

// Weights of what should stand behind moves, guides and routines that hold the same words.
const (
	behind = 0.8
	last   = 0.75
)

// collect takes the words of everything that can be found while they are at hand; the index is made of them when somebody searches first.
func (k *linker) collect() {
	c := &collection{}
	for _, s := range k.Stretches {
		c.add(Entry{Kind: "move", Path: s.Path, Title: s.Title, Target: s, regions: s.RegionIDs}, moveWords(s))
	}
	for _, g := range k.Guides {
		c.add(Entry{Kind: "guide", Path: g.Path, Title: g.Title, Target: g, regions: g.RegionIDs}, search.Document{
			Names: g.Searches, Lead: g.Summary, Answers: true, Facts: slices.Concat(wordNames(g.Regions), wordNames(g.Tags), headings(&g.Doc)), Body: append([]string{g.Answer}, passages(&g.Doc)...),
		})
	}
	for _, r := range k.Routines {
		c.add(Entry{Kind: "routine", Path: r.Path, Title: r.Title, Target: r, regions: r.RegionIDs}, routineWords(r))
	}
	for _, q := range k.Questions {
		c.add(Entry{Kind: "question", Path: q.Path(), Title: q.Question, Target: q}, search.Document{Names: q.Searches, Lead: q.Answer, Weight: behind, Answers: true})
	}
	for _, v := range k.Claims {
		c.add(Entry{Kind: "claim", Path: v.Path(), Title: v.Quoted(), Target: v, regions: v.regionIDs()}, search.Document{Names: v.Searches, Lead: v.Say, Facts: []string{"true false myth evidence"}, Weight: behind, Answers: true})
	}
	for _, m := range k.Muscles {
		if m.inUse() {
			c.add(Entry{Kind: "muscle", Path: m.Path(), Title: m.Name, Target: m}, search.Document{Names: append([]string{m.Latin}, m.Searches...), Lead: m.Meaning, Facts: []string{"muscle"}, Weight: behind})
		}
	}
	for _, t := range k.Terms {
		c.add(Entry{Kind: "word", Path: t.Path(), Title: t.Term, Target: t}, search.Document{Names: t.Forms, Lead: t.Meaning, Facts: []string{"meaning"}, Weight: last})
	}
	k.collectPages(c)
	c.ready(k.Catalog)
}

// collectPages adds what stands at the top of the site.
func (k *linker) collectPages(c *collection) {
	for _, r := range k.Regions {
		c.add(Entry{Kind: "page", Path: r.Path(), Title: r.Name, Target: r, regions: []string{r.ID}}, search.Document{
			Lead: r.Feels, Facts: []string{"stretches exercises moves guides"}, Body: []string{r.Meaning, r.Hint, r.Differs},
		})
	}
	signs := []string{k.Safety.Lead}
	for _, card := range k.Safety.Cards {
		signs = append(signs, card.Heading)
		for _, sign := range card.Signs {
			signs = append(signs, strings.ReplaceAll(sign, "*", ""))
		}
	}
	c.add(Entry{Kind: "page", Path: k.Safety.Path, Title: k.Safety.Title, Target: k.Safety}, search.Document{Names: k.Safety.Searches, Lead: k.Safety.Summary, Body: signs})
	c.add(Entry{Kind: "page", Path: "/review", Title: "Reviews due"}, search.Document{
		Names: []string{"due for review", "what is new", "whats new", "follow changes", "rss feed", "atom feed", "newsletter"},
		Lead:  "What is due for a check of its facts, and how we review.",
	})
	for _, p := range k.Pages {
		d := search.Document{Names: p.Searches, Lead: p.Summary, Facts: headings(&p.Doc), Body: passages(&p.Doc)}
		if p.ID == "checklist" {
			for _, t := range k.Tasks {
				d.Body = append(d.Body, t.Do)
			}
		}
		c.add(Entry{Kind: "page", Path: p.Path, Title: p.Title, Target: p}, d)
	}
}

// ready lets c be searched in what was collected.
func (c *collection) ready(of *Catalog) {
	of.finder = sync.OnceValue(func() *finder {
		var same [][]string
		for _, s := range of.Synonyms {
			same = append(same, s.Same)
		}
		var signs []search.Sign
		for i, card := range of.Safety.Cards {
			for _, words := range card.Searches {
				signs = append(signs, search.Sign{Words: words, Of: i})
			}
		}
		if of.Safety.Unsure != nil {
			for _, words := range of.Safety.Unsure.Searches {
				signs = append(signs, search.Sign{Words: words, Of: ofUnsure})
			}
		}
		worries := search.NewSigns(signs)
		i := slices.IndexFunc(c.entries, func(e *Entry) bool { return e.Target == of.Safety })
		return &finder{search.New(c.documents, same, worries.Words()), worries, c.entries, c.entries[i]}
	})
}

func moveWords(s *Stretch) search.Document {
	facts := append(wordNames(s.Regions), s.Kind.Name, s.Kind.List, fmt.Sprintf("plate %d", s.Number))
	for _, p := range s.Positions() {
		facts = append(facts, p.Label)
	}
	facts = append(facts, wordNames(s.Equipment)...)
	facts = append(facts, wordNames(s.Tags)...)
	for _, m := range s.Muscles {
		facts = append(facts, m.Name, m.Latin)
	}
	var body []string
	for _, step := range s.Steps {
		body = append(body, step.Text)
	}
	body = append(body, s.Feel, s.Cue)
	for _, slip := range s.Slips { // by itself, in an excerpt, it would read as advice
		body = append(body, "Not like this: "+slip)
	}
	body = append(body, s.CareLines...)
	for _, a := range s.Also {
		body = append(body, a.Change)
	}
	return search.Document{Names: append(slices.Clone(s.Aliases), s.Searches...), Lead: s.Summary, Facts: facts, Body: append(body, passages(&s.Doc)...)}
}

func routineWords(r *Routine) search.Document {
	facts := append(wordNames(r.Regions), "routine", Count(r.Items.AllowMinutes(), "minute"), Count((r.Items.AllowMinutes()+2)/5*5, "minute"))
	for _, p := range r.Items.Positions() {
		facts = append(facts, p.Label)
	}
	facts = append(facts, wordNames(r.Tags)...)
	body := []string{r.For}
	for _, i := range r.Items {
		body = append(body, i.Move.Title)
	}
	body = append(body, r.Preparation...)
	return search.Document{Names: r.Searches, Lead: r.Summary, Facts: facts, Body: append(body, passages(&r.Doc)...)}
}

// passages are the words of a document's text, for as long as it is read.
func passages(d *Doc) []string {
	var out []string
	for _, p := range d.Body.Passages {
		text := p.Text
		if level, sentence, ok := strings.Cut(text, ": "); ok && slices.Contains(certainties, level) {
			text = sentence // pages say the level otherwise
		}
		out = append(out, text)
	}
	return out
}

func headings(d *Doc) []string {
	var out []string
	for _, h := range d.Body.Headings {
		out = append(out, h.Text)
	}
	return out
}

func wordNames[P interface{ Value() Value }](words []P) []string {
	var out []string
	for _, v := range values(words) {
		out = append(out, v.Name)
	}
	return out
}

// SearchResult is what a search found.
type SearchResult struct {
	Query       search.Query
	Entries     []*Entry // the best first
	SafetyCards []*Card  // cards of the most urgent level that the query touches
	Unsure      bool     // it may be about a sign, though of no urgent card: a line leads to them

	finder *finder
}

// Search finds what somebody typed; literally, if no word is to be read as another.
func (c *Catalog) Search(typed string, literal bool) *SearchResult {
	f := c.finder()
	if literal {
		return c.answer(f.index.ReadLiterally(typed))
	}
	return c.answer(f.index.Read(typed))
}

// Suggest finds what somebody is typing.
func (c *Catalog) Suggest(typed string) *SearchResult {
	return c.answer(c.finder().index.ReadUnfinished(typed))
}

// answer finds what answers q, and what of it should worry. Then no moves are among it and the safety page comes first, or
// moves come later.
func (c *Catalog) answer(q search.Query) *SearchResult {
	f := c.finder()
	a := &SearchResult{Query: q, finder: f}
	for _, h := range f.index.Find(q) {
		a.Entries = append(a.Entries, f.entries[h.Document])
	}
	a.SafetyCards, a.Unsure = c.Alarm(q.Typed)
	switch {
	case a.Urgent():
		a.Entries = slices.DeleteFunc(a.Entries, func(e *Entry) bool { return e.trains() || e.Target == c.Safety })
		a.Entries = append([]*Entry{f.safety}, a.Entries[:min(fewWhenUrgent, len(a.Entries))]...)
	case a.Unsure:
		a.Entries = readFirst(f.safety, a.Entries)
	}
	return a
}

// Alarm lists the cards of the most urgent level that typed holds signs of, and whether it may hold another.
func (c *Catalog) Alarm(typed string) (cards []*Card, unsure bool) {
	f := c.finder()
	for _, i := range f.worries.In(typed, f.index) {
		if i == ofUnsure {
			return cards, len(cards) == 0 || !cards[0].urgent()
		}
		card := &c.Safety.Cards[i]
		if len(cards) == 0 || card.Level == cards[0].Level { // cards stand in the order of their levels
			cards = append(cards, card)
		}
	}
	return cards, false
}

// urgent reports whether c says to get help now or today.
func (c *Card) urgent() bool { return c.Level < 3 }

// trains reports whether e is a move, or a list of them.
func (e *Entry) trains() bool { return e.Kind == "move" || e.Kind == "routine" }

// readBefore is how many results to read stand before any move where somebody may have a sign.
const readBefore = 3

// readFirst puts pages to read before any move. Where there are too few of them, the safety page comes first and moves are left out.
func readFirst(safety *Entry, entries []*Entry) []*Entry {
	var first, moves, rest []*Entry
	for _, e := range entries {
		switch {
		case len(first) == readBefore:
			rest = append(rest, e)
		case e.trains():
			moves = append(moves, e)
		default:
			first = append(first, e)
		}
	}
	if len(first) == readBefore {
		return slices.Concat(first, moves, rest)
	}
	first = slices.DeleteFunc(first, func(e *Entry) bool { return e == safety })
	return slices.Insert(first, 0, safety)
}

// fewWhenUrgent is how many pages to read are enough for somebody who should ask for help today.
const fewWhenUrgent = 4

// Urgent reports whether the query touches a sign that needs help now or today.
func (a *SearchResult) Urgent() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].urgent() }

// Title is the title of e, with what was searched for marked in it.
func (a *SearchResult) Title(e *Entry) []Piece { return a.finder.index.Mark(a.Query, e.Title) }

// excerptLength is about two lines.
const excerptLength = 170

// Excerpt shows why e was found.
func (a *SearchResult) Excerpt(e *Entry) []Piece {
	return a.finder.index.Excerpt(a.Query, e.document, excerptLength)
}

// MoveFilter is the filter of moves that the words of the search name - a region, places, things, tags, at most how many minutes - and how many
// moves it leaves: 0 if they name none, or where help is needed.
func (a *SearchResult) MoveFilter(c *Catalog) (Filter, int) {
	f := c.StretchList.NoFilter()
	if a.Urgent() || a.Unsure {
		return f, 0
	}
	named := map[string]bool{} // a chair is a place, and a thing
	choose := func(facet, value string) {
		if more := c.StretchList.With(f, facet, value); len(c.StretchList.Select(more)) > 0 {
			f = more
		}
	}
	for _, facet := range c.StretchList.facets {
		if !slices.Contains([]string{"region", "position", "equipment", "tag"}, facet.name) {
			continue
		}
		for _, v := range facet.options {
			if !named[v.Name] && a.finder.index.Holds(a.Query, v.Name) {
				choose(facet.name, v.ID)
				named[v.Name] = true
			}
		}
	}
	if f.Empty() {
		return f, 0
	}
	for _, value := range minutesIn(a.Query.Typed) {
		choose("minutes", value)
	}
	return f, len(c.StretchList.Select(f))
}

var minutes = regexp.MustCompile(`(?i)\b(1|2|3|one|two|three|a)[ -]?(?:min|mins|minute|minutes)\b`)

// minutesIn are the values of the facet minutes for moves that take no longer than typed says.
func minutesIn(typed string) []string {
	m := minutes.FindStringSubmatch(typed)
	switch {
	case m == nil:
		return nil
	case slices.Contains([]string{"1", "one", "a"}, strings.ToLower(m[1])):
		return []string{"1"}
	}
	return []string{"1", "3"}
}

// List returns the results as a list to filter by kind and by region.
func (a *SearchResult) List(c *Catalog) *FacetedList[*Entry] {
	return &FacetedList[*Entry]{Path: "/search", items: a.Entries, facets: []facet[*Entry]{
		{name: "kind", legend: "Kind", options: EntryKinds(), valuesOf: func(e *Entry) []string { return []string{e.Kind} }},
		{name: "region", legend: "Where", options: values(c.Regions), valuesOf: func(e *Entry) []string { return e.regions }},
	}}
}
