package library

import (
	"slices"
	"strconv"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// newHead returns the head of the page at path. d has its title, summary and dates.
func (l Library) newHead(d *catalog.Doc, kind, id, path string) Head {
	h := Head{
		Schema: Version, Type: kind, ID: id, Address: l.URL + path, Title: d.Title, Summary: d.Summary,
		Licence: Licence, SafetyAddress: l.URL + l.Safety.Path,
		Written: d.Written.ISO(), Checked: d.Checked.ISO(), CheckBy: d.CheckBy().ISO(),
		Changed: mapSlice(d.Changed, func(c catalog.Change) Change { return Change{c.Date.ISO(), c.Why} }),
		Reviews: mapSlice(d.Reviews, review),
		Regions: []Word{}, Tags: []Word{}, Sources: []SourceRef{}, Claims: []ClaimRef{},
	}
	if d.Reviewed() {
		r := d.Reviews[0]
		h.Reviewer = &Reviewer{r.Name, r.Job(), r.Date.ISO()}
	}
	return h
}

// docHead returns the head of a page with a text of its own, with everything that the text cites.
func (l Library) docHead(d *catalog.Doc, kind string, regions []*catalog.Region, tags []*catalog.Tag) Head {
	h := l.newHead(d, kind, d.ID, d.Path)
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
		Section: toWord(g.Section), Answer: g.Answer, Warning: warning(g.Warning), Now: l.now(g.Now), ReadingMinutes: g.Minutes(), Text: g.Body.Portable(l.exportOptions()),
		Headings: mapSlice(g.Body.Headings, func(h markdown.Heading) Heading {
			return Heading{h.Level, h.ID, h.Text, l.URL + g.Path + "#" + h.ID}
		}),
		Sure: mapSlice(g.Body.Sure, func(s markdown.CertaintyLine) CertaintyLine {
			return CertaintyLine{word(catalog.Certainty(s.Level).Value), markdown.Portable(s.Text, l.exportOptions())}
		}),
		Related: mapSlice(g.Related, l.ref),
		Against: mapSlice(g.Against, l.move),
	}
}

// warning returns a warning in a line, nil for none.
func warning(w *catalog.Warning) *string {
	if w == nil {
		return nil
	}
	return optional(w.String())
}

func (l Library) now(now catalog.Now) Now {
	out := Now{Moves: mapSlice(now.Moves, l.move), Steps: clone(now.Lines())}
	if r := now.Routine; r != nil {
		ref := l.ref(&r.Doc)
		out.Routine = &ref
	}
	return out
}

func (l Library) stretch(s *catalog.Stretch) *Stretch {
	out := &Stretch{
		Head:   l.docHead(&s.Doc, "stretch", s.Regions, s.Tags),
		Number: s.Number, ShortAddress: l.URL + s.ShortPath(), Aliases: clone(s.Aliases),
		Kind: toWord(s.Kind), HowOften: catalog.DaysText(s.DaysAWeek), DaysAWeek: s.DaysAWeek,
		Positions: mapSlice(s.Positions(), func(p *catalog.Position) MovePosition {
			return MovePosition{toWord(p), p.Label, optional(s.ChangeIn(p)), ownSteps(s, p)}
		}),
		Equipment: mapSlice(s.Equipment, equipmentRef), Muscles: mapSlice(s.Muscles, muscle),
		Dose: dose(s.Dose), Aim: aim(s.Aim), Steps: mapSlice(s.StepsIn(s.Position, s.Dose), func(v catalog.Step) Step { return Step{v.Text, optional(v.Frame)} }),
		Pictures: l.Picture(s.ID),
		Feel:     s.Feel, Mistakes: clone(s.Mistakes), Cue: s.Cue, Care: clone(s.AllCareLines()),
		StopIf: l.StopLines(s.Classes), Cautions: mapSlice(s.Cautions, caution),
		Easier: l.other(s.Easier), Harder: l.other(s.Harder),
		Certainty: word(catalog.Certainty(s.Certainty).Value), Evidence: mapSlice(s.Evidence, l.evidence), Text: s.Body.Portable(l.exportOptions()),
		UsedIn: mapSlice(s.UsedIn, func(r *catalog.Routine) Ref { return l.ref(&r.Doc) }),
	}
	if s.Swap != nil {
		swap := l.move(s.Swap)
		out.Swap = &swap
	}
	for _, e := range s.Evidence { // the sentences of its evidence refer to these claims
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
		For:  r.For, HowOften: catalog.DaysText(r.DaysAWeek), DaysAWeek: r.DaysAWeek, Items: mapSlice(r.Items, func(i *catalog.Item) Item {
			return Item{l.move(i.Move), toWord(i.Position), optional(i.Change()), dose(i.Dose()), stepTexts(i.Steps()), clone(i.Move.AllCareLines())}
		}),
		Notes: clone(r.Preparation), ExerciseSeconds: int(r.Items.Exercise()), AllowMinutes: r.Items.AllowMinutes(), FloorTrips: r.Items.FloorTrips(),
		StopIf: l.StopLines(r.Classes), Cautions: mapSlice(r.Cautions, caution), Text: r.Body.Portable(l.exportOptions()),
	}
}

