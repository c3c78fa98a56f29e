package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// link resolves every reference, and makes the checks that need all content. It sets the sitemap. The
// order of the steps matters, as each needs the results of those before.
func (l *loader) link() {
	l.addIndexes()
	l.linkContent()
	l.linkAddresses()
	l.checkPages()
	l.checkChoices()
	if len(l.problems()) == 0 { // the rest needs content without faults
		l.finish()
	}
}

// linkContent resolves the references in documents and lists, and checks what they refer to.
func (l *loader) linkContent() {
	l.linkRefs()
	l.checkHubs()
	l.checkSources()
	l.checkClaims()
	l.checkMedicines()
	l.checkCautions()
	l.checkQuestions()
	l.linkSigns()
	l.checkPageLists()
	l.against = guidesAgainst(l.Guides)
	for _, d := range l.Documents.All() {
		l.linkDocument(d)
	}
	l.linkOrder()
	l.checkLinkedStart()
	l.checkLaddersShown()
}

// guidesAgainst lists, for each move, the guides that advise against it.
func guidesAgainst(guides []*catalog.Guide) map[*catalog.Move][]*catalog.Guide {
	against := map[*catalog.Move][]*catalog.Guide{}
	for _, g := range guides {
		for _, m := range g.Against {
			if m != nil { // nil is reported as unknown
				against[m] = append(against[m], g)
			}
		}
	}
	return against
}

// linkAddresses puts the content in order, and makes the sitemap.
func (l *loader) linkAddresses() {
	l.setCode(frontmatter.CodeAddress)
	l.checkUnique()
	l.sort()
	l.linkBack()
	l.addRules()
	l.sitemap = catalog.NewSitemap(l.Content)
	l.checkAnchors()
	l.checkOldAddresses()
}

// checkPages resolves addresses in files, and checks everything else that needs the sitemap.
func (l *loader) checkPages() {
	l.setCode(frontmatter.CodeValue)
	l.linkStartPages()
	l.linkConditionPages()
	l.linkGuidelines()
	l.linkIntents()
	l.setCode(frontmatter.CodeReference)
	l.checkStandardSentences()
	for _, d := range l.All() {
		l.checkCitations(d.Base())
	}
	l.setCode(frontmatter.CodeReview)
	l.checkReviews()
}

// checkChoices checks which moves fit conditions and the form at /start. These checks need only some of the
// files, so faults in others do not prevent them.
func (l *loader) checkChoices() {
	l.setCode(frontmatter.CodeValue)
	fitsSound, startSound := l.allSound(fitsNeeds...), l.allSound(startNeeds...)
	if fitsSound {
		l.checkConditions()
	}
	if startSound {
		l.checkAllAnswers()
	}
	if l.allSound(dayNeeds...) {
		l.checkDayRoutines()
	}
}

// Prefixes of the names of files that must be free of problems before moves are judged for conditions (fitsNeeds),
// before all answers at /start are tried (startNeeds), and before routines of the day are judged (dayNeeds).
var (
	fitsNeeds  = []string{conditionsFile, "cautions.yaml", "stretches/", "vocabularies/"}
	startNeeds = append([]string{startFile, "routines/"}, fitsNeeds...)
	dayNeeds   = append([]string{orderFile, "routines/"}, fitsNeeds...)
)

// allSound reports whether no file whose name has one of the prefixes has problems, and all of quotedFiles could be
// read.
func (l *loader) allSound(prefixes ...string) bool {
	return l.misread == nil && !slices.ContainsFunc(l.files, func(f *frontmatter.File) bool {
		return len(f.Problems()) > 0 && slices.ContainsFunc(prefixes,
			func(prefix string) bool { return strings.HasPrefix(f.Path(), prefix) })
	})
}

