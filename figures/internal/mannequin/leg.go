package mannequin

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// A shank is a lower leg with the directions in which its shapes are placed.
type shank struct {
	skeleton.Leg
	bone  geom.Vec // from the knee to the ankle
	outer geom.Vec // away from the other leg
}

// shank returns the shank on side i.
func (m *Mannequin) shank(i int) shank {
	leg := m.Body.Leg[i]
	bone := leg.Ankle.Sub(leg.Knee)
	return shank{leg, bone, bone.Unit().Cross(leg.Front).Scale(pose.Side[i])}
}

// on returns a point near the shank: at a share of its length from the knee, some cm to the front and some cm outwards.
func (s shank) on(share, front, outwards float64) geom.Vec {
	return s.Knee.Add(s.bone.Scale(share)).Add(s.Front.Scale(front)).Add(s.outer.Scale(outwards))
}

// leg returns a trouser leg (or bare skin) and a foot. If the body is seen sideways, a far leg is behind the trunk and
// a near one in front of it, whatever the pitch of the camera does to their depths.
func (m *Mannequin) leg(i int, far, sideways bool, trunkDepth float64) silhouette.Part {
	limb := m.shank(i)
	skin, cloth := m.legFields(i, limb)
	full := skin.Clone()
	full.Union(cloth)
	aboveKnee := limb.Hip.Lerp(limb.Knee, 0.75)
	depth := 0.7*m.Camera.Depth(aboveKnee) + 0.3*m.Camera.Depth(limb.Ankle)
	if far {
		depth = min(depth, trunkDepth-2)
	} else if sideways {
		depth = max(depth, trunkDepth+2)
	}
	return silhouette.Part{
		Name:  "leg" + pose.SideName[i],
		Depth: depth,
		Full:  full,
		Layers: []silhouette.Layer{{Class: m.footClass(far), Field: skin},
			{Class: silhouette.DepthClass("tr", far), Field: cloth}},
		Joints: m.legJoints(limb.Hip, sideways),
		Far:    far,
	}
}

// footClass returns the class of a bare foot or of a shoe.
func (m *Mannequin) footClass(far bool) string {
	if m.Shoes {
		return "pr3"
	}
	return silhouette.DepthClass("sk", far)
}

// legJoints returns the discs in which there is no gap between a leg and the trunk or the other leg. The disc between
// the legs is larger from the front, where they are apart anyway and need less of a gap.
func (m *Mannequin) legJoints(hip geom.Vec, sideways bool) map[string]outline.Disc {
	between := 13.0 // radius in cm
	if sideways {
		between = 9.5
	}
	crotch := m.Disc(geom.BallAt(m.Body.Pelvis.At(0, -1, 0), between))
	return map[string]outline.Disc{
		Trunk:   m.Disc(geom.BallAt(hip.Add(m.Body.Pelvis.Up), 11.5)),
		"leg.l": crotch,
		"leg.r": crotch,
	}
}

// Where clothes and skin meet on a shank, as shares of its length: the skin begins above the end of the trousers, under
// the cloth, so that there is no gap between them.
const (
	ankleStart  = 0.8
	trouserEnd  = 0.86
	minCuffView = 6 // cm of the shank down to the cuff that the camera has to see for a cuff
)

// legFields returns the visible skin and the visible trousers. The cuff is a straight cut across the shank, made after
// the blur, which would round it. If the shank points towards the camera or away, there is no cuff and the trousers
// have a round end.
func (m *Mannequin) legFields(i int, limb shank) (skin, cloth *outline.Field) {
	legs, foot := m.trouserLeg(i, limb), m.foot(limb)
	if m.Bare {
		return m.bareLeg(limb, legs, foot)
	}
	foot = outline.Smooth(m.CM(1.5), foot, m.Cone(limb.Knee.Add(limb.bone.Scale(0.7)), 4.3, limb.Ankle, 3.1))
	up, visible := m.cuff(limb)
	if !visible {
		return m.Field(foot, 0.7), m.Field(legs, 1.8)
	}
	foot = foot.Clip(outline.HalfPlane(m.Camera.Project(limb.on(ankleStart, 0, 0)), up.Scale(-1)))
	skin = m.Field(foot, 0.7)
	cloth = m.Field(legs, 1.8).Clip(outline.HalfPlane(m.Camera.Project(limb.on(trouserEnd, 0, 0)), up))
	m.cutKnee(cloth, limb)
	return skin, cloth
}

// cutKnee cuts a narrow gap below the knee of a thigh that points at the camera, so that it is in front of its shank: a
// person who sits and faces us has thighs.
func (m *Mannequin) cutKnee(cloth *outline.Field, limb shank) {
	const (
		minTowards = 0.58 // how much the thigh points at the camera: 1 straight at it
		minBend    = 0.5  // cosine of the angle between the thigh and the shank, at most
		width      = 1.3  // of the gap, in viewBox units
		hanging    = -0.5 // vertical direction of the shank, at most
	)
	thigh := limb.Knee.Sub(limb.Hip).Unit()
	if m.Camera.Depth(thigh) < minTowards || thigh.Dot(limb.bone.Unit()) > minBend || limb.bone.Unit().Y > hanging {
		return
	}
	front := m.Field(m.Cone(limb.Hip.Lerp(limb.Knee, 0.6), 7.4, limb.Knee.Add(thigh.Scale(1.2)), 6.3), 0)
	rim := front.Clone().Shrink(-width)
	rim.Cut(front, 0)
	shin := m.Field(m.Cone(limb.on(0.08, 0, 0), 4.7, limb.on(0.6, 0, 0), 5.2), 0)
	rim.Intersect(shin)
	cloth.Cut(rim, 0)
}