func (l Library) plan(p *catalog.Plan) *Plan {
	return &Plan{
		Head: l.docHead(&p.Doc, "plan", p.Regions, p.Tags),
		For:  p.For, Weeks: p.Weeks(), Stages: mapSlice(p.Stages, l.stage), Notes: clone(p.Preparation),
		StopIf: l.StopLines(p.Classes), Cautions: mapSlice(p.Cautions, caution), Text: p.Body.Portable(l.exportOptions()),
	}
}

func (l Library) stage(s *catalog.Stage) Stage {
	return Stage{s.Name, s.First, s.Length, s.Expect, mapSlice(s.Sessions, func(v *catalog.StageSession) StageSession {
		return StageSession{l.ref(&v.Routine.Doc), v.DaysAWeek, v.Items.AllowMinutes(), mapSlice(v.Changed(), func(i *catalog.Item) StageDose {
			return StageDose{l.move(i.Move), dose(i.Dose())}
		})}
	}), s.Up, s.Stay, s.Back}
}

// claim returns a claim. It has the dates of the page that lists all claims.
func (l Library) claim(c *catalog.Claim) *Claim {
	h := l.newHead(&l.Page("evidence").Doc, "claim", c.ID, c.Path())
	h.Title, h.Summary = c.Quoted(), c.Say
	h.Regions, h.Sources = words(c.Regions), mapSlice(c.Sources, l.sourceRef)
	v := c.VerdictValue()
	return &Claim{
		Head: h, Claim: c.Claim, Verdict: DefinedWord{word(v.Value), v.Meaning}, Say: c.Say,
		NoSourceReason: optional(c.NoSourceReason), CitedBy: mapSlice(c.CitedBy, l.citation),
	}
}

// source returns a source. It has the dates of the page that lists all sources.
func (l Library) source(s *catalog.Source) *Source {
	h := l.newHead(&l.Page("sources").Doc, "source", s.ID, s.Path())
	h.Title, h.Summary = s.Title, s.Finding
	h.Regions = words(s.StudiedRegions(l.Regions))
	return &Source{
		Head: h, Kind: Word{s.Kind, s.KindName()}, Authors: clone(s.Authors), By: s.Byline(), Year: year(s),
		PublishedIn: s.PublishedIn, Original: s.Address, Population: s.Population, Finding: s.Finding,
		Certainty: Word{s.Certainty, s.GradeName()}, Studied: Word{s.Studied, s.StudiedPart()}, Read: s.Checked.ISO(), Seen: seen(s),
		CitedBy: mapSlice(s.CitedBy, l.citation),
	}
}

