package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/figure"
	figurecheck "unknot/internal/figure/check"
	"unknot/internal/figure/scene"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/pose"
	"unknot/static"
)

// figures draws every pose file into the folder of figures, and removes drawings without a pose.
func figures(_ context.Context, e env, args []string) error {
	f := e.flags("figures")
	out := f.String("o", "static/figures", "the `folder` that the figures go to")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot figures [-o FOLDER] [DIR]\n\nDraws DIR/poses (DIR is ./content if it is there) into FOLDER: {id}.svg with every frame, {id}-a.svg with the first, {id}-m.svg in motion.\n\n")
		f.PrintDefaults()
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	fsys, dir, err := contentAt(f.Arg(0))
	if err != nil {
		return err
	}
	start := time.Now()
	drawings, err := drawAll(e, fsys, dir)
	if err != nil {
		return err
	}
	drawn := map[string][]byte{}
	frames := 0
	for _, d := range drawings {
		frames += len(d.Scenes)
		maps.Copy(drawn, d.Files())
	}
	for name, css := range scene.Stylesheets() {
		drawn[name] = []byte(css)
	}
	changed, err := replaceFiles(*out, drawn)
	if err != nil {
		return fmt.Errorf("cannot write the figures: %w", err)
	}
	fmt.Fprintf(e.stdout, "%s of %s drawn in %.1f s: %s changed in %s\n", catalog.Count(frames, "frame"), catalog.Count(len(drawings), "movement"),
		time.Since(start).Seconds(), catalog.Count(changed, "file"), *out)
	return nil
}

// drawAll draws the poses of fsys. If any has a fault, it reports all of them and fails.
func drawAll(e env, fsys fs.FS, dir string) ([]figure.Drawing, error) {
	c, err := load.Draft(fsys)
	if err != nil {
		return nil, e.printProblems(dir, err)
	}
	poses, err := load.Poses(fsys, c)
	if err != nil {
		return nil, e.printProblems(dir, err)
	}
	drawings := figure.DrawAll(poses.Movements)
	if problems := faultsOfDrawings(poses, drawings); len(problems) > 0 {
		return nil, e.printProblems(dir, problems)
	}
	return drawings, nil
}

// checkFigures returns the number of frames, and the problems of the poses and of the drawn files. A pose whose files are up to date is not drawn again, as
// faulty drawings are never written. Drawn is nil if there are no files to compare.
func checkFigures(poses *load.PoseFiles, drawn fs.FS) (frames int, problems frontmatter.Problems) {
	var toDraw []*pose.Movement
	old := map[string]frontmatter.Problem{} // by id
	for _, m := range poses.Movements {
		frames += len(m.Frames)
		if drawn == nil {
			toDraw = append(toDraw, m)
		} else if name := outdatedFile(drawn, m, figure.Hash(m)); name != "" {
			toDraw = append(toDraw, m)
			old[m.ID] = poses.Problem(m.ID, 0, "", "the drawing static/"+name+" is missing or of an older pose: run `make figures`")
		}
	}
	for _, d := range figure.DrawFrames(toDraw) {
		faults := faultsOfDrawings(poses, []figure.Drawing{d})
		if problem, ok := old[d.ID]; ok && len(faults) == 0 { // a faulty pose cannot be drawn anyway
			faults = append(faults, problem)
		}
		problems = append(problems, faults...)
	}
	problems = append(problems, copied(poses)...)
	if drawn != nil {
		problems = append(problems, leftOver(poses, drawn)...)
	}
	return frames, problems
}

// copied returns a problem for each pose that is a copy of another.
func copied(poses *load.PoseFiles) (problems frontmatter.Problems) {
	for _, pair := range figurecheck.Copies(poses.Movements) {
		problems = append(problems, poses.Problem(pair[1].ID, 0, "", "the pose is a copy of poses/"+pair[0].ID+".yaml, or nearly: show what this move does"))
	}
	return problems
}

// drawnFor returns the static files that belong to the content in dir: those beside it, or the embedded ones for the embedded content. It returns nil if there are none.
func drawnFor(fsys fs.FS, dir string) fs.FS {
	if fsys == content.FS() {
		return static.FS()
	}
	beside := filepath.Join(dir, "..", "static")
	if _, err := os.Stat(filepath.Join(beside, "figures")); err != nil {
		return nil
	}
	return openDisk(beside)
}

