package main

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"unknot/figures/internal/pose"
)

// poseFiles holds the pose files of the content.
type poseFiles struct {
	movements []*pose.Movement     // movements of the files that could be read, sorted by ID; their poses may have problems
	files     map[string]*yamlFile // by ID of the movement
	problems  problems
}

// readPoses reads the pose files of a folder, and checks each alone: the loader of the site checks them against moves.
// Dir begins the paths of files in messages.
func readPoses(fsys fs.FS, dir string) (*poseFiles, error) {
	names, _ := fs.Glob(fsys, "*.yaml") // no error: the pattern is valid
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: there are no poses", dir)
	}
	p := &poseFiles{files: map[string]*yamlFile{}}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		f := &yamlFile{path: path.Join(dir, name), text: string(text)}
		m := readMovement(f)
		p.files[m.ID] = f
		if len(f.problems) == 0 {
			p.movements = append(p.movements, m)
			checkPose(f, m)
		}
	}
	for _, m := range p.movements {
		p.checkFrom(m)
	}
	for _, f := range p.files {
		p.problems = append(p.problems, f.problems...)
	}
	p.problems = p.problems.sorted()
	p.inherit() // after the checks, which are about the files as written
	return p, nil
}

// checkFrom reports a movement that begins from one that is missing, or that begins from another one itself.
func (p *poseFiles) checkFrom(m *pose.Movement) {
	f := p.files[m.ID]
	if m.From == "" {
		if m.All != nil {
			f.faultAt([]any{"all"}, "all is for a pose that begins from another one: write from, or give every frame its own")
		}
		return
	}
	if p.files[m.From] == nil {
		f.faultAt([]any{"from"}, "there is no pose %s", m.From)
		return
	}
	i := p.index(m.From) // -1 if it has problems, which are reported
	if i >= 0 && p.movements[i].From != "" {
		f.faultAt([]any{"from"}, "%s begins from another pose itself: write one that does not", m.From)
	}
}

// index returns the index of a movement, -1 if there is none without problems.
func (p *poseFiles) index(id string) int {
	return slices.IndexFunc(p.movements, func(m *pose.Movement) bool { return m.ID == id })
}

// inherit fills in what the movements omit: first in those that do not begin from another one, then in those that do.
// It drops movements that begin from one with problems.
func (p *poseFiles) inherit() {
	for _, m := range p.movements {
		if m.From == "" {
			m.Inherit()
		}
	}
	var whole []*pose.Movement
	for _, m := range p.movements {
		if m.From != "" {
			i := p.index(m.From)
			if i < 0 {
				continue
			}
			m.InheritFrom(p.movements[i])
		}
		whole = append(whole, m)
	}
	p.movements = whole
}

// written returns the text of a pose file, "" if there is no such file.
func (p *poseFiles) written(id string) string {
	if f := p.files[id]; f != nil {
		return f.text
	}
	return ""
}

// neckRange returns by how many degrees the head moves relative to the trunk from frame to frame, forwards, to a side
// or by turning, whichever is most.
func neckRange(frames []pose.Frame) (most float64) {
	for axis := range 3 {
		var low, high float64
		for i, frame := range frames {
			bend := frame.Neck.OrZero()[axis] + frame.Head.OrZero()[axis]
			if i == 0 {
				low, high = bend, bend
			}
			low, high = min(low, bend), max(high, bend)
		}
		most = max(most, high-low)
	}
	return most
}

// highlighted lists the muscles that frames highlight, without their sides.
func highlighted(frames []pose.Frame) (muscles []string) {
	for _, frame := range frames {
		for _, lit := range frame.Glow {
			muscles = append(muscles, strings.TrimSuffix(strings.TrimSuffix(lit, ".l"), ".r"))
		}
	}
	slices.Sort(muscles)
	return slices.Compact(muscles)
}

// maxFrames is the largest number of frames. A way to the floor has that many, a move has fewer steps.
const maxFrames = 8

// readMovement decodes a pose file.
func readMovement(f *yamlFile) *pose.Movement {
	m := &pose.Movement{ID: strings.TrimSuffix(path.Base(f.path), ".yaml")}
	f.decode(m)
	for i := range m.Frames {
		m.Frames[i].Alt = strings.ReplaceAll(m.Frames[i].Alt, "'", "’")
	}
	if n := len(m.Frames); len(f.problems) == 0 && (n == 0 || n > maxFrames) {
		f.faultAt([]any{"frames"}, "%d frames: write one for a step, at most %d", n, maxFrames)
	}
	return m
}

