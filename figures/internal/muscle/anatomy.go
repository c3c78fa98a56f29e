package muscle

import "unknot/figures/internal/geom"

// muscles lists the muscles of the vocabulary, in its order.
//
// They run from their origin to their insertion, plausibly rather than with medical precision. Landmarks are, in cm
// along the spine from the hip line: the top of the sacrum 9, the iliac crest 12, the lowest ribs 22, the tip of the
// shoulder blade 34, its spine 44, the shoulder 46.5, and C7 52.9.
var muscles = []Muscle{
	{Name: "upper-trapezius", Paired: true, Faces: trunkFaces(50, frontOut, backOut),
		Area: Drawing{onNeckToArm, BodySide.upperTrapezius}, Glow: Drawing{onNeck, BodySide.upperTrapeziusGlow}},
	{Name: "mid-lower-trapezius", Paired: true, Faces: trunkFaces(38, backOut),
		Area: Drawing{onTrunk, BodySide.lowerTrapezius}},
	{Name: "levator-scapulae", Paired: true, Faces: trunkFaces(50, frontOut, backOut),
		Area: Drawing{onNeck, BodySide.levator}, Glow: Drawing{onNeck, BodySide.levatorGlow}},
	{Name: "rhomboids", Paired: true, Faces: trunkFaces(42, backOut),
		Area: Drawing{onTrunk, BodySide.rhomboids}},
	{Name: "latissimus", Paired: true, Faces: trunkFaces(28, backOut),
		Area: Drawing{onTrunk, BodySide.latissimus}},
	{Name: "deltoids", Paired: true, Faces: trunkFaces(47, frontOut, backOut),
		Area: Drawing{onArm, BodySide.deltoid}, Glow: Drawing{onArm, BodySide.deltoidGlow}},
	{Name: "rotator-cuff", Paired: true, Faces: trunkFaces(42, backOut),
		Area: Drawing{onTrunkToArm, BodySide.rotatorCuff}},
	{Name: "serratus-anterior", Paired: true, Faces: trunkFaces(34, frontOut),
		Area: Drawing{onTrunk, BodySide.serratus}, Glow: Drawing{onTrunk, BodySide.serratusGlow}},
	{Name: "pectorals", Paired: true, Faces: trunkFaces(41, frontOut),
		Area: Drawing{onTrunk, BodySide.pectorals}, Glow: Drawing{onTrunk, BodySide.pectoralsGlow}},
	{Name: "neck-extensors", Paired: true, Faces: trunkFaces(51, backOut),
		Area: Drawing{onNeck, BodySide.neckExtensors}, Glow: Drawing{onNeck, BodySide.neckExtensorsGlow}},
	{Name: "neck-flexors", Paired: true, Faces: trunkFaces(51, frontOut),
		Area: Drawing{onNeck, BodySide.neckFlexors}},
	{Name: "intercostals", Paired: true, Faces: trunkFaces(33, frontOut),
		Area: Drawing{onTrunk, BodySide.intercostals}, Glow: Drawing{onTrunk, BodySide.intercostalsGlow}},
	{Name: "diaphragm", Faces: trunkFaces(26, frontOut, frontIn),
		Area: Drawing{onTrunk, BodySide.diaphragm}, Glow: Drawing{onTrunk, BodySide.diaphragmGlow}},
	{Name: "erector-spinae", Paired: true, Faces: trunkFaces(25, backOut),
		Area: Drawing{onTrunk, BodySide.erectors}},
	{Name: "multifidus", Paired: true, Faces: trunkFaces(14, backOut),
		Area: Drawing{onTrunk, BodySide.multifidus}},
	{Name: "quadratus-lumborum", Paired: true, Faces: trunkFaces(17, backOut),
		Area: Drawing{onTrunk, BodySide.quadratus}},
	{Name: "abdominals", Faces: trunkFaces(20, frontOut, frontIn),
		Area: Drawing{onTrunk, BodySide.abdominals}, Glow: Drawing{onTrunk, BodySide.abdominalsGlow}},
	{Name: "obliques", Paired: true, Faces: trunkFaces(20, frontOut),
		Area: Drawing{onTrunk, BodySide.obliques}},
	{Name: "transversus", Faces: trunkFaces(15, frontOut, frontIn),
		Area: Drawing{onTrunk, BodySide.transversus}},
	{Name: "glute-max", Paired: true, Faces: trunkFaces(0, backOut),
		Area: Drawing{onHip, BodySide.gluteMax}, Glow: Drawing{onHip, BodySide.gluteMaxGlow}},
	{Name: "glute-med", Paired: true, Faces: trunkFaces(4, backOut),
		Area: Drawing{onHip, BodySide.gluteMed}, Glow: Drawing{onHip, BodySide.gluteMedGlow}},
	{Name: "deep-hip-rotators", Paired: true, Faces: trunkFaces(0, backOut),
		Area: Drawing{onHip, BodySide.hipRotators}},
	{Name: "hip-flexors", Paired: true, Faces: trunkFaces(0, frontOut),
		Area: Drawing{onHip, BodySide.hipFlexors}, Glow: Drawing{onHip, BodySide.hipFlexorsGlow}},
	{Name: "hamstrings", Paired: true, Faces: thighFaces(backOut, backIn),
		Area: Drawing{onLeg, BodySide.hamstrings}, Glow: Drawing{onLeg, BodySide.hamstringsGlow}},
	{Name: "quadriceps", Paired: true, Faces: thighFaces(frontOut, frontIn),
		Area: Drawing{onLeg, BodySide.quadriceps}},
	{Name: "adductors", Paired: true, Faces: thighFaces(frontIn),
		Area: Drawing{onLeg, BodySide.adductors}},
	{Name: "calves", Paired: true, Faces: shankFaces(backOut, backIn),
		Area: Drawing{onLeg, BodySide.calf}},
}

