package web_test

import (
	"fmt"
	"image"
	"image/png"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/fixture"
	"unknot/internal/web"
)

var (
	ogImage  = regexp.MustCompile(`<meta property="og:image" content="` + address + `(/previews/[^"]*)">`)
	ogWidth  = regexp.MustCompile(`<meta property="og:image:width" content="(\d+)">`)
	ogHeight = regexp.MustCompile(`<meta property="og:image:height" content="(\d+)">`)
)

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

// previewed returns the pages of the fixture with a link preview of their own.
func previewed(t *testing.T) (targets []string) {
	c := loadFiles(t, nil)
	for _, m := range c.Stretches {
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

// ink counts the pixels of an area that differ from its corner.
func ink(img image.Image, area image.Rectangle) (n int) {
	ground := img.At(area.Min.X, area.Min.Y)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if img.At(x, y) != ground {
				n++
			}
		}
	}
	return n
}

// Areas of a link preview: both halves of the words and of the figure, and the name of the site.
var (
	wordsLeft, wordsRight   = image.Rect(0, 400, 600, 630), image.Rect(600, 400, 1200, 630)
	figureLeft, figureRight = image.Rect(340, 0, 600, 392), image.Rect(600, 0, 1200, 392)
	corner                  = image.Rect(0, 0, 320, 120)
)

func TestPreviews(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
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
		if img.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%s: %v", target, img.Bounds())
		}
		for name, area := range map[string]image.Rectangle{
			"the left of the words": wordsLeft, "the right of the words": wordsRight, "the name of the site": corner,
		} {
			if n := ink(img, area); n < 500 {
				t.Errorf("%s: %d pixels are painted where %s should be", target, n, name)
			}
		}
		if target == "/guides/causes/stiff-neck" {
			continue // links to no move, and the fixture has no map of the back
		}
		if left, right := ink(img, figureLeft), ink(img, figureRight); left < 2000 || right < 2000 {
			t.Errorf("%s: %d and %d pixels are painted where the figure should be", target, left, right)
		}
	}
}

func TestPreviewAnswers(t *testing.T) {
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
	for _, same := range []string{target, target + "?a=b"} {
		log.Reset()
		if a := get(t, site, same); a.code != http.StatusOK || !strings.Contains(log.String(), `"cache":"hit"`) {
			t.Errorf("%s: %d, painted again\n%s", same, a.code, log.String())
		}
	}
}

// Without a painter pages name no picture, and none is found.
func TestNoPreviews(t *testing.T) {
	t.Parallel()
	target := previewOf(t, sharedSite(t), "/stretches/neck-turn")
	site := newSite(t, func(c *web.Config) { c.Preview = nil })
	if body := page(t, site, "/stretches/neck-turn"); ogImage.MatchString(body) || !strings.Contains(body, `name="twitter:card" content="summary"`) {
		t.Error("a page names a picture")
	}
	if a := get(t, site, target); a.code != http.StatusNotFound {
		t.Errorf("%s answers %d", target, a.code)
	}
}

// The path of a link preview changes with its picture, and with nothing else.
func TestPreviewAddresses(t *testing.T) {
	t.Parallel()
	const neckTurn, wallRoll, neckPose, breathPose = "stretches/neck-turn.md", "stretches/wall-roll.md", "poses/neck-turn.yaml", "poses/slow-breath.yaml"
	text := func(name string) string { return string(fixture.FS()[name].Data) }
	fast := func(c *web.Config) { c.Compression = web.AlwaysFast }
	before := newSite(t, fast)
	for _, test := range []struct {
		name    string
		files   map[string]string
		changes []string
	}{
		{"nothing", nil, nil},
		{"a title", map[string]string{neckTurn: strings.Replace(text(neckTurn), "title: Neck turn", "title: Neck turning", 1)}, []string{"/stretches/neck-turn"}},
		{"a cue", map[string]string{neckTurn: strings.Replace(text(neckTurn), "\ncue: ", "\ncue: Now ", 1)}, nil},
		{"a pose", map[string]string{neckPose: strings.Replace(text(neckPose), "turn: 30", "turn: 40", 1)},
			[]string{"/stretches/neck-turn", "/guides/techniques/start-here"}},
		{"a pose of a routine", map[string]string{breathPose: strings.Replace(text(breathPose), "turn: 30", "turn: 40", 1)},
			[]string{"/stretches/slow-breath", "/routines/short-morning"}},
		{"no pose", map[string]string{breathPose: ""}, []string{"/stretches/slow-breath", "/routines/short-morning"}}, // it shows its next move
		{"a title elsewhere", map[string]string{wallRoll: strings.Replace(text(wallRoll), "title: ", "title: Slow ", 1)}, []string{"/stretches/wall-roll"}},
	} {
		after := newServer(t, fast)
		publish(t, after, test.files)
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

// The link preview of a move without a valid pose has only words.
func TestPreviewWithoutFigure(t *testing.T) {
	t.Parallel()
	plate := picture(t, sharedSite(t), previewOf(t, sharedSite(t), "/stretches/wall-roll")).At(0, 0)
	for _, pose := range []string{"", "frames: [\n", "view: {box: [9e9, 1]}\nframes: [{alt: Far away}]\n"} {
		site := newServer(t, nil)
		publish(t, site, map[string]string{"poses/wall-roll.yaml": pose})
		img := picture(t, site, previewOf(t, site, "/stretches/wall-roll"))
		if img.At(0, 0) == plate {
			t.Errorf("pose %q: there is a plate without a figure", pose)
		}
		if left, right := ink(img, image.Rect(0, 130, 600, 600)), ink(img, image.Rect(600, 130, 1200, 600)); left < 500 || right < 500 {
			t.Errorf("pose %q: %d and %d pixels are painted where the words should be", pose, left, right)
		}
	}
}
