// Command licences collects the licences of everything that is built into the program and writes them to
// licences.json.gz in the current folder. `go generate ./internal/licences` runs it. It finds those of modules in the
// module cache.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"

	"unknot/internal/licences"
)

// program is the package of the binary.
const program = "unknot/cmd/unknot"

// platforms are the platforms of a release, as GOOS/GOARCH. Each may need other modules.
var platforms = []string{"linux/amd64", "linux/arm64"}

// embedded are the parts of this project that others made or that have a licence of their own. Every licence in the
// project belongs to one of them.
var embedded = []licences.Component{
	{Kind: licences.Program, Name: "Unknot", SPDX: "MIT AND CC-BY-4.0", Texts: []licences.Text{{File: "LICENSE"}}},
	{Kind: licences.Data, Name: "Word list of Debian's wbritish (SCOWL)", Version: "2020.12.07", Licence: "SCOWL and others", Texts: []licences.Text{{File: "internal/search/wordlist/LICENSE"}}},
	{Kind: licences.Data, Name: "Font Unknot Plate, derived from TeX Gyre Pagella", Version: "2.501", Licence: "GUST Font License",
		Texts: []licences.Text{{File: "internal/preview/font/GUST-FONT-LICENSE.txt"}}},
}

// licenceFile matches the names of files that a licence asks to hand on.
var licenceFile = regexp.MustCompile(`(?i)^(.*-)?(licen[cs]e|copying|notice)(s?|[.-].*)$`)

// isLicence reports whether a file with that name is a licence or a notice, and not source code about licences.
func isLicence(name string) bool { return licenceFile.MatchString(name) && filepath.Ext(name) != ".go" }

func main() {
	log.SetFlags(0)
	var out bytes.Buffer
	all, err := collect()
	if err == nil {
		err = encode(&out, all)
	}
	if err == nil {
		err = os.WriteFile("licences.json.gz", out.Bytes(), 0o644)
	}
	if err != nil {
		log.Fatal("licences: ", err)
	}
}

// encode writes components in the form that [licences.All] reads.
func encode(w io.Writer, components []licences.Component) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(packed).Encode(components); err != nil {
		return err
	}
	return packed.Close()
}

// collect returns every component of the program, in the order of [licences.All].
func collect() ([]licences.Component, error) {
	own, err := ownComponents()
	if err != nil {
		return nil, err
	}
	goItself, err := goComponent()
	if err != nil {
		return nil, err
	}
	modules, err := moduleComponents()
	return slices.Concat(own, []licences.Component{goItself}, modules), err
}

// ownComponents returns embedded with the texts. It fails if the project has a licence that belongs to none of them.
func ownComponents() ([]licences.Component, error) {
	root, err := goTool(nil, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var all []licences.Component
	named := map[string]bool{}
	for _, c := range embedded {
		c.Texts = slices.Clone(c.Texts)
		for i, text := range c.Texts {
			data, err := os.ReadFile(filepath.Join(root, text.File))
			if err != nil {
				return nil, err
			}
			c.Texts[i].Text = string(data)
			named[text.File] = true
		}
		all = append(all, c)
	}
	return all, checkNamed(root, named)
}

// checkNamed returns an error if the project at root has a licence that is not in named.
func checkNamed(root string, named map[string]bool) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			isHidden := strings.HasPrefix(d.Name(), ".")
			holdsNoSource := name == "e2e" || name == "bin" || name == "dist" // of the program
			if path != root && (isHidden || holdsNoSource) {
				return fs.SkipDir
			}
			return nil
		}
		if isLicence(d.Name()) && !named[filepath.ToSlash(name)] {
			return fmt.Errorf("%s: say in scripts/licences what it is the licence of", name)
		}
		return nil
	})
}

// goComponent returns the standard library of Go.
func goComponent() (licences.Component, error) {
	c := licences.Component{Kind: licences.Go, Name: "Go, its standard library and runtime"}
	root, err := goTool(nil, "env", "GOROOT")
	if err != nil {
		return c, err
	}
	text, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return c, fmt.Errorf("%w: use Go as go.dev distributes it", err)
	}
	c.Texts = []licences.Text{{File: "LICENSE", Text: string(text)}}
	c.SPDX, err = identify(c)
	return c, err
}

// moduleComponents returns the modules that the program has packages of, by path.
func moduleComponents() ([]licences.Component, error) {
	components := map[string]*licences.Component{} // by path
	for _, platform := range platforms {
		system, architecture, _ := strings.Cut(platform, "/")
		const format = "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}\t{{if .Replace}}replaced{{else}}published{{end}}{{end}}{{end}}"
		packages, err := goTool([]string{"GOOS=" + system, "GOARCH=" + architecture, "CGO_ENABLED=0"}, "list", "-deps", "-f", format, program)
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(packages, "\n") {
			fields := strings.Split(line, "\t") // of format
			path := fields[0]
			if len(fields) != 5 || fields[4] != "published" {
				return nil, fmt.Errorf("%s is replaced in go.mod: a release is made of published modules only", path)
			}
			version, root, dir := fields[1], fields[2], fields[3]
			if components[path] == nil {
				components[path] = &licences.Component{Kind: licences.Module, Name: path, Version: version}
			}
			if err := addTexts(components[path], root, dir); err != nil {
				return nil, err
			}
		}
	}
	var all []licences.Component
	var problems []error
	for _, path := range slices.Sorted(maps.Keys(components)) {
		c := components[path]
		slices.SortFunc(c.Texts, func(a, b licences.Text) int { return cmp.Compare(a.File, b.File) })
		var err error
		c.SPDX, err = identify(*c)
		all, problems = append(all, *c), append(problems, err)
	}
	return all, errors.Join(problems...)
}

// addTexts adds to c the licences in dir and in the folders above it, up to the module at root.
func addTexts(c *licences.Component, root, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		known := slices.ContainsFunc(c.Texts, func(t licences.Text) bool { return t.File == name })
		if known || entry.IsDir() || !isLicence(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c.Texts = append(c.Texts, licences.Text{File: name, Text: string(text)})
	}
	if dir == root {
		return nil
	}
	return addTexts(c, root, filepath.Dir(dir))
}

// identify returns the licences in the texts of c as an SPDX expression. It fails for licences that ask for more than
// to be handed on: somebody has to decide whether a program under the MIT licence may contain them.
func identify(c licences.Component) (string, error) {
	const allowed = licensecheck.Notice | licensecheck.Unrestricted
	var ids []string
	for _, text := range c.Texts {
		for _, match := range licensecheck.Scan([]byte(text.Text)).Match {
			if match.Type&^allowed != 0 {
				return "", fmt.Errorf("%s: %s is under %s, which the program must not contain without a decision", c, text.File, match.ID)
			}
			ids = append(ids, match.ID)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return "", fmt.Errorf("%s: no known licence in it: find out what it is under", c)
	}
	return strings.Join(ids, " AND "), nil
}

// goTool runs the go command with these arguments, and variables added to its environment, and returns what it prints.
func goTool(variables []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), variables...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, &stderr)
	}
	return strings.TrimSpace(string(out)), nil
}
