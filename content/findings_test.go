package content_test

import (
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// Each sentence that says with a word for certainty what something does rests on a finding, a claim or a source, or has
// the label of usual practice. With -v, all of them are listed.
func TestWhatIsBehindCertainty(t *testing.T) {
	t.Parallel()
	s := site(t)
	list, err := fs.ReadFile(content.FS(), load.EffectsFile)
	if err != nil {
		t.Fatal(err)
	}
	effects, _ := edit.ParseEffects(string(list))
	behind := basisOf(s.Catalog)
	said := map[string]string{} // sentences, with what is behind them
	for _, p := range s.PageEntries() {
		root, err := html.Parse(strings.NewReader(s.get(t, p.Path, "")))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if !isPassage(n) || slices.ContainsFunc(slices.Collect(n.Descendants()), isPassage) {
				continue
			}
			for _, sentence := range words.Sentences(plainText(n)) {
				if strength, _ := effects.Find(sentence); strength == edit.Silent || strength == edit.Plain {
					continue
				}
				what := behind[keyOf(sentence)]
				if what == "" {
					t.Errorf("%s: nothing is behind %q", p.Path, sentence)
				}
				said[sentence] = what
			}
		}
	}
	for _, sentence := range slices.Sorted(maps.Keys(said)) {
		t.Logf("%s: %s", said[sentence], sentence)
	}
	if len(said) < 60 {
		t.Errorf("%d sentences", len(said))
	}
}

// basisOf returns what is behind the sentences of a catalog, by their letters: the finding that says them, or else what
// their entry, paragraph or page names.
func basisOf(c *catalog.Catalog) map[string]string {
	out := map[string]string{}
	add := func(text, basis string) {
		for _, sentence := range words.Sentences(markdown.DropLabels(citation.ReplaceAllString(text, ""))) {
			if key := keyOf(sentence); basis != "" && out[key] == "" {
				out[key] = basis
			}
		}
	}
	for _, v := range c.Treatments {
		add(v.Say, "finding "+v.ID)
	}
	entry := func(v any, ids ...[]string) {
		basis := strings.Join(slices.Concat(ids...), ", ")
		frontmatter.EachText(v, "read", func(text string, _ reflect.StructField, _ []any) {
			if strings.Contains(text, "{practice}") {
				add(text, "usual practice")
			}
			add(text, basis)
		})
	}
	for _, v := range c.Evidence {
		entry(v, v.ClaimIDs, v.SourceIDs)
	}
	for _, v := range c.Claims {
		entry(v, v.SourceIDs)
	}
	for _, v := range c.Questions {
		entry(v, v.ClaimIDs, v.SourceIDs)
	}
	for _, v := range c.Tasks {
		entry(v, v.ClaimIDs, v.SourceIDs)
	}
	for _, v := range c.Cautions {
		entry(v, v.SourceIDs)
	}
	for _, v := range c.Regions {
		entry(v, v.SourceIDs)
	}
	for _, v := range c.Sources {
		entry(v, []string{v.ID})
	}
	for _, d := range c.All() {
		doc := d.Base()
		for _, p := range doc.Body.Passages {
			var ids []string
			for _, m := range citation.FindAllStringSubmatch(p.Marked, -1) {
				ids = append(ids, m[1])
			}
			if markdown.DropLabels(p.Text) != p.Text {
				ids = append(ids, "usual practice")
			}
			text := p.Text
			if level, rest, found := strings.Cut(text, ": "); found && catalog.Certainty(level).Name != level {
				text = rest // of the box SURE
			}
			add(text, strings.Join(ids, ", "))
		}
		entry(d, []string{"the sources of " + doc.Path})
	}
	return out
}

var citation = regexp.MustCompile(`\[\^([^\]]*)\]`)

// keyOf returns the letters and digits of a text, in lower case: HTML has other quotes and spaces.
func keyOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func isPassage(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Td, atom.Dd, atom.H1, atom.H2, atom.H3:
		return true
	}
	return false
}

// plainText returns the words in n, without citations and letters of labels.
func plainText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.DataAtom == atom.Sup || hasClass(n, "vh") || hasClass(n, "verdict") || hasClass(n, "basis") {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(plainText(c))
	}
	return b.String()
}
