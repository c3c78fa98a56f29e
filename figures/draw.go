package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/panel"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/manifest"
	"unknot/internal/preview"
	"unknot/internal/progress"
)

// draw draws all poses, or only those whose drawings are outdated if changed is set. It removes drawings without a
// pose. If a pose file cannot be read, it writes nothing. A drawing with faults is written too, so that who poses it
// sees it, but stays outdated.
func (p *project) draw(stdout io.Writer, changed bool) error {
	start := time.Now()
	if len(p.problems) > 0 {
		return p.problems
	}
	toDraw := p.movements
	if changed {
		toDraw = p.outdated()
	}
	drawings := p.drawWithProgress(figure.DrawAll, toDraw)
	var problems frontmatter.Problems
	for i := range drawings {
		if faults := p.faults(drawings[i : i+1]); len(faults) > 0 {
			drawings[i].Hash, problems = "", append(problems, faults...)
		}
	}
	list, files, err := p.newFiles(drawings)
	if err != nil {
		return err
	}
	written, err := p.replace(list, files)
	if err != nil {
		return fmt.Errorf("cannot write the figures: %w", err)
	}
	if len(problems) > 0 {
		return problems
	}
	frames := 0
	for _, d := range drawings {
		frames += len(d.Scenes)
	}
	fmt.Fprintf(stdout, "%s of %s drawn in %.1f s: %s changed in %s\n", catalog.Count(frames, "frame"), catalog.Count(len(drawings), "movement"),
		time.Since(start).Seconds(), catalog.Count(written, "file"), filepath.ToSlash(p.figures()))
	return nil
}

// drawWithProgress draws movements, a few at a time, and shows how many are drawn.
func (p *project) drawWithProgress(draw func([]*pose.Movement) []figure.Drawing, movements []*pose.Movement) (drawings []figure.Drawing) {
	bar := progress.New(p.stderr, "movements drawn", len(movements))
	defer bar.Done()
	for chunk := range slices.Chunk(movements, 2*runtime.GOMAXPROCS(0)) {
		drawings = append(drawings, draw(chunk)...)
		for range chunk {
			bar.Step()
		}
	}
	return drawings
}

// check reports everything that is wrong with the poses. It does not draw a pose again whose drawing is up to date:
// faulty ones never are.
func (p *project) check(stdout io.Writer) error {
	problems := slices.Concat(p.problems, p.faults(p.drawWithProgress(figure.DrawFrames, p.outdated())), p.colours())
	if len(problems) > 0 {
		return problems
	}
	fmt.Fprintf(stdout, "%s: nothing is wrong\n", catalog.Count(len(p.movements), "movement"))
	return nil
}

// colours returns a problem for each generated stylesheet that is missing or has outdated colours.
func (p *project) colours() (problems frontmatter.Problems) {
	stylesheets := scene.Stylesheets()
	for _, name := range slices.Sorted(maps.Keys(stylesheets)) {
		if css, err := os.ReadFile(filepath.Join(p.figures(), name)); err != nil || string(css) != stylesheets[name] {
			problems = append(problems, frontmatter.Problem{File: "../static/figures/" + name, Line: 1, Text: "the colours of figures are missing or older ones: run `make figures`"})
		}
	}
	return problems
}

// The maximum sizes of the markup of a frame, of an image and of a motion, in bytes after gzip. A page shows several
// frames, and a list many images.
const (
	maxFrameSize  = 4200
	maxImageSize  = 5000
	maxMotionSize = 16000
)

// faults returns the faults of drawings, and drawings that are too large, as problems with lines of their pose files.
func (p *project) faults(drawings []figure.Drawing) (problems frontmatter.Problems) {
	for _, d := range drawings {
		weigh := func(frame int, what string, data []byte, most int) {
			if size := len(compress(data)); size > most {
				text := fmt.Sprintf("the %s weighs %d bytes compressed, more than %d: fewer props or a closer view", what, size, most)
				problems = append(problems, p.problem(d.ID, frame, "", text))
			}
		}
		for i, faults := range d.Faults {
			for _, fault := range faults {
				problems = append(problems, p.problem(d.ID, i, fault.Key, fault.Text))
			}
			weigh(i, "drawing", []byte(d.Scenes[i].Markup()), maxFrameSize)
		}
		files := d.Files()
		weigh(d.Lit, "image", files[manifest.Image(d.ID)], maxImageSize)
		weigh(0, "motion", files[manifest.Motion(d.ID)], maxMotionSize)
	}
	return problems
}

