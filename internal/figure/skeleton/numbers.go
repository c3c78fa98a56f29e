package skeleton

import (
	"math"
	"slices"

	"unknot/internal/pose"
)

// maxNumber is the largest valid number in a frame, in cm or degrees.
const maxNumber = 1e5

// invalid reports whether x is NaN or out of all bounds.
func invalid(x float64) bool { return !(math.Abs(x) <= maxNumber) }

// clone returns a copy of f that shares none of the numbers of its skeleton.
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

// copied returns a pointer to a copy of *p, or nil if p is nil.
func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}

// InvalidNumbers returns the fields of f, each once, that have a number which is NaN or out of all bounds.
func InvalidNumbers(f pose.Frame) (keys []string) {
	f = clone(f)
	eachNumber(&f, func(key string, list []float64) {
		if !slices.Contains(keys, key) && slices.ContainsFunc(list, invalid) {
			keys = append(keys, key)
		}
	})
	return keys
}

// sanitize returns f with 0 in place of every invalid number.
func sanitize(f pose.Frame) pose.Frame {
	f = clone(f)
	eachNumber(&f, func(_ string, list []float64) {
		for i, x := range list {
			if invalid(x) {
				list[i] = 0
			}
		}
	})
	return f
}

// eachNumber calls visit with all numbers of f that the skeleton depends on, in lists with the name of their field.
// Visit may change the numbers.
func eachNumber(f *pose.Frame, visit func(key string, list []float64)) {
	breath := []float64{f.Breath}
	visit("breath", breath)
	f.Breath = breath[0]
	if p := f.Pelvis; p != nil {
		angles := []float64{p.Pitch, p.Roll, p.Turn, p.Heading}
		visit("pelvis", p.At[:])
		visit("pelvis", angles)
		p.Pitch, p.Roll, p.Turn, p.Heading = angles[0], angles[1], angles[2], angles[3]
	}
	for _, b := range []struct {
		key   string
		bends *pose.Bends
	}{{"lumbar", f.Lumbar}, {"thoracic", f.Thoracic}, {"neck", f.Neck}, {"head", f.Head}} {
		if b.bends != nil {
			visit(b.key, b.bends[:])
		}
	}
	for _, a := range []struct {
		key string
		arm *pose.Arm
	}{{"arms", f.Arms}, {"arm.l", f.ArmL}, {"arm.r", f.ArmR}} {
		if a.arm != nil {
			eachArmNumber(a.arm, func(list []float64) { visit(a.key, list) })
		}
	}
	for _, l := range []struct {
		key string
		leg *pose.Leg
	}{{"legs", f.Legs}, {"leg.l", f.LegL}, {"leg.r", f.LegR}} {
		if l.leg != nil {
			eachLimbNumber(func(list []float64) { visit(l.key, list) },
				[]*pose.Direction{l.leg.Thigh, l.leg.Shin, l.leg.Foot}, []*pose.Point{l.leg.Ankle, l.leg.Knee, l.leg.Sole})
		}
	}
}

// eachArmNumber calls visit with all numbers of an arm.
func eachArmNumber(a *pose.Arm, visit func(list []float64)) {
	eachLimbNumber(visit, []*pose.Direction{a.Upper, a.Fore, a.Hand}, []*pose.Point{&a.Off, a.Wrist, a.Elbow, a.Palm})
	blade := []float64{a.Shrug, a.Reach}
	visit(blade)
	a.Shrug, a.Reach = blade[0], blade[1]
}

// eachLimbNumber calls visit with the numbers of directions and points. Those that are nil are left out.
func eachLimbNumber(visit func(list []float64), directions []*pose.Direction, points []*pose.Point) {
	for _, d := range directions {
		if d != nil {
			visit(d[:])
		}
	}
	for _, p := range points {
		if p != nil {
			visit(p[:])
		}
	}
}
