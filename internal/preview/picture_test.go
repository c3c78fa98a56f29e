package preview

import (
	"fmt"
	"image/color"
	"io/fs"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"unicode"

	"unknot/static"
)

// Pictures have the colours of the light theme of pages.
func TestColoursAreThoseOfPages(t *testing.T) {
	t.Parallel()
	css, err := fs.ReadFile(static.FS(), "css/screen/20-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(css), "@media")
	for name, c := range map[string]color.NRGBA{"paper": Paper, "ink": ink, "soft": soft} {
		if want := fmt.Sprintf("--%s: #%02x%02x%02x;", name, c.R, c.G, c.B); !strings.Contains(light, want) {
			t.Errorf("20-tokens.css lacks %s", want)
		}
	}
}

// titles returns titles of every length, with short and long words.
func titles() (out []string) {
	random := rand.New(rand.NewPCG(1, 2))
	for length := 1; length < 260; length += 3 {
		var b strings.Builder
		for b.Len() < length {
			b.WriteString(strings.Repeat(string(rune('a'+random.IntN(26))), 1+random.IntN(12)) + " ")
		}
		out = append(out, b.String()[:length])
	}
	return append(out, "", " ", strings.Repeat("W", 200), "On "+strings.Repeat("m", 80)+" and on")
}

// A title of any length fits into its room with the facts below it, below a figure or without one.
func TestTitlesFit(t *testing.T) {
	t.Parallel()
	const margin = 20
	facts := fitText("Self-massage · 40 seconds · on your hands and knees", factsSizes)
	for _, room := range []struct {
		height int
		sizes  []size
	}{{height - PanelHeight, titleSizes}, {height - 2*MarkTop - MarkHeight, loneSizes}} {
		for _, title := range titles() {
			text := fitText(title, room.sizes)
			if !text.fits() {
				t.Errorf("%q: %d lines of %.0f pixels do not fit: %q", title, len(text.lines), text.pixels, text.lines)
			}
			if all := text.height() + factsGap + facts.height(); all > room.height-margin {
				t.Errorf("%q: %d pixels high, more than %d - %d", title, all, room.height, margin)
			}
		}
	}
}

// A title is written whole, or in the smallest size as its beginning and an ellipsis.
func TestLongTitlesEndWithEllipsis(t *testing.T) {
	t.Parallel()
	for _, sizes := range [][]size{titleSizes, loneSizes} {
		smallest := sizes[len(sizes)-1]
		for _, title := range titles() {
			text := fitText(title, sizes)
			written := strings.Join(text.lines, " ")
			if written == strings.Join(strings.Fields(title), " ") {
				continue
			}
			beginning, _, hasEllipsis := strings.Cut(written, ellipsis)
			if !hasEllipsis || !strings.HasPrefix(title, beginning) {
				t.Errorf("%q is written %q", title, written)
			}
			if text.size != smallest {
				t.Errorf("%q is truncated at %.0f pixels, not the smallest size", title, text.pixels)
			}
		}
	}
}

// A title takes as few lines as it needs, and a long one is cut after the third.
func TestTitlesTakeFewLines(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		title string
		lines int
		isCut bool
	}{
		{"Neck turns", 1, false},
		{"Do not force it: jerks, sharp pain and too much too soon, again", 2, false},
		{strings.Repeat("a stiff back ", 16)[:200], 3, true},
	} {
		got := fitText(test.title, titleSizes).lines
		if isCut := strings.HasSuffix(got[len(got)-1], ellipsis); len(got) != test.lines || isCut != test.isCut {
			t.Errorf("%q is written %q, want %d lines, cut %t", test.title, got, test.lines, test.isCut)
		}
	}
}

// The font has every letter that content may use. A missing one would be painted as a box.
func TestFontHasAllLetters(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for r := range rune(0x100) {
		if unicode.IsPrint(r) {
			all.WriteRune(r)
		}
	}
	all.WriteString("–—‘’‚“”„…€−ĆčĐđęğłńőœřśşšŵýžż")
	var scratch sfnt.Buffer
	for _, r := range all.String() {
		i, err := palatino().GlyphIndex(&scratch, r)
		if err == nil && i > 0 {
			_, err = palatino().LoadGlyph(&scratch, i, fixed.I(40), nil)
		}
		if err != nil || i == 0 {
			t.Errorf("%q is glyph %d: %v", r, i, err)
		}
	}
}

// Kerning grows with the font size, and a missing glyph has none.
func TestKerningGrowsWithSize(t *testing.T) {
	t.Parallel()
	for _, pixels := range []float64{40, 100} {
		f := face(pixels)
		if got, want := float64(f.Kern('A', 'V'))/64, -.14*pixels; math.Abs(got-want) > .1 {
			t.Errorf("at %.0f pixels a V comes %.2f nearer to an A, not %.2f", pixels, got, want)
		}
		if got := f.Kern('A', '\u4e00'); got != 0 {
			t.Errorf("a missing glyph is moved by %v", got)
		}
	}
}
