package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/manifest"
	"unknot/figures/internal/panel"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
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
	drawings := figure.DrawAll(toDraw)
	var faulty problems
	for i, d := range drawings {
		if faults := p.faults(d); len(faults) > 0 {
			drawings[i].Hash, faulty = "", append(faulty, faults...)
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
	if len(faulty) > 0 {
		return faulty.sorted()
	}
	frames := 0
	for _, d := range drawings {
		frames += len(d.Scenes)
	}
	fmt.Fprintf(stdout, "%s of %s drawn in %.1f s: %s changed in %s\n", count(frames, "frame"), count(len(drawings), "movement"),
		time.Since(start).Seconds(), count(written, "file"), filepath.ToSlash(p.figures))
	return nil
}

// count returns a number of things.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprint(n, " ", thing)
}

// The maximum sizes of the markup of a frame, of an image and of a motion, in bytes after gzip. A page shows several
// frames, and a list many images.
const (
	maxFrameSize = 4200
	maxImageSize = 5000
)

// faults returns the faults of a drawing, and that it is too large, as problems with lines of its pose file.
func (p *project) faults(d figure.Drawing) (found problems) {
	weigh := func(frame int, what string, data []byte, most int) {
		if size := len(manifest.Compress(data)); size > most {
			text := fmt.Sprintf("the %s weighs %d bytes compressed, more than %d: fewer props or a closer view", what, size, most)
			found = append(found, p.problem(d.ID, frame, "", text))
		}
	}
	for i, faults := range d.Faults {
		for _, fault := range faults {
			found = append(found, p.problem(d.ID, i, fault.Key, fault.Text))
		}
		weigh(i, "drawing", []byte(d.Scenes[i].Markup()), maxFrameSize)
	}
	files := d.Files()
	weigh(d.Lit, "image", files[manifest.Image(d.ID)], maxImageSize)
	weigh(0, "motion", files[manifest.Motion(d.ID)], figure.MaxMotionSize)
	return found
}

// outdated returns the movements with a file that is missing, was changed after it was drawn, or was drawn from another
// version of the pose or by another version of package figure.
func (p *project) outdated() (out []*pose.Movement) {
	drawn, _ := manifest.Read(p.figures) // without one, everything is drawn
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
		data, err := manifest.ReadFile(p.figures, name)
		wasChanged := err != nil || manifest.Sum(data) != sum
		isOfAnotherPose := name == manifest.Symbols(m.ID) && figure.HashOf(data) != figure.Hash(m)
		if wasChanged || isOfAnotherPose {
			return true
		}
	}
	return len(files) == 0
}

// newFiles returns the manifest of all movements, and by name, the files of the drawings and those that all movements
// share.
func (p *project) newFiles(drawings []figure.Drawing) (list manifest.Manifest, files map[string][]byte, err error) {
	panels := make([][]byte, len(drawings))
	work := figure.NewGroup()
	for i, d := range drawings {
		work.Go(func() (err error) {
			panels[i], err = panel.Encode(panel.Paint(d.Scenes[d.Lit]))
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return nil, nil, err
	}
	old, _ := manifest.Read(p.figures)
	list, files = manifest.Manifest{}, map[string][]byte{}
	for _, m := range p.movements {
		entry := old[m.ID]
		if i := slices.IndexFunc(drawings, func(d figure.Drawing) bool { return d.ID == m.ID }); i >= 0 {
			drawing, drawn := drawings[i], drawings[i].Files()
			entry = drawing.Entry()
			drawn[manifest.Panel(m.ID)] = panels[i]
			entry.Files = map[string]string{}
			for name, data := range drawn {
				entry.Files[name], files[name] = manifest.Sum(data), data
			}
		}
		entry.Pose, entry.From = manifest.Sum([]byte(p.written(m.ID)+p.written(m.From))), m.From
		entry.Role, entry.Neck, entry.Glow, entry.Way = m.RoleName, int(neckRange(m.Frames)), highlighted(m.Frames), cmp.Or(m.Way, pose.UsualWay)
		list[m.ID] = entry
	}
	for name, css := range scene.Stylesheets() {
		files[name] = []byte(css)
	}
	return list, files, nil
}

// replace writes files and then the manifest, so that at any moment all files exist that the manifest names. Finally it
// removes drawings that the manifest does not name. It returns the number of changed files.
func (p *project) replace(list manifest.Manifest, files map[string][]byte) (changed int, err error) {
	if err := os.MkdirAll(p.figures, 0o755); err != nil {
		return 0, err
	}
	for name, data := range files {
		if err := p.write(name, data, &changed); err != nil {
			return changed, err
		}
	}
	text, err := list.Encode()
	if err != nil {
		return changed, err
	}
	if err := p.write(manifest.File, text, &changed); err != nil {
		return changed, err
	}
	for _, name := range list.Stray(p.figures) {
		changed++
		err = errors.Join(err, os.Remove(filepath.Join(p.figures, name)))
	}
	return changed, err
}

// write writes a file, and counts it if it changed.
func (p *project) write(name string, data []byte, changed *int) error {
	old, err := manifest.ReadFile(p.figures, name)
	if err == nil && bytes.Equal(old, data) { // compares what is uncompressed, as versions of Go compress differently
		return nil
	}
	*changed++
	stored := manifest.Stored(name)
	if filepath.Ext(stored) == ".gz" {
		data = manifest.Compress(data)
	}
	return os.WriteFile(filepath.Join(p.figures, stored), data, 0o644)
}
