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

// readArrows returns what each package may import directly, from the picture under "Imports" in docs/architecture.md.
// Each of its lines is a chain of arrows, which lead from every package before them to every one behind. A package that
// has no arrow may import no other.
func readArrows(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Imports\n")
	_, picture, _ := strings.Cut(section, "\n```\n")
	picture, _, _ = strings.Cut(picture, "\n```\n")
	out := map[string][]string{}
	for line := range strings.SplitSeq(picture, "\n") {
		links := strings.Split(strings.TrimSpace(line), " → ")
		if len(links) == 1 {
			t.Fatalf("docs/architecture.md, Imports: cannot parse %q", line)
		}
		for i, to := range links[1:] {
			for _, from := range packagesIn(links[i]) {
				out[from] = append(out[from], packagesIn(to)...)
			}
		}
	}
	return out
}

// packagesIn returns the paths of the packages in a list. The picture leaves out the folder internal.
func packagesIn(list string) (paths []string) {
	for name := range strings.SplitSeq(list, ", ") {
		top, _, _ := strings.Cut(name, "/")
		if !slices.Contains([]string{"cmd", "content", "scripts", "static", "templates"}, top) {
			name = "internal/" + name
		}
		paths = append(paths, "unknot/"+name)
	}
	return paths
}

// hidden lists the libraries that only some packages may import. nil means tests only.
var hidden = map[string][]string{
	"github.com/yuin/goldmark":        {"unknot/internal/markdown"},
	"go.yaml.in/yaml":                 {"unknot/internal/frontmatter", "unknot/internal/edit"},
	"github.com/go-chi/chi":           {"unknot/internal/web"},
	"github.com/maypok86/otter":       {"unknot/internal/web/cache", "unknot/internal/web/limit"},
	"golang.org/x/time":               {"unknot/internal/web/limit"},
	"github.com/andybalholm/brotli":   {"unknot/internal/web/cache", "unknot/internal/search/linear"},
	"golang.org/x/sync/semaphore":     {"unknot/internal/web/limit"},
	"github.com/a-h/templ":            {"unknot/internal/pack", "unknot/internal/site", "unknot/internal/web", "unknot/templates"},
	"github.com/tdewolff/minify":      {"unknot/static"},
	"github.com/kljensen/snowball":    {"unknot/internal/search/fulltext"},
	"github.com/arran4/golang-ical":   {"unknot/internal/session"},
	"rsc.io/qr":                       {"unknot/internal/handout"},
	"github.com/google/licensecheck":  {"unknot/scripts/licences"},
	"github.com/VictoriaMetrics":      {"unknot/internal/web/metrics"},
	"github.com/prometheus":           nil,
	"net/http":                        {"unknot/internal/web", "unknot/internal/web/cache", "unknot/internal/web/metrics", "unknot/internal/crawl", "unknot/cmd/unknot", "unknot/cmd/edit"},
	"unknot/internal/edit":            {"unknot/cmd/edit"}, // what is shipped holds nothing that only editors need
	"unknot/internal/authoring":       {"unknot/cmd/edit"},
	"unknot/internal/pack":            {"unknot/cmd/edit"},
	"unknot/internal/crawl":           {"unknot/cmd/edit"},
	"unknot/internal/search/queries":  {"unknot/cmd/edit"},
	"unknot/internal/fixture":         nil,
	"github.com/santhosh-tekuri":      nil,
	"github.com/makiuchi-d/gozxing":   nil,
	"github.com/rogpeppe/go-internal": {"unknot/internal/fixture"},
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
		if strings.HasPrefix(name, "unknot/scripts/") {
			continue // no program
		}
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
