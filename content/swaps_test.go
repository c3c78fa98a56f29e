package content_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// Nobody with a condition is led from a move that suits them to one that does not, and a sheet with the move offers the
// other.
func TestSwapsSuitWhomTheMoveSuits(t *testing.T) {
	t.Parallel()
	s := site(t)
	if len(s.Alternatives) == 0 {
		t.Fatal("there are no swaps")
	}
	for _, a := range s.Alternatives {
		for _, p := range a.Move.Positions() {
			i := &catalog.Item{Move: a.Move, Position: p}
			for _, other := range a.Others {
				to := i.Replaced(other, s.Cautions)
				if to == nil {
					if p == a.Move.Position {
						t.Errorf("%s is not offered in place of %s", other.ID, a.MoveID)
					}
					continue
				}
				for _, c := range s.Conditions {
					if c.LeavesOut(other, to.Position) && !c.LeavesOut(a.Move, p) {
						t.Errorf("with %s %s is left out, and %s %s is not", c.ID, other.ID, a.MoveID, p.ID)
					}
				}
				sheet := handout.Sheet{}.With(i)
				if page := s.get(t, sheet.Address(), ""); !strings.Contains(page, `href="`+sheet.Swapped(0, to).Address()+`#move-1"`) {
					t.Errorf("%s does not offer %s", sheet.Address(), other.ID)
				}
			}
		}
	}
}

// sessions lists all routines, and all sessions of the first week of each stage of a plan.
func (s *testSite) sessions() []catalog.Session {
	var out []catalog.Session
	for _, r := range s.Routines {
		out = append(out, r.Session())
	}
	for _, p := range s.Plans {
		for _, stage := range p.Stages {
			for _, v := range stage.Sessions {
				out = append(out, p.Week(stage.First).Session(v))
			}
		}
	}
	return out
}

// Each swap of each session, and all of them together, give a page and a player with the new moves, which need nothing
// that the session does not.
func TestSwapsNeedNothingNew(t *testing.T) {
	t.Parallel()
	s := site(t)
	seen := map[*catalog.Move]bool{}
	for _, p := range s.sessions() {
		all := p // with all swaps that go together
		for n := range p.Items {
			for _, i := range view.Swaps(&s.Content, p, n) {
				seen[i.Move] = true
				swapped := view.Swapped(p, n, i)
				s.checkSwapped(t, p, swapped)
				if page := s.get(t, p.Path, ""); !strings.Contains(page, `href="`+swapped.Path+"#move-") {
					t.Errorf("%s does not lead to %s", p.Path, swapped.Path)
				}
				back := view.Swapped(swapped, n, p.Items[n])
				if isSame := back.Path == p.Path && back.Written == nil && slices.Equal(back.Items, p.Items); !isSame {
					t.Errorf("%s put back is %s", swapped.Path, back.Path)
				}
				isStillOffered := func(x *catalog.Item) bool { return x.Move == i.Move }
				if slices.ContainsFunc(view.Swaps(&s.Content, all, n), isStillOffered) {
					all = view.Swapped(all, n, i)
				}
			}
		}
		if all.Written != nil {
			s.checkSwapped(t, p, all)
		}
	}
	if len(seen) < 4 {
		t.Errorf("only %d moves are offered in sessions", len(seen))
	}
}

// checkSwapped checks that the page and the player of a session with swaps have its moves, and that the moves need
// nothing that those of the session p do not.
func (s *testSite) checkSwapped(t *testing.T, p, swapped catalog.Session) {
	t.Helper()
	page := s.get(t, swapped.Path, "")
	player := s.get(t, swapped.Address("play"), "")
	for n, i := range swapped.Items {
		if !strings.Contains(page, ">"+i.Move.Title+"<") || !strings.Contains(player, ">"+i.Move.Title+"<") {
			t.Errorf("%s has no %s", swapped.Path, i.Move.ID)
		}
		if before := p.Items[n]; i != before && strings.Contains(player, ">"+before.Move.Title+"<") {
			t.Errorf("the player of %s has %s", swapped.Path, before.Move.ID)
		}
	}
	if !strings.Contains(page, catalog.Count(swapped.Items.AllowMinutes(), "minute")) {
		t.Errorf("%s does not say that it takes %d minutes", swapped.Path, swapped.Items.AllowMinutes())
	}
	beforeStop, beforeAsk := s.CautionsFor(p.Items)
	stop, ask := s.CautionsFor(swapped.Items)
	for _, class := range stop {
		if !slices.Contains(beforeStop, class) {
			t.Errorf("%s adds the class %s", swapped.Path, class.ID)
		}
	}
	for _, caution := range ask {
		if !slices.Contains(beforeAsk, caution) {
			t.Errorf("%s adds the caution %s", swapped.Path, caution.ID)
		}
	}
	if swapped.Items.FloorTrips() > p.Items.FloorTrips() {
		t.Errorf("%s goes to the floor more often", swapped.Path)
	}
	if len(swapped.Items.Moves()) != len(p.Items.Moves()) {
		t.Errorf("%s repeats a move", swapped.Path)
	}
}
