package view_test

import (
	"errors"
	"net/url"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

// The address of a session with swaps is canonical: it has each swap once, in the order of the moves.
func TestSwapsHaveOneAddress(t *testing.T) {
	c, err := load.Catalog(fixture.With(fixture.Swaps()))
	if err != nil {
		t.Fatal(err)
	}
	hipSway := *c.Move("leg-sway") // a second move in place of knee-sway
	hipSway.ID = "hip-sway"
	c.Alternatives[1].Others = append(c.Alternatives[1].Others, &hipSway)
	const path = "/routines/short-morning"
	tests := []struct{ query, path, unknown string }{
		{"", path, ""},
		{"swap=&x=1", path, ""},
		{"swap=knee-sway.leg-sway", path + "?swap=knee-sway.leg-sway", ""},
		{"swap=knee-sway.leg-sway&swap=slow-breath.calm-breath", path + "?swap=slow-breath.calm-breath&swap=knee-sway.leg-sway", ""},
		{"swap=knee-sway.leg-sway&swap=knee-sway.leg-sway", "", "knee-sway.leg-sway"},
		{"swap=knee-sway.hip-sway", path + "?swap=knee-sway.hip-sway", ""},
		{"swap=knee-sway.leg-sway&swap=knee-sway.hip-sway", "", "knee-sway.hip-sway"},
		{"swap=leg-sway.knee-sway", "", "leg-sway.knee-sway"},
		{"swap=knee-sway", "", "knee-sway"},
		{"swap=knee-sway.calm-breath", "", "knee-sway.calm-breath"},
		{"swap=knee-sway.leg-sway.x", "", "knee-sway.leg-sway.x"},
	}
	for _, tt := range tests {
		q, _ := url.ParseQuery(tt.query)
		sess, err := view.ParseSwaps(&c.Content, c.Routine("short-morning").Session(), q)
		var unknown *view.UnknownValue
		switch {
		case tt.unknown != "" && (!errors.As(err, &unknown) || unknown.Value != tt.unknown):
			t.Errorf("%q: %v, want that %q is unknown", tt.query, err, tt.unknown)
		case tt.unknown == "" && (err != nil || sess.Path != tt.path):
			t.Errorf("%q: %s (%v), want %s", tt.query, sess.Path, err, tt.path)
		}
	}
}

// Only moves that suit the condition of a reader are offered as swaps.
func TestSwapsSuitConditions(t *testing.T) {
	c, err := load.Catalog(fixture.With(fixture.Swaps()))
	if err != nil {
		t.Fatal(err)
	}
	sess := c.Move("slow-breath").Session()
	sess.Fits = c.Conditions[:1]
	calm := c.Move("calm-breath")
	if n := len(view.Swaps(&c.Content, sess, 0)); n != 0 {
		t.Errorf("%d swaps that nobody has judged for %s", n, sess.Fits[0].ID)
	}
	judged := *c.Conditions[0]
	judged.Lines = []*catalog.ConditionLine{{Do: catalog.DoStart, MoveIDs: []string{calm.ID}, Moves: []*catalog.Move{calm}}}
	sess.Fits = []*catalog.Condition{&judged}
	if got := view.Swaps(&c.Content, sess, 0); len(got) != 1 || got[0].Move != calm {
		t.Errorf("the swap that suits %s is not offered: %v", judged.ID, got)
	}
}

// Putting the original move back undoes a swap. A swap keeps the form of the session, and drops a query that it had.
func TestSwapCanBeUndone(t *testing.T) {
	c, err := load.Catalog(fixture.With(fixture.Swaps()))
	if err != nil {
		t.Fatal(err)
	}
	written := c.Move("slow-breath").Session()
	written.Path += "?x=1"
	offered := view.Swaps(&c.Content, written, 0)
	swapped := view.Swapped(written, 0, offered[0])
	back := view.Swapped(swapped, 0, written.Items[0])
	wantTexts(t, [][3]string{
		{"swapped", swapped.Path, "/stretches/slow-breath?swap=slow-breath.calm-breath"},
		{"undone", back.Path, "/stretches/slow-breath"},
	})
	if swapped.Written == nil || back.Written != nil || written.Items[0].Move.ID != "slow-breath" {
		t.Errorf("swapped from %v, undone from %v; the session itself now has %s", swapped.Written, back.Written, written.Items[0].Move.ID)
	}
	if again := view.Swaps(&c.Content, swapped, 0); len(again) != 0 {
		t.Errorf("%v is offered although the session has it", again)
	}
}
