package load_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// breakage is a change that makes the fixture faulty: in file, old is replaced by new. If old is empty, new is the
// whole file, or "" to remove it. want has all problems that Catalog then reports.
type breakage struct{ file, old, new, want string }

// breaks lists every breakage, by the kind of file that it breaks.
var breaks = slices.Concat(movesBroken, textsBroken, plansBroken, safetyBroken, evidenceBroken, listsBroken)

// Every breakage is reported in full: with all of its problems and no other.
func TestLoadReports(t *testing.T) {
	t.Parallel()
	for _, tt := range breaks {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			_, err := load.Catalog(fixture.Edit(tt.file, tt.old, tt.new))
			if diff := cmp.Diff(tt.want, problems(t, err)); diff != "" {
				t.Errorf("%s: %q replaced by %.99q (-want +got):\n%s", tt.file, tt.old, tt.new, diff)
			}
		})
	}
}

// bugs are the messages that only a bug of the program could cause.
var bugs = []string{"this cannot be read: %v", "cannot be rendered: %v"}

// Each message of the packages that check content is expected by a test.
func TestEveryProblemIsTested(t *testing.T) {
	var expected strings.Builder
	for _, row := range breaks {
		expected.WriteString(row.want + "\n")
	}
	for _, pattern := range []string{"testdata/load/*.txtar", "../markdown/testdata/*.txtar", "files_test.go", "../frontmatter/*_test.go", "../edit/proofread_test.go", "../edit/effects_test.go", "../edit/ended_test.go", "../edit/report_test.go", "../edit/figures_test.go", "../edit/rules_test.go", "../edit/strength_test.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			expected.Write(text)
		}
	}
	for _, pattern := range []string{"*.go", "../frontmatter/*.go", "../catalog/*.go", "../edit/*.go", "../markdown/*.go"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			for _, text := range sentences(t, path) {
				want := regexp.MustCompile(`%(?:\\\.\d)?[sdqvf]`).ReplaceAllString(regexp.QuoteMeta(text), ".*")
				if !regexp.MustCompile(want).MatchString(expected.String()) && !slices.Contains(bugs, text) {
					t.Errorf("%s: no test expects %q", path, text)
				}
			}
		}
	}
}

// sentences lists the texts in a Go file that are arguments of Sprintf or of a method that reports problems.
func sentences(t *testing.T, path string) (out []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		reporters := []string{"Fault", "FaultAs", "FaultAt", "Fail", "FailField", "fault", "faultAt", "mistype", "Sprintf"}
		if !slices.Contains(reporters, name) {
			return true
		}
		for _, arg := range call.Args {
			if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value)
				if strings.Count(text, " ") > 1 {
					out = append(out, text)
				}
			}
		}
		return true
	})
	return out
}

// Each problem has the code of its kind, as docs/checking.md lists them.
func TestProblemsHaveTheirCode(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file, old, new string
		want           []frontmatter.Code
	}{
		{"notes.txt", "", "Nothing reads this.\n", []frontmatter.Code{"file"}},
		{"stretches/chair-stand.md", "Work in the thighs.", "Work\u200b in the thighs.", []frontmatter.Code{"characters"}},
		{"stretches/chair-stand.md", "Work in the thighs.", `"Work\u200b in the thighs."`, []frontmatter.Code{"characters"}},
		{"stretches/chair-stand.md", "title: Chair stand", `title: "Chair stand`, []frontmatter.Code{"yaml"}},
		{"stretches/chair-stand.md", "feel: Work", "feels: Work", []frontmatter.Code{"field"}},
		{"stretches/chair-stand.md", "title: Chair stand\n", "", []frontmatter.Code{"field"}},
		{"stretches/chair-stand.md", "number: 1\n", "number: one\n", []frontmatter.Code{"value"}},
		{"guides/causes/stiff-neck.md", "A stiff neck is common", "A {stiff} neck is common", []frontmatter.Code{"markdown"}},
		{"guides/causes/stiff-neck.md", "A stiff neck is common", "A {sign:stiff} neck is common", []frontmatter.Code{"reference"}},
		{"guides/causes/stiff-neck.md", "A stiff neck is common", "A [stiff](/stiff) neck is common", []frontmatter.Code{"link"}},
		{"guides/causes/stiff-neck.md", "A stiff neck is common", "A stiff neck is common[^stiff]", []frontmatter.Code{"reference"}},
		{"guides/causes/stiff-neck.md", "related: [start-here, short-morning, about]", "related: [start-hear, short-morning, about]", []frontmatter.Code{"reference"}},
		{"permalinks.txt", "/about\n", "/abort\n/about\n", []frontmatter.Code{"address"}},
		{"withdrawn.yaml", "instead: /stretches/neck-turn", "instead: /stretches/neck-trun", []frontmatter.Code{"address"}},
		{"stretches/chair-stand.md", "checked: 2026-01-10", "checked: 2026-01-09", []frontmatter.Code{"date"}},
		{"stretches/chair-stand.md", "sources: [alpha-2020]\n", "", []frontmatter.Code{"source"}},
		{"stretches/chair-stand.md", "Work in the thighs.", "TODO", []frontmatter.Code{"words"}},
	}
	for _, tt := range tests {
		_, err := load.Catalog(fixture.Edit(tt.file, tt.old, tt.new))
		if diff := cmp.Diff(tt.want, codes(err)); diff != "" {
			t.Errorf("%s: %q replaced by %q (-want +got):\n%s%v", tt.file, tt.old, tt.new, diff, err)
		}
	}
}

// codes lists the codes of the problems in an error of Catalog.
func codes(err error) (out []frontmatter.Code) {
	var found frontmatter.Problems
	errors.As(err, &found)
	for _, p := range found {
		out = append(out, p.Code)
	}
	return out
}

// The documents explain every code, and no other; the checks use every code.
func TestCodesAreExplained(t *testing.T) {
	t.Parallel()
	all := codesIn(t, "../frontmatter/code.go", ` Code = "(.*)"`)
	if diff := cmp.Diff(all, codesIn(t, "../../docs/checking.md", "(?m)^- `(.*)`: .")); diff != "" {
		t.Errorf("docs/checking.md (-code +documents):\n%s", diff)
	}
	var source strings.Builder
	for _, dir := range []string{".", "../frontmatter", "../edit", "../../cmd/edit"} {
		if err := addSource(&source, dir); err != nil {
			t.Fatal(err)
		}
	}
	for _, code := range all {
		if !regexp.MustCompile(`(?i)\bCode` + code + `\b`).MatchString(source.String()) {
			t.Errorf("no check has the code %s", code)
		}
	}
}

// codesIn returns what the group of a pattern matches in a file.
func codesIn(t *testing.T, file, pattern string) (out []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	return out
}

// addSource adds the text of the Go files in dir, but not of tests and of the list of codes.
func addSource(to *strings.Builder, dir string) error {
	paths, _ := filepath.Glob(dir + "/*.go") // the pattern is well formed
	for _, name := range paths {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "code.go" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		to.Write(text)
	}
	return nil
}
