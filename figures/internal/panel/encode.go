package panel

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// The most colours that the palette of a PNG can have, and the largest difference between two colours that look alike:
// the sum of the squares of the differences in red, green and blue. A palette needs only one of them.
const (
	maxColours = 256
	maxAlike   = 150
)

// Encode encodes an opaque picture as PNG with a palette of its most frequent colours, without colours that look alike.
// Every other pixel, mostly of antialiased edges, gets the nearest colour of the palette.
func Encode(img *image.RGBA) ([]byte, error) {
	counts := map[uint32]int{} // by colour, whose lowest byte is red
	colours := make([]uint32, len(img.Pix)/4)
	for i := range colours {
		colours[i] = binary.LittleEndian.Uint32(img.Pix[4*i:])
		counts[colours[i]]++
	}
	frequent := slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var palette color.Palette
	for _, c := range frequent {
		if len(palette) == 0 || len(palette) < maxColours && difference(palette[palette.Index(rgba(c))], rgba(c)) > maxAlike {
			palette = append(palette, rgba(c))
		}
	}
	index := make(map[uint32]uint8, len(frequent))
	for _, c := range frequent {
		index[c] = uint8(palette.Index(rgba(c)))
	}
	paletted := image.NewPaletted(img.Rect, palette)
	for i, c := range colours {
		paletted.Pix[i] = index[c]
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, paletted)
	return out.Bytes(), err
}

// rgba returns an opaque colour.
func rgba(c uint32) color.RGBA { return color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 255} }

// difference returns how much a colour of a palette differs from another one: see maxAlike.
func difference(of color.Color, c color.RGBA) int {
	p := of.(color.RGBA)
	red, green, blue := int(p.R)-int(c.R), int(p.G)-int(c.G), int(p.B)-int(c.B)
	return red*red + green*green + blue*blue
}
