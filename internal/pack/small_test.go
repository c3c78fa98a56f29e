package pack_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/markdown"
	"unknot/internal/pack"
)

// small is a site of a few pages, of which tests say what they contain.
type small struct {
	content catalog.Content
	html    map[string]string // by address; a page without an entry has no text
	parts   map[string]load.PageParts
}

// newSmall returns a small site with the pages at paths, besides its safety page.
func newSmall(paths ...string) *small {
	s := &small{html: map[string]string{}, parts: map[string]load.PageParts{}}
	s.content.Safety = &catalog.Safety{Doc: catalog.Doc{ID: "safety", Path: "/safety", Title: "Safety", Body: new(markdown.Doc)}}
	for _, path := range paths {
		page := &catalog.Page{Doc: catalog.Doc{ID: path[1:], Path: path, Folder: "pages", Title: path[1:], Body: new(markdown.Doc)}}
		s.content.Pages = append(s.content.Pages, page)
	}
	return s
}

// pack returns the pack of the pages at paths, or of all pages if there are none.
func (s *small) pack(paths ...string) pack.Pack {
	c := catalog.New(s.content, catalog.NewSitemap(&s.content))
	p := pack.Pack{Catalog: c, Parts: func(d *catalog.Doc) load.PageParts { return s.parts[d.Path] },
		Numbers: strings.NewReplacer("{emergency}", "112")}
	p.Get = func(address string) ([]byte, error) {
		if s.html[address] == "fault" {
			return nil, errors.New("no " + address)
		}
		if strings.HasSuffix(address, ".css") {
			return []byte(s.html[address]), nil
		}
		return fmt.Append(nil, `<html><link rel="stylesheet" href="/a.css"><link rel="icon" href="/x.css"><link rel="stylesheet" href="/`,
			address[1:2], `.css"><nav>menu</nav><main>`, s.html[address], `</main></html>`), nil
	}
	for _, path := range paths {
		p.Docs = append(p.Docs, c.DocAt(path))
	}
	return p
}

// write returns the pack of the pages at paths.
func (s *small) write(t *testing.T, paths ...string) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.pack(paths...).Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wantParts fails for each text that the pack lacks, or that it has more than once.
func wantParts(t *testing.T, document string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if n := strings.Count(document, part); n != 1 {
			_, body, _ := strings.Cut(document, "<ul class=\"contents\">")
			t.Errorf("the pack has %q %d times:\n%.3000s", part, n, body)
		}
	}
}

