package load

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/search/fulltext"
	"unknot/internal/words"
)

// levelIDs are the IDs of the levels of signs, the most urgent first.
var levelIDs = catalog.Vocabularies["levels"]

// levelWords has, for each level, words that its texts must contain. A text must have the phone number and the word of
// hurry, and the field short only the number. An act, which a sign asks for instead, must have one of acts.
var levelWords = map[string]struct {
	number string // "" if the level has no phone number
	hurry  string
	acts   []string
}{
	"emergency":   {"{emergency}", "now", []string{"{emergency}"}},
	"today":       {"{advice}", "today", []string{"{advice}", "{crisis}", "now", "today"}},
	"appointment": {"", "appointment", []string{"appointment"}},
}

// readSigns reads the levels and the signs.
func (l *loader) readSigns() {
	var list struct {
		Levels []*catalog.Level `yaml:"levels" need:""`
		Signs  []*catalog.Sign  `yaml:"signs" need:""`
	}
	f := l.readInto("signs.yaml", &list)
	l.Levels, l.Signs = list.Levels, list.Signs
	checkIDs(f, l.Signs, "signs")
	var ids []string
	for i, level := range l.Levels {
		level.Number = i + 1
		ids = append(ids, level.ID)
	}
	if f.Whole() && !slices.Equal(ids, levelIDs) {
		f.FailField([]any{"levels"}, "the levels are %s, in this order", strings.Join(levelIDs, ", "))
	}
	levels := indexOf("level", l.Levels, f)
	asked := map[levelAct]bool{}
	for i, s := range l.Signs {
		resolveLevel(f, levels, s, i, asked)
		checkSign(f, s, i)
	}
	for i, level := range l.Levels {
		checkLevel(f, level, i, asked)
	}
	l.quotes = &quotes{signs: indexOf("sign", l.Signs, f)}
}

// levelAct is what a sign asks for: an act of a level, by the ID of the level.
type levelAct struct{ level, act string }

// resolveLevel sets the level of sign i, and reports a level or an act that does not exist. It adds what the sign asks
// for to asked. If that is unclear, it adds all that the sign may be meant to ask for.
func resolveLevel(f *frontmatter.File, levels index[*catalog.Level], s *catalog.Sign, i int, asked map[levelAct]bool) {
	asked[levelAct{s.LevelID, s.OwnAct}] = true
	s.Level = levels.byID[s.LevelID]
	if s.Level == nil {
		s.Level = new(catalog.Level) // so that the other files can be read
		if s.LevelID != "" && f.Whole() {
			f.FailField([]any{"signs", i, "level"}, "there is no level %s%s", s.LevelID, levels.hint(s.LevelID))
		}
		for id := range levels.byID {
			asked[levelAct{id, s.OwnAct}] = true
		}
	} else if s.OwnAct != "" && !slices.Contains(s.Level.Acts, s.OwnAct) {
		f.FailField([]any{"signs", i, "act"}, "“%s” is not an act of the level %s, which has %s: choose one, or add it to the acts of the level", s.OwnAct, s.LevelID, cmp.Or(strings.Join(s.Level.Acts, "; "), "none"))
		for _, act := range s.Level.Acts {
			asked[levelAct{s.LevelID, act}] = true
		}
	}
}

// checkLevel reports texts of level i that lack the words of levelWords, and acts that no sign asks for. asked has what
// all signs ask for.
func checkLevel(f *frontmatter.File, level *catalog.Level, i int, asked map[levelAct]bool) {
	needed, known := levelWords[level.ID]
	if !known {
		return // reported with the order of the levels
	}
	for field, text := range map[string]string{"heading": level.Heading, "act": level.Act, "short": level.Short} {
		wanted := []string{needed.number, needed.hurry}
		if field == "short" {
			wanted = []string{needed.number}
		}
		isLacking := func(words string) bool { return !strings.Contains(strings.ToLower(text), words) }
		if text != "" && slices.ContainsFunc(wanted, isLacking) {
			f.FailField([]any{"levels", i, field}, "the level %s asks for help with the words “%s”: say so here", level.ID, strings.Trim(strings.Join(wanted, " "), " "))
		}
	}
	for j, act := range level.Acts {
		switch {
		case !slices.ContainsFunc(needed.acts, func(words string) bool { return strings.Contains(act, words) }):
			f.FailField([]any{"levels", i, "acts", j}, "an act of the level %s says “%s”: say so here", level.ID, strings.Join(needed.acts, "” or “"))
		case !asked[levelAct{level.ID, act}]:
			f.FaultAt([]any{"levels", i, "acts", j}, "no sign of the level %s asks for this: take it out", level.ID)
		}
	}
}

