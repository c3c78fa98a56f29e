package library

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// newHead returns the head of the document for the page at path. Its title, summary and dates are those of d.
func (l Library) newHead(d *catalog.Doc, kind, id, path string, about *catalog.Tagged) Head {
	reviews := slices.DeleteFunc(slices.Clone(d.Reviews), func(r catalog.PageReview) bool { return !r.Holds() })
	h := &Head{
		Envelope: l.envelope(kind, path), ID: id, CheckBy: d.CheckBy().ISO(), Reviews: list[Review](l, reviews),
		Sources: []SourceRef{}, Claims: []ClaimRef{},
	}
	return *fill(l, fill(l, h, about), d)
}

// envelope returns what the file for the page at path begins with.
func (l Library) envelope(kind, path string) Envelope {
	return Envelope{Schema: Version, Type: kind, Address: l.URL + path, Licence: Licence, SafetyAddress: l.URL + l.Safety.Path}
}

// docHead returns the head of the document for d, including the sources and claims that the text of d cites.
func (l Library) docHead(d *catalog.Doc, kind string, about *catalog.Tagged) Head {
	h := l.newHead(d, kind, d.ID, d.Path, about)
	for _, n := range d.Notes {
		h.cite([]*catalog.Source{n.Source}, []*catalog.Claim{n.Claim}, l)
	}
	return h
}

// cite adds sources and claims, unless h has them already.
func (h *Head) cite(sources []*catalog.Source, claims []*catalog.Claim, l Library) {
	for _, s := range sources {
		if s != nil && !slices.ContainsFunc(h.Sources, func(r SourceRef) bool { return r.ID == s.ID }) {
			h.Sources = append(h.Sources, *fill(l, &SourceRef{By: s.Byline(), Year: year(s), Original: s.Address}, s))
		}
	}
	for _, c := range claims {
		if c != nil && !slices.ContainsFunc(h.Claims, func(r ClaimRef) bool { return r.ID == c.ID }) {
			ref := Ref{Link: Link{Title: c.Quoted()}}
			h.Claims = append(h.Claims, *fill(l, &ClaimRef{Ref: ref, Verdict: *fill(l, &Word{}, c.VerdictValue())}, c))
		}
	}
}

// guide returns a guide as data.
func (l Library) guide(g *catalog.Guide) *Guide {
	pages := list[Ref](l, g.Now.Moves)
	if g.Now.Routine != nil {
		pages = list[Ref](l, []*catalog.Routine{g.Now.Routine})
	}
	return fill(l, &Guide{
		Head: l.docHead(&g.Doc, "guide", &g.Tagged), NowSteps: clone(g.Now.Steps), NowPages: pages, ReadingMinutes: g.Minutes(),
	}, g)
}

// stretch returns a move as data.
func (l Library) stretch(m *catalog.Move) *Stretch {
	out := &Stretch{
		Head: l.docHead(&m.Doc, "stretch", &m.Tagged), ShortAddress: l.URL + m.ShortPath(), HowOften: catalog.DaysText(m.DaysAWeek),
		Positions: catalog.MapEach(m.Positions(), func(p *catalog.Position) MoveChoice {
			steps := []string{}
			if m.HasStepsIn(p) {
				steps = stepTexts(m.StepsIn(p, m.Dose))
			}
			return *fill(l, &MoveChoice{Change: optional(m.ChangeIn(p)), Steps: steps, Pictures: l.Picture(m.FigureID(p))}, p)
		}),
		Steps: list[Step](l, m.StepsIn(m.Position, m.Dose)), Care: clone(m.Care(m.Positions()...)),
		Limits:   l.limits(m.Classes, m.Cautions),
		Pictures: l.Picture(m.ID), UsedIn: list[Ref](l, m.UsedIn),
	}
	for _, e := range m.Evidence {
		out.cite(nil, e.Claims, l)
	}
	return fill(l, out, m)
}

