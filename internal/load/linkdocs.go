package load

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// linkPositions resolves the positions of a move.
func (k *linker) linkPositions(s *catalog.Stretch) {
	s.Position, _ = k.positions.resolve(k.docs[&s.Doc], s.PositionID, "position")
	seen := []string{s.PositionID}
	for i := range s.Also {
		a := &s.Also[i]
		a.Position, _ = k.positions.resolve(k.docs[&s.Doc], a.PositionID, "also", i, "position")
		if slices.Contains(seen, a.PositionID) && a.PositionID != "" {
			k.docs[&s.Doc].FaultAt([]any{"also", i, "position"}, "%s is named already", a.PositionID)
		}
		seen = append(seen, a.PositionID)
	}
}

func (k *linker) linkStretch(s *catalog.Stretch) {
	f := k.docs[&s.Doc]
	s.Kind, _ = k.kinds.resolve(f, s.KindID, "kind")
	s.Regions = k.regions.resolveAll(f, s.RegionIDs, "regions")
	s.Equipment = k.equipment.resolveAll(f, s.EquipmentIDs, "equipment")
	s.Muscles = k.muscles.resolveAll(f, s.MuscleIDs, "muscles")
	s.Tags = k.tags.resolveAll(f, s.TagIDs, "tags")
	s.Classes = k.classes.resolveAll(f, s.ClassIDs, "cautions")
	s.Evidence = k.evidence.resolveAll(f, s.EvidenceIDs, "evidence")
	for name, other := range map[string]*catalog.Variant{"easier": s.Easier, "harder": s.Harder} {
		if other != nil {
			other.Move = k.move(&s.Doc, other.MoveID, name, "move")
		}
	}
	s.Swap = k.move(&s.Doc, s.SwapID, "swap")
	for name, id := range map[string]string{"easier": moveID(s.Easier), "harder": moveID(s.Harder), "swap": s.SwapID} {
		if id == s.ID && id != "" {
			f.FaultAt([]any{name}, "a move cannot be its own %s", name)
		}
	}
	if s.Position != nil && s.Position.OnFloor() && !hasAlternativeOffFloor(s) {
		f.FaultAt([]any{"position"}, "a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours")
	}
}

// moveID returns the ID of the move of o, "" if o is nil.
func moveID(o *catalog.Variant) string {
	if o == nil {
		return ""
	}
	return o.MoveID
}

// hasAlternativeOffFloor reports whether s names a way off the floor, or one that is reported as unknown.
func hasAlternativeOffFloor(s *catalog.Stretch) bool {
	for _, a := range s.Also {
		if a.Position == nil || !a.Position.OnFloor() {
			return true
		}
	}
	if s.Swap == nil {
		return s.SwapID != ""
	}
	return s.Swap.Position == nil || !s.Swap.Position.OnFloor()
}

func (k *linker) linkGuide(g *catalog.Guide) {
	f := k.docs[&g.Doc]
	g.Regions = k.regions.resolveAll(f, g.RegionIDs, "regions")
	g.Tags = k.tags.resolveAll(f, g.TagIDs, "tags")
	g.Related = k.docsByID.resolveAll(f, g.RelatedIDs, "related")
	k.published(f, &g.Doc, g.RelatedIDs, "related")
	g.Against = k.stretches.resolveAll(f, g.AgainstIDs, "against")
	if i := slices.Index(g.RelatedIDs, g.ID); i >= 0 {
		f.FaultAt([]any{"related", i}, "a guide cannot be related to itself")
	}
	k.linkNow(g, f)
	k.linkWarning(g.Warning, f, "warning")
}

// linkNow resolves what a guide says to do at once.
func (k *linker) linkNow(g *catalog.Guide, f *frontmatter.File) {
	now := &g.Now
	if now.RoutineID != "" {
		now.Routine, _ = k.routines.resolve(f, now.RoutineID, "now", "routine")
		if fault := draftFault(&g.Doc, k.docsByID.byID[now.RoutineID]); fault != "" {
			f.FaultAt([]any{"now", "routine"}, "%s", fault)
		}
	}
	now.Moves = k.stretches.resolveAll(f, now.MoveIDs, "now", "moves")
	k.published(f, &g.Doc, now.MoveIDs, "now", "moves")
	for i := range now.Swaps {
		swap := &now.Swaps[i]
		swap.Move = k.move(&g.Doc, swap.MoveID, "now", "swaps", i, "instead")
		if swap.Move != nil && slices.Contains(g.Against, swap.Move) {
			f.FaultAt([]any{"now", "swaps", i}, "the guide advises against %s", swap.MoveID)
		}
	}
	for i, m := range now.Moves {
		if slices.Contains(g.Against, m) {
			f.FaultAt([]any{"now", "moves", i}, "the guide advises against %s", m.ID)
		}
	}
}

