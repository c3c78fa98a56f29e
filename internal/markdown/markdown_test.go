package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"unknot/internal/markdown"
)

var update = flag.Bool("update", false, "write what Parse returns into testdata")

// The archives in testdata have pairs of files: a text NAME.md and its blocks NAME.html. NAME.problems, NAME.facts and
// NAME.portable, the text for other sites, may follow. The texts of one archive share their notes.
func TestTextsGiveTheirBlocksAndProblems(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { testArchive(t, path) })
	}
}

func testArchive(t *testing.T, path string) {
	t.Helper()
	want, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: want.Comment}
	var notes markdown.Notes
	for _, f := range want.Files {
		name, isText := strings.CutSuffix(f.Name, ".md")
		if !isText {
			continue
		}
		doc, problems := markdown.Parse(f.Data, &notes, nil)
		got.Files = append(got.Files, f, txtar.File{Name: name + ".html", Data: []byte(blocks(doc))})
		if text := facts(doc); text != "" {
			got.Files = append(got.Files, txtar.File{Name: name + ".facts", Data: []byte(text)})
		}
		if text := doc.Portable(exportOptions) + "\n"; len(problems) == 0 && text != string(f.Data) {
			checkPortable(t, strings.TrimSpace(text))
			got.Files = append(got.Files, txtar.File{Name: name + ".portable", Data: []byte(text)})
		}
		if text := faults(problems); text != "" {
			got.Files = append(got.Files, txtar.File{Name: name + ".problems", Data: []byte(text)})
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(byName(want), byName(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// exportOptions are the options of export tests.
var exportOptions = markdown.ExportOptions{
	URL:   "https://unknot.example",
	Embed: func(e markdown.Embed) string { return "*" + e.Kind + " " + e.ID + "* " + e.Alt },
	Sure:  "How sure are we?",
	Level: func(level string) string { return "Level " + level },
}

func byName(a *txtar.Archive) map[string]string {
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// blocks prints the blocks of doc, with a line of = before each that is not HTML.
func blocks(doc *markdown.Doc) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		switch {
		case block.Embed != nil:
			fmt.Fprintf(&b, "= embed %s %s %q, level %d, line %d\n", block.Embed.Kind, block.Embed.ID, block.Embed.Alt, block.Embed.Level, block.Embed.Line)
		case block.Sure != nil:
			for _, s := range block.Sure {
				fmt.Fprintf(&b, "= sure %s, line %d: %s\n", s.Level, s.Line, s.HTML)
			}
		default:
			b.WriteString(block.HTML)
		}
	}
	return b.String()
}

// facts prints the headings, links and citations of doc, a line each.
func facts(doc *markdown.Doc) string {
	var b strings.Builder
	for _, h := range doc.Headings {
		fmt.Fprintf(&b, "heading %d #%s %q, line %d\n", h.Level, h.ID, h.Text, h.Line)
	}
	for _, l := range doc.Links {
		fmt.Fprintf(&b, "link %s, line %d\n", l.Dest, l.Line)
	}
	for _, c := range doc.Cites {
		fmt.Fprintf(&b, "cite %q, line %d\n", c.ID, c.Line)
	}
	return b.String()
}

func faults(problems []markdown.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d: %s\n", p.Line, p.Text)
	}
	return b.String()
}

// Inline returns the HTML of one line of text, and reports everything else.
func TestInlineIsOneLine(t *testing.T) {
	tests := []struct{ src, want, problem string }{
		{"", "", ""},
		{"It *doesn't* hurt.", "It <em>doesn’t</em> hurt.", ""},
		{"One.[^a]", `One.<sup id="cite-1"><a href="#source-1" aria-label="Source 1">1</a></sup>`, ""},
		{"One.\n\nTwo.", "One.</p>\n<p>Two.", oneLine},
		{"## A heading", `<h2 id="a-heading">A heading</h2>`, oneLine},
		{"- A list", "<ul>\n<li>A list</li>\n</ul>", oneLine},
		{"![](stretch:neck-turn)", "", oneLine},
		{"Text.\n\n![](stretch:neck-turn)", "Text.", oneLine},
	}
	for _, tt := range tests {
		got, _, problems := markdown.Inline(tt.src, new(markdown.Notes))
		if got != tt.want {
			t.Errorf("Inline(%q) = %q, want %q", tt.src, got, tt.want)
		}
		if got := faults(problems); got != tt.problem {
			t.Errorf("Inline(%q) has the problems %q, want %q", tt.src, got, tt.problem)
		}
	}
}

const oneLine = "1: one line of text expected, without headings, lists or boxes\n"

// The texts of a page share their notes.
func TestNotesGoOnInTheNextText(t *testing.T) {
	var notes markdown.Notes
	markdown.Parse([]byte("A.[^b] B.[^a]"), &notes, nil)
	second, _ := markdown.Parse([]byte("C.[^a] D.[^c]"), &notes, nil)
	if diff := cmp.Diff([]string{"b", "a", "c"}, second.Notes); diff != "" {
		t.Errorf("order of notes (-want +got):\n%s", diff)
	}
}

func TestTextWithoutNotesHasCitations(t *testing.T) {
	doc, _ := markdown.Parse([]byte("A.[^b]"), nil, nil)
	if diff := cmp.Diff([]markdown.Cite{{ID: "b", Line: 1}}, doc.Cites); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
}

// Words are counted wherever readers see them, but markup is not.
func TestWordsAreCounted(t *testing.T) {
	tests := []struct {
		src  string
		want int
	}{
		{"", 0},
		{"It doesn't *hurt* at all.", 5},
		{"In**side** a [link to](/there).", 4},
		{"## Two words\n\n- and three more\n", 5},
		{"One.[^a] Two.", 2},
		{"| A | B |\n|---|---|\n| c | d |\nTable: Two words\n", 6},
		{"> [!TRY] Two words\n> One\n", 3},
		{"![](stretch:neck-turn)\n", 0},
	}
	for _, tt := range tests {
		if doc, _ := markdown.Parse([]byte(tt.src), nil, nil); doc.Words != tt.want {
			t.Errorf("Parse(%q) has %d words, want %d", tt.src, doc.Words, tt.want)
		}
	}
}

// BraceFault names the first word in braces that is not a placeholder.
func TestBraceFaultNamesTheFirst(t *testing.T) {
	tests := []struct{ s, want string }{
		{"", ""},
		{"none", ""},
		{"{emergency} and {advice}", ""},
		{"{emergency} and {other} and {third}", "{other}"},
		{"{emergency", "{"},
		{"emergency}", "}"},
		{"{emergency} and {", "{"},
		{"{{advice}}", "{{advice}"},
		{"{}", "{}"},
		{"{advice}{x}", "{x}"},
	}
	for _, tt := range tests {
		got, _, _ := strings.Cut(markdown.BraceFault(tt.s), " is not a placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}")
		if got != tt.want {
			t.Errorf("BraceFault(%q) names %q, want %q", tt.s, got, tt.want)
		}
	}
}

// For any text, problems have lines of the text, and the HTML is well nested and has no scripts.
func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, problems := markdown.Parse(src, new(markdown.Notes), terms)
		lines := 1 + strings.Count(string(src), "\n")
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Text == "" {
				t.Errorf("problem %+v in a text of %d lines", p, lines)
			}
		}
		_ = doc.Portable(exportOptions) // must not panic
		ids := map[string]bool{}
		for _, b := range doc.Blocks {
			checkHTML(t, b.HTML, ids, len(problems) == 0)
			for _, s := range b.Sure {
				checkHTML(t, s.HTML, ids, len(problems) == 0)
			}
		}
	})
}