// addIndexes adds an index of everything that has IDs and that references lead to.
func (l *loader) addIndexes() {
	addIndex(l, "source", l.Sources, "sources.yaml")
	addIndex(l, "claim", l.Claims, "claims.yaml")
	addIndex(l, "evidence code", l.Evidence, "evidence.yaml")
	addIndex(l, "sign", l.Signs, "signs.yaml")
	addIndex(l, "caution", l.Cautions, "cautions.yaml")
	addIndex(l, "caution class", l.Classes, "cautions.yaml")
	addIndex(l, "condition", l.Conditions, conditionsFile)
	addIndex(l, "region", l.Regions, "regions.yaml")
	addIndex(l, "section", l.Sections, "sections.yaml")
	addIndex(l, "position", l.Positions, "positions.yaml")
	addIndex(l, "kind", l.Kinds, "kinds.yaml")
	addIndex(l, "equipment", l.Equipment, "equipment.yaml")
	addIndex(l, "muscle", l.Muscles, "muscles.yaml")
	addIndex(l, "tag", l.Tags, "tags.yaml")
	addIndex(l, "move", l.Moves, "")
	addIndex(l, "routine", l.Routines, "")
	addIndex(l, "guide", l.Guides, "")
	addIndex(l, "guide, move, routine, plan or page", l.Docs(), "")
}