// checkSign reports texts of sign i that lack one of its qualifiers, and patterns that cannot match any query.
func checkSign(f *frontmatter.File, s *catalog.Sign, i int) {
	for field, text := range map[string]string{"sign": s.Sign, "phrase": s.Phrase} {
		plain := strings.ToLower(strings.ReplaceAll(text, "*", ""))
		for _, qualifier := range s.Qualifiers {
			if text != "" && !strings.Contains(plain, strings.ToLower(qualifier)) {
				f.FaultAt([]any{"signs", i, field}, "this is not a sign without “%s”: say so here too", qualifier)
			}
		}
	}
	renderLine(f, s.Sign, "signs", i, "sign")
	checkSearches(f, s.Searches, "signs", i, "searches")
	checkSearches(f, s.Called, "signs", i, "called")
}

// readSafety reads the safety page.
func (l *loader) readSafety() {
	l.Safety = &catalog.Safety{Doc: catalog.Doc{Body: new(markdown.Doc)}}
	f := l.open("safety.yaml")
	decode(f, l.Safety)
	l.docs[&l.Safety.Doc], l.Safety.ID, l.Safety.Path, l.Safety.CheckedAt = f, "safety", "/safety", checkedAt(f)
	checkSafety(l.Safety, f)
	if lines := l.Safety.Pain.Lines; len(lines) == painLines {
		l.quotes.pain = strings.Join(lines[:painLines-1], " ")
	}
	l.quotes.adding = l.Safety.Pain.Adding
}

// painLines is the number of sentences in the pain rule.
const painLines = 4

// maxBullets limits the number of signs or lines under one heading.
const maxBullets = 5

// maxBoxLines limits the lines of a box, which pages about a complaint show.
const maxBoxLines = 6

// Limits of words: of each card with its headings, and of a line. Readers must take them in at a glance.
const (
	maxMini      = 110 // on the small card
	maxFull      = 120 // on the full card
	maxLineWords = 24
	maxNotToday  = 18 // in the line above Start, without whom to call
)

// checkSafety makes the checks of the safety page that need no other file.
func checkSafety(s *catalog.Safety, f *frontmatter.File) {
	s.Care = true
	checkDoc(&s.Doc, f)
	if len(s.ClaimIDs) > 0 {
		f.FaultAt([]any{"claims"}, "the safety page rests on sources alone, not on claims")
	}
	for i, c := range s.Written {
		if slices.ContainsFunc(s.Written[:i], func(other catalog.Card) bool { return other.ID == c.ID }) && c.ID != "" {
			f.FaultAt([]any{"cards", i, "id"}, "two cards have the id %s", c.ID)
		}
		if c.ID != "" && !words.IsID(c.ID) {
			f.FaultAt([]any{"cards", i, "id"}, "%q is not a valid id: use small letters, digits and hyphens", c.ID)
		}
		if markdown.IsReservedAnchor(c.ID) {
			f.FaultAt([]any{"cards", i, "id"}, "the id %s belongs to the page around the cards: choose another", c.ID)
		}
	}
	for i, line := range s.NotToday {
		if n := len(strings.Fields("Not today if " + line.Words)); n > maxNotToday {
			f.FaultAt([]any{"not_today", i, "words"}, "%d words with “Not today if”: at most %d are read before Start", n, maxNotToday)
		}
	}
	if n := len(s.Pain.Lines); n > 0 && n != painLines {
		f.FaultAt([]any{"pain", "lines"}, "the pain rule has four sentences, found %d", n)
	}
}

// checkSearches reports patterns that cannot match any query.
func checkSearches(f *frontmatter.File, patterns []string, path ...any) {
	for i, words := range patterns {
		checkSearch(f, words, subpath(path, i)...)
	}
}