// checkPortable checks that an exported text does not depend on the site, and that exporting it again changes nothing.
func checkPortable(t *testing.T, text string) {
	t.Helper()
	doc, _ := markdown.Parse([]byte(text), nil, nil)
	for _, link := range doc.Links {
		if strings.HasPrefix(link.Dest, "/") && !strings.HasPrefix(link.Dest, "//") {
			t.Errorf("a link to %s in %q", link.Dest, text)
		}
	}
	if len(doc.Embeds)+len(doc.Sure) > 0 {
		t.Errorf("embeds %v and certainty lines %v in %q", doc.Embeds, doc.Sure, text)
	}
	if again := markdown.Portable(text, exportOptions); again != text {
		t.Errorf("%q is exported again as %q", text, again)
	}
}

// An escaped text is shown as it was.
func TestEscapedTextIsShownUnchanged(t *testing.T) {
	for _, words := range []string{
		"Plain words, with (marks) and: more!", "*Not* _so_ `hard`", "[A](b) <c> ![d](e)", "1. One", "2) Two", "- A", "+ B", "# C", "> D", "a | b ~~c~~",
		`back\slash`, "R&D &amp; &#42; &copy", "5 to 8 cm", "{emergency}",
	} {
		shown, _, problems := markdown.Inline(markdown.Escape(words), nil)
		if html.UnescapeString(shown) != words || strings.Contains(shown, "<") || len(problems) > 0 {
			t.Errorf("Escape(%q) = %q, which shows %q %v", words, markdown.Escape(words), shown, problems)
		}
	}
}

