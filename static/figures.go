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

// A Figure is the drawing of a movement.
type Figure struct {
	Path   string  // of the file that has each frame as a symbol
	Image  Image   // the first frame, trimmed to its content
	Motion string  // of an animated image of the movement; "" if there is none
	Cast   string  // the CSS class of the person: "", fig-a, fig-b
	Frames []Frame // in the order of its steps
}

// Image is an image file. Width is in viewBox units.
type Image struct{ Path, Width string }

// Frame is one picture of a figure.
type Frame struct {
	ID      string // the id of its symbol: a, b, c
	ViewBox string // of an svg element that uses the symbol; it begins at 0 0
	Width   string // viewBox units
	Height  string
	Alt     string // alt text
	Markup  string // the content of the symbol, for body maps only: pages highlight muscles in it
}

// Figure returns the drawing called id, nil if there is none. Callers must not change it.
func (s *Set) Figure(id string) *Figure { return s.figures[id] }

// generatedCSS are the generated colours of figures. Each is prepended to the stylesheet with its name.
var generatedCSS = []string{"figures/figures.css", "figures/print.css"}

// addFigures adds the drawings and parses them.
func (s *Set) addFigures(fsys fs.FS, add func(name string, data []byte) error) error {
	names, err := fs.Glob(fsys, "figures/*.*")
	if err != nil {
		return fmt.Errorf("static: cannot list figures: %w", err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(generatedCSS, name) })
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

// readFigure parses the files of an added drawing: {id}.svg with a symbol for each frame, {id}-a.svg and, if it is animated, {id}-m.svg.
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

// nextFrame parses the first symbol of svg; rest is svg after that symbol. It runs at server start, so it avoids regular
// expressions, which are slower.
func nextFrame(svg string) (frame Frame, rest string, found bool) {
	_, svg, _ = strings.Cut(svg, `<symbol id="`)
	frame.ID, svg, _ = strings.Cut(svg, `" viewBox="`)
	viewBox, svg, _ := strings.Cut(svg, `" aria-label="`)
	frame.Alt, svg, _ = strings.Cut(svg, `">`)
	frame.Alt = html.UnescapeString(frame.Alt)
	markup, rest, found := strings.Cut(svg, "</symbol>")
	if strings.Contains(markup, ` data-m="`) { // only body maps name their muscles
		frame.Markup = strings.Clone(markup)
	}
	frame.ID, frame.Alt = strings.Clone(frame.ID), strings.Clone(frame.Alt) // substrings would keep the whole file in memory
	width, height := sizeOf(viewBox)
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
