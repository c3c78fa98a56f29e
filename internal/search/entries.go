package search

import (
	"cmp"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/search/fulltext"
)

// Entry is a page, or a part of a page, that search can find.
type Entry struct {
	Kind  string // the ID of one of kinds
	Path  string
	Title string
	// *Move, *Guide, *Routine, *Plan, *Question, *Term, *Muscle, *Claim, *Treatment, *Page, *Safety, *Region, or nil
	// for /review and for lists.
	Target any

	lead     string // what a result says of it
	regions  []string
	subject  string // address of the page that says the same at length, "" if there is none
	document int    // index of its document in the index of words
}

// kinds lists the kinds of entries in the order in which readers see them.
var kinds = []struct {
	catalog.Value
	singular string // name of one entry
}{
	{catalog.Value{ID: "move", Name: "Moves"}, ""}, // a move has the name of its own kind: see KindName
	{catalog.Value{ID: "guide", Name: "Guides"}, "Guide"},
	{catalog.Value{ID: "routine", Name: "Routines"}, "Routine"},
	{catalog.Value{ID: "plan", Name: "Plans"}, "Plan"},
	{catalog.Value{ID: "question", Name: "Questions"}, "Question"},
	{catalog.Value{ID: "claim", Name: "Claims"}, "Claim"},
	{catalog.Value{ID: "treatment", Name: "Treatments"}, "Treatment"},
	{catalog.Value{ID: "muscle", Name: "Muscles"}, "Muscle"},
	{catalog.Value{ID: "word", Name: "Glossary"}, "Word"},
	{catalog.Value{ID: "page", Name: "Other pages"}, "Page"},
}

// KindName returns a word for what e is, such as "Guide" or, for a move, "Stretch".
func (e *Entry) KindName() string {
	if m, ok := e.Target.(*catalog.Move); ok {
		return m.Kind.Name
	}
	for _, k := range kinds {
		if k.ID == e.Kind {
			return k.singular
		}
	}
	return ""
}

// IsExercise reports whether e is a move, a routine or a plan.
func (e *Entry) IsExercise() bool { return e.Kind == "move" || e.Kind == "routine" || e.Kind == "plan" }

// Names yields pairs of an address and a name: for each entry of c, its title and every other name that it has.
func Names(c *catalog.Catalog) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		found := collect(&c.Content)
		for i, e := range found.entries {
			names := append([]string{e.Title}, found.documents[i].Names...)
			for _, name := range names {
				if !yield(e.Path, name) {
					return
				}
			}
		}
	}
}

// collector collects the entries that search can find.
type collector struct {
	content   *catalog.Content
	entries   []*Entry
	documents []fulltext.Document // the words of each entry
}

// collect returns a collector with all entries of content.
func collect(content *catalog.Content) *collector {
	c := &collector{content: content}
	c.addDocs()
	c.addEntries()
	c.addPages()
	return c
}

// add adds an entry with its words.
func (c *collector) add(e Entry, d fulltext.Document) {
	d.Title, e.document = e.Title, len(c.documents)
	d.Lead = markdown.DropLabels(d.Lead) // an excerpt may begin or end within a label
	for i, text := range d.Body {
		d.Body[i] = markdown.DropLabels(text)
	}
	e.lead = cmp.Or(d.Lead, strings.Join(d.Body, " "))
	c.entries = append(c.entries, &e)
	c.documents = append(c.documents, d)
}

// Weights of entries that rank below moves, guides, routines and plans with the same words.
const (
	entryWeight = 0.8
	termWeight  = 0.75

	treatmentWeight = 0.7 // the guides that rows lead to say more
)

// addDocs adds moves, guides, routines and plans.
func (c *collector) addDocs() {
	for _, m := range c.content.Moves {
		c.add(Entry{Kind: "move", Path: m.Path, Title: m.Title, Target: m, regions: m.RegionIDs}, moveWords(m))
	}
	for _, g := range c.content.Guides {
		facts := slices.Concat(wordNames(g.Regions), wordNames(g.Tags), headings(&g.Doc))
		c.add(Entry{Kind: "guide", Path: g.Path, Title: g.Title, Target: g, regions: g.RegionIDs, subject: g.Path}, docWords(g, facts, passages(&g.Doc)))
	}
	for _, r := range c.content.Routines {
		c.add(Entry{Kind: "routine", Path: r.Path, Title: r.Title, Target: r, regions: r.RegionIDs}, routineWords(r))
	}
	for _, p := range c.content.Plans {
		c.add(Entry{Kind: "plan", Path: p.Path, Title: p.Title, Target: p, regions: p.RegionIDs}, planWords(p))
	}
}