// limits returns when to stop moves of these classes, the pain rule, and who should ask first.
func (l Library) limits(classes []*catalog.Class, cautions []*catalog.Caution) Limits {
	rule := l.Safety.Pain
	pain := append(clone(rule.Lines), rule.Strength, rule.Adding, rule.Label)
	return Limits{StopIf: l.StopLines(classes), Pain: pain, Cautions: list[Caution](l, cautions)}
}

// routine returns a routine as data.
func (l Library) routine(r *catalog.Routine) *Routine {
	return fill(l, &Routine{
		Head: l.docHead(&r.Doc, "routine", &r.Tagged), HowOften: catalog.DaysText(r.DaysAWeek), Limits: l.limits(r.Classes, r.Cautions),
		ExerciseSeconds: int(r.Items.Exercise()), AllowMinutes: r.Items.AllowMinutes(), FloorTrips: r.Items.FloorTrips(),
		Notes: slices.Concat(r.Preparation, []string{catalog.LeaveOutSpreading}),
	}, r)
}

// item returns a move of a routine or a sheet as data, for readers with conditions if there are any.
func (l Library) item(i *catalog.Item, conditions []*catalog.Condition) Item {
	return *fill(l, &Item{
		Change: optional(i.Change()), Dose: dose(i.Dose()), Steps: stepTexts(i.Steps()), Care: clone(i.CareFor(conditions)),
	}, i)
}

// Sheet returns the session of a handout sheet as data.
func (l Library) Sheet(sess catalog.Session) *Sheet {
	return fill(l, &Sheet{
		Envelope: l.envelope("sheet", sess.Path), Limits: l.limits(l.CautionsFor(sess.Items)),
		Fits:  catalog.MapEach(sess.Fits, func(c *catalog.Condition) Word { return Word{ID: c.ID, Name: c.Short} }),
		Items: catalog.MapEach(sess.Items, func(i *catalog.Item) Item { return l.item(i, sess.Fits) }), AllowMinutes: sess.Items.AllowMinutes(),
		LeftOut: list[Ref](l, sess.LeftOut.Moves()),
	}, sess)
}

// plan returns a plan as data.
func (l Library) plan(p *catalog.Plan) *Plan {
	return fill(l, &Plan{Head: l.docHead(&p.Doc, "plan", &p.Tagged), Weeks: p.Weeks(), Limits: l.limits(p.Classes, p.Cautions)}, p)
}

// claim returns a claim as data. Its dates are those of the page that lists all claims.
func (l Library) claim(c *catalog.Claim) *Claim {
	h := l.newHead(&l.Page("evidence").Doc, "claim", c.ID, c.Path(), &catalog.Tagged{Regions: c.Regions})
	h.Title, h.Summary = c.Quoted(), c.Say
	h.cite(c.Sources, nil, l)
	return fill(l, &Claim{Head: h, Verdict: *fill(l, &Entry{}, c.VerdictValue())}, c)
}

// source returns a source as data. Its dates are those of the page that lists all sources.
func (l Library) source(s *catalog.Source) *Source {
	h := l.newHead(&l.Page("sources").Doc, "source", s.ID, s.Path(), &catalog.Tagged{Regions: s.StudiedRegions(l.Regions)})
	h.Title, h.Summary = s.Title, s.Finding
	out := &Source{
		Head: h, Kind: Word{ID: s.Kind, Name: s.KindName()}, By: s.Byline(), Year: year(s), Read: s.Checked.ISO(),
		Certainty: Word{ID: s.Certainty, Name: s.GradeName()}, Studied: Word{ID: s.Studied, Name: s.StudiedPart()},
	}
	return fill(l, fill(l, out, s), s.Seen)
}

// safety returns the page that says when to get help as data.
func (l Library) safety() *Safety {
	head := l.docHead(&l.Safety.Doc, "safety", &catalog.Tagged{Regions: l.Regions})
	return fill(l, &Safety{Head: head, Card: l.card(), Pain: l.limits(nil, nil).Pain}, l.Safety)
}

