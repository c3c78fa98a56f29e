package load_test

import (
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
	for _, pattern := range []string{"testdata/load/*.txtar", "../markdown/testdata/*.txtar", "files_test.go", "limits_test.go", "../frontmatter/*_test.go", "../edit/proofread_test.go", "../edit/effects_test.go", "../edit/ended_test.go", "../edit/report_test.go", "figures_test.go"} {
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