// The parts that muscles lie on.
var (
	onTrunk      = []string{"torso"}
	onNeck       = []string{"torso", "neck"}
	onTrunkToArm = []string{"torso", "arm"}
	onNeckToArm  = []string{"torso", "neck", "arm"}
	onHip        = []string{"torso", "leg"}
	onArm        = []string{"arm"}
	onLeg        = []string{"leg"}
)

// Neck and shoulders.

// upperTrapezius has two parts: down the back of the neck to its root, and from there out to the shoulder and along the
// upper edge of the shoulder blade.
func (m BodySide) upperTrapezius() []Strand {
	return []Strand{
		{Flat, []geom.Ball{
			{Centre: m.neck(3, -3, 1.8), Radius: 1.2}, {Centre: m.neck(1, -3, 3.6), Radius: 1.4},
			{Centre: m.trunk(51, -4, 1.8), Radius: 1.2}, {Centre: m.trunk(51.2, -3, 6), Radius: 1.2}}},
		{Flat, []geom.Ball{
			{Centre: m.trunk(51.5, -3, 4), Radius: 1.2}, {Centre: m.shoulder(3), Radius: 1.1},
			{Centre: m.trunk(48.6, -5, 2), Radius: 1.2}, {Centre: m.trunk(47.6, -5, 9), Radius: 1.2}}},
	}
}

// upperTrapeziusGlow runs from the side of the neck to the shoulder, where it is visible from the front as well.
func (m BodySide) upperTrapeziusGlow() []Strand {
	root := m.Body.Spine(49.5).At(-1, 1, 6*m.sign())
	return []Strand{strandOf(m.neck(2, -1, 5), 2.4, root, 3.4), strandOf(root, 3.4, m.shoulder(4), 2.6)}
}

// lowerTrapezius has two parts: the middle one, to the spine of the shoulder blade, and the lower one, down to the
// twelfth thoracic vertebra.
func (m BodySide) lowerTrapezius() []Strand {
	return []Strand{
		m.onBack(.9, spot{46.2, 2}, spot{41, 2}, spot{42.6, 9}, spot{45.8, 13.5}, spot{46.6, 9}),
		m.onBack(.9, spot{38.4, 2}, spot{28, 1.7}, spot{28.4, 2.1}, spot{39.5, 7.4}),
	}
}

