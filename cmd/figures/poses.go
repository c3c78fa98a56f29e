package main

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
	"unknot/internal/load"
	"unknot/internal/markdown"
	"unknot/internal/pose"
)

// A poseFiles has the pose files of the content. Each holds the movement of a move, of a move in another position, or
// of one of load.SharedFigures.
type poseFiles struct {
	movements []*pose.Movement             // those without problems, sorted by ID
	files     map[string]*frontmatter.File // keyed by ID of the movement
	problems  frontmatter.Problems
}

// readPoses reads the pose files of fsys and checks them against the moves and pages of c.
func readPoses(fsys fs.FS, c *catalog.Catalog) *poseFiles {
	names, _ := fs.Glob(fsys, "poses/*.yaml") // the pattern is valid
	p := &poseFiles{files: map[string]*frontmatter.File{}}
	for _, name := range names {
		f := frontmatter.ReadFile(fsys, name)
		m := readMovement(f)
		p.files[m.ID] = f
		if len(f.Problems()) == 0 {
			p.movements = append(p.movements, m)
			checkPose(f, m, c.Moves)
		}
	}
	for _, m := range p.movements {
		p.checkFrom(m)
	}
	for _, f := range p.files {
		p.problems = append(p.problems, f.Problems()...)
	}
	p.checkContent(c)
	p.inherit() // after the checks that are about the files as written
	p.checkNecks(c)
	p.problems = p.problems.Sorted()
	return p
}

// checkFrom reports a movement that begins from one that is missing, or that begins from another one itself.
func (p *poseFiles) checkFrom(m *pose.Movement) {
	f := p.files[m.ID]
	switch i := p.index(m.From); {
	case m.From == "":
		if m.All != nil {
			f.FaultAt([]any{"all"}, "all is for a pose that begins from another one: write from, or give every frame its own")
		}
	case p.files[m.From] == nil:
		f.FaultAt([]any{"from"}, "there is no pose %s%s", m.From, frontmatter.DidYouMean(m.From, p.ids()))
	case m.From == m.ID || i >= 0 && p.movements[i].From != "":
		f.FaultAt([]any{"from"}, "%s begins from another pose itself: write one that does not", m.From)
	}
}

// index returns the index of a movement, -1 if there is none without problems.
func (p *poseFiles) index(id string) int {
	return slices.IndexFunc(p.movements, func(m *pose.Movement) bool { return m.ID == id })
}

// inherit completes the movements: first those that stand alone, then those that begin from them. It drops those that
// begin from one with problems.
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
			m.Begin(p.movements[i])
		}
		whole = append(whole, m)
	}
	p.movements = whole
}

// written returns the text of a pose file, "" if there is none.
func (p *poseFiles) written(id string) string {
	if f := p.files[id]; f != nil {
		return f.Written()
	}
	return ""
}

// checkContent reports positions of moves and pages whose figures have no pose file, and pages with steps for more or
// fewer pictures than there are.
func (p *poseFiles) checkContent(c *catalog.Catalog) {
	fault := func(file string, line int, format string, args ...any) {
		p.problems = append(p.problems, frontmatter.Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...)})
	}
	for _, s := range c.Moves {
		for _, position := range s.Positions() {
			if position != nil && p.files[s.FigureID(position)] == nil && !s.Draft {
				fault("stretches/"+s.ID+".md", 1, "there is no figure: write poses/%s.yaml", s.FigureID(position))
			}
		}
	}
	for _, page := range c.Pages {
		for _, s := range page.Sequences {
			for _, m := range p.movements {
				if m.ID == s.FigureID && len(m.Frames) != len(s.Pictures) {
					fault("pages/"+page.ID+".md", 1, "the steps of %d pictures of %s, which has %d", len(s.Pictures), m.ID, len(m.Frames))
				}
			}
		}
		for _, e := range page.Body.Embeds {
			if e.Kind == "figure" && p.files[e.ID] == nil {
				fault("pages/"+page.ID+".md", e.Line, "there is no figure %s: write poses/%s.yaml", e.ID, e.ID)
			}
		}
	}
}

// neckClass is the caution class of moves that bend or turn the neck, and neckMoves by how many degrees those do.
// Others follow the trunk.
const neckClass, neckMoves = "neck", 40

