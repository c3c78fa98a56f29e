package main

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// What is drawn while writing lies over the disk: what is new is seen, what no pose has any more is not, and what people put there stays.
func TestSketchesOverTheDisk(t *testing.T) {
	t.Parallel()
	words := fixture.FS()
	c, err := catalog.Load(words)
	if err != nil {
		t.Fatal(err)
	}
	looks := fstest.MapFS{
		"figures/chair-stand.svg": {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")},
		"figures/wall-rolls.svg":  {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")},
		"figures/neck-turn-m.svg": {Data: []byte("<svg><!-- drawn from 1 --></svg>\n")}, // it has one frame by now
		"figures/notes.svg":       {Data: []byte("<svg></svg>\n")},
	}
	var drawn sketches
	if _, err := drawn.draw(words, looks, c); err != nil {
		t.Fatal(err)
	}
	over := drawn.over(looks)
	names, err := fs.Glob(over, "figures/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for name, seen := range map[string]bool{"chair-stand": true, "chair-stand-m": true, "neck-turn": true, "notes": true, "wall-rolls": false, "neck-turn-m": false} {
		name = "figures/" + name + ".svg"
		data, err := fs.ReadFile(over, name)
		switch {
		case slices.Contains(names, name) != seen:
			t.Errorf("%s is seen: %t", name, !seen)
		case seen && err != nil, !seen && !errors.Is(err, fs.ErrNotExist):
			t.Errorf("%s: %v", name, err)
		case strings.Contains(string(data), "drawn from 1 "):
			t.Errorf("%s is the one on the disk", name)
		}
	}

	// Drawn again with the files of the first time on the disk, nothing is left to lay over it.
	for name, data := range drawn.files() {
		looks["figures/"+name] = &fstest.MapFile{Data: data}
	}
	var again sketches
	if _, err := again.draw(words, looks, c); err != nil {
		t.Fatal(err)
	}
	if left := slices.Sorted(maps.Keys(again.files())); len(left) != 3 { // the style sheets
		t.Errorf("drawn again though it is on the disk: %v", left)
	}
}
