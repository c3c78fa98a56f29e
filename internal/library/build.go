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
		Schema: Version, Type: kind, ID: id, Address: l.URL + path,
		Licence: Licence, SafetyAddress: l.URL + l.Safety.Path, Written: d.Published().ISO(), CheckBy: d.CheckBy().ISO(),
		Regions: []Word{}, Tags: []Word{}, Sources: []SourceRef{}, Claims: []ClaimRef{},
	}
	if d.Reviewed() {
		r := d.Reviews[0]
		h.Reviewer = fill(&Reviewer{Role: r.Job()}, r)
	}
	return *fill(&h, d)
}

// docHead returns the head of a page with a text of its own, with everything that the text cites.
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
		out.Routine = new(l.ref(&r.Doc))
	}
	return out
}

func (l Library) stretch(s *catalog.Move) *Stretch {
	out := fill(&Stretch{
		Head:         l.docHead(&s.Doc, "stretch", s.Tagged),
		ShortAddress: l.URL + s.ShortPath(), HowOften: catalog.DaysText(s.DaysAWeek),
		Positions: mapSlice(s.Positions(), func(p *catalog.Position) MovePosition {
			return *fill(&MovePosition{Change: optional(s.ChangeIn(p)), Steps: ownSteps(s, p), Pictures: l.Picture(s.FigureID(p))}, p)
		}),
		Dose: dose(s.Dose), Aim: aim(s.Aim), Steps: mapSlice(s.StepsIn(s.Position, s.Dose), copied[Step]),
		Pictures: l.Picture(s.ID), Care: clone(s.AllCareLines()), StopIf: l.StopLines(s.Classes),
		Easier: l.other(s.Easier), Harder: l.other(s.Harder),
		Certainty: certainty(s.Certainty), Evidence: mapSlice(s.Evidence, l.evidence), Text: s.Body.Portable(l.exportOptions()),
		UsedIn: mapSlice(s.UsedIn, func(r *catalog.Routine) Ref { return l.ref(&r.Doc) }),
	}, s)
	if s.Swap != nil {
		out.Swap = new(l.move(s.Swap))
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
	return fill(&Routine{
		Head:     l.docHead(&r.Doc, "routine", r.Tagged),
		HowOften: catalog.DaysText(r.DaysAWeek), Items: mapSlice(r.Items, l.sessionItem),
		ExerciseSeconds: int(r.Items.Exercise()), AllowMinutes: r.Items.AllowMinutes(), FloorTrips: r.Items.FloorTrips(),
		StopIf: l.StopLines(r.Classes), Text: r.Body.Portable(l.exportOptions()),
	}, r)
}

func (l Library) sessionItem(i *catalog.Item) Item {
	return Item{l.move(i.Move), copied[Word](i.Position), optional(i.Change()), dose(i.Dose()), stepTexts(i.Steps()),
		clone(i.Move.AllCareLines())}
}

// Sheet returns the session of a sheet as data.
func (l Library) Sheet(s catalog.Session) *Sheet {
	classes, cautions := l.CautionsFor(s.Items)
	return &Sheet{
		Version, "sheet", l.URL + s.Path, Licence, l.URL + l.Safety.Path, s.Days,
		mapSlice(s.Fits, func(c *catalog.Condition) Word { return Word{c.ID, c.Short} }),
		mapSlice(s.Items, l.sessionItem), s.Items.AllowMinutes(), l.StopLines(classes), mapSlice(cautions, copied[Caution]),
	}
}

func (l Library) plan(p *catalog.Plan) *Plan {
	return fill(&Plan{
		Head:  l.docHead(&p.Doc, "plan", p.Tagged),
		Weeks: p.Weeks(), Stages: mapSlice(p.Stages, l.stage),
		StopIf: l.StopLines(p.Classes), Text: p.Body.Portable(l.exportOptions()),
	}, p)
}

func (l Library) stage(s *catalog.Stage) Stage {
	return *fill(&Stage{Sessions: mapSlice(s.Sessions, func(v *catalog.StageSession) StageSession {
		return StageSession{l.ref(&v.Routine.Doc), v.DaysAWeek, v.Items.AllowMinutes(),
			mapSlice(v.Changed(), func(i *catalog.Item) StageDose {
				return StageDose{l.move(i.Move), dose(i.Dose())}
			})}
	})}, s)
}

// claim returns a claim. It has the dates of the page that lists all claims.
func (l Library) claim(c *catalog.Claim) *Claim {
	h := l.newHead(&l.Page("evidence").Doc, "claim", c.ID, c.Path())
	h.Title, h.Summary = c.Quoted(), c.Say
	h.Regions, h.Sources = mapSlice(c.Regions, copied[Word]), mapSlice(c.Sources, l.sourceRef)
	return fill(&Claim{Head: h, Verdict: copied[DefinedWord](c.VerdictValue()), CitedBy: mapSlice(c.CitedBy, l.citation)}, c)
}

// source returns a source. It has the dates of the page that lists all sources.
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

func (l Library) safety() *Safety {
	s := l.Safety
	return fill(&Safety{
		Head: l.docHead(&s.Doc, "safety", catalog.Tagged{Regions: l.Regions}),
		Card: SmallCard{l.Levels[0].Heading, catalog.Capital(l.Levels[0].Act) + ".",
			mapSlice(s.Mini.Lines, func(line *catalog.CardLine) string { return line.Words })},
		Text: s.Body.Portable(l.exportOptions()),
	}, s)
}

// ownSteps returns the steps of the move in a position that has its own.
func ownSteps(s *catalog.Move, p *catalog.Position) []string {
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
	return new(dose(d))
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
	out.Sets, out.Reps, out.HoldSeconds, out.EachSeconds, out.RestSeconds = &d.Sets, &d.Reps, new(int(d.Hold)), new(int(d.RepTime())),
		new(int(d.Rest))
	return out
}

func (l Library) evidence(e *catalog.Evidence) Evidence {
	return *fill(&Evidence{Text: markdown.Portable(e.Sentence, l.exportOptions())}, e)
}

func (l Library) other(o *catalog.Variant) *Other {
	if o == nil {
		return nil
	}
	out := &Other{Text: optional(o.Text)}
	if o.Move != nil {
		out.Stretch = new(l.move(o.Move))
	}
	return out
}

func (l Library) ref(d *catalog.Doc) Ref { return Ref{d.ID, Link{l.URL + d.Path, d.Title}} }

func (l Library) move(s *catalog.Move) Ref { return l.ref(&s.Doc) }

func (l Library) sourceRef(s *catalog.Source) SourceRef {
	return SourceRef{Ref{s.ID, Link{l.URL + s.Path(), s.Title}}, s.Byline(), year(s), s.Address}
}

func (l Library) claimRef(c *catalog.Claim) ClaimRef {
	return ClaimRef{Ref{c.ID, Link{l.URL + c.Path(), c.Quoted()}}, copied[Word](c.VerdictValue())}
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

func certainty(level string) Word { return copied[Word](catalog.Certainty(level)) }

// clone returns a copy of list. It is never nil, which JSON would encode as null.
func clone[T any](list []T) []T { return append([]T{}, list...) }
