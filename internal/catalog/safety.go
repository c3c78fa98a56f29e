package catalog

import (
	"slices"

	"unknot/internal/markdown"
	"unknot/internal/search"
)

// Safety is the page on when to get help, the small card of it and the pain rule.
type Safety struct {
	Doc   `yaml:",inline"`
	Lead  string `yaml:"lead" need:"" read:""`
	Cards []Card `yaml:"cards" need:""`
	Mini  Mini   `yaml:"mini" need:""`
	Pain  Pain   `yaml:"pain" need:""`

	Unsure *Unsure `yaml:"unsure"` // nil: no search shows a line
}

// Card is one heading of the safety page: an action, and the signs that call for it.
type Card struct {
	ID        string   `yaml:"id" need:""`
	Level     int      `yaml:"level" need:""` // 1 emergency, 2 today, 3 book
	Heading   string   `yaml:"heading" need:"" read:""`
	Bullets   []string `yaml:"bullets" need:"" read:""` // HTML once loaded
	Why       string   `yaml:"why" read:""`
	SourceIDs []string `yaml:"sources" need:""`
	Searches  []string `yaml:"searches"` // what worried people type: searches that show the card first

	Signs   []string  `yaml:"-"` // the bullets in Markdown
	Sources []*Source `yaml:"-"`
}

// Unsure is what a search shows that may be about a sign of no card.
type Unsure struct {
	Line     string   `yaml:"line" need:"" read:""` // leads to the safety page
	Searches []string `yaml:"searches" need:""`     // patterns as those of cards
}

// Mini is the small card on every page.
type Mini struct {
	Heading string   `yaml:"heading" need:"" read:""`
	Bullets []string `yaml:"bullets" need:"" read:""` // HTML once loaded
	Action  string   `yaml:"action" need:"" read:""`
	More    string   `yaml:"more" need:"" read:""` // the words of the link to the safety page

	Signs []string `yaml:"-"` // the bullets in Markdown
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `yaml:"lines" need:"" read:""`
	Strength string   `yaml:"strength" need:"" read:""`
	Label    string   `yaml:"label" need:"" read:""`
}

const mostBullets = 5

func (s *Safety) check() {
	s.Care = true
	s.checkDoc()
	if s.Draft {
		s.file.faultAt([]any{"draft"}, "the safety page is never a draft")
	}
	if len(s.ClaimIDs) > 0 {
		s.file.faultAt([]any{"claims"}, "the safety page rests on sources alone, not on claims")
	}
	seen := map[string]bool{}
	for i := range s.Cards {
		c := &s.Cards[i]
		if c.Level < 0 || c.Level > 3 {
			s.file.faultAt([]any{"cards", i, "level"}, "level is 1 (emergency), 2 (today) or 3 (book), found %d", c.Level)
		}
		if i > 0 && c.Level < s.Cards[i-1].Level && c.Level > 0 {
			s.file.faultAt([]any{"cards", i, "level"}, "cards stand in the order of their levels: level %d comes after level %d", c.Level, s.Cards[i-1].Level)
		}
		if seen[c.ID] && c.ID != "" {
			s.file.faultAt([]any{"cards", i, "id"}, "two cards have the id %s", c.ID)
		}
		if c.ID != "" && !isID(c.ID) {
			s.file.faultAt([]any{"cards", i, "id"}, "%q is no id: use small letters, digits and hyphens", c.ID)
		}
		if markdown.OwnAnchor(c.ID) {
			s.file.faultAt([]any{"cards", i, "id"}, "the id %s belongs to the page around the cards: choose another", c.ID)
		}
		seen[c.ID] = true
		c.Signs = s.bullets(c.Bullets, "cards", i, "bullets")
		s.checkSearches(c.Searches, "cards", i, "searches")
	}
	if s.Unsure != nil {
		s.checkSearches(s.Unsure.Searches, "unsure", "searches")
	}
	s.Mini.Signs = s.bullets(s.Mini.Bullets, "mini", "bullets")
	if n := len(s.Pain.Lines); n > 0 && n != 4 {
		s.file.faultAt([]any{"pain", "lines"}, "the pain rule has four sentences, found %d", n)
	}
}

// checkSearches refuses patterns that nothing can match.
func (s *Safety) checkSearches(patterns []string, path ...any) {
	for i, words := range patterns {
		if err := search.CheckSign(words); err != nil {
			s.file.faultAt(append(path[:len(path):len(path)], i), "%q: %v", words, err)
		}
	}
}

// bullets turns lines of Markdown into HTML, holds them to five, and returns them as they were.
func (s *Safety) bullets(lines []string, path ...any) []string {
	written := slices.Clone(lines)
	if len(lines) > mostBullets {
		s.file.faultAt(path, "%d bullets: at most %d can be taken in", len(lines), mostBullets)
	}
	for i, line := range lines {
		html, doc, problems := markdown.Inline(line, nil)
		for _, p := range problems {
			s.file.faultAt(append(path[:len(path):len(path)], i), "%s", p.Text)
		}
		if len(doc.Links)+len(doc.Cites) > 0 {
			s.file.faultAt(append(path[:len(path):len(path)], i), "no links or citations in a sign: it must be read without them")
		}
		lines[i] = html
	}
	return written
}
