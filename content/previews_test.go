package content_test

import (
	"image/png"
	"regexp"
	"strings"
	"testing"
)

var (
	sitemapLoc = regexp.MustCompile(`<loc>https://unknot\.example(/[^<]*)</loc>`)
	ogImage    = regexp.MustCompile(`<meta property="og:image" content="https://unknot\.example(/static/[^"]*)">`)
	ogImageAlt = regexp.MustCompile(`<meta property="og:image:alt" content="[^"]+">`)
)

// Every page of the sitemap has a picture for links to it, with alternative text. All of them exist and are small.
func TestPagesHavePreviews(t *testing.T) {
	t.Parallel()
	s := site(t)
	pictures := map[string]string{} // pages by the address of their preview
	for _, page := range sitemapLoc.FindAllStringSubmatch(s.get(t, "/sitemap.xml", ""), -1) {
		html := s.get(t, page[1], "")
		preview := ogImage.FindStringSubmatch(html)
		if preview == nil || !ogImageAlt.MatchString(html) {
			t.Fatalf("%s has no link preview, or one without alternative text", page[1])
		}
		pictures[preview[1]] = page[1]
	}
	for path, figure := range map[string]string{
		"/stretches/cat-cow": "cat-cow", "/stretches/cat-cow/play": "cat-cow", "/routines/daily-sequence/play": "breathing-4-6", "/plans/walking/2": "easy-walk",
		"/guides/causes/neck-pain": "neck-nods", "/evidence/cl-07": "map-back", // the picture of a claim could be taken for advice
	} {
		if picture := ogImage.FindStringSubmatch(s.get(t, path, "")); picture == nil || !strings.HasPrefix(picture[1], "/static/"+figure+".") {
			t.Errorf("a link to %s shows %v, want %s", path, picture, figure)
		}
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
