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
	paths := players(s)
	for _, a := range s.Addresses() {
		paths = append(paths, a.Path)
	}
	var sheet handout.Sheet
	sheet = sheet.With(s.Stretches[0].Alone()...)
	paths = append(paths, sheet.Address(), sheet.Plan().At("play"))
	checked := map[string]bool{}
	for _, path := range paths {
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
