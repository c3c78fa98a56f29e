package body

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A Fault is something no body can do. Key is the field of the frame that it is about: a limb is arm.l, arm.r, leg.l or leg.r even where the
// frame says it for both sides at once.
type Fault struct{ Key, Text string }

// What a joint allows, in degrees.
const (
	mostElbow   = 152
	mostWrist   = 95
	mostKnee    = 160
	leastHip    = -35
	mostHip     = 145
	bentKnee    = 8    // from here on a knee has a way it bends
	againstFoot = -0.7 // cosine of knee and toes that face apart
	againstHip  = 0.9  // cosine of the way a shin bends off and where the knee faces with the thigh not turned about its length
)

// How thick knees and elbows are where they touch the floor, in cm.
const (
	kneeBall  = 6
	elbowBall = 4
)

// What is let pass, in cm: bodies are soft, and so are mats.
const (
	slackReach      = 1
	slackFloor      = 1.6
	slackTrunkFloor = 2
	slackHead       = 2
	slackTrunk      = 3.5
	slackKneeTrunk  = 4
)

// limits are the least and most flex, side bend and twist, in degrees.
var limits = []struct {
	key         string
	of          func(pose.Frame) *pose.Bends
	least, most pose.Bends
}{
	{"lumbar", func(f pose.Frame) *pose.Bends { return f.Lumbar }, pose.Bends{-35, -28, -36}, pose.Bends{60, 28, 36}},
	{"thoracic", func(f pose.Frame) *pose.Bends { return f.Thoracic }, pose.Bends{-32, -32, -45}, pose.Bends{50, 32, 45}},
	{"neck", func(f pose.Frame) *pose.Bends { return f.Neck }, pose.Bends{-65, -45, -80}, pose.Bends{60, 45, 80}},
	{"head", func(f pose.Frame) *pose.Bends { return f.Head }, pose.Bends{-25, -10, -40}, pose.Bends{25, 10, 40}},
}

// How far a shoulder is lifted and brought forward on the ribs, in cm.
const (
	leastShrug, mostShrug = -6, 12
	leastReach, mostReach = -8, 12
)

var bendNames = [3]string{"flex", "side", "twist"}

// checker gathers the faults of one frame.
type checker struct {
	frame  pose.Frame
	body   *Body
	faults []Fault
}

func (c *checker) say(key, format string, args ...any) {
	c.faults = append(c.faults, Fault{key, fmt.Sprintf(format, args...)})
}

// Check finds what is wrong with a frame, after Inherit: what no joint does, no limb reaches and no floor or trunk lets through, and names
// that nothing has. Numbers out of bounds are all it speaks of where there are any, for the rest cannot be judged then.
func Check(f pose.Frame) []Fault {
	c := checker{frame: f}
	c.numbers()
	if len(c.faults) > 0 {
		return c.faults
	}
	c.body = Solve(f)
	c.spine()
	for i := range c.body.Arm {
		c.arm(i)
		c.leg(i)
	}
	c.mutual()
	c.trunk()
	return c.faults
}

func (c *checker) numbers() {
	numbers(clone(c.frame), func(key string, list []float64) {
		said := slices.ContainsFunc(c.faults, func(f Fault) bool { return f.Key == key })
		if !said && slices.ContainsFunc(list, wild) {
			c.say(key, "a number is missing or out of all bounds")
		}
	})
}

func (c *checker) spine() {
	for _, l := range limits {
		told := bends(l.of(c.frame))
		for i, x := range told {
			if x < l.least[i] || x > l.most[i] {
				c.say(l.key, "%s %s %.0f° is outside %.0f..%.0f", l.key, bendNames[i], x, l.least[i], l.most[i])
			}
		}
	}
}

func (c *checker) arm(i int) {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	a, told := c.body.Arm[i], c.frame.Arm(i)
	if told.To != "" {
		if _, ok := c.body.Joint(told.To); !ok {
			c.say(key, "unknown joint %q", told.To)
		} else if !reachable(i, told.To) {
			c.say(key, "the %s hand cannot lie on %s, which moves with it", side, told.To)
		}
	}
	if _, ok := gripNamed(told.Grip); !ok && told.Grip != "" {
		c.say(key, "unknown grip %q, only %s", told.Grip, strings.Join(gripNames(), ", "))
	}
	c.shoulder(key, side, told)
	if a.Miss > slackReach {
		c.say(key, "%s hand misses its target by %.1f cm", side, a.Miss)
	}
	if bend := geom.Angle(a.Elbow.Sub(a.Shoulder), a.Wrist.Sub(a.Elbow)); bend > mostElbow {
		c.say(key, "%s elbow bends %.0f°, more than %d", side, bend, mostElbow)
	}
	if bend := geom.Angle(a.Wrist.Sub(a.Elbow), a.Fingers); bend > mostWrist {
		c.say(key, "%s wrist bends %.0f°, more than %d", side, bend, mostWrist)
	}
	c.underFloor(key, side, slackFloor, []spot{{"elbow", a.Elbow, elbowBall}, {"hand", a.Wrist, 2.9}, {"fingertip", a.Tip, 1.5}})
	c.within(key, side, []spot{{"wrist", a.Wrist, 2.2}, {"forearm", a.Elbow.Lerp(a.Wrist, 0.5), 3}, {"fingertip", a.Tip, 1}})
}

func (c *checker) shoulder(key, side string, told pose.Arm) {
	if told.Shrug < leastShrug || told.Shrug > mostShrug {
		c.say(key, "%s shoulder is lifted %.0f cm, outside %d..%d", side, told.Shrug, leastShrug, mostShrug)
	}
	if told.Reach < leastReach || told.Reach > mostReach {
		c.say(key, "%s shoulder is %.0f cm forward, outside %d..%d", side, told.Reach, leastReach, mostReach)
	}
}