// sort puts every list into the order in which readers see it.
func (l *loader) sort() {
	var mostUseful []*catalog.Guide
	for _, g := range l.Order.Guides {
		mostUseful = append(mostUseful, g.Items...)
	}
	byUse := rank(mostUseful)
	slices.SortStableFunc(l.Guides, func(a, b *catalog.Guide) int {
		switch {
		case a.Hub && !b.Hub:
			return -1
		case b.Hub && !a.Hub:
			return 1
		}
		return cmp.Or(byUse(a, b), strings.Compare(a.Title, b.Title))
	})
	slices.SortStableFunc(l.Moves, func(a, b *catalog.Move) int { return cmp.Compare(a.Number, b.Number) })
	l.Terms = slices.Clone(l.Terms) // entries stay in the order of the file
	slices.SortStableFunc(l.Terms, func(a, b *catalog.Term) int {
		return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
	slices.SortStableFunc(l.Routines, func(a, b *catalog.Routine) int { return strings.Compare(a.Title, b.Title) })
	slices.SortStableFunc(l.Plans, func(a, b *catalog.Plan) int {
		return cmp.Or(cmp.Compare(a.Weeks(), b.Weeks()), strings.Compare(a.Title, b.Title))
	})
}

// linkBack gives muscles and tags pointers to the documents that name them.
func (l *loader) linkBack() {
	for _, d := range l.All() {
		if m, isMove := d.(*catalog.Move); isMove {
			for _, muscle := range m.Muscles {
				muscle.Moves = append(muscle.Moves, m)
			}
		}
		for _, t := range d.About().Tags {
			t.Add(d)
		}
	}
}

// linkDocument makes the checks of a document that need the values it refers to. It also sets the fields that come from
// them: the section of a guide, and the items of a plan.
func (l *loader) linkDocument(d catalog.Document) {
	switch d := d.(type) {
	case *catalog.Move:
		l.checkLinkedMove(d)
	case *catalog.Guide:
		l.linkGuide(d)
	case *catalog.Routine:
		l.checkLinkedRoutine(d)
	case *catalog.Plan:
		l.linkPlan(d)
	}
}

// checkLinkedMove checks the positions of a move, their figures, and the other moves that it names.
func (l *loader) checkLinkedMove(m *catalog.Move) {
	f := l.docs[&m.Doc]
	for _, p := range m.Positions() {
		if p != nil && len(l.poses) > 0 && !l.poses[m.FigureID(p)] {
			l.reportNoPose(m, p)
		}
	}
	named := []string{m.PositionID}
	for i, a := range m.Also {
		if slices.Contains(named, a.PositionID) && a.PositionID != "" {
			f.FaultAt([]any{"also", i, "position"}, "%s is named already", a.PositionID)
		}
		named = append(named, a.PositionID)
	}
	for field, id := range map[string]string{"easier": m.Easier.NamedMove(), "harder": m.Harder.NamedMove(), "swap": m.SwapID} {
		if id == m.ID && id != "" {
			f.FaultAt([]any{field}, "a move cannot be its own %s", field)
		}
	}
	if m.Position != nil && m.Position.OnFloor() && !hasAlternativeOffFloor(m) {
		f.FaultAt([]any{"position"}, "a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours")
	}
}

// reportNoPose reports that a move has no figure in a position, and names the file to rename if the move has another ID
// now.
func (l *loader) reportNoPose(m *catalog.Move, p *catalog.Position) {
	f, id := l.docs[&m.Doc], m.FigureID(p)
	former := m.FormerPaths()
	for address, s := range l.successors {
		if s.address == m.Path {
			former = append(former, address)
		}
	}
	for _, old := range former {
		if pose := path.Base(old) + strings.TrimPrefix(id, m.ID); l.poses[pose] {
			f.FaultAs(frontmatter.CodeFigure, 1, "there is no figure: git mv poses/%s.yaml poses/%s.yaml", pose, id)
			return
		}
	}
	f.FaultAs(frontmatter.CodeFigure, 1, "there is no figure: write poses/%s.yaml", id)
}

// hasAlternativeOffFloor reports whether m can be done, or swapped for a move that is done, off the floor. It gives a
// reference that is reported as unknown the benefit of the doubt.
func hasAlternativeOffFloor(m *catalog.Move) bool {
	for _, a := range m.Also {
		if a.Position == nil || !a.Position.OnFloor() {
			return true
		}
	}
	if m.Swap == nil {
		return m.SwapID != ""
	}
	return m.Swap.Position == nil || !m.Swap.Position.OnFloor()
}

// linkGuide finds the section of a guide, which is the name of its folder, and checks what the guide refers to.
func (l *loader) linkGuide(g *catalog.Guide) {
	f := l.docs[&g.Doc]
	g.Section, _ = indexFor[*catalog.Section](l).resolve(f, path.Base(path.Dir(f.Path())))
	if i := slices.Index(g.RelatedIDs, g.ID); i >= 0 {
		f.FaultAt([]any{"related", i}, "a guide cannot be related to itself")
	}
	for i, m := range g.Now.Moves {
		if slices.Contains(g.Against, m) {
			f.FaultAt([]any{"now", "moves", i}, "the guide advises against %s", m.ID)
		}
	}
	l.arrangeSigns(g.Warning, f, "warning")
	l.checkPicture(g, f)
}

// checkPicture checks that the figure exists that lists show for a guide. It may be a move in any of its positions, or
// one of SharedFigures.
func (l *loader) checkPicture(g *catalog.Guide, f *frontmatter.File) {
	if g.FigureID == "" || !f.Whole() {
		return
	}
	figures := slices.Clone(SharedFigures)
	for _, m := range l.Moves {
		if m.Position == nil {
			return // the fault of the move is reported
		}
		for _, p := range m.Positions() {
			figures = append(figures, m.FigureID(p))
		}
	}
	if !slices.Contains(figures, g.FigureID) {
		id, _, _ := strings.Cut(g.FigureID, ".") // without the position
		noFigure := fmt.Sprintf("there is no figure %s%s", g.FigureID, frontmatter.DidYouMean(g.FigureID, figures))
		f.FaultAs(frontmatter.CodeReference, f.Line("picture"), "%s", cmp.Or(indexFor[*catalog.Move](l).instead(id), noFigure))
	}
}

// arrangeSigns sorts the signs of the warning at path by level, the most urgent first, and checks the length of the
// warning.
func (l *loader) arrangeSigns(w *catalog.Warning, f *frontmatter.File, path ...any) {
	if w == nil || !f.Whole() {
		return
	}
	catalog.MostUrgentFirst(w.Signs)
	if n := len(strings.Fields(w.String())); n > maxWarning {
		f.FaultAt(path, "the warning has %d words: at most %d stand above what to do", n, maxWarning)
	}
}

// checkLinkedRoutine checks the moves of a routine with their positions and doses.
func (l *loader) checkLinkedRoutine(r *catalog.Routine) {
	f := l.docs[&r.Doc]
	for i, item := range r.Items {
		for _, g := range l.against[item.Move] {
			f.FaultAt([]any{"items", i, "move"}, "%s advises against %s: it stands in no routine", l.docs[&g.Doc].Path(), item.MoveID)
		}
		if item.Move == nil || item.Position == nil || item.Move.Position == nil {
			continue // reported as unknown
		}
		if r.IsStart && item.Position.OnFloor() {
			f.FaultAt([]any{"items", i, "position"}, "start: true is for routines off the floor: nobody has chosen it there")
		}
		offers := []string{item.Move.PositionID}
		for _, a := range item.Move.Also {
			offers = append(offers, a.PositionID)
		}
		if !slices.Contains(offers, item.PositionID) {
			f.FaultAt([]any{"items", i, "position"}, "%s cannot be done in the position %s: it offers %s", item.MoveID, item.PositionID, strings.Join(offers, ", "))
		}
		if canCompareDoses(item) {
			checkAmount(f, r, i)
		}
	}
}

// canCompareDoses reports whether the dose of an item and that of its move are usable. Others are reported elsewhere.
func canCompareDoses(i *catalog.Item) bool {
	return i.Dose().Seconds() > 0 && i.Move.Dose.Seconds() > 0
}

// checkAmount reports item i of a routine if its dose does not suit its move, or if the routine is done on more days a
// week than the move.
func checkAmount(f *frontmatter.File, r *catalog.Routine, i int) {
	item := r.Items[i]
	checkItemDose(f, item, []any{"items", i, "dose"})
	if most := item.Move.DaysAWeek; r.DaysAWeek > most && most > 0 {
		f.FaultAt([]any{"days_a_week"}, "%s is done on at most %d days a week: a routine with it too", item.MoveID, most)
	}
}

// checkItemDose reports the dose of an item if its move cannot have it: a time instead of repeats, a hold, sides or a
// distance that the steps do not mention, or more than the move builds up to.
func checkItemDose(f *frontmatter.File, item *catalog.Item, at []any) {
	m, d := item.Move, item.Dose()
	most := m.Dose
	if m.Aim != (catalog.Dose{}) {
		most = m.Aim
	}
	switch {
	case d.Timed() != m.Dose.Timed():
		f.FaultAt(at, "the steps of %s are for a dose such as %q: the same form is needed here", item.MoveID, m.Dose.Text())
	case d.BothSides() && !m.Dose.BothSides():
		f.FaultAt(at, "the dose has two sides, and %s has none", item.MoveID)
	case d.Distance != catalog.Distance{} && m.Dose.Distance == catalog.Distance{}:
		f.FaultAt(at, "the dose has a distance, and %s has none", item.MoveID)
	case d.Hold > 0 && m.Dose.Hold == 0:
		f.FaultAt(at, "the dose has a hold, and %s has none", item.MoveID)
	case d.Seconds() > most.Seconds() || d.Hold > most.Hold:
		f.FaultAt(at, "%q is more than %s is ever done: %q is the most", d.Text(), item.MoveID, most.Text())
	}
}

// finish computes the fields that need content without problems.
func (l *loader) finish() {
	for _, m := range l.Moves {
		l.finishMove(m)
	}
	for _, r := range l.Routines {
		r.Classes, r.Cautions = l.CautionsFor(r.Items)
		r.Duration = catalog.Count(r.Items.AllowMinutes(), "minute")
		r.Categories = categories(catalog.Value{ID: "routine", Name: "Routine"}, r.Regions)
		for _, m := range r.Items.Moves() {
			if !slices.Contains(m.UsedIn, r) { // a routine may have a move twice
				m.UsedIn = append(m.UsedIn, r)
			}
		}
	}
	for _, p := range l.Plans {
		p.Classes, p.Cautions = l.CautionsFor(p.Items())
		p.Duration = catalog.Count(p.Weeks(), "week")
		p.Categories = categories(catalog.Value{ID: "plan", Name: "Plan"}, p.Regions)
	}
	for _, g := range l.Guides {
		g.Duration = catalog.Count(g.Minutes(), "minute")
		g.Categories = categories(catalog.Value{ID: "guide", Name: "Guide"}, g.Regions)
	}
	page := catalog.Value{ID: "page", Name: "Page"}
	for _, p := range l.Pages {
		p.Categories = categories(page, nil)
	}
	l.Safety.Categories = categories(page, nil)
	l.setAllNotes()
	l.linkCitations()
	l.linkReviews()
}

// finishMove computes the fields of a move.
func (l *loader) finishMove(m *catalog.Move) {
	m.Duration, m.Conditions = m.Dose.Seconds().Clock(), l.Conditions
	m.Categories = categories(m.Kind.Value(), m.Regions)
	for _, p := range m.Positions() {
		for _, c := range m.CautionsIn(p, m.Dose, l.Cautions) {
			if !slices.Contains(m.Cautions, c) {
				m.Cautions = append(m.Cautions, c)
			}
		}
	}
	slices.SortFunc(m.Cautions, func(a, b *catalog.Caution) int { return strings.Compare(a.ID, b.ID) })
}

// categories returns the kind of a document, followed by its regions.
func categories(kind catalog.Value, regions []*catalog.Region) []catalog.Value {
	out := []catalog.Value{kind}
	for _, r := range regions {
		out = append(out, r.Value())
	}
	return out
}
