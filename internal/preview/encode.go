package preview

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
)

// Encode encodes an opaque image as PNG with a palette. Without one, that would take three times as long and three
// times as many bytes.
func Encode(img *image.RGBA, level png.CompressionLevel) ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: level}).Encode(&out, paletted(img))
	return out.Bytes(), err
}

// maxColours is the most colours that the palette of a PNG can have.
const maxColours = 256

// maxAlike is the largest difference between two colours that look alike, as the sum of the squares of the differences
// in red, green and blue. A palette needs only one of them.
const maxAlike = 150

// paletted returns an opaque image with a palette of its most frequent colours, without colours that look alike. Every
// other pixel, mostly of antialiased edges, gets the nearest colour of the palette.
func paletted(img *image.RGBA) *image.Paletted {
	counts := map[uint32]int{}
	eachRun(img, func(_, length int, colour uint32) { counts[colour] += length })
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var palette []uint32
	out := image.NewPaletted(img.Rect, nil)
	for _, colour := range colours {
		if _, difference := nearest(palette, colour); difference > maxAlike && len(palette) < maxColours {
			palette = append(palette, colour)
			out.Palette = append(out.Palette, color.RGBA{uint8(colour), uint8(colour >> 8), uint8(colour >> 16), 255})
		}
	}
	indexes := make(map[uint32]uint8, len(colours))
	for _, colour := range colours {
		indexes[colour], _ = nearest(palette, colour)
	}
	eachRun(img, func(start, length int, colour uint32) {
		index := indexes[colour]
		for pixel := start; pixel < start+length; pixel++ {
			out.Pix[pixel] = index
		}
	})
	return out
}

// eachRun calls f for every run of pixels of one colour, with the index of its first pixel. The lowest byte of colour
// is red.
func eachRun(img *image.RGBA, f func(start, length int, colour uint32)) {
	const size = 4 // bytes of a pixel
	start, runColour := 0, binary.LittleEndian.Uint32(img.Pix)
	for i := 0; i < len(img.Pix); i += size {
		if colour := binary.LittleEndian.Uint32(img.Pix[i:]); colour != runColour {
			f(start/size, (i-start)/size, runColour)
			start, runColour = i, colour
		}
	}
	f(start/size, (len(img.Pix)-start)/size, runColour)
}

// nearest returns the index of the colour in palette that is most like colour. It also returns how much the two differ:
// the sum of the squares of the differences in red, green and blue.
func nearest(palette []uint32, colour uint32) (best uint8, difference int) {
	difference = math.MaxInt
	for i, p := range palette {
		red := int(p&0xff) - int(colour&0xff)
		green := int(p>>8&0xff) - int(colour>>8&0xff)
		blue := int(p>>16&0xff) - int(colour>>16&0xff)
		if sum := red*red + green*green + blue*blue; sum < difference {
			difference, best = sum, uint8(i)
		}
	}
	return best, difference
}
