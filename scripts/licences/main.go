// Command licences collects the licences of everything that is built into the program and writes them to
// licences.txt.gz in the current folder. `go generate ./cmd/unknot` runs it. It finds those of modules in the
// module cache.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// program is the package of the binary.
const program = "unknot/cmd/unknot"

// platforms are the platforms of a release, as GOOS/GOARCH. Each may need other modules.
var platforms = []string{"linux/amd64", "linux/arm64"}

// embedded are the parts of this project that others made or that have a licence of their own. Every licence in the
// project belongs to one of them.
var embedded = []component{
	{name: "Unknot", licence: "MIT AND CC-BY-4.0", texts: []notice{{file: "LICENSE"}}},
	{name: "Word list of Debian's wbritish (SCOWL)", version: "2020.12.07", licence: "SCOWL and others", texts: []notice{{file: "internal/search/wordlist/LICENSE"}}},
	{name: "Font Unknot Serif, derived from TeX Gyre Pagella", version: "2.501", licence: "GUST Font License",
		texts: []notice{{file: "static/fonts/GUST-FONT-LICENSE.txt"}}},
	{name: "Font Unknot Sans, derived from Carlito", version: "1.103", licence: "OFL-1.1", texts: []notice{{file: "static/fonts/OFL.txt"}}},
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
		packed, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
		io.WriteString(packed, listed(all)) // writing to memory does not fail
		packed.Close()
		err = os.WriteFile("licences.txt.gz", out.Bytes(), 0o644)
	}
	if err != nil {
		log.Fatal("licences: ", err)
	}
}

// A component is one part of the program, with its licence.
type component struct {
	name    string // for a module, its path
	version string // the version of a module, or of the origin of data
	licence string // an SPDX licence expression, or the name of a licence that SPDX does not list
	texts   []notice
}

// String returns the name and the version.
func (c component) String() string { return strings.TrimSpace(c.name + " " + c.version) }

// A notice is a file that a licence requires to be distributed with the program.
type notice struct{ file, text string }

// rule is a line between texts.
const rule = "================================================================================\n"

// listed returns a list of components with the names of their licences, followed by the texts of the licences.
func listed(all []component) string {
	var b strings.Builder
	b.WriteString("Unknot, and what others made that is built into it. The texts of the licences follow.\n\n")
	for _, c := range all {
		fmt.Fprintf(&b, "%-68s %s\n", c, c.licence)
	}
	for _, c := range all {
		for _, t := range c.texts {
			fmt.Fprintf(&b, "\n%s%s: %s\n%s\n%s\n", rule, c, t.file, rule, strings.Trim(t.text, "\n"))
		}
	}
	return b.String()
}

// collect returns every component of the program, the program first, and modules last, by path.
func collect() ([]component, error) {
	own, err := ownComponents()
	if err != nil {
		return nil, err
	}
	goItself, err := goComponent()
	if err != nil {
		return nil, err
	}
	modules, err := moduleComponents()
	return slices.Concat(own, []component{goItself}, modules), err
}

// ownComponents returns embedded with the texts. It fails if the project has a licence that belongs to none of them.
func ownComponents() ([]component, error) {
	root, err := run(nil, "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	files, err := run(nil, "git", "-C", root, "ls-files", ":!e2e") // which is no part of the program
	if err != nil {
		return nil, err
	}
	all, named := slices.Clone(embedded), map[string]bool{}
	for i, c := range all {
		text, err := os.ReadFile(filepath.Join(root, c.texts[0].file))
		if err != nil {
			return nil, err
		}
		all[i].texts = []notice{{c.texts[0].file, string(text)}}
		named[c.texts[0].file] = true
	}
	for file := range strings.SplitSeq(files, "\n") {
		if isLicence(path.Base(file)) && !named[file] {
			return nil, fmt.Errorf("%s: say in scripts/licences what it is the licence of", file)
		}
	}
	return all, nil
}

// goComponent returns the standard library of Go.
func goComponent() (component, error) {
	c := component{name: "Go, its standard library and runtime"}
	root, err := run(nil, "go", "env", "GOROOT")
	if err != nil {
		return c, err
	}
	text, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return c, fmt.Errorf("%w: use Go as go.dev distributes it", err)
	}
	c.texts = []notice{{"LICENSE", string(text)}}
	c.licence, err = identify(c)
	return c, err
}

// moduleComponents returns the modules that the program has packages of, by path.
func moduleComponents() ([]component, error) {
	components := map[string]*component{} // by path
	for _, platform := range platforms {
		system, architecture, _ := strings.Cut(platform, "/")
		const format = "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}\t{{if .Replace}}replaced{{else}}published{{end}}{{end}}{{end}}"
		packages, err := run([]string{"GOOS=" + system, "GOARCH=" + architecture, "CGO_ENABLED=0"}, "go", "list", "-deps", "-f", format, program)
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(packages, "\n") {
			fields := strings.Split(line, "\t") // of format
			module := fields[0]
			if len(fields) != 5 || fields[4] != "published" {
				return nil, fmt.Errorf("%s is replaced in go.mod: a release is made of published modules only", module)
			}
			version, root, dir := fields[1], fields[2], fields[3]
			if components[module] == nil {
				components[module] = &component{name: module, version: version}
			}
			if err := addTexts(components[module], root, dir); err != nil {
				return nil, err
			}
		}
	}
	var all []component
	var problems []error
	for _, module := range slices.Sorted(maps.Keys(components)) {
		c := components[module]
		slices.SortFunc(c.texts, func(a, b notice) int { return cmp.Compare(a.file, b.file) })
		var err error
		c.licence, err = identify(*c)
		all, problems = append(all, *c), append(problems, err)
	}
	return all, errors.Join(problems...)
}

// addTexts adds to c the licences in dir and in the folders above it, up to the module at root.
func addTexts(c *component, root, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		known := slices.ContainsFunc(c.texts, func(t notice) bool { return t.file == name })
		if known || entry.IsDir() || !isLicence(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c.texts = append(c.texts, notice{name, string(text)})
	}
	if dir == root {
		return nil
	}
	return addTexts(c, root, filepath.Dir(dir))
}

// identify returns the licences in the texts of c as an SPDX expression. It fails for licences that ask for more than
// to be handed on: somebody has to decide whether a program under the MIT licence may contain them.
func identify(c component) (string, error) {
	const allowed = licensecheck.Notice | licensecheck.Unrestricted
	var ids []string
	for _, text := range c.texts {
		for _, match := range licensecheck.Scan([]byte(text.text)).Match {
			if match.Type&^allowed != 0 {
				return "", fmt.Errorf("%s: %s is under %s, which the program must not contain without a decision", c, text.file, match.ID)
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

// run runs a command with these variables added to its environment, and returns what it prints.
func run(variables []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stderr = append(os.Environ(), variables...), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