// linkWarning resolves the signs of a warning, which stands at path.
func (k *linker) linkWarning(w *catalog.Warning, f *frontmatter.File, path ...any) {
	if w == nil || !f.Whole() {
		return
	}
	at := func(field ...any) []any { return append(path[:len(path):len(path)], field...) }
	w.Signs = k.signs.resolveAll(f, w.SignIDs, at("signs")...)
	for i, s := range w.Signs {
		if asked := strings.ToLower(s.Level.Heading); s.Level != w.Signs[0].Level || !strings.HasPrefix(asked, s.OwnAct) {
			f.FaultAt(at("signs", i), "the signs of a warning ask for one thing: %s is of level %s", s.ID, s.Level.ID)
		}
	}
	if n := len(strings.Fields(w.String())); n > maxWarning {
		f.FaultAt(path, "the warning has %d words: at most %d stand above what to do", n, maxWarning)
	}
}

func (k *linker) linkRoutine(r *catalog.Routine) {
	f := k.docs[&r.Doc]
	r.Regions = k.regions.resolveAll(f, r.RegionIDs, "regions")
	r.Tags = k.tags.resolveAll(f, r.TagIDs, "tags")
	for n, i := range r.Items {
		i.Move = k.move(&r.Doc, i.MoveID, "items", n, "move")
		i.Position, _ = k.positions.resolve(f, i.PositionID, "items", n, "position")
		for _, g := range k.Guides {
			if slices.Contains(g.Against, i.Move) && i.Move != nil && (r.Draft || !g.Draft) {
				f.FaultAt([]any{"items", n, "move"}, "%s advises against %s: it stands in no routine", k.docs[&g.Doc].Path(), i.MoveID)
			}
		}
		if i.Move == nil || i.Position == nil || i.Move.Position == nil {
			continue
		}
		if r.IsStart && i.Position.OnFloor() {
			f.FaultAt([]any{"items", n, "position"}, "start: true is for routines off the floor: nobody has chosen it there")
		}
		offers := []string{i.Move.PositionID}
		for _, a := range i.Move.Also {
			offers = append(offers, a.PositionID)
		}
		if !slices.Contains(offers, i.PositionID) {
			f.FaultAt([]any{"items", n, "position"}, "%s cannot be done in the position %s: it offers %s", i.MoveID, i.PositionID, strings.Join(offers, ", "))
		}
		if i.Dose().Seconds() > 0 && i.Move.Dose.Seconds() > 0 { // others are reported as such
			checkAmount(f, r, n)
		}
	}
}

// checkAmount reports an item of a routine that is another amount than its move can be, or on more days a week.
func checkAmount(f *frontmatter.File, r *catalog.Routine, n int) {
	i := r.Items[n]
	checkItemDose(f, i, []any{"items", n, "dose"})
	if r.DaysAWeek > i.Move.DaysAWeek && i.Move.DaysAWeek > 0 {
		f.FaultAt([]any{"days_a_week"}, "%s is done on at most %d days a week: a routine with it too", i.MoveID, i.Move.DaysAWeek)
	}
}

// checkItemDose reports a dose of an item that its move cannot have: of the other form, with sides or a distance that its steps do not say, or
// beyond its aim.
func checkItemDose(f *frontmatter.File, i *catalog.Item, at []any) {
	m, d := i.Move, i.Dose()
	most := m.Dose
	if m.Aim != (catalog.Dose{}) {
		most = m.Aim
	}
	switch {
	case d.Timed() != m.Dose.Timed():
		f.FaultAt(at, "the steps of %s are for a dose such as %q: the same form is needed here", i.MoveID, m.Dose.Text())
	case d.BothSides() && !m.Dose.BothSides():
		f.FaultAt(at, "the dose has two sides, and %s has none", i.MoveID)
	case d.Distance != catalog.Distance{} && m.Dose.Distance == catalog.Distance{}:
		f.FaultAt(at, "the dose has a distance, and %s has none", i.MoveID)
	case d.Hold > 0 && m.Dose.Hold == 0:
		f.FaultAt(at, "the dose has a hold, and %s has none", i.MoveID)
	case d.Seconds() > most.Seconds() || d.Hold > most.Hold:
		f.FaultAt(at, "%q is more than %s is ever done: %q is the most", d.Text(), i.MoveID, most.Text())
	}
}

// published reports IDs of drafts in the list at of f, unless from, the document that names them, is a draft too.
func (k *linker) published(f *frontmatter.File, from *catalog.Doc, ids []string, at ...any) {
	for i, id := range ids {
		if fault := draftFault(from, k.docsByID.byID[id]); fault != "" {
			f.FaultAt(append(at[:len(at):len(at)], i), "%s", fault)
		}
	}
}

// draftFault describes the problem with a reference from one document to another, "" if there is none. Either may be nil.
func draftFault(from, to *catalog.Doc) string {
	if to == nil || !to.Draft || from != nil && from.Draft {
		return ""
	}
	return to.ID + " is a draft: a published page cannot lead to it"
}

// move resolves the ID of a move in the field at of d.
func (k *linker) move(d *catalog.Doc, id string, at ...any) *catalog.Stretch {
	s, ok := k.stretches.resolve(k.docs[d], id, at...)
	if ok {
		if fault := draftFault(d, &s.Doc); fault != "" {
			k.docs[d].FaultAt(at, "%s", fault)
		}
	}
	return s
}
