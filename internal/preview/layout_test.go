package preview

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// panelOf returns a panel of one colour as PNG.
func panelOf(t *testing.T, height int, c color.Color) []byte {
	t.Helper()
	var out bytes.Buffer
	panel := image.NewPaletted(image.Rect(0, 0, Width, height), color.Palette{c})
	if err := png.Encode(&out, panel); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inkBox returns the smallest box around what is written on a picture between two heights.
func inkBox(t *testing.T, p Picture, panel []byte, top, bottom int) image.Rectangle {
	t.Helper()
	data, err := p.PNG(panel)
	if err != nil {
		t.Fatal(err)
	}
	painted, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	box := image.Rectangle{}
	for y := top; y < bottom; y++ {
		for x := range Width {
			if color.NRGBAModel.Convert(painted.At(x, y)) != color.NRGBAModel.Convert(Paper) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// The address of a picture depends on all that it shows, and on nothing else.
func TestHashDependsOnWhatIsShown(t *testing.T) {
	t.Parallel()
	hashes := map[string]bool{}
	for _, p := range []Picture{{}, {Title: "A"}, {Facts: "A"}, {Panel: "A"}, {Title: "A", Facts: "B"}, {Title: "B", Facts: "A"}} {
		hash := p.Hash()
		if again := p.Hash(); again != hash || len(hash) != 12 {
			t.Errorf("the hash of %+v is %s and then %s", p, hash, again)
		}
		hashes[hash] = true
	}
	if len(hashes) != 6 {
		t.Errorf("6 pictures have %d hashes", len(hashes))
	}
}

// The title and the facts are centred below the panel, with equal margins above and below, also without a figure.
func TestTextIsCentred(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name              string
		panel, top, until int // the height of the panel, and the room for the text
	}{
		{"below a figure", PanelHeight, PanelHeight, height}, {"without a figure", MarkTop + MarkHeight, MarkTop + MarkHeight,
			height - MarkTop},
	} {
		box := inkBox(t, Picture{Title: "HHHHHHHH", Facts: "HHHH"}, panelOf(t, tt.panel, Paper), tt.top, height)
		if left, right := box.Min.X, Width-box.Max.X; left-right > 3 || right-left > 3 {
			t.Errorf("%s: margins of %d and %d pixels to the sides", tt.name, left, right)
		}
		if above, below := box.Min.Y-tt.top, tt.until-box.Max.Y; above-below > 25 || below-above > 25 || above < 10 {
			t.Errorf("%s: margins of %d and %d pixels above and below", tt.name, above, below)
		}
	}
	title := inkBox(t, Picture{Title: "HHHH"}, panelOf(t, PanelHeight, Paper), PanelHeight, height)
	if got := title.Dy(); got < 50 || got > 70 { // capitals are about 0.7 of 84 pixels high
		t.Errorf("the title is %d pixels high", got)
	}
	lines := inkBox(t, Picture{Title: "HHHH", Facts: "HH"}, panelOf(t, PanelHeight, Paper), PanelHeight, height)
	if got := lines.Dy() - title.Dy(); got < 50 || got > 80 {
		t.Errorf("the facts end %d pixels below the title", got)
	}
}

// The name of the site stands beside the mark, to the right of it.
func TestNameStandsBesideMark(t *testing.T) {
	t.Parallel()
	box := inkBox(t, Picture{}, panelOf(t, PanelHeight, Paper), 0, height)
	if box.Min.X < 170 || box.Min.X > 178 || box.Min.Y < MarkTop || box.Max.Y > MarkTop+MarkHeight+12 || box.Dx() < 100 || box.Dx() > 180 {
		t.Errorf("the name is in %v", box)
	}
}

// A line is made shorter by its last word and the marks before it, or by the last letter of its only word.
func TestLineIsMadeShorter(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"a stiff back": "a stiff…", "stiff, sore back…": "stiff, sore…", "stiff, sore…": "stiff…", "stiff – sore": "stiff…",
		"back": "bac…", "ü": "…", "": "…", " a": " …",
	} {
		if got := shorter(line); got != want {
			t.Errorf("%q is made shorter as %q, want %q", line, got, want)
		}
	}
}
