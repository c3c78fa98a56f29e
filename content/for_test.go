package content_test

import "testing"

// A list says of every move what it is for, so that nobody has to open all of them.
func TestEveryMoveSaysWhatItIsFor(t *testing.T) {
	seen := map[string]string{}
	for _, m := range site(t).Stretches {
		if m.For == "" {
			t.Errorf("%s has no `for`", m.ID)
		}
		if other := seen[m.For]; other != "" {
			t.Errorf("%s and %s are for the same: say what differs", m.ID, other)
		}
		seen[m.For] = m.ID
	}
}