// checkSearch reports a pattern that cannot match any query.
func checkSearch(f *frontmatter.File, words string, path ...any) {
	if err := fulltext.CheckSign(words); err != nil {
		f.FaultAt(path, "%q: %v", words, err)
	}
}

// renderLine returns the HTML of a line of Markdown, and reports markup that a sign must not contain.
func renderLine(f *frontmatter.File, line string, path ...any) string {
	html, doc, problems := markdown.Inline(line, nil)
	for _, p := range problems {
		f.FaultAt(path, "%s", p.Text)
	}
	if len(doc.Links)+len(doc.Cites) > 0 {
		f.FaultAt(path, "no links or citations in a sign: it must be read without them")
	}
	return html
}

// linkSigns sorts the cards of the safety page by level, renders their lines, and checks their signs.
func (l *loader) linkSigns() {
	s, f := l.Safety, l.docs[&l.Safety.Doc]
	onCards := map[*catalog.Sign]bool{}
	for i, c := range s.Written {
		checkCard(f, c, i, onCards)
	}
	s.Cards = catalog.ByLevel(s.Written, l.Levels)
	for i, c := range s.Cards {
		for _, line := range c.Lines {
			html, _, _ := markdown.Inline(line, nil) // checkSign has reported its problems
			s.Cards[i].Bullets = append(s.Cards[i].Bullets, html)
		}
	}
	signs := indexOf("sign", l.Signs, l.lists["signs.yaml"])
	for i, sign := range l.Signs {
		if sign.Else != "" {
			signs.resolveAll(l.lists["signs.yaml"], []string{sign.Else}, "signs", i, "else")
		}
		if !onCards[sign] && len(s.Written) > 0 && f.Whole() {
			l.lists["signs.yaml"].FaultAt([]any{"signs", i}, "the sign %s is on no card of the safety page, where readers look for it", sign.ID)
		}
	}
	l.linkLines(f)
	l.checkMini(f)
	l.checkFull(f)
	l.checkBoxes(f)
}

// linkLines checks the lines of cards and boxes, and gives cards and boxes pointers to their lines.
func (l *loader) linkLines(f *frontmatter.File) {
	s := l.Safety
	checkIDs(f, s.Lines, "lines")
	checkIDs(f, s.Boxes, "boxes")
	for i, line := range s.Lines {
		line.HTML = renderLine(f, line.Words, "lines", i, "words")
		if len(line.Signs) == 0 {
			line.Signs = []*catalog.Sign{{Level: new(catalog.Level)}} // so that the other files can be checked
		}
		line.Level = line.Signs[0].Level
		for j, sign := range line.Signs {
			if sign.Level != line.Level || sign.Act() != line.Act() {
				f.FaultAt([]any{"lines", i, "signs", j}, "%s asks to %s, and %s to %s: a line asks for one thing", line.Signs[0].ID, line.Act(), sign.ID, sign.Act())
			}
		}
		if n := len(strings.Fields(line.Words)); n > maxLineWords {
			f.FaultAt([]any{"lines", i, "words"}, "%d words: at most %d in a line", n, maxLineWords)
		}
	}
	lines := indexOf("line", s.Lines, f)
	used := map[*catalog.CardLine]bool{}
	linesFor := func(ids []string, path ...any) []*catalog.CardLine {
		out := lines.resolveAll(f, ids, path...)
		slices.SortStableFunc(out, func(a, b *catalog.CardLine) int { return a.Level.Number - b.Level.Number })
		for _, line := range out {
			used[line] = true
		}
		return out
	}
	s.Mini.Lines = linesFor(s.Mini.LineIDs, "mini", "lines")
	s.Full.Lines = linesFor(s.Full.LineIDs, "full", "lines")
	for i, b := range s.Boxes {
		b.Lines = linesFor(b.LineIDs, "boxes", i, "lines")
	}
	for i, line := range s.Lines {
		if !used[line] && f.Whole() {
			f.FaultAt([]any{"lines", i}, "the line %s is on no card and in no box: put it into a box whose pages need it", line.ID)
		}
	}
}

// maxMiniLines limits the lines of the small card.
const maxMiniLines = 7

