package content_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unknot/content"
	"unknot/internal/edit"
	"unknot/internal/load"
)

// The reading grades and the mean lengths of sentences of each kind of page are within limits. Below the lower ones, a
// text is chopped into commands. `edit check` prints the grades too.
func TestPagesAreEasyToRead(t *testing.T) {
	t.Parallel()
	site(t) // without faults in the content
	r := edit.NewReport(t.Context(), content.FS(), load.Inspect(content.FS()))
	if got := r.Proof.Median(); got > 6 {
		t.Errorf("the median page has grade %.1f, want at most 6", got)
	}
	kinds := map[string][]edit.Readability{}
	for _, v := range r.Proof.Readings {
		kind := cmp.Or(r.Catalog.PageEntry(v.Path).Folder, "pages")
		kinds[kind] = append(kinds[kind], v)
	}
	for _, want := range []struct {
		kind                                   string
		lowGrade, highGrade, lowMean, highMean float64 // in the median
	}{
		{"guides", 3.5, 7, 11, 15},
		{"routines", 3.5, 7, 11, 15},
		{"plans", 4, 7, 11, 15},
		{"pages", 3.5, 7, 11, 15},
		{"stretches", 3, 7, 9, 15}, // most of a move is steps
	} {
		readings := kinds[want.kind]
		delete(kinds, want.kind)
		if len(readings) == 0 {
			t.Fatalf("no %s", want.kind)
		}
		grade := median(readings, func(r edit.Readability) float64 { return r.Measure.Grade() })
		mean := median(readings, func(r edit.Readability) float64 { return r.Measure.MeanSentence() })
		t.Logf("%d %s: grade %.1f, %.1f words in a sentence", len(readings), want.kind, grade, mean)
		if grade < want.lowGrade || grade > want.highGrade {
			t.Errorf("the median of %s has grade %.1f, want %v to %v", want.kind, grade, want.lowGrade, want.highGrade)
		}
		if mean < want.lowMean || mean > want.highMean {
			t.Errorf("the median of %s has %.1f words in a sentence, want %v to %v", want.kind, mean, want.lowMean, want.highMean)
		}
	}
	for kind := range kinds {
		t.Errorf("no limits for %s", kind)
	}
}

// median returns the median of what value says of each.
func median[T any](all []T, value func(T) float64) float64 {
	values := make([]float64, len(all))
	for i, v := range all {
		values[i] = value(v)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// There are few words between the title of a guide and the first thing to do.
func TestWordsBeforeTheFirstAction(t *testing.T) {
	t.Parallel()
	s := site(t)
	words := map[string][]int{}
	for _, g := range s.Guides {
		kind, most := "other guides", 150
		if g.Section.ID == "techniques" {
			kind, most = "techniques", 90
		}
		n := wordsBeforeAction(t, s.get(t, g.Path, ""))
		words[kind] = append(words[kind], n)
		if n == 0 || n > most {
			t.Errorf("%s: %d words before the first action, want 1 to %d", g.Path, n, most)
		}
	}
	for kind, most := range map[string]float64{"techniques": 60, "other guides": 90} {
		got := median(words[kind], func(n int) float64 { return float64(n) })
		t.Logf("%s: %v words before the first action", kind, got)
		if got > most {
			t.Errorf("%s have %v words before the first action in the median, want at most %v", kind, got, most)
		}
	}
}

// wordsBeforeAction counts the words of a guide between its title and the first step, move or swap.
func wordsBeforeAction(t *testing.T, page string) int {
	t.Helper()
	n, begun := 0, false
	for _, e := range elements(t, page, func(n *html.Node) bool {
		return n.Data == "h1" || n.Data == "p" || n.Data == "li" || n.Data == "table"
	}) {
		switch {
		case e.Data == "h1":
			begun = true
		case begun && (e.Data == "li" || e.Data == "table" || hasClass(e, "bar")):
			return n
		case begun && e.Data == "p":
			n += shownWords(e)
		}
	}
	t.Fatal("nothing to do")
	return 0
}

// elements lists the elements of a page for which is reports true, at least one.
func elements(t *testing.T, page string, is func(*html.Node) bool) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			found = append(found, n)
		}
	}
	if len(found) == 0 {
		t.Fatal("no such element")
	}
	return found
}

// within reports whether an ancestor of n has the class.
func within(n *html.Node, class string) bool {
	for a := range n.Ancestors() {
		if hasClass(a, class) {
			return true
		}
	}
	return false
}

func hasClass(n *html.Node, class string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class)
	})
}

// Stock phrases of doubt stay rare: a page expresses doubt once, in the words for certainty.
func TestStockPhrasesAreRare(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	s := site(t)
	for _, p := range s.PageEntries() {
		if !p.Data {
			continue
		}
		for _, body := range elements(t, s.get(t, p.Path, ""), func(n *html.Node) bool { return n.Data == "main" }) {
			text := strings.ToLower(textOf(body))
			for _, phrase := range []string{"usual advice", "we found no", "we may be wrong", "articles we checked"} {
				count[phrase] += strings.Count(text, phrase) // 0 for those that nobody uses any more
			}
			if n := strings.Count(text, "nobody has"); n > 3 && !strings.HasPrefix(p.Path, "/evidence") && p.Path != "/questions" {
				t.Errorf("%s says %d times what nobody has done", p.Path, n)
			}
		}
	}
	for phrase, n := range count {
		t.Logf("%q: %d", phrase, n)
		if n > 8 {
			t.Errorf("pages say %q %d times, want at most 8", phrase, n)
		}
	}
}

// textOf returns the text of n, its words apart by single spaces.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteString(" ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// shownWords counts the words of n that readers see.
func shownWords(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.Fields(n.Data))
	}
	words := 0
	for c := range n.ChildNodes() {
		if n.Data != "svg" && !hasClass(n, "vh") {
			words += shownWords(c)
		}
	}
	return words
}
