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
	"testing/fstest"

	"unknot/static"
)

// Places that cannot use the token pine of 20-tokens.css, the primary colour, have the same colour.
func TestPrimaryColourIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	for _, place := range otherPrimary(t, static.FS()) {
		t.Errorf("%s has another primary colour than --pine in static/css/screen/20-tokens.css", place)
	}
}

// otherPrimary names every place that still has the old colour if the token changes.
func TestOldPrimaryColourIsFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		dark bool
		want []string
	}{
		{false, []string{
			"internal/figure/panel/panel.go (pine)", "internal/figure/scene/palette.go (the shirt of light)", "static/favicon.svg (light)",
			"static/icons/favicon.ico (run scripts/icons.mjs)", "static/icons/icon-180.png (run scripts/icons.mjs)", "static/icons/icon-192.png (run scripts/icons.mjs)",
			"static/icons/icon-512.png (run scripts/icons.mjs)", "static/icons/icon-mask.png (run scripts/icons.mjs)",
		}},
		{true, []string{"internal/figure/scene/palette.go (the shirt of dark)", "static/favicon.svg (dark)"}},
	} {
		css := read(t, static.FS(), "css/screen/20-tokens.css")
		old := tokensOf(t, static.FS(), test.dark)["pine"]
		other := "#" + old[5:7] + old[1:5] // with red, green and blue exchanged, its hue is 120 degrees away
		changed := strings.Replace(css, "--pine: "+old+";", "--pine: "+other+";", 1)
		got := otherPrimary(t, overlay{static.FS(), fstest.MapFS{"css/screen/20-tokens.css": {Data: []byte(changed)}}})
		if !slices.Equal(got, test.want) {
			t.Errorf("with %s these places have the old colour:\n%s\nwant\n%s", other, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// overlay is a file system with some files replaced.
type overlay struct {
	fs.FS
	replaced fstest.MapFS
}

// Open makes overlay an fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if o.replaced[name] != nil {
		return o.replaced.Open(name)
	}
	return o.FS.Open(name)
}

// otherPrimary returns the places, sorted, whose primary colour differs from the tokens in fsys.
func otherPrimary(t *testing.T, fsys fs.FS) (places []string) {
	t.Helper()
	light, dark := tokensOf(t, fsys, false)["pine"], tokensOf(t, fsys, true)["pine"]
	check := func(ok bool, place string) {
		if !ok {
			places = append(places, place)
		}
	}
	favicon := read(t, fsys, "favicon.svg")
	onLight, onDark, _ := strings.Cut(favicon, "@media(prefers-color-scheme:dark)")
	check(strings.Contains(onLight, "stroke:"+light+";"), "static/favicon.svg (light)")
	check(strings.Contains(onDark, "stroke:"+dark+"}"), "static/favicon.svg (dark)")

	icons, err := fs.Glob(fsys, "icons/*")
	if err != nil || len(icons) != 5 {
		t.Fatalf("icons: %v, %v", icons, err)
	}
	for _, name := range icons {
		data := []byte(read(t, fsys, name))
		_, pixels, _ := bytes.Cut(data, []byte("\x89PNG")) // an .ico file has a header before its PNG
		check(mostFrequent(t, append([]byte("\x89PNG"), pixels...), image.Rect(0, 0, 1<<16, 1<<16)) == light, "static/"+name+" (run scripts/icons.mjs)")
	}

	data := []byte(read(t, fsys, "figures/blank.png"))
	mark := image.Rect(48, 44, 48+108, 44+40)
	check(mostFrequent(t, data, mark, tokensOf(t, fsys, false)["paper"]) == light, "internal/figure/panel/panel.go (pine)")

	figures := read(t, fsys, "figures/figures.css")
	figuresLight, figuresDark, _ := strings.Cut(figures, "@media (prefers-color-scheme: dark)")
	check(similar(t, shirt(figuresLight), light), "internal/figure/scene/palette.go (the shirt of light)")
	check(similar(t, shirt(figuresDark), dark), "internal/figure/scene/palette.go (the shirt of dark)")
	slices.Sort(places)
	return places
}

// read returns the content of a file.
func read(t *testing.T, fsys fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
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
