package figure

import (
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// DrawCoarse is Draw with an eighth of the samples in each direction. The shapes are rough, but the same code runs in a
// fraction of the time.
func DrawCoarse(m *pose.Movement, i int) scene.Scene { return draw(m, i, 8*step) }
