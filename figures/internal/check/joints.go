package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// The limits of joints, in degrees.
const (
	maxElbow = 152
	maxWrist = 95
	maxKnee  = 160
	minHip   = -35
	maxHip   = 145
	bentKnee = 8 // from here on the direction of a bend is checked
)

// Cosines of angles. Beyond them, a knee bends in the wrong direction.
const (
	againstFoot = -0.7 // of the angle between the fronts of the knee and of the foot: a smaller cosine is wrong
	againstHip  = 0.9  // of the angle between the bend of the shin and the front of an unturned thigh: a larger one is wrong
)

// Tolerances in cm: bodies and mats are soft.
const (
	reachTolerance      = 1
	trunkFloorTolerance = 2
	headTolerance       = 2
	trunkTolerance      = 3.5
	kneeTrunkTolerance  = 4
)

// limits are the ranges of flex, side bend and twist, in degrees.
var limits = []struct {
	key      string
	bends    func(pose.Frame) *pose.Bends
	min, max pose.Bends
}{
	{"lumbar", func(f pose.Frame) *pose.Bends { return f.Lumbar }, pose.Bends{-35, -28, -36}, pose.Bends{60, 28, 36}},
	{"thoracic", func(f pose.Frame) *pose.Bends { return f.Thoracic }, pose.Bends{-32, -32, -45}, pose.Bends{50, 32, 45}},
	{"neck", func(f pose.Frame) *pose.Bends { return f.Neck }, pose.Bends{-65, -45, -80}, pose.Bends{60, 45, 80}},
	{"head", func(f pose.Frame) *pose.Bends { return f.Head }, pose.Bends{-25, -10, -40}, pose.Bends{25, 10, 40}},
}

// How far a shoulder can move up and forward on the ribs, in cm.
const (
	minShrug, maxShrug = -6, 12
	minReach, maxReach = -8, 12
)

var bendNames = [3]string{"flex", "side", "twist"}

// checker collects the faults of one frame.
type checker struct {
	room   float64 // cm that are added to the tolerances of collisions
	frame  pose.Frame
	body   *skeleton.Body
	faults []pose.Fault
}

// fault adds a fault of a field of the frame.
func (c *checker) fault(key, format string, args ...any) {
	c.faults = append(c.faults, pose.Fault{Key: key, Text: fmt.Sprintf(format, args...)})
}

// Joints returns what is impossible in a frame: joints bent too far, targets out of reach, limbs inside the floor, the
// trunk or the head, and unknown names. The frame must have inherited (see [pose.Movement.Inherit]).
func Joints(f pose.Frame) []pose.Fault { return joints(f, 0) }

// joints is Joints with tolerances of collisions that are greater by room, in cm.
func joints(f pose.Frame, room float64) []pose.Fault {
	c := checker{frame: f, room: room, body: skeleton.Solve(f)}
	c.spine()
	for i := range c.body.Arm {
		c.arm(i)
		c.leg(i)
	}
	c.mutual()
	c.trunkAndHead()
	return c.faults
}

// spine reports a breath, or bends of the spine, out of range.
func (c *checker) spine() {
	if breath := c.frame.Breath; breath < 0 || breath > 1 {
		c.fault("breath", "a breath of %v is outside 0..1", breath)
	}
	for _, l := range limits {
		for i, x := range l.bends(c.frame).OrZero() {
			if x < l.min[i] || x > l.max[i] {
				c.fault(l.key, "%s %s %.0f° is outside %.0f..%.0f", l.key, bendNames[i], x, l.min[i], l.max[i])
			}
		}
	}
}

