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

// A sign asks for the same wherever it is shown: on every page, in every player, on a sheet and in the data. Nothing
// else there says to call a number.
func TestSignAsksForTheSameEverywhere(t *testing.T) {
	t.Parallel()
	s := site(t)
	numbers := strings.NewReplacer("{emergency}", "999", "{advice}", "111", "{crisis}", "999", "\u00a0", " ", "’", "'")
	plain := func(text string) string { return numbers.Replace(strings.ReplaceAll(text, "*", "")) }

	var known []string // what says to call
	for _, level := range s.Levels {
		known = append(known, plain(level.Heading), plain(level.Act), plain(catalog.Capital(level.Act)), "("+plain(level.Short)+")")
	}
	for _, sign := range s.Signs {
		if sign.OwnAct != "" {
			known = append(known, plain(catalog.Capital(sign.OwnAct)), plain(sign.OwnAct))
		}
	}
	// Buttons and remarks of the program, and names of services.
	known = append(known, "Call 999", "Call 111", "For advice: 111", "If you are not sure, ask 111.", "NHS 111 Wales", "NHS 111", "option 2")
	slices.SortFunc(known, func(a, b string) int { return len(b) - len(a) })

	// The texts of levels and signs as they stand on pages: there are many blocks.
	type texts struct{ heading, act, sign, phrase, inline string }
	levels, signs := map[*catalog.Level]texts{}, map[*catalog.Sign]texts{}
	for _, l := range s.Levels {
		levels[l] = texts{heading: plain(l.Heading), act: plain(catalog.Capital(l.Act)) + ":"}
	}
	for _, v := range s.Signs {
		signs[v] = texts{act: plain(catalog.Capital(v.Act())), sign: plain(v.Sign), phrase: strings.ToLower(plain(v.Phrase)) + " (",
			inline: strings.ToLower(plain(v.Inline()))}
	}

	shown := map[string]bool{}
	for _, path := range everyForm(s) {
		var level *catalog.Level // that of the last heading of signs
		for _, block := range blocks(s.get(t, path, "")) {
			block = plain(block)
			for _, l := range s.Levels {
				if strings.Contains(block, levels[l].heading) || strings.Contains(block, levels[l].act) {
					level = l
				}
			}
			lower := strings.ToLower(block)
			for _, sign := range s.Signs {
				want := signs[sign]
				if block == want.act+":" {
					level = sign.Level
				}
				if rest, found := strings.CutPrefix(block, want.sign); found {
					shown[sign.ID] = true
					if level != sign.Level && !strings.Contains(rest, want.act) {
						t.Errorf("%s: the sign %s is shown below another level than %s", path, sign.ID, sign.LevelID)
					}
				}
				if _, after, found := strings.Cut(lower, want.phrase); found {
					shown[sign.ID] = true
					if !strings.HasSuffix(want.inline, " ("+after[:strings.Index(after, ")")+1]) {
						t.Errorf("%s: %q, want %q", path, block, sign.Inline())
					}
				}
			}
			for _, words := range known {
				block = strings.ReplaceAll(block, words, "")
			}
			quotes := strings.HasPrefix(path, "/sources") || strings.HasSuffix(path, ".json") // what sources say, and their ids
			if number := called.FindString(block); number != "" && !quotes && !strings.Contains(block, "/sources/") {
				t.Errorf("%s says %s: %q", path, number, block)
			}
		}
	}
	for _, sign := range s.Signs {
		if !shown[sign.ID] {
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
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
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
