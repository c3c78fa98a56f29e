package figure

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// A patch is a disc of shadow on the ground, with its middle and its radius in cm. The higher the part of the body that
// casts it, the smaller it is.
type patch struct{ x, z, r float64 }

// A streak is the shadow of a bone, from one patch to another.
type streak struct {
	ends   [2]patch
	circle patch // contains both ends
}

// newStreak returns the streak from a to b.
func newStreak(a, b patch) streak {
	radius := math.Hypot(b.x-a.x, b.z-a.z)/2 + max(a.r, b.r)
	return streak{[2]patch{a, b}, patch{(a.x + b.x) / 2, (a.z + b.z) / 2, radius}}
}

// shadow draws the shadow of the figure on the ground at a height (cm): the floor, or a bed. Without it the figure
// would seem to float.
func (p *painter) shadow(height float64) {
	if _, ok := p.Camera.Ground(geom.Point{}, height); !ok {
		return // the camera is horizontal
	}
	streaks := streaksOf(p.Body, height, p.isSitting() && height == 0)
	if len(streaks) == 0 {
		return
	}
	const grown = 1.2 // cm by which the shadow is larger than its streaks
	p.emitShadow(p.shadowBox(streaks, height), func(at geom.Point) float64 {
		ground, _ := p.Camera.Ground(at, height)
		return (shadowDistance(streaks, ground) - grown) * .5 // half, as the ground is foreshortened
	})
}

// shadowSpace is the space around a shadow in which it is computed, in viewBox units.
const shadowSpace = 8

// emitShadow draws a shadow within a box of the picture. Distance returns how far a point is from it, in cm, negative
// inside.
func (p *painter) emitShadow(box geom.Rect, distance func(geom.Point) float64) {
	const minArea = 90 // square units: a smaller piece would look like a stain
	width, height := p.Canvas.Size()
	coarse := outline.NewCanvas(width, height, 3*p.Canvas.Step()) // a soft outline needs no finer grid
	p.emit("sd", coarse.Fill(box.Min, box.Max, func(at geom.Point) float64 { return p.CM(distance(at)) }), minArea)
}

// A person stands on a foot if its ankle is not higher than maxStandingAnkle above the ground, and the pelvis is higher
// than minStandingPelvis, in cm.
const (
	maxStandingAnkle  = 20
	minStandingPelvis = 60
)

// streaksOf returns the shadows of the trunk, the head and the limbs on the ground, which is at the given height. If
// the body is seated, only shanks and feet have one: the seat is in the way of the others.
func streaksOf(b *skeleton.Body, height float64, seated bool) (streaks []streak) {
	const (
		larger = 1.05 // factor of the radius
		shrink = .22  // cm of the radius for each cm above the ground
		least  = .5   // radius of a patch that is visible, in cm
	)
	patchUnder := func(ball geom.Ball) patch {
		above := max(0, ball.Centre.Y-height-ball.Radius)
		return patch{ball.Centre.X, ball.Centre.Z, max(0, ball.Radius*larger-above*shrink)}
	}
	add := func(from, to geom.Ball) {
		if a, b := patchUnder(from), patchUnder(to); a.r > least || b.r > least {
			streaks = append(streaks, newStreak(a, b))
		}
	}
	for i := range b.Leg {
		leg := b.Leg[i]
		foot, wide := leg.Foot(), 1.0
		if leg.Ankle.Y-height < maxStandingAnkle && b.Pelvis.Origin.Y-height > minStandingPelvis {
			wide = 2.6 // seen from the side, a foot has so little shadow that a standing person would seem to float
		}
		heel, toes := foot[0].Centre, foot[3].Centre
		add(geom.BallAt(leg.Knee, 6), geom.BallAt(leg.Ankle, 4))
		add(geom.BallAt(heel, 5*wide), geom.BallAt(toes, 4.2*wide))
	}
	if seated {
		return streaks
	}
	for i, next := range skeleton.CrossSections[1:] {
		section := skeleton.CrossSections[i]
		add(geom.BallAt(b.Spine(section.S).Origin, section.Width), geom.BallAt(b.Spine(next.S).Origin, next.Width))
	}
	head := geom.BallAt(b.Head.Origin, 9)
	add(head, head)
	for i, arm := range b.Arm {
		elbow, wrist := geom.BallAt(arm.Elbow, 4.2), geom.BallAt(arm.Wrist, 3.4)
		add(geom.BallAt(b.Leg[i].Hip, 9), geom.BallAt(b.Leg[i].Knee, 6))
		add(geom.BallAt(arm.Shoulder, 6), elbow)
		add(elbow, wrist)
		add(wrist, geom.BallAt(arm.Tip, 3))
	}
	return streaks
}

