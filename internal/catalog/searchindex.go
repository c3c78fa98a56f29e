package catalog

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"unknot/internal/markdown"
	"unknot/internal/search/answers"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
)

// searchIndex answers searches.
type searchIndex struct {
	documents      *fulltext.Index
	signs          *fulltext.Signs // of the safety cards
	alarms         []alarm         // by concern of signs
	conditionSigns *fulltext.Signs
	conditions     []*Condition
	model          *triage.Model       // nil for content with other signs than the site's own
	answers        *answers.Model      // nil for content with other intents than the site's own
	intents        map[string]*Intent  // by ID
	missing        map[string]*Missing // by the words of the name
	longestMissing int                 // words in the longest of these names
	entries        []*Entry            // by number of the document
	byPath         map[string]*Entry
	subjects       map[*Entry]string // the page that says the same as each
	safety         *Entry            // the safety page
}

// alarm is what a pattern of searches stands for.
type alarm struct {
	card      *Card // nil for the line to the signs
	ambiguous bool
}

// searchIndexOf returns a function that indexes content on its first call. Indexing takes longer than loading.
func searchIndexOf(content *Content) func() *searchIndex {
	return sync.OnceValue(func() *searchIndex {
		go answers.Default() // decodes the model meanwhile
		c := collect(content)
		var same [][]string
		for _, s := range content.Synonyms {
			same = append(same, s.Same)
		}
		alarms, patterns := alarmsOf(content.Safety)
		signs := fulltext.NewSigns(patterns)
		known := signs.Words()
		for _, v := range content.Missing {
			known = append(known, v.Names...)
		}
		x := &searchIndex{
			documents: fulltext.New(c.documents, same, known), signs: signs, alarms: alarms,
			conditionSigns: fulltext.NewSigns(conditionSigns(content.Conditions)), conditions: content.Conditions,
			model: modelOf(content), answers: answersOf(content),
			intents: map[string]*Intent{}, missing: map[string]*Missing{}, entries: c.entries, byPath: map[string]*Entry{}, subjects: map[*Entry]string{},
		}
		for _, v := range content.Intents {
			x.intents[v.ID] = v
		}
		for _, v := range content.Missing {
			for _, name := range v.Names {
				words := fulltext.Words(name)
				x.missing[strings.Join(words, " ")], x.longestMissing = v, max(x.longestMissing, len(words))
			}
		}
		for _, e := range c.entries {
			x.byPath[e.Path], x.subjects[e] = e, content.subject(e)
		}
		x.safety = x.byPath[content.Safety.Path]
		return x
	})
}

// collect collects all that search finds.
func collect(content *Content) *collector {
	c := &collector{content: content}
	c.addDocs()
	c.addEntries()
	c.addPages()
	return c
}

// SearchNames lists the addresses of all that search finds, each with its title and with every other name it has.
func (c *Catalog) SearchNames() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		found := collect(&c.Content)
		for i, e := range found.entries {
			for _, name := range append([]string{e.Title}, found.documents[i].Names...) {
				if !yield(e.Path, name) {
					return
				}
			}
		}
	}
}

// modelOf returns the model of the site's own signs, nil if content has others.
func modelOf(content *Content) *triage.Model {
	if m := triage.Default(); haveIDs(content.Signs, func(s *Sign) string { return s.ID }, m.Signs()) {
		return m
	}
	return nil
}

// answersOf returns the model of the site's own pages and intents, nil if content has other intents.
func answersOf(content *Content) *answers.Model {
	if m := answers.Default(); haveIDs(content.Intents, func(i *Intent) string { return i.ID }, m.IntentIDs()) {
		return m
	}
	return nil
}

// haveIDs reports whether the IDs of list are want, which is sorted.
func haveIDs[T any](list []T, id func(T) string, want []string) bool {
	var ids []string
	for _, v := range list {
		ids = append(ids, id(v))
	}
	slices.Sort(ids)
	return slices.Equal(ids, want)
}

