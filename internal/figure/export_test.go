package figure

import (
	"unknot/internal/figure/body"
	"unknot/internal/pose"
)

// PropKinds is every kind of prop, for tests that make poses up.
var PropKinds = kindNames()

// MuscleNames is every name that glow and areas take, without its side.
func MuscleNames() []string {
	names := make([]string, len(muscles))
	for i, m := range muscles {
		names[i] = m.name
	}
	return names
}

// DrawCoarse is Draw with an eighth of the samples each way: the shapes are rough, and all code is passed in a fraction of the time.
func DrawCoarse(m *pose.Movement, i int) (Scene, []body.Fault) { return draw(m, i, 8*step) }
