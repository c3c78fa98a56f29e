package load

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// levelIDs are the IDs of the levels of signs, the most urgent first.
var levelIDs = []string{"emergency", "today", "appointment"}

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
func (l *loader) readSigns(fsys fs.FS, c *catalog.Content) {
	var list struct {
		Levels []*catalog.Level `yaml:"levels" need:""`
		Signs  []*catalog.Sign  `yaml:"signs" need:""`
	}
	f := l.readInto(fsys, "signs.yaml", &list)
	c.Levels, c.Signs = list.Levels, list.Signs
	checkIDs(f, c.Signs, "signs")
	var ids []string
	for i, level := range c.Levels {
		level.Number = i + 1
		ids = append(ids, level.ID)
	}
	if f.Whole() && !slices.Equal(ids, levelIDs) {
		f.FailField([]any{"levels"}, "the levels are %s, in this order", strings.Join(levelIDs, ", "))
	}
	levels := indexOf("level", c.Levels, f)
	asked := map[levelAct]bool{}
	for i, s := range c.Signs {
		resolveLevel(f, levels, s, i, asked)
		checkSign(f, s, i)
	}
	for i, level := range c.Levels {
		checkLevel(f, level, i, asked)
	}
	l.quotes = &quotes{signs: indexOf("sign", c.Signs, f)}
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
	for j, v := range s.Ambiguous {
		checkSearch(f, v.Words, "signs", i, "ambiguous", j, "words")
	}
}
