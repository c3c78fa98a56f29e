package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// The figure of a move has the ID of the move, followed by the position if that is another one.
func TestFigureIsNamedAfterMoveAndPosition(t *testing.T) {
	m := mustLoad(t, fixture.FS()).Move("neck-turn")
	chair, standing := m.Positions()[0], m.Positions()[1]
	for position, want := range map[*catalog.Position]string{chair: "neck-turn", standing: "neck-turn.standing"} {
		if got := m.FigureID(position); got != want {
			t.Errorf("the figure for %s is %s, want %s", position.ID, got, want)
		}
	}
}

// A ladder has its own caution classes, then those of its moves, each once.
func TestLadderHasClassesOfItsMoves(t *testing.T) {
	balance, neck, twist := &catalog.Class{ID: "balance"}, &catalog.Class{ID: "neck"}, &catalog.Class{ID: "twist"}
	ladder := catalog.Ladder{Classes: []*catalog.Class{balance}, Steps: []catalog.LadderStep{
		{Do: "Look to one side."},
		{Move: &catalog.Move{Classes: []*catalog.Class{neck, balance}}},
		{Move: &catalog.Move{Classes: []*catalog.Class{neck, twist}}},
	}}
	if got, want := ids(ladder.AllClasses()), "balance neck twist"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// Other sites may embed moves and routines, also at the addresses that these had before.
func TestMovesAndRoutinesCanBeEmbedded(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for _, path := range []string{"/embed/stretches/slow-breath", "/embed/stretches/old-breath", "/embed/routines/short-morning"} {
		if !c.Answers(path) {
			t.Errorf("the site does not answer %s", path)
		}
	}
	if c.Answers("/embed/guides/causes/stiff-neck") {
		t.Error("a guide can be embedded")
	}
}
