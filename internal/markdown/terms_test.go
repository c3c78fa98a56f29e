package markdown_test

import (
	"strings"
	"testing"

	"unknot/internal/markdown"
)

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
