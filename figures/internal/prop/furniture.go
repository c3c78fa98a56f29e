package prop

import "unknot/figures/internal/geom"

// The functions below return the boxes of a thing from its sizes, which are in cm and in the order of models. The thing
// faces +x and stands on y = 0, with its middle at the origin.

// xyz holds lengths in cm along the axes of a thing: forward, up and to its right.
type xyz [3]float64

func (v xyz) vec() geom.Vec { return geom.Vec{X: v[0], Y: v[1], Z: v[2]} }

// posts returns four legs on the floor, forward and back, right and left of the middle. Half is half of their width.
func posts(forward, right, height, half float64) []Box {
	var boxes []Box
	for _, x := range []float64{-forward, forward} {
		for _, z := range []float64{-right, right} {
			boxes = append(boxes, block(xyz{x, height / 2, z}, xyz{half, height / 2, half}))
		}
	}
	return boxes
}

// block returns a box of wood. Half is half of its size in each direction.
func block(centre, half xyz) Box { return Box{Centre: centre.vec(), Half: half.vec()} }

// slab is block for a box whose top is visible.
func slab(centre, half xyz) Box {
	b := block(centre, half)
	b.Top = true
	return b
}

// padded returns a box covered with cloth, with edges of the given radius.
func padded(b Box, round float64) Box {
	b.Class, b.Round = "mt2", round
	return b
}

// tilted returns a box that leans backwards.
func tilted(b Box, degrees float64) Box {
	b.Tilt = degrees
	return b
}

// chairBoxes returns no back if its size is 0.
func chairBoxes(size []float64) []Box {
	seat, halfWidth, halfDepth, back := size[0], size[1]/2, size[2]/2, size[3]
	boxes := posts(halfDepth-1.8, halfWidth-1.8, seat-3, 1.6)
	if back > 0 {
		boxes = append(boxes,
			block(xyz{1.6 - halfDepth, seat + back/2 - 5, 2.6 - halfWidth}, xyz{1.6, back/2 - 2, 1.6}),
			block(xyz{1.6 - halfDepth, seat + back/2 - 5, halfWidth - 2.6}, xyz{1.6, back/2 - 2, 1.6}),
			block(xyz{1.6 - halfDepth, seat + back - 9, 0}, xyz{1.7, 9, halfWidth - 1}))
	}
	return append(boxes, slab(xyz{0, seat - 2, 0}, xyz{halfDepth, 2, halfWidth}))
}

func stoolBoxes(size []float64) []Box {
	seat, half := size[0], size[1]/2
	return append(posts(half-2, half-2, seat-3, 1.6), slab(xyz{0, seat - 2, 0}, xyz{half, 2, half}))
}

// bedBoxes puts the head of the bed at -x. The height of a bed is that of its mattress.
func bedBoxes(size []float64) []Box {
	halfLength, halfWidth, height := size[0]/2, size[1]/2, size[2]
	return append(posts(halfLength-4, halfWidth-4, 14, 2.4),
		block(xyz{-halfLength - 1, height/2 + 18, 0}, xyz{2, height/2 + 18, halfWidth + 1}),
		block(xyz{0, height - 24, 0}, xyz{halfLength, 5, halfWidth}),
		padded(slab(xyz{0, height - 9, 0}, xyz{halfLength - 1, 9, halfWidth - 1}), 3.5))
}

// armchairBoxes puts the front edge of the seat at +x. The near arm is in front of the body.
func armchairBoxes(size []float64) []Box {
	seat, halfWidth, halfDepth, back := size[0], size[1]/2, size[2]/2, size[3]
	boxes := append(posts(halfDepth-3, halfWidth+6, 6, 2),
		padded(slab(xyz{-halfDepth - 9, (seat + back + 6) / 2, 0}, xyz{9, (seat + back - 6) / 2, halfWidth + 10}), 5),
		padded(block(xyz{0, seat / 2, 0}, xyz{halfDepth, seat/2 - 7, halfWidth}), 2),
		padded(slab(xyz{1, seat - 6, 0}, xyz{halfDepth + 1, 6, halfWidth - 0.5}), 3))
	for _, side := range []float64{-1, 1} {
		arm := padded(slab(xyz{-3, seat/2 + 11, side * (halfWidth + 5.5)}, xyz{halfDepth + 3, seat/2 + 5, 5.5}), 4)
		arm.Arm = true
		boxes = append(boxes, arm)
	}
	return boxes
}

func carSeatBoxes(size []float64) []Box {
	height := size[0]
	return []Box{
		block(xyz{0, height/2 - 5, 0}, xyz{18, height/2 - 5, 18}),
		tilted(padded(slab(xyz{2, height - 5, 0}, xyz{25, 5.5, 24}), 4), 8),
		tilted(padded(block(xyz{-31, height + 30, 0}, xyz{5, 33, 23}), 4.5), 20),
		tilted(padded(block(xyz{-43, height + 72, 0}, xyz{4, 8, 12}), 3.5), 14),
	}
}

func deskBoxes(size []float64) []Box {
	halfDepth, height, halfWidth := size[0]/2, size[1], size[2]/2
	return append(posts(halfDepth-3, halfWidth-3, height-3, 1.7), slab(xyz{0, height - 1.6, 0}, xyz{halfDepth, 1.6, halfWidth}))
}

func screenBoxes(size []float64) []Box {
	halfWidth, halfHeight := size[0]/2, size[1]/2
	return []Box{
		block(xyz{4, 1, 0}, xyz{8, 1, 11}), // the foot
		block(xyz{6, 6, 0}, xyz{1.4, 6, 3}),
		block(xyz{4, 10 + halfHeight, 0}, xyz{1.6, halfHeight, halfWidth}),
	}
}

// doorBoxes returns the frame of a doorway: two posts and a lintel. The wall around it is drawn with the room.
func doorBoxes(size []float64) []Box {
	const halfPost, halfDepth, halfLintel = 2.5, 3.0, 4.0
	halfWidth, height := size[0]/2, size[1]
	lintel := block(xyz{0, height + halfLintel, 0}, xyz{halfDepth, halfLintel, halfWidth + 2*halfPost})
	lintel.Even = true
	boxes := []Box{lintel}
	for _, side := range []float64{-1, 1} {
		frame := block(xyz{0, height / 2, side * (halfWidth + halfPost)}, xyz{halfDepth, height / 2, halfPost})
		frame.Even, frame.Arm = true, true
		boxes = append(boxes, frame)
	}
	return boxes
}

// boxBoxes returns a single box, such as a book or a block.
func boxBoxes(size []float64) []Box {
	b := lying(size)
	b.Ends = true
	return []Box{b}
}

// pillowBoxes returns a pillow that is larger than its sizes, as a head sinks into it.
func pillowBoxes(size []float64) []Box {
	const bulge = 2.4
	b := lying(size)
	b.Half = b.Half.Add(geom.Vec{X: bulge, Y: bulge, Z: bulge})
	b.Round = bulge
	return []Box{b}
}

// softBoxes returns the function for a cushion or a pack with a class of its own.
func softBoxes(class string) func(size []float64) []Box {
	return func(size []float64) []Box {
		b := tilted(lying(size), size[3])
		b.Class = class
		b.Round = min(3, b.Half.X, b.Half.Y, b.Half.Z) - 0.1
		return []Box{b}
	}
}

// lying returns a box on the floor from its length, height and width, the first three sizes.
func lying(size []float64) Box {
	return slab(xyz{0, size[1] / 2, 0}, xyz{size[0] / 2, size[1] / 2, size[2] / 2})
}