// The pages that matter most for safety come first, then moves, routines, plans, guides and other pages.
func TestPagesAreInOrderOfSafety(t *testing.T) {
	s := newSmall("/about", "/care", "/walk")
	s.content.Pages[1].Care = true
	doc := func(path string) catalog.Doc {
		return catalog.Doc{ID: path, Path: path, Folder: strings.Split(path, "/")[1], Body: new(markdown.Doc)}
	}
	s.content.Guides = []*catalog.Guide{{Doc: doc("/guides/s/g"), Section: &catalog.Section{}}}
	s.content.Plans = []*catalog.Plan{{Doc: doc("/plans/p")}}
	s.content.Routines = []*catalog.Routine{{Doc: doc("/routines/r")}}
	s.content.Moves = []*catalog.Move{{Doc: doc("/stretches/m"), Kind: new(catalog.Kind)}}
	for name, paths := range map[string][]string{
		"all pages": nil, "chosen pages": strings.Fields("/walk /plans/p /routines/r /care /guides/s/g /about /stretches/m /safety"),
	} {
		want := "/safety /care /stretches/m /routines/r /plans/p /guides/s/g /about /walk"
		if paths != nil {
			want = "/safety /care /stretches/m /routines/r /plans/p /guides/s/g /walk /about" // as they were chosen
		}
		var got []string
		for _, d := range s.pack(paths...).InOrder() {
			got = append(got, d.Path)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// A page in the pack has what readers see on paper: no navigation, controls or pictures, no links, and nothing folded.
func TestPageIsCleanedForPaper(t *testing.T) {
	for name, tt := range map[string][2]string{
		"links":   {`<p>Read <a href="/x" id="y">this</a>.</p>`, `<p>Read <a>this</a>.</p>`},
		"classes": {`<p class="cap" id="y" lang="en">A</p>`, `<p class="cap">A</p>`},
		"lists":   {`<ol start="3" reversed=""><li>A</li></ol>`, `<ol start="3"><li>A</li></ol>`},
		"tables": {`<table><tbody><tr><th scope="row" id="y">A</th></tr></tbody></table>`,
			`<table><tbody><tr><th scope="row">A</th></tr></tbody></table>`},
		"folded text": {`<details class="a"><summary>More</summary>A</details>`,
			`<details class="a" open=""><summary>More</summary>A</details>`},
		"controls":   {`<p>A</p><button>Go</button><input/><select></select><p>B</p>`, `<p>A</p><p>B</p>`},
		"navigation": {`<nav><p>Menu</p></nav><script>1</script><dialog>Ask</dialog>A`, `A`},
		"left out": {`<div class="wide dates">Written</div><div class="dated">A</div><p class="brief">Signs</p>`,
			`<div class="dated">A</div>`},
		"a picture":     {`<p><img alt="A chair"/></p>`, `<p>Picture: A chair</p>`},
		"a drawing":     {`<svg aria-label="A back"><g></g></svg>`, `Picture: A back`},
		"no words":      {`<img alt=""/><svg></svg>`, ``},
		"a named part":  {`<section aria-label="A part"><p>A</p></section>`, `<section><p>A</p></section>`},
		"inner picture": {`<picture><img alt="A chair"/></picture><p>B</p>`, `<p>B</p>`},
	} {
		s := newSmall("/about")
		s.html["/about"] = tt[0]
		document := s.write(t, "/about")
		if !strings.Contains(document, "<main>"+tt[1]+"</main>") || strings.Contains(document, "menu") {
			_, main, _ := strings.Cut(document, "<main>")
			t.Errorf("%s: %.200s, want %s", name, main, tt[1])
		}
	}
}

// The pack has the style sheets of all its pages, each once, in the order in which pages name them.
func TestPackHasStylesOfItsPages(t *testing.T) {
	s := newSmall("/bend", "/care")
	s.html["/a.css"], s.html["/b.css"], s.html["/c.css"], s.html["/x.css"] = "of all", "of bend", "of care", "an icon"
	wantParts(t, s.write(t, "/bend", "/care"), "<style>of all\nof bend\nof care\n</style>")
}

// What cannot be requested stops the pack, so that no page is missing from it.
func TestPackStopsAtMissingPages(t *testing.T) {
	for _, address := range []string{"/questions", "/questions/own", "/a.css"} {
		s := newSmall("/questions")
		s.content.Questions = []*catalog.Question{{ID: "own", Page: true}}
		s.html[address] = "fault"
		var b bytes.Buffer
		if err := s.pack("/questions").Write(&b); err == nil || err.Error() != "no "+address || b.Len() > 0 {
			t.Errorf("without %s: %v, after %d bytes", address, err, b.Len())
		}
	}
}

// The answers with pages of their own are reviewed with the list of questions, and count as its words.
func TestQuestionsAreReviewedTogether(t *testing.T) {
	s := newSmall("/questions", "/about")
	s.content.Questions = []*catalog.Question{{ID: "own", Page: true}, {ID: "listed"}, {ID: "other", Page: true}}
	s.html["/questions"], s.html["/about"] = "<p>All questions.</p>", "<p>About.</p>"
	s.html["/questions/own"], s.html["/questions/other"] = "<p>"+strings.Repeat("word ", 200)+"</p>", "<p>Other answer.</p>"
	document := s.write(t)
	wantParts(t, document, "<p>Other answer.</p></main></main>", "<main><p>All questions.</p><main><p>word ", "<main><p>About.</p></main>")
	if text := words(document); !strings.Contains(text, "questions 2 minutes") {
		t.Errorf("the questions take another time:\n%s", text)
	}
}

// A page takes a minute for every 100 words, and at least one.
func TestWorkIsAMinutePerHundredWords(t *testing.T) {
	for n, want := range map[int]string{1: "about 1 minute ", 199: "about 1 minute ", 200: "about 2 minutes ", 299: "about 2 minutes "} {
		s := newSmall("/about")
		s.html["/about"] = strings.Repeat("word ", n)
		if text := words(s.write(t, "/about")); !strings.Contains(text, " "+want) {
			t.Errorf("the pack of %d words does not say %q", n, want)
		}
	}
}
