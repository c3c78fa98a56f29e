package static

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sync"

	"unknot/internal/manifest"
)

// A Figure is the drawing of a movement.
type Figure struct {
	Path   string        // address of the file that has each frame as a symbol
	Image  Image         // the frame Lit, trimmed to its content
	Motion string        // address of an animated image of the movement, "" if there is none
	Cast   string        // the CSS class of the person: "", or as fig-b2
	Frames []Frame       // in the order of the steps
	Lit    int           // index of the most telling frame
	Panel  string        // address of the picture of a shared link, a PNG of 1200 by 630 pixels
	Areas  func() []Area // returns the muscles of the first frame, for body maps
}

// Image is an image file.
type Image struct {
	Path  string // its address
	Width string // viewBox units
}

// Frame is one picture of a figure.
type Frame struct {
	ID      string // id of its symbol: a, b, c
	ViewBox string // viewBox of an svg element that uses the symbol; it begins at 0 0
	Width   string // viewBox units
	Height  string
	Alt     string // alt text
}

// An Area is a muscle on a body map.
type Area struct {
	Muscle  string // its ID
	Side    string // ".l", ".r", or "" for a muscle without sides
	Outline string // attribute d of its path
}

// Figure returns the drawing called id, nil if there is none. Callers must not change it.
func (s *Set) Figure(id string) *Figure { return s.figures[id] }

// generatedCSS lists the files with the generated colours of figures. Each goes before the stylesheet with the same
// name.
var generatedCSS = []string{"figures/figures.css", "figures/print.css"}

// addFigures adds the drawings that the manifest lists.
func (s *Set) addFigures() error {
	drawn, err := manifest.Read(s.fsys)
	if err != nil {
		return fmt.Errorf("static: %w: run make figures", err)
	}
	for id, m := range drawn {
		if m.Lit < 0 || m.Lit >= len(m.Frames) {
			return fmt.Errorf("static: %s has no frame %d: run make figures", id, m.Lit)
		}
		for _, name := range []string{manifest.Symbols(id), manifest.Image(id), manifest.Motion(id), manifest.Panel(id)} {
			sum, ok := m.Files[name]
			if !ok && name == manifest.Motion(id) {
				continue
			}
			if _, err := fs.Stat(s.fsys, manifest.Stored(name)); err != nil {
				return fmt.Errorf("static: %w: run make figures if it is missing", err)
			}
			if len(sum) < hashLength {
				return fmt.Errorf("static: the sum of %s is missing: run make figures", name)
			}
			s.add(name, sum, &File{Type: types[path.Ext(name)], Data: func() ([]byte, error) { return manifest.ReadFile(s.fsys, name) }})
		}
		s.figures[id] = s.figure(id, m)
	}
	return nil
}

// figure returns the figure for a movement whose files have been added.
func (s *Set) figure(id string, m manifest.Movement) *Figure {
	symbols := s.byName[manifest.Symbols(id)]
	f := &Figure{Path: symbols.Path,
		Image: Image{s.byName[manifest.Image(id)].Path, m.Width.String()}, Lit: m.Lit, Panel: s.byName[manifest.Panel(id)].Path,
		Areas: sync.OnceValue(func() []Area { return areasOf(symbols) })}
	if motion := s.byName[manifest.Motion(id)]; motion != nil {
		f.Motion = motion.Path
	}
	if m.Cast != "" {
		f.Cast = "fig-" + m.Cast
	}
	for i, frame := range m.Frames {
		width, height := frame.Width.String(), frame.Height.String()
		f.Frames = append(f.Frames, Frame{ID: string(rune('a' + i)), ViewBox: "0 0 " + width + " " + height, Width: width, Height: height,
			Alt: frame.Alt})
	}
	return f
}

// mapArea matches the path of one muscle on a map.
var mapArea = regexp.MustCompile(`<path data-m="([^".]+)(\.[lr])?" d="([^"]*)"/>`)

// areasOf returns the muscles of a body map, which is a file with one frame.
func areasOf(f *File) (areas []Area) {
	svg, _ := f.Data() // a file that cannot be read is reported when it is requested
	for _, m := range mapArea.FindAllSubmatch(svg, -1) {
		areas = append(areas, Area{string(m[1]), string(m[2]), string(m[3])})
	}
	return areas
}
