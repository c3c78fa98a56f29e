package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"unknot/figures/internal/pose"
	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/markdown"
)

// poseFiles holds the pose files of the content. Each file shows a move, a move in another position, or one of
// load.SharedFigures.
type poseFiles struct {
	movements []*pose.Movement             // movements of the files that could be read, sorted by ID; their poses may have problems
	files     map[string]*frontmatter.File // by ID of the movement
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
		p.checkFrom(m, c.Moves)
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
func (p *poseFiles) checkFrom(m *pose.Movement, moves []*catalog.Move) {
	f := p.files[m.ID]
	if m.From == "" {
		if m.All != nil {
			f.FaultAt([]any{"all"}, "all is for a pose that begins from another one: write from, or give every frame its own")
		}
		return
	}
	if p.files[m.From] == nil {
		id, _, _ := strings.Cut(m.From, ".") // without the position
		for _, move := range moves {
			if slices.Contains(move.Formerly, id) {
				f.FaultAt([]any{"from"}, "write %s: %s is its former id", move.ID, id)
				return
			}
		}
		f.FaultAt([]any{"from"}, "there is no pose %s%s", m.From, frontmatter.DidYouMean(m.From, p.ids()))
		return
	}
	i := p.index(m.From) // -1 if it has problems, which are reported
	if i >= 0 && p.movements[i].From != "" {
		f.FaultAt([]any{"from"}, "%s begins from another pose itself: write one that does not", m.From)
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
		return f.Written()
	}
	return ""
}

// checkContent reports pages whose figures have no pose file, or that describe more or fewer pictures than a figure
// has. The loader reports moves without a figure.
func (p *poseFiles) checkContent(c *catalog.Catalog) {
	fault := func(file string, line int, format string, args ...any) {
		p.problems = append(p.problems, frontmatter.Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...)})
	}
	for _, page := range c.Pages {
		for _, sequence := range page.Sequences {
			i := p.index(sequence.FigureID)
			if i < 0 {
				continue
			}
			if frames := len(p.movements[i].Frames); frames != len(sequence.Pictures) {
				fault("pages/"+page.ID+".md", 1, "the steps of %d pictures of %s, which has %d", len(sequence.Pictures), sequence.FigureID, frames)
			}
		}
		for _, e := range page.Body.Embeds {
			if e.Kind == "figure" && p.files[e.ID] == nil {
				fault("pages/"+page.ID+".md", e.Line, "there is no figure %s: write poses/%s.yaml", e.ID, e.ID)
			}
		}
	}
}

const (
	neckClass   = "neck" // the caution class of moves that bend or turn the neck
	minNeckMove = 40     // degrees from which a figure bends or turns the neck: with fewer, the head only follows the trunk
)

