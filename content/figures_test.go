package content_test

import (
	"regexp"
	"strings"
	"testing"

	"unknot/internal/handout"
)

var (
	// shown is a part of another file that a page, or the script of its player, shows by use.
	shown = regexp.MustCompile(`(?:<use[^>]*? href|data-figure)="(/static/[^"#]+)#([^"]+)"`)
	// styled is what colours a file only where it stands by itself.
	styled = regexp.MustCompile(`<style|\s(?:class|style)=`)
)

// A file that is shown by use brings no style sheet along in Firefox and WebKit: all of it would be black.
func TestWhatUseShowsNeedsNoStyleSheet(t *testing.T) {
	t.Parallel()
	s := site(t)
	checked := map[string]bool{}
	for _, path := range withFigures(s) {
		for _, use := range shown.FindAllStringSubmatch(s.get(t, path, ""), -1) {
			address, id := use[1], use[2]
			if checked[address+"#"+id] {
				continue
			}
			checked[address+"#"+id] = true
			file := s.files.At(address)
			if file == nil {
				t.Errorf("%s shows %s, which is not there", path, address)
				continue
			}
			if !strings.Contains(string(file.Data), ` id="`+id+`"`) {
				t.Errorf("%s shows %s#%s, which that file does not have", path, address, id)
			}
			if bad := styled.Find(file.Data); bad != nil {
				t.Errorf("%s shows %s, which holds %q: give its elements attributes instead", path, address, bad)
			}
		}
	}
	if len(checked) < len(s.Stretches) {
		t.Errorf("only %d files are shown by use: does the test still see them?", len(checked))
	}
}

// withFigures are the addresses of all pages, with the players and a sheet.
func withFigures(s *whole) []string {
	var sheet handout.Sheet
	sheet = sheet.With(s.Stretches[0].AsItems()...)
	paths := append(players(s), sheet.Address(), sheet.Session().Address("play"))
	for _, a := range s.Addresses() {
		paths = append(paths, a.Path)
	}
	return paths
}

// drawing is an image of a figure, with the source that a page offers beside it.
var drawing = regexp.MustCompile(`(<source media="([^"]*)" srcset="([^"]*)">)?<img src="(/static/[^"]+\.svg)"`)

// WebKit answers no media query inside an image: the page asks for the dark colours, by the fragment that the file has them for.
func TestImagesOfFiguresHaveDarkColours(t *testing.T) {
	t.Parallel()
	s := site(t)
	seen := 0
	for _, path := range withFigures(s) {
		for _, image := range drawing.FindAllStringSubmatch(s.get(t, path, ""), -1) {
			seen++
			media, source, address := image[2], image[3], image[4]
			if media != "screen and (prefers-color-scheme:dark)" || source != address+"#dark" {
				t.Errorf("%s: for the dark, %s comes with the source %q for %q", path, address, source, media)
				continue
			}
			file := s.files.At(address)
			if file == nil {
				t.Errorf("%s shows %s, which is not there", path, address)
				continue
			}
			text := string(file.Data)
			if !strings.Contains(text, ` id="dark"`) || !strings.Contains(text, ":target{") || strings.Contains(text, "prefers-color-scheme") {
				t.Errorf("%s shows %s, which has no colours for the fragment dark alone", path, address)
			}
		}
	}
	if seen < len(s.Stretches) {
		t.Errorf("only %d images of figures: does the test still see them?", seen)
	}
}
