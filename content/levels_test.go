package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"unknot/content"
	"unknot/internal/load"
)

// Another level of a sign is a small change: the program sorts, and what it cannot arrange is reported once. By day the sign is one that most pages show.
func TestAnotherLevelIsASmallChange(t *testing.T) {
	t.Parallel()
	const most = 3
	files := readFiles(t, content.FS())
	s := site(t)
	for _, sign := range s.Signs {
		for _, level := range s.Levels {
			if level == sign.Level || !nightly && (sign.ID != "between-legs" || level.ID != "today") {
				continue
			}
			at := "id: " + sign.ID + "\n    level: "
			changed := strings.Replace(files["signs.yaml"], at+sign.LevelID, at+level.ID, 1)
			found := load.Inspect(overlay{content.FS(), fstest.MapFS{"signs.yaml": {Data: []byte(changed)}}}).Problems
			if changed == files["signs.yaml"] || len(found) > most {
				t.Errorf("%s as %s: %d problems, want at most %d:\n%v", sign.ID, level.ID, len(found), most, found)
			}
		}
	}
}
