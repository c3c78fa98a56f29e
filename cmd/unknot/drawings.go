package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"unknot/content"
	"unknot/internal/frontmatter"
	"unknot/internal/manifest"
	"unknot/static"
)

// drawnFor returns the static files that belong to the content in dir: those beside it, or the embedded ones for the embedded content. It returns nil if there are none.
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

// checkDrawings returns the number of pictures in static files, and a problem for each pose that is not drawn as it is and for each drawing without a pose.
func checkDrawings(fsys, files fs.FS) (pictures int, problems frontmatter.Problems) {
	if files == nil {
		return 0, nil
	}
	drawn, _ := manifest.Read(files) // without one, nothing is drawn
	known := []string{manifest.Blank}
	poses, _ := fs.Glob(fsys, "poses/*.yaml") // no error: the pattern is valid
	for _, pose := range poses {
		id := strings.TrimSuffix(path.Base(pose), ".yaml")
		m, ok := drawn[id]
		pictures += len(m.Frames)
		text, err := fs.ReadFile(fsys, pose)
		old := !ok || err != nil || m.Pose != manifest.Sum(text)
		names := m.Files(id)
		known = append(known, names...)
		stale := func(name string) bool {
			_, err := manifest.ReadFile(files, name)
			return old || err != nil
		}
		if i := slices.IndexFunc(names, stale); i >= 0 {
			problems = append(problems, frontmatter.Problem{File: pose, Line: 1, Text: "the drawing static/figures/" + names[i] + " is missing or of an older pose: run `make figures`"})
		}
	}
	for _, pattern := range []string{"/*.svg.gz", "/*.png"} {
		names, _ := fs.Glob(files, manifest.Folder+pattern)
		for _, name := range names {
			if !slices.Contains(known, path.Base(name)) {
				problems = append(problems, frontmatter.Problem{File: "../static/" + name, Line: 1, Text: "no pose is drawn into this file: run `make figures` to take it away"})
			}
		}
	}
	return pictures, problems
}
