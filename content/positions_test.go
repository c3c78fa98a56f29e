package content_test

import (
	"regexp"
	"testing"
)

// letters stand in the addresses of sheets, which people have on paper: they never change. A new position gets a new one.
var letters = map[string]string{
	"standing": "s", "chair": "c", "wall": "w", "bed": "b", "all-fours": "a", "floor": "f", "moving": "m", "water": "p",
}

func TestPositions(t *testing.T) {
	t.Parallel()
	positions := map[string]string{}
	for _, p := range site(t).Positions {
		positions[p.ID] = p.Letter
		if letters[p.ID] == "" {
			t.Errorf("%s is new: its letter %s stands for it for ever, so write it here too", p.ID, p.Letter)
		}
	}
	for id, letter := range letters {
		if positions[id] != letter {
			t.Errorf("%s has the letter %q; on paper it is %s for ever", id, positions[id], letter)
		}
	}
}

// Whoever says on the home page where they are is led to the moves of that position.
func TestEveryPositionIsAskedFor(t *testing.T) {
	t.Parallel()
	s := site(t)
	home := s.get(t, "/", "")
	for _, p := range s.Positions {
		if !regexp.MustCompile(`href="/stretches\?[^"]*position=` + p.ID + `["&]`).MatchString(home) {
			t.Errorf("no answer to “Where are you?” leads to %s: see locations in templates/positions.go", p.ID)
		}
	}
}
