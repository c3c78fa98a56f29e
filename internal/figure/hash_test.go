package figure

import (
	"strings"
	"testing"

	"unknot/internal/figure/scene"
	"unknot/internal/pose"
)

func TestOtherColoursChangeTheHash(t *testing.T) {
	t.Parallel()
	m := &pose.Movement{Frames: []pose.Frame{{}}}
	for what, replaced := range map[string][2]string{
		"a colour":     {"--fig-sh: #0f5c5c", "--fig-sh: #123456"},
		"a line width": {`stroke-width="3.4"`, `stroke-width="3"`},
	} {
		other := strings.Replace(scene.Paints(), replaced[0], replaced[1], 1)
		if other == scene.Paints() {
			t.Errorf("no paint has %s", replaced[0])
		}
		if Hash(m) == hashOf(m, other) {
			t.Errorf("another value of %s does not change the hash", what)
		}
	}
	if Hash(m) != hashOf(m, scene.Paints()) {
		t.Error("the hash does not include the paints")
	}
}
