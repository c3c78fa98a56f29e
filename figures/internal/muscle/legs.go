package muscle

import "unknot/figures/internal/geom"

func (m BodySide) gluteMax() []Strand {
	return []Strand{m.onBack(3, spot{-3.6, 5.2}, spot{-4.2, 9}, spot{-1, 12.6}, spot{3, 11}, spot{6.4, 5})}
}

// gluteMaxGlow is a pill, as a tapered shape looks like a target.
func (m BodySide) gluteMaxGlow() []Strand {
	return []Strand{pillOf(m.pelvis(-8, -3, 8), 6.6, m.pelvis(-8, 7, 8), 5.6)}
}

func (m BodySide) gluteMed() []Strand {
	return []Strand{m.onBack(1, spot{10.4, 8.6}, spot{10.6, 12.2}, spot{7, 14.6}, spot{1.5, 15.2}, spot{1.4, 14.2})}
}

// gluteMedGlow fans from the iliac crest to the greater trochanter, so that it is visible from the side too.
func (m BodySide) gluteMedGlow() []Strand {
	return []Strand{flatOf(1.2, m.round(11, 82), m.round(11.5, 132), m.round(8, 138), m.round(1.5, 100), m.round(2, 90))}
}

// hipRotators are shown as the piriformis, from the sacrum to the greater trochanter.
func (m BodySide) hipRotators() []Strand {
	return []Strand{strandOf(m.back(4.6, 3), 2.4, m.back(.4, 13), 1.8)}
}

// hipFlexors are the part of the iliopsoas that crosses the groin.
func (m BodySide) hipFlexors() []Strand {
	return []Strand{{Flat, []geom.Ball{
		{Centre: m.pelvis(8, 8.6, 11), Radius: 1.3}, {Centre: m.pelvis(8, 6, 7), Radius: 1.2},
		{Centre: m.thigh(.12, 8, -3.6), Radius: 1}, {Centre: m.thigh(.13, 8, -2.6), Radius: 1}}}}
}

func (m BodySide) hipFlexorsGlow() []Strand {
	return []Strand{strandOf(m.pelvis(8, 6, 8), 5, m.thigh(.3, 6, 0), 4)}
}

// hamstrings are two strands, one to either side of the back of the knee.
func (m BodySide) hamstrings() []Strand {
	return []Strand{
		strandOf(m.thigh(.2, -6, 2.2), 2.2, m.thigh(.94, -5, 3.4), 2),
		strandOf(m.thigh(.2, -6, -2.2), 2.2, m.thigh(.94, -5, -3.6), 2),
	}
}

func (m BodySide) hamstringsGlow() []Strand {
	return []Strand{strandOf(m.thigh(.12, -5, 0), 5.6, m.thigh(.92, -3.5, 0), 5)}
}

func (m BodySide) quadriceps() []Strand {
	return []Strand{{Flat, []geom.Ball{
		{Centre: m.thigh(.12, 8, 1.8), Radius: 2}, {Centre: m.thigh(.5, 7, .8), Radius: 4.6}, {Centre: m.thigh(.88, 5, -.4), Radius: 3}}}}
}

func (m BodySide) adductors() []Strand {
	return []Strand{{Flat, []geom.Ball{
		{Centre: m.thigh(.08, 5, -5.4), Radius: 1.2}, {Centre: m.thigh(.3, 5, -5), Radius: 2}, {Centre: m.thigh(.68, 4, -4.6), Radius: 1}}}}
}

// calf has the two heads of the gastrocnemius.
func (m BodySide) calf() []Strand {
	return []Strand{
		strandOf(m.shank(.07, -5, 2), 1.9, m.shank(.46, -5, 1.6), 1.9),
		strandOf(m.shank(.07, -5, -2), 2, m.shank(.52, -5, -1.7), 2),
	}
}