func (c *checker) leg(i int) {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	l := c.body.Leg[i]
	if l.Miss > slackReach {
		c.say(key, "%s foot misses its target by %.1f cm", side, l.Miss)
	}
	thigh, shank := l.Knee.Sub(l.Hip).Unit(), l.Ankle.Sub(l.Knee).Unit()
	if bend := geom.Angle(thigh, shank); bend > mostKnee {
		c.say(key, "%s knee bends %.0f°, more than %d", side, bend, mostKnee)
	} else if bend > bentKnee && l.Front.Dot(l.Toes) < againstFoot {
		c.say(key, "%s knee bends the wrong way for its foot", side)
	} else if bend > bentKnee && shank.Across(thigh).Dot(c.unturned(thigh)) > againstHip {
		c.say(key, "%s knee bends backwards", side)
	}
	forward, down := thigh.Dot(c.body.Pelvis.Forward), -thigh.Dot(c.body.Pelvis.Up)
	if flex := math.Atan2(forward, down) / geom.Degree; math.Hypot(forward, down) > 0.2 && (flex < leastHip || flex > mostHip) {
		c.say(key, "%s hip flexes %.0f°, outside %d..%d", side, flex, leastHip, mostHip)
	}
	spots := []spot{{"knee", l.Knee, kneeBall}}
	for _, ball := range l.Foot() {
		spots = append(spots, spot{"foot", ball.Centre, ball.Radius})
	}
	c.underFloor(key, side, slackFloor, spots)
	if depth := c.insideTrunk(spot{"knee", l.Knee, 4}); depth > slackKneeTrunk {
		c.say(key, "%s knee is %.1f cm inside the trunk", side, depth)
	}
}

// unturned is where a knee faces whose thigh is swung from hanging straight down without turning about its length.
func (c *checker) unturned(thigh geom.Vec) geom.Vec {
	pelvis := c.body.Pelvis
	down := pelvis.Up.Scale(-1)
	along := down.Add(thigh)
	if along.Len() < 0.1 { // straight up: it may have come any way
		return geom.Vec{}
	}
	// Two mirrors make the turn that takes down to thigh.
	mirror := func(v, n geom.Vec) geom.Vec { return v.Sub(n.Scale(2 * v.Dot(n))) }
	return mirror(mirror(pelvis.Forward, down), along.Unit())
}

// mutual says so of hands that lie on each other's arm: then neither has a place. A shoulder keeps its own, so arms may be crossed.
func (c *checker) mutual() {
	left, right := c.frame.Arm(pose.Left).To, c.frame.Arm(pose.Right).To
	if slices.Contains([]string{"elbow.r", "wrist.r", "hand.r"}, left) && slices.Contains([]string{"elbow.l", "wrist.l", "hand.l"}, right) {
		c.say("arm.r", "each hand is to lie on the other arm: one of them needs a place of its own")
	}
}

// trunk looks whether head and trunk are under the floor.
func (c *checker) trunk() {
	c.underFloor("neck", "the", slackFloor, []spot{{"head", c.body.Head.At(0, 2, 0), 9}})
	low, at := 0.0, 0.0
	for _, s := range Sections {
		for _, p := range s.Rim(c.body, 0) {
			if p.Y < low {
				low, at = p.Y, s.S
			}
		}
	}
	if low < -slackTrunkFloor {
		c.say("pelvis", "the trunk is %.1f cm under the floor, at %.0f cm above the hips", -low, at)
	}
}

// A spot is a part of a limb where it is tried for running into something.
type spot struct {
	name   string
	at     geom.Vec
	radius float64
}

// underFloor reports the deepest of some spots, if it is under the floor.
func (c *checker) underFloor(key, side string, slack float64, spots []spot) {
	deepest := slices.MinFunc(spots, func(a, b spot) int { return cmp.Compare(a.at.Y-a.radius, b.at.Y-b.radius) })
	if low := deepest.at.Y - deepest.radius; low < -slack {
		c.say(key, "%s %s is %.1f cm under the floor", side, deepest.name, -low)
	}
}

// within reports the spots of an arm that are deepest inside trunk and head.
func (c *checker) within(key, side string, spots []spot) {
	c.deepest(key, side, "trunk", slackTrunk, spots, c.insideTrunk)
	c.deepest(key, side, "head", slackHead, spots, func(s spot) float64 {
		return 8.5 - s.at.Sub(c.body.Head.At(0, 2, 0)).Len()
	})
}

func (c *checker) deepest(key, side, where string, slack float64, spots []spot, depth func(spot) float64) {
	name, most := "", slack
	for _, s := range spots {
		if d := depth(s); d > most {
			name, most = s.name, d
		}
	}
	if name != "" {
		c.say(key, "%s %s is %.1f cm inside the %s", side, name, most, where)
	}
}

// insideTrunk is how far a spot reaches into the trunk, in cm.
func (c *checker) insideTrunk(p spot) float64 {
	depth := 0.0
	for s := -4.0; s <= 50; s += 3 {
		frame, section := c.body.Spine(s), SectionAt(s)
		way := p.at.Sub(frame.Origin)
		if math.Abs(way.Dot(frame.Up)) > 2.5 {
			continue
		}
		out := math.Hypot((way.Dot(frame.Forward)-section.Forward)/(section.Depth+p.radius), way.Dot(frame.Right)/(section.Width+p.radius))
		depth = max(depth, (1-out)*min(section.Depth, section.Width))
	}
	return depth
}
