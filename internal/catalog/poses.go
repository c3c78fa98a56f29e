package catalog

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"unknot/internal/pose"
)

// Poses are the pose files of fsys, each the movement of a stretch of c or of a list of scenes that pages show beside them.
// Pages are made from figures drawn beforehand: only who draws all and checks needs all poses.
type Poses struct {
	Movements []*pose.Movement // by id
	files     map[string]*file // by id of movement
}

// Scenes are the movements that belong to no stretch: the way to the floor and back, and the maps of the body.
var Scenes = []string{"floor-down", "floor-up", "map-back", "map-deep-back", "map-deep-front", "map-front"}

// LoadPoses reads fsys's pose files and holds them against the stretches of c. The error is Problems.
func LoadPoses(fsys fs.FS, c *Catalog) (*Poses, error) {
	p, problems := loadPoses(fsys, c)
	if len(problems) > 0 {
		return p, problems
	}
	return p, nil
}

// loadPoses is LoadPoses for a catalog that may have faults: poses are held against those moves that could be read.
func loadPoses(fsys fs.FS, c *Catalog) (p *Poses, problems Problems) {
	names, _ := fs.Glob(fsys, "poses/*.yaml") // the pattern is right: no error
	p = &Poses{files: map[string]*file{}}
	for _, name := range names {
		f := read(fsys, name)
		m, ok := f.movement()
		p.files[m.ID] = f
		if ok {
			p.Movements = append(p.Movements, m)
			f.checkPose(c, m)
		}
		problems = append(problems, f.problems...)
	}
	for _, s := range c.Stretches {
		if p.files[s.ID] == nil {
			problems = append(problems, Problem{File: "stretches/" + s.ID + ".md", Line: 1, Text: "there is no figure: write poses/" + s.ID + ".yaml"})
		}
	}
	for _, page := range c.Pages {
		for _, e := range page.Body.Embeds {
			if e.Kind == "figure" && p.files[e.ID] == nil {
				problems = append(problems, Problem{File: page.file.path, Line: e.Line, Text: "there is no figure " + e.ID + ": write poses/" + e.ID + ".yaml"})
			}
		}
	}
	for _, m := range p.Movements {
		m.Inherit() // last: until here a frame says only what its file says of it
	}
	return p, problems.sorted()
}

// movement reads a pose file, and says whether it could: what is wrong with it is gathered in the file.
func (f *file) movement() (*pose.Movement, bool) {
	m := &pose.Movement{ID: poseID(f.path)}
	f.decode(m)
	if len(m.Frames) > mostSteps {
		f.faultAt([]any{"frames"}, "%d frames: a move has at most %d, one for a step", len(m.Frames), mostSteps)
	}
	return m, !f.broken && !f.mistyped && len(f.problems) == 0
}

func poseID(name string) string { return strings.TrimSuffix(path.Base(name), ".yaml") }

// readPoses keeps the pose files as they are: to read them takes a third as long as all other content, and few are asked for.
func (c *Catalog) readPoses(fsys fs.FS) {
	names, _ := fs.Glob(fsys, "poses/*.yaml") // the pattern is right: no error
	for _, name := range names {
		if data, err := readBytes(fsys, name); err == nil { // else LoadPoses says so
			c.poses[poseID(name)] = data
		}
	}
}

// Movement is the movement that the pose file with that id tells, nil if there is none or it says something wrong. It is the caller's own.
func (c *Catalog) Movement(id string) *pose.Movement {
	data, ok := c.poses[id]
	if !ok {
		return nil
	}
	m, ok := newFile("poses/"+id+".yaml", data).movement()
	if !ok || len(m.Frames) == 0 {
		return nil
	}
	m.Inherit()
	return m
}

// IDs are those of all pose files, also of those that say something wrong.
func (p *Poses) IDs() []string { return slices.Sorted(maps.Keys(p.files)) }

// Unread are the ids of pose files that say something no movement can be made of.
func (p *Poses) Unread() (ids []string) {
	for _, id := range p.IDs() {
		if !slices.ContainsFunc(p.Movements, func(m *pose.Movement) bool { return m.ID == id }) {
			ids = append(ids, id)
		}
	}
	return ids
}

