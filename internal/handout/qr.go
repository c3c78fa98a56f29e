package handout

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// QR is a QR code (ISO/IEC 18004) as the parts of an SVG.
type QR struct {
	Side int    // width and height in modules, including the quiet zone
	Path string // dark modules as horizontal lines of width 1, through the middle of each row
}

// quietZone is the width in modules of the light border that a code needs around it.
const quietZone = 4

// maxPrintableSide is the side in modules, without the quiet zone, of the largest code that a poor printer still prints
// legibly.
const maxPrintableSide = 41

// EncodeQR returns the QR code of an address, with error correction level M. If the code would have too many modules to
// print well, it uses level L.
func EncodeQR(address string) (QR, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil || code.Size > maxPrintableSide {
		code, err = qr.Encode(address, qr.L)
	}
	if err != nil {
		return QR{}, fmt.Errorf("handout: %w", err)
	}
	return QR{code.Size + 2*quietZone, darkModules(code)}, nil
}

// ViewBox returns the viewBox attribute of the SVG, which includes the quiet zone.
func (q QR) ViewBox() string {
	return fmt.Sprintf("-%d -%d.5 %d %d", quietZone, quietZone, q.Side, q.Side)
}

// darkModules returns an SVG path that draws each run of dark modules in each row. A run begins with a relative move
// from the end of the run before it, or from the edge.
func darkModules(code *qr.Code) string {
	var b strings.Builder
	for y := range code.Size {
		fmt.Fprintf(&b, "M0 %d", y)
		lastEnd := 0 // of the run before
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			if x > lastEnd {
				fmt.Fprintf(&b, "m%d 0", x-lastEnd)
			}
			start := x
			for code.Black(x, y) { // nothing beyond the edge is black
				x++
			}
			fmt.Fprintf(&b, "h%d", x-start)
			lastEnd = x
		}
	}
	return b.String()
}