// checkPose checks a pose file, and sets m.Role.
func checkPose(f *yamlFile, m *pose.Movement) {
	if strings.HasSuffix(m.ID, "-a") || strings.HasSuffix(m.ID, "-m") {
		f.fault(1, "an id cannot end in -a or -m: the files of drawings end so")
	}
	m.Role = pose.MuscleRole(slices.Index(pose.Roles, m.RoleName))
	if m.Role < 0 {
		f.faultAt([]any{"role"}, "there is no role %s: leave role out, or write works or none", m.RoleName)
	}
	if m.Cast != "" && !slices.Contains(pose.Casts, m.Cast) {
		f.faultAt([]any{"cast"}, "there is no person %s: leave cast out, or write one of %s", m.Cast, strings.Join(pose.Casts, ", "))
	}
	if m.Way != 0 && !(m.Way >= pose.UsualWay && m.Way <= pose.LongestWay) {
		f.faultAt([]any{"way"}, "a way takes %v to %v seconds: leave way out for %[1]v", pose.UsualWay, pose.LongestWay)
	}
	for i, frame := range m.Frames {
		if frame.Alt == "" && !m.Map {
			f.faultAt([]any{"frames", i}, "alt is missing: say in a few words what the picture shows")
		}
		checkFrame(f, m, frame, "frames", i)
	}
	if m.All != nil {
		checkFrame(f, m, *m.All, "all")
	}
}

// checkFrame reports names of parts and limbs that do not exist, areas on a figure that is not a map, and highlights
// where none are. Path is where the frame is in the file.
func checkFrame(f *yamlFile, m *pose.Movement, frame pose.Frame, path ...any) {
	if len(frame.Glow) > 0 && m.Role == pose.Unmarked {
		f.faultAt(append(path, "glow"), "no muscle is highlighted where role is none")
	}
	if len(frame.Areas) > 0 && !m.Map {
		f.faultAt(append(path, "areas"), "areas are of maps: light muscles with glow")
	}
	for _, name := range slices.Sorted(maps.Keys(frame.Order)) {
		if !slices.Contains(pose.Parts, name) {
			f.faultAt(append(path, "order"), "there is no part %s: write one of %s", name, strings.Join(pose.Parts, ", "))
		}
	}
	for _, limb := range slices.Sorted(maps.Keys(frame.Tone)) {
		if !slices.Contains(pose.Limbs, limb) {
			f.faultAt(append(path, "tone"), "there is no limb %s: write one of %s", limb, strings.Join(pose.Limbs, ", "))
		}
		if tone := frame.Tone[limb]; tone != "near" && tone != "far" {
			f.faultAt(append(path, "tone"), "a limb is near or far, found %s", tone)
		}
	}
}

// bothSides maps a field for one side to the field for both sides.
var bothSides = map[string]string{"arm.l": "arms", "arm.r": "arms", "leg.l": "legs", "leg.r": "legs"}

// problem returns a problem of a field of a frame, which key names. Its line is that of the field in the frame or in
// All. If neither has the field, it is the line of the frame or, for view and props, that of the field of the movement.
func (p *poseFiles) problem(id string, frame int, key, text string) problem {
	f := p.files[id]
	line, found := fieldLine(f, frame, key)
	if !found {
		line = f.line("frames", frame)
		if key == "view" || key == "props" {
			line = f.line(key)
		}
	}
	return problem{f.path, line, fmt.Sprintf("frame %c: %s", 'A'+frame, text)}
}

// fieldLine returns the line of a field of a frame, in the frame or in All. For a side it also finds the field for both
// sides.
func fieldLine(f *yamlFile, frame int, key string) (line int, found bool) {
	for _, parent := range [][]any{{"frames", frame}, {"all"}} {
		for _, name := range []string{key, bothSides[key]} {
			line := f.line(append(parent, name)...)
			if isMissing := line == f.line(parent...); !isMissing { // the line of a missing field is that of its parent
				return line, true
			}
		}
	}
	return 0, false
}
