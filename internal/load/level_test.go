package load_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// If the level of a sign changes, every page shows it as urgently as the new level says. Nobody sorts by hand.
func TestSignsAreShownByLevel(t *testing.T) {
	fsys := fixture.Edit("signs.yaml", "id: both-legs\n    level: emergency", "id: both-legs\n    level: today")
	fixture.EditIn(fsys, "safety.yaml", "signs: [numb, both-legs, chest-pain]", "signs: [both-legs, numb, chest-pain]")
	fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nwarning: {signs: [fever, both-legs, numb]}")
	c := mustLoad(t, fsys)
	var cards []string
	for _, card := range c.Safety.Cards {
		var ids []string
		for _, s := range card.Signs {
			ids = append(ids, s.ID)
		}
		cards = append(cards, fmt.Sprintf("%d %s: %s, %t", card.Level, card.ID, strings.Join(ids, " "), card.Why != ""))
	}
	want := "1 nerve-signs: numb chest-pain, true\n2 nerve-signs-today: both-legs, false\n2 very-ill: fever low, false\n3 book: no-better, false"
	if got := strings.Join(cards, "\n"); got != want {
		t.Errorf("cards:\n%s\nwant:\n%s", got, want)
	}
	for _, g := range c.Guides {
		if g.ID == "stiff-neck" {
			if got := g.Warning.String(); !strings.HasPrefix(got, "Call {emergency} now if you have: numbness between your legs. Get advice today") {
				t.Errorf("warning: %s", got)
			}
		}
	}
}
