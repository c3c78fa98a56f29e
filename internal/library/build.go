package library

import (
	"slices"
	"strconv"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// headOf is what the page at path has in common with all others. Its days are those of d.
func (l Library) headOf(d *catalog.Doc, kind, id, path string) Head {
	h := Head{
		Schema: Version, Type: kind, ID: id, Address: l.URL + path, Title: d.Title, Summary: d.Summary,
		Licence: Licence, SafetyAddress: l.URL + l.Safety.Path,
		Written: d.Written.ISO(), Checked: d.Checked.ISO(), CheckBy: d.CheckBy().ISO(),
		Changed: each(d.Changed, func(c catalog.Change) Change { return Change{c.Date.ISO(), c.Why} }),
		Regions: []Word{}, Tags: []Word{}, Sources: []SourceRef{}, Claims: []ClaimRef{},
	}
	if r := d.Reviewer; r != nil {
		h.Reviewer = &Reviewer{r.Name, r.Role, r.Date.ISO()}
	}
	return h
}

// docHead is the head of a document with its own text and notes.
func (l Library) docHead(d *catalog.Doc, kind string, regions []*catalog.Region, tags []*catalog.Tag) Head {
	h := l.headOf(d, kind, d.ID, d.Path)
	h.Regions, h.Tags = words(regions), words(tags)
	for _, n := range d.Notes {
		if n.Source != nil {
			h.Sources = append(h.Sources, l.sourceRef(n.Source))
		} else {
			h.Claims = append(h.Claims, l.claimRef(n.Claim))
		}
	}
	return h
}

func (l Library) guide(g *catalog.Guide) *Guide {
	return &Guide{
		Head:    l.docHead(&g.Doc, "guide", g.Regions, g.Tags),
		Section: wordOf(g.Section), Answer: g.Answer, ReadingMinutes: g.Minutes(), Text: g.Body.Portable(l.abroad()),
		Headings: each(g.Body.Headings, func(h markdown.Heading) Heading {
			return Heading{h.Level, h.ID, h.Text, l.URL + g.Path + "#" + h.ID}
		}),
		Sure: each(g.Body.Sure, func(s markdown.Sure) Sure {
			return Sure{word(catalog.Certainty(s.Level)), markdown.Portable(s.Text, l.abroad())}
		}),
		Related: each(g.Related, l.ref),
		Against: each(g.Against, l.move),
	}
}

func (l Library) stretch(s *catalog.Stretch) *Stretch {
	out := &Stretch{
		Head:   l.docHead(&s.Doc, "stretch", s.Regions, s.Tags),
		Number: s.Number, ShortAddress: l.URL + s.ShortPath(), Aliases: each(s.Aliases, same),
		Kind: wordOf(s.Kind), HowOften: s.Kind.Often,
		Positions: each(s.Positions(), func(p *catalog.Position) MovePosition { return MovePosition{wordOf(p), p.Label, some(s.ChangeIn(p))} }),
		Equipment: each(s.Equipment, thing), Muscles: each(s.Muscles, muscle),
		Dose: dose(s.Dose), Steps: each(s.Steps, func(v catalog.Step) Step { return Step{v.Text, some(v.Frame)} }),
		Pictures: l.Picture(s.ID),
		Feel:     s.Feel, Slips: each(s.Slips, same), Cue: s.Cue, Care: each(s.CareLines, same),
		StopIf: stops(s.Classes), Cautions: each(s.Cautions, caution),
		Easier: l.other(s.Easier), Harder: l.other(s.Harder),
		Certainty: word(catalog.Certainty(s.Certainty)), Evidence: each(s.Evidence, l.evidence), Text: s.Body.Portable(l.abroad()),
		UsedIn: each(s.UsedIn, func(r *catalog.Routine) Ref { return l.ref(&r.Doc) }),
	}
	if s.Swap != nil {
		swap := l.move(s.Swap)
		out.Swap = &swap
	}
	for _, e := range s.Evidence { // so that what its sentences name is in its own lists
		for _, c := range e.Claims {
			if !slices.ContainsFunc(out.Claims, func(r ClaimRef) bool { return r.ID == c.ID }) {
				out.Claims = append(out.Claims, l.claimRef(c))
			}
		}
	}
	return out
}

func (l Library) routine(r *catalog.Routine) *Routine {
	return &Routine{
		Head: l.docHead(&r.Doc, "routine", r.Regions, r.Tags),
		For:  r.For, Items: each(r.Items, func(i *catalog.Item) Item {
			return Item{l.move(i.Move), wordOf(i.Position), some(i.Move.ChangeIn(i.Position)), dose(i.Dose()), each(i.Move.CareLines, same)}
		}),
		Notes: each(r.Preparation, same), ExerciseSeconds: int(r.Items.Exercise()), AllowMinutes: r.Items.AllowMinutes(), FloorTrips: r.Items.FloorTrips(),
		StopIf: stops(r.Classes), Cautions: each(r.Cautions, caution), Text: r.Body.Portable(l.abroad()),
	}
}

// claim has the days of the page that lists all claims.
func (l Library) claim(c *catalog.Claim) *Claim {
	h := l.headOf(&l.Page("evidence").Doc, "claim", c.ID, c.Path())
	h.Title, h.Summary = c.Quoted(), c.Say
	h.Regions, h.Sources = words(c.Regions), each(c.Sources, l.sourceRef)
	v := c.VerdictValue()
	return &Claim{
		Head: h, Claim: c.Claim, Verdict: Meaning{word(v.Value), v.Meaning}, Say: c.Say,
		Articles: each(c.Articles, same), Label: some(c.Label), CitedBy: each(c.CitedBy, l.leaning),
	}
}

// source has the days of the page that lists all sources.
func (l Library) source(s *catalog.Source) *Source {
	h := l.headOf(&l.Page("sources").Doc, "source", s.ID, s.Path())
	h.Title, h.Summary = s.Title, s.Finding
	h.Regions = words(s.StudiedRegions(l.Regions))
	return &Source{
		Head: h, Kind: Word{s.Kind, s.KindName()}, Authors: each(s.Authors, same), By: s.Byline(), Year: year(s),
		PublishedIn: s.PublishedIn, Original: s.Address, Population: s.Population, Finding: s.Finding,
		Certainty: Word{s.Certainty, s.CertaintyName()}, Studied: Word{s.Studied, s.StudiedPart()}, Read: s.Checked.ISO(),
		CitedBy: each(s.CitedBy, l.leaning),
	}
}

func (l Library) safety() *Safety {
	s := l.Safety
	return &Safety{
		Head: l.docHead(&s.Doc, "safety", l.Regions, nil),
		Lead: s.Lead, Card: SmallCard{s.Mini.Heading, s.Mini.Action, s.Mini.Signs},
		Cards: each(s.Cards, func(c catalog.Card) Card {
			return Card{c.ID, c.Level, c.Heading, c.Signs, some(c.Why)}
		}),
		PainRule: Pain{s.Pain.Lines, s.Pain.Strength, s.Pain.Label},
		Text:     s.Body.Portable(l.abroad()),
	}
}

func dose(d catalog.Dose) Dose {
	out := Dose{Words: d.Words(), Sides: 1, Seconds: int(d.Seconds()), BeginWith: d.Smaller()}
	if d.BothSides() {
		out.Sides = 2
	}
	if d.Timed() {
		out.Minutes = &d.Minutes
		return out
	}
	hold, each, rest := int(d.Hold), int(d.Each()), int(d.Rest)
	out.Sets, out.Reps, out.HoldSeconds, out.EachSeconds, out.RestSeconds = &d.Sets, &d.Reps, &hold, &each, &rest
	return out
}

// stops are the lines that complete "Stop if", the one for every move last.
func stops(classes []*catalog.Class) []string {
	return append(each(classes, func(c *catalog.Class) string { return c.Stop }), catalog.AlwaysStop)
}

func caution(c *catalog.Caution) Caution { return Caution{c.ID, c.Covers, c.Ask, c.Adapt} }

func thing(e *catalog.Equipment) EquipmentRef { return EquipmentRef{wordOf(e), e.Household} }

func muscle(m *catalog.Muscle) Muscle { return Muscle{wordOf(m), m.Latin} }

func (l Library) evidence(e *catalog.Evidence) Evidence {
	return Evidence{e.ID, markdown.Portable(e.Sentence, l.abroad()), e.Basis, each(e.SourceIDs, same), each(e.ClaimIDs, same)}
}

func (l Library) other(o *catalog.Variant) *Other {
	if o == nil {
		return nil
	}
	out := &Other{Text: some(o.Text)}
	if o.Move != nil {
		move := l.move(o.Move)
		out.Stretch = &move
	}
	return out
}

func (l Library) ref(d *catalog.Doc) Ref { return Ref{d.ID, Link{l.URL + d.Path, d.Title}} }

func (l Library) move(s *catalog.Stretch) Ref { return l.ref(&s.Doc) }

func (l Library) sourceRef(s *catalog.Source) SourceRef {
	return SourceRef{Ref{s.ID, Link{l.URL + s.Path(), s.Title}}, s.Byline(), year(s), s.Address}
}

func (l Library) claimRef(c *catalog.Claim) ClaimRef {
	return ClaimRef{Ref{c.ID, Link{l.URL + c.Path(), c.Quoted()}}, word(c.VerdictValue().Value)}
}

func (l Library) leaning(a catalog.Address) Link { return Link{l.URL + a.Path, a.Title} }

// year is when a source came out, nil if nobody says.
func year(s *catalog.Source) *int {
	n, err := strconv.Atoi(s.Year)
	if err != nil {
		return nil
	}
	return &n
}

func word(v catalog.Value) Word { return Word{v.ID, v.Name} }

// named is an entry of a vocabulary.
type named interface{ Value() catalog.Value }

func wordOf[T named](v T) Word { return word(v.Value()) }

func words[T named](list []T) []Word { return each(list, wordOf[T]) }

func same[T any](v T) T { return v }
