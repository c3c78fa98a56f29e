package handout

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// QR is a picture of an address that telephones read (ISO/IEC 18004), to be drawn as an SVG.
type QR struct {
	Side int    // modules across, with the quiet zone around it
	Path string // its dark modules as lines that are one wide, in the middle of each row; the first begins at 0 0
}

// quiet is how many light modules stand around a code: readers look for its edge there.
const quiet = 4

// fine is the side of the largest code, without its quiet zone, whose modules a poor printer still keeps apart.
const fine = 41

// EncodeQR is the code of an address. It stands up to a smudge; that of a long address to less, for the sake of larger modules.
func EncodeQR(address string) (QR, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil || code.Size > fine {
		code, err = qr.Encode(address, qr.L)
	}
	if err != nil {
		return QR{}, fmt.Errorf("handout: %w", err)
	}
	return QR{code.Size + 2*quiet, lines(code)}, nil
}

// ViewBox has the quiet zone in it.
func (q QR) ViewBox() string { return fmt.Sprintf("-%d -%d.5 %d %d", quiet, quiet, q.Side, q.Side) }

// lines are the dark runs of each row: the first from the edge, the others from where the last one ended.
func lines(code *qr.Code) string {
	var b strings.Builder
	for y := range code.Size {
		fmt.Fprintf(&b, "M0 %d", y)
		for at, x := 0, 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			if x > at {
				fmt.Fprintf(&b, "m%d 0", x-at)
			}
			from := x
			for code.Black(x, y) {
				x++
			}
			fmt.Fprintf(&b, "h%d", x-from)
			at = x
		}
	}
	return b.String()
}
