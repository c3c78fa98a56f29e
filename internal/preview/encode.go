package preview

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// encode encodes an opaque image as PNG with a palette. Without one, that would take three times as long and three
// times as many bytes. Every pixel gets the nearest colour of the palette.
func encode(img *image.RGBA, palette color.Palette) ([]byte, error) {
	paletted := image.NewPaletted(img.Rect, palette)
	indexes := map[color.RGBA]uint8{} // there are few colours
	for i := range paletted.Pix {
		c := img.RGBAAt(i%paletted.Stride, i/paletted.Stride)
		index, isKnown := indexes[c]
		if !isKnown {
			index = uint8(palette.Index(c))
			indexes[c] = index
		}
		paletted.Pix[i] = index
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, paletted)
	return out.Bytes(), err
}

// shades returns shades of a colour on paper, from the one next to paper to the colour itself, for the edges of
// letters.
func shades(c color.NRGBA) (out color.Palette) {
	const n = 16
	mix := func(paper, full uint8, part int) uint8 { return uint8((int(paper)*(n-part) + int(full)*part) / n) }
	for i := 1; i <= n; i++ {
		out = append(out, color.RGBA{mix(Paper.R, c.R, i), mix(Paper.G, c.G, i), mix(Paper.B, c.B, i), 255})
	}
	return out
}
