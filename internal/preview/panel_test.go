package preview_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"unknot/internal/preview"
)

// A picture whose upper part is no PNG is an error, not an empty picture.
func TestPanelMustBeAPicture(t *testing.T) {
	t.Parallel()
	data, err := preview.Picture{Title: "Cat-cow"}.PNG([]byte("no picture"))
	if want := "preview: png: invalid format: not a PNG file"; err == nil || err.Error() != want || len(data) > 0 {
		t.Errorf("%d bytes and the error %v, want none and %s", len(data), err, want)
	}
}

// A picture has its panel at the top, and its text below in another colour than the paper.
func TestPictureHasPanelAndText(t *testing.T) {
	t.Parallel()
	var panel bytes.Buffer
	green := color.NRGBA{G: 0x80, A: 0xff}
	upper := image.NewPaletted(image.Rect(0, 0, preview.Width, preview.PanelHeight), color.Palette{green})
	if err := png.Encode(&panel, upper); err != nil {
		t.Fatal(err)
	}
	data, err := preview.Picture{Title: "Cat-cow", Facts: "5 times"}.PNG(panel.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != (image.Point{X: 1200, Y: 630}) {
		t.Errorf("the picture has the size %v", size)
	}
	if got := color.NRGBAModel.Convert(picture.At(10, 10)); got != green {
		t.Errorf("the panel has the colour %v, want %v", got, green)
	}
	written := 0
	for y := preview.PanelHeight; y < picture.Bounds().Max.Y; y++ {
		for x := range preview.Width {
			if color.NRGBAModel.Convert(picture.At(x, y)) != preview.Paper {
				written++
			}
		}
	}
	if written == 0 {
		t.Error("nothing is written below the panel")
	}
}
