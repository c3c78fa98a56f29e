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

// levelIDs are the IDs of the levels of signs, the most urgent first.
var levelIDs = []string{"emergency", "today", "appointment"}

// levelWords has, for each level, words that its texts must contain. A text must have the phone number and the words of
// hurry. An act, which a sign asks for instead, must have one of acts.
var levelWords = map[string]struct {
	number string // "" if the level has no phone number
	hurry  string
	acts   []string
}{
	"emergency":   {"{emergency}", "now", []string{"{emergency}"}},
	"today":       {"{advice}", "today", []string{"{advice}", "{crisis}", "now", "today"}},
	"appointment": {"", "appointment", []string{"appointment"}},
}

// references are the values that texts refer to by placeholders such as {sign:id}. Each file is read as if their words
// were in its place.
type references struct {
	signs     index[*catalog.Sign]
	cautions  index[*catalog.Caution]
	medicines index[*catalog.Medicine]
	findings  index[*catalog.Treatment]
	evidence  index[*catalog.Evidence]
	pain      string // the rule about how much pain is acceptable
	adding    string // the rule about how fast to do more
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
		f.Unread([]any{"levels"}, "the levels are %s, in this order", strings.Join(levelIDs, ", "))
	}
	levels := indexOf("level", c.Levels, f)
	asked := map[string]bool{} // acts that signs ask for, each after its level and a space
	for i, s := range c.Signs {
		s.Level = levels.byID[s.LevelID]
		if s.Level == nil {
			s.Level = new(catalog.Level) // so that the other files can be read
			if s.LevelID != "" && f.Whole() {
				f.Unread([]any{"signs", i, "level"}, "there is no level %s%s", s.LevelID, levels.hint(s.LevelID))
			}
			for _, level := range c.Levels {
				asked[level.ID+" "+s.OwnAct] = true // the sign may be meant to have this level
			}
		} else if s.OwnAct != "" && !slices.Contains(s.Level.Acts, s.OwnAct) {
			f.Unread([]any{"signs", i, "act"}, "“%s” is no act of the level %s, which has %s: choose one, or add it to the acts of the level", s.OwnAct, s.LevelID, cmp.Or(strings.Join(s.Level.Acts, "; "), "none"))
			for _, act := range s.Level.Acts {
				asked[s.LevelID+" "+act] = true // the sign may be meant to ask for this
			}
		}
		asked[s.LevelID+" "+s.OwnAct] = true
		checkSign(f, s, i)
	}
	for i, level := range c.Levels {
		checkLevel(f, level, i, asked)
	}
	l.references = &references{signs: indexOf("sign", c.Signs, f)}
}

// checkLevel reports texts of level i that lack the words of levelWords, and acts that no sign asks for. asked has the
// acts of all signs, each after its level and a space.
func checkLevel(f *frontmatter.File, level *catalog.Level, i int, asked map[string]bool) {
	needed, known := levelWords[level.ID]
	if !known {
		return // reported with the order of the levels
	}
	for field, text := range map[string]string{"heading": level.Heading, "act": level.Act, "short": level.Short} {
		wanted := strings.Trim(needed.number+" "+needed.hurry, " ")
		if field == "short" {
			wanted = needed.number
		}
		contains := func(words string) bool { return strings.Contains(strings.ToLower(text), words) }
		if text != "" && !(contains(needed.number) && (field == "short" || contains(needed.hurry))) {
			f.Unread([]any{"levels", i, field}, "the level %s asks for help with the words “%s”: say so here", level.ID, wanted)
		}
	}
	for j, act := range level.Acts {
		switch {
		case !slices.ContainsFunc(needed.acts, func(words string) bool { return strings.Contains(act, words) }):
			f.Unread([]any{"levels", i, "acts", j}, "an act of the level %s says “%s”: say so here", level.ID, strings.Join(needed.acts, "” or “"))
		case !asked[level.ID+" "+act]:
			f.FaultAt([]any{"levels", i, "acts", j}, "no sign of the level %s asks for this: take it out", level.ID)
		}
	}
}

// checkSign reports texts of sign i that lack one of its qualifiers, and patterns that cannot match any query.
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

// reference matches a reference in a text, such as {sign:id}. Its groups are the kind and the ID.
var reference = regexp.MustCompile(`\{(sign|caution|short|medicine|finding|certainty|rule):([^{}\s]*)\}`)

// sureEntry matches the beginning of an entry of the box SURE up to a reference. Its group is the level, if there is
// one.
var sureEntry = regexp.MustCompile(`^> *[-*+] +([a-z-]+:)? *$`)

// fill replaces the references in f: {sign:id} by a sign and what to do, {caution:id} and {short:id} by a caution, and
// {medicine:id} by the rule for a medicine. {finding:id} becomes the finding of a treatment, {certainty:id} how sure it
// is, and {rule:pain} the pain rule. The number of lines does not change.
func (r *references) fill(f *frontmatter.File) {
	if r == nil || !reference.MatchString(f.Written()) {
		return
	}
	f.SetCode(frontmatter.CodeReference)
	var at place
	f.EditLines(func(n int, line string) string {
		at.enter(line, path.Ext(f.Path()) == ".md")
		filler := filler{references: r, file: f, line: n, at: at}
		return filler.fill(line)
	})
}

// place says in which part of a file a line is.
type place struct {
	separators int  // how many lines --- of front matter come before the line
	inBody     bool // the line is in the text of a Markdown file, where sources can be cited
	inSure     bool // the line is in the box SURE, whose entries begin with a level of certainty
}

