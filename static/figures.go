package static

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A Figure is the drawing of one movement: frames in the order of its steps.
type Figure struct {
	Path   string // the file that has every frame as a symbol
	Image  string // the first frame as an image
	Motion string // the movement as an image that moves by itself; "" if it is not to be seen so
	Cast   string // the class of its person: "", fig-a, fig-b
	Frames []Frame
}

// Frame is one picture of a figure.
type Frame struct {
	ID      string // of its symbol: a, b, c
	ViewBox string
	Width   string // viewBox units
	Height  string
	Markup  string // what its symbol holds
}

// Figure is the drawing called id, nil if there is none.
func (s *Set) Figure(id string) *Figure { return s.figures[id] }

// addFigures reads the drawings: figures/{id}.svg with a symbol for each frame beside figures/{id}-a.svg.
func (s *Set) addFigures(fsys fs.FS, add func(name string, data []byte) error) error {
	sheet, err := joined(fsys, "figures/figures.css", "css/figures/*.css")
	if err != nil {
		return err
	}
	if err := add("figures.css", sheet); err != nil {
		return err
	}
	names, err := fs.Glob(fsys, "figures/*.*")
	if err != nil {
		return err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == "figures/figures.css" })
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if err := add(path.Base(name), data); err != nil {
			return err
		}
	}
	for _, name := range names {
		name := path.Base(name)
		id, isImage := strings.CutSuffix(name, "-a.svg")
		if !isImage {
			continue
		}
		all := s.byName[id+".svg"]
		if all == nil {
			return fmt.Errorf("static: figures/%s.svg is missing: run make figures", id)
		}
		figure := &Figure{Path: all.Path, Image: s.byName[name].Path}
		if motion := s.byName[id+"-m.svg"]; motion != nil {
			figure.Motion = motion.Path
		}
		if m := castOf.FindSubmatch(all.Data); m != nil {
			figure.Cast = string(m[1])
		}
		for rest := string(all.Data); ; {
			var frame Frame
			var found bool
			if frame, rest, found = nextFrame(rest); !found {
				break
			}
			if size := strings.Fields(frame.ViewBox); len(size) == 4 {
				frame.Width, frame.Height = size[2], size[3]
			}
			figure.Frames = append(figure.Frames, frame)
		}
		if len(figure.Frames) == 0 {
			return fmt.Errorf("static: figures/%s.svg has no frame: run make figures", id)
		}
		s.figures[id] = figure
	}
	return nil
}

// nextFrame reads the first symbol of a drawing; at every start of the server, so without a regular expression.
func nextFrame(svg string) (frame Frame, rest string, found bool) {
	_, svg, _ = strings.Cut(svg, `<symbol id="`)
	frame.ID, svg, _ = strings.Cut(svg, `" viewBox="`)
	frame.ViewBox, svg, _ = strings.Cut(svg, `">`)
	frame.Markup, rest, found = strings.Cut(svg, "</symbol>")
	return frame, rest, found
}

var castOf = regexp.MustCompile(`^<svg [^>]*class="([^"]*)"`)
