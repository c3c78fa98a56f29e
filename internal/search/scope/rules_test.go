package scope

import "testing"

// Each header of rules.txt names a place and a kind: another word would be read as none.
func TestHeadersAreKnown(t *testing.T) {
	t.Parallel()
	for first, list := range triggers {
		for _, trigger := range list {
			if hasKind := trigger.kind != 0; hasKind == (trigger.where == nowhere || trigger.where == turn || trigger.where == confirmed) {
				t.Errorf("%q (with %q): the header of its section names no place, or no kind", first, trigger.words)
			}
		}
	}
}

// There are few triggers: what a trigger is good for, the model may know better.
func TestTriggersAreFew(t *testing.T) {
	t.Parallel()
	const most = 700
	n := 0
	for _, list := range triggers {
		n += len(list)
	}
	if n > most || n < most/2 {
		t.Errorf("%d triggers, want at most %d", n, most)
	}
}
