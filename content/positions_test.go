package content_test

import (
	"regexp"
	"testing"
)

// letters are part of the addresses of sheets, which people have on paper: they never change. A new position gets a new letter.
var letters = map[string]string{
	"standing": "s", "chair": "c", "wall": "w", "bed": "b", "all-fours": "a", "floor": "f", "moving": "m", "water": "p",
}

func TestPositions(t *testing.T) {
	t.Parallel()
	positions := map[string]string{}
	for _, p := range site(t).Positions {
		positions[p.ID] = p.Letter
		if letters[p.ID] == "" {
			t.Errorf("%s is new: its letter %s can never change, so add it to letters", p.ID, p.Letter)
		}
	}
	for id, letter := range letters {
		if positions[id] != letter {
			t.Errorf("%s has the letter %q, want %s, which is on paper", id, positions[id], letter)
		}
	}
}

// The question "Where are you?" on the home page leads to the moves of every position.
func TestHomeLinksEveryPosition(t *testing.T) {
	t.Parallel()
	s := site(t)
	home := s.get(t, "/", "")
	for _, p := range s.Positions {
		if !regexp.MustCompile(`href="/stretches\?[^"]*position=` + p.ID + `["&]`).MatchString(home) {
			t.Errorf("no answer to “Where are you?” leads to %s: see locations in templates/positions.go", p.ID)
		}
	}
}
