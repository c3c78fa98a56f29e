// Package docs_test checks that the recipes of the documents work, that links lead somewhere, and that everything named
// in them exists.
package docs_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// pages lists the pages with their recipes, in order. Recipes of one group can be followed in one workspace: none
// breaks the Go tests that another names.
var pages = []struct {
	name   string
	groups [][]string
}{
	{"adding.md", [][]string{{"stretch", "guide", "generate"}, {"rename", "merge", "withdraw"}}},
	{"extending.md", [][]string{{"field"}, {"page"}}},
}

// blocksOf returns the blocks of a page. It fails the test if the recipes of the page are not want.
func blocksOf(t *testing.T, page string, want []string) []block {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	blocks := parseBlocks(t, page, string(text))
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

// Each recipe does what its page says. By day, all of them are followed in one workspace, on a date five years from
// now. At night, each group is followed in a workspace of its own, which generates everything and runs the Go tests
// that the recipes name.
func TestRecipes(t *testing.T) {
	t.Parallel()
	var all []block
	var groups [][]block
	for _, page := range pages {
		blocks := blocksOf(t, page.name, slices.Concat(page.groups...))
		all = append(all, blocks...)
		for _, group := range page.groups {
			groups = append(groups, slices.DeleteFunc(slices.Clone(blocks),
				func(b block) bool { return !slices.Contains(group, b.recipe) }))
		}
	}
	if os.Getenv("NIGHTLY") == "" {
		followAll(t, newWorkspace(t, time.Now().AddDate(5, 0, 0).Format(time.DateOnly)), once(all, false))
		return
	}
	for _, blocks := range groups {
		t.Run(blocks[0].page+"/"+blocks[0].recipe, func(t *testing.T) { followAll(t, newWorkspace(t, ""), once(blocks, true)) })
	}
}

func followAll(t *testing.T, w *workspace, blocks []block) {
	t.Helper()
	for _, b := range blocks {
		start := time.Now()
		if err := w.follow(b); err != nil {
			t.Fatal(err)
		}
		t.Logf("%5.1f s  %s", time.Since(start).Seconds(), b.at(0))
	}
}

// once leaves out commands that a later block repeats. By day, it also leaves out blocks for the nightly run and
// commands that generate everything. At night, blocks for it come last, after what they test is generated.
func once(blocks []block, night bool) []block {
	var early, late, out []block
	for _, b := range blocks {
		if b.night {
			late = append(late, b)
		} else {
			early = append(early, b)
		}
	}
	blocks = append(early, late...)
	for i, b := range blocks {
		command := b.lang == "sh"
		again := command && slices.ContainsFunc(blocks[i+1:],
			func(later block) bool { return later.text == b.text && (night || !later.night) })
		byNight := b.night || command && strings.Contains(b.text, "make generate")
		if !again && (night || !byNight) {
			out = append(out, b)
		}
	}
	return out
}
