package main

import (
	"testing"

	"unknot/content"
)

// The longer guide is one that the program can read, and has the size that speed is measured for.
func TestLongerGuide(t *testing.T) {
	t.Parallel()
	var b builds
	fsys := content.FS()
	name, text, err := b.longer(fsys)
	if err != nil {
		t.Fatal(err)
	}
	size, err := weigh(fsys, name, text, b.guide)
	if err != nil {
		t.Fatal(err)
	}
	if size < compressed || size > compressed*11/10 {
		t.Errorf("%s has %d bytes compressed, want about %d", b.guide, size, compressed)
	}
}