// arm reports the faults of the arm on side i.
func (c *checker) arm(i int) {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	a, wanted := c.body.Arm[i], c.frame.Arm(i)
	if wanted.To != "" {
		if _, ok := c.body.Joint(wanted.To); !ok {
			c.fault(key, "unknown joint %q", wanted.To)
		} else if !skeleton.CanReach(i, wanted.To) {
			c.fault(key, "the %s hand cannot lie on %s, which moves with it", side, wanted.To)
		}
	}
	if wanted.Grip != "" && !slices.Contains(skeleton.GripNames(), wanted.Grip) {
		c.fault(key, "unknown grip %q, only %s", wanted.Grip, strings.Join(skeleton.GripNames(), ", "))
	}
	c.shoulder(key, side, wanted)
	if a.Miss > reachTolerance {
		c.fault(key, "%s hand misses its target by %.1f cm", side, a.Miss)
	}
	if bend := geom.Angle(a.Elbow.Sub(a.Shoulder), a.Wrist.Sub(a.Elbow)); bend > maxElbow {
		c.fault(key, "%s elbow bends %.0f°, more than %d", side, bend, maxElbow)
	}
	if bend := geom.Angle(a.Wrist.Sub(a.Elbow), a.Fingers); bend > maxWrist {
		c.fault(key, "%s wrist bends %.0f°, more than %d", side, bend, maxWrist)
	}
	c.underFloor(key, side, []spot{{"elbow", a.Elbow, skeleton.ElbowRadius}, {"hand", a.Wrist, 2.9}, {"fingertip", a.Tip, 1.5}})
	c.insideBody(key, side, []spot{{"wrist", a.Wrist, 2.2}, {"forearm", a.Elbow.Lerp(a.Wrist, 0.5), 3}, {"fingertip", a.Tip, 1}})
}

// shoulder reports a shoulder that is out of its range.
func (c *checker) shoulder(key, side string, wanted pose.Arm) {
	if wanted.Shrug < minShrug || wanted.Shrug > maxShrug {
		c.fault(key, "%s shoulder is lifted %.0f cm, outside %d..%d", side, wanted.Shrug, minShrug, maxShrug)
	}
	if wanted.Reach < minReach || wanted.Reach > maxReach {
		c.fault(key, "%s shoulder is %.0f cm forward, outside %d..%d", side, wanted.Reach, minReach, maxReach)
	}
}

// leg reports the faults of the leg on side i.
func (c *checker) leg(i int) {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	l := c.body.Leg[i]
	if l.Miss > reachTolerance {
		c.fault(key, "%s foot misses its target by %.1f cm", side, l.Miss)
	}
	c.knee(key, side, l)
	c.hip(key, side, l)
	spots := []spot{{"knee", l.Knee, skeleton.KneeRadius}}
	for _, ball := range l.Foot() {
		spots = append(spots, spot{"foot", ball.Centre, ball.Radius})
	}
	c.underFloor(key, side, spots)
	if depth := c.insideTrunk(spot{"knee", l.Knee, 4}); depth > kneeTrunkTolerance+c.room {
		c.fault(key, "%s knee is %.1f cm inside the trunk", side, depth)
	}
}

// knee reports a knee that bends too far or in the wrong direction.
func (c *checker) knee(key, side string, l skeleton.Leg) {
	thigh, shank := l.Knee.Sub(l.Hip).Unit(), l.Ankle.Sub(l.Knee).Unit()
	switch bend, shinBend := geom.Angle(thigh, shank), shank.Across(thigh); {
	case bend > maxKnee:
		c.fault(key, "%s knee bends %.0f°, more than %d", side, bend, maxKnee)
	case bend <= bentKnee: // too straight to have a direction
	case l.Front.Dot(l.Toes) < againstFoot:
		c.fault(key, "%s knee bends the wrong way for its foot", side)
	case shinBend.Dot(c.unturned(thigh)) > againstHip:
		c.fault(key, "%s knee bends backwards", side)
	}
}

// hip reports a hip that flexes too far. A thigh that points sideways has no flexion.
func (c *checker) hip(key, side string, l skeleton.Leg) {
	const sideways = 0.2 // sine of the angle between the thigh and the line through both hips, at most
	thigh := l.Knee.Sub(l.Hip).Unit()
	forward, down := thigh.Dot(c.body.Pelvis.Forward), -thigh.Dot(c.body.Pelvis.Up)
	if math.Hypot(forward, down) <= sideways {
		return
	}
	if flex := math.Atan2(forward, down) / geom.Degree; flex < minHip || flex > maxHip {
		c.fault(key, "%s hip flexes %.0f°, outside %d..%d", side, flex, minHip, maxHip)
	}
}