// checkNecks reports moves whose figures bend or turn the neck and that have no caution for it.
func (p *poseFiles) checkNecks(c *catalog.Catalog) {
	for _, s := range c.Moves {
		for _, position := range s.Positions() {
			i := p.index(s.FigureID(position))
			if i < 0 {
				continue // reported as missing
			}
			by := neckRange(p.movements[i].Frames)
			if by >= neckMoves && !slices.Contains(catalog.IDs(s.ClassesIn(position)), neckClass) {
				text := fmt.Sprintf("the figure %s bends or turns the neck by %d degrees: name the caution class %s in cautions", s.FigureID(position), int(by), neckClass)
				p.problems = append(p.problems, frontmatter.Problem{File: "stretches/" + s.ID + ".md", Line: 1, Text: text})
			}
		}
	}
}

// neckRange returns by how many degrees frames move the head against the trunk, forwards, to a side or by turning.
func neckRange(frames []pose.Frame) (most float64) {
	for axis := range 3 {
		var low, high float64
		for i, frame := range frames {
			at := 0.0
			for _, bends := range []*pose.Bends{frame.Neck, frame.Head} {
				if bends != nil {
					at += bends[axis]
				}
			}
			if i == 0 {
				low, high = at, at
			}
			low, high = min(low, at), max(high, at)
		}
		most = max(most, high-low)
	}
	return most
}

// maxFrames is the largest number of frames. A move has fewer steps, a way to the floor has as many.
const maxFrames = 8

// readMovement decodes a pose file.
func readMovement(f *frontmatter.File) *pose.Movement {
	m := &pose.Movement{ID: strings.TrimSuffix(path.Base(f.Path()), ".yaml")}
	f.Decode(m)
	for i, frame := range m.Frames {
		if fault := markdown.BraceFault(frame.Alt); fault != "" {
			f.FaultAt([]any{"frames", i, "alt"}, "%s", fault)
		}
	}
	if len(m.Frames) > maxFrames {
		f.FaultAt([]any{"frames"}, "%d frames: write at most %d, one for a step", len(m.Frames), maxFrames)
	}
	return m
}

// ids lists all pose files, including faulty ones.
func (p *poseFiles) ids() []string { return slices.Sorted(maps.Keys(p.files)) }

// checkPose checks a pose file against the move it shows: there is a frame for each step that names one, and no muscle
// glows that the move does not work.
func checkPose(f *frontmatter.File, m *pose.Movement, moves []*catalog.Move) {
	if strings.HasSuffix(m.ID, "-a") || strings.HasSuffix(m.ID, "-m") {
		f.Fault(1, "an id cannot end in -a or -m: the files of drawings end so")
	}
	id, place, _ := strings.Cut(m.ID, ".")
	checkPoseNames(f, m)
	for i, frame := range m.Frames {
		if frame.Alt == "" && !m.Map {
			f.FaultAt([]any{"frames", i}, "alt is missing: say in a few words what the picture shows")
		}
		if frame.Ghost && i == 0 {
			f.FaultAt([]any{"frames", i, "ghost"}, "there is no frame before the first")
		}
	}
	if slices.Contains(load.SharedFigures, m.ID) {
		return
	}
	i := slices.IndexFunc(moves, func(s *catalog.Move) bool { return s.ID == id })
	if i < 0 {
		var ids []string
		for _, s := range moves {
			ids = append(ids, s.ID)
		}
		f.Fault(1, "there is no stretch %s%s", id, frontmatter.DidYouMean(id, ids))
		return
	}
	position := positionOf(moves[i], m.ID)
	if position == nil && place != "" {
		f.Fault(1, "%s is not done in another position called %s: `also` names none", id, place)
		return
	}
	m.Sign = signs[moves[i].KindID]
	checkPoseFrames(f, m, moves[i], position)
}

// positionOf returns the position of s whose drawing has that ID, nil if there is none.
func positionOf(s *catalog.Move, id string) *catalog.Position {
	for _, p := range s.Positions() {
		if p != nil && s.FigureID(p) == id {
			return p
		}
	}
	return nil
}

// eachWritten calls see with each frame of m as its file has it, and with All, and with where they are in the file.
func eachWritten(m *pose.Movement, see func(frame pose.Frame, path ...any)) {
	for i, frame := range m.Frames {
		see(frame, "frames", i)
	}
	if m.All != nil {
		see(*m.All, "all")
	}
}

