package skeleton

import (
	"math/rand/v2"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// sitting is upright, with the feet on the floor.
func sitting() pose.Frame {
	return pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 54, 0}},
		Legs:   &pose.Leg{Ankle: &pose.Point{40, 7, 10}, Foot: &pose.Direction{90, 4}},
		Arms:   &pose.Arm{Upper: &pose.Direction{10, 8}, Fore: &pose.Direction{50, 4}},
	}
}

// standing is upright.
func standing() pose.Frame {
	return pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 88.5, 0}}}
}

func randomVec(r *rand.Rand, size float64) geom.Vec {
	return geom.Vec{X: size * (2*r.Float64() - 1), Y: size * (2*r.Float64() - 1), Z: size * (2*r.Float64() - 1)}
}

// randomFrame returns any frame that a pose file could contain, possible or not.
func randomFrame(seed uint64) pose.Frame {
	r := rand.New(rand.NewPCG(seed, 7))
	within := func(size float64) float64 { return size * (2*r.Float64() - 1) }
	bends := func() *pose.Bends {
		if r.IntN(4) == 0 {
			return nil
		}
		return &pose.Bends{within(50), within(30), within(40)}
	}
	direction := func() *pose.Direction { return &pose.Direction{within(180), within(80)} }
	point := func(size float64) *pose.Point { return &pose.Point{within(size), within(size), within(size)} }
	maybe := func() bool { return r.IntN(2) == 0 }
	arm := func() *pose.Arm {
		a := &pose.Arm{Shrug: within(3), Reach: within(3), Grip: GripNames()[r.IntN(6)]}
		switch r.IntN(3) {
		case 0:
			a.Upper, a.Fore = direction(), direction()
		case 1:
			a.Wrist, a.Elbow = &pose.Point{within(50), 80 + within(60), within(50)}, point(1)
		default:
			a.To = []string{"knee", "hip.l", "head", "belly", "shin.r", "neck", "shoulder.l", "elbow.r"}[r.IntN(8)]
			a.Off = *point(15)
		}
		if maybe() {
			a.Hand, a.Palm = direction(), point(1)
		}
		return a
	}
	leg := func() *pose.Leg {
		l := &pose.Leg{}
		if maybe() {
			l.Thigh, l.Shin = direction(), direction()
		} else {
			l.Ankle, l.Knee = &pose.Point{within(40), 40 + within(40), within(40)}, point(1)
		}
		if maybe() {
			l.Foot, l.Sole = direction(), point(1)
		}
		return l
	}
	f := pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{within(20), 80 + within(20), within(20)}, Rest: r.IntN(4) == 0,
			Pitch: within(100), Roll: within(90), Turn: within(90), Heading: within(180)},
		Lumbar: bends(), Thoracic: bends(), Neck: bends(), Head: bends(),
		ArmL: arm(), ArmR: arm(), LegL: leg(), LegR: leg(),
	}
	if maybe() {
		f.Arms, f.ArmL = arm(), nil
	}
	if maybe() {
		f.Legs, f.LegR = leg(), nil
	}
	return f
}
