package figure

import (
	"math"
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
)

// checkLegible reports what nobody can read in the picture: a hand without its arm, a crossed foot that is end-on or
// hidden, thighs without length, and a chip of a face. Parts are cut to what is visible of them.
func (p *painter) checkLegible(parts []silhouette.Part) {
	for i, side := range pose.SideName {
		word := pose.SideWord[i]
		arm := p.visible(parts, "arm"+side, "fore"+side, "hand"+side)
		if p.isLooseHand(i, arm) {
			p.fault("arm"+side, "the %s hand shows without its forearm: hide it, or turn the view until the arm is seen", word)
		}
		if p.isCrossed(i) && !p.isFootSeen(i, p.visible(parts, "leg"+side)) {
			p.fault("leg"+side, "the crossed %s foot is not seen from heel to toes: turn the view, or move what covers it", word)
		}
	}
	if p.isSitting() && p.thighShare() < 0.3 {
		p.fault("view", "who sits has no thighs here: turn the view to the side, or look from higher up")
	}
	if p.hasChip(parts) {
		p.fault("neck", "a chip of the face shows beside what covers it: move the hand or the arm")
	}
}

// visible returns what is seen of some parts together.
func (p *painter) visible(parts []silhouette.Part, names ...string) *outline.Field {
	seen := p.Canvas.Empty()
	for _, q := range parts { // from back to front
		if !slices.Contains(names, q.Name) {
			seen.Cut(q.Full, 0)
			continue
		}
		for _, l := range q.Layers {
			seen.Union(l.Field)
		}
	}
	return seen
}

// shareIn returns the share of a shape that is in a field.
func (p *painter) shareIn(s outline.Shape, f *outline.Field) float64 {
	whole := p.Canvas.Sample(s)
	area := whole.Area()
	whole.Intersect(f)
	return whole.Area() / max(area, 1)
}

// isLooseHand reports whether much of a hand shows and hardly anything of its arm.
func (p *painter) isLooseHand(i int, arm *outline.Field) bool {
	const muchOfHand, hardlyAny = 0.4, 0.1
	bones := p.Body.Arm[i]
	fore := p.Cone(bones.Elbow, 4.1, bones.Elbow.Lerp(bones.Wrist, 0.8), 3.2)
	isEndOn := p.Camera.Flat(bones.Wrist.Sub(bones.Elbow)).Len() < p.CM(8)
	return !isEndOn && p.shareIn(p.Hand(i), arm) > muchOfHand && p.shareIn(fore, arm) < hardlyAny
}

// isCrossed reports whether a foot lies on or beside the other thigh or knee, off the floor.
func (p *painter) isCrossed(i int) bool {
	const onThigh, offFloor = 17, 25 // cm
	leg, other := p.Body.Leg[i], p.Body.Leg[1-i]
	foot := leg.Ankle
	bone := other.Knee.Sub(other.Hip)
	t := max(0.4, min(1, foot.Sub(other.Hip).Dot(bone)/bone.Dot(bone)))
	across := leg.Knee.Sub(leg.Hip).Unit().Dot(bone.Unit())
	return foot.Sub(other.Hip.Add(bone.Scale(t))).Len() < onThigh && foot.Sub(other.Ankle).Len() > offFloor && across < 0.9
}

// isFootSeen reports whether a foot is seen from heel to toes.
func (p *painter) isFootSeen(i int, leg *outline.Field) bool {
	const minLength, minShare = 0.5, 0.5
	balls := p.Body.Leg[i].Foot()
	heel, toes := balls[0], balls[3].Centre.Lerp(balls[4].Centre, 0.5)
	length := toes.Sub(heel.Centre)
	return p.Camera.Flat(length).Len() > minLength*p.CM(length.Len()) &&
		p.shareIn(p.Hull(heel, geom.BallAt(toes, 2.3)), leg) > minShare
}

// isSitting reports whether both thighs are level and the shanks hang from them.
func (p *painter) isSitting() bool {
	const level = 0.45 // sine of the angle of a thigh to the floor, at most
	for _, leg := range p.Body.Leg {
		thigh, shank := leg.Knee.Sub(leg.Hip).Unit(), leg.Ankle.Sub(leg.Knee).Unit()
		if math.Abs(thigh.Y) > level || shank.Y > -0.7 {
			return false
		}
	}
	return true
}

// thighShare returns how long the longer thigh looks, as a share of its length.
func (p *painter) thighShare() (most float64) {
	for _, leg := range p.Body.Leg {
		thigh := leg.Knee.Sub(leg.Hip)
		most = max(most, p.Camera.Flat(thigh).Len()/p.CM(thigh.Len()))
	}
	return most
}

// hasChip reports whether a small piece of the face is apart from the rest of it.
func (p *painter) hasChip(parts []silhouette.Part) bool {
	const chip = 0.12 // share of the visible face, at most
	head, _ := silhouette.Find(parts, "head")
	for _, l := range head.Layers {
		if !strings.HasPrefix(l.Class, "sk") || l.Field.IsEmpty() {
			continue
		}
		area, pieces := l.Field.Area(), 0
		small := l.Field.Pieces(func(piece float64, _ func(geom.Point) float64) bool {
			pieces++
			return piece > p.minArea(head, l.Class) && piece < chip*area
		})
		if pieces > 1 && small.Area() > 0 {
			return true
		}
	}
	return false
}
