package figure

import (
	"regexp"
	"strings"
	"testing"

	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

func TestOtherColoursChangeTheHash(t *testing.T) {
	t.Parallel()
	m := &pose.Movement{Frames: []pose.Frame{{}}}
	if Hash(m) != hashOf(m, scene.Paints()) {
		t.Fatal("the hash does not include the paints")
	}
	for _, value := range []*regexp.Regexp{regexp.MustCompile(`--fig-sh: #\w+`), regexp.MustCompile(`stroke-width="[^"]+"`)} {
		found := value.FindString(scene.Paints())
		if found == "" {
			t.Fatalf("no paint has %v", value)
		}
		if changed := strings.Replace(scene.Paints(), found, "other", 1); Hash(m) == hashOf(m, changed) {
			t.Errorf("another value of %s does not change the hash", found)
		}
	}
}
