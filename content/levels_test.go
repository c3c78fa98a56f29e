package content_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/load"
)

// After a sign got another level, the cards are sorted by it, whatever else does not fit. By day, the test uses a sign
// that most pages show.
func TestCardsFollowTheLevelOfASign(t *testing.T) {
	t.Parallel()
	files := readFiles(t, content.FS())
	s := site(t)
	for _, sign := range s.Signs {
		for _, level := range s.Levels {
			if level == sign.Level || !nightly && (sign.ID != "between-legs" || level.ID != "today") {
				continue
			}
			at := "id: " + sign.ID + "\n    level: "
			changed := strings.Replace(files["signs.yaml"], at+sign.LevelID, at+level.ID, 1)
			r := load.Inspect(overlay{content.FS(), fstest.MapFS{"signs.yaml": {Data: []byte(changed)}}})
			for _, c := range r.Content.Safety.Cards { // searches find cards by the ids of their signs
				if !slices.Equal(catalog.IDs(c.Signs), c.SignIDs) || len(c.Bullets) != len(c.Signs) {
					t.Errorf("%s as %s: the card %s names %v, and has %v", sign.ID, level.ID, c.ID, c.SignIDs, c.Bullets)
				}
			}
			if changed == files["signs.yaml"] {
				t.Errorf("%s is not changed to %s", sign.ID, level.ID)
			}
		}
	}
}