// checkPose holds a pose file against the stretch it shows: a frame for each step that names one, and lit only what the move works.
func (f *file) checkPose(c *Catalog, m *pose.Movement) {
	if strings.HasSuffix(m.ID, "-a") || strings.HasSuffix(m.ID, "-m") {
		f.fault(1, "an id cannot end in -a or -m: the files of drawings end so")
	}
	f.checkPoseNames(m)
	for i, frame := range m.Frames {
		if frame.Alt == "" && !m.Map {
			f.faultAt([]any{"frames", i}, "alt is missing: say in a few words what the picture shows")
		}
		if len(frame.Areas) > 0 && !m.Map {
			f.faultAt([]any{"frames", i, "areas"}, "areas are of maps: light muscles with glow")
		}
		if frame.Ghost && i == 0 {
			f.faultAt([]any{"frames", i, "ghost"}, "there is no frame before the first")
		}
	}
	if slices.Contains(Scenes, m.ID) {
		return
	}
	s := c.Stretch(m.ID)
	if s == nil {
		f.fault(1, "there is no stretch %s%s", m.ID, didYouMean(m.ID, idsOf(c.Stretches)))
		return
	}
	if s.file.broken || s.file.mistyped {
		return // its steps may be missing only because they could not be read
	}
	named := frameLetters(s)
	for i, frame := range m.Frames {
		letter := frameLetter(i)
		if !slices.Contains(named, letter) {
			f.faultAt([]any{"frames", i}, "no step of the move names the frame %s", letter)
		}
		for _, lit := range frame.Glow {
			muscle := strings.TrimSuffix(strings.TrimSuffix(lit, ".l"), ".r")
			if !slices.Contains(s.MuscleIDs, muscle) {
				f.faultAt([]any{"frames", i, "glow"}, "the move does not work %s: it is not among its muscles", muscle)
			}
		}
	}
	for _, letter := range named {
		if int(letter[0]-'A') >= len(m.Frames) {
			f.faultAt([]any{"frames"}, "a step of the move names the frame %s, which is missing here", letter)
		}
	}
}

// checkPoseNames reports names that nothing in the figure has.
func (f *file) checkPoseNames(m *pose.Movement) {
	if m.Cast != "" && !slices.Contains(pose.Casts, m.Cast) {
		f.faultAt([]any{"cast"}, "there is no person %s: leave cast out, or write a or b", m.Cast)
	}
	for i, frame := range m.Frames {
		for _, name := range slices.Sorted(maps.Keys(frame.Order)) {
			if !slices.Contains(pose.Parts, name) {
				f.faultAt([]any{"frames", i, "order"}, "there is no part %s%s", name, didYouMean(name, pose.Parts))
			}
		}
		for _, limb := range slices.Sorted(maps.Keys(frame.Tone)) {
			if !slices.Contains(pose.Limbs, limb) {
				f.faultAt([]any{"frames", i, "tone"}, "there is no limb %s%s", limb, didYouMean(limb, pose.Limbs))
			}
			if tone := frame.Tone[limb]; tone != "near" && tone != "far" {
				f.faultAt([]any{"frames", i, "tone"}, "a limb is near or far, found %s", tone)
			}
		}
	}
}

// bothSides is the field that says it for both sides at once.
var bothSides = map[string]string{"arm.l": "arms", "arm.r": "arms", "leg.l": "legs", "leg.r": "legs"}

// At is what is wrong with a frame's field, or with the frame where the field is taken from the one before.
func (p *Poses) At(id string, frame int, key, text string) Problem {
	f := p.files[id]
	line, whole := f.line("frames", frame, key), f.line("frames", frame)
	if both, ok := bothSides[key]; ok && line == whole {
		line = f.line("frames", frame, both)
	}
	if (key == "view" || key == "props") && line == whole {
		line = f.line(key)
	}
	return Problem{File: f.path, Line: line, Text: fmt.Sprintf("frame %s: %s", frameLetter(frame), text)}
}

// frameLetter names a frame as steps do.
func frameLetter(i int) string { return string(rune('A' + i)) }

// frameLetters are those that the steps of a move name; a move without any has one picture.
func frameLetters(s *Stretch) []string {
	var out []string
	for _, frame := range s.Frames() {
		out = append(out, cmp.Or(frame.Letter, "A"))
	}
	return out
}
