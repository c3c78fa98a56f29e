package load

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// levelIDs are the levels of signs, the most urgent first.
var levelIDs = []string{"emergency", "today", "appointment"}

// levelWords are what the texts of a level must say, by its ID: its phone number and its hurry. One of the acts that
// stand beside them needs a phone number of the site or a word of hurry.
var levelWords = map[string]struct {
	number string // "" if it has none
	hurry  string
	acts   []string
}{
	"emergency":   {"{emergency}", "now", []string{"{emergency}"}},
	"today":       {"{advice}", "today", []string{"{advice}", "{crisis}", "now", "today"}},
	"appointment": {"", "appointment", []string{"appointment"}},
}

// references are the values that texts of files refer to by placeholders. A text is read as if their words stood in it.
type references struct {
	signs     index[*catalog.Sign]
	cautions  index[*catalog.Caution]
	medicines index[*catalog.Medicine]
	findings  index[*catalog.Treatment]
	evidence  index[*catalog.Evidence]
	pain      string // how much pain is all right
	adding    string // how fast to do more
}

// readSigns reads the signs, each with its level.
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
		f.Unread([]any{"levels"}, "the levels are %s, in this order", strings.Join(levelIDs, ", "))
	}
	levels := indexOf("level", c.Levels, f)
	asked := map[string]bool{} // a level, a space and an act
	for i, s := range c.Signs {
		s.Level = levels.byID[s.LevelID]
		if s.Level == nil {
			s.Level = new(catalog.Level) // so that the other files can be read
			if s.LevelID != "" && f.Whole() {
				f.Unread([]any{"signs", i, "level"}, "there is no level %s%s", s.LevelID, levels.hint(s.LevelID))
			}
			for _, level := range c.Levels {
				asked[level.ID+" "+s.OwnAct] = true // it may be meant
			}
		} else if s.OwnAct != "" && !slices.Contains(s.Level.Acts, s.OwnAct) {
			f.Unread([]any{"signs", i, "act"}, "“%s” is no act of the level %s, which has %s: choose one, or add it to the acts of the level", s.OwnAct, s.LevelID, cmp.Or(strings.Join(s.Level.Acts, "; "), "none"))
			for _, act := range s.Level.Acts {
				asked[s.LevelID+" "+act] = true // it may be meant
			}
		}
		asked[s.LevelID+" "+s.OwnAct] = true
		checkSign(f, s, i)
	}
	for i, level := range c.Levels {
		checkLevel(f, level, i, asked)
	}
	l.refer = &references{signs: indexOf("sign", c.Signs, f)}
}

// checkLevel reports texts of level i that do not say what it asks for, and acts that no sign asks for. asked has the
// acts of signs, each behind its level and a space.
func checkLevel(f *frontmatter.File, level *catalog.Level, i int, asked map[string]bool) {
	says, known := levelWords[level.ID]
	if !known {
		return // reported with the order of the levels
	}
	for field, text := range map[string]string{"heading": level.Heading, "act": level.Act, "short": level.Short} {
		needed := strings.Trim(says.number+" "+says.hurry, " ")
		if field == "short" {
			needed = says.number
		}
		said := func(words string) bool { return strings.Contains(strings.ToLower(text), words) }
		if text != "" && !(said(says.number) && (field == "short" || said(says.hurry))) {
			f.Unread([]any{"levels", i, field}, "the level %s asks for help with the words “%s”: say so here", level.ID, needed)
		}
	}
	for j, act := range level.Acts {
		switch {
		case !slices.ContainsFunc(says.acts, func(words string) bool { return strings.Contains(act, words) }):
			f.Unread([]any{"levels", i, "acts", j}, "an act of the level %s says “%s”: say so here", level.ID, strings.Join(says.acts, "” or “"))
		case !asked[level.ID+" "+act]:
			f.FaultAt([]any{"levels", i, "acts", j}, "no sign of the level %s asks for this: take it out", level.ID)
		}
	}
}

// checkSign reports texts of a sign that miss one of its qualifiers, and patterns of searches that can match nothing.
func checkSign(f *frontmatter.File, s *catalog.Sign, i int) {
	for field, text := range map[string]string{"sign": s.Sign, "phrase": s.Phrase} {
		for _, qualifier := range s.Qualifiers {
			if !strings.Contains(strings.ToLower(strings.ReplaceAll(text, "*", "")), strings.ToLower(qualifier)) && text != "" {
				f.FaultAt([]any{"signs", i, field}, "this is no sign without “%s”: say so here too", qualifier)
			}
		}
	}
	renderLine(f, s.Sign, "signs", i, "sign")
	checkSearches(f, s.Searches, "signs", i, "searches")
	for j, v := range s.Ambiguous {
		checkSearch(f, v.Words, "signs", i, "ambiguous", j, "words")
	}
}