var void = map[string]bool{"img": true, "br": true, "hr": true}

// checkHTML reports tags that are not closed in order, scripts, event handlers and styles. If clean is set, it also
// reports duplicate ids.
func checkHTML(t *testing.T, text string, ids map[string]bool, clean bool) {
	t.Helper()
	var open []string
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
		switch token := z.Token(); token.Type {
		case html.StartTagToken:
			if token.Data == "script" || token.Data == "style" {
				t.Errorf("<%s> in %q", token.Data, text)
			}
			for _, a := range token.Attr {
				checkAttr(t, a, text)
				if a.Key == "id" && clean && ids[a.Val] {
					t.Errorf("the id %s is used twice", a.Val)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
			if !void[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v in %q", token.Data, open, text)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%v in %q", token, text)
		}
	}
	if len(open) > 0 {
		t.Errorf("%v are not closed in %q", open, text)
	}
}

func checkAttr(t *testing.T, a html.Attribute, text string) {
	t.Helper()
	value := strings.ToLower(strings.TrimSpace(a.Val))
	address := a.Key == "href" || a.Key == "src"
	if strings.HasPrefix(a.Key, "on") || a.Key == "style" || address && strings.HasPrefix(value, "javascript:") {
		t.Errorf("%s=%q in %q", a.Key, a.Val, text)
	}
}

// The mark of every label is a placeholder, and can be dropped.
func TestLabelsArePlaceholders(t *testing.T) {
	for _, l := range markdown.Labels() {
		if text := "Sit. " + l.Mark + " Stand."; markdown.BraceFault(text) != "" || markdown.DropLabels(text) != "Sit. Stand." {
			t.Errorf("%s: %q, %q", l.Mark, markdown.BraceFault(text), markdown.DropLabels(text))
		}
	}
}

var terms = markdown.NewTerms(map[string]string{
	"fascia": "/g#fascia", "disc": "/g#disc", "discs": "/g#disc", "foam roller": "/g#roller", "roller": "/g#tube",
	"erector spinae": "/g#erector", "T-bone": "/g#bone",
})

// The first mention of each term is linked, as a whole word and in the longest form.
func TestFirstMentionOfEachTermIsLinked(t *testing.T) {
	link := func(term, words string) string { return `<a href="/g#` + term + `" class="term">` + words + `</a>` }
	tests := []struct{ src, want string }{
		{"Fascia here, fascia there.", link("fascia", "Fascia") + " here, fascia there."},
		{"Discs, a disc.", link("disc", "Discs") + ", a disc."},
		{"A foam roller, a roller.", "A " + link("roller", "foam roller") + ", a " + link("tube", "roller") + "."},
		{"A discus, a subdisc, disc-like.", "A discus, a subdisc, disc-like."},
		{"A t-bone.", "A " + link("bone", "t-bone") + "."},
		{"The erector\nspinae, the\ndisc\nand more", "The " + link("erector", "erector\nspinae") + ", the\n" + link("disc", "disc") + "\nand more"},
		{"The *disc* and `fascia` and [fascia](/safety).", "The <em>" + link("disc", "disc") + `</em> and <code>fascia</code> and <a href="/safety">fascia</a>.`},
		{"A disc.[^a]", "A " + link("disc", "disc") + `.<sup id="cite-1"><a href="#source-1" aria-label="Source 1">1</a></sup>`},
		{"It doesn't hurt the disc’s rim.", "It doesn’t hurt the " + link("disc", "disc") + "’s rim."},
		{"K\u212a and \u0130 before a disc.", "K\u212a and \u0130 before a " + link("disc", "disc") + "."},
		{"K\u212a disc \u023a\u023a", "K\u212a " + link("disc", "disc") + " \u023a\u023a"},
		{"A foam roller-based disc.", "A foam roller-based " + link("disc", "disc") + "."},
		{"A foam roller and a foam roller.", "A " + link("roller", "foam roller") + " and a foam roller."},
		{"disc  \nfascia", link("disc", "disc") + "<br>\n" + link("fascia", "fascia")},
	}
	for _, tt := range tests {
		doc, problems := markdown.Parse([]byte(tt.src), new(markdown.Notes), terms)
		if len(problems) > 0 || len(doc.Blocks) != 1 {
			t.Fatalf("Parse(%q) has %d blocks and the problems %v", tt.src, len(doc.Blocks), problems)
		}
		if got := strings.TrimSpace(doc.Blocks[0].HTML); got != "<p>"+tt.want+"</p>" {
			t.Errorf("Parse(%q) =\n%s, want\n<p>%s</p>", tt.src, got, tt.want)
		}
	}
}

func TestHeadingsWarningsAndTableHeadsLinkNoTerm(t *testing.T) {
	doc, _ := markdown.Parse([]byte("## A disc\n\n> [!STOP] Disc\n> A disc? Call.\n\n| disc | fascia |\n|---|---|\n| disc | x |\n\nTable: the rim\n"), nil, terms)
	const onlyLink = `<th scope="row"><a href="/g#disc" class="term">disc</a>`
	if got := doc.Blocks[0].HTML; strings.Count(got, "/g#") != 1 || !strings.Contains(got, onlyLink) {
		t.Errorf("want only the link of the row's head in\n%s", got)
	}
}

// Passages have the text of paragraphs, headings, items and cells, and say whether it is cited.
func TestPassagesHaveTextAndCitations(t *testing.T) {
	doc, _ := markdown.Parse([]byte("It's *one* \"two\".[^a]\n\n## Three\n\n- four\n- five[^b]\n\n| six | seven |\n|---|---|\n| eight | nine[^c] |\n\nTable: ten\n"), new(markdown.Notes), nil)
	want := []markdown.Passage{
		{"It’s one “two”.", "It’s one “two”.[^a]", 1, true, false}, {"Three", "Three", 3, false, true}, {"four", "four", 5, false, false},
		{"five", "five[^b]", 6, true, false}, {"ten", "ten", 12, false, true}, {"six", "six", 8, false, true}, {"seven", "seven", 8, false, true},
		{"eight", "eight", 10, true, false}, {"nine", "nine[^c]", 10, true, false},
	}
	for i, p := range doc.Passages {
		if i >= len(want) || p != want[i] {
			t.Errorf("passage %d is %+v, want %+v", i, p, want[min(i, len(want)-1)])
		}
	}
	if len(doc.Passages) != len(want) {
		t.Errorf("%d passages, want %d", len(doc.Passages), len(want))
	}
}

// An address with the fragment of a former heading leads to where its subject is now.
func TestFormerAnchorsStillLead(t *testing.T) {
	doc, problems := markdown.Parse([]byte("## Getting up {#up standing rising}\n\nPush.\n"), nil, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const want = `<span id="standing"></span><span id="rising"></span><h2 id="up">`
	if got := doc.Blocks[0].HTML; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want it to begin with %q", got, want)
	}
}

func ExampleParse() {
	doc, problems := markdown.Parse([]byte("Moving helps.[^alpha-2020]\n\n<b>Sit.</b>\n"), new(markdown.Notes), nil)
	fmt.Println(doc.Cites[0].ID)
	fmt.Println(problems[0].Line, problems[0].Text)
	// Output:
	// alpha-2020
	// 3 HTML is not allowed: take the tag out, or in Markdown put it between backquotes
}
