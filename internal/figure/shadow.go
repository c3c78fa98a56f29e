package figure

import (
	"math"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
)

// A patch is a disc of shadow on the ground, in cm. It shrinks with the height of the part of the body that casts it.
type patch struct{ x, z, r float64 }

// A streak is the shadow of a bone: from one patch to another, within a bounding circle.
type streak struct {
	ends   [2]patch
	circle patch
}

func newStreak(a, b patch) streak {
	return streak{[2]patch{a, b}, patch{(a.x + b.x) / 2, (a.z + b.z) / 2, math.Hypot(b.x-a.x, b.z-a.z)/2 + max(a.r, b.r)}}
}

// shadow draws the shadow of the figure on the ground at a height (cm): the floor, or a bed. Without it the figure
// would seem to float.
func (p *painter) shadow(height float64) {
	if _, ok := p.Camera.Ground(geom.Point{}, height); !ok {
		return // the camera is horizontal
	}
	streaks := streaksOf(p.Body, height)
	if len(streaks) == 0 {
		return
	}
	low, high := p.shadowBox(streaks, height)
	width, tall := p.Canvas.Size()
	coarse := outline.NewCanvas(width, tall, 3*p.Canvas.Step()) // a soft outline needs no finer grid
	p.emit("sd", coarse.Fill(low, high, func(at geom.Point) float64 {
		ground, _ := p.Camera.Ground(at, height)
		return p.CM((shadowDistance(streaks, ground) - 1.2) * .5) // half, as the ground is foreshortened
	}), 22)
}

// Of a foot that somebody stands on the ankle is at most so high above the ground, and the pelvis at least so high, in
// cm.
const (
	planted = 20
	upright = 60
)

// streaksOf returns the shadows of the trunk, the head and the limbs.
func streaksOf(b *skeleton.Body, height float64) (streaks []streak) {
	drop := func(v geom.Vec, r float64) patch {
		return patch{v.X, v.Z, max(0, r*1.05-max(0, v.Y-height-r)*.22)}
	}
	add := func(v geom.Vec, rv float64, w geom.Vec, rw float64) {
		if a, b := drop(v, rv), drop(w, rw); a.r > .5 || b.r > .5 {
			streaks = append(streaks, newStreak(a, b))
		}
	}
	for i, next := range skeleton.CrossSections[1:] {
		section := skeleton.CrossSections[i]
		add(b.Spine(section.S).Origin, section.Width, b.Spine(next.S).Origin, next.Width)
	}
	add(b.Head.Origin, 9, b.Head.Origin, 9)
	for i := range b.Leg {
		leg, arm := b.Leg[i], b.Arm[i]
		add(leg.Hip, 9, leg.Knee, 6)
		add(leg.Knee, 6, leg.Ankle, 4)
		foot, wide := leg.Foot(), 1.0
		if leg.Ankle.Y-height < planted && b.Pelvis.Origin.Y-height > upright {
			wide = 2.6 // a foot alone, seen from the side, has almost no shadow, and who stands would float
		}
		add(foot[0].Centre, 5*wide, foot[3].Centre, 4.2*wide)
		add(arm.Shoulder, 6, arm.Elbow, 4.2)
		add(arm.Elbow, 4.2, arm.Wrist, 3.4)
		add(arm.Wrist, 3.4, arm.Tip, 3)
	}
	return streaks
}

// shadowBox returns the bounds of the shadow in the picture.
func (p *painter) shadowBox(streaks []streak, height float64) (low, high geom.Point) {
	low, high = geom.Point{X: math.Inf(1), Y: math.Inf(1)}, geom.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, s := range streaks {
		for _, end := range s.ends {
			at := p.Camera.Project(geom.Vec{X: end.x, Y: height, Z: end.z})
			reach := p.CM(end.r) + 8
			low = geom.Point{X: min(low.X, at.X-reach), Y: min(low.Y, at.Y-reach)}
			high = geom.Point{X: max(high.X, at.X+reach), Y: max(high.Y, at.Y+reach)}
		}
	}
	return low, high
}

// flow is the distance at which streaks merge, in cm.
const flow = 6

// shadowDistance returns the distance of a point of the ground from the shadow, in cm.
func shadowDistance(streaks []streak, at geom.Vec) float64 {
	nearest := 1e9
	for _, s := range streaks {
		dx, dz, beyond := at.X-s.circle.x, at.Z-s.circle.z, s.circle.r+nearest+flow
		if beyond > 0 && dx*dx+dz*dz > beyond*beyond {
			continue // too far to matter
		}
		a, b := s.ends[0], s.ends[1]
		x, z := b.x-a.x, b.z-a.z
		t := 0.0
		if l := x*x + z*z; l > 1e-6 {
			t = max(0, min(1, ((at.X-a.x)*x+(at.Z-a.z)*z)/l))
		}
		r := a.r + (b.r-a.r)*t
		if r < .4 {
			continue
		}
		d := math.Hypot(at.X-a.x-x*t, at.Z-a.z-z*t) - r
		blend := max(flow-math.Abs(nearest-d), 0) / flow
		nearest = min(nearest, d) - blend*blend*1.5
	}
	return nearest
}
