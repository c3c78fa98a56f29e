package main

import (
	"go/build"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readArrows returns what each package may import directly, from the list under "Imports" in docs/architecture.md. A
// package that is not on the left may import no other.
func readArrows(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Imports\n")
	_, list, _ := strings.Cut(section, "\n```\n")
	list, _, _ = strings.Cut(list, "\n```\n")
	out := map[string][]string{}
	for line := range strings.SplitSeq(list, "\n") {
		from, to, ok := strings.Cut(line, " → ")
		if !ok {
			t.Fatalf("docs/architecture.md, Imports: cannot parse %q", line)
		}
		for _, name := range strings.Split(to, ", ") {
			from := "unknot/" + strings.TrimSpace(from)
			out[from] = append(out[from], "unknot/"+name)
		}
	}
	return out
}

// hidden lists the libraries that only some packages may import. nil means tests only.
var hidden = map[string][]string{
	"github.com/yuin/goldmark":        {"unknot/internal/markdown"},
	"go.yaml.in/yaml":                 {"unknot/internal/frontmatter", "unknot/internal/words"},
	"github.com/go-chi/chi":           {"unknot/internal/web"},
	"github.com/maypok86/otter":       {"unknot/internal/web/cache", "unknot/internal/web/limit"},
	"golang.org/x/time":               {"unknot/internal/web/limit"},
	"github.com/andybalholm/brotli":   {"unknot/internal/web/cache", "unknot/internal/search/linear"},
	"golang.org/x/sync/semaphore":     {"unknot/internal/web/limit"},
	"github.com/a-h/templ":            {"unknot/internal/pack", "unknot/internal/site", "unknot/internal/web", "unknot/templates"},
	"github.com/tdewolff/minify":      {"unknot/static"},
	"github.com/kljensen/snowball":    {"unknot/internal/search/fulltext"},
	"github.com/arran4/golang-ical":   {"unknot/internal/session"},
	"golang.org/x/image":              {"unknot/internal/preview"},
	"rsc.io/qr":                       {"unknot/internal/handout"},
	"github.com/google/licensecheck":  {"unknot/scripts/licences"},
	"github.com/VictoriaMetrics":      {"unknot/internal/web/metrics"},
	"github.com/prometheus":           nil,
	"net/http":                        {"unknot/internal/web", "unknot/internal/web/cache", "unknot/internal/web/metrics", "unknot/internal/crawl", "unknot/internal/outside", "unknot/cmd/unknot", "unknot/cmd/edit"},
	"unknot/internal/fixture":         nil,
	"github.com/santhosh-tekuri":      nil,
	"github.com/makiuchi-d/gozxing":   nil,
	"github.com/rogpeppe/go-internal": {"unknot/internal/compare", "unknot/internal/fixture"},
	"testing":                         {"unknot/internal/fixture", "unknot/cmd/edit"}, // testing/fstest
	"html/template":                   nil,                                            // finds methods by name: the linker then keeps 4 MB of unused ones
}

// Packages import only what docs/architecture.md allows them to.
func TestImportsFollowArchitecture(t *testing.T) {
	t.Parallel()
	packages, arrows := readPackages(t), readArrows(t)
	named := map[string]bool{}
	for from, direct := range arrows {
		for _, name := range append([]string{from}, direct...) {
			named[name] = true
			if packages[name] == nil {
				t.Errorf("docs/architecture.md names %s, which does not exist", name)
			}
		}
	}
	for name, p := range packages {
		if !named[name] && len(p.GoFiles) > 0 {
			t.Errorf("%s is new: name it in the imports of docs/architecture.md", name)
		}
		allowed := reachable(arrows, name)
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "unknot/") && !allowed[imported] {
				t.Errorf("%s imports %s: docs/architecture.md does not allow it", name, imported)
			}
			for secret, holders := range hidden {
				if (imported == secret || strings.HasPrefix(imported, secret+"/")) && !slices.Contains(holders, name) {
					t.Errorf("%s imports %s, which only %v may", name, imported, holders)
				}
			}
		}
	}
}

// The server does not import the packages that draw, whose files it reads, or those that only editors need. Editors do
// not import what draws either: it takes seconds to link.
func TestServerDrawsAndEditsNothing(t *testing.T) {
	t.Parallel()
	packages := readPackages(t)
	drawing := []string{"figure", "pose", "geom"}
	for program, others := range map[string][]string{
		"cmd/unknot": append([]string{"edit", "authoring", "compare", "outside", "pack", "crawl", "search/queries"}, drawing...),
		"cmd/edit":   drawing,
	} {
		for name := range imported(packages, program) {
			for _, other := range others {
				if name == "unknot/internal/"+other || strings.HasPrefix(name, "unknot/internal/"+other+"/") {
					t.Errorf("%s imports %s, by way of others", program, name)
				}
			}
		}
	}
}

// imported returns the names of the packages that a program imports, directly or by way of others, and its own.
func imported(packages map[string]*build.Package, program string) map[string]bool {
	seen := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		if packages[name] == nil || seen[name] {
			return
		}
		seen[name] = true
		for _, imported := range packages[name].Imports {
			follow(imported)
		}
	}
	follow("unknot/" + program)
	return seen
}

// reachable returns the packages that arrows lead to from name.
func reachable(arrows map[string][]string, name string) map[string]bool {
	out := map[string]bool{}
	for _, direct := range arrows[name] {
		out[direct] = true
		maps.Copy(out, reachable(arrows, direct))
	}
	return out
}

// readPackages reads the imports of every package of the module, without the imports of tests.
func readPackages(t *testing.T) map[string]*build.Package {
	t.Helper()
	const root = "../.."
	out := map[string]*build.Package{}
	err := filepath.WalkDir(root, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		_, err = os.Stat(filepath.Join(dir, "go.mod"))
		isOtherModule := dir != root && err == nil
		if base := d.Name(); dir != root && (strings.HasPrefix(base, ".") || base == "e2e" || base == "testdata") || isOtherModule {
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
