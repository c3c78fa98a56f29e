package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"unknot/internal/figure/body"
	"unknot/internal/pose"
)

// A Plate is a movement as drawn: every frame, and what is wrong with them.
type Plate struct {
	ID     string
	Scenes []Scene
	Motion []Scene        // a movement of two frames, with those between
	Faults [][]body.Fault // by frame
	Hash   string         // of all that the drawing came from
}

// DrawFrames draws the frames of movements, all processors at work. A plate stands where its movement stood.
func DrawFrames(movements []*pose.Movement) []Plate {
	plates := make([]Plate, len(movements))
	work := onAllProcessors()
	for i, m := range movements {
		plates[i] = Plate{ID: m.ID, Hash: Hash(m), Scenes: make([]Scene, len(m.Frames)), Faults: make([][]body.Fault, len(m.Frames))}
		for k := range m.Frames {
			work.Go(func() error {
				scene, faults := Draw(m, k)
				plates[i].Scenes[k] = scene
				plates[i].Faults[k] = slices.Concat(body.Check(m.Frames[k]), contacts(m, k), faults)
				return nil
			})
		}
	}
	work.Wait() // no drawing fails: what is wrong with it is among its faults
	return plates
}

// DrawAll draws movements with their motions, which take longer than the frames.
func DrawAll(movements []*pose.Movement) []Plate {
	plates := DrawFrames(movements)
	work := onAllProcessors()
	for i, m := range movements {
		if !Moves(m) {
			continue
		}
		slow := inMotion(m)
		plates[i].Motion = make([]Scene, len(slow.Frames))
		for k := range slow.Frames {
			work.Go(func() error {
				plates[i].Motion[k], _ = Draw(slow, k) // what is wrong on the way is not reported: the ends are what people hold
				return nil
			})
		}
	}
	work.Wait() // no drawing fails: what is wrong with it is among its faults
	return plates
}

func onAllProcessors() *errgroup.Group {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	return &work
}

// Hash is over everything that a movement's files come from: the pose, the colours, and Version.
func Hash(m *pose.Movement) string { return hashOf(m, everyColour()+everyStyle()) }

// everyStyle is how every class is painted.
func everyStyle() string {
	var b strings.Builder
	for _, s := range styles {
		b.WriteString(s.class + attributes(s.class) + "\n")
	}
	return b.String()
}

func hashOf(m *pose.Movement, colours string) string {
	written, err := json.Marshal(m)
	if err != nil {
		panic(err) // a movement holds numbers and text only
	}
	sum := sha256.Sum256(fmt.Appendf(written, "\n%s\n%d", colours, Version))
	return hex.EncodeToString(sum[:8])
}

const hashBefore = "<!-- drawn from "

// HashOf reads the hash of a file that was drawn before; "" if it carries none.
func HashOf(svg []byte) string {
	_, rest, _ := strings.Cut(string(svg), hashBefore)
	hash, _, ok := strings.Cut(rest, " ")
	if !ok {
		return ""
	}
	return hash
}

// FileNames are the names of the files that a movement is drawn into: {id}.svg with a symbol for each frame, a, b, c, coloured by the page it
// is used on; {id}-a.svg, the first frame as an image with colours of its own, others for the fragment dark; and of a motion {id}-m.svg, such an
// image that moves by itself.
func FileNames(m *pose.Movement) []string {
	names := []string{m.ID + ".svg", m.ID + "-a.svg"}
	if Moves(m) {
		names = append(names, m.ID+"-m.svg")
	}
	return names
}

// Files are the plate's files, by the names of FileNames.
func (p Plate) Files() map[string][]byte {
	head := func(attributes string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg"` + attributes + `>` + hashBefore + p.Hash + " -->"
	}
	cast := ""
	if p.Scenes[0].Cast != "" {
		cast = ` data-cast="` + p.Scenes[0].Cast + `"`
	}
	var all strings.Builder
	all.WriteString(head(cast))
	for i, s := range p.Scenes {
		fmt.Fprintf(&all, `<symbol id="%c" viewBox="%s" aria-label="%s">%s</symbol>`, 'a'+i, p.trimmed(s).viewBox(), html.EscapeString(s.Alt), s.Markup())
	}
	all.WriteString("</svg>\n")
	first := p.Scenes[0]
	image := func(box area, content string) []byte {
		return []byte(head(` id="dark" viewBox="`+box.viewBox()+`"`) + content + "</svg>\n")
	}
	files := map[string][]byte{
		p.ID + ".svg":   []byte(all.String()),
		p.ID + "-a.svg": image(first.canvas().around(first.drawn(), cardMargin), "<style>"+palettes(first)+"</style>"+first.Markup()),
	}
	if len(p.Motion) > 0 {
		files[p.ID+"-m.svg"] = image(p.trimmed(p.Motion[0]), motionImage(p.Motion))
	}
	return files
}