var reference = regexp.MustCompile(`\{(sign|caution|short|medicine|finding|certainty|rule):([^{}\s]*)\}`)

// sureEntry matches the beginning of an entry of the box SURE, with its level if there is one.
var sureEntry = regexp.MustCompile(`^> *[-*+] +([a-z-]+:)? *$`)

// fill replaces {sign:id} in the text of f by the sign and what to do, {caution:id} and {short:id} by the caution,
// {medicine:id} by what is said of the medicine, {finding:id} by the first sentence of a treatment's finding,
// {certainty:id} by how sure it is, and {rule:pain} by the pain rule. Each stays on its line.
func (r *references) fill(f *frontmatter.File) {
	if r == nil || !reference.MatchString(f.Written()) {
		return
	}
	f.SetCode(frontmatter.CodeReference)
	var at place
	f.EditLines(func(n int, line string) string {
		at.enter(line, path.Ext(f.Path()) == ".md")
		return r.fillLine(f, n, line, at)
	})
}

// place is where a line of a file stands.
type place struct {
	rules int  // of front matter, before the line
	body  bool // in the text of a Markdown file, where sources can be cited
	sure  bool // in the box SURE, where entries have a level
}

// enter moves on to a line.
func (p *place) enter(line string, markdown bool) {
	p.body = markdown && p.rules >= 2
	if strings.TrimRight(line, " \r") == "---" {
		p.rules++
	}
	p.sure = p.body && strings.HasPrefix(line, ">") && (p.sure || strings.Contains(line, "[!SURE]"))
}

// fillLine replaces the references within the sentences of a line.
func (r *references) fillLine(f *frontmatter.File, n int, line string, at place) string {
	var out strings.Builder
	last := 0
	for _, m := range reference.FindAllStringSubmatchIndex(line, -1) {
		out.WriteString(line[last:m[0]])
		text, id := "", line[m[4]:m[5]]
		switch line[m[2]:m[3]] {
		case "sign":
			if s := find(r.signs, f, n, id); s != nil {
				text = s.Inline()
			}
		case "caution":
			if c := find(r.cautions, f, n, id); c != nil {
				text = c.Ask
			}
		case "short":
			if c := find(r.cautions, f, n, id); c != nil {
				if text = c.Short; text == "" {
					f.Fault(n, "the caution %s has no short text: write one, or refer to {caution:%s}", id, id)
				}
			}
		case "medicine":
			medicine, part, _ := strings.Cut(id, ".")
			if m := find(r.medicines, f, n, medicine); m != nil {
				if text = m.Said(part); text == "" {
					f.Fault(n, "what is said of the medicine %s has no line %s with a sentence", medicine, part)
				}
			}
		case "finding":
			if t := find(r.findings, f, n, id); t != nil {
				text = t.Sentence()
				if at.body && len(t.SourceIDs) > 0 {
					text += "[^" + t.SourceIDs[0] + "]"
				}
				if entry := sureEntry.FindStringSubmatch(line[:m[0]]); at.sure && entry != nil { // its level comes with the finding
					if entry[1] != "" {
						f.Fault(n, "{finding:%s} brings its level with it: take out what stands before", id)
					} else {
						out.WriteString(t.Certainty + ": ")
					}
				}
			}
		case "certainty":
			if t := find(r.findings, f, n, id); t != nil {
				text = catalog.Lower(catalog.Certainty(t.Certainty).Name)
			}
		case "rule":
			var known bool
			if text, known = map[string]string{"pain": r.pain, "adding": r.adding}[id]; !known {
				f.Fault(n, "there is no rule %s: choose from pain, adding", id)
			} else if path.Ext(f.Path()) != ".md" {
				text = ""
				f.Fault(n, "{rule:%s} is for texts of pages: write what belongs here", id)
			}
		}
		if startsSentence(line[:m[0]]) {
			text = catalog.Capital(text)
		}
		out.WriteString(text)
		last = m[1]
	}
	return out.String() + line[last:]
}

// startsSentence reports whether a sentence or a cell begins after before, the first part of a line. At the beginning
// of a line, one may go on.
func startsSentence(before string) bool {
	before = strings.TrimRight(before, ` "*`)
	return before != "" && strings.ContainsAny(before[len(before)-1:], "-.?|")
}

// find returns the value with an ID that a line refers to, and reports an ID that does not exist.
func find[P catalog.Identified](x index[P], f *frontmatter.File, line int, id string) (v P) {
	v, ok := x.byID[id]
	if x.byID == nil {
		f.Fault(line, "%s cannot be referred to here: this file is read before the one that has it", id)
	} else if !ok && !x.unknown {
		f.Fault(line, "there is no %s %s%s", x.what, id, frontmatter.DidYouMean(id, x.ids))
	}
	return v
}