// addEntries adds questions, claims, treatments, muscles and glossary terms, which are parts of pages or short pages.
func (c *collector) addEntries() {
	subject := map[*catalog.Claim]string{} // the page of the first question that a claim answers
	for _, q := range c.content.Questions {
		about, weight := q.More.Path, entryWeight
		if q.Page {
			about, weight = "", 1 // no other page says this
		}
		c.add(Entry{Kind: "question", Path: q.Path(), Title: q.Question, Target: q, subject: about},
			fulltext.Document{Names: q.Searches, Lead: q.Answer, Weight: weight})
		for _, v := range q.Claims {
			if subject[v] == "" {
				subject[v] = q.More.Path
			}
		}
	}
	for _, v := range c.content.Claims {
		c.add(Entry{Kind: "claim", Path: v.Path(), Title: v.Quoted(), Target: v, regions: catalog.IDs(v.Regions), subject: subject[v]},
			fulltext.Document{Names: v.Searches, Lead: v.Say, Facts: []string{"true false myth evidence"}, Weight: entryWeight})
	}
	for _, t := range c.content.Treatments {
		c.add(Entry{Kind: "treatment", Path: t.Path(), Title: t.Title(), Target: t}, fulltext.Document{
			Names: t.Searches, Lead: t.Say, Facts: []string{"does it help work treatment evidence"}, Weight: treatmentWeight,
		})
	}
	for _, m := range c.content.Muscles {
		if len(m.Moves) > 0 {
			c.add(Entry{Kind: "muscle", Path: m.Path(), Title: m.Name, Target: m},
				fulltext.Document{Names: append([]string{m.Latin}, m.Searches...), Lead: m.Meaning, Facts: []string{"muscle"},
					Weight: entryWeight})
		}
	}
	for _, t := range c.content.Terms {
		c.add(Entry{Kind: "word", Path: t.Path(), Title: t.Term, Target: t},
			fulltext.Document{Names: t.Forms, Lead: t.Meaning, Facts: []string{"meaning"}, Weight: termWeight})
	}
}

// addPages adds the pages that are not documents of the kinds above: regions, safety, lists and the rest.
func (c *collector) addPages() {
	for _, r := range c.content.Hubs() {
		c.add(Entry{Kind: "page", Path: r.Path(), Title: r.Name, Target: r, regions: catalog.IDs(c.content.Parts(r))}, fulltext.Document{
			Lead: r.Feels, Facts: []string{"stretches exercises moves guides"}, Body: []string{r.Meaning, r.Hint, r.Differs},
		})
	}
	safety := c.content.Safety
	signs := []string{safety.Lead}
	for _, card := range safety.Cards {
		signs = append(signs, card.Heading)
		for _, line := range card.Lines {
			signs = append(signs, strings.ReplaceAll(line, "*", ""))
		}
	}
	c.add(Entry{Kind: "page", Path: safety.Path, Title: safety.Title, Target: safety},
		fulltext.Document{Names: safety.Searches, Lead: safety.Summary, Body: signs})
	c.addOwn()
	c.add(Entry{Kind: "page", Path: "/review", Title: "Reviews due"}, fulltext.Document{
		Names: []string{"due for review", "what is new", "whats new", "follow changes", "rss feed", "atom feed", "newsletter"},
		Lead:  "What is due for a check of its facts, and how we review.",
	})
	for _, p := range c.content.Pages {
		d := fulltext.Document{Names: p.Searches, Lead: p.Summary, Facts: headings(&p.Doc), Body: passages(&p.Doc)}
		for _, sequence := range p.Sequences {
			for _, picture := range sequence.Pictures {
				d.Body = append(d.Body, picture.Steps...)
			}
		}
		switch p.ID {
		case "checklist":
			for _, t := range c.content.Tasks {
				d.Body = append(d.Body, t.Do)
			}
		case "start":
			d.Weight = entryWeight // a routine that was named comes before the questions that choose one
			for _, q := range c.content.Start.Questions {
				d.Body = append(d.Body, q.Question)
			}
		}
		c.add(Entry{Kind: "page", Path: p.Path, Title: p.Title, Target: p}, d)
	}
}

