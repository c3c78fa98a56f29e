// Package docs_test holds the documents to what they promise: their recipes work, their links lead somewhere, and what they name exists.
package docs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// pages have these recipes, in this order.
var pages = []struct {
	name    string
	recipes []string
}{
	{"adding.md", []string{"stretch", "guide", "routine", "figure"}},
	{"extending.md", []string{"field", "position", "format", "page", "colour"}},
}

// blocksOf returns the blocks of a page, and fails the test if the page has other recipes than those that are wanted.
func blocksOf(t *testing.T, page string, want []string) []block {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	blocks, err := parseBlocks(page, string(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range blocks {
		if !slices.Contains(got, b.recipe) {
			got = append(got, b.recipe)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("docs/%s has the recipes %v, want %v", page, got, want)
	}
	return blocks
}

// Each recipe does what its page says. By day all recipes are followed in one copy of the project, on a date five years from now, and commands that
// several of them end with run once. The nightly run follows each in its own copy, with the Go tests that it names.
func TestRecipes(t *testing.T) {
	t.Parallel()
	var all []block
	for _, page := range pages {
		all = append(all, blocksOf(t, page.name, page.recipes)...)
	}
	if os.Getenv("NIGHTLY") == "" {
		followAll(t, newKitchen(t, time.Now().AddDate(5, 0, 0).Format(time.DateOnly)), byDay(all))
		return
	}
	for _, page := range pages {
		for _, recipe := range page.recipes {
			t.Run(page.name+"/"+recipe, func(t *testing.T) {
				followAll(t, newKitchen(t, ""), slices.DeleteFunc(slices.Clone(all), func(b block) bool { return b.page != page.name || b.recipe != recipe }))
			})
		}
	}
}

// byDay leaves out blocks for the nightly run, and commands that come again further down in the same words.
func byDay(blocks []block) []block {
	var out []block
	for i, b := range blocks {
		again := slices.ContainsFunc(blocks[i+1:], func(later block) bool { return b.lang == "sh" && later.text == b.text && !later.night })
		if !b.night && !again {
			out = append(out, b)
		}
	}
	return out
}

func followAll(t *testing.T, k *kitchen, blocks []block) {
	t.Helper()
	for _, b := range blocks {
		start := time.Now()
		if err := k.follow(b); err != nil {
			t.Fatal(err)
		}
		t.Logf("%5.1f s  %s", time.Since(start).Seconds(), b.at(0))
	}
}

// A recipe that goes wrong is named by page and line.
func TestFaultsOfRecipes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "list.txt"), []byte("one\ntwo\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, want string }{
		{"```sh recipe=a\ntrue\nfalse\n```\n", "docs/page.md:3: exit status 1"},
		{"A line.\n\n```sh recipe=a\n\ncat missing.txt | sort\n```\n", "docs/page.md:5: exit status 1"},
		{"```sh recipe=a\nNUMBER=7\n```\n```text recipe=a file=new.txt\n${NUMBER}\n${DAY}\n```\n", "docs/page.md:6: no command before has set ${DAY}"},
		{"```diff recipe=a file=list.txt\n one\n+three\n```\n```sh recipe=a\ngrep three new.txt\n```\n", "docs/page.md:6: exit status 2"},
		{"```diff recipe=a file=list.txt\n-two\n+three\n```\n", "docs/page.md:2: the lines to change are in list.txt 2 times, want once"},
		{"```diff recipe=a file=list.txt\n-zero\n+three\n```\n", "docs/page.md:2: the lines to change are in list.txt 0 times, want once"},
		{"```diff recipe=a file=list.txt\n one\nthree\n```\n", "docs/page.md:3: a line of a diff begins with a space, + or -"},
		{"```diff recipe=a file=none.txt\n one\n+three\n```\n", "docs/page.md:2: open "},
		{"\n```go recipe=a\n```\n", "docs/page.md:2: a block of a recipe is either sh or has a file"},
		{"```sh recipe=a nights\n```\n", `docs/page.md:1: unknown word "nights" behind the fence`},
		{"\n```sh recipe=a\n", "docs/page.md:2: the block has no end"},
	} {
		k := &kitchen{dir: dir, state: t.TempDir(), env: os.Environ(), variables: map[string]string{}}
		blocks, err := parseBlocks("page.md", tt.text)
		for _, b := range blocks {
			if err == nil {
				err = k.follow(b)
			}
		}
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %s", tt.text, err, tt.want)
		}
	}
}
