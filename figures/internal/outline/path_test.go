package outline

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"unknot/figures/internal/geom"
)

var token = regexp.MustCompile(`[a-zA-Z]|-?(?:\d+(?:\.\d+)?|\.\d+)`)

// parse parses the output of Data: M, c, l and z.
func parse(data string) (Path, error) {
	if rest := strings.Trim(token.ReplaceAllString(data, ""), " "); rest != "" {
		return nil, fmt.Errorf("%q is not path data", rest)
	}
	var path Path
	var pen geom.Point
	var letter string
	tokens := token.FindAllString(data, -1)
	take := func() geom.Point {
		if len(tokens) < 2 {
			tokens = nil
			return pt(math.NaN(), math.NaN())
		}
		x, _ := strconv.ParseFloat(tokens[0], 64)
		y, _ := strconv.ParseFloat(tokens[1], 64)
		tokens = tokens[2:]
		return pt(x, y)
	}
	for len(tokens) > 0 {
		if tokens[0] >= "A" {
			letter, tokens = tokens[0], tokens[1:]
		}
		if len(path) == 0 && letter != "M" {
			return nil, fmt.Errorf("%q does not begin with M", data)
		}
		switch c := len(path) - 1; letter {
		case "M":
			pen = take()
			path = append(path, Curve{Start: pen})
		case "c":
			cubic := [3]geom.Point{pen.Add(take()), pen.Add(take()), pen.Add(take())}
			pen = cubic[2]
			path[c].Cubics = append(path[c].Cubics, cubic)
		case "l":
			end := pen.Add(take())
			path[c].Cubics = append(path[c].Cubics, [3]geom.Point{pen.Lerp(end, 1./3), pen.Lerp(end, 2./3), end})
			pen = end
		case "z":
			path[c].Closed, letter = true, ""
		default:
			return nil, fmt.Errorf("%q in %q", letter, data)
		}
	}
	return path, nil
}

// points returns the ends of all cubics, and points between them.
func (c Curve) points(between int) []geom.Point {
	list := []geom.Point{c.Start}
	for _, q := range c.Cubics {
		b := bezier{list[len(list)-1], q[0], q[1], q[2]}
		for k := 1; k <= between; k++ {
			list = append(list, b.point(float64(k)/float64(between)))
		}
	}
	return list
}

// enclosed returns the area inside a path, without holes.
func (p Path) enclosed() float64 {
	sum := 0.0
	for _, c := range p {
		sum += area(c.points(8))
	}
	return math.Abs(sum)
}

func TestCircleIsTracedClosely(t *testing.T) {
	t.Parallel()
	for _, r := range []float64{3, 8, 20, 45} {
		path := disc(50.3, 49.6, r).Path(5)
		if len(path) != 1 || !path[0].Closed {
			t.Fatalf("a disc of %v has the outline %q", r, path.Data())
		}
		if n := len(path[0].Cubics); n > 8 {
			t.Errorf("a circle of %v takes %d cubics", r, n)
		}
		for _, p := range path[0].points(16) {
			if off := p.Sub(pt(50.3, 49.6)).Len() - r; math.Abs(off) > .35 {
				t.Errorf("a circle of %v is off by %v", r, off)
			}
		}
		if !near(path.enclosed(), math.Pi*r*r, .02+.1/r) {
			t.Errorf("a circle of %v encloses %v", r, path.enclosed())
		}
	}
}

func TestSquareHasFourCorners(t *testing.T) {
	t.Parallel()
	path := NewCanvas(100, 100, .8).Sample(ConvexHull(pt(20, 20), pt(80, 20), pt(80, 70), pt(20, 70))).Path(5)
	if len(path) != 1 || !near(path.enclosed(), 3000, .01) {
		t.Fatalf("a rectangle is %q", path.Data())
	}
	data := path.Data()
	if strings.Contains(data, "c") || strings.Count(data, " ")+strings.Count(data, "-") > 8 {
		t.Errorf("a rectangle is not four lines: %q", data)
	}
}

func TestHoleRunsTheOtherWay(t *testing.T) {
	t.Parallel()
	f := disc(50, 50, 30)
	f.Cut(disc(50, 50, 10), 0)
	path := f.Path(5)
	if len(path) != 2 || area(path[0].points(4))*area(path[1].points(4)) > 0 {
		t.Fatalf("a ring is %q: it wants two loops, one each way round", path.Data())
	}
	if !near(path.enclosed(), math.Pi*800, .02) {
		t.Errorf("a ring encloses %v", path.enclosed())
	}
}

