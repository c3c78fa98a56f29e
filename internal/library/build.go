package library

import (
	"slices"
	"strconv"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// newHead returns the head of the document for the page at path. Its title, summary and dates are those of d.
func (l Library) newHead(d *catalog.Doc, kind, id, path string) Head {
	h := Head{
		Schema: Version, Type: kind, ID: id, Address: l.URL + path,
		Licence: Licence, SafetyAddress: l.URL + l.Safety.Path, Written: d.Written.ISO(), CheckBy: d.CheckBy().ISO(),
		Regions: []Word{}, Tags: []Word{}, Sources: []SourceRef{}, Claims: []ClaimRef{},
	}
	if d.Reviewed() {
		r := d.Reviews[0]
		h.Reviewer = fill(&Reviewer{Role: r.Job()}, r)
	}
	return *fill(&h, d)
}

// docHead returns the head of the document for d, including the sources and claims that the text of d cites.
func (l Library) docHead(d *catalog.Doc, kind string, about catalog.Tagged) Head {
	h := l.newHead(d, kind, d.ID, d.Path)
	h.Regions, h.Tags = mapSlice(about.Regions, copied[Word]), mapSlice(about.Tags, copied[Word])
	for _, n := range d.Notes {
		if n.Source != nil {
			h.Sources = append(h.Sources, l.sourceRef(n.Source))
		} else {
			h.Claims = append(h.Claims, l.claimRef(n.Claim))
		}
	}
	return h
}

// guide returns a guide as data.
func (l Library) guide(g *catalog.Guide) *Guide {
	return fill(&Guide{
		Head:    l.docHead(&g.Doc, "guide", g.Tagged),
		Warning: warning(g.Warning), Now: l.now(g.Now), ReadingMinutes: g.Minutes(), Text: g.Body.Portable(l.exportOptions()),
		Headings: mapSlice(g.Body.Headings, func(h markdown.Heading) Heading {
			return *fill(&Heading{Address: l.URL + g.Path + "#" + h.ID}, h)
		}),
		Sure: mapSlice(g.Body.Sure, func(s markdown.CertaintyLine) CertaintyLine {
			return CertaintyLine{certainty(s.Level), markdown.Portable(s.Text, l.exportOptions())}
		}),
		Related: mapSlice(g.Related, l.ref),
		Against: mapSlice(g.Against, l.move),
	}, g)
}

// warning returns a warning as one line, or nil if there is none.
func warning(w *catalog.Warning) *string {
	if w == nil {
		return nil
	}
	return optional(w.String())
}

// now returns what a reader of a guide can do at once.
func (l Library) now(now catalog.Now) Now {
	out := Now{Moves: mapSlice(now.Moves, l.move), Steps: clone(now.Lines())}
	if r := now.Routine; r != nil {
		out.Routine = new(l.ref(&r.Doc))
	}
	return out
}

// stretch returns a move as data.
func (l Library) stretch(m *catalog.Move) *Stretch {
	out := fill(&Stretch{
		Head:         l.docHead(&m.Doc, "stretch", m.Tagged),
		ShortAddress: l.URL + m.ShortPath(), HowOften: catalog.DaysText(m.DaysAWeek),
		Positions: mapSlice(m.Positions(), func(p *catalog.Position) MovePosition {
			return *fill(&MovePosition{Change: optional(m.ChangeIn(p)), Steps: ownSteps(m, p), Pictures: l.Picture(m.FigureID(p))}, p)
		}),
		Dose: dose(m.Dose), Aim: aim(m.Aim), Steps: mapSlice(m.StepsIn(m.Position, m.Dose), copied[Step]),
		Pictures: l.Picture(m.ID), Care: clone(m.Care(m.Positions()...)), StopIf: l.StopLines(m.Classes),
		Easier: l.variant(m.Easier), Harder: l.variant(m.Harder),
		Certainty: certainty(m.Certainty), Evidence: mapSlice(m.Evidence, l.evidence), Text: m.Body.Portable(l.exportOptions()),
		UsedIn: mapSlice(m.UsedIn, func(r *catalog.Routine) Ref { return l.ref(&r.Doc) }),
	}, m)
	if m.Swap != nil {
		out.Swap = new(l.move(m.Swap))
	}
	for _, e := range m.Evidence { // the sentences about the evidence cite these claims
		for _, c := range e.Claims {
			if !slices.ContainsFunc(out.Claims, func(r ClaimRef) bool { return r.ID == c.ID }) {
				out.Claims = append(out.Claims, l.claimRef(c))
			}
		}
	}
	return out
}

// routine returns a routine as data.
func (l Library) routine(r *catalog.Routine) *Routine {
	return fill(&Routine{
		Head:     l.docHead(&r.Doc, "routine", r.Tagged),
		HowOften: catalog.DaysText(r.DaysAWeek), Items: mapSlice(r.Items, l.itemFor(nil)),
		ExerciseSeconds: int(r.Items.Exercise()), AllowMinutes: r.Items.AllowMinutes(), FloorTrips: r.Items.FloorTrips(),
		StopIf: l.StopLines(r.Classes), Text: r.Body.Portable(l.exportOptions()),
	}, r)
}

// itemFor returns a move of a routine or a sheet as data, for readers with conditions if there are any.
func (l Library) itemFor(conditions []*catalog.Condition) func(*catalog.Item) Item {
	return func(i *catalog.Item) Item {
		return Item{
			Stretch: l.move(i.Move), Position: copied[Word](i.Position), Change: optional(i.Change()), Dose: dose(i.Dose()),
			Steps: stepTexts(i.Steps()), Care: clone(i.CareFor(conditions)),
		}
	}
}

// Sheet returns the session of a handout sheet as data.
func (l Library) Sheet(sess catalog.Session) *Sheet {
	classes, cautions := l.CautionsFor(sess.Items)
	return &Sheet{
		Schema: Version, Type: "sheet", Address: l.URL + sess.Path, Licence: Licence, SafetyAddress: l.URL + l.Safety.Path,
		DaysAWeek: sess.Days, Fits: mapSlice(sess.Fits, func(c *catalog.Condition) Word { return Word{c.ID, c.Short} }),
		Items: mapSlice(sess.Items, l.itemFor(sess.Fits)), AllowMinutes: sess.Items.AllowMinutes(),
		LeftOut: mapSlice(sess.LeftOut.Moves(), l.move),
		StopIf:  l.StopLines(classes), Cautions: mapSlice(cautions, copied[Caution]),
	}
}

// plan returns a plan as data.
func (l Library) plan(p *catalog.Plan) *Plan {
	return fill(&Plan{
		Head:  l.docHead(&p.Doc, "plan", p.Tagged),
		Weeks: p.Weeks(), Stages: mapSlice(p.Stages, l.stage),
		StopIf: l.StopLines(p.Classes), Text: p.Body.Portable(l.exportOptions()),
	}, p)
}

// stage returns a stage of a plan as data.
func (l Library) stage(s *catalog.Stage) Stage {
	return *fill(&Stage{Sessions: mapSlice(s.Sessions, l.stageSession)}, s)
}

// stageSession returns a routine in a stage as data.
func (l Library) stageSession(s *catalog.StageSession) StageSession {
	return StageSession{
		Routine: l.ref(&s.Routine.Doc), DaysAWeek: s.DaysAWeek, AllowMinutes: s.Items.AllowMinutes(),
		Doses: mapSlice(s.Changed(), func(i *catalog.Item) StageDose { return StageDose{l.move(i.Move), dose(i.Dose())} }),
	}
}

// claim returns a claim as data. Its dates are those of the page that lists all claims.
func (l Library) claim(c *catalog.Claim) *Claim {
	h := l.newHead(&l.Page("evidence").Doc, "claim", c.ID, c.Path())
	h.Title, h.Summary = c.Quoted(), c.Say
	h.Regions, h.Sources = mapSlice(c.Regions, copied[Word]), mapSlice(c.Sources, l.sourceRef)
	return fill(&Claim{Head: h, Verdict: copied[DefinedWord](c.VerdictValue()), CitedBy: mapSlice(c.CitedBy, l.citation)}, c)
}

// source returns a source as data. Its dates are those of the page that lists all sources.
func (l Library) source(s *catalog.Source) *Source {
	h := l.newHead(&l.Page("sources").Doc, "source", s.ID, s.Path())
	h.Title, h.Summary = s.Title, s.Finding
	h.Regions = mapSlice(s.StudiedRegions(l.Regions), copied[Word])
	return fill(&Source{
		Head: h, Kind: Word{s.Kind, s.KindName()}, By: s.Byline(), Year: year(s),
		Certainty: Word{s.Certainty, s.GradeName()}, Studied: Word{s.Studied, s.StudiedPart()},
		CitedBy: mapSlice(s.CitedBy, l.citation),
	}, s)
}

// safety returns the page that says when to get help as data.
func (l Library) safety() *Safety {
	s, emergency := l.Safety, l.Levels[0]
	return fill(&Safety{
		Head: l.docHead(&s.Doc, "safety", catalog.Tagged{Regions: l.Regions}),
		Card: SmallCard{Heading: emergency.Heading, Action: catalog.Capital(emergency.Act) + ".", Signs: wordsOf(s.Mini.Lines)},
		Text: s.Body.Portable(l.exportOptions()),
	}, s)
}

// wordsOf returns the words of each line of a card.
func wordsOf(lines []*catalog.CardLine) []string {
	return mapSlice(lines, func(line *catalog.CardLine) string { return line.Words })
}

// ownSteps returns the steps of m in a position for which it has different steps, and an empty list for other
// positions.
func ownSteps(m *catalog.Move, p *catalog.Position) []string {
	if !m.HasStepsIn(p) {
		return []string{}
	}
	return stepTexts(m.StepsIn(p, m.Dose))
}

// stepTexts returns the text of each step.
func stepTexts(steps []catalog.Step) []string {
	return mapSlice(steps, func(s catalog.Step) string { return s.Text })
}

// aim returns the dose that a reader can build up to, or nil if the move has none.
func aim(d catalog.Dose) *Dose {
	if d == (catalog.Dose{}) {
		return nil
	}
	return new(dose(d))
}

// dose returns a dose as data. The fields for repeats are null for a timed dose, and Minutes for the others.
func dose(d catalog.Dose) Dose {
	out := Dose{Words: d.Text(), Sides: 1, Seconds: int(d.Seconds())}
	if d.BothSides() {
		out.Sides = 2
	}
	if d.Timed() {
		out.Minutes = &d.Minutes
		return out
	}
	out.Sets, out.Reps = &d.Sets, &d.Reps
	out.HoldSeconds, out.EachSeconds, out.RestSeconds = new(int(d.Hold)), new(int(d.RepTime())), new(int(d.Rest))
	return out
}

// evidence returns a sentence about the evidence for a move as data.
func (l Library) evidence(e *catalog.Evidence) Evidence {
	return *fill(&Evidence{Text: markdown.Portable(e.Sentence, l.exportOptions())}, e)
}

// variant returns an easier or harder way to do a move as data, or nil if there is none.
func (l Library) variant(v *catalog.Variant) *Other {
	if v == nil {
		return nil
	}
	out := &Other{Text: optional(v.Text)}
	if v.Move != nil {
		out.Stretch = new(l.move(v.Move))
	}
	return out
}

// ref returns a reference to a document.
func (l Library) ref(d *catalog.Doc) Ref { return Ref{d.ID, Link{l.URL + d.Path, d.Title}} }

// move returns a reference to a move.
func (l Library) move(m *catalog.Move) Ref { return l.ref(&m.Doc) }

// sourceRef returns a reference to a source.
func (l Library) sourceRef(s *catalog.Source) SourceRef {
	return SourceRef{Ref{s.ID, Link{l.URL + s.Path(), s.Title}}, s.Byline(), year(s), s.Address}
}

// claimRef returns a reference to a claim.
func (l Library) claimRef(c *catalog.Claim) ClaimRef {
	return ClaimRef{Ref{c.ID, Link{l.URL + c.Path(), c.Quoted()}}, copied[Word](c.VerdictValue())}
}

// citation returns a link to a page that cites a claim or a source.
func (l Library) citation(a catalog.PageEntry) Link { return Link{l.URL + a.Path, a.Title} }

// year returns the year of publication, or nil if it is unknown.
func year(s *catalog.Source) *int {
	n, err := strconv.Atoi(s.Year)
	if err != nil {
		return nil
	}
	return &n
}

// certainty returns the word for how certain a fact is.
func certainty(level string) Word { return copied[Word](catalog.Certainty(level)) }

// clone returns a copy of list that is never nil, because JSON would encode nil as null.
func clone[T any](list []T) []T { return append([]T{}, list...) }
