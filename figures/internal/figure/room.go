package figure

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
)

// roomReach is how far floor and walls extend beyond the canvas, in viewBox units: a page cuts them at the edges of
// the panel that it shows a figure in, whatever its shape.
const roomReach = 900

// A bay is an upright part of the picture from its left to its right edge. Below its back line is the floor.
type bay struct {
	left, right float64
	back        line
	wall        *line // the lower edge of a wall in front of the back of the room, nil if there is none
	skirting    bool  // the wall has a skirting board
}

// A line of the picture runs through a point, with a slope.
type line struct {
	point geom.Point
	slope float64
}

// at returns the point of the line at x.
func (l line) at(x float64) geom.Point { return geom.Point{X: x, Y: l.point.Y + l.slope*(x-l.point.X)} }

// lineAlong returns the line through a point in a direction that is not upright.
func lineAlong(point, way geom.Point) line { return line{point, way.Y / way.X} }

// room draws the floor up to the back of the room, and the walls that something leans on, all to beyond the edges of
// the picture.
func (p *painter) room(m *pose.Movement, props []pose.Prop) {
	depth := p.roomDepth(m)
	back := line{point: p.Camera.Project(p.Camera.Towards().Scale(-depth))}
	whole := bay{left: -roomReach, right: p.scene.Width + roomReach, back: back}
	bays := []bay{whole}
	for _, pr := range props {
		if t, ok := prop.New(pr); ok {
			for _, b := range p.wallBays(t, whole, depth) {
				bays = over(bays, b)
			}
		}
	}
	const skirting = 7 // height of the board, in cm
	up, bottom := p.Camera.Flat(geom.Vec{Y: skirting}), p.scene.Height+roomReach
	floor := []geom.Point{{X: whole.right, Y: bottom}, {X: whole.left, Y: bottom}}
	var boards [][4]geom.Point
	for _, b := range bays {
		floor = append(floor, b.back.at(b.left), b.back.at(b.right))
		if b.wall == nil {
			continue
		}
		from, to := b.wall.at(b.left), b.wall.at(b.right)
		p.polygon("wl", geom.Point{X: b.left, Y: -roomReach}, geom.Point{X: b.right, Y: -roomReach}, to, from)
		if b.skirting {
			boards = append(boards, [4]geom.Point{from, from.Add(up), to.Add(up), to})
		}
	}
	p.polygon("fl", floor...)
	for _, board := range boards {
		p.polygon("fl", board[:]...)
	}
}

// polygon adds a closed shape of the room to the scene.
func (p *painter) polygon(class string, corners ...geom.Point) {
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: class, Quiet: true, Path: outline.Path{outline.Polyline(true, corners...)}})
}

// roomDepth returns how far behind the origin the back of the room is, in cm: farther than every thing of the movement.
func (p *painter) roomDepth(m *pose.Movement) float64 {
	const least, space = 90, 12
	depth := float64(least)
	for _, f := range m.Frames {
		for _, pr := range slices.Concat(m.Props, f.Props) {
			for _, v := range prop.Points(p.Body, pr) {
				depth = max(depth, space-v.Dot(p.Camera.Towards()))
			}
		}
	}
	return depth
}

// wallBays returns the bays of a wall, of a shut door with the wall around it, or of a doorway, within those of the
// whole picture, and none for other things. The wall meets the back of the room, which is at depth.
func (p *painter) wallBays(t prop.Thing, whole bay, depth float64) []bay {
	if _, _, isPlane := t.Plane(); !isPlane && t.Kind != "door" {
		return nil
	}
	const (
		edgeOn   = 0.1  // share of a length along the wall that is seen, below which the wall is a mere edge
		parallel = 0.12 // share of a length along the wall by which it comes nearer, below which it has no corner
	)
	across, out := prop.Rotate(geom.Vec{Z: 1}, t.Turn), prop.Rotate(geom.Vec{X: 1}, t.Turn)
	along, nearer := p.Camera.Flat(across), across.Dot(p.Camera.Towards())
	s := whole
	if isEdge := math.Abs(along.X) < edgeOn*p.Camera.Scale; isEdge || t.Kind != "door" && !p.facesCamera(t, geom.Vec{X: 1}) {
		// One sees it from its end: what is behind its surface is cut there.
		end, behind := p.Camera.Project(t.Point(0, 0, math.Copysign(t.Sizes[1]/2, nearer))), p.Camera.Flat(out).Scale(-1)
		if math.Abs(behind.X) < edgeOn*p.Camera.Scale {
			return nil
		}
		edge := lineAlong(end, behind)
		s.back, s.wall, s.skirting = edge, &edge, false
		return []bay{s.beyond(end.X, behind.X)}
	}
	edge := lineAlong(p.Camera.Project(t.Point(0, 0, 0)), along)
	s.back, s.wall, s.skirting = edge, &edge, true
	if math.Abs(nearer) > parallel {
		corner := t.Point(0, 0, (-depth-t.Point(0, 0, 0).Dot(p.Camera.Towards()))/nearer)
		s = s.beyond(p.Camera.Project(corner).X, along.X*nearer)
	}
	if t.Kind != "door" {
		return []bay{s}
	}
	const frame = 8 // height of the lintel, in cm
	opening, hole := t.Sizes[0]/2, s
	a, b := p.Camera.Project(t.Point(0, 0, -opening)).X, p.Camera.Project(t.Point(0, 0, opening)).X
	lintel := lineAlong(p.Camera.Project(t.Point(0, t.Sizes[1]+frame, 0)), along)
	hole.left, hole.right, hole.back, hole.wall, hole.skirting = max(s.left, min(a, b)), min(s.right, max(a, b)), whole.back, &lintel, false
	return []bay{s, hole}
}

// beyond returns the part of s on one side of x: to the right if way is positive.
func (s bay) beyond(x, way float64) bay {
	if way > 0 {
		s.left = max(s.left, x)
	} else {
		s.right = min(s.right, x)
	}
	return s
}

// over returns bays from left to right with s over them.
func over(bays []bay, s bay) (out []bay) {
	if s.left >= s.right {
		return bays
	}
	for _, old := range bays {
		before, after := old, old
		before.right, after.left = min(old.right, s.left), max(old.left, s.right)
		if before.left < before.right {
			out = append(out, before)
		}
		if after.left < after.right {
			out = append(out, after)
		}
	}
	i := slices.IndexFunc(out, func(o bay) bool { return o.left >= s.right })
	if i < 0 {
		i = len(out)
	}
	return slices.Insert(out, i, s)
}
