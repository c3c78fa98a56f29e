package figure

import (
	"math"

	"unknot/internal/figure/body"
	"unknot/internal/geom"
)

// muscles are the muscles of the vocabulary in its order.
//
// Places follow origin and insertion against the landmarks of this body, along the spine from the hip line (0): top of the sacrum 9, iliac crest
// 12, lowest ribs 22, tip of the shoulder blade 34, its spine 44, shoulder 46.5, C7 52.9. They are plausible, not medical.
var muscles = []muscle{
	{name: "upper-trapezius", paired: true, faces: trunkFaces(50, frontOut, backOut),
		area: drawing{onNeckToArm, muscleSite.upperTrapezius}, glow: drawing{onNeck, muscleSite.upperTrapeziusGlow}},
	{name: "mid-lower-trapezius", paired: true, faces: trunkFaces(38, backOut),
		area: drawing{onTrunk, muscleSite.lowerTrapezius}},
	{name: "levator-scapulae", paired: true, faces: trunkFaces(50, frontOut, backOut),
		area: drawing{onNeck, muscleSite.levator}, glow: drawing{onNeck, muscleSite.levatorGlow}},
	{name: "rhomboids", paired: true, faces: trunkFaces(42, backOut),
		area: drawing{onTrunk, muscleSite.rhomboids}},
	{name: "latissimus", paired: true, faces: trunkFaces(28, backOut),
		area: drawing{onTrunk, muscleSite.latissimus}},
	{name: "deltoids", paired: true, faces: trunkFaces(47, frontOut, backOut),
		area: drawing{onArm, muscleSite.deltoid}, glow: drawing{onArm, muscleSite.deltoidGlow}},
	{name: "rotator-cuff", paired: true, faces: trunkFaces(42, backOut),
		area: drawing{onTrunkToArm, muscleSite.rotatorCuff}},
	{name: "serratus-anterior", paired: true, faces: trunkFaces(34, frontOut),
		area: drawing{onTrunk, muscleSite.serratus}, glow: drawing{onTrunk, muscleSite.serratusGlow}},
	{name: "pectorals", paired: true, faces: trunkFaces(41, frontOut),
		area: drawing{onTrunk, muscleSite.pectorals}, glow: drawing{onTrunk, muscleSite.pectoralsGlow}},
	{name: "neck-extensors", paired: true, faces: trunkFaces(51, backOut),
		area: drawing{onNeck, muscleSite.neckExtensors}, glow: drawing{onNeck, muscleSite.neckExtensorsGlow}},
	{name: "neck-flexors", paired: true, faces: trunkFaces(51, frontOut),
		area: drawing{onNeck, muscleSite.neckFlexors}},
	{name: "intercostals", paired: true, faces: trunkFaces(33, frontOut),
		area: drawing{onTrunk, muscleSite.intercostals}, glow: drawing{onTrunk, muscleSite.intercostalsGlow}},
	{name: "diaphragm", faces: trunkFaces(26, frontOut, frontIn),
		area: drawing{onTrunk, muscleSite.diaphragm}, glow: drawing{onTrunk, muscleSite.diaphragmGlow}},
	{name: "erector-spinae", paired: true, faces: trunkFaces(25, backOut),
		area: drawing{onTrunk, muscleSite.erectors}},
	{name: "multifidus", paired: true, faces: trunkFaces(14, backOut),
		area: drawing{onTrunk, muscleSite.multifidus}},
	{name: "quadratus-lumborum", paired: true, faces: trunkFaces(17, backOut),
		area: drawing{onTrunk, muscleSite.quadratus}},
	{name: "abdominals", faces: trunkFaces(20, frontOut, frontIn),
		area: drawing{onTrunk, muscleSite.abdominals}, glow: drawing{onTrunk, muscleSite.abdominalsGlow}},
	{name: "obliques", paired: true, faces: trunkFaces(20, frontOut),
		area: drawing{onTrunk, muscleSite.obliques}},
	{name: "transversus", faces: trunkFaces(15, frontOut, frontIn),
		area: drawing{onTrunk, muscleSite.transversus}},
	{name: "glute-max", paired: true, faces: trunkFaces(0, backOut),
		area: drawing{onHip, muscleSite.gluteMax}, glow: drawing{onHip, muscleSite.gluteMaxGlow}},
	{name: "glute-med", paired: true, faces: trunkFaces(4, backOut),
		area: drawing{onHip, muscleSite.gluteMed}, glow: drawing{onHip, muscleSite.gluteMedGlow}},
	{name: "deep-hip-rotators", paired: true, faces: trunkFaces(0, backOut),
		area: drawing{onHip, muscleSite.hipRotators}},
	{name: "hip-flexors", paired: true, faces: trunkFaces(0, frontOut),
		area: drawing{onHip, muscleSite.hipFlexors}, glow: drawing{onHip, muscleSite.hipFlexorsGlow}},
	{name: "hamstrings", paired: true, faces: thighFaces(backOut, backIn),
		area: drawing{onLeg, muscleSite.hamstrings}, glow: drawing{onLeg, muscleSite.hamstringsGlow}},
	{name: "quadriceps", paired: true, faces: thighFaces(frontOut, frontIn),
		area: drawing{onLeg, muscleSite.quadriceps}},
	{name: "adductors", paired: true, faces: thighFaces(frontIn),
		area: drawing{onLeg, muscleSite.adductors}},
	{name: "calves", paired: true, faces: shankFaces(backOut, backIn),
		area: drawing{onLeg, muscleSite.calf}},
}