// alarmsOf lists what patterns of searches stand for, the most urgent first, and the patterns, each with the index of its alarm.
func alarmsOf(s *Safety) (alarms []alarm, patterns []fulltext.Sign) {
	add := func(words string) { patterns = append(patterns, fulltext.Sign{Words: words, Concern: len(alarms)}) }
	for i := range s.Cards {
		card := &s.Cards[i]
		for _, sign := range card.Signs {
			for _, words := range sign.Searches {
				add(words)
			}
		}
		alarms = append(alarms, alarm{card: card})
		for _, sign := range card.Signs {
			for _, v := range sign.Ambiguous {
				add(v.Words)
			}
		}
		alarms = append(alarms, alarm{card: card, ambiguous: true})
	}
	if s.UnclearSigns != nil {
		for _, words := range s.UnclearSigns.Searches {
			add(words)
		}
	}
	return append(alarms, alarm{}), patterns
}

// conditionSigns lists the patterns of conditions, each with the index of its condition.
func conditionSigns(conditions []*Condition) []fulltext.Sign {
	var signs []fulltext.Sign
	for i, c := range conditions {
		for _, words := range c.Searches {
			signs = append(signs, fulltext.Sign{Words: words, Concern: i})
		}
	}
	return signs
}

// collector collects the documents to index.
type collector struct {
	content   *Content
	entries   []*Entry
	documents []fulltext.Document
}

func (c *collector) add(e Entry, d fulltext.Document) {
	d.Title, e.document = e.Title, len(c.documents)
	d.Lead = markdown.DropLabels(d.Lead) // excerpts would tear the marks apart
	for i, text := range d.Body {
		d.Body[i] = markdown.DropLabels(text)
	}
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
	for _, s := range c.content.Stretches {
		c.add(Entry{Kind: "move", Path: s.Path, Title: s.Title, Target: s, regions: s.RegionIDs}, stretchWords(s))
	}
	for _, g := range c.content.Guides {
		c.add(Entry{Kind: "guide", Path: g.Path, Title: g.Title, Target: g, regions: g.RegionIDs}, fulltext.Document{
			Names: g.Searches, Lead: g.Summary, Answers: true, Facts: slices.Concat(wordNames(g.Regions), wordNames(g.Tags), headings(&g.Doc)), Body: slices.Concat([]string{g.Answer}, g.Now.Lines(), passages(&g.Doc)),
		})
	}
	for _, r := range c.content.Routines {
		c.add(Entry{Kind: "routine", Path: r.Path, Title: r.Title, Target: r, regions: r.RegionIDs}, routineWords(r))
	}
	for _, p := range c.content.Plans {
		c.add(Entry{Kind: "plan", Path: p.Path, Title: p.Title, Target: p, regions: p.RegionIDs}, planWords(p))
	}
}

// addEntries adds the entries of lists.
func (c *collector) addEntries() {
	for _, q := range c.content.Questions {
		c.add(Entry{Kind: "question", Path: q.Path(), Title: q.Question, Target: q}, fulltext.Document{Names: q.Searches, Lead: q.Answer, Weight: entryWeight, Answers: true})
	}
	for _, v := range c.content.Claims {
		c.add(Entry{Kind: "claim", Path: v.Path(), Title: v.Quoted(), Target: v, regions: v.regionIDs()}, fulltext.Document{Names: v.Searches, Lead: v.Say, Facts: []string{"true false myth evidence"}, Weight: entryWeight, Answers: true})
	}
	for _, t := range c.content.Treatments {
		c.add(Entry{Kind: "treatment", Path: t.Path(), Title: t.Title(), Target: t}, fulltext.Document{
			Names: t.Searches, Lead: t.Say, Facts: []string{"does it help work treatment evidence"}, Weight: treatmentWeight, Answers: true,
		})
	}
	for _, m := range c.content.Muscles {
		if m.inUse() {
			c.add(Entry{Kind: "muscle", Path: m.Path(), Title: m.Name, Target: m}, fulltext.Document{Names: append([]string{m.Latin}, m.Searches...), Lead: m.Meaning, Facts: []string{"muscle"}, Weight: entryWeight})
		}
	}
	for _, t := range c.content.Terms {
		c.add(Entry{Kind: "word", Path: t.Path(), Title: t.Term, Target: t}, fulltext.Document{Names: t.Forms, Lead: t.Meaning, Facts: []string{"meaning"}, Weight: termWeight})
	}
}

