package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/manifest"
	"unknot/internal/web"
	"unknot/static"
)

var (
	ogImage  = regexp.MustCompile(`<meta property="og:image" content="` + address + `(/previews/[^"]*)">`)
	ogWidth  = regexp.MustCompile(`<meta property="og:image:width" content="(\d+)">`)
	ogHeight = regexp.MustCompile(`<meta property="og:image:height" content="(\d+)">`)
)

// drawn returns the static files with a figure for each move of the fixture: a bar on a plate. The bar of one move may
// have another width. With width 0 that move has no figure.
func drawn(changed string, width int) (*static.Set, error) {
	looks := fstest.MapFS{}
	for _, pattern := range []string{"*.*", "*/*.*", "css/*/*.css"} {
		names, err := fs.Glob(static.FS(), pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if data, err := fs.ReadFile(static.FS(), name); err == nil && path.Ext(name) != ".gz" {
				looks[name] = &fstest.MapFile{Data: data}
			}
		}
	}
	drawing, err := fs.ReadFile(static.FS(), manifest.Stored("cat-cow.svg"))
	if err != nil {
		return nil, err
	}
	list := manifest.Manifest{}
	for _, id := range []string{"chair-stand", "knee-sway", "neck-turn", "slow-breath", "table-reach", "wall-roll"} {
		w := 200
		if id == changed {
			w = width
		}
		if w > 0 {
			m := manifest.Movement{Files: map[string]string{}, Width: "1", Frames: []manifest.Frame{{Width: "1", Height: "1", Alt: "Someone standing"}}}
			for _, name := range []string{manifest.Symbols(id), manifest.Image(id)} {
				m.Files[name] = manifest.Sum(drawing)
				looks[manifest.Stored(name)] = &fstest.MapFile{Data: drawing}
			}
			panel := plate(w)
			m.Files[manifest.Panel(id)] = manifest.Sum(panel)
			looks[manifest.Stored(manifest.Panel(id))] = &fstest.MapFile{Data: panel}
			list[id] = m
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	looks["figures/manifest.json"] = &fstest.MapFile{Data: text}
	return static.New(looks, false)
}

// plate returns a panel with a bar.
func plate(width int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, 1200, 392), color.Palette{color.White, color.Black})
	draw.Draw(img, image.Rect(600-width, 100, 600+width, 392), image.Black, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(48, 44, 156, 84), image.Black, image.Point{}, draw.Src)
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a buffer does not fail
	return b.Bytes()
}

// drawnSite returns a server that has published the fixture with some files replaced, and with the figure of one move
// changed.
func drawnSite(t *testing.T, files map[string]string, changed string, width int) *web.Server {
	t.Helper()
	looks, err := drawn(changed, width)
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, nil)
	if err := s.Publish(loadFiles(t, files), looks); err != nil {
		t.Fatal(err)
	}
	return s
}

// previewOf returns the path of the link preview of a page.
func previewOf(t *testing.T, site http.Handler, target string) string {
	t.Helper()
	m := ogImage.FindStringSubmatch(page(t, site, target))
	if m == nil {
		t.Fatalf("%s names no picture", target)
	}
	return m[1]
}

// picture returns the image at a path.
func picture(t *testing.T, site http.Handler, target string) image.Image {
	t.Helper()
	img, err := png.Decode(strings.NewReader(page(t, site, target)))
	if err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return img
}

// previewed returns the pages of the fixture that have their own link preview.
func previewed(t *testing.T) (targets []string) {
	c := loadFiles(t, nil)
	for _, m := range c.Moves {
		targets = append(targets, m.Path)
	}
	for _, r := range c.Routines {
		targets = append(targets, r.Path)
	}
	for _, g := range c.Guides {
		targets = append(targets, g.Path)
	}
	return targets
}

// unlinked is a guide that shows no move in this test. So it has no figure, because the fixture has no map of the back.
const unlinked = "/guides/causes/stiff-neck"

// Each move, routine and guide has a picture of its own, of the size that it declares, and says what its figure shows.
func TestEachPageHasItsPreview(t *testing.T) {
	t.Parallel()
	const file = "guides/causes/stiff-neck.md"
	withoutMoves := strings.Replace(string(fixture.FS()[file].Data), "now: {moves: [neck-turn, chair-stand]}", "now: {steps: [Turn your head now and then., Move about.]}", 1)
	site := drawnSite(t, map[string]string{file: withoutMoves}, "", 0)
	met := map[string]bool{}
	for _, target := range previewed(t) {
		body := page(t, site, target)
		address := previewOf(t, site, target)
		if met[address] {
			t.Errorf("%s has the picture of another page, %s", target, address)
		}
		met[address] = true
		img := picture(t, site, address)
		width, height := ogWidth.FindStringSubmatch(body), ogHeight.FindStringSubmatch(body)
		if width == nil || height == nil || fmt.Sprintf("%s by %s", width[1], height[1]) != fmt.Sprintf("%d by %d", img.Bounds().Dx(), img.Bounds().Dy()) {
			t.Errorf("%s: declared as %v by %v, but the image is %v", target, width, height, img.Bounds())
		}
		if alt := `. Someone standing">`; strings.Contains(body, alt) == (target == unlinked) {
			t.Errorf("%s: the alternative text ends with %q: %t", target, alt, target != unlinked)
		}
	}
}

