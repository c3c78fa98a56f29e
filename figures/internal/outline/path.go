package outline

import (
	"math"
	"strconv"

	"unknot/figures/internal/geom"
)

// A Curve is a chain of cubics, each given by two control points and its end.
type Curve struct {
	Start  geom.Point
	Cubics [][3]geom.Point
	Closed bool
}

// A Path is a list of curves that are drawn together.
type Path []Curve

// Polyline returns straight lines from point to point, and back to the first if closed.
func Polyline(closed bool, points ...geom.Point) Curve {
	c := Curve{Start: points[0], Closed: closed}
	for i, q := range points[1:] {
		p := points[i]
		c.Cubics = append(c.Cubics, [3]geom.Point{p.Lerp(q, 1.0/3), p.Lerp(q, 2.0/3), q})
	}
	return c
}

// Runs returns the longest possible runs of consecutive points of line for which keep is true. They share the memory of
// line.
func Runs(line []geom.Point, keep func(geom.Point) bool) [][]geom.Point {
	var out [][]geom.Point
	start := 0
	for i := range line {
		if !keep(line[i]) {
			if i > start {
				out = append(out, line[start:i])
			}
			start = i + 1
		}
	}
	if start < len(line) {
		out = append(out, line[start:])
	}
	return out
}

// Data returns the path as SVG path data with one decimal, as short as possible. A curve without length is left out.
func (p Path) Data() string { return p.data(2) }

// Coarse is Data in whole units.
func (p Path) Coarse() string { return p.data(10) }

// data returns path data with numbers that are multiples of a grid, in tenths of a unit.
func (p Path) data(grid int) string {
	w := pen{grid: float64(grid)}
	for _, c := range p {
		w.curve(c)
	}
	return string(w.data)
}

// straight is how far the handles of a cubic may be from its chord, in units, for it to be written as a line.
const straight = 0.05

// A pen writes path data. Lengths are in tenths of a unit, so that rounding errors do not accumulate.
type pen struct {
	grid     float64 // of the numbers
	data     []byte
	letter   byte // the current command
	first    bool // no number was written since the letter
	fraction bool // the last number has a decimal point
	x, y     int  // the end of what was written
}

// curve writes a curve.
func (w *pen) curve(c Curve) {
	x, y := w.tenths(c.Start.X), w.tenths(c.Start.Y)
	from := c.Start
	drawn := false
	for i, cubic := range c.Cubics {
		line := onChord(from, cubic)
		from = cubic[2]
		closing := line && c.Closed && i == len(c.Cubics)-1 && w.tenths(from.X) == x && w.tenths(from.Y) == y
		if closing && drawn { // z draws this line
			break
		}
		if !drawn && !w.degenerate(x, y, cubic) {
			w.command('M')
			w.numbers(x, y)
			w.x, w.y, drawn = x, y, true
		}
		if drawn {
			w.segment(cubic, line)
		}
	}
	if drawn && c.Closed {
		w.command('z')
	}
}

// segment writes one cubic, as a line if possible.
func (w *pen) segment(cubic [3]geom.Point, line bool) {
	x, y := w.tenths(cubic[2].X), w.tenths(cubic[2].Y)
	if w.degenerate(w.x, w.y, cubic) || line && x == w.x && y == w.y {
		return
	}
	if line {
		w.command('l')
	} else {
		w.command('c')
		for _, p := range cubic[:2] {
			w.numbers(w.tenths(p.X)-w.x, w.tenths(p.Y)-w.y)
		}
	}
	w.numbers(x-w.x, y-w.y)
	w.x, w.y = x, y
}

// degenerate reports whether a cubic never leaves the point (x, y), which is in tenths.
func (w *pen) degenerate(x, y int, cubic [3]geom.Point) bool {
	for _, p := range cubic {
		if w.tenths(p.X) != x || w.tenths(p.Y) != y {
			return false
		}
	}
	return true
}

// onChord reports whether a cubic is practically the line between its ends.
func onChord(from geom.Point, cubic [3]geom.Point) bool {
	chord := cubic[2].Sub(from)
	length := chord.Len()
	if length < straight {
		return false
	}
	way := chord.Scale(1 / length)
	for _, p := range cubic[:2] {
		d := p.Sub(from)
		if along := d.Dot(way); along < -straight || along > length+straight || math.Abs(d.Dot(way.Left())) > straight {
			return false
		}
	}
	return true
}

// tenths returns v in tenths, rounded to the grid. A fifth of a unit is the usual one: nobody sees a finer difference,
// and files would be a tenth larger.
func (w *pen) tenths(v float64) int { return int(w.grid) * int(math.Round(10*v/w.grid)) }

// command starts a command, unless the last one goes on: c and l need no second letter.
func (w *pen) command(letter byte) {
	if letter == w.letter && (letter == 'c' || letter == 'l') {
		return
	}
	w.data = append(w.data, letter)
	w.letter, w.first, w.fraction = letter, true, false
}

// numbers writes tenths. It writes a space only between numbers that would otherwise run together: not after a letter,
// not before a minus, and not before a point if the last number has one.
func (w *pen) numbers(list ...int) {
	for _, v := range list {
		startsWithPoint := v != 0 && v > -10 && v < 10
		if !w.first && v >= 0 && !(startsWithPoint && w.fraction) {
			w.data = append(w.data, ' ')
		}
		if v < 0 {
			w.data = append(w.data, '-')
			v = -v
		}
		if !startsWithPoint {
			w.data = strconv.AppendInt(w.data, int64(v/10), 10)
		}
		w.fraction = v%10 != 0
		if w.fraction {
			w.data = append(w.data, '.', byte('0'+v%10))
		}
		w.first = false
	}
}
