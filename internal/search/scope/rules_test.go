package scope

import "testing"

// Each header of rules.txt names a place and a kind: another word would be read as none.
func TestHeadersAreKnown(t *testing.T) {
	t.Parallel()
	for first, list := range triggers {
		for _, trigger := range list {
			if hasKind := trigger.kind != 0; hasKind == (trigger.where == nowhere || trigger.where == turn) {
				t.Errorf("%q (with %q): the header of its section names no place, or no kind", first, trigger.words)
			}
		}
	}
}