// leftOver returns a problem for each generated file with outdated colours and each drawing without a pose.
func leftOver(poses *load.PoseFiles, drawn fs.FS) (problems frontmatter.Problems) {
	stylesheets := scene.Stylesheets()
	for _, name := range slices.Sorted(maps.Keys(stylesheets)) {
		name, want := "figures/"+name, stylesheets[name]
		if css, err := fs.ReadFile(drawn, name); err != nil || string(css) != want {
			problems = append(problems, frontmatter.Problem{File: "../static/" + name, Line: 1, Text: "the colours of figures are missing or older ones: run `make figures`"})
		}
	}
	for _, name := range surplus(poses, drawn) {
		problems = append(problems, frontmatter.Problem{File: "../static/" + name, Line: 1, Text: "no pose is drawn into this file: run `make figures` to take it away"})
	}
	return problems
}

// outdatedFile returns a file of a movement that is missing, truncated or drawn from a pose with another hash, "" if there is none.
func outdatedFile(drawn fs.FS, m *pose.Movement, hash string) string {
	for _, name := range figure.FileNames(m) {
		name = "figures/" + name
		if data, err := fs.ReadFile(drawn, name); err != nil || figure.HashOf(data) != hash || !bytes.HasSuffix(data, []byte("</svg>\n")) {
			return name
		}
	}
	return ""
}

// surplus returns the drawings without a pose. Drawings of a pose file that cannot be read are kept, as it may be mended soon.
func surplus(poses *load.PoseFiles, drawn fs.FS) (names []string) {
	known := map[string]bool{}
	for _, m := range poses.Movements {
		for _, name := range figure.FileNames(m) {
			known["figures/"+name] = true
		}
	}
	for _, id := range poses.Faulty() {
		for _, end := range []string{"", "-a", "-m"} {
			known["figures/"+id+end+".svg"] = true
		}
	}
	found, _ := fs.Glob(drawn, "figures/*.svg") // no error: the pattern is valid
	for _, name := range found {
		if data, err := fs.ReadFile(drawn, name); !known[name] && err == nil && figure.HashOf(data) != "" { // a generated file has a hash
			names = append(names, name)
		}
	}
	return names
}

// maxFrameSize is the maximum size of the markup of a frame, in bytes after gzip, as pages show several.
const maxFrameSize = 4200

// faultsOfDrawings returns the faults of drawings as problems of the lines of their pose files.
func faultsOfDrawings(poses *load.PoseFiles, drawings []figure.Drawing) (problems frontmatter.Problems) {
	for _, d := range drawings {
		for i, faults := range d.Faults {
			for _, fault := range faults {
				problems = append(problems, poses.Problem(d.ID, i, fault.Key, fault.Text))
			}
			if size := gzipSize(d.Scenes[i].Markup()); size > maxFrameSize {
				problems = append(problems, poses.Problem(d.ID, i, "", fmt.Sprintf("the drawing weighs %d bytes compressed, more than %d: fewer props or a closer view", size, maxFrameSize)))
			}
		}
	}
	return problems
}

// gzipSize returns the size of text after gzip, in bytes.
func gzipSize(text string) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write([]byte(text)) // a buffer does not fail
	_ = w.Close()
	return b.Len()
}

// replaceFiles writes files into the folder and removes other drawings from it. It returns the number of changed files.
func replaceFiles(folder string, files map[string][]byte) (changed int, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 0, err
	}
	for _, entry := range entries {
		file := filepath.Join(folder, entry.Name())
		if _, ok := files[entry.Name()]; ok || path.Ext(file) != ".svg" {
			continue
		}
		if data, err := os.ReadFile(file); err != nil || figure.HashOf(data) == "" {
			continue // not a generated file
		}
		changed++
		if err := os.Remove(file); err != nil {
			return changed, err
		}
	}
	var failed []error
	for name, data := range files {
		file := filepath.Join(folder, name)
		if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, data) {
			continue
		}
		changed++
		failed = append(failed, os.WriteFile(file, data, 0o644))
	}
	return changed, errors.Join(failed...)
}