// checkMini checks that the small card is short, and that nothing on it can wait until tomorrow.
func (l *loader) checkMini(f *frontmatter.File) {
	card := l.Safety.Mini
	if len(card.Lines) > maxMiniLines {
		f.FaultAt([]any{"mini", "lines"}, "%d lines: at most %d can be taken in", len(card.Lines), maxMiniLines)
	}
	texts := []string{card.Heading, card.More}
	for _, line := range card.Lines {
		if line.Level.Number > catalog.LevelToday {
			f.FaultAt([]any{"mini", "lines"}, "%s can wait: the small card has signs that need help now or today", line.ID)
		}
		texts = append(texts, line.Words)
	}
	for _, g := range catalog.GroupByAct(card.Lines) {
		texts = append(texts, g.Act)
	}
	checkLength(f, "mini", maxMini, texts)
}

// checkFull checks that the full card is short.
func (l *loader) checkFull(f *frontmatter.File) {
	card := l.Safety.Full
	texts := []string{card.Heading, card.More}
	for _, line := range card.Lines {
		texts = append(texts, line.Words)
	}
	for _, level := range l.Levels {
		texts = append(texts, level.Heading)
	}
	for _, g := range catalog.GroupByLevel(card.Lines) {
		if n := len(g.Lines); n > maxBullets {
			f.FaultAt([]any{"full", "lines"}, "%d lines of level %s: at most %d can be taken in", n, g.ID, maxBullets)
		}
	}
	checkLength(f, "full", maxFull, texts)
}

// checkBoxes reports boxes that are too long or lack a sign that concerns them. It also reports emergency signs that
// are in no box.
func (l *loader) checkBoxes(f *frontmatter.File) {
	boxes := indexOf("box", l.Safety.Boxes, f)
	for i, b := range l.Safety.Boxes {
		if n := len(b.Lines); n > maxBoxLines {
			f.FaultAt([]any{"boxes", i, "lines"}, "the box %s has %d lines: at most %d can be taken in", b.ID, n, maxBoxLines)
		}
		for _, s := range b.Signs() {
			j := slices.Index(l.Signs, s)
			concernsOthers := len(s.ConcernIDs) > 0 && !slices.Contains(s.ConcernIDs, b.ID)
			if j >= 0 && s.Level.Number == catalog.LevelEmergency && concernsOthers {
				l.lists["signs.yaml"].FaultAt([]any{"signs", j, "concerns"}, "the box %s has the sign %s, which needs help now: say in concerns that it must", b.ID, s.ID)
			}
		}
	}
	signs := l.lists["signs.yaml"]
	for i, s := range l.Signs {
		concerned := boxes.resolveAll(signs, s.ConcernIDs, "signs", i, "concerns")
		for _, b := range concerned {
			if !slices.Contains(b.Signs(), s) {
				f.FaultAt([]any{"boxes", slices.Index(l.Safety.Boxes, b), "lines"}, "the sign %s concerns the box %s, which does not have it", s.ID, b.ID)
			}
		}
		if len(l.Safety.Boxes) > 0 && len(s.ConcernIDs) == 0 && s.Level.Number == catalog.LevelEmergency {
			signs.FaultAt([]any{"signs", i}, "the sign %s needs help now: say in concerns which boxes must have it", s.ID)
		}
	}
}

// checkCard checks the signs of card i and adds them to onCards.
func checkCard(f *frontmatter.File, c catalog.Card, i int, onCards map[*catalog.Sign]bool) {
	if len(c.Signs) > maxBullets {
		f.FaultAt([]any{"cards", i, "signs"}, "%d signs: at most %d can be taken in", len(c.Signs), maxBullets)
	}
	for j, s := range c.Signs {
		if onCards[s] {
			f.FaultAt([]any{"cards", i, "signs", j}, "the sign %s is on a card already", s.ID)
		}
		onCards[s] = true
	}
}

// checkLength reports a card with too many words.
func checkLength(f *frontmatter.File, card string, limit int, texts []string) {
	if n := len(strings.Fields(strings.Join(texts, " "))); n > limit {
		f.FaultAt([]any{card}, "%d words on this card: at most %d", n, limit)
	}
}
