package content_test

import (
	"image/png"
	"regexp"
	"strings"
	"testing"
)

var (
	sitemapLoc = regexp.MustCompile(`<loc>https://unknot\.example(/[^<]*)</loc>`)
	ogImage    = regexp.MustCompile(`<meta property="og:image" content="https://unknot\.example(/previews/[^"]*)">`)
	ogImageAlt = regexp.MustCompile(`<meta property="og:image:alt" content="[^"]+">`)
)

// Every page of the sitemap has a link preview with alternative text. All previews exist and are small, and those of
// moves, routines, plans and guides differ.
func TestPagesHavePreviews(t *testing.T) {
	t.Parallel()
	s := site(t)
	hasOwnPreview := func(path string) bool {
		return s.DocAt(path) != nil && (isExercise(path) || strings.HasPrefix(path, "/guides/"))
	}
	pictures := map[string]string{} // pages by the address of their preview
	for _, page := range sitemapLoc.FindAllStringSubmatch(s.get(t, "/sitemap.xml", ""), -1) {
		html := s.get(t, page[1], "")
		preview := ogImage.FindStringSubmatch(html)
		if preview == nil || !ogImageAlt.MatchString(html) {
			t.Fatalf("%s has no link preview, or one without alternative text", page[1])
		}
		other := pictures[preview[1]]
		if hasOwnPreview(page[1]) && hasOwnPreview(other) {
			t.Errorf("%s and %s have the same preview", page[1], other)
		}
		pictures[preview[1]] = page[1]
	}
	const maxBytes = 80_000
	for address, page := range pictures {
		data := s.get(t, address, "")
		img, err := png.DecodeConfig(strings.NewReader(data))
		if err != nil || img.Width != 1200 || img.Height != 630 || len(data) > maxBytes {
			t.Errorf("%s: %d by %d, %d bytes, %v", page, img.Width, img.Height, len(data), err)
		}
	}
	if len(pictures) < len(s.Moves) {
		t.Errorf("%d previews", len(pictures))
	}
}
