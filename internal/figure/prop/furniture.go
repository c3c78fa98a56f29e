package prop

import "unknot/internal/geom"

// The functions below return the boxes of a thing from its sizes, which are in cm and in the order of models. The thing
// faces +x and stands on y = 0, with its middle at the origin.

// posts returns four legs at (±x, ±z) with the given height and half of the given width.
func posts(x, z, height, half float64) []Box {
	var boxes []Box
	for _, sx := range []float64{-1, 1} {
		for _, sz := range []float64{-1, 1} {
			boxes = append(boxes, block(sx*x, height/2, sz*z, half, height/2, half))
		}
	}
	return boxes
}

// block returns a box of wood with its centre at (x, y, z), from half of its sizes.
func block(x, y, z, halfX, halfY, halfZ float64) Box {
	return Box{Centre: geom.Vec{X: x, Y: y, Z: z}, Half: geom.Vec{X: halfX, Y: halfY, Z: halfZ}}
}

// slab is block for a box whose top is visible.
func slab(x, y, z, halfX, halfY, halfZ float64) Box {
	b := block(x, y, z, halfX, halfY, halfZ)
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

// chairBoxes has no back if the size of that is 0.
func chairBoxes(size []float64) []Box {
	seat, w, d, back := size[0], size[1]/2, size[2]/2, size[3]
	boxes := posts(d-1.8, w-1.8, seat-3, 1.6)
	if back > 0 {
		boxes = append(boxes,
			block(1.6-d, seat+back/2-5, 2.6-w, 1.6, back/2-2, 1.6),
			block(1.6-d, seat+back/2-5, w-2.6, 1.6, back/2-2, 1.6),
			block(1.6-d, seat+back-9, 0, 1.7, 9, w-1))
	}
	return append(boxes, slab(0, seat-2, 0, d, 2, w))
}

func stoolBoxes(size []float64) []Box {
	seat, w := size[0], size[1]/2
	return append(posts(w-2, w-2, seat-3, 1.6), slab(0, seat-2, 0, w, 2, w))
}

// bedBoxes has the head of the bed at -x. The height of a bed is that of its mattress.
func bedBoxes(size []float64) []Box {
	l, w, h := size[0]/2, size[1]/2, size[2]
	return append(posts(l-4, w-4, 14, 2.4),
		block(-l-1, h/2+18, 0, 2, h/2+18, w+1),
		block(0, h-24, 0, l, 5, w),
		padded(slab(0, h-9, 0, l-1, 9, w-1), 3.5))
}

// sofaBoxes has the front edge of the seat at +x. The near arm is in front of the body.
func sofaBoxes(size []float64) []Box {
	seat, w, d, back := size[0], size[1]/2, size[2]/2, size[3]
	boxes := append(posts(d-3, w+6, 6, 2),
		padded(slab(-d-9, (seat+back+6)/2, 0, 9, (seat+back-6)/2, w+10), 5),
		padded(block(0, seat/2, 0, d, seat/2-7, w), 2),
		padded(slab(1, seat-6, 0, d+1, 6, w-0.5), 3))
	for _, side := range []float64{-1, 1} {
		arm := padded(slab(-3, seat/2+11, side*(w+5.5), d+3, seat/2+5, 5.5), 4)
		arm.Arm = true
		boxes = append(boxes, arm)
	}
	return boxes
}

// stepsBoxes rises towards +x from the origin.
func stepsBoxes(size []float64) []Box {
	rise, tread, w := size[1], size[2], size[3]/2
	var boxes []Box
	for i := range int(size[0]) {
		half := rise * float64(i+1) / 2
		step := slab(tread*(float64(i)+0.5), half, 0, tread/2, half, w)
		step.Ends, step.Even = true, true
		boxes = append(boxes, step)
	}
	return boxes
}

func carSeatBoxes(size []float64) []Box {
	h := size[0]
	return []Box{
		block(0, h/2-5, 0, 18, h/2-5, 18),
		tilted(padded(slab(2, h-5, 0, 25, 5.5, 24), 4), 8),
		tilted(padded(block(-31, h+30, 0, 5, 33, 23), 4.5), 20),
		tilted(padded(block(-43, h+72, 0, 4, 8, 12), 3.5), 14),
	}
}

func deskBoxes(size []float64) []Box {
	d, h, w := size[0]/2, size[1], size[2]/2
	return append(posts(d-3, w-3, h-3, 1.7), slab(0, h-1.6, 0, d, 1.6, w))
}

func screenBoxes(size []float64) []Box {
	w, h := size[0]/2, size[1]/2
	return []Box{block(4, 1, 0, 8, 1, 11), block(6, 6, 0, 1.4, 6, 3), block(4, 10+h, 0, 1.6, h, w)}
}

// doorBoxes returns a doorway: two posts, a lintel, and a piece of the wall on both sides.
func doorBoxes(size []float64) []Box {
	const post, deep, wall = 2.5, 3.0, 45.0
	w, h := size[0]/2, size[1]
	boxes := []Box{
		{Centre: geom.Vec{Y: h + 4}, Half: geom.Vec{X: deep, Y: 4, Z: w + 2*post}, Even: true},
	}
	for _, side := range []float64{-1, 1} {
		frame := block(0, h/2, side*(w+post), deep, h/2, post)
		frame.Even, frame.Arm = true, true
		panel := block(0, h/2+4, side*(w+2*post+wall/2), deep-1, h/2+4, wall/2)
		panel.Even, panel.Class, panel.Beyond = true, "wl", true
		boxes = append(boxes, frame, panel)
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
	return slab(0, size[1]/2, 0, size[0]/2, size[1]/2, size[2]/2)
}
