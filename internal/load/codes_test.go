package load_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

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