func TestSmallLoopsAreLeftOut(t *testing.T) {
	t.Parallel()
	f := disc(50, 50, 30)
	f.Cut(disc(50, 50, 10), 0)
	if n := len(f.Path(1000)); n != 1 {
		t.Errorf("%d loops of more than 1000", n)
	}
}

func TestOutlineClosesOffTheCanvas(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 100, .8)
	for name, s := range map[string]Shape{
		"left":     Hull(Disc{pt(0, 50), 40}),
		"corner":   Hull(Disc{pt(100, 100), 40}),
		"across":   Cone(Disc{pt(-90, 50), 20}, Disc{pt(190, 50), 20}),
		"all over": Hull(Disc{pt(50, 50), 400}),
	} {
		f := c.Sample(s)
		path := f.Path(5)
		if len(path) != 1 || !path[0].Closed {
			t.Errorf("%s: %q", name, path.Data())
			continue
		}
		last := path[0].Cubics[len(path[0].Cubics)-1]
		if last[2].Sub(path[0].Start).Len() > 1e-6 {
			t.Errorf("%s: ends at %v, not at %v", name, last[2], path[0].Start)
		}
		if want := covered(f); !near(path.enclosed(), want, .04) {
			t.Errorf("%s: encloses %v, not %v", name, path.enclosed(), want)
		}
	}
}

func TestOutlineClosesAtTheEdgeOfItsField(t *testing.T) {
	t.Parallel()
	box := NewCanvas(100, 100, .8).Fill(pt(30, 30), pt(70, 70), func(geom.Point) float64 { return -1 })
	if path := box.Path(5); len(path) != 1 || !near(path.enclosed(), 1600, .1) {
		t.Errorf("a field that is inside up to its edge is %q", path.Data())
	}
}

// In noise, which is full of saddles, every loop closes, and loops enclose the samples.
func TestLoopsCloseInNoise(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		c := NewCanvas(40, 40, .8)
		f := c.Fill(pt(-20, -20), pt(60, 60), func(geom.Point) float64 { return float64(random.IntN(5)) - 2 })
		total := 0.0
		for _, loop := range f.contours() {
			total += area(loop)
			for i, p := range loop {
				if d := p.Sub(loop[(i+1)%len(loop)]).Len(); d > 1.14 {
					t.Fatalf("seed %d: a step of %v", seed, d)
				}
			}
		}
		inside := 0
		for _, d := range f.values {
			if d < 0 {
				inside++
			}
		}
		if whole := math.Abs(total) / .64; whole < float64(inside)*.5 || whole > float64(inside)*2 {
			t.Errorf("seed %d: loops enclose %v samples of %d", seed, whole, inside)
		}
		path := f.Path(0)
		if _, err := parse(path.Data()); err != nil {
			t.Error(err)
		}
	}
}

// figure returns a shape like a limb with a hand.
func figure() Shape {
	return Smooth(1, Cone(Disc{pt(20, 20), 9}, Disc{pt(50, 40), 7}), Cone(Disc{pt(50, 40), 7}, Disc{pt(55, 80), 5}),
		Hull(Disc{pt(55, 80), 5}, Disc{pt(60, 90), 3}, Disc{pt(66, 84), 2}), Ellipse(pt(20, 20), pt(10, 2), pt(-2, 12)))
}

// examplePath returns a traced outline, a fitted wave, a closed and an open polyline.
func examplePath() Path {
	wave := make([]geom.Point, 40)
	for i := range wave {
		wave[i] = pt(float64(i)*2-7, 30+12*math.Sin(float64(i)/5))
	}
	outline := NewCanvas(100, 100, .8).Sample(figure()).Path(5)
	return append(outline, Fit(wave), Polyline(true, pt(0, 0), pt(.34, 10), pt(-5.55, 10)), Polyline(false, pt(3, 3), pt(3, -.49)))
}

// parsedExample returns the path of examplePath and what its data say.
func parsedExample(t *testing.T) (path, parsed Path) {
	t.Helper()
	path = examplePath()
	parsed, err := parse(path.Data())
	if err != nil || len(parsed) != len(path) {
		t.Fatalf("%d curves of %d: %v", len(parsed), len(path), err)
	}
	return path, parsed
}

