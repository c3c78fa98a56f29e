package handout_test

import (
	"fmt"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"unknot/internal/handout"
)

// An independent decoder reads the address from the rendered code.
func TestQRCodeCanBeRead(t *testing.T) {
	for _, tt := range []struct{ moves, widest int }{{1, 45}, {3, 45}, {6, 61}, {12, 69}} {
		address := "https://unknot.example/handout?sheet=1.d3" + strings.Repeat(".47c-2x10h15e", tt.moves)
		code, err := handout.EncodeQR(address)
		if err != nil {
			t.Fatal(err)
		}
		if code.Side > tt.widest {
			t.Errorf("%d moves: %d modules wide, want at most %d for printing", tt.moves, code.Side, tt.widest)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(render(t, code))
		if err != nil {
			t.Fatal(err)
		}
		read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil {
			t.Errorf("%d moves: %v", tt.moves, err)
		} else if read.GetText() != address {
			t.Errorf("%d moves: read as %s", tt.moves, read.GetText())
		}
	}
	if _, err := handout.EncodeQR(strings.Repeat("a", 3000)); err == nil {
		t.Error("EncodeQR accepted an address that is too long for any code")
	}
}

var command = regexp.MustCompile(`([Mmh])(\d+)(?: (\d+))?`)

// render draws the path of the code as a browser would, with 3 pixels for each module.
func render(t *testing.T, code handout.QR) image.Image {
	t.Helper()
	const scale = 3
	var left, top float64
	if _, err := fmt.Sscanf(code.ViewBox(), "%f %f", &left, &top); err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, code.Side*scale, code.Side*scale))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	x, y := 0, 0
	for _, c := range command.FindAllStringSubmatch(code.Path, -1) {
		n, _ := strconv.Atoi(c[2])
		switch c[1] {
		case "M":
			x = n
			y, _ = strconv.Atoi(c[3])
		case "m":
			x += n
		case "h":
			from, row := int((float64(x)-left)*scale), int((float64(y)-.5-top)*scale)
			for px := from; px < from+n*scale; px++ {
				for py := row; py < row+scale; py++ {
					img.SetGray(px, py, color.Gray{})
				}
			}
			x += n
		}
	}
	return img
}

// A code has error correction of level M while that is narrow enough to print, and a light border of 4 modules.
func TestQRCodeIsNarrowEnoughToPrint(t *testing.T) {
	for length, want := range map[int]int{40: 37, 106: 49, 107: 49, 134: 49, 135: 53} { // 107 to 134 bytes have level L
		code, err := handout.EncodeQR(strings.Repeat("a", length))
		if err != nil || code.Side != want || code.ViewBox() != fmt.Sprintf("-4 -4.5 %d %d", want, want) {
			t.Errorf("%d bytes: %d modules in %s, %v; want %d", length, code.Side, code.ViewBox(), err, want)
		}
	}
}
