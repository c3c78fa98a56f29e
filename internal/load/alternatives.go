package load

import "slices"

// alternativesFile is the name of the file with moves that readers may do instead of others. A site may have none.
const alternativesFile = "swaps.yaml"

// checkAlternatives reports alternatives that catalog.Content.RulesOut does not allow. The moves must have no faults.
func (l *linker) checkAlternatives() {
	f := l.lists[alternativesFile]
	var moves []string
	for i, a := range l.Alternatives {
		if a.Move == nil {
			continue
		}
		if slices.Contains(moves, a.MoveID) {
			f.FaultAt([]any{i, "move"}, "%s has an entry already: join them", a.MoveID)
		}
		moves = append(moves, a.MoveID)
		for _, other := range a.Others {
			if why := l.RulesOut(other, a.Move); why != "" {
				f.FaultAt([]any{i, "others", slices.Index(a.OtherIDs, other.ID)}, "%s cannot be done in place of %s: it %s", other.ID, a.MoveID, why)
			}
		}
	}
}
