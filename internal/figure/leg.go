package figure

import (
	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A shank is the lower leg with the directions its shapes hang on.
type shank struct {
	body.Leg
	bone  geom.Vec // from the knee to the ankle
	outer geom.Vec // away from the other leg
}

func (p *painter) shank(i int) shank {
	leg := p.body.Leg[i]
	bone := leg.Ankle.Sub(leg.Knee)
	return shank{leg, bone, bone.Unit().Cross(leg.Front).Scale(pose.Side[i])}
}

// on is a point beside the shank: t of the way down, so many cm to the front and outwards.
func (s shank) on(t, front, outwards float64) geom.Vec {
	return s.Knee.Add(s.bone.Scale(t)).Add(s.Front.Scale(front)).Add(s.outer.Scale(outwards))
}

// leg is a trouser leg (or bare skin) and a foot. In a sideways view a far leg lies behind the trunk and a near one before it, whatever the
// camera's pitch makes of their depth; trunkDepth is that of the trunk.
func (p *painter) leg(i int, far, sideways bool, trunkDepth float64) part {
	limb := p.shank(i)
	skin, cloth := p.legFields(i, limb)
	full := skin.Clone()
	full.Join(cloth)
	depth := 0.7*p.camera.Depth(limb.Hip.Lerp(limb.Knee, 0.75)) + 0.3*p.camera.Depth(limb.Ankle)
	if far {
		depth = min(depth, trunkDepth-2)
	} else if sideways {
		depth = max(depth, trunkDepth+2)
	}
	return part{
		name:   "leg" + pose.SideName[i],
		depth:  depth,
		full:   full,
		layers: []layer{{toned("sk", far), skin}, {toned("tr", far), cloth}},
		joints: p.legJoints(limb.Hip, sideways),
		far:    far,
	}
}

// legJoints are the places where no gap parts a leg from the trunk and from the other leg. Seen from the front the legs part by themselves,
// so less of the gap is wanted there.
func (p *painter) legJoints(hip geom.Vec, sideways bool) map[string]outline.Disc {
	between := 13.0
	if sideways {
		between = 9.5
	}
	crotch := p.disc(ball(p.body.Pelvis.At(0, -1, 0), between))
	return map[string]outline.Disc{
		trunkName: p.disc(ball(hip.Add(p.body.Pelvis.Up), 11.5)),
		"leg.l":   crotch,
		"leg.r":   crotch,
	}
}

// legFields are what is seen of the skin and of the trousers. The cuff is a straight cut across the shank, made after the blur that would
// round it; where we look along the shank there is none, and the trousers end round.
func (p *painter) legFields(i int, limb shank) (skin, cloth *outline.Field) {
	legs, foot := p.trouserLeg(i, limb), p.foot(limb)
	if p.bare {
		return p.bareLeg(limb, legs, foot)
	}
	foot = outline.Smooth(p.cm(1.5), foot, p.cone(limb.Knee.Add(limb.bone.Scale(0.7)), 4.3, limb.Ankle, 3.1))
	up, visible := p.cuff(limb)
	if !visible {
		return p.field(foot, 0.7), p.field(legs, 1.8)
	}
	// under the cloth the skin reaches up to 80 %, the cloth down to 86 %
	foot = foot.Clip(outline.HalfPlane(p.camera.Project(limb.on(0.8, 0, 0)), up.Scale(-1)))
	skin = p.field(foot, 0.7)
	cloth = p.field(legs, 1.8).Clip(outline.HalfPlane(p.camera.Project(limb.on(0.86, 0, 0)), up))
	return skin, cloth
}

// cuff is the way up the shank in the picture, and whether so much of the shank is seen that a cut across it is a cuff.
func (p *painter) cuff(limb shank) (up geom.Point, visible bool) {
	up = p.camera.Flat(limb.bone.Scale(-1))
	return up, 0.86*up.Len() > p.cm(6)
}

// bareLeg is the leg of a body map: the calf goes over into the ankle without a cuff.
func (p *painter) bareLeg(limb shank, legs, foot outline.Shape) (skin, whole *outline.Field) {
	legs = legs.Clip(outline.HalfPlane(p.camera.Project(limb.on(0.8, 0, 0)), p.camera.Flat(limb.bone.Scale(-1))))
	low := limb.on(0.9, 0, 0)
	ankle := outline.Smooth(p.cm(1.5), foot, p.cone(limb.on(0.72, 0.1, 0.2), 4.0, low, 3.3), p.cone(low, 3.3, limb.Ankle, 3.1))
	return p.field(ankle, 0.7), p.field(outline.Smooth(p.cm(1.5), legs, ankle), 1.2)
}

// trouserLeg is the leg from the hip to the cuff: cones along the bones and round them, so that thigh and calf swell where muscles do.
func (p *painter) trouserLeg(i int, limb shank) outline.Shape {
	hip, knee := limb.Hip, limb.Knee
	bone := knee.Sub(hip)
	front := p.thighFront(i)
	out := limb.outer
	top := hip.Add(bone.Scale(0.13)).Add(out.Scale(0.3))
	middle := hip.Add(bone.Scale(0.36)).Add(front.Scale(0.9)).Add(out.Scale(0.5))
	inner := hip.Add(bone.Scale(0.1)).Sub(out.Scale(0.8))
	low := hip.Add(bone.Scale(0.8)).Add(front.Scale(0.5)).Sub(out.Scale(0.5))
	outerCalf, innerCalf, shin := limb.on(0.24, -0.9, 1), limb.on(0.31, -1.2, -1), limb.on(0.72, 0.1, 0.2)
	return outline.Smooth(p.cm(1.2),
		p.cone(hip, 8.5, top, 9),
		p.cone(top, 9, middle, 8.3),
		p.cone(inner, 8.3, low, 6.5),
		p.cone(middle, 8.3, low, 6.5),
		p.cone(low, 6.5, knee, 5.9),
		p.cone(knee, 5.6, outerCalf, 5.1),
		p.cone(limb.on(0.03, 0, -0.3), 5.4, innerCalf, 5.1),
		p.cone(outerCalf, 5.1, shin, 3.9),
		p.cone(innerCalf, 5.1, shin, 3.9),
		p.cone(shin, 3.9, limb.on(0.92, 0, 0), 4.3))
}

// thighFront is the front of the thigh, across the bone: the way the knee faces, or the pelvis where the knee faces along the thigh.
func (p *painter) thighFront(i int) geom.Vec {
	leg := p.body.Leg[i]
	along := leg.Knee.Sub(leg.Hip).Unit()
	if leg.Front.Sub(along.Scale(leg.Front.Dot(along))).Len() < 0.1 {
		return p.body.Pelvis.Forward.Across(along)
	}
	return leg.Front.Across(along)
}

// foot is a bare foot: heel, instep and sole, toes.
func (p *painter) foot(limb shank) outline.Shape {
	balls := p.loweredToes(limb.Leg)
	heel, ballInner, ballOuter, toeInner, toeOuter := balls[0], balls[1], balls[2], balls[3], balls[4]
	instep := ball(limb.Ankle.Add(limb.bone.Unit().Scale(0.6)).Add(limb.Toes.Scale(1.2)), 2.9)
	return outline.Smooth(p.cm(0.8),
		p.hull(heel, ball(limb.Ankle, 3.3)),
		p.hull(instep, ballInner, ballOuter, heel),
		p.hull(ballInner, ballOuter, toeInner, toeOuter))
}

// loweredToes are the balls of the foot. A flat foot that points at us is drawn from a little higher up, or it is a stump: the toes go down in
// the picture.
func (p *painter) loweredToes(leg body.Leg) [5]body.Ball {
	balls := leg.Foot()
	look := p.camera.Depth(leg.Toes)
	if look <= 0.4 || leg.Sole.Y > -0.6 {
		return balls
	}
	drop := p.camera.Down().Scale((look - 0.4) * 5.5 * max(0, 1-2.2*p.camera.Pitch()))
	for i, share := range [5]float64{0, 0.6, 0.6, 1, 1} {
		balls[i].Centre = balls[i].Centre.Add(drop.Scale(share))
	}
	return balls
}
