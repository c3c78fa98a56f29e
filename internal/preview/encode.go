package preview

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"slices"

	"image/png"
)

// PNG paints the picture and encodes it. It has a palette, as it would otherwise take three times as long and three times the bytes.
func (p Picture) PNG() ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, paletted(p.paint()))
	return out.Bytes(), err
}

const maxColours = 256

// paletted reduces an opaque image to its most frequent colours. Only antialiased edges have rare colours; those become the nearest colour of the
// palette.
func paletted(img *image.RGBA) *image.Paletted {
	counts := map[uint32]int{}
	each(img, func(_, length int, colour uint32) { counts[colour] += length })
	colours := make([]uint32, 0, len(counts))
	for colour := range counts {
		colours = append(colours, colour)
	}
	slices.SortFunc(colours, func(a, b uint32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	out := image.NewPaletted(img.Rect, nil)
	index := make(map[uint32]uint8, len(colours))
	for i, colour := range colours {
		if i < maxColours {
			out.Palette = append(out.Palette, color.RGBA{uint8(colour), uint8(colour >> 8), uint8(colour >> 16), 255})
			index[colour] = uint8(i)
		} else {
			index[colour] = nearest(colours[:maxColours], colour)
		}
	}
	each(img, func(at, length int, colour uint32) {
		i := index[colour]
		for k := at; k < at+length; k++ {
			out.Pix[k] = i
		}
	})
	return out
}

// each calls f for every run of pixels of one colour. The lowest byte of colour is red.
func each(img *image.RGBA, f func(at, length int, colour uint32)) {
	start, run := 0, binary.LittleEndian.Uint32(img.Pix)
	for i := 0; i < len(img.Pix); i += 4 {
		if colour := binary.LittleEndian.Uint32(img.Pix[i:]); colour != run {
			f(start/4, (i-start)/4, run)
			start, run = i, colour
		}
	}
	f(start/4, (len(img.Pix)-start)/4, run)
}

// nearest returns the index in palette of the most similar colour.
func nearest(palette []uint32, colour uint32) (best uint8) {
	least := 1 << 30
	for i, p := range palette {
		red, green, blue := int(p&0xff)-int(colour&0xff), int(p>>8&0xff)-int(colour>>8&0xff), int(p>>16&0xff)-int(colour>>16&0xff)
		if sum := red*red + green*green + blue*blue; sum < least {
			least, best = sum, uint8(i)
		}
	}
	return best
}
