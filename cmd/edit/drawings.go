package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/manifest"
)

// drawnFor returns the static files with the drawings for the content in dir, those in the folder static beside it. It
// returns nil if there are none, and for the embedded content, which lacks the poses.
func drawnFor(fsys fs.FS, dir string) fs.FS {
	if fsys == content.FS() {
		return nil
	}
	beside := filepath.Join(dir, "..", "static")
	if _, err := os.Stat(filepath.Join(beside, manifest.Folder)); err != nil {
		return nil
	}
	return openDisk(beside)
}

// checkDrawings returns the number of pictures in files, and a problem for each pose whose drawing is missing, out of
// date or does not fit c, and for each drawing without a pose. c is nil if the content could not be loaded.
func checkDrawings(fsys, files fs.FS, c *catalog.Catalog) (pictures int, problems frontmatter.Problems) {
	if files == nil {
		return 0, nil
	}
	drawn, _ := manifest.Read(files)          // without a manifest, every drawing counts as missing
	poses, _ := fs.Glob(fsys, "poses/*.yaml") // no error: the pattern is valid
	needed, current := manifest.Manifest{}, manifest.Manifest{}
	for _, pose := range poses {
		id := strings.TrimSuffix(path.Base(pose), ".yaml")
		m := drawn[id]
		needed[id] = m
		pictures += len(m.Frames)
		if isDrawn(fsys, files, pose, m) {
			current[id] = m
		} else {
			problems = append(problems, frontmatter.Problem{File: pose, Line: 1, Code: frontmatter.CodeFigure,
				Text: "the drawing is missing or of an older pose: run `make poses`, which names what is wrong with a pose"})
		}
	}
	stray, _ := needed.Stray(files) // no error: its patterns are valid
	for _, name := range stray {
		problems = append(problems, frontmatter.Problem{File: "../static/" + name, Line: 1, Code: frontmatter.CodeFigure,
			Text: "no pose is drawn into this file: run `make figures` to take it away"})
	}
	if c != nil {
		problems = append(problems, edit.CheckFigures(c, fsys, current)...)
	}
	return pictures, problems
}

// isDrawn reports whether the drawing of a pose is as its manifest entry says, and of the pose as it is now.
func isDrawn(fsys, files fs.FS, pose string, drawn manifest.Movement) bool {
	text, err := fs.ReadFile(fsys, pose)
	var from []byte // if its file is missing, the sum differs
	if drawn.From != "" {
		from, _ = fs.ReadFile(fsys, "poses/"+drawn.From+".yaml")
	}
	if err != nil || drawn.Pose != manifest.PoseSum(string(text), string(from)) {
		return false
	}
	for name, sum := range drawn.Files {
		if data, err := manifest.ReadFile(files, name); err != nil || manifest.Sum(data) != sum {
			return false
		}
	}
	return true
}
