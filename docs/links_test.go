package docs_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// documents returns the texts of the pages for contributors, keyed by path in the project.
func documents(t *testing.T) map[string]string {
	t.Helper()
	names := []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "content/README.md", "content/poses/README.md", "figures/README.md"}
	pages, err := filepath.Glob("*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, page := range pages {
		names = append(names, "docs/"+page)
	}
	out := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(text)
	}
	return out
}

var (
	fenced    = regexp.MustCompile("(?ms)^```.*?^```")
	link      = regexp.MustCompile(`\]\(([^)\s]*)\)`)
	heading   = regexp.MustCompile(`(?m)^#+ (.*)$`)
	code      = regexp.MustCompile("`([^`\n]+)`")
	notInSlug = regexp.MustCompile(`[^a-z0-9 -]`)
)

// withoutCode blanks out fenced blocks, so that lines keep their numbers.
func withoutCode(text string) string {
	return fenced.ReplaceAllStringFunc(text, func(block string) string { return strings.Repeat("\n", strings.Count(block, "\n")) })
}

// anchors returns the fragments that code hosting sites give the headings of a page.
func anchors(text string) []string {
	var out []string
	for _, m := range heading.FindAllStringSubmatch(withoutCode(text), -1) {
		out = append(out, strings.ReplaceAll(notInSlug.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return out
}

func lineOf(text string, offset int) int { return 1 + strings.Count(text[:offset], "\n") }

// Every link of a document leads to a file that exists, and to a heading in it.
func TestLinks(t *testing.T) {
	t.Parallel()
	all := documents(t)
	for name, text := range all {
		plain := withoutCode(text)
		for _, m := range link.FindAllStringSubmatchIndex(plain, -1) {
			target := plain[m[2]:m[3]]
			file, fragment, _ := strings.Cut(target, "#")
			isOtherSite := strings.Contains(target, ":")
			isPage := strings.HasPrefix(target, "/") || strings.Contains(plain[m[0]:m[1]], "stretch:")
			isHeadingOfPage := strings.HasPrefix(name, "content/") && file == ""
			if isOtherSite || isPage || isHeadingOfPage {
				continue
			}
			to := name
			if file != "" {
				to = path.Join(path.Dir(name), file)
			}
			if _, err := os.Stat(filepath.Join(root, to)); err != nil {
				t.Errorf("%s:%d: there is no %s", name, lineOf(plain, m[0]), to)
				continue
			}
			if page, ok := all[to]; fragment != "" && (!ok || !slices.Contains(anchors(page), fragment)) {
				t.Errorf("%s:%d: %s has no heading #%s", name, lineOf(plain, m[0]), to, fragment)
			}
		}
	}
}

var (
	placeholder = regexp.MustCompile(`\{[a-z]+\}|\b[A-Z]{4,}\b`) // as in content/stretches/{id}.md and guides/SECTION
	inTree      = regexp.MustCompile(`^(cmd|content|deploy|docs|e2e|internal|scripts|static|templates)/`)
	makeTarget  = regexp.MustCompile(`\bmake ((?:[a-z-]+\b ?)+)`)
	isMade      = regexp.MustCompile(`(?m)^([a-z-]+):`)
)

// Every path, script and make target that a document names exists.
func TestFilesExist(t *testing.T) {
	t.Parallel()
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	var targets []string
	for _, m := range isMade.FindAllStringSubmatch(string(makefile), -1) {
		targets = append(targets, m[1])
	}
	checked := 0
	for name, text := range documents(t) {
		plain := withoutCode(text)
		for _, m := range code.FindAllStringSubmatchIndex(plain, -1) {
			quoted := plain[m[2]:m[3]]
			word, _, _ := strings.Cut(quoted, " ")
			if inTree.MatchString(word) && !createdByRecipe(name, word) {
				checked++
				if found, err := filepath.Glob(filepath.Join(root, placeholder.ReplaceAllString(word, "*"))); err != nil || len(found) == 0 {
					t.Errorf("%s:%d: there is no %s", name, lineOf(plain, m[0]), word)
				}
			}
		}
		for _, m := range makeTarget.FindAllStringSubmatch(strings.Join(codeIn(text), "\n"), -1) {
			for _, target := range strings.Fields(m[1]) {
				checked++
				if !slices.Contains(targets, target) {
					t.Errorf("%s: there is no make %s", name, target)
				}
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d names were found: does the test still see them?", checked)
	}
}

// createdByRecipe reports whether a recipe of the page creates the file.
func createdByRecipe(page, file string) bool {
	text, err := os.ReadFile(filepath.Join(root, page))
	return err == nil && strings.Contains(string(text), " file="+file+"\n")
}

// codeIn returns the blocks and the words of a document that are marked as code.
func codeIn(text string) []string {
	out := fenced.FindAllString(text, -1)
	for _, m := range code.FindAllStringSubmatch(withoutCode(text), -1) {
		out = append(out, m[1])
	}
	return out
}

var (
	ofPackage = regexp.MustCompile(`^(\w+)\.([A-Z]\w*)$`)
	inFile    = regexp.MustCompile("`(\\w+)` (?:in|of) `((?:[\\w.-]+/)*[\\w.-]+)`")
)

// Every identifier that a document names with its package or its file exists.
func TestIdentifiersExist(t *testing.T) {
	t.Parallel()
	packages := map[string]string{} // the source of each, keyed by name
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "e2e" || d.Name() == "bin" || d.Name() == ".git") { // other tests write to e2e at the same time
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || path.Ext(name) != ".go" {
			return err
		}
		source, err := os.ReadFile(name)
		packages[filepath.Base(filepath.Dir(name))] += string(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for name, text := range documents(t) {
		plain := withoutCode(text)
		for _, m := range code.FindAllStringSubmatchIndex(plain, -1) {
			id := ofPackage.FindStringSubmatch(plain[m[2]:m[3]])
			if id == nil || packages[id[1]] == "" {
				continue
			}
			checked++
			if !regexp.MustCompile(`\b` + id[2] + `\b`).MatchString(packages[id[1]]) {
				t.Errorf("%s:%d: package %s has no %s", name, lineOf(plain, m[0]), id[1], id[2])
			}
		}
		for _, m := range inFile.FindAllStringSubmatchIndex(plain, -1) {
			id, file := plain[m[2]:m[3]], plain[m[4]:m[5]]
			source := sourceOf(file)
			if source == "" {
				continue
			}
			checked++
			if !regexp.MustCompile(`\b` + id + `\b`).MatchString(source) {
				t.Errorf("%s:%d: %s does not have %s", name, lineOf(plain, m[0]), file, id)
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d names were found: does the test still see them?", checked)
	}
}

// sourceOf returns the text of a file of the project, or of all files in a folder; "" if there is none.
func sourceOf(name string) string {
	var out strings.Builder
	for _, pattern := range []string{name, name + "/*", "static/js/" + name} {
		found, _ := filepath.Glob(filepath.Join(root, pattern)) // the patterns are well formed
		for _, file := range found {
			if text, err := os.ReadFile(file); err == nil { // folders cannot be read
				out.Write(text)
			}
		}
	}
	return out.String()
}

// The README can be read in a few minutes. Its tree, which has a line for each package, does not count.
func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	const maxLines, maxWords = 45, 500
	text := documents(t)["README.md"]
	_, tree, _ := strings.Cut(text, "\n## The tree\n")
	tree = fenced.FindString(tree)
	if n := strings.Count(text, "\n") - strings.Count(tree, "\n"); n > maxLines {
		t.Errorf("README.md has %d lines outside its tree, want at most %d", n, maxLines)
	}
	if n := len(strings.Fields(text)) - len(strings.Fields(tree)); n > maxWords {
		t.Errorf("README.md has %d words outside its tree, want at most %d", n, maxWords)
	}
}

// The tree of the README has every top folder of the project and every package directly in internal, and no folder that
// does not exist.
func TestTreeOfReadme(t *testing.T) {
	t.Parallel()
	_, tree, _ := strings.Cut(documents(t)["README.md"], "\n## The tree\n")
	named := map[string]bool{}
	parents := []string{""}
	for _, m := range regexp.MustCompile(`(?m)^( *)([\w-]+(?:/[\w-]+)*)/(?: |$)`).FindAllStringSubmatch(fenced.FindString(tree), -1) {
		depth := len(m[1]) / 2
		dir := path.Join(parents[depth], m[2])
		parents = append(parents[:depth+1], dir)
		named[dir] = true
		if !isDir(dir) {
			t.Errorf("the tree of README.md has %s, which does not exist", dir)
		}
	}
	for _, pattern := range []string{"*", "cmd/*", "internal/*"} {
		found, _ := filepath.Glob(filepath.Join(root, pattern)) // the patterns are well formed
		for _, name := range found {
			dir := filepath.ToSlash(name)[len(root)+1:]
			if isDir(dir) && !named[dir] && !strings.HasPrefix(dir, ".") && dir != "bin" && dir != "cmd" {
				t.Errorf("the tree of README.md does not have %s", dir)
			}
		}
	}
}

func isDir(name string) bool {
	info, err := os.Stat(filepath.Join(root, name))
	return err == nil && info.IsDir()
}

// The grammar of sheets is the same in docs/sheets.md and in the package that parses them.
func TestGrammarOfSheets(t *testing.T) {
	t.Parallel()
	_, page, _ := strings.Cut(documents(t)["docs/sheets.md"], "\n## The grammar\n")
	grammar := strings.Trim(fenced.FindString(page), "`\n")
	source := sourceOf("internal/handout/handout.go")
	for line := range strings.SplitSeq(grammar, "\n") {
		if line == "" || !strings.Contains(source, "\n//\t"+line+"\n") {
			t.Errorf("the package comment of internal/handout does not have the line %q", line)
		}
	}
}
