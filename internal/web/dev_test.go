package web_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/web"
	"unknot/static"
	"unknot/templates"
)

// newDrafts returns a server with two figures, one with a problem, and a third without drawings.
func newDrafts(t *testing.T, dev bool) *web.Server {
	t.Helper()
	looks := fixture.StaticFiles()
	looks["figures/figures-dev.css"] = &fstest.MapFile{}
	for _, id := range []string{"chair-stand", "neck-turn"} {
		looks["figures/"+id+".svg"] = &fstest.MapFile{Data: []byte(`<svg><symbol id="a" viewBox="0 0 320 240" aria-label="As it begins"></symbol><symbol id="b" viewBox="0 0 320 240" aria-label="As it &#34;ends&#34;"></symbol></svg>`)}
		looks["figures/"+id+"-a.svg"] = &fstest.MapFile{}
	}
	files, err := static.New(looks, false)
	if err != nil {
		t.Fatal(err)
	}
	problem := []frontmatter.Problem{{File: "content/poses/neck-turn.yaml", Line: 4, Text: "frame B: the left knee bends the wrong way"}}
	site := newServer(t, func(c *web.Config) { c.Dev = dev })
	err = site.PublishDev(loadFiles(t, nil), files, templates.DevInfo{Remarks: problem, Figures: []templates.FigureInfo{
		{ID: "chair-stand", Joints: [][]templates.Joint{{{Name: "pelvis", At: [3]float64{0, 55.04, -1.26}}}, {{Name: "pelvis", At: [3]float64{0, 90, 0}}}}},
		{ID: "neck-turn", Problems: problem},
		{ID: "table-reach"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func TestDevFigures(t *testing.T) {
	t.Parallel()
	site := newDrafts(t, true)
	for _, test := range []struct {
		path       string
		has, lacks []string
	}{
		{"/dev/figures",
			[]string{"3 figures", `aria-label="As it &#34;ends&#34;"`, `class="sheet on-light"`, `class="plate w160"`, "neck-turn.yaml:4", ">table-reach</a>", `<meta name="robots" content="noindex">`},
			[]string{`rel="canonical"`}},
		{"/dev/figures?ground=dark&width=320", []string{"3 figures", `class="sheet on-dark"`, `class="plate w320"`}, []string{"w160"}},
		{"/dev/figures?problems=1", []string{"1 figure", `aria-label="As it begins"`, "?ground=print&amp;problems=1"}, []string{"chair-stand"}},
		{"/dev/figures/chair-stand",
			[]string{`class="film on-light"`, `class="film on-dark"`, "w640", "w160", "<td>55.0</td><td>-1.3</td>", "<td>90.0</td>", `href="/stretches/chair-stand"`, `content="noindex"`},
			nil},
		{"/dev/figures/neck-turn", []string{"neck-turn.yaml:4", "the left knee bends the wrong way"}, []string{"<table"}},
		{"/dev/figures/table-reach", []string{"table-reach</h1>"}, []string{"<h2 id=\"frame-"}},
	} {
		body := page(t, site, test.path)
		for _, part := range test.has {
			if !strings.Contains(body, part) {
				t.Errorf("%s has no %s", test.path, part)
			}
		}
		for _, part := range test.lacks {
			if strings.Contains(body, part) {
				t.Errorf("%s has %s", test.path, part)
			}
		}
	}
	for path, want := range map[string]string{
		"/dev/figures?width=160":              "/dev/figures",
		"/dev/figures?width=9&ground=mud":     "/dev/figures",
		"/dev/figures?width=320&ground=print": "/dev/figures?ground=print&width=320",
		"/dev/figures/chair-stand?x":          "/dev/figures/chair-stand",
	} {
		if a := get(t, site, path); a.code != http.StatusFound || a.header.Get("Location") != want {
			t.Errorf("%s answers %d and redirects to %q, want %q", path, a.code, a.header.Get("Location"), want)
		}
	}
	if a := get(t, site, "/dev/figures/none"); a.code != http.StatusNotFound {
		t.Errorf("an unknown figure answers %d", a.code)
	}
	if strings.Contains(page(t, site, "/sitemap.xml"), "/dev/") {
		t.Error("the sitemap lists development pages")
	}
}

// Until the first drawings are done, the pages of figures say so.
func TestDevFiguresWhileDrawing(t *testing.T) {
	t.Parallel()
	looks := fixture.StaticFiles()
	looks["figures/figures-dev.css"] = &fstest.MapFile{}
	files, err := static.New(looks, false)
	if err != nil {
		t.Fatal(err)
	}
	site := newServer(t, func(c *web.Config) { c.Dev = true })
	for _, drawing := range []bool{true, false} {
		if err := site.PublishDev(loadFiles(t, nil), files, templates.DevInfo{Drawing: drawing}); err != nil {
			t.Fatal(err)
		}
		a := get(t, site, "/dev/figures/neck-turn")
		if want := map[bool]int{true: http.StatusOK, false: http.StatusNotFound}[drawing]; a.code != want {
			t.Errorf("drawing %t: a figure answers %d, want %d", drawing, a.code, want)
		}
		for _, body := range []string{a.body, page(t, site, "/dev/figures")} {
			if strings.Contains(body, "still being drawn") != drawing {
				t.Errorf("drawing %t: the page says otherwise:\n%s", drawing, body)
			}
		}
	}
}

// Without Config.Dev readers see nothing of a draft.
func TestNoDraftForReaders(t *testing.T) {
	t.Parallel()
	site := newDrafts(t, false)
	for _, path := range []string{"/dev/figures", "/dev/figures?problems=1", "/dev/figures/chair-stand"} {
		if a := get(t, site, path); a.code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
	if strings.Contains(page(t, site, "/about"), "neck-turn.yaml") {
		t.Error("readers see a remark")
	}
}