// levator runs from the side of the neck, where it comes out from under the splenius, to the upper corner of the
// shoulder blade.
func (m BodySide) levator() []Strand {
	corner := m.back(50.2, 4.6)
	return []Strand{flatOf(1.2, m.neck(2, -2, 4.2), corner), flatOf(1.5, corner, m.back(46.6, 7))}
}

func (m BodySide) levatorGlow() []Strand {
	corner := m.trunk(50, -4, 6)
	return []Strand{strandOf(m.neck(2, -3, 4), 2.4, corner, 3.2), strandOf(corner, 3.2, m.trunk(45, -6, 8), 3)}
}

// neckExtensors run beside the midline, from under the skull to the upper thoracic vertebrae.
func (m BodySide) neckExtensors() []Strand {
	return []Strand{{Flat, []geom.Ball{
		{Centre: m.neck(3, -3.4, 1.9), Radius: 1.3}, {Centre: m.neck(2, -3.4, 3), Radius: 1.2},
		{Centre: m.neck(1, -3.6, 1.8), Radius: 1.2}, {Centre: m.back(49.5, 1.8), Radius: 1}}}}
}

func (m BodySide) neckExtensorsGlow() []Strand {
	return []Strand{strandOf(m.neck(3, -2.6, 2), 2.6, m.back(49, 1.8), 2.4)}
}

// neckFlexors are shown as the sternocleidomastoid, towards the inner end of the collarbone.
func (m BodySide) neckFlexors() []Strand {
	return []Strand{{Flat, []geom.Ball{
		{Centre: m.neck(3, 1, 3.6), Radius: 1.7}, {Centre: m.trunk(51.4, 5, 2.4), Radius: 1.7},
		{Centre: m.trunk(49.6, 6, 1.9), Radius: 1.2}}}}
}

// deltoid is a cap that narrows to its end, half way down the upper arm.
func (m BodySide) deltoid() []Strand {
	arm := m.Body.Arm[m.Side]
	out := m.Body.Spine(48).Right.Scale(m.sign())
	end := arm.Shoulder.Lerp(arm.Elbow, .52).Add(out.Scale(.8))
	return []Strand{{Flat, []geom.Ball{{Centre: m.shoulder(-.4).Add(out.Scale(1.3)), Radius: 3.8}, {Centre: end, Radius: 1.4}}}}
}

func (m BodySide) deltoidGlow() []Strand {
	arm := m.Body.Arm[m.Side]
	end := arm.Shoulder.Lerp(arm.Elbow, .48).Add(m.Body.Spine(48).Right.Scale(.8 * m.sign()))
	return []Strand{strandOf(m.shoulder(2), 2.6, end, 3)}
}

// Back.

func (m BodySide) rhomboids() []Strand {
	return []Strand{m.onBack(1, spot{47.6, 3}, spot{43, 3}, spot{37, 7.8}, spot{43.4, 8})}
}

func (m BodySide) latissimus() []Strand {
	return []Strand{m.onBack(1.1, spot{12.5, 3.2}, spot{30, 3.2}, spot{35.6, 8}, spot{37.6, 13.8}, spot{30, 12.2}, spot{22, 10.6},
		spot{14.5, 8.6})}
}

// rotatorCuff is the part on the back of the shoulder blade.
func (m BodySide) rotatorCuff() []Strand {
	return []Strand{m.onBack(1.1, spot{40.4, 9.4}, spot{35.6, 9.4}, spot{41, 14.2}, spot{43.4, 14.4}, spot{43, 11.6})}
}

func (m BodySide) erectors() []Strand {
	return []Strand{
		{Flat, []geom.Ball{{Centre: m.back(6.5, 4), Radius: 1.3}, {Centre: m.back(13, 5.2), Radius: 2},
			{Centre: m.back(25, 4.6), Radius: 2.1}}},
		{Flat, []geom.Ball{{Centre: m.back(25, 4.4), Radius: 2.1}, {Centre: m.back(38, 2.5), Radius: 1.5},
			{Centre: m.back(48, 1.7), Radius: 1}}},
	}
}

func (m BodySide) multifidus() []Strand {
	return []Strand{{Flat, []geom.Ball{{Centre: m.back(4.5, 1.9), Radius: 1.2}, {Centre: m.back(10, 2), Radius: 1.3},
		{Centre: m.back(22, 1.6), Radius: .8}}}}
}

