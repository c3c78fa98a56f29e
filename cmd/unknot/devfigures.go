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
	"unknot/internal/pose"
	"unknot/templates"
)

// sketches are the figures of poses that someone is writing, drawn where the files on the disk are of older poses. A movement whose file is
// broken keeps its last good figure.
type sketches struct {
	kept map[string]sketch // by id
	gone []string          // drawings on the disk that no pose has any more, by name in the folder of static files
}

// A sketch has no scenes where the files on the disk are drawn from its pose.
type sketch struct {
	drawing  figure.Drawing
	movement *pose.Movement
}

//go:embed dev.css
var devLooks string

// draw reads the poses beside c and draws what has changed since the last time.
func (s *sketches) draw(words, looks fs.FS, c *catalog.Catalog) (draft templates.Draft, err error) {
	poses, err := catalog.LoadPoses(words, c)
	var problems catalog.Problems
	if err != nil && !errors.As(err, &problems) {
		return templates.Draft{}, err
	}
	drawings := figure.DrawAll(s.stale(poses.Movements, looks))
	for _, p := range drawings {
		k := s.kept[p.ID]
		k.drawing = p
		s.kept[p.ID] = k
	}
	ids := poses.IDs()
	s.gone = surplus(poses, looks)
	maps.DeleteFunc(s.kept, func(id string, _ sketch) bool { return !slices.Contains(ids, id) })
	draft.Remarks = append(problems, s.faults(poses)...)
	draft.Figures = s.figures(ids, draft.Remarks)
	return draft, nil
}

// stale notes movements and returns those to draw: of which neither the disk nor the last time has a drawing.
func (s *sketches) stale(movements []*pose.Movement, looks fs.FS) (out []*pose.Movement) {
	if s.kept == nil {
		s.kept = map[string]sketch{}
	}
	for _, m := range movements {
		hash := figure.Hash(m)
		k := s.kept[m.ID]
		k.movement = m
		switch {
		case outdated(looks, m, hash) == "":
			k.drawing = figure.Drawing{ID: m.ID, Hash: hash}
		case k.drawing.Hash != hash || len(k.drawing.Scenes) == 0:
			out = append(out, m)
		}
		s.kept[m.ID] = k
	}
	return out
}

// faults is what is wrong with the figures whose files are right.
func (s *sketches) faults(poses *catalog.Poses) catalog.Problems {
	var drawings []figure.Drawing
	for _, m := range poses.Movements {
		drawings = append(drawings, s.kept[m.ID].drawing)
	}
	return faultsOfDrawings(poses, drawings)
}

// files are those to lay over the files on the disk, by name in the folder of figures.
func (s *sketches) files() map[string][]byte {
	files := map[string][]byte{
		"figures-dev.css": []byte(scene.DevStylesheet() + devLooks),
	}
	for name, sheet := range scene.Stylesheets() {
		files[name] = []byte(sheet)
	}
	for _, k := range s.kept {
		if len(k.drawing.Scenes) > 0 {
			maps.Copy(files, k.drawing.Files())
		}
	}
	return files
}

// figures is what writers are told of each figure.
func (s *sketches) figures(ids []string, problems []catalog.Problem) []templates.DraftFigure {
	out := make([]templates.DraftFigure, len(ids))
	for i, id := range ids {
		out[i].ID = id
		if m := s.kept[id].movement; m != nil {
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

// jointsOf is where the joints of a body are.
func jointsOf(b *skeleton.Body) (out []templates.Joint) {
	for _, name := range skeleton.JointNames() {
		at, _ := b.Joint(name)
		out = append(out, templates.Joint{Name: name, At: [3]float64{at.X, at.Y, at.Z}})
	}
	return out
}

// over lays the figures over the files on the disk.
func (s *sketches) over(looks fs.FS) fs.FS { return overlay{looks, s.files(), s.gone} }

// overlay is a folder with figures laid over its own, for who reads and globs, as package static does.
type overlay struct {
	fs.FS
	figures map[string][]byte // by name in the folder figures
	gone    []string          // what of its own is not to be seen
}

// ReadFile makes an overlay an fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if figure, ok := strings.CutPrefix(name, "figures/"); ok {
		if data, ok := o.figures[figure]; ok {
			return data, nil
		}
	}
	if slices.Contains(o.gone, name) {
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
		if ok, _ := path.Match(pattern, "figures/"+figure); ok { // fs.Glob has tried the pattern
			names = append(names, "figures/"+figure)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(o.gone, name) })
	slices.Sort(names)
	return slices.Compact(names), nil
}
