package content_test

import (
	"regexp"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// letters are part of the addresses of sheets, which people have on paper: they never change. A new position gets a new
// letter.
var letters = map[string]string{
	"standing": "s", "chair": "c", "wall": "w", "bed": "b", "all-fours": "a", "floor": "f", "moving": "m", "water": "p",
}

// Every position keeps its letter, which is on paper.
func TestPositionsKeepTheirLetters(t *testing.T) {
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

// A move has pictures of its own in every position: on its page, in the list of that position, in its player and on a
// sheet.
func TestEveryPositionHasItsPictures(t *testing.T) {
	t.Parallel()
	s := site(t)
	shown := map[string]string{}
	for _, m := range s.Moves {
		page := s.get(t, m.Path, "")
		for _, p := range m.Positions() {
			f := s.files.Figure(m.FigureID(p))
			if f == nil {
				t.Errorf("%s in the position %s is not drawn", m.ID, p.ID)
				continue
			}
			if other := shown[f.Path]; other != "" {
				t.Errorf("%s in the position %s has the pictures of %s", m.ID, p.ID, other)
			}
			shown[f.Path] = m.FigureID(p)
			_, place, _ := strings.Cut(page, ` id="`+p.ID+`"`) // the part of the page about the position
			place, _, _ = strings.Cut(place, `<div class="place`)
			for _, frame := range f.Frames {
				if !strings.Contains(place, `<use href="`+f.Path+"#"+frame.ID+`"`) {
					t.Errorf("%s#%s does not show the picture %s of %s", m.Path, p.ID, frame.ID, m.FigureID(p))
				}
			}
			sheet := handout.Sheet{}.With(&catalog.Item{Move: m, Position: p})
			for address, want := range map[string]string{
				"/stretches?position=" + p.ID: f.Image.Path, sheet.Address(): `src="` + f.Path, sheet.Session().Address("play"): f.Path + "#",
			} {
				if !strings.Contains(s.get(t, address, ""), want) {
					t.Errorf("%s does not show %s in the position %s", address, m.ID, p.ID)
				}
			}
		}
	}
}
