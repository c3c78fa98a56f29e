package silhouette

import (
	"cmp"
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// part is a piece of the figure, or of what it carries, that lies before some others and behind some.
type Part struct {
	Name   string
	Depth  float64        // cm nearer
	Full   *outline.Field // the silhouette, which cuts what lies behind
	Layers []Layer
	Joints map[string]outline.Disc // where it hangs on another part there is no gap
	Lines  [][]geom.Point          // strokes upon it
	Far    bool
}

// layer is what is seen of a part in one colour.
type Layer struct {
	Class string
	Field *outline.Field
}

// toned is the class of a piece on the near or the far side.
func Toned(class string, far bool) string {
	if far {
		return class + "f"
	}
	return class
}

func Sort(parts []Part) {
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(a.Depth, b.Depth) })
}

func Find(parts []Part, name string) (Part, bool) {
	i := slices.IndexFunc(parts, func(q Part) bool { return q.Name == name })
	if i < 0 {
		return Part{}, false
	}
	return parts[i], true
}

// Nowhere is the depth of what hangs on a part that is not there.
const Nowhere = -1e9

func DepthOf(parts []Part, name string) float64 {
	if q, ok := Find(parts, name); ok {
		return q.Depth
	}
	return Nowhere
}
