package figure

import (
	"strings"

	"unknot/internal/figure/scene"
	"unknot/internal/pose"
)

// FileNames returns the names of the files of a movement: {id}.svg with a symbol for each frame, which is coloured by the page that uses it;
// {id}-a.svg, an image of the first frame with its own colours; and {id}-m.svg, an animated image, if the movement is animated.
func FileNames(m *pose.Movement) []string {
	names := []string{m.ID + ".svg", m.ID + "-a.svg"}
	if isAnimated(m) {
		names = append(names, m.ID+"-m.svg")
	}
	return names
}

// Files returns the content of the files of a drawing by name; see [FileNames].
func (d Drawing) Files() map[string][]byte {
	comment := hashPrefix + d.Hash + " -->"
	files := map[string][]byte{
		d.ID + ".svg":   scene.Symbols(comment, d.Scenes, d.Motion),
		d.ID + "-a.svg": scene.Image(comment, d.Scenes[0]),
	}
	if len(d.Motion) > 0 {
		files[d.ID+"-m.svg"] = scene.Motion(comment, d.Scenes, d.Motion)
	}
	return files
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
