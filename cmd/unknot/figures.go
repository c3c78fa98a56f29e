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
	"unknot/internal/figure/scene"
	"unknot/internal/pose"
	"unknot/static"
)

// figures draws every pose file into the folder of figures, and takes away files whose pose is gone.
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
	for _, p := range drawings {
		frames += len(p.Scenes)
		for name, data := range p.Files() {
			drawn[name] = data
		}
	}
	for name, sheet := range scene.Stylesheets() {
		drawn[name] = []byte(sheet)
	}
	changed, err := replaceFiles(*out, drawn)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s of %s drawn in %.1f s: %s changed in %s\n", catalog.Count(frames, "frame"), catalog.Count(len(drawings), "movement"),
		time.Since(start).Seconds(), catalog.Count(changed, "file"), *out)
	return nil
}

// drawAll draws the poses of fsys, and refuses those that are wrong.
func drawAll(e env, fsys fs.FS, dir string) ([]figure.Drawing, error) {
	c, err := catalog.Preview(fsys)
	if err != nil {
		return nil, e.refuse(dir, err)
	}
	poses, err := catalog.LoadPoses(fsys, c)
	if err != nil {
		return nil, e.refuse(dir, err)
	}
	drawings := figure.DrawAll(poses.Movements)
	if problems := faultsOfDrawings(poses, drawings); len(problems) > 0 {
		return nil, e.refuse(dir, problems)
	}
	return drawings, nil
}

// checkFigures says what is wrong with the drawings of poses, and which of the drawn files are of others. Only what is drawn
// from its pose as it is need not be drawn again: nothing wrong is ever written. Drawn is nil where there are no files to hold
// against the poses.
func checkFigures(poses *catalog.Poses, drawn fs.FS) (frames int, problems catalog.Problems) {
	var fresh []*pose.Movement
	stale := map[string]catalog.Problem{} // by id
	for _, m := range poses.Movements {
		frames += len(m.Frames)
		if drawn == nil {
			fresh = append(fresh, m)
		} else if name := outdated(drawn, m, figure.Hash(m)); name != "" {
			fresh = append(fresh, m)
			stale[m.ID] = poses.At(m.ID, 0, "", "the drawing static/"+name+" is missing or of an older pose: run `make figures`")
		}
	}
	for _, p := range figure.DrawFrames(fresh) {
		faults := faultsOfDrawings(poses, []figure.Drawing{p})
		if old, ok := stale[p.ID]; ok && len(faults) == 0 { // what cannot be drawn has no drawing to hold against it
			faults = append(faults, old)
		}
		problems = append(problems, faults...)
	}
	if drawn != nil {
		problems = append(problems, leftOver(poses, drawn)...)
	}
	return frames, problems
}

// drawnFor is the static files that belong to the content in dir: those beside it, or those in the binary with the content in the binary.
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

// leftOver is which of the drawn files are of other colours, or of no pose.
func leftOver(poses *catalog.Poses, drawn fs.FS) (problems catalog.Problems) {
	sheets := scene.Stylesheets()
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		name, want := "figures/"+name, sheets[name]
		if sheet, err := fs.ReadFile(drawn, name); err != nil || string(sheet) != want {
			problems = append(problems, catalog.Problem{File: "../static/" + name, Line: 1, Text: "the colours of figures are missing or older ones: run `make figures`"})
		}
	}
	for _, name := range surplus(poses, drawn) {
		problems = append(problems, catalog.Problem{File: "../static/" + name, Line: 1, Text: "no pose is drawn into this file: run `make figures` to take it away"})
	}
	return problems
}

// outdated is a file of a movement's figure that is missing, cut short or drawn from a pose of another hash; "" if none is.
func outdated(drawn fs.FS, m *pose.Movement, hash string) string {
	for _, name := range figure.FileNames(m) {
		name = "figures/" + name
		if data, err := fs.ReadFile(drawn, name); err != nil || figure.HashOf(data) != hash || !bytes.HasSuffix(data, []byte("</svg>\n")) {
			return name
		}
	}
	return ""
}

// surplus are the drawings that belong to no pose. Those of a pose that cannot be read stay: it may be right again soon.
func surplus(poses *catalog.Poses, drawn fs.FS) (names []string) {
	kept := map[string]bool{}
	for _, m := range poses.Movements {
		for _, name := range figure.FileNames(m) {
			kept["figures/"+name] = true
		}
	}
	for _, id := range poses.Unread() {
		for _, end := range []string{"", "-a", "-m"} {
			kept["figures/"+id+end+".svg"] = true
		}
	}
	found, _ := fs.Glob(drawn, "figures/*.svg") // the pattern is right: no error
	for _, name := range found {
		if data, err := fs.ReadFile(drawn, name); !kept[name] && err == nil && figure.HashOf(data) != "" { // what has no hash is not ours
			names = append(names, name)
		}
	}
	return names
}

// heaviest is what a frame may weigh with its paint, in bytes of gzip: pages show several.
const heaviest = 4200

// faultsOfDrawings is what is wrong with drawn figures, by the line of their pose files.
func faultsOfDrawings(poses *catalog.Poses, drawings []figure.Drawing) (problems catalog.Problems) {
	for _, p := range drawings {
		for i, faults := range p.Faults {
			for _, fault := range faults {
				problems = append(problems, poses.At(p.ID, i, fault.Key, fault.Text))
			}
			if size := gzipped(p.Scenes[i].Markup()); size > heaviest {
				problems = append(problems, poses.At(p.ID, i, "", fmt.Sprintf("the drawing weighs %d bytes compressed, more than %d: fewer props or a closer view", size, heaviest)))
			}
		}
	}
	return problems
}

func gzipped(text string) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write([]byte(text)) // into memory: cannot fail
	w.Close()
	return b.Len()
}

// replaceFiles writes these files into the folder, takes away drawings that are not among them, and counts what changed.
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
		if _, kept := files[entry.Name()]; kept || path.Ext(file) != ".svg" {
			continue
		}
		if data, err := os.ReadFile(file); err != nil || figure.HashOf(data) == "" {
			continue // not ours
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