// signs has what a highlighted muscle does in a move of each kind.
var signs = map[string]pose.Sign{
	"stretch": pose.Stretches, "mobility": pose.Stretches, "strength": pose.Works, "aerobic": pose.Works,
	"self-massage": pose.Unmarked, "breathing": pose.Unmarked, "relaxation": pose.Unmarked,
}

// checkPoseFrames checks the frames of m against the steps of s in position p, and against its muscles.
func checkPoseFrames(f *frontmatter.File, m *pose.Movement, s *catalog.Move, p *catalog.Position) {
	named := frameLetters(s, p)
	for i := range m.Frames {
		letter := frameLetter(i)
		if !slices.Contains(named, letter) {
			f.FaultAt([]any{"frames", i}, "no step of the move names the frame %s", letter)
		}
	}
	eachWritten(m, func(frame pose.Frame, path ...any) {
		if len(frame.Glow) > 0 && m.Sign == pose.Unmarked {
			f.FaultAt(append(path, "glow"), "no muscle is highlighted in a move of kind %s", s.KindID)
		}
		for _, lit := range frame.Glow {
			muscle := strings.TrimSuffix(strings.TrimSuffix(lit, ".l"), ".r")
			if !slices.Contains(s.MuscleIDs, muscle) {
				f.FaultAt(append(path, "glow"), "the move does not work %s: it is not among its muscles", muscle)
			}
		}
	})
	for _, letter := range named {
		if int(letter[0]-'A') >= len(m.Frames) {
			f.FaultAt([]any{"frames"}, "a step of the move names the frame %s, which is missing here", letter)
		}
	}
}

// checkPoseNames reports names of people, parts and limbs that the figure does not have, and areas that only a map has.
func checkPoseNames(f *frontmatter.File, m *pose.Movement) {
	if m.Cast != "" && !slices.Contains(pose.Casts, m.Cast) {
		f.FaultAt([]any{"cast"}, "there is no person %s: leave cast out, or write a or b", m.Cast)
	}
	eachWritten(m, func(frame pose.Frame, path ...any) {
		if len(frame.Areas) > 0 && !m.Map {
			f.FaultAt(append(path, "areas"), "areas are of maps: light muscles with glow")
		}
		for _, name := range slices.Sorted(maps.Keys(frame.Order)) {
			if !slices.Contains(pose.Parts, name) {
				f.FaultAt(append(path, "order"), "there is no part %s%s", name, frontmatter.DidYouMean(name, pose.Parts))
			}
		}
		for _, limb := range slices.Sorted(maps.Keys(frame.Tone)) {
			if !slices.Contains(pose.Limbs, limb) {
				f.FaultAt(append(path, "tone"), "there is no limb %s%s", limb, frontmatter.DidYouMean(limb, pose.Limbs))
			}
			if tone := frame.Tone[limb]; tone != "near" && tone != "far" {
				f.FaultAt(append(path, "tone"), "a limb is near or far, found %s", tone)
			}
		}
	})
}

// bothSides maps a field for one side to the field for both sides.
var bothSides = map[string]string{"arm.l": "arms", "arm.r": "arms", "leg.l": "legs", "leg.r": "legs"}

// problem returns a problem of a field of a frame. If neither the frame nor All has the field, the problem is at the
// line of the frame.
func (p *poseFiles) problem(id string, frame int, key, text string) frontmatter.Problem {
	f := p.files[id]
	whole := f.Line("frames", frame)
	line := whole
	for _, in := range [][]any{{"frames", frame}, {"all"}} {
		for _, name := range []string{key, bothSides[key]} {
			if at := f.Line(append(in, name)...); line == whole && at != f.Line(in...) {
				line = at
			}
		}
	}
	if (key == "view" || key == "props") && line == whole {
		line = f.Line(key)
	}
	return frontmatter.Problem{File: f.Path(), Line: line, Text: fmt.Sprintf("frame %s: %s", frameLetter(frame), text)}
}

// frameLetter returns the letter by which steps name a frame.
func frameLetter(i int) string { return string(rune('A' + i)) }

// frameLetters lists the letters that the steps of a move name in a position; a move without any has one frame.
func frameLetters(s *catalog.Move, p *catalog.Position) []string {
	var out []string
	for _, frame := range s.FramesIn(p) {
		out = append(out, cmp.Or(frame.Letter, "A"))
	}
	return out
}
