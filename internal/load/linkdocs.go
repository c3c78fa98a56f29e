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

// linkDocument makes the checks of a document that need the values it refers to. It also sets the fields that come from
// them: the section of a guide, and the items of a plan.
func (l *linker) linkDocument(d catalog.Document) {
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
func (l *linker) checkLinkedMove(m *catalog.Move) {
	f := l.docs[&m.Doc]
	for _, p := range m.Positions() {
		if p != nil && len(l.poses) > 0 && !l.poses[m.FigureID(p)] && !m.Draft {
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
func (l *linker) reportNoPose(m *catalog.Move, p *catalog.Position) {
	f, id := l.docs[&m.Doc], m.FigureID(p)
	former := m.Formerly
	for address, s := range l.successors {
		if s.address == m.Path {
			former = append(slices.Clone(former), path.Base(address))
		}
	}
	for _, old := range former {
		if pose := old + strings.TrimPrefix(id, m.ID); l.poses[pose] {
			f.FaultAs(frontmatter.CodeFigure, 1, "there is no figure: git mv poses/%s.yaml poses/%s.yaml", pose, id)
			return
		}
	}
	f.FaultAs(frontmatter.CodeFigure, 1, "there is no figure: write poses/%s.yaml, or make the move a draft", id)
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
func (l *linker) linkGuide(g *catalog.Guide) {
	f := l.docs[&g.Doc]
	g.Section, _ = indexFor[*catalog.Section](l).resolve(f, path.Base(path.Dir(f.Path())))
	if i := slices.Index(g.RelatedIDs, g.ID); i >= 0 {
		f.FaultAt([]any{"related", i}, "a guide cannot be related to itself")
	}
	for i, swap := range g.Now.Swaps {
		if swap.Move != nil && slices.Contains(g.Against, swap.Move) {
			f.FaultAt([]any{"now", "swaps", i}, "the guide advises against %s", swap.MoveID)
		}
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
func (l *linker) checkPicture(g *catalog.Guide, f *frontmatter.File) {
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
func (l *linker) arrangeSigns(w *catalog.Warning, f *frontmatter.File, path ...any) {
	if w == nil || !f.Whole() {
		return
	}
	mostUrgentFirst(w.Signs)
	if n := len(strings.Fields(w.String())); n > maxWarning {
		l.blame(w.Signs, f, path, "the warning has %d words: at most %d stand above what to do", n, maxWarning)
	}
}

// mostUrgentFirst sorts signs by level.
func mostUrgentFirst(signs []*catalog.Sign) {
	slices.SortStableFunc(signs, func(a, b *catalog.Sign) int { return a.Level.Number - b.Level.Number })
}

// checkLinkedRoutine checks the moves of a routine with their positions and doses.
func (l *linker) checkLinkedRoutine(r *catalog.Routine) {
	f := l.docs[&r.Doc]
	for i, item := range r.Items {
		for _, g := range l.against[item.Move] {
			if r.Hidden || !g.Hidden { // what readers see need not agree with what they do not see yet
				f.FaultAt([]any{"items", i, "move"}, "%s advises against %s: it stands in no routine", l.docs[&g.Doc].Path(), item.MoveID)
			}
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
