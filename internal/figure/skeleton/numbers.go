package skeleton

import (
	"math"
	"slices"

	"unknot/internal/pose"
)

// maxNumber is the greatest valid number in a frame, in cm or degrees.
const maxNumber = 1e5

// invalid reports whether no body can have the number x.
func invalid(x float64) bool { return !(math.Abs(x) <= maxNumber) }

// clone returns a copy of f that shares no numbers of the skeleton with it.
func clone(f pose.Frame) pose.Frame {
	f.Pelvis = copied(f.Pelvis)
	for _, p := range []**pose.Bends{&f.Lumbar, &f.Thoracic, &f.Neck, &f.Head} {
		*p = copied(*p)
	}
	for _, p := range []**pose.Arm{&f.Arms, &f.ArmL, &f.ArmR} {
		*p = copied(*p)
		if a := *p; a != nil {
			a.Upper, a.Fore, a.Hand = copied(a.Upper), copied(a.Fore), copied(a.Hand)
			a.Wrist, a.Elbow, a.Palm = copied(a.Wrist), copied(a.Elbow), copied(a.Palm)
		}
	}
	for _, p := range []**pose.Leg{&f.Legs, &f.LegL, &f.LegR} {
		*p = copied(*p)
		if l := *p; l != nil {
			l.Thigh, l.Shin, l.Foot = copied(l.Thigh), copied(l.Shin), copied(l.Foot)
			l.Ankle, l.Knee, l.Sole = copied(l.Ankle), copied(l.Knee), copied(l.Sole)
		}
	}
	return f
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}

// InvalidNumbers returns the fields of f, without repetition, that have a number which is missing or out of bounds.
func InvalidNumbers(f pose.Frame) (keys []string) {
	copied := clone(f)
	numbers(&copied, func(key string, list []float64) {
		if !slices.Contains(keys, key) && slices.ContainsFunc(list, invalid) {
			keys = append(keys, key)
		}
	})
	return keys
}

// sanitize returns f with 0 for every invalid number.
func sanitize(f pose.Frame) pose.Frame {
	f = clone(f)
	numbers(&f, func(_ string, list []float64) {
		for i, x := range list {
			if invalid(x) {
				list[i] = 0
			}
		}
	})
	return f
}

// numbers calls see with all numbers of a frame that the skeleton depends on, each list with its field. See may change
// them.
func numbers(f *pose.Frame, see func(key string, list []float64)) {
	breath := []float64{f.Breath}
	see("breath", breath)
	f.Breath = breath[0]
	if p := f.Pelvis; p != nil {
		angles := []float64{p.Pitch, p.Roll, p.Turn, p.Heading}
		see("pelvis", p.At[:])
		see("pelvis", angles)
		p.Pitch, p.Roll, p.Turn, p.Heading = angles[0], angles[1], angles[2], angles[3]
	}
	for _, b := range []struct {
		key   string
		bends *pose.Bends
	}{{"lumbar", f.Lumbar}, {"thoracic", f.Thoracic}, {"neck", f.Neck}, {"head", f.Head}} {
		if b.bends != nil {
			see(b.key, b.bends[:])
		}
	}
	for _, a := range []struct {
		key string
		arm *pose.Arm
	}{{"arms", f.Arms}, {"arm.l", f.ArmL}, {"arm.r", f.ArmR}} {
		if a.arm != nil {
			armNumbers(a.arm, func(list []float64) { see(a.key, list) })
		}
	}
	for _, l := range []struct {
		key string
		leg *pose.Leg
	}{{"legs", f.Legs}, {"leg.l", f.LegL}, {"leg.r", f.LegR}} {
		if l.leg != nil {
			limbNumbers(func(list []float64) { see(l.key, list) },
				[]*pose.Direction{l.leg.Thigh, l.leg.Shin, l.leg.Foot}, []*pose.Point{l.leg.Ankle, l.leg.Knee, l.leg.Sole})
		}
	}
}

func armNumbers(a *pose.Arm, see func(list []float64)) {
	limbNumbers(see, []*pose.Direction{a.Upper, a.Fore, a.Hand}, []*pose.Point{&a.Off, a.Wrist, a.Elbow, a.Palm})
	blade := []float64{a.Shrug, a.Reach}
	see(blade)
	a.Shrug, a.Reach = blade[0], blade[1]
}

func limbNumbers(see func(list []float64), directions []*pose.Direction, points []*pose.Point) {
	for _, d := range directions {
		if d != nil {
			see(d[:])
		}
	}
	for _, p := range points {
		if p != nil {
			see(p[:])
		}
	}
}