// outdated returns the movements with a file that is missing, was changed after it was drawn, or was drawn from another
// version of the pose or by another version of package figure.
func (p *project) outdated() (out []*pose.Movement) {
	drawn := p.drawn()
	for _, m := range p.movements {
		if p.isOutdated(m, drawn[m.ID].Files) {
			out = append(out, m)
		}
	}
	return out
}

// isOutdated reports whether a movement must be drawn again. Files are its drawings in the manifest, by name with their
// checksums.
func (p *project) isOutdated(m *pose.Movement, files map[string]string) bool {
	for name, sum := range files {
		data, err := manifest.ReadFile(p.static(), name)
		wasChanged := err != nil || manifest.Sum(data) != sum
		isOfAnotherPose := name == manifest.Symbols(m.ID) && figure.HashOf(data) != figure.Hash(m)
		if wasChanged || isOfAnotherPose {
			return true
		}
	}
	return len(files) == 0
}

// drawn returns the manifest of the drawings, nil if there is none.
func (p *project) drawn() manifest.Manifest {
	m, _ := manifest.Read(p.static()) // without one, everything is drawn
	return m
}

// newFiles returns the manifest of all movements, and by name, the files of the drawings and those that all movements
// share.
func (p *project) newFiles(drawings []figure.Drawing) (list manifest.Manifest, files map[string][]byte, err error) {
	old := p.drawn()
	list, files = manifest.Manifest{}, map[string][]byte{}
	for _, m := range p.movements {
		entry := old[m.ID]
		if i := slices.IndexFunc(drawings, func(d figure.Drawing) bool { return d.ID == m.ID }); i >= 0 {
			drawing, drawn := drawings[i], drawings[i].Files()
			entry = drawing.Entry()
			if drawn[manifest.Panel(m.ID)], err = encode(panel.Paint(drawing.Scenes[entry.Lit])); err != nil {
				return nil, nil, err
			}
			entry.Files = map[string]string{}
			for name, data := range drawn {
				entry.Files[name], files[name] = manifest.Sum(data), data
			}
		}
		entry.Pose, entry.From = manifest.PoseSum(p.written(m.ID), p.written(m.From)), m.From
		list[m.ID] = entry
	}
	for name, css := range scene.Stylesheets() {
		files[name] = []byte(css)
	}
	files[manifest.Blank], err = encode(panel.Blank())
	return list, files, err
}

// encode returns a picture as PNG.
func encode(img *image.RGBA) ([]byte, error) { return preview.Encode(img, png.BestCompression) }

// replace writes files and then the manifest, so that at any moment all files exist that the manifest names. Finally it
// removes drawings that the manifest does not name. It returns the number of changed files.
func (p *project) replace(list manifest.Manifest, files map[string][]byte) (changed int, err error) {
	if err := os.MkdirAll(p.figures(), 0o755); err != nil {
		return 0, err
	}
	for name, data := range files {
		if err := p.write(name, data, &changed); err != nil {
			return changed, err
		}
	}
	text, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return changed, err
	}
	if err := p.write(path.Base(manifest.File), append(text, '\n'), &changed); err != nil {
		return changed, err
	}
	stray, err := list.Stray(p.static())
	for _, name := range stray {
		changed++
		err = errors.Join(err, os.Remove(filepath.Join(p.figures(), path.Base(name))))
	}
	return changed, err
}

// write writes a file, and counts it if it changed.
func (p *project) write(name string, data []byte, changed *int) error {
	old, err := manifest.ReadFile(p.static(), name)
	if err == nil && bytes.Equal(old, data) { // compares what is uncompressed, as versions of Go compress differently
		return nil
	}
	*changed++
	stored := path.Base(manifest.Stored(name))
	if path.Ext(stored) == ".gz" {
		data = compress(data)
	}
	return os.WriteFile(filepath.Join(p.figures(), stored), data, 0o644)
}

// compress returns data compressed with gzip.
func compress(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data) // a buffer does not fail
	_ = w.Close()
	return b.Bytes()
}
