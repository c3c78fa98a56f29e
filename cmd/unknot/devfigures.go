package main

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	_ "embed"

	"unknot/internal/catalog"
	"unknot/internal/figure"
	"unknot/internal/figure/scene"
	"unknot/internal/figure/skeleton"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/pose"
	"unknot/templates"
)

// drafts are the figures on a server for writers. A figure is drawn if the file on the disk is outdated. A movement with a broken pose file keeps its last good
// figure.
type drafts struct {
	byID    map[string]draftFigure // nil until draw
	removed []string               // drawings on the disk without a pose, as paths in the static folder
}

// A draftFigure is a movement with its drawing, which has no scenes if the files on the disk are up to date.
type draftFigure struct {
	drawing  figure.Drawing
	movement *pose.Movement
}

//go:embed dev.css
var devStylesheet string

// draw loads the poses of c and draws those that changed since the last call.
func (d *drafts) draw(contentFS, staticFS fs.FS, c *catalog.Catalog) (info templates.DevInfo, err error) {
	poses, err := load.Poses(contentFS, c)
	var problems frontmatter.Problems
	if err != nil && !errors.As(err, &problems) {
		return templates.DevInfo{}, err
	}
	for _, drawing := range figure.DrawAll(d.outdated(poses.Movements, staticFS)) {
		f := d.byID[drawing.ID]
		f.drawing = drawing
		d.byID[drawing.ID] = f
	}
	ids := poses.IDs()
	d.removed = surplus(poses, staticFS)
	maps.DeleteFunc(d.byID, func(id string, _ draftFigure) bool { return !slices.Contains(ids, id) })
	info.Remarks = append(problems, d.faults(poses)...)
	info.Figures = d.figures(ids, info.Remarks)
	return info, nil
}

// outdated records movements and returns those to draw: neither the disk nor an earlier call has their drawing.
func (d *drafts) outdated(movements []*pose.Movement, staticFS fs.FS) (list []*pose.Movement) {
	if d.byID == nil {
		d.byID = map[string]draftFigure{}
	}
	for _, m := range movements {
		hash := figure.Hash(m)
		f := d.byID[m.ID]
		f.movement = m
		switch {
		case outdatedFile(staticFS, m, hash) == "":
			f.drawing = figure.Drawing{ID: m.ID, Hash: hash}
		case f.drawing.Hash != hash || len(f.drawing.Scenes) == 0:
			list = append(list, m)
		}
		d.byID[m.ID] = f
	}
	return list
}

// faults returns the faults of the figures of all poses that could be read.
func (d *drafts) faults(poses *load.PoseFiles) frontmatter.Problems {
	var drawings []figure.Drawing
	for _, m := range poses.Movements {
		drawings = append(drawings, d.byID[m.ID].drawing)
	}
	return append(faultsOfDrawings(poses, drawings), copied(poses)...)
}

// files returns the files that replace files on the disk, keyed by name in the folder of figures.
func (d *drafts) files() map[string][]byte {
	files := map[string][]byte{
		"figures-dev.css": []byte(scene.DevStylesheet() + devStylesheet),
	}
	for name, css := range scene.Stylesheets() {
		files[name] = []byte(css)
	}
	for _, f := range d.byID {
		if len(f.drawing.Scenes) > 0 {
			maps.Copy(files, f.drawing.Files())
		}
	}
	return files
}

// figures returns the joints and the problems of each figure.
func (d *drafts) figures(ids []string, problems []frontmatter.Problem) []templates.FigureInfo {
	out := make([]templates.FigureInfo, len(ids))
	for i, id := range ids {
		out[i].ID = id
		if m := d.byID[id].movement; m != nil {
			for _, frame := range m.Frames {
				out[i].Joints = append(out[i].Joints, jointsOf(skeleton.Solve(frame)))
			}
		}
		for _, p := range problems {
			if p.File == "poses/"+id+".yaml" {
				out[i].Problems = append(out[i].Problems, p)
			}
		}
	}
	return out
}

// jointsOf returns the positions of all joints of a body.
func jointsOf(b *skeleton.Body) (out []templates.Joint) {
	for _, name := range skeleton.JointNames() {
		at, _ := b.Joint(name)
		out = append(out, templates.Joint{Name: name, At: [3]float64{at.X, at.Y, at.Z}})
	}
	return out
}

// overlay returns staticFS with the drafts in place of its figures.
func (d *drafts) overlay(staticFS fs.FS) fs.FS { return overlay{staticFS, d.files(), d.removed} }

// overlay is a folder with other figures. Only ReadFile and Glob, which package static uses, return them.
type overlay struct {
	fs.FS
	figures map[string][]byte // by name in the folder figures
	removed []string          // paths of the folder that are hidden
}

// ReadFile makes an overlay an fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if figure, ok := strings.CutPrefix(name, "figures/"); ok {
		if data, ok := o.figures[figure]; ok {
			return data, nil
		}
	}
	if slices.Contains(o.removed, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadFile(o.FS, name)
}

// Glob makes an overlay an fs.GlobFS.
func (o overlay) Glob(pattern string) ([]string, error) {
	names, err := fs.Glob(o.FS, pattern)
	if err != nil {
		return nil, err
	}
	for figure := range o.figures {
		if ok, _ := path.Match(pattern, "figures/"+figure); ok { // fs.Glob has checked the pattern
			names = append(names, "figures/"+figure)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(o.removed, name) })
	slices.Sort(names)
	return slices.Compact(names), nil
}