func seen(s *catalog.Source) Seen {
	if !s.IsSeen() {
		return Seen{As: s.Seen.As}
	}
	return Seen{s.Seen.As, optional(s.Seen.On.ISO())}
}

func (l Library) safety() *Safety {
	s := l.Safety
	return &Safety{
		Head: l.docHead(&s.Doc, "safety", l.Regions, nil),
		Lead: s.Lead, Card: SmallCard{l.Levels[0].Heading, catalog.Capital(l.Levels[0].Act) + ".", mapSlice(s.Mini.Lines, func(line *catalog.CardLine) string { return line.Words })},
		Cards: mapSlice(s.Cards, func(c catalog.Card) Card {
			return Card{c.ID, c.Level, c.Heading, c.Lines, optional(c.Why)}
		}),
		PainRule: Pain{s.Pain.Lines, s.Pain.Strength, s.Pain.Adding, s.Pain.Label},
		Text:     s.Body.Portable(l.exportOptions()),
	}
}

// ownSteps returns the steps of the move in a position that has its own.
func ownSteps(s *catalog.Stretch, p *catalog.Position) []string {
	if !s.HasStepsIn(p) {
		return []string{}
	}
	return stepTexts(s.StepsIn(p, s.Dose))
}

// stepTexts returns the texts of steps.
func stepTexts(steps []catalog.Step) []string {
	return mapSlice(steps, func(s catalog.Step) string { return s.Text })
}

// aim returns the dose to build up to, nil if there is none.
func aim(d catalog.Dose) *Dose {
	if d == (catalog.Dose{}) {
		return nil
	}
	out := dose(d)
	return &out
}

func dose(d catalog.Dose) Dose {
	out := Dose{Words: d.Text(), Sides: 1, Seconds: int(d.Seconds())}
	if d.BothSides() {
		out.Sides = 2
	}
	if d.Timed() {
		out.Minutes = &d.Minutes
		return out
	}
	hold, each, rest := int(d.Hold), int(d.RepTime()), int(d.Rest)
	out.Sets, out.Reps, out.HoldSeconds, out.EachSeconds, out.RestSeconds = &d.Sets, &d.Reps, &hold, &each, &rest
	return out
}

func review(r catalog.PageReview) Review {
	return Review{r.Name, r.Profession, r.Register, r.Number, r.Date.ISO(), append([]catalog.Part{}, r.Changed...)}
}

func caution(c *catalog.Caution) Caution { return Caution{c.ID, c.Covers, c.Ask, c.Adapt} }

func equipmentRef(e *catalog.Equipment) EquipmentRef { return EquipmentRef{toWord(e), e.Household} }

func muscle(m *catalog.Muscle) Muscle { return Muscle{toWord(m), m.Latin} }

func (l Library) evidence(e *catalog.Evidence) Evidence {
	return Evidence{e.ID, markdown.Portable(e.Sentence, l.exportOptions()), e.Basis, clone(e.SourceIDs), clone(e.ClaimIDs)}
}

func (l Library) other(o *catalog.Variant) *Other {
	if o == nil {
		return nil
	}
	out := &Other{Text: optional(o.Text)}
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

func (l Library) citation(a catalog.PageEntry) Link { return Link{l.URL + a.Path, a.Title} }

// year returns the year of publication, nil if it is unknown.
func year(s *catalog.Source) *int {
	n, err := strconv.Atoi(s.Year)
	if err != nil {
		return nil
	}
	return &n
}

func word(v catalog.Value) Word { return Word{v.ID, v.Name} }

// named is implemented by the entries of vocabularies.
type named interface{ Value() catalog.Value }

func toWord[T named](v T) Word { return word(v.Value()) }

func words[T named](list []T) []Word { return mapSlice(list, toWord[T]) }

// clone returns a copy of list. It is never nil, which JSON would encode as null.
func clone[T any](list []T) []T { return append([]T{}, list...) }
