package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/view"
)

// plainNumbers replaces placeholders by phone numbers, and typographic marks by those of a keyboard.
var plainNumbers = strings.NewReplacer("{emergency}", "999", "{advice}", "111", "{crisis}", "999", "\u00a0", " ", "’", "'", "*", "")

// callsOf lists what pages may say about whom to call, the longest first: the words of levels and signs, buttons and
// remarks of the program, and names of services.
func callsOf(c *catalog.Catalog) []string {
	calls := []string{"Call 999", "Call 111", "For advice: 111", "If you are not sure, ask 111.", "NHS 111 Wales", "NHS 111", "option 2"}
	add := func(text string) { calls = append(calls, plainNumbers.Replace(text)) }
	for _, level := range c.Levels {
		add(level.Heading)
		add(level.Act)
		add(catalog.Capital(level.Act))
		add("(" + level.Short + ")")
	}
	for _, sign := range c.Signs {
		if sign.OwnAct != "" {
			add(sign.OwnAct)
			add(catalog.Capital(sign.OwnAct))
		}
	}
	slices.SortFunc(calls, func(a, b string) int { return len(b) - len(a) })
	return calls
}

// signTexts are the texts of a sign as pages show them.
type signTexts struct {
	*catalog.Sign
	line   string // the sign as a line of a list
	act    string // what to do
	phrase string // the sign within a sentence, in lower case, up to the bracket with what to do
	inline string // the same with the bracket
}

// signTextsOf lists the texts of all signs.
func signTextsOf(c *catalog.Catalog) (out []signTexts) {
	for _, v := range c.Signs {
		out = append(out, signTexts{
			Sign: v, line: plainNumbers.Replace(v.Sign), act: plainNumbers.Replace(catalog.Capital(v.Act())),
			phrase: strings.ToLower(plainNumbers.Replace(v.Phrase)) + " (", inline: strings.ToLower(plainNumbers.Replace(v.Inline())),
		})
	}
	return out
}

// levelTexts are the texts of a level as pages show them.
type levelTexts struct {
	*catalog.Level
	heading, act string
}

// levelTextsOf lists the texts of all levels.
func levelTextsOf(c *catalog.Catalog) (out []levelTexts) {
	for _, l := range c.Levels {
		out = append(out, levelTexts{l, plainNumbers.Replace(l.Heading), plainNumbers.Replace(catalog.Capital(l.Act))})
	}
	return out
}

// levelOf returns the level that a block of a page begins: it has the heading of the level, or what the level or one of
// its signs says to do. It returns nil if the block begins none.
func levelOf(block string, levels []levelTexts, signs []signTexts) (found *catalog.Level) {
	for _, l := range levels {
		if strings.Contains(block, l.heading) || strings.Contains(block, l.act+":") {
			found = l.Level
		}
	}
	for _, sign := range signs {
		if asks(block, sign.act) {
			found = sign.Level
		}
	}
	return found
}

// asks reports whether a block heads signs by what they ask for.
func asks(block, act string) bool {
	return block == act+":" || strings.HasSuffix(strings.ToLower(block), ": "+strings.ToLower(act))
}

// A sign asks for the same wherever it is shown: on every page, in every player, on a sheet and in the data. Nothing
// but the signs and the buttons of the program says to call a number.
func TestSignAsksForTheSameEverywhere(t *testing.T) {
	t.Parallel()
	s := site(t)
	calls := callsOf(s.Catalog)
	levels, signs := levelTextsOf(s.Catalog), signTextsOf(s.Catalog)
	isShown := map[string]bool{}
	for _, path := range everyForm(s) {
		// What sources say, and their IDs, may have such a number.
		ofSources := strings.HasPrefix(path, "/sources") || strings.HasSuffix(path, ".json")
		var level *catalog.Level // that of the last heading of signs
		var head string
		for _, block := range blocks(s.get(t, path, "")) {
			block = plainNumbers.Replace(block)
			rest := block
			for _, call := range calls {
				rest = strings.ReplaceAll(rest, call, "")
			}
			if number := called.FindString(rest); number != "" && !ofSources && !strings.Contains(rest, "/sources/") {
				t.Errorf("%s says %s: %q", path, number, block)
			}
			if found := levelOf(block, levels, signs); found != nil {
				level, head = found, block
			}
			lower := strings.ToLower(block)
			for _, sign := range signs {
				if rest, found := strings.CutPrefix(block, sign.line); found {
					isShown[sign.ID] = true
					if level != sign.Level && !asks(head, sign.act) && !strings.Contains(rest, sign.act) {
						t.Errorf("%s: the sign %s is shown below another level than %s", path, sign.ID, sign.LevelID)
					}
				}
				if _, after, found := strings.Cut(lower, sign.phrase); found {
					isShown[sign.ID] = true
					act, _, _ := strings.Cut(after, ")")
					if !strings.HasSuffix(sign.inline, " ("+act+")") {
						t.Errorf("%s: %q, want %q", path, block, sign.Inline())
					}
				}
			}
		}
	}
	for _, sign := range s.Signs {
		if !isShown[sign.ID] {
			t.Errorf("the sign %s is shown nowhere", sign.ID)
		}
	}
}

var called = regexp.MustCompile(`\b(999|111)\b`)

// everyForm returns the addresses of every page, player and sheet, and of their data, and of the form that leads to a
// routine the first and the last result.
func everyForm(s *testSite) []string {
	paths := players(s)
	for _, p := range planSessions(s) {
		paths = append(paths, p.Week.Path(), p.Path, p.Address("play"))
	}
	all := view.Starts(s.Start)
	paths = append(paths, all[0].Link(), all[len(all)-1].Link())
	for _, a := range s.PageEntries() {
		paths = append(paths, a.Path)
	}
	return append(paths, largestSheet(s).Address(), "/library.json", "/safety.md", "/safety.json")
}

// blocks returns the texts of the blocks of a page, such as list items and paragraphs, in order. Text that is not HTML
// has one block a line.
func blocks(page string) []string {
	if !strings.HasPrefix(page, "<!") {
		return strings.Split(page, "\n")
	}
	inline := map[atom.Atom]bool{atom.A: true, atom.Strong: true, atom.Em: true, atom.Span: true, atom.B: true, atom.Sup: true,
		atom.Abbr: true}
	skipped := map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Head: true}
	var out []string
	var text strings.Builder
	flush := func() {
		if words := strings.Join(strings.Fields(text.String()), " "); words != "" {
			out = append(out, words)
		}
		text.Reset()
	}
	depth := 0
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			flush()
			return out
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case kind == html.TextToken && depth == 0:
			text.Write(z.Text())
		case skipped[tag] && kind == html.StartTagToken:
			depth++
		case skipped[tag] && kind == html.EndTagToken:
			depth--
		case kind != html.TextToken && !inline[tag]:
			flush()
		}
	}
}

// Guides to leg pain name spreading numbness before what to do: of all signs, it is most easily mistaken for leg pain
// itself.
func TestNumbLegComesFirst(t *testing.T) {
	c := site(t)
	found := 0
	for _, g := range c.Guides {
		shows := slices.ContainsFunc(g.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == "signs" && e.ID == "leg" })
		if !shows || g.Warning == nil || len(g.Warning.Signs) == 0 {
			continue
		}
		if found++; !slices.Contains(g.Warning.SignIDs, "numb-limb") {
			t.Errorf("the warning of %s lacks numb-limb", g.Path)
		}
	}
	if found == 0 {
		t.Error("no guide with these signs has a warning")
	}
}
