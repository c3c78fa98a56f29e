package main

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// Drafts replace the drawings on the disk: new ones are visible, those without a pose are hidden, and files of other origin stay.
func TestDraftsReplaceDrawings(t *testing.T) {
	t.Parallel()
	contentFS := fixture.FS()
	c, err := load.Catalog(contentFS)
	if err != nil {
		t.Fatal(err)
	}
	staticFS := fstest.MapFS{
		"figures/chair-stand.svg": {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")},
		"figures/wall-rolls.svg":  {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")},
		"figures/neck-turn-m.svg": {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")}, // the pose has one frame now
		"figures/notes.svg":       {Data: []byte("<svg></svg>\n")},
	}
	var first drafts
	if _, err := first.draw(contentFS, staticFS, c); err != nil {
		t.Fatal(err)
	}
	over := first.overlay(staticFS)
	names, err := fs.Glob(over, "figures/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for name, seen := range map[string]bool{"chair-stand": true, "chair-stand-m": true, "neck-turn": true, "notes": true, "wall-rolls": false, "neck-turn-m": false} {
		name = "figures/" + name + ".svg"
		data, err := fs.ReadFile(over, name)
		switch {
		case slices.Contains(names, name) != seen:
			t.Errorf("%s is visible: %t", name, !seen)
		case seen && err != nil, !seen && !errors.Is(err, fs.ErrNotExist):
			t.Errorf("%s: %v", name, err)
		case strings.Contains(string(data), "drawn from 1 "):
			t.Errorf("%s is that of the disk", name)
		}
	}

	// With these drawings on the disk, nothing is drawn again.
	for name, data := range first.files() {
		staticFS["figures/"+name] = &fstest.MapFile{Data: data}
	}
	var second drafts
	if _, err := second.draw(contentFS, staticFS, c); err != nil {
		t.Fatal(err)
	}
	if left := slices.Sorted(maps.Keys(second.files())); len(left) != 3 { // the stylesheets
		t.Errorf("%v are drawn again", left)
	}
}
