package load

import (
	"path"
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// quotes are the values that texts quote by placeholders such as {sign:id}. Each file is read as if their words were in
// its place.
type quotes struct {
	signs     index[*catalog.Sign]
	cautions  index[*catalog.Caution]
	medicines index[*catalog.Medicine]
	findings  index[*catalog.Treatment]
	evidence  index[*catalog.Evidence]
	pain      string // the rule about how much pain is acceptable
	adding    string // the rule about how fast to do more
}

// quotePattern matches a quote in a text, such as {sign:id}. Its groups are the kind and the ID.
var quotePattern = regexp.MustCompile(`\{(sign|caution|short|medicine|finding|rule):([^{}\s]*)\}`)

// sureEntry matches the beginning of an entry of the box SURE up to a quote. Its group is the level, if there is
// one.
var sureEntry = regexp.MustCompile(`^> *[-*+] +([a-z-]+:)? *$`)

// fill replaces the quotes in f: {sign:id} by a sign and what to do, {caution:id} and {short:id} by a caution, and
// {medicine:id} by the rule for a medicine. {finding:id} becomes the finding of a treatment, and {rule:pain} the pain
// rule. The number of lines does not change.
func (q *quotes) fill(f *frontmatter.File) {
	if q == nil || !quotePattern.MatchString(f.Written()) {
		return
	}
	f.SetCode(frontmatter.CodeReference)
	var at place
	f.EditLines(func(n int, line string) string {
		at.enter(line, path.Ext(f.Path()) == ".md")
		filler := filler{quotes: q, file: f, line: n, at: at}
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

// filler replaces the quotes in one line of a file.
type filler struct {
	*quotes
	file *frontmatter.File
	line int
	at   place
}

// fill returns the line with its quotes replaced by what they quote.
func (f *filler) fill(line string) string {
	var out strings.Builder
	last := 0
	for _, m := range quotePattern.FindAllStringSubmatchIndex(line, -1) {
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

// text returns what replaces a quote of that kind, "" if it cannot be replaced.
func (f *filler) text(kind, id string) string {
	switch kind {
	case "sign":
		if s := find(f.signs, f.file, f.line, id); s != nil {
			return s.Inline()
		}
	case "caution":
		if c := find(f.cautions, f.file, f.line, id); c != nil {
			return c.Ask
		}
	case "short":
		return f.shortCaution(id)
	case "medicine":
		return f.medicine(id)
	case "finding":
		return f.finding(id)
	case "rule":
		return f.rule(id)
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
	text := m.TextOfLine(part)
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
	if hasLevel := entry[1] != ""; hasLevel {
		f.file.Fault(f.line, "{finding:%s} brings its level with it: take out what stands before", id)
		return ""
	}
	return t.Certainty + ": "
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
	} else if !ok && !x.mayLackIDs {
		f.Fault(line, "there is no %s %s%s", x.noun, id, frontmatter.DidYouMean(id, x.ids))
	}
	return v
}
