package edit

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/manifest"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// A figureChecker compares figures with the moves and pages that show them.
type figureChecker struct {
	*catalog.Catalog
	fsys     fs.FS // the content with its poses
	drawn    manifest.Manifest
	problems frontmatter.Problems
}

// CheckFigures returns where the moves and pages of c and drawn figures do not fit. The figures are of the poses of
// fsys as they are now. The command figures reports what is wrong with a pose alone, and loading that a move has none.
func CheckFigures(c *catalog.Catalog, fsys fs.FS, drawn manifest.Manifest) frontmatter.Problems {
	check := &figureChecker{Catalog: c, fsys: fsys, drawn: drawn}
	for id, m := range drawn {
		check.figure(id, m)
	}
	for _, page := range c.Pages {
		check.page(page)
	}
	for _, m := range c.Moves {
		check.neck(m)
	}
	return check.problems.Sorted()
}

// fault reports a problem at a line of a file.
func (c *figureChecker) fault(file string, line int, format string, args ...any) {
	problem := frontmatter.Problem{File: file, Line: line, Code: frontmatter.CodeFigure, Text: fmt.Sprintf(format, args...)}
	c.problems = append(c.problems, problem)
}

// poseFile returns the path of the pose of a figure.
func poseFile(id string) string { return "poses/" + id + ".yaml" }

// faultAt reports a problem at the n-th line of a pose, counted from 0, that a pattern matches, at line 1 if none does.
func (c *figureChecker) faultAt(id string, n int, pattern, format string, args ...any) {
	found := 1
	text, _ := fs.ReadFile(c.fsys, poseFile(id)) // its sum was compared
	for i, line := range strings.Split(string(text), "\n") {
		if matched, _ := regexp.MatchString(pattern, line); matched { // the patterns are valid
			if n--; n == -1 {
				found = i + 1
			}
		}
	}
	c.fault(poseFile(id), found, format, args...)
}

// frame matches the first line of a frame in a pose.
const frame = "alt:"

// figureRoles says what highlighted muscles do, by kind of move, as poses have it.
var figureRoles = map[string]string{
	"stretch": "", "mobility": "", "strength": "works", "aerobic": "works", "self-massage": "none", "breathing": "none", "relaxation": "none",
}

// figure checks a figure against the move that it shows, unless it is one of load.SharedFigures.
func (c *figureChecker) figure(id string, m manifest.Movement) {
	for i, picture := range m.Frames {
		for _, fault := range words.CheckCharacters(picture.Alt) {
			c.faultAt(id, i, frame, "%s", fault.Text)
		}
		if fault := markdown.BraceFault(picture.Alt); fault != "" {
			c.faultAt(id, i, frame, "%s", fault)
		}
	}
	if slices.Contains(load.SharedFigures, id) {
		return
	}
	moveID, place, _ := strings.Cut(id, ".")
	i := slices.IndexFunc(c.Moves, func(move *catalog.Move) bool { return move.ID == moveID })
	if i < 0 {
		c.fault(poseFile(id), 1, "there is no stretch %s%s", moveID, frontmatter.DidYouMean(moveID, catalog.IDs(c.Moves)))
		return
	}
	move := c.Moves[i]
	shown := slices.IndexFunc(move.Positions(), func(p *catalog.Position) bool { return move.FigureID(p) == id })
	if shown < 0 {
		c.fault(poseFile(id), 1, "%s is not done in another position called %s: `also` names none", moveID, place)
		return
	}
	if want := figureRoles[move.KindID]; m.Role != want {
		c.faultAt(id, 0, "role:", "the move is of the kind %s: the role of its muscles is %s", move.KindID, cmp.Or(want, "left out"))
	}
	_, isMoving := m.Files[manifest.Motion(id)]
	if want := wayOf(move.Dose); isMoving && len(m.Frames) > 1 && m.Way != want {
		c.faultAt(id, 0, "way:", "the motion takes %v seconds from picture to picture, as tempo and hold of the move give: write way: %v", want, want)
	}
	for _, muscle := range m.Glow {
		if !slices.Contains(move.MuscleIDs, muscle) {
			c.faultAt(id, 0, "glow:.*"+muscle, "the move does not work %s: it is not among its muscles", muscle)
		}
	}
	var letters []string
	for _, named := range move.FramesIn(move.Positions()[shown]) {
		letter := cmp.Or(named.Letter, "A") // if steps name none, the move has a single frame
		letters = append(letters, letter)
		if int(letter[0]-'A') >= len(m.Frames) {
			c.faultAt(id, 0, "frames:", "a step of the move names the frame %s, which is missing here", letter)
		}
	}
	for i := range m.Frames {
		if letter := string(rune('A' + i)); !slices.Contains(letters, letter) {
			c.faultAt(id, i, frame, "no step of the move names the frame %s", letter)
		}
	}
}

// The least and the most seconds that a motion takes from one picture to the next. A pose leaves the least out.
const usualWay, longestWay = 2.4, 4.0

// wayOf returns how many seconds the way of a move takes: half of the time of a repeat that is not held.
func wayOf(d catalog.Dose) float64 {
	return max(usualWay, min(longestWay, float64(d.Tempo-d.Hold)/2))
}

// page reports figures on a page that have no pose, or another number of pictures than the page has steps for.
func (c *figureChecker) page(page *catalog.Page) {
	file := "pages/" + page.ID + ".md"
	for _, sequence := range page.Sequences {
		if m, ok := c.drawn[sequence.FigureID]; ok && len(m.Frames) != len(sequence.Pictures) {
			c.fault(file, 1, "the steps of %d pictures of %s, which has %d", len(sequence.Pictures), sequence.FigureID, len(m.Frames))
		}
	}
	for _, e := range page.Body.Embeds {
		if _, err := fs.Stat(c.fsys, poseFile(e.ID)); e.Kind == "figure" && err != nil {
			c.fault(file, e.Line, "there is no figure %s: write %s", e.ID, poseFile(e.ID))
		}
	}
}

const (
	neckClass   = "neck" // the caution class of moves that bend or turn the neck
	minNeckMove = 40     // degrees from which a figure bends or turns the neck: with fewer, the head only follows the trunk
)

// neck reports a move whose figures bend or turn the neck and that has no caution for it.
func (c *figureChecker) neck(m *catalog.Move) {
	for _, position := range m.Positions() {
		id := m.FigureID(position)
		if degrees := c.drawn[id].Neck; degrees >= minNeckMove && !slices.Contains(catalog.IDs(m.ClassesIn(position)), neckClass) {
			c.fault("stretches/"+m.ID+".md", 1, "the figure %s bends or turns the neck by %d degrees: name the caution class %s in cautions", id, degrees, neckClass)
		}
	}
}