func TestDataDescribeThePathUpToRounding(t *testing.T) {
	t.Parallel()
	path, parsed := parsedExample(t)
	for c, want := range path {
		got := parsed[c]
		if want.Closed != got.Closed {
			t.Errorf("curve %d: closed %v, want %v", c, got.Closed, want.Closed)
		}
		if want.Closed { // the line that z draws
			ends := got.points(1)
			got.Cubics = append(got.Cubics, Polyline(false, ends[len(ends)-1], got.Start).Cubics...)
		}
		dense := got.points(200)
		for _, p := range want.points(12) {
			if d := toLine(p, dense); d > .2 {
				t.Errorf("curve %d: %v is %v off", c, p, d)
			}
		}
	}
}

func TestRoundingErrorsDoNotAccumulate(t *testing.T) {
	t.Parallel()
	path, parsed := parsedExample(t)
	for c, want := range path {
		for i, cubic := range parsed[c].Cubics {
			got, wanted := cubic[2], want.Cubics[i][2]
			if math.Abs(got.X-wanted.X) > .1001 || math.Abs(got.Y-wanted.Y) > .1001 {
				t.Errorf("curve %d, cubic %d ends at %v, want %v", c, i, got, wanted)
			}
		}
	}
}

// toLine returns the distance of p from the nearest of a dense line of points.
func toLine(p geom.Point, line []geom.Point) float64 {
	best := math.Inf(1)
	for _, q := range line {
		best = min(best, q.Sub(p).Len())
	}
	return best
}

func TestDataIsShort(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path Path
		want string
	}{
		{nil, ""},
		{Path{Polyline(true, pt(0, 0), pt(10, 0), pt(10, 5.5))}, "M0 0l10 0 0 5.6z"},
		{Path{Polyline(true, pt(1, 1), pt(2, 1), pt(2, 2), pt(1, 1))}, "M1 1l1 0 0 1z"},
		{Path{Polyline(false, pt(.4, -.4), pt(1, 0), pt(1.6, .6))}, "M.4-.4l.6.4.6.6"},
		{Path{Polyline(false, pt(-.04, 2), pt(1, 2.4), pt(2.2, 2.6))}, "M0 2l1 .4 1.2.2"},
		{Path{Polyline(false, pt(3, 3), pt(3.01, 3.01))}, ""},
		{Path{Polyline(false, pt(3, 3))}, ""},
		{Path{{Start: pt(0, 0), Cubics: [][3]geom.Point{{pt(0, 5), pt(5, 10), pt(10, 10)}, {pt(15, 10), pt(20.2, 5), pt(20, 0)}}}}, "M0 0c0 5 5 10 10 10 5 0 10.2-5 10-10"},
		{Path{Polyline(false, pt(0, 0), pt(1, 0)), Polyline(false, pt(5, 5), pt(6, 5))}, "M0 0l1 0M5 5l1 0"},
	} {
		if got := c.path.Data(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestFitFollowsPoints(t *testing.T) {
	t.Parallel()
	var arc []geom.Point
	for k := range 50 {
		sin, cos := math.Sincos(float64(k) / 49 * math.Pi)
		arc = append(arc, pt(50+30*cos, 50+30*sin))
	}
	curve := Fit(arc)
	if len(curve.Cubics) > 4 || curve.Closed {
		t.Errorf("half a circle takes %d cubics, closed %v", len(curve.Cubics), curve.Closed)
	}
	for _, p := range curve.points(20) {
		if off := math.Abs(p.Sub(pt(50, 50)).Len() - 30); off > .4 {
			t.Errorf("half a circle is off by %v", off)
		}
	}
}

// FuzzFit checks that a fitted line has the ends of its points and no invalid numbers.
func FuzzFit(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 2})
	f.Add([]byte{1, 2, 1, 2, 1, 2})
	f.Add([]byte{0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 128, 3})
	f.Add([]byte{0, 0, 1, 0, 2, 0, 3, 0, 4, 1, 5, 2, 6, 3, 7, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		data = data[:min(len(data), 2000)]
		var points []geom.Point
		for i := 0; i+1 < len(data); i += 2 {
			points = append(points, pt(float64(data[i])*.4, float64(int8(data[i+1]))*.7))
		}
		if len(points) == 0 {
			return
		}
		c := Fit(points)
		all := c.points(1)
		if c.Start != points[0] || all[len(all)-1] != points[len(points)-1] {
			t.Errorf("from %v to %v, not from %v to %v", c.Start, all[len(all)-1], points[0], points[len(points)-1])
		}
		for _, q := range c.points(3) {
			if math.IsNaN(q.X) || math.IsNaN(q.Y) {
				t.Fatalf("no numbers in %v", c)
			}
		}
		if _, err := parse(Path{c}.Data()); err != nil {
			t.Error(err)
		}
	})
}
