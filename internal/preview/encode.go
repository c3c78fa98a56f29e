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

// Encode encodes an opaque image as PNG. It gets a palette, as it would otherwise take three times as long and three
// times the bytes.
func Encode(img *image.RGBA, level png.CompressionLevel) ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: level}).Encode(&out, paletted(img))
	return out.Bytes(), err
}

const maxColours = 256

// alike is the difference of two colours, as a sum of squares, up to which a picture needs only one of them.
const alike = 75

// paletted reduces an opaque image to its most frequent colours that are not alike. Only antialiased edges have others,
// and those become the nearest colour of the palette.
func paletted(img *image.RGBA) *image.Paletted {
	counts := map[uint32]int{}
	each(img, func(_, length int, colour uint32) { counts[colour] += length })
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var palette []uint32
	out := image.NewPaletted(img.Rect, nil)
	for _, colour := range colours {
		if _, far := nearest(palette, colour); far > alike && len(palette) < maxColours {
			palette = append(palette, colour)
			out.Palette = append(out.Palette, color.RGBA{uint8(colour), uint8(colour >> 8), uint8(colour >> 16), 255})
		}
	}
	index := make(map[uint32]uint8, len(colours))
	for _, colour := range colours {
		index[colour], _ = nearest(palette, colour)
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

// nearest returns the index in palette of the most similar colour, and their difference.
func nearest(palette []uint32, colour uint32) (best uint8, least int) {
	least = math.MaxInt
	for i, p := range palette {
		red, green, blue := int(p&0xff)-int(colour&0xff), int(p>>8&0xff)-int(colour>>8&0xff), int(p>>16&0xff)-int(colour>>16&0xff)
		if sum := red*red + green*green + blue*blue; sum < least {
			least, best = sum, uint8(i)
		}
	}
	return best, least
}
