package figure

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"unknot/figures/internal/manifest"
	"unknot/figures/internal/scene"
)

// Files returns the SVG files of a drawing, by the names that they have in the manifest.
func (d Drawing) Files() map[string][]byte {
	comment := hashPrefix + d.Hash + " -->"
	files := map[string][]byte{
		manifest.Symbols(d.ID): scene.Symbols(comment, d.Scenes, d.Motion.Pictures, d.Lit),
		manifest.Image(d.ID):   scene.Image(comment, d.Scenes[d.Lit], d.Scenes),
	}
	if len(d.Motion.Pictures) > 0 {
		files[manifest.Motion(d.ID)] = scene.Motion(comment, d.Scenes, d.Motion)
	}
	return files
}

// Entry returns what the manifest says about a drawing, without the checksums of its files.
func (d Drawing) Entry() manifest.Movement {
	number := func(v float64) json.Number { return json.Number(strconv.FormatFloat(v, 'f', -1, 64)) }
	m := manifest.Movement{Cast: d.Scenes[0].Cast, Width: number(scene.ImageBox(d.Scenes[d.Lit]).Size().X), Lit: d.Lit}
	for _, s := range d.Scenes {
		size := scene.Trimmed(s, slices.Concat(d.Scenes, d.Motion.Pictures)).Size()
		m.Frames = append(m.Frames, manifest.Frame{Width: number(size.X), Height: number(size.Y), Alt: s.Alt})
	}
	return m
}

const hashPrefix = "<!-- drawn from "

// HashOf returns the hash in a drawn file, "" if it has none.
func HashOf(svg []byte) string {
	_, rest, _ := strings.Cut(string(svg), hashPrefix)
	hash, _, ok := strings.Cut(rest, " ")
	if !ok {
		return ""
	}
	return hash
}
