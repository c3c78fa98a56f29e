package main

import (
	"go/build"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows are the packages of the project that each package may import, directly or through others.
var arrows = map[string][]string{
	"unknot/cmd/unknot":               {"unknot/internal/web", "unknot/content", "unknot/internal/crawl", "unknot/internal/edit", "unknot/internal/preview", "unknot/internal/figure"},
	"unknot/internal/edit":            {"unknot/internal/load", "unknot/internal/prose"},
	"unknot/internal/load":            {"unknot/internal/catalog", "unknot/internal/chars"},
	"unknot/internal/catalog":         {"unknot/internal/markdown", "unknot/internal/search", "unknot/internal/pose"},
	"unknot/internal/timeline":        {"unknot/internal/catalog"},
	"unknot/templates":                {"unknot/internal/library", "unknot/internal/handout", "unknot/internal/timeline", "unknot/internal/remind", "unknot/static"},
	"unknot/internal/library":         {"unknot/internal/catalog"},
	"unknot/internal/handout":         {"unknot/internal/catalog"},
	"unknot/internal/remind":          {"unknot/internal/catalog"},
	"unknot/internal/web":             {"unknot/templates", "unknot/static", "unknot/internal/web/cache", "unknot/internal/web/feed"},
	"unknot/internal/web/cache":       nil,
	"unknot/internal/web/feed":        {"unknot/templates"},
	"unknot/internal/preview":         {"unknot/internal/figure"},
	"unknot/internal/pose":            {"unknot/internal/geom"},
	"unknot/internal/geom":            nil,
	"unknot/internal/chars":           nil,
	"unknot/internal/markdown":        {"unknot/internal/chars"},
	"unknot/internal/prose":           nil,
	"unknot/internal/search":          {"unknot/internal/search/wordlist"},
	"unknot/internal/crawl":           nil,
	"unknot/internal/search/wordlist": nil,
	"unknot/internal/fixture":         nil,
	"unknot/content":                  nil,
	"unknot/docs":                     nil,
	"unknot/static":                   nil,

	"unknot/internal/figure":            {"unknot/internal/figure/check", "unknot/internal/figure/mannequin", "unknot/internal/figure/muscle", "unknot/internal/figure/scene"},
	"unknot/internal/figure/check":      {"unknot/internal/figure/prop"},
	"unknot/internal/figure/prop":       {"unknot/internal/figure/skeleton"},
	"unknot/internal/figure/mannequin":  {"unknot/internal/figure/silhouette", "unknot/internal/figure/skeleton"},
	"unknot/internal/figure/muscle":     {"unknot/internal/figure/skeleton"},
	"unknot/internal/figure/skeleton":   {"unknot/internal/pose"},
	"unknot/internal/figure/silhouette": {"unknot/internal/figure/outline"},
	"unknot/internal/figure/scene":      {"unknot/internal/figure/outline", "unknot/internal/pose"},
	"unknot/internal/figure/outline":    {"unknot/internal/geom"},
}

// hidden are decisions that one package hides from the others.
var hidden = map[string][]string{
	"github.com/yuin/goldmark":        {"unknot/internal/markdown"},
	"go.yaml.in/yaml":                 {"unknot/internal/load"},
	"github.com/go-chi/chi":           {"unknot/internal/web"},
	"github.com/maypok86/otter":       {"unknot/internal/web/cache"},
	"github.com/andybalholm/brotli":   {"unknot/internal/web/cache"},
	"github.com/a-h/templ":            {"unknot/internal/web", "unknot/templates"},
	"github.com/tdewolff/minify":      {"unknot/static"},
	"github.com/kljensen/snowball":    {"unknot/internal/search"},
	"github.com/arran4/golang-ical":   {"unknot/internal/remind"},
	"github.com/emersion/go-ical":     nil, // for tests only
	"github.com/srwiley/rasterx":      {"unknot/internal/preview"},
	"golang.org/x/image":              {"unknot/internal/preview"},
	"rsc.io/qr":                       {"unknot/internal/handout"},
	"net/http":                        {"unknot/internal/web", "unknot/internal/web/cache", "unknot/internal/crawl", "unknot/cmd/unknot"},
	"unknot/internal/fixture":         nil, // for tests only
	"github.com/santhosh-tekuri":      nil, // for tests only
	"github.com/makiuchi-d/gozxing":   nil, // for tests only
	"golang.org/x/tools/txtar":        {"unknot/internal/fixture"},
	"github.com/rogpeppe/go-internal": nil,
	"testing":                         nil,
}

func TestArrows(t *testing.T) {
	t.Parallel()
	packages := ours(t)
	for name := range arrows {
		if packages[name] == nil {
			t.Errorf("there is no package %s", name)
		}
	}
	for name, p := range packages {
		if strings.HasPrefix(name, "unknot/scripts/bench") {
			continue // measures all of it
		}
		direct, known := arrows[name]
		if !known {
			t.Errorf("%s is new: draw its arrows in README.md and here", name)
		}
		allowed := reach(direct)
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "unknot/") && !allowed[imported] {
				t.Errorf("%s imports %s, against the arrows", name, imported)
			}
			for secret, holders := range hidden {
				if (imported == secret || strings.HasPrefix(imported, secret+"/")) && !slices.Contains(holders, name) && secret != "testing" {
					t.Errorf("%s imports %s, which only %v may", name, imported, holders)
				}
			}
			if imported == "testing" {
				t.Errorf("%s imports testing", name)
			}
		}
	}
}

// reach returns everything that arrows lead to.
func reach(from []string) map[string]bool {
	out := map[string]bool{}
	for _, name := range from {
		out[name] = true
		for further := range reach(arrows[name]) {
			out[further] = true
		}
	}
	return out
}

// ours returns every package of the project with its imports, without tests.
func ours(t *testing.T) map[string]*build.Package {
	t.Helper()
	const root = "../.."
	out := map[string]*build.Package{}
	err := filepath.WalkDir(root, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if base := d.Name(); dir != root && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata") {
			return fs.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, dir)
		out[path.Join("unknot", filepath.ToSlash(rel))] = p
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