// quadratus fills the gap between the iliac crest and the lowest rib.
func (m BodySide) quadratus() []Strand {
	return []Strand{m.onBack(1.1, spot{12.6, 8.8}, spot{12.8, 11}, spot{22, 9.6}, spot{23, 8.4})}
}

// Chest, ribs and tummy.

// serratus has a finger on each of three ribs. They slant from behind the armpit down to the front, under the edge of
// the chest muscle.
func (m BodySide) serratus() []Strand {
	return []Strand{
		flatOf(1.4, m.round(38.4, 95), m.front(34.6, 9.8)),
		flatOf(1.4, m.round(33.6, 95), m.front(30, 9)),
		flatOf(1.4, m.round(28.8, 92), m.front(25.8, 9.4)),
	}
}

// serratusGlow lies over the ribs under the armpit.
func (m BodySide) serratusGlow() []Strand {
	return []Strand{flatOf(1.6, m.round(39, 95), m.round(36, 55), m.round(30, 60), m.round(31, 85))}
}

func (m BodySide) pectorals() []Strand {
	return []Strand{m.onFront(1.2, spot{46.2, 2.4}, spot{37.5, 2.2}, spot{37.2, 9}, spot{41.5, 14}, spot{45.4, 13.5})}
}

// pectoralsGlow meets the glow of the other side in the middle: two separate spots would not look like a chest.
func (m BodySide) pectoralsGlow() []Strand {
	return []Strand{
		strandOf(m.trunk(40.5, 10, 3), 4.6, m.trunk(43, 7, 14), 3.4),
		strandOf(m.trunk(41.5, 10, 0), 4, m.trunk(41.5, 10, 4), 4),
	}
}

// intercostals are three of the gaps between the ribs, which fall towards the side.
func (m BodySide) intercostals() (bands []Strand) {
	for _, s := range []float64{33, 38, 43} {
		bands = append(bands, flatOf(1.3, m.front(s+.6, 4.6), m.front(s-.6, 12)))
	}
	return bands
}

// intercostalsGlow is a single flat strand, as thin highlighted bands would merge.
func (m BodySide) intercostalsGlow() []Strand {
	return []Strand{m.onFront(1.6, spot{38.5, 5}, spot{28.5, 7}, spot{29.5, 12}, spot{37.5, 13})}
}

// diaphragm is a dome inside the lower ribs.
func (m BodySide) diaphragm() []Strand {
	dome := []spot{{22.5, -10.2}, {27, -8.2}, {29.6, -3.6}, {29.6, 3.6}, {27, 8.2}, {22.5, 10.2}}
	var list []Strand
	for i, next := range dome[1:] {
		list = append(list, m.onFront(1.5, dome[i], next))
	}
	return list
}

func (m BodySide) diaphragmGlow() []Strand {
	return []Strand{strandOf(m.trunk(25, 9, -6), 6, m.trunk(25, 9, 6), 6)}
}

func (m BodySide) abdominals() []Strand {
	return []Strand{m.onFront(1.5, spot{3.5, -2}, spot{3.5, 2}, spot{33.5, -5}, spot{33.5, 5}, spot{16, -4.8}, spot{16, 4.8})}
}

func (m BodySide) abdominalsGlow() []Strand {
	return []Strand{strandOf(m.trunk(10, 9, 0), 7, m.trunk(30, 9, 0), 7)}
}

func (m BodySide) obliques() []Strand {
	return []Strand{m.onFront(1.2, spot{7.5, 8}, spot{12, 12.4}, spot{21, 11}, spot{22, 11}, spot{21.4, 8.4}, spot{16, 8.2})}
}

// transversus is a belt around the waist, between the iliac crests and the lowest ribs.
func (m BodySide) transversus() []Strand {
	var belt []geom.Vec
	for _, degrees := range []float64{-80, -45, 0, 45, 80} {
		belt = append(belt, m.round(12, degrees), m.round(19, degrees))
	}
	return []Strand{flatOf(1.2, belt...)}
}
