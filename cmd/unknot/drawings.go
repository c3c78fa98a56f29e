package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"unknot/content"
	"unknot/internal/frontmatter"
	"unknot/internal/manifest"
	"unknot/static"
)

// drawnFor returns the static files that belong to the content in dir: those beside it, or the embedded ones for the
// embedded content. It returns nil if there are none.
func drawnFor(fsys fs.FS, dir string) fs.FS {
	if fsys == content.FS() {
		return static.FS()
	}
	beside := filepath.Join(dir, "..", "static")
	if _, err := os.Stat(filepath.Join(beside, manifest.Folder)); err != nil {
		return nil
	}
	return openDisk(beside)
}

// checkDrawings returns the number of pictures in static files, and a problem for each pose that is not drawn as it is
// and for each drawing without a pose.
func checkDrawings(fsys, files fs.FS) (pictures int, problems frontmatter.Problems) {
	if files == nil {
		return 0, nil
	}
	drawn, _ := manifest.Read(files)          // without one, nothing is drawn
	poses, _ := fs.Glob(fsys, "poses/*.yaml") // no error: the pattern is valid
	kept := manifest.Manifest{}
	for _, pose := range poses {
		id := strings.TrimSuffix(path.Base(pose), ".yaml")
		m := drawn[id]
		kept[id] = m
		pictures += len(m.Frames)
		text, err := fs.ReadFile(fsys, pose)
		var from []byte // without its file, the sum is another one
		if m.From != "" {
			from, _ = fs.ReadFile(fsys, "poses/"+m.From+".yaml")
		}
		stale := err != nil || m.Pose != manifest.PoseSum(string(text), string(from))
		for name, sum := range m.Files {
			data, err := manifest.ReadFile(files, name)
			stale = stale || err != nil || manifest.Sum(data) != sum
		}
		if stale {
			problems = append(problems, frontmatter.Problem{File: pose, Line: 1, Code: frontmatter.CodeFigure, Text: "the drawing is missing or of an older pose: run `make figures`"})
		}
	}
	stray, _ := kept.Stray(files) // no error: its patterns are valid
	for _, name := range stray {
		problems = append(problems, frontmatter.Problem{File: "../static/" + name, Line: 1, Code: frontmatter.CodeFigure, Text: "no pose is drawn into this file: run `make figures` to take it away"})
	}
	return pictures, problems
}
