package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"unknot/internal/figure"
	"unknot/internal/figure/scene"
	"unknot/internal/figure/skeleton"
	"unknot/internal/frontmatter"
	"unknot/internal/manifest"
	"unknot/internal/pose"
)

//go:embed overview.html
var overviewHTML string

//go:embed overview.css
var overviewCSS string

var overviewPage = template.Must(template.New("overview").Funcs(template.FuncMap{
	"letter": func(i int) string { return string(rune('A' + i)) },
}).Parse(overviewHTML))

// overviewFigure is a figure on the page of the overview. It has no frames if its pose cannot be read.
type overviewFigure struct {
	ID, Cast string
	Problems frontmatter.Problems
	Frames   []overviewFrame
}

// overviewFrame is a frame with the joints of its body.
type overviewFrame struct {
	manifest.Frame
	ID     string        // id of its symbol
	Symbol template.HTML // the drawing
	Joints []joint
}

// joint is a joint of a body.
type joint struct {
	Name string
	At   [3]string // position forward, up and to the right, in cm
}

// overview prints a page with all figures, even faulty ones: every frame on every background.
func (p *project) overview(stdout io.Writer) error {
	movements := p.only(p.movements)
	drawings := figure.DrawFrames(movements)
	problems := slices.Concat(p.problems, p.copies(), p.faults(drawings))
	var figures []overviewFigure
	for _, id := range p.ids() {
		if !p.isChosen(id) {
			continue
		}
		isOfAnother := func(problem frontmatter.Problem) bool { return problem.File != "poses/"+id+".yaml" }
		f := overviewFigure{ID: id, Problems: slices.DeleteFunc(slices.Clone(problems), isOfAnother)}
		for i, m := range movements {
			if m.ID == id {
				f.Cast, f.Frames = m.Cast, framesOf(m, drawings[i])
			}
		}
		figures = append(figures, f)
	}
	return overviewPage.Execute(stdout, map[string]any{
		"Style": template.CSS(overviewCSS + scene.Looks()), "Grounds": scene.Grounds, "Figures": figures, "Large": p.chosen != nil,
	})
}

// framesOf returns the drawn frames of a movement.
func framesOf(m *pose.Movement, d figure.Drawing) (out []overviewFrame) {
	for i, entry := range d.Entry().Frames {
		f := overviewFrame{Frame: entry, ID: fmt.Sprintf("%s-%c", m.ID, 'a'+i)}
		f.Symbol = template.HTML(d.Scenes[i].Symbol(f.ID, d.Scenes))
		body := skeleton.Solve(m.Frames[i])
		for _, name := range skeleton.JointNames() {
			position, _ := body.Joint(name)
			f.Joints = append(f.Joints, joint{name, [3]string{tenths(position.X), tenths(position.Y), tenths(position.Z)}})
		}
		out = append(out, f)
	}
	return out
}

// tenths writes a length in cm with one decimal. It writes no sign before zero.
func tenths(cm float64) string {
	if text := fmt.Sprintf("%.1f", cm); strings.Trim(text, "-0.") != "" {
		return text
	}
	return "0.0"
}