// cuff returns the direction up the shank in the picture, and whether enough of the shank is visible for a cuff.
func (m *Mannequin) cuff(limb shank) (up geom.Point, visible bool) {
	up = m.Camera.Flat(limb.bone.Scale(-1))
	return up, trouserEnd*up.Len() > m.CM(minCuffView)
}

// bareLeg returns the leg of a body map: the calf continues into the ankle without a cuff.
func (m *Mannequin) bareLeg(limb shank, legs, foot outline.Shape) (skin, whole *outline.Field) {
	legs = legs.Clip(outline.HalfPlane(m.Camera.Project(limb.on(ankleStart, 0, 0)), m.Camera.Flat(limb.bone.Scale(-1))))
	low := limb.on(0.9, 0, 0)
	ankle := outline.Smooth(m.CM(1.5), foot, m.Cone(limb.on(0.72, 0.1, 0.2), 4.0, low, 3.3), m.Cone(low, 3.3, limb.Ankle, 3.1))
	return m.Field(ankle, 0.7), m.Field(outline.Smooth(m.CM(1.5), legs, ankle), 1.2)
}

// trouserLeg returns the leg from the hip to the cuff. It is made of cones along and beside the bones, so that the
// thigh and the calf are thick where their muscles are.
func (m *Mannequin) trouserLeg(i int, limb shank) outline.Shape {
	hip, knee := limb.Hip, limb.Knee
	bone, front, out := knee.Sub(hip), m.thighFront(i), limb.outer
	top := hip.Add(bone.Scale(0.13)).Add(out.Scale(0.3))
	middle := hip.Add(bone.Scale(0.36)).Add(front.Scale(0.9)).Add(out.Scale(0.5))
	inner := hip.Add(bone.Scale(0.1)).Sub(out.Scale(0.8))
	low := hip.Add(bone.Scale(0.8)).Add(front.Scale(0.5)).Sub(out.Scale(0.5))
	outerCalf, innerCalf, shin := limb.on(0.24, -0.9, 1), limb.on(0.31, -1.2, -1), limb.on(0.72, 0.1, 0.2)
	return outline.Smooth(m.CM(1.2),
		m.Cone(hip, 8.5, top, 9),
		m.Cone(top, 9, middle, 8.3),
		m.Cone(inner, 8.3, low, 6.5),
		m.Cone(middle, 8.3, low, 6.5),
		m.Cone(low, 6.5, knee, 5.9),
		m.Cone(knee, 5.6, outerCalf, 5.1),
		m.Cone(limb.on(0.03, 0, -0.3), 5.4, innerCalf, 5.1),
		m.Cone(outerCalf, 5.1, shin, 3.9),
		m.Cone(innerCalf, 5.1, shin, 3.9),
		m.Cone(shin, 3.9, limb.on(0.92, 0, 0), 4.3))
}

// thighFront returns the direction of the front of the thigh: that of the knee, or of the pelvis if the knee points
// along the thigh.
func (m *Mannequin) thighFront(i int) geom.Vec {
	leg := m.Body.Leg[i]
	along := leg.Knee.Sub(leg.Hip).Unit()
	if leg.Front.Sub(along.Scale(leg.Front.Dot(along))).Len() < 0.1 {
		return m.Body.Pelvis.Forward.Across(along)
	}
	return leg.Front.Across(along)
}

// foot returns a bare foot: heel, instep and sole, toes.
func (m *Mannequin) foot(limb shank) outline.Shape {
	balls := m.loweredToes(limb.Leg)
	heel, ballInner, ballOuter, toeInner, toeOuter := balls[0], balls[1], balls[2], balls[3], balls[4]
	instep := geom.BallAt(limb.Ankle.Add(limb.bone.Unit().Scale(0.6)).Add(limb.Toes.Scale(1.2)), 2.9)
	return outline.Smooth(m.CM(0.8),
		m.Hull(heel, geom.BallAt(limb.Ankle, 3.3)),
		m.Hull(instep, ballInner, ballOuter, heel),
		m.Hull(ballInner, ballOuter, toeInner, toeOuter))
}

// loweredToes returns the balls of the foot. A flat foot that points at the camera would look like a stump, so its toes
// are moved down in the picture, the more directly it points, and the less the camera looks down on it.
func (m *Mannequin) loweredToes(leg skeleton.Leg) [5]geom.Ball {
	const (
		minTowards = 0.4  // how much the toes point at the camera for that: 1 straight at it
		maxSole    = -0.6 // vertical direction of the sole of a flat foot, at most
		most       = 5.5  // cm by which toes that point straight at a level camera would be lowered, for each unit
	)
	balls := leg.Foot()
	towards := m.Camera.Depth(leg.Toes)
	if towards <= minTowards || leg.Sole.Y > maxSole {
		return balls
	}
	drop := m.Camera.Down().Scale((towards - minTowards) * most * max(0, 1-2.2*m.Camera.SinPitch()))
	for i, share := range [5]float64{0, 0.6, 0.6, 1, 1} {
		balls[i].Centre = balls[i].Centre.Add(drop.Scale(share))
	}
	return balls
}
