package static

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Figure is the drawing of one movement: frames in the order of its steps.
type Figure struct {
	Path   string // the file that has every frame as a symbol
	Image  Image  // the first frame by itself, no larger than what is drawn
	Motion string // the movement as an image that moves by itself; "" if it is not to be seen so
	Cast   string // the class of its person: "", fig-a, fig-b
	Frames []Frame
}

// Image is a picture in a file of its own.
type Image struct{ Path, Width string }

// Frame is one picture of a figure.
type Frame struct {
	ID      string // of its symbol: a, b, c
	ViewBox string // of an svg that uses its symbol: there it begins at 0 0, whatever part of its canvas it shows
	Width   string // viewBox units
	Height  string
	Alt     string // what it shows, in words
	Markup  string // what its symbol holds, of a map of muscles only: pages mark them
}

// Figure is the drawing called id, nil if there is none.
func (s *Set) Figure(id string) *Figure { return s.figures[id] }

// drawnColours are the colours of figures, written with them: each begins the style sheet of its name.
var drawnColours = []string{"figures/figures.css", "figures/print.css"}

// addFigures adds the drawings, and reads what pages need of them.
func (s *Set) addFigures(fsys fs.FS, add func(name string, data []byte) error) error {
	names, err := fs.Glob(fsys, "figures/*.*")
	if err != nil {
		return err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(drawnColours, name) })
	if err := addEach(fsys, names, add); err != nil {
		return err
	}
	for _, name := range names {
		if id, ok := strings.CutSuffix(path.Base(name), "-a.svg"); ok {
			if s.figures[id], err = s.readFigure(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// readFigure reads a drawing that was added: {id}.svg with a symbol for each frame, beside {id}-a.svg and, if it moves, {id}-m.svg.
func (s *Set) readFigure(id string) (*Figure, error) {
	all := s.byName[id+".svg"]
	if all == nil {
		return nil, fmt.Errorf("static: figures/%s.svg is missing: run make figures", id)
	}
	image := s.byName[id+"-a.svg"]
	f := &Figure{Path: all.Path, Image: Image{Path: image.Path}}
	start, _, _ := bytes.Cut(image.Data, []byte(">"))
	_, box, _ := strings.Cut(string(start), `viewBox="`)
	f.Image.Width, _ = sizeOf(strings.TrimSuffix(box, `"`))
	if motion := s.byName[id+"-m.svg"]; motion != nil {
		f.Motion = motion.Path
	}
	head, rest, _ := strings.Cut(string(all.Data), ">")
	if _, cast, ok := strings.Cut(head, `data-cast="`); ok {
		f.Cast = "fig-" + strings.TrimSuffix(cast, `"`)
	}
	for {
		frame, after, ok := nextFrame(rest)
		if !ok {
			break
		}
		f.Frames, rest = append(f.Frames, frame), after
	}
	if len(f.Frames) == 0 {
		return nil, fmt.Errorf("static: figures/%s.svg has no frame: run make figures", id)
	}
	return f, nil
}

// nextFrame reads the first symbol of a drawing; at every start of the server, so without a regular expression.
func nextFrame(svg string) (frame Frame, rest string, found bool) {
	_, svg, _ = strings.Cut(svg, `<symbol id="`)
	frame.ID, svg, _ = strings.Cut(svg, `" viewBox="`)
	shown, svg, _ := strings.Cut(svg, `" aria-label="`)
	frame.Alt, svg, _ = strings.Cut(svg, `">`)
	frame.Alt = html.UnescapeString(frame.Alt)
	markup, rest, found := strings.Cut(svg, "</symbol>")
	if strings.Contains(markup, ` data-m="`) {
		frame.Markup = strings.Clone(markup)
	}
	frame.ID, frame.Alt = strings.Clone(frame.ID), strings.Clone(frame.Alt) // or they would keep all of the file
	width, height := sizeOf(shown)
	frame.Width, frame.Height = strings.Clone(width), strings.Clone(height)
	frame.ViewBox = "0 0 " + frame.Width + " " + frame.Height
	return frame, rest, found
}

func sizeOf(viewBox string) (width, height string) {
	if size := strings.Fields(viewBox); len(size) == 4 {
		return size[2], size[3]
	}
	return "", ""
}