// unturned returns where the front of a thigh faces if the thigh swings up from hanging straight down, without rotating
// about its own length. It returns 0 for a thigh that points straight up, for which that is undefined.
func (c *checker) unturned(thigh geom.Vec) geom.Vec {
	front, down := c.body.Pelvis.Forward, c.body.Pelvis.Up.Scale(-1)
	halfway := down.Add(thigh)
	if halfway.Len() < 0.1 {
		return geom.Vec{}
	}
	// The swing takes down to thigh. For the front, which is at right angles to down, it is the same as a mirror image
	// in the plane at right angles to the direction halfway between down and thigh.
	normal := halfway.Unit()
	return front.Sub(normal.Scale(2 * front.Dot(normal)))
}

// mutual reports hands that lie on each other's arm, as then neither has a position. Shoulders have positions of their
// own, so crossed arms are fine.
func (c *checker) mutual() {
	left, right := c.frame.Arm(pose.Left).To, c.frame.Arm(pose.Right).To
	if slices.Contains([]string{"elbow.r", "wrist.r", "hand.r"}, left) && slices.Contains([]string{"elbow.l", "wrist.l", "hand.l"}, right) {
		c.fault("arm.r", "each hand is to lie on the other arm: one of them needs a place of its own")
	}
}

// trunkAndHead reports a head or a trunk under the floor.
func (c *checker) trunkAndHead() {
	c.underFloor("neck", "the", []spot{{"head", c.body.Head.At(0, 2, 0), 9}})
	low, lowAt := 0.0, 0.0 // height of the lowest point, and where it is along the spine
	for _, s := range skeleton.CrossSections {
		for _, p := range s.Rim(c.body, 0) {
			if p.Y < low {
				low, lowAt = p.Y, s.S
			}
		}
	}
	if low < -trunkFloorTolerance-c.room {
		c.fault("pelvis", "the trunk is %.1f cm under the floor, at %.0f cm above the hips", -low, lowAt)
	}
}

// A spot is a ball of the body that is tested for collisions, in cm.
type spot struct {
	name   string
	at     geom.Vec
	radius float64
}

// underFloor reports the deepest spot if it is under the floor.
func (c *checker) underFloor(key, side string, spots []spot) {
	deepest := slices.MinFunc(spots, func(a, b spot) int { return cmp.Compare(a.at.Y-a.radius, b.at.Y-b.radius) })
	if low := deepest.at.Y - deepest.radius; low < -skeleton.FloorTolerance-c.room {
		c.fault(key, "%s %s is %.1f cm under the floor", side, deepest.name, -low)
	}
}

// insideBody reports the spots of an arm that are deepest inside the trunk and the head.
func (c *checker) insideBody(key, side string, spots []spot) {
	c.deepest(key, side, "trunk", trunkTolerance, spots, c.insideTrunk)
	c.deepest(key, side, "head", headTolerance, spots, c.insideHead)
}

// deepest reports the spot that is deepest inside a part of the body, if it is deeper than tolerance.
func (c *checker) deepest(key, side, where string, tolerance float64, spots []spot, depth func(spot) float64) {
	name, worst := "", tolerance+c.room
	for _, s := range spots {
		if d := depth(s); d > worst {
			name, worst = s.name, d
		}
	}
	if name != "" {
		c.fault(key, "%s %s is %.1f cm inside the %s", side, name, worst, where)
	}
}

// insideHead returns how deep the middle of a spot is inside the head, in cm, negative outside.
func (c *checker) insideHead(s spot) float64 {
	const radius = 8.5
	return radius - s.at.Sub(c.body.Head.At(0, 2, 0)).Len()
}

// insideTrunk returns how deep a spot is inside the trunk, in cm, or 0 if it is outside. It looks at the cross-sections
// that are level with the spot.
func (c *checker) insideTrunk(p spot) float64 {
	const (
		lowest, highest, step = -4.0, 50, 3 // cm along the spine
		level                 = 2.5         // cm between a cross-section and the spot, at most
	)
	depth := 0.0
	for s := lowest; s <= highest; s += step {
		axes, section := c.body.Spine(s), c.body.SectionAt(s)
		off := p.at.Sub(axes.Origin)
		if math.Abs(off.Dot(axes.Up)) > level {
			continue
		}
		// share is 0 in the middle of the cross-section and 1 where the spot only touches the skin.
		forward, right := off.Dot(axes.Forward)-section.Forward, off.Dot(axes.Right)
		share := math.Hypot(forward/(section.Depth+p.radius), right/(section.Width+p.radius))
		depth = max(depth, (1-share)*min(section.Depth, section.Width))
	}
	return depth
}