// The parts that carry a muscle.
var (
	onTrunk      = []string{"torso"}
	onNeck       = []string{"torso", "neck"}
	onTrunkToArm = []string{"torso", "arm"}
	onNeckToArm  = []string{"torso", "neck", "arm"}
	onHip        = []string{"torso", "leg"}
	onArm        = []string{"arm"}
	onLeg        = []string{"leg"}
)

// skinDepth is how far from the middle of a section its skin lies, out cm to the side.
func skinDepth(section body.Section, out float64) float64 {
	q := min(1, math.Abs(out)/section.Width)
	return section.Depth * math.Sqrt(1-q*q)
}

// strandOf is a spindle between two points.
func strandOf(a geom.Vec, ra float64, b geom.Vec, rb float64) strand {
	return strand{spindle, []body.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

func pillOf(a geom.Vec, ra float64, b geom.Vec, rb float64) strand {
	return strand{pill, []body.Ball{{Centre: a, Radius: ra}, {Centre: b, Radius: rb}}}
}

// sheetOf is a sheet of one thickness through points.
func sheetOf(r float64, points ...geom.Vec) strand {
	balls := make([]body.Ball, len(points))
	for i, v := range points {
		balls[i] = body.Ball{Centre: v, Radius: r}
	}
	return strand{sheet, balls}
}

// A spot is a place on the skin of the trunk: s cm along the spine, and cm out from the middle.
type spot [2]float64

// backSheet lies on the skin of the back.
func (m muscleSite) backSheet(r float64, spots ...spot) strand {
	points := make([]geom.Vec, len(spots))
	for i, at := range spots {
		points[i] = m.back(at[0], at[1])
	}
	return sheetOf(r, points...)
}

// frontSheet lies on the skin of the front.
func (m muscleSite) frontSheet(r float64, spots ...spot) strand {
	points := make([]geom.Vec, len(spots))
	for i, at := range spots {
		points[i] = m.front(at[0], at[1])
	}
	return sheetOf(r, points...)
}

// Neck and shoulders.

func (m muscleSite) upperTrapezius() []strand {
	return []strand{
		{sheet, []body.Ball{
			{Centre: m.neck(3, -3, 1.8), Radius: 1.2}, {Centre: m.neck(1, -3, 3.6), Radius: 1.4},
			{Centre: m.trunk(51, -4, 1.8), Radius: 1.2}, {Centre: m.trunk(51.2, -3, 6), Radius: 1.2}}},
		{sheet, []body.Ball{
			{Centre: m.trunk(51.5, -3, 4), Radius: 1.2}, {Centre: m.shoulder(3), Radius: 1.1},
			{Centre: m.trunk(48.6, -5, 2), Radius: 1.2}, {Centre: m.trunk(47.6, -5, 9), Radius: 1.2}}},
	}
}

// upperTrapeziusGlow runs from the side of the neck to the shoulder, where it shows from the front as well.
func (m muscleSite) upperTrapeziusGlow() []strand {
	root := m.body.Spine(49.5).At(-1, 1, 6*m.side())
	return []strand{strandOf(m.neck(2, -1, 5), 2.4, root, 3.4), strandOf(root, 3.4, m.shoulder(4), 2.6)}
}

// lowerTrapezius is the middle part, to the spine of the shoulder blade, and the lower part, down to the twelfth thoracic vertebra.
func (m muscleSite) lowerTrapezius() []strand {
	return []strand{
		m.backSheet(.9, spot{46.2, 2}, spot{41, 2}, spot{42.6, 9}, spot{45.8, 13.5}, spot{46.6, 9}),
		m.backSheet(.9, spot{38.4, 2}, spot{28, 1.7}, spot{28.4, 2.1}, spot{39.5, 7.4}),
	}
}

// levator runs from the side of the neck, where it comes out from under the splenius, to the upper corner of the shoulder blade.
func (m muscleSite) levator() []strand {
	corner := m.back(50.2, 4.6)
	return []strand{sheetOf(1.2, m.neck(2, -2, 4.2), corner), sheetOf(1.5, corner, m.back(46.6, 7))}
}

func (m muscleSite) levatorGlow() []strand {
	corner := m.trunk(50, -4, 6)
	return []strand{strandOf(m.neck(2, -3, 4), 2.4, corner, 3.2), strandOf(corner, 3.2, m.trunk(45, -6, 8), 3)}
}

// neckExtensors run beside the midline, from under the skull to the upper thoracic vertebrae.
func (m muscleSite) neckExtensors() []strand {
	return []strand{{sheet, []body.Ball{
		{Centre: m.neck(3, -3.4, 1.9), Radius: 1.3}, {Centre: m.neck(2, -3.4, 3), Radius: 1.2},
		{Centre: m.neck(1, -3.6, 1.8), Radius: 1.2}, {Centre: m.back(49.5, 1.8), Radius: 1}}}}
}

func (m muscleSite) neckExtensorsGlow() []strand {
	return []strand{strandOf(m.neck(3, -2.6, 2), 2.6, m.back(49, 1.8), 2.4)}
}

// neckFlexors are shown as the sternocleidomastoid, towards the inner end of the collarbone.
func (m muscleSite) neckFlexors() []strand {
	return []strand{{sheet, []body.Ball{
		{Centre: m.neck(3, 1, 3.6), Radius: 1.7}, {Centre: m.trunk(51.4, 5, 2.4), Radius: 1.7}, {Centre: m.trunk(49.6, 6, 1.9), Radius: 1.2}}}}
}

// deltoid is a cap that narrows to its end, half way down the upper arm.
func (m muscleSite) deltoid() []strand {
	arm := m.body.Arm[m.i]
	out := m.body.Spine(48).Right.Scale(m.side())
	end := arm.Shoulder.Lerp(arm.Elbow, .52).Add(out.Scale(.8))
	return []strand{{sheet, []body.Ball{{Centre: m.shoulder(-.4).Add(out.Scale(1.3)), Radius: 3.8}, {Centre: end, Radius: 1.4}}}}
}

func (m muscleSite) deltoidGlow() []strand {
	arm := m.body.Arm[m.i]
	end := arm.Shoulder.Lerp(arm.Elbow, .48).Add(m.body.Spine(48).Right.Scale(.8 * m.side()))
	return []strand{strandOf(m.shoulder(2), 2.6, end, 3)}
}

// Back.

func (m muscleSite) rhomboids() []strand {
	return []strand{m.backSheet(1, spot{47.6, 3}, spot{43, 3}, spot{37, 7.8}, spot{43.4, 8})}
}

func (m muscleSite) latissimus() []strand {
	return []strand{m.backSheet(1.1, spot{12.5, 3.2}, spot{30, 3.2}, spot{35.6, 8}, spot{37.6, 13.8}, spot{30, 12.2}, spot{22, 10.6}, spot{14.5, 8.6})}
}

// rotatorCuff is the part on the back of the shoulder blade.
func (m muscleSite) rotatorCuff() []strand {
	return []strand{m.backSheet(1.1, spot{40.4, 9.4}, spot{35.6, 9.4}, spot{41, 14.2}, spot{43.4, 14.4}, spot{43, 11.6})}
}

func (m muscleSite) erectors() []strand {
	return []strand{
		{sheet, []body.Ball{{Centre: m.back(6.5, 4), Radius: 1.3}, {Centre: m.back(13, 5.2), Radius: 2}, {Centre: m.back(25, 4.6), Radius: 2.1}}},
		{sheet, []body.Ball{{Centre: m.back(25, 4.4), Radius: 2.1}, {Centre: m.back(38, 2.5), Radius: 1.5}, {Centre: m.back(48, 1.7), Radius: 1}}},
	}
}

func (m muscleSite) multifidus() []strand {
	return []strand{{sheet, []body.Ball{{Centre: m.back(4.5, 1.9), Radius: 1.2}, {Centre: m.back(10, 2), Radius: 1.3}, {Centre: m.back(22, 1.6), Radius: .8}}}}
}

// quadratus fills the gap between the iliac crest and the lowest rib.
func (m muscleSite) quadratus() []strand {
	return []strand{m.backSheet(1.1, spot{12.6, 8.8}, spot{12.8, 11}, spot{22, 9.6}, spot{23, 8.4})}
}

// Chest, ribs and tummy.

// serratus has a finger on each rib, from behind the armpit slanting down to the front, under the edge of the chest muscle.
func (m muscleSite) serratus() []strand {
	return []strand{
		sheetOf(1.4, m.round(38.4, 95), m.front(34.6, 9.8)),
		sheetOf(1.4, m.round(33.6, 95), m.front(30, 9)),
		sheetOf(1.4, m.round(28.8, 92), m.front(25.8, 9.4)),
	}
}

// serratusGlow lies over the ribs under the armpit.
func (m muscleSite) serratusGlow() []strand {
	return []strand{sheetOf(1.6, m.round(39, 95), m.round(36, 55), m.round(30, 60), m.round(31, 85))}
}

func (m muscleSite) pectorals() []strand {
	return []strand{m.frontSheet(1.2, spot{46.2, 2.4}, spot{37.5, 2.2}, spot{37.2, 9}, spot{41.5, 14}, spot{45.4, 13.5})}
}

// pectoralsGlow meets that of the other side in the middle: two spots would read as anything but the chest.
func (m muscleSite) pectoralsGlow() []strand {
	return []strand{
		strandOf(m.trunk(40.5, 10, 3), 4.6, m.trunk(43, 7, 14), 3.4),
		strandOf(m.trunk(41.5, 10, 0), 4, m.trunk(41.5, 10, 4), 4),
	}
}

// intercostals are three of the gaps between the ribs, which fall towards the side.
func (m muscleSite) intercostals() (bands []strand) {
	for _, s := range []float64{33, 38, 43} {
		bands = append(bands, sheetOf(1.3, m.front(s+.6, 4.6), m.front(s-.6, 12)))
	}
	return bands
}

// intercostalsGlow is one sheet: lit bands as thin as these would run into each other.
func (m muscleSite) intercostalsGlow() []strand {
	return []strand{m.frontSheet(1.6, spot{38.5, 5}, spot{28.5, 7}, spot{29.5, 12}, spot{37.5, 13})}
}

// diaphragm is a dome inside the lower ribs.
func (m muscleSite) diaphragm() []strand {
	dome := []spot{{22.5, -10.2}, {27, -8.2}, {29.6, -3.6}, {29.6, 3.6}, {27, 8.2}, {22.5, 10.2}}
	var list []strand
	for i, at := range dome[1:] {
		list = append(list, m.frontSheet(1.5, dome[i], at))
	}
	return list
}

func (m muscleSite) diaphragmGlow() []strand {
	return []strand{strandOf(m.trunk(25, 9, -6), 6, m.trunk(25, 9, 6), 6)}
}

func (m muscleSite) abdominals() []strand {
	return []strand{m.frontSheet(1.5, spot{3.5, -2}, spot{3.5, 2}, spot{33.5, -5}, spot{33.5, 5}, spot{16, -4.8}, spot{16, 4.8})}
}

func (m muscleSite) abdominalsGlow() []strand {
	return []strand{strandOf(m.trunk(10, 9, 0), 7, m.trunk(30, 9, 0), 7)}
}

func (m muscleSite) obliques() []strand {
	return []strand{m.frontSheet(1.2, spot{7.5, 8}, spot{12, 12.4}, spot{21, 11}, spot{22, 11}, spot{21.4, 8.4}, spot{16, 8.2})}
}

// transversus is a belt round the waist, between the iliac crests and the lowest ribs.
func (m muscleSite) transversus() []strand {
	var belt []geom.Vec
	for _, degrees := range []float64{-80, -45, 0, 45, 80} {
		belt = append(belt, m.round(12, degrees), m.round(19, degrees))
	}
	return []strand{sheetOf(1.2, belt...)}
}

// Hips and legs.

func (m muscleSite) gluteMax() []strand {
	return []strand{m.backSheet(3, spot{-3.6, 5.2}, spot{-4.2, 9}, spot{-1, 12.6}, spot{3, 11}, spot{6.4, 5})}
}

// gluteMaxGlow is a pill: tapered, it reads as a target.
func (m muscleSite) gluteMaxGlow() []strand {
	return []strand{pillOf(m.pelvis(-8, -3, 8), 6.6, m.pelvis(-8, 7, 8), 5.6)}
}

func (m muscleSite) gluteMed() []strand {
	return []strand{m.backSheet(1, spot{10.4, 8.6}, spot{10.6, 12.2}, spot{7, 14.6}, spot{1.5, 15.2}, spot{1.4, 14.2})}
}

// gluteMedGlow fans from the iliac crest to the greater trochanter, so that it shows from the side too.
func (m muscleSite) gluteMedGlow() []strand {
	return []strand{sheetOf(1.2, m.round(11, 82), m.round(11.5, 132), m.round(8, 138), m.round(1.5, 100), m.round(2, 90))}
}

// hipRotators are shown as the piriformis, from the sacrum to the greater trochanter.
func (m muscleSite) hipRotators() []strand {
	return []strand{strandOf(m.back(4.6, 3), 2.4, m.back(.4, 13), 1.8)}
}

// hipFlexors are the part of the iliopsoas that crosses the groin.
func (m muscleSite) hipFlexors() []strand {
	return []strand{{sheet, []body.Ball{
		{Centre: m.pelvis(8, 8.6, 11), Radius: 1.3}, {Centre: m.pelvis(8, 6, 7), Radius: 1.2},
		{Centre: m.thigh(.12, 8, -3.6), Radius: 1}, {Centre: m.thigh(.13, 8, -2.6), Radius: 1}}}}
}

func (m muscleSite) hipFlexorsGlow() []strand {
	return []strand{strandOf(m.pelvis(8, 6, 8), 5, m.thigh(.3, 6, 0), 4)}
}

// hamstrings are two, one to either side of the back of the knee.
func (m muscleSite) hamstrings() []strand {
	return []strand{
		strandOf(m.thigh(.2, -6, 2.2), 2.2, m.thigh(.94, -5, 3.4), 2),
		strandOf(m.thigh(.2, -6, -2.2), 2.2, m.thigh(.94, -5, -3.6), 2),
	}
}

func (m muscleSite) hamstringsGlow() []strand {
	return []strand{strandOf(m.thigh(.12, -5, 0), 5.6, m.thigh(.92, -3.5, 0), 5)}
}

func (m muscleSite) quadriceps() []strand {
	return []strand{{sheet, []body.Ball{
		{Centre: m.thigh(.12, 8, 1.8), Radius: 2}, {Centre: m.thigh(.5, 7, .8), Radius: 4.6}, {Centre: m.thigh(.88, 5, -.4), Radius: 3}}}}
}

func (m muscleSite) adductors() []strand {
	return []strand{{sheet, []body.Ball{
		{Centre: m.thigh(.08, 5, -5.4), Radius: 1.2}, {Centre: m.thigh(.3, 5, -5), Radius: 2}, {Centre: m.thigh(.68, 4, -4.6), Radius: 1}}}}
}

// calf is the two heads of the gastrocnemius.
func (m muscleSite) calf() []strand {
	return []strand{
		strandOf(m.shank(.07, -5, 2), 1.9, m.shank(.46, -5, 1.6), 1.9),
		strandOf(m.shank(.07, -5, -2), 2, m.shank(.52, -5, -1.7), 2),
	}
}
