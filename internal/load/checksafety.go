package load

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/search"
)

// maxBullets limits the signs under one heading.
const maxBullets = 5

// checkSafety checks the safety page by itself, and renders its signs.
func checkSafety(s *catalog.Safety, f *File) {
	s.Care = true
	checkDoc(&s.Doc, f)
	if s.Draft {
		f.faultAt([]any{"draft"}, "the safety page is never a draft")
	}
	if len(s.ClaimIDs) > 0 {
		f.faultAt([]any{"claims"}, "the safety page rests on sources alone, not on claims")
	}
	checkCards(s, f)
	if s.UnclearSigns != nil {
		checkSearches(f, s.UnclearSigns.Searches, "unsure", "searches")
	}
	s.Mini.Signs = renderBullets(f, s.Mini.Bullets, "mini", "bullets")
	if n := len(s.Pain.Lines); n > 0 && n != 4 {
		f.faultAt([]any{"pain", "lines"}, "the pain rule has four sentences, found %d", n)
	}
}

func checkCards(s *catalog.Safety, f *File) {
	seen := map[string]bool{}
	for i := range s.Cards {
		c := &s.Cards[i]
		if c.Level < 0 || c.Level > 3 {
			f.faultAt([]any{"cards", i, "level"}, "level is 1 (emergency), 2 (today) or 3 (book), found %d", c.Level)
		}
		if i > 0 && c.Level < s.Cards[i-1].Level && c.Level > 0 {
			f.faultAt([]any{"cards", i, "level"}, "cards stand in the order of their levels: level %d comes after level %d", c.Level, s.Cards[i-1].Level)
		}
		if seen[c.ID] && c.ID != "" {
			f.faultAt([]any{"cards", i, "id"}, "two cards have the id %s", c.ID)
		}
		if c.ID != "" && !catalog.IsID(c.ID) {
			f.faultAt([]any{"cards", i, "id"}, "%q is no id: use small letters, digits and hyphens", c.ID)
		}
		if markdown.IsReservedAnchor(c.ID) {
			f.faultAt([]any{"cards", i, "id"}, "the id %s belongs to the page around the cards: choose another", c.ID)
		}
		seen[c.ID] = true
		c.Signs = renderBullets(f, c.Bullets, "cards", i, "bullets")
		checkSearches(f, c.Searches, "cards", i, "searches")
	}
}

// checkSearches reports patterns that can match nothing.
func checkSearches(f *File, patterns []string, path ...any) {
	for i, words := range patterns {
		if err := search.CheckSign(words); err != nil {
			f.faultAt(append(path[:len(path):len(path)], i), "%q: %v", words, err)
		}
	}
}

// renderBullets replaces lines of Markdown with HTML and returns the Markdown. It reports more than maxBullets.
func renderBullets(f *File, lines []string, path ...any) []string {
	written := slices.Clone(lines)
	if len(lines) > maxBullets {
		f.faultAt(path, "%d bullets: at most %d can be taken in", len(lines), maxBullets)
	}
	for i, line := range lines {
		html, doc, problems := markdown.Inline(line, nil)
		for _, p := range problems {
			f.faultAt(append(path[:len(path):len(path)], i), "%s", p.Text)
		}
		if len(doc.Links)+len(doc.Cites) > 0 {
			f.faultAt(append(path[:len(path):len(path)], i), "no links or citations in a sign: it must be read without them")
		}
		lines[i] = html
	}
	return written
}