// shadowBox returns the bounds of the shadow in the picture, with some space around it.
func (p *painter) shadowBox(streaks []streak, height float64) geom.Rect {
	box := geom.EmptyRect()
	for _, s := range streaks {
		for _, end := range s.ends {
			box.Add(p.Camera.Project(geom.Vec{X: end.x, Y: height, Z: end.z}), p.CM(end.r)+shadowSpace)
		}
	}
	return box
}

// mergeDistance is the distance at which streaks merge into one, in cm.
const mergeDistance = 6

// shadowDistance returns the distance of a point of the ground from the shadow, in cm, negative inside. It is the
// distance from the nearest streak, smoothed where two streaks merge.
func shadowDistance(streaks []streak, at geom.Vec) float64 {
	nearest := 1e9
	for _, s := range streaks {
		dx, dz, limit := at.X-s.circle.x, at.Z-s.circle.z, s.circle.r+nearest+mergeDistance
		if limit > 0 && dx*dx+dz*dz > limit*limit {
			continue // too far to matter
		}
		if d, ok := s.distance(at); ok {
			merged := max(mergeDistance-math.Abs(nearest-d), 0) / mergeDistance // 1 if both are equally near
			nearest = min(nearest, d) - merged*merged*1.5
		}
	}
	return nearest
}

// distance returns the distance of a point of the ground from s, in cm, negative inside. Ok is false if s is too thin
// to be visible where it is nearest to the point.
func (s streak) distance(at geom.Vec) (d float64, ok bool) {
	const thin = .4 // cm of the radius
	a, b := s.ends[0], s.ends[1]
	x, z := b.x-a.x, b.z-a.z
	t := 0.0 // where s is nearest to the point: 0 at a, 1 at b
	if length2 := x*x + z*z; length2 > 1e-6 {
		t = max(0, min(1, ((at.X-a.x)*x+(at.Z-a.z)*z)/length2))
	}
	r := a.r + (b.r-a.r)*t
	return math.Hypot(at.X-a.x-x*t, at.Z-a.z-z*t) - r, r >= thin
}

// wallShadow draws the shadow of the parts on a wall or a shut door that faces the camera: without it nobody sees what
// leans on it. The farther a part is from the wall, the smaller its shadow is.
func (p *painter) wallShadow(pr pose.Prop, parts []silhouette.Part) {
	const (
		shrink  = 0.35 // cm of the radius for each cm from the wall
		least   = 1.5  // radius of a patch that is drawn, in cm
		grown   = 1.5  // cm by which a patch is larger than what touches the wall
		lowered = 2.5  // cm, as the light comes from above
		minSeen = 0.1  // share of a length across the wall that is seen, at least
	)
	t, ok := prop.New(pr)
	height, halfWidth, isWall := t.Plane()
	if !ok || !isWall || !p.facesCamera(t, geom.Vec{X: 1}) {
		return
	}
	var patches []patch // z is across the wall, x is up
	for _, q := range parts {
		for _, lump := range q.Solid {
			at := t.Local(lump.Centre)
			radius := lump.Radius + grown - shrink*max(0, at.X-lump.Radius)
			if radius > least && at.Y < height && math.Abs(at.Z) < halfWidth {
				patches = append(patches, patch{at.Y - lowered, at.Z, radius})
			}
		}
	}
	origin, up, across := p.Camera.Project(t.Point(0, 0, 0)), p.Camera.Flat(geom.Vec{Y: 1}), p.Camera.Flat(prop.Rotate(geom.Vec{Z: 1}, t.Turn))
	if len(patches) == 0 || math.Abs(across.X) < minSeen*p.Camera.Scale {
		return
	}
	box := geom.EmptyRect()
	for _, s := range patches {
		box.Add(p.Camera.Project(t.Point(0, s.x, s.z)), p.CM(s.r)+shadowSpace)
	}
	p.emitShadow(box, func(at geom.Point) float64 {
		z := (at.X - origin.X) / across.X
		y := (at.Y - origin.Y - z*across.Y) / up.Y
		nearest := 1e9
		for _, s := range patches {
			nearest = min(nearest, math.Hypot(y-s.x, z-s.z)-s.r)
		}
		return nearest
	})
}
