package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
)

// CommonAct is what all signs ask for, or else what their level asks for.
func TestCommonActIsSharedByAllSigns(t *testing.T) {
	level := &catalog.Level{Act: "see a doctor today"}
	usual, own := &catalog.Sign{Level: level}, &catalog.Sign{Level: level, OwnAct: "call your midwife"}
	for _, tt := range []struct {
		name  string
		signs []*catalog.Sign
		want  string
	}{
		{"alike", []*catalog.Sign{usual, usual}, "see a doctor today"},
		{"alike in asking for something else", []*catalog.Sign{own, own}, "call your midwife"},
		{"different", []*catalog.Sign{own, usual}, "see a doctor today"},
	} {
		if got := catalog.CommonAct(tt.signs); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A warning has a part for each heading of its signs, in which they form one sentence.
func TestWarningJoinsSignsWithTheSameHeading(t *testing.T) {
	now, today := &catalog.Level{Heading: "Call now if you have:"}, &catalog.Level{Heading: "See a doctor today if you have:"}
	warning := catalog.Warning{Signs: []*catalog.Sign{
		{Level: now, Phrase: "chest pain"}, {Level: today, Phrase: "a fever"}, {Level: today, Phrase: "chills"}, {Level: today, Phrase: "a rash"},
	}}
	want := "Call now if you have: chest pain. See a doctor today if you have: a fever, chills, or a rash."
	if got := warning.String(); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}