// card returns the small safety card.
func (l Library) card() Card {
	signs := catalog.MapEach(l.Safety.Mini.Lines, func(line *catalog.CardLine) string { return line.Words })
	return Card{ID: "card", Level: catalog.LevelEmergency, Heading: l.Levels[0].Heading, Signs: signs}
}

// treatments returns the table of treatments as data. Its dates are those of the page that introduces it.
func (l Library) treatments() *Treatments {
	p := l.Page(catalog.TreatmentsID)
	h := l.docHead(&p.Doc, "treatments", p.About())
	for _, t := range l.Catalog.Treatments {
		h.cite(t.Sources, nil, l)
	}
	return fill(l, &Treatments{Head: h, Treatments: catalog.MapEach(l.Catalog.Treatments, l.treatment)}, p)
}

// treatment returns a row of the table as data.
func (l Library) treatment(t *catalog.Treatment) Treatment {
	out := Treatment{For: *fill(l, &Word{}, t.Complaint()), Result: *fill(l, &Entry{}, t.ResultValue()), Effect: t.Effect.Words()}
	return *fill(l, fill(l, &out, t), t.Effect)
}

// guidelines returns the list of recommendations as data. Its dates are those of the page that introduces it.
func (l Library) guidelines() *Guidelines {
	p := l.Page(catalog.GuidelinesID)
	h := l.docHead(&p.Doc, "guidelines", p.About())
	for _, g := range l.Catalog.Guidelines {
		h.cite([]*catalog.Source{g.Source}, nil, l)
	}
	return fill(l, &Guidelines{
		Head: h, Guidelines: list[Guideline](l, l.Catalog.Guidelines),
		Shown: catalog.CountWithPage(l.Recommendations()),
	}, p)
}

// recommendation returns a recommendation as data.
func (l Library) recommendation(r *catalog.Recommendation) Recommendation {
	return *fill(l, &Recommendation{
		Address: l.URL + catalog.GuidelinesPath + "#" + r.ID, Guideline: r.Guideline.SourceID, Version: r.Guideline.Version,
		Seen: r.SeenOn().ISO(), Advice: *fill(l, &Entry{}, r.StanceValue()),
	}, r)
}

// All returns all documents.
func (l Library) All() *All {
	return fill(l, &All{
		Envelope: l.envelope("library", AllPath), Site: l.URL + "/", Title: "Unknot", Summary: l.About, Updated: l.Newest().ISO(),
		Safety: l.safety(), Guides: catalog.MapEach(l.Guides, l.guide), Stretches: catalog.MapEach(l.Moves, l.stretch),
		Routines: catalog.MapEach(l.Routines, l.routine), Plans: catalog.MapEach(l.Plans, l.plan),
		Claims: catalog.MapEach(l.Claims, l.claim), Sources: catalog.MapEach(l.Sources, l.source),
		Regions:     list[Region](l, l.Hubs()),
		Certainties: list[Entry](l, catalog.Certainties()), Verdicts: list[Entry](l, catalog.Verdicts()),
	}, l.Content)
}

