package load

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/pose"
)

// PoseFiles are the pose files of the content. Each holds the movement of a move or of one of SharedFigures. Drawing and checking
// figures needs all of them; pages show the drawn figures.
type PoseFiles struct {
	Movements []*pose.Movement             // sorted by ID
	files     map[string]*frontmatter.File // keyed by ID of the movement
}

// SharedFigures are the movements that belong to no move: to the floor and back, and the maps of the body.
var SharedFigures = []string{"floor-down", "floor-up", "map-back", "map-deep-back", "map-deep-front", "map-front"}

// Poses reads the pose files of fsys and checks them against the moves of c. The error is frontmatter.Problems; the result
// then holds what could be read.
func Poses(fsys fs.FS, c *catalog.Catalog) (*PoseFiles, error) {
	k := &poseChecker{&c.Content}
	p, problems := k.read(fsys)
	if len(problems) > 0 {
		return p, problems
	}
	return p, nil
}

// poseChecker checks pose files against content.
type poseChecker struct{ content *catalog.Content }

func (k *poseChecker) read(fsys fs.FS) (p *PoseFiles, problems frontmatter.Problems) {
	names, _ := fs.Glob(fsys, "poses/*.yaml") // the pattern is valid
	p = &PoseFiles{files: map[string]*frontmatter.File{}}
	for _, name := range names {
		f := frontmatter.ReadFile(fsys, name)
		m, ok := movement(f)
		p.files[m.ID] = f
		if ok {
			p.Movements = append(p.Movements, m)
			k.check(f, m)
		}
		problems = append(problems, f.Problems()...)
	}
	problems = append(problems, k.missing(p)...)
	for _, m := range p.Movements {
		m.Inherit() // last, as the checks are about the files as written
	}
	return p, problems.Sorted()
}

// missing reports moves and pages whose figures have no pose file.
func (k *poseChecker) missing(p *PoseFiles) (problems frontmatter.Problems) {
	for _, s := range k.content.Stretches {
		if p.files[s.ID] == nil {
			problems = append(problems, frontmatter.Problem{File: "stretches/" + s.ID + ".md", Line: 1, Text: "there is no figure: write poses/" + s.ID + ".yaml"})
		}
	}
	for _, page := range k.content.Pages {
		for _, s := range page.Sequences {
			for _, m := range p.Movements {
				if m.ID == s.FigureID && len(m.Frames) != len(s.Pictures) {
					text := fmt.Sprintf("the steps of %d pictures of %s, which has %d", len(s.Pictures), s.FigureID, len(m.Frames))
					problems = append(problems, frontmatter.Problem{File: "pages/" + page.ID + ".md", Line: 1, Text: text})
				}
			}
		}
		for _, e := range page.Body.Embeds {
			if e.Kind == "figure" && p.files[e.ID] == nil {
				problems = append(problems, frontmatter.Problem{File: "pages/" + page.ID + ".md", Line: e.Line, Text: "there is no figure " + e.ID + ": write poses/" + e.ID + ".yaml"})
			}
		}
	}
	return problems
}

// movement decodes a pose file and reports whether it has no problems.
func movement(f *frontmatter.File) (*pose.Movement, bool) {
	m := &pose.Movement{ID: poseID(f.Path())}
	decode(f, m)
	if len(m.Frames) > maxSteps {
		f.FaultAt([]any{"frames"}, "%d frames: a move has at most %d, one for a step", len(m.Frames), maxSteps)
	}
	return m, len(f.Problems()) == 0
}

func poseID(name string) string { return strings.TrimSuffix(path.Base(name), ".yaml") }

// IDs lists all pose files, including faulty ones.
func (p *PoseFiles) IDs() []string { return slices.Sorted(maps.Keys(p.files)) }