// A link preview can be cached for a year. It is painted only once, and has only one address.
func TestPreviewIsPaintedOnce(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	target := previewOf(t, site, "/stretches/neck-turn")
	for _, encoding := range []string{"identity", "gzip", "br"} {
		a := get(t, site, target, "Accept-Encoding", encoding)
		for name, want := range map[string]string{
			"Content-Type": "image/png", "Cache-Control": "public, max-age=31536000, immutable", "Content-Encoding": "", "Vary": "",
			"Content-Length": fmt.Sprint(len(a.body)), "X-Content-Type-Options": "nosniff",
		} {
			if got := a.header.Get(name); got != want {
				t.Errorf("%s in %s: %s %q, want %q", target, encoding, name, got, want)
			}
		}
		const limit = 80_000
		if len(a.body) > limit {
			t.Errorf("%d bytes, at most %d", len(a.body), limit)
		}
		head := ask(t, site, http.MethodHead, target, "Accept-Encoding", encoding)
		if head.code != http.StatusOK || head.body != "" || !equal(head.header, a.header) {
			t.Errorf("HEAD: %d with %d bytes and %v, want %v", head.code, len(head.body), head.header, a.header)
		}
		if again := get(t, site, target, "If-None-Match", a.header.Get("ETag")); again.code != http.StatusNotModified {
			t.Errorf("%d for a matching ETag", again.code)
		}
	}
	log.Reset()
	if a := get(t, site, target); a.code != http.StatusOK || !strings.Contains(log.String(), `"cache":"hit"`) {
		t.Errorf("%d, painted again\n%s", a.code, log.String())
	}
	for _, other := range []string{target + "?a=b", strings.Replace(target, "-", "%2d", 1)} { // shared caches would keep each
		if a := get(t, site, other); a.code != http.StatusMovedPermanently || a.header.Get("Location") != target {
			t.Errorf("%s: %d to %q", other, a.code, a.header.Get("Location"))
		}
	}
}

// The path of a link preview changes when the picture does, and only then.
func TestPreviewPathChangesWithPicture(t *testing.T) {
	t.Parallel()
	const neckTurn, wallRoll = "stretches/neck-turn.md", "stretches/wall-roll.md"
	text := func(name string) string { return string(fixture.FS()[name].Data) }
	before := drawnSite(t, nil, "", 0)
	for _, test := range []struct {
		name    string
		files   map[string]string
		drawing string // move whose figure has another width
		width   int
		changes []string
	}{
		{"nothing", nil, "", 0, nil},
		{"a title", map[string]string{neckTurn: strings.Replace(text(neckTurn), "title: Neck turn", "title: Neck turning", 1)}, "", 0, []string{"/stretches/neck-turn"}},
		{"a cue", map[string]string{neckTurn: strings.Replace(text(neckTurn), "\ncue: ", "\ncue: Now ", 1)}, "", 0, nil},
		{"a drawing", nil, "neck-turn", 300, []string{"/stretches/neck-turn", "/guides/techniques/start-here", unlinked}},
		{"a drawing of a routine", nil, "slow-breath", 300, []string{"/stretches/slow-breath", "/routines/short-morning"}},
		{"no drawing", nil, "slow-breath", 0, []string{"/stretches/slow-breath", "/routines/short-morning"}},
		{"a title elsewhere", map[string]string{wallRoll: strings.Replace(text(wallRoll), "title: ", "title: Slow ", 1)}, "", 0, []string{"/stretches/wall-roll"}},
	} {
		after := drawnSite(t, test.files, test.drawing, test.width)
		for _, target := range previewed(t) {
			old, now := previewOf(t, before, target), previewOf(t, after, target)
			changed := slices.Contains(test.changes, target)
			if (old != now) != changed {
				t.Errorf("%s: the picture of %s goes from %s to %s", test.name, target, old, now)
			}
			if !changed {
				continue
			}
			if a := get(t, after, old); a.code != http.StatusFound || a.header.Get("Location") != now {
				t.Errorf("%s: %s answers %d, %s", test.name, old, a.code, a.header.Get("Location"))
			}
		}
	}
}