// stepTexts returns the text of each step.
func stepTexts(steps []catalog.Step) []string {
	return catalog.MapEach(steps, func(s catalog.Step) string { return s.Text })
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

// year returns the year of publication, or nil if it is unknown.
func year(s *catalog.Source) *int {
	n, err := strconv.Atoi(s.Year)
	if err != nil {
		return nil
	}
	return &n
}

// clone returns a copy of list that is never nil, because JSON would encode nil as null.
func clone[T any](list []T) []T { return append([]T{}, list...) }

// optional returns a pointer to text, or nil if text is empty.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// fill copies fields from one struct to another and returns out. For each empty field of out it looks for a field in
// from with the same name, or with the name in the struct tag from, and copies that if its type fits. from is usually a
// value of the catalog. Most fields of documents get their values this way; build.go sets the others.
func fill[T any](l Library, out *T, from any) *T {
	l.fillStruct(reflect.ValueOf(out).Elem(), reflect.Indirect(reflect.ValueOf(from)))
	return out
}

// list returns a list of values that are all filled from a list.
func list[T any](l Library, from any) (out []T) {
	l.set(reflect.ValueOf(&out).Elem(), reflect.ValueOf(from))
	return out
}

// fillStruct does the work of fill for structs, including those that are embedded in out.
func (l Library) fillStruct(out, from reflect.Value) {
	for i := range out.NumField() {
		field := out.Type().Field(i)
		source := from.FieldByName(cmp.Or(field.Tag.Get("from"), field.Name))
		switch {
		case field.Anonymous:
			l.fillStruct(out.Field(i), from)
		case !out.Field(i).IsZero():
		case field.Name == "Address":
			l.setAddress(out.Field(i), from)
		case source.IsValid() && field.IsExported():
			l.set(out.Field(i), source)
		}
	}
}

// setAddress sets an optional or a needed address to that of the page of a value.
func (l Library) setAddress(out, from reflect.Value) {
	path := ""
	if field := from.FieldByName("Path"); field.IsValid() {
		path = field.String()
	} else if from.CanAddr() {
		if v, ok := from.Addr().Interface().(interface{ Path() string }); ok {
			path = v.Path()
		}
	}
	page, _, _ := strings.Cut(path, "#")
	if out.Kind() == reflect.String {
		out.SetString(l.URL + path)
	} else if l.PageEntry(page) != nil {
		out.Set(reflect.ValueOf(new(l.URL + path)))
	}
}

// set sets out to from, if the types fit. A list is never nil. If out is a pointer, it stays nil for an empty value.
func (l Library) set(out, from reflect.Value) {
	if v := reflect.ValueOf(l.converted(from.Interface(), out.Type())); v.IsValid() {
		from = v
	}
	from = reflect.Indirect(from)
	switch isEmpty := !from.IsValid() || from.IsZero(); {
	case isEmpty && (!from.IsValid() || out.Kind() == reflect.Pointer):
	case out.Kind() == reflect.Pointer:
		out.Set(reflect.New(out.Type().Elem()))
		l.set(out.Elem(), from)
	case out.Kind() != from.Kind():
	case from.Type().AssignableTo(out.Type()) && out.Kind() == reflect.Struct:
		out.Set(from)
	case out.Kind() == reflect.Struct:
		l.fillStruct(out, from)
	case out.Kind() == reflect.Slice:
		out.Set(reflect.MakeSlice(out.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			l.set(out.Index(i), from.Index(i))
		}
	default:
		out.Set(from.Convert(out.Type()))
	}
}

// converted returns a value of the catalog in the form that documents have, nil if fill is to copy its fields.
func (l Library) converted(from any, to reflect.Type) any {
	switch v := from.(type) {
	case catalog.Day:
		return v.ISO()
	case *markdown.Doc:
		return v.Portable(l.exportOptions())
	case *catalog.Warning:
		if v != nil {
			return v.String()
		}
	case catalog.Dose:
		if v != (catalog.Dose{}) {
			return dose(v)
		}
	case *catalog.Item:
		return l.item(v, nil)
	case *catalog.Evidence:
		return fill(l, &Evidence{Text: markdown.Portable(v.Sentence, l.exportOptions())}, v)
	case *catalog.StageSession:
		return *fill(l, &StageSession{AllowMinutes: v.Items.AllowMinutes(), Doses: list[Item](l, v.Changed())}, v)
	case *catalog.Treatment:
		return l.treatment(v)
	case *catalog.Recommendation:
		return l.recommendation(v)
	case string: // a level of certainty
		if to == reflect.TypeFor[Word]() {
			return catalog.Certainty(v)
		}
	}
	return nil
}
