package static_test

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"unknot/static"
)

// Places that cannot use the token pine of 20-tokens.css, the primary colour, have the same colour.
func TestPrimaryColourIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	light, dark := tokens(t, false)["pine"], tokens(t, true)["pine"]
	check := func(ok bool, place string) {
		if !ok {
			t.Errorf("%s has another primary colour than --pine in static/css/screen/20-tokens.css", place)
		}
	}
	favicon := read(t, "favicon.svg")
	onLight, onDark, _ := strings.Cut(favicon, "@media(prefers-color-scheme:dark)")
	check(strings.Contains(onLight, "stroke:"+light+";"), "static/favicon.svg (light)")
	check(strings.Contains(onDark, "stroke:"+dark+"}"), "static/favicon.svg (dark)")

	icons, err := fs.Glob(static.FS(), "icons/*")
	if err != nil || len(icons) != 5 {
		t.Fatalf("icons: %v, %v", icons, err)
	}
	for _, name := range icons {
		data := []byte(read(t, name))
		_, pixels, _ := bytes.Cut(data, []byte("\x89PNG")) // an .ico file has a header before its PNG
		check(mostFrequent(t, append([]byte("\x89PNG"), pixels...), image.Rect(0, 0, 1<<16, 1<<16)) == light, "static/"+name+" (run scripts/icons.mjs)")
	}

	data := []byte(read(t, "figures/map-back.png"))
	ground, mark := image.Rect(0, 0, 9, 9), image.Rect(48, 44, 48+108, 44+40)
	check(mostFrequent(t, data, mark, mostFrequent(t, data, ground)) == light, "figures/internal/panel/panel.go (pine)")

	figures := read(t, "figures/figures.css")
	figuresLight, figuresDark, _ := strings.Cut(figures, "@media (prefers-color-scheme: dark)")
	check(similar(t, shirt(figuresLight), light), "figures/internal/scene/palette.go (the shirt of light)")
	check(similar(t, shirt(figuresDark), dark), "figures/internal/scene/palette.go (the shirt of dark)")
}

// read returns the content of a file.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(static.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// mostFrequent returns the most frequent opaque colour of an area, #rrggbb, other than those ignored.
func mostFrequent(t *testing.T, file []byte, area image.Rectangle, ignored ...string) string {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	area = area.Intersect(img.Bounds())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if name := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B); c.A == 255 && !slices.Contains(ignored, name) {
				counts[name]++
			}
		}
	}
	return slices.MaxFunc(slices.Sorted(maps.Keys(counts)), func(a, b string) int { return cmp.Compare(counts[a], counts[b]) })
}

// shirt returns the colour of the shirts of figures, #rrggbb.
func shirt(css string) string {
	_, rest, _ := strings.Cut(css, "--fig-sh: ")
	colour, _, _ := strings.Cut(rest, ";")
	return colour
}

// similar reports whether two colours have about the same hue. A shirt is a shade of its own, as it has to stand out
// from skin and ground.
func similar(t *testing.T, a, b string) bool {
	t.Helper()
	const tolerance = 10 // degrees
	difference := math.Abs(hue(t, a) - hue(t, b))
	return min(difference, 360-difference) <= tolerance
}

// hue returns the hue of #rrggbb in degrees.
func hue(t *testing.T, colour string) float64 {
	t.Helper()
	var r, g, b float64
	var red, green, blue uint8
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &red, &green, &blue); err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	r, g, b = float64(red), float64(green), float64(blue)
	return math.Mod(math.Atan2(math.Sqrt(3)*(g-b), 2*r-g-b)*180/math.Pi+360, 360)
}