// checkNecks reports moves whose figures bend or turn the neck and that have no caution for it.
func (p *poseFiles) checkNecks(c *catalog.Catalog) {
	for _, m := range c.Moves {
		for _, position := range m.Positions() {
			i := p.index(m.FigureID(position))
			if i < 0 {
				continue // reported as missing
			}
			degrees := neckRange(p.movements[i].Frames)
			if degrees >= minNeckMove && !slices.Contains(catalog.IDs(m.ClassesIn(position)), neckClass) {
				text := fmt.Sprintf("the figure %s bends or turns the neck by %d degrees: name the caution class %s in cautions", m.FigureID(position), int(degrees), neckClass)
				p.problems = append(p.problems, frontmatter.Problem{File: "stretches/" + m.ID + ".md", Line: 1, Text: text})
			}
		}
	}
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

// maxFrames is the largest number of frames. A way to the floor has that many, a move has fewer steps.
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

// checkPose checks a pose file against the move that it shows: there has to be a frame for each step that names one,
// and only muscles that the move works may be highlighted. It also sets m.Role.
func checkPose(f *frontmatter.File, m *pose.Movement, moves []*catalog.Move) {
	if strings.HasSuffix(m.ID, "-a") || strings.HasSuffix(m.ID, "-m") {
		f.Fault(1, "an id cannot end in -a or -m: the files of drawings end so")
	}
	checkPoseNames(f, m)
	for i, frame := range m.Frames {
		if frame.Alt == "" && !m.Map {
			f.FaultAt([]any{"frames", i}, "alt is missing: say in a few words what the picture shows")
		}
	}
	if slices.Contains(load.SharedFigures, m.ID) {
		return
	}
	id, place, _ := strings.Cut(m.ID, ".")
	i := slices.IndexFunc(moves, func(move *catalog.Move) bool { return move.ID == id })
	if i < 0 {
		f.Fault(1, "there is no stretch %s%s", id, frontmatter.DidYouMean(id, catalog.IDs(moves)))
		return
	}
	move := moves[i]
	position := positionOf(move, m.ID)
	if position == nil && place != "" {
		f.Fault(1, "%s is not done in another position called %s: `also` names none", id, place)
		return
	}
	m.Role = roles[move.KindID]
	checkPoseFrames(f, m, move, position)
}

// positionOf returns the position of m whose figure has the given ID, nil if there is none.
func positionOf(m *catalog.Move, id string) *catalog.Position {
	for _, p := range m.Positions() {
		if p != nil && m.FigureID(p) == id {
			return p
		}
	}
	return nil
}

// eachWritten calls f with each frame of m as it is written in its file, before frames inherit, and with All. Path is
// where the frame is in the file.
func eachWritten(m *pose.Movement, f func(frame pose.Frame, path ...any)) {
	for i, frame := range m.Frames {
		f(frame, "frames", i)
	}
	if m.All != nil {
		f(*m.All, "all")
	}
}

// roles holds what a highlighted muscle does in a move, by kind of move.
var roles = map[string]pose.MuscleRole{
	"stretch": pose.Stretches, "mobility": pose.Stretches, "strength": pose.Works, "aerobic": pose.Works,
	"self-massage": pose.Unmarked, "breathing": pose.Unmarked, "relaxation": pose.Unmarked,
}

// checkPoseFrames checks the frames of a movement against the steps of a move in position p, and against its muscles.
func checkPoseFrames(f *frontmatter.File, m *pose.Movement, move *catalog.Move, p *catalog.Position) {
	named := frameLetters(move, p)
	for i := range m.Frames {
		letter := frameLetter(i)
		if !slices.Contains(named, letter) {
			f.FaultAt([]any{"frames", i}, "no step of the move names the frame %s", letter)
		}
	}
	eachWritten(m, func(frame pose.Frame, path ...any) {
		if len(frame.Glow) > 0 && m.Role == pose.Unmarked {
			f.FaultAt(append(path, "glow"), "no muscle is highlighted in a move of kind %s", move.KindID)
		}
		for _, lit := range frame.Glow {
			muscle := strings.TrimSuffix(strings.TrimSuffix(lit, ".l"), ".r")
			if !slices.Contains(move.MuscleIDs, muscle) {
				f.FaultAt(append(path, "glow"), "the move does not work %s: it is not among its muscles", muscle)
			}
		}
	})
	for _, letter := range named {
		if index := int(letter[0] - 'A'); index >= len(m.Frames) {
			f.FaultAt([]any{"frames"}, "a step of the move names the frame %s, which is missing here", letter)
		}
	}
}

// checkPoseNames reports names of people, parts and limbs that do not exist, and areas on a figure that is not a map.
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

// problem returns a problem of a field of a frame, which key names. Its line is that of the field in the frame or in
// All. If neither has the field, it is the line of the frame or, for view and props, that of the field of the movement.
func (p *poseFiles) problem(id string, frame int, key, text string) frontmatter.Problem {
	f := p.files[id]
	line, found := fieldLine(f, frame, key)
	if !found {
		line = f.Line("frames", frame)
		if key == "view" || key == "props" {
			line = f.Line(key)
		}
	}
	return frontmatter.Problem{File: f.Path(), Line: line, Text: fmt.Sprintf("frame %s: %s", frameLetter(frame), text)}
}

// fieldLine returns the line of a field of a frame, in the frame or in All. For a side it also finds the field for both
// sides.
func fieldLine(f *frontmatter.File, frame int, key string) (line int, found bool) {
	for _, parent := range [][]any{{"frames", frame}, {"all"}} {
		for _, name := range []string{key, bothSides[key]} {
			line := f.Line(append(parent, name)...)
			if isMissing := line == f.Line(parent...); !isMissing { // the line of a missing field is that of its parent
				return line, true
			}
		}
	}
	return 0, false
}

// frameLetter returns the letter by which steps name a frame.
func frameLetter(i int) string { return string(rune('A' + i)) }

// frameLetters lists the letters of frames that the steps of a move name in a position. If they name none, the move has
// a single frame, A.
func frameLetters(m *catalog.Move, p *catalog.Position) []string {
	var out []string
	for _, frame := range m.FramesIn(p) {
		out = append(out, cmp.Or(frame.Letter, "A"))
	}
	return out
}
