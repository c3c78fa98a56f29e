package content_test

import (
	"regexp"
	"strings"
	"testing"

	"unknot/internal/handout"
)

var (
	// used is a part of an SVG file that a page, or the script of its player, references with <use>.
	used = regexp.MustCompile(`(?:<use[^>]*? href|data-figure)="(/static/[^"#]+)#([^"]+)"`)
	// styled is CSS that applies only when the file is an image or a document of its own.
	styled = regexp.MustCompile(`<style|\s(?:class|style)=`)
	// ofImage is CSS for a file as an image, which is not meant for its parts.
	ofImage = regexp.MustCompile(`<style>:root\{[^{}]*\}</style>`)
	// figureImage is an image of a figure, with the source element before it.
	figureImage = regexp.MustCompile(`(<source media="([^"]*)" srcset="([^"]*)">)?<img src="(/static/[^"]+\.svg)"`)
)

// Files whose parts pages show with <use> have no CSS. Firefox and WebKit do not apply it there, so the parts would be
// black. Pages select the dark colours of an image by its fragment: WebKit ignores media queries inside SVG images.
func TestFiguresHaveColoursInEveryBrowser(t *testing.T) {
	t.Parallel()
	s := site(t)
	checked, images := map[string]bool{}, 0
	sheet := handout.Sheet{}.With(s.Moves[0].AsItems()...)
	paths := append(players(s), sheet.Address(), sheet.Session().Address("play"))
	for _, a := range s.PageEntries() {
		paths = append(paths, a.Path)
	}
	for _, path := range paths {
		page := s.get(t, path, "")
		for _, use := range used.FindAllStringSubmatch(page, -1) {
			address, id := use[1], use[2]
			if checked[address+"#"+id] {
				continue
			}
			checked[address+"#"+id] = true
			text := s.file(t, path, address)
			if !strings.Contains(text, ` id="`+id+`"`) {
				t.Errorf("%s shows %s#%s, which does not exist in that file", path, address, id)
			}
			if bad := styled.FindString(ofImage.ReplaceAllString(text, "")); bad != "" {
				t.Errorf("%s shows %s, which holds %q: give its elements attributes instead", path, address, bad)
			}
		}
		for _, image := range figureImage.FindAllStringSubmatch(page, -1) {
			images++
			media, source, address := image[2], image[3], image[4]
			if media != "screen and (prefers-color-scheme:dark)" || source != address+"#dark" {
				t.Errorf("%s: in dark mode %s has the source %q for %q", path, address, source, media)
				continue
			}
			text := s.file(t, path, address)
			if !strings.Contains(text, ` id="dark"`) || !strings.Contains(text, ":target{") || strings.Contains(text, "prefers-color-scheme") {
				t.Errorf("%s shows %s, which does not select dark colours by the fragment #dark alone", path, address)
			}
		}
	}
	if len(checked) < len(s.Moves) || images < len(s.Moves) {
		t.Errorf("only %d drawings and %d images are found: do the regular expressions still match?", len(checked), images)
	}
}

// file returns the content of the file at an address that the page at path shows.
func (s *testSite) file(t *testing.T, path, address string) string {
	t.Helper()
	file := s.files.At(address)
	if file == nil {
		t.Fatalf("%s shows %s, which does not exist", path, address)
	}
	data, err := file.Data()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