// check checks a pose file against the move it shows: there is a frame for each step that names one, and no muscle glows
// that the move does not work.
func (k *poseChecker) check(f *frontmatter.File, m *pose.Movement) {
	if strings.HasSuffix(m.ID, "-a") || strings.HasSuffix(m.ID, "-m") {
		f.Fault(1, "an id cannot end in -a or -m: the files of drawings end so")
	}
	checkPoseNames(f, m)
	for i, frame := range m.Frames {
		if frame.Alt == "" && !m.Map {
			f.FaultAt([]any{"frames", i}, "alt is missing: say in a few words what the picture shows")
		}
		if len(frame.Areas) > 0 && !m.Map {
			f.FaultAt([]any{"frames", i, "areas"}, "areas are of maps: light muscles with glow")
		}
		if frame.Ghost && i == 0 {
			f.FaultAt([]any{"frames", i, "ghost"}, "there is no frame before the first")
		}
	}
	if slices.Contains(SharedFigures, m.ID) {
		return
	}
	i := slices.IndexFunc(k.content.Stretches, func(s *catalog.Stretch) bool { return s.ID == m.ID })
	if i < 0 {
		var ids []string
		for _, s := range k.content.Stretches {
			ids = append(ids, s.ID)
		}
		f.Fault(1, "there is no stretch %s%s", m.ID, frontmatter.DidYouMean(m.ID, ids))
		return
	}
	checkPoseFrames(f, m, k.content.Stretches[i])
}

// checkPoseFrames checks the frames of m against the steps and muscles of s.
func checkPoseFrames(f *frontmatter.File, m *pose.Movement, s *catalog.Stretch) {
	named := frameLetters(s)
	for i, frame := range m.Frames {
		letter := frameLetter(i)
		if !slices.Contains(named, letter) {
			f.FaultAt([]any{"frames", i}, "no step of the move names the frame %s", letter)
		}
		for _, lit := range frame.Glow {
			muscle := strings.TrimSuffix(strings.TrimSuffix(lit, ".l"), ".r")
			if !slices.Contains(s.MuscleIDs, muscle) {
				f.FaultAt([]any{"frames", i, "glow"}, "the move does not work %s: it is not among its muscles", muscle)
			}
		}
	}
	for _, letter := range named {
		if int(letter[0]-'A') >= len(m.Frames) {
			f.FaultAt([]any{"frames"}, "a step of the move names the frame %s, which is missing here", letter)
		}
	}
}

// checkPoseNames reports names of parts and limbs that the figure does not have.
func checkPoseNames(f *frontmatter.File, m *pose.Movement) {
	if m.Cast != "" && !slices.Contains(pose.Casts, m.Cast) {
		f.FaultAt([]any{"cast"}, "there is no person %s: leave cast out, or write a or b", m.Cast)
	}
	for i, frame := range m.Frames {
		for _, name := range slices.Sorted(maps.Keys(frame.Order)) {
			if !slices.Contains(pose.Parts, name) {
				f.FaultAt([]any{"frames", i, "order"}, "there is no part %s%s", name, frontmatter.DidYouMean(name, pose.Parts))
			}
		}
		for _, limb := range slices.Sorted(maps.Keys(frame.Tone)) {
			if !slices.Contains(pose.Limbs, limb) {
				f.FaultAt([]any{"frames", i, "tone"}, "there is no limb %s%s", limb, frontmatter.DidYouMean(limb, pose.Limbs))
			}
			if tone := frame.Tone[limb]; tone != "near" && tone != "far" {
				f.FaultAt([]any{"frames", i, "tone"}, "a limb is near or far, found %s", tone)
			}
		}
	}
}

// bothSides maps a field for one side to the field for both sides.
var bothSides = map[string]string{"arm.l": "arms", "arm.r": "arms", "leg.l": "legs", "leg.r": "legs"}

// Problem returns a problem of a field of a frame. If the frame inherits the field, the problem is at the line of the frame.
func (p *PoseFiles) Problem(id string, frame int, key, text string) frontmatter.Problem {
	f := p.files[id]
	line, whole := f.Line("frames", frame, key), f.Line("frames", frame)
	if both, ok := bothSides[key]; ok && line == whole {
		line = f.Line("frames", frame, both)
	}
	if (key == "view" || key == "props") && line == whole {
		line = f.Line(key)
	}
	return frontmatter.Problem{File: f.Path(), Line: line, Text: fmt.Sprintf("frame %s: %s", frameLetter(frame), text)}
}

// frameLetter returns the letter by which steps name a frame.
func frameLetter(i int) string { return string(rune('A' + i)) }

// frameLetters lists the letters that the steps of a move name; a move without any has one frame.
func frameLetters(s *catalog.Stretch) []string {
	var out []string
	for _, frame := range s.Frames() {
		out = append(out, cmp.Or(frame.Letter, "A"))
	}
	return out
}