// enter moves p on to the next line.
func (p *place) enter(line string, isMarkdown bool) {
	p.inBody = isMarkdown && p.separators >= 2
	if strings.TrimRight(line, " \r") == "---" {
		p.separators++
	}
	p.inSure = p.inBody && strings.HasPrefix(line, ">") && (p.inSure || strings.Contains(line, "[!SURE]"))
}

// filler replaces the references in one line of a file.
type filler struct {
	*references
	file *frontmatter.File
	line int
	at   place
}

// fill returns the line with its references replaced by what they refer to.
func (f *filler) fill(line string) string {
	var out strings.Builder
	last := 0
	for _, m := range reference.FindAllStringSubmatchIndex(line, -1) {
		before, kind, id := line[:m[0]], line[m[2]:m[3]], line[m[4]:m[5]]
		out.WriteString(line[last:m[0]])
		if kind == "finding" {
			out.WriteString(f.levelOfFinding(id, before))
		}
		text := f.text(kind, id)
		if startsSentence(before) {
			text = catalog.Capital(text)
		}
		out.WriteString(text)
		last = m[1]
	}
	return out.String() + line[last:]
}

// text returns what replaces a reference of that kind, "" if it cannot be replaced.
func (f *filler) text(kind, id string) string {
	switch kind {
	case "sign":
		return f.sign(id)
	case "caution":
		return f.caution(id)
	case "short":
		return f.shortCaution(id)
	case "medicine":
		return f.medicine(id)
	case "finding":
		return f.finding(id)
	case "certainty":
		return f.certainty(id)
	}
	return f.rule(id)
}

// sign returns a sign and what to do about it.
func (f *filler) sign(id string) string {
	if s := find(f.signs, f.file, f.line, id); s != nil {
		return s.Inline()
	}
	return ""
}

// caution returns who must ask first because of a caution.
func (f *filler) caution(id string) string {
	if c := find(f.cautions, f.file, f.line, id); c != nil {
		return c.Ask
	}
	return ""
}

// shortCaution returns the short text of a caution, and reports a caution that has none.
func (f *filler) shortCaution(id string) string {
	c := find(f.cautions, f.file, f.line, id)
	if c == nil {
		return ""
	}
	if c.Short == "" {
		f.file.Fault(f.line, "the caution %s has no short text: write one, or refer to {caution:%s}", id, id)
	}
	return c.Short
}

// medicine returns the rule for a medicine, or one of its lines if the ID is medicine.line. It reports a line that does
// not exist.
func (f *filler) medicine(id string) string {
	medicine, part, _ := strings.Cut(id, ".")
	m := find(f.medicines, f.file, f.line, medicine)
	if m == nil {
		return ""
	}
	text := m.Said(part)
	if text == "" {
		f.file.Fault(f.line, "what is said of the medicine %s has no line %s with a sentence", medicine, part)
	}
	return text
}

// finding returns the finding of a treatment, with a citation where texts can have one.
func (f *filler) finding(id string) string {
	t := find(f.findings, f.file, f.line, id)
	if t == nil {
		return ""
	}
	if f.at.inBody && len(t.SourceIDs) > 0 {
		return t.Sentence() + "[^" + t.SourceIDs[0] + "]"
	}
	return t.Sentence()
}

// levelOfFinding returns the level of certainty that a finding brings with it if it begins an entry of the box SURE, ""
// elsewhere. It reports an entry with a level before the finding.
func (f *filler) levelOfFinding(id, before string) string {
	t, entry := f.findings.byID[id], sureEntry.FindStringSubmatch(before)
	if t == nil || !f.at.inSure || entry == nil {
		return ""
	}
	if entry[1] != "" {
		f.file.Fault(f.line, "{finding:%s} brings its level with it: take out what stands before", id)
		return ""
	}
	return t.Certainty + ": "
}

// certainty returns how sure the finding of a treatment is, in the words for readers.
func (f *filler) certainty(id string) string {
	if t := find(f.findings, f.file, f.line, id); t != nil {
		return catalog.Lower(catalog.Certainty(t.Certainty).Name)
	}
	return ""
}

// rule returns the pain rule, or the rule about doing more. Only Markdown files may refer to them.
func (f *filler) rule(id string) string {
	text, known := map[string]string{"pain": f.pain, "adding": f.adding}[id]
	if !known {
		f.file.Fault(f.line, "there is no rule %s: choose from pain, adding", id)
	} else if path.Ext(f.file.Path()) != ".md" {
		f.file.Fault(f.line, "{rule:%s} is for texts of pages: write what belongs here", id)
		return ""
	}
	return text
}

// startsSentence reports whether a sentence or a table cell begins after before, which is the first part of a line. A
// line itself need not begin a sentence.
func startsSentence(before string) bool {
	before = strings.TrimRight(before, ` "*`)
	return before != "" && strings.ContainsAny(before[len(before)-1:], "-.?|")
}

// find returns the value with an ID to which a line of f refers. It reports an ID that does not exist.
func find[P catalog.Identified](x index[P], f *frontmatter.File, line int, id string) (v P) {
	v, ok := x.byID[id]
	if x.byID == nil {
		f.Fault(line, "%s cannot be referred to here: this file is read before the one that has it", id)
	} else if !ok && !x.isUnread {
		f.Fault(line, "there is no %s %s%s", x.noun, id, frontmatter.DidYouMean(id, x.ids))
	}
	return v
}