// addPages adds the pages at the top of the site.
func (c *collector) addPages() {
	for _, r := range c.content.Regions {
		c.add(Entry{Kind: "page", Path: r.Path(), Title: r.Name, Target: r, regions: []string{r.ID}}, fulltext.Document{
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
	c.add(Entry{Kind: "page", Path: safety.Path, Title: safety.Title, Target: safety}, fulltext.Document{Names: safety.Searches, Lead: safety.Summary, Body: signs})
	c.addLists()
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
			for _, q := range c.content.Finder.Questions {
				d.Body = append(d.Body, q.Question)
			}
		}
		c.add(Entry{Kind: "page", Path: p.Path, Title: p.Title, Target: p}, d)
	}
}

// addLists adds the pages that list moves, guides, routines, plans and muscles.
func (c *collector) addLists() {
	for _, list := range []struct{ path, title, lead string }{
		{"/stretches", "Stretches and exercises", "Every move with its picture. Choose a place, a part of the back, a kind of move or what you have at hand."},
		{"/routines", "Routines", "Moves in a good order, from 2 minutes to half an hour, each with a player that counts for you and a reminder for your calendar."},
		{"/plans", "Plans", "Weeks that build up step by step, with a routine for each day."},
		{"/guides", "Guides", "What may be behind a sore or tight back, what helps, and how to sit, sleep, lift and carry."},
		{"/muscles", "Muscles", "The muscles of the back on a map, with the moves for each of them."},
	} {
		c.add(Entry{Kind: "page", Path: list.path, Title: list.title}, fulltext.Document{Names: []string{"all " + Lower(list.title)}, Lead: list.lead})
	}
}

// stretchWords returns the words of a move. Its own texts are in the fields with a tag search.
func stretchWords(s *Stretch) fulltext.Document {
	facts := append(wordNames(s.Regions), s.Kind.Name, s.Kind.ListHeading, fmt.Sprint("number ", s.Number, " plate ", s.Number)) // older prints say "plate"
	for _, p := range s.Positions() {
		facts = append(facts, p.Label)
	}
	facts = append(facts, wordNames(s.Equipment)...)
	facts = append(facts, wordNames(s.Tags)...)
	for _, m := range s.Muscles {
		facts = append(facts, m.Name, m.Latin)
	}
	texts := searchTexts(s)
	for _, step := range s.StepsIn(s.Position, s.Dose) {
		texts["body"] = append(texts["body"], step.Text)
	}
	return fulltext.Document{
		Names: append(texts["names"], s.Searches...), Lead: s.Summary, Facts: facts, Body: append(texts["body"], passages(&s.Doc)...),
	}
}

func routineWords(r *Routine) fulltext.Document {
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
	return fulltext.Document{Names: r.Searches, Lead: r.Summary, Facts: facts, Body: append(body, passages(&r.Doc)...)}
}

func planWords(p *Plan) fulltext.Document {
	facts := append(wordNames(p.Regions), "plan programme", Count(p.Weeks(), "week"))
	facts = append(facts, wordNames(p.Tags)...)
	body := []string{p.For}
	for _, s := range p.Stages {
		body = append(body, s.Name, s.Expect, s.Up, s.Stay, s.Back)
	}
	for _, r := range p.Routines() {
		body = append(body, r.Title)
	}
	body = append(body, p.Preparation...)
	return fulltext.Document{Names: p.Searches, Lead: p.Summary, Facts: facts, Body: append(body, passages(&p.Doc)...)}
}

// passages lists the paragraphs of a document's text, without certainty words: pages show those in other words.
func passages(d *Doc) []string {
	var out []string
	for _, p := range d.Body.Passages {
		text := p.Text
		if level, sentence, ok := strings.Cut(text, ": "); ok && Certainty(level).Meaning != "" {
			text = sentence
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