// addOwn adds the pages that the site has with any content, if they have something to find.
func (c *collector) addOwn() {
	for _, p := range catalog.OwnPages {
		if p.Lead != "" {
			c.add(Entry{Kind: "page", Path: p.Path, Title: p.Title}, fulltext.Document{Names: []string{"all " + catalog.Lower(p.Title)}, Lead: p.Lead})
		}
	}
}

// docWords returns the words of a document: the texts of its fields that have a tag "search", and the given facts and
// lines.
func docWords(v catalog.Document, facts, lines []string) fulltext.Document {
	d := v.Base()
	texts := map[string][]string{} // by the tag of their field, which names a part of a fulltext.Document
	frontmatter.EachText(v, "search", func(text string, field reflect.StructField, _ []any) {
		part := field.Tag.Get("search")
		texts[part] = append(texts[part], text)
	})
	return fulltext.Document{
		Names: append(texts["names"], d.Searches...), Lead: d.Summary, Facts: facts, Body: append(texts["body"], lines...),
	}
}

// moveWords returns the words of a move, without its own text and its cautions: it is not found by what it warns of.
func moveWords(m *catalog.Move) fulltext.Document {
	number := fmt.Sprint("number ", m.Number, " plate ", m.Number) // older prints say "plate"
	facts := append(wordNames(m.Regions), m.Kind.Name, m.Kind.ListHeading, number)
	facts = append(facts, labels(m.Positions())...)
	facts = append(facts, wordNames(m.Equipment)...)
	facts = append(facts, wordNames(m.Tags)...)
	for _, muscle := range m.Muscles {
		facts = append(facts, muscle.Name, muscle.Latin)
	}
	return docWords(m, facts, catalog.MapEach(m.StepsIn(m.Position, m.Dose), func(s catalog.Step) string { return s.Text }))
}

func routineWords(r *catalog.Routine) fulltext.Document {
	minutes := r.Items.AllowMinutes()
	rounded := (minutes + 2) / 5 * 5 // to the nearest 5 minutes
	facts := append(wordNames(r.Regions), "routine", catalog.Count(minutes, "minute"), catalog.Count(rounded, "minute"))
	facts = append(facts, labels(r.Items.Positions())...)
	facts = append(facts, wordNames(r.Tags)...)
	moves := catalog.MapEach(r.Items, func(i *catalog.Item) string { return i.Move.Title })
	return docWords(r, facts, append(moves, passages(&r.Doc)...))
}

func planWords(p *catalog.Plan) fulltext.Document {
	facts := append(wordNames(p.Regions), "plan programme", catalog.Count(p.Weeks(), "week"))
	facts = append(facts, wordNames(p.Tags)...)
	routines := catalog.MapEach(p.Routines(), func(r *catalog.Routine) string { return r.Title })
	return docWords(p, facts, append(routines, passages(&p.Doc)...))
}

// passages lists the paragraphs of a document's text. It drops the words for certainty that begin a paragraph: pages
// show other words in their place.
func passages(d *catalog.Doc) []string {
	var out []string
	for _, p := range d.Body.Passages {
		text := p.Text
		if level, sentence, ok := strings.Cut(text, ": "); ok && catalog.Certainty(level).Meaning != "" {
			text = sentence
		}
		out = append(out, text)
	}
	return out
}

// headings lists the headings of a document's text.
func headings(d *catalog.Doc) []string {
	return catalog.MapEach(d.Body.Headings, func(h markdown.Heading) string { return h.Text })
}

// labels lists the labels of positions.
func labels(positions []*catalog.Position) []string {
	return catalog.MapEach(positions, func(p *catalog.Position) string { return p.Label })
}

// wordNames lists the names of words of a facet, such as regions and tags.
func wordNames[P interface{ Value() catalog.Value }](words []P) []string {
	return catalog.MapEach(catalog.Values(words), func(v catalog.Value) string { return v.Name })
}
