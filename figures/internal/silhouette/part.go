package silhouette

import (
	"cmp"
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
)

// A Part is a piece of a figure, or of a thing that it carries, with a depth.
type Part struct {
	Name   string
	Depth  float64        // in cm; nearer parts have greater depths
	Full   *outline.Field // the outline of all layers together, which cuts the parts behind
	Layers []Layer
	Joints map[string]outline.Disc // where there is no gap between it and another part, by the name of that part
	Lines  [][]geom.Point          // strokes on it, in the picture
	Far    bool                    // it is a limb on the far side
	Solid  []Lump                  // what fills it, in space
}

// A Lump is a ball with the class of the cloth or skin that covers it.
type Lump struct {
	geom.Ball
	Class string
}

// BallsAlong returns balls along a chain. Neighbours are at most as far apart as the larger radius, or minGap for the
// balls of a finger.
func BallsAlong(class string, chain ...geom.Ball) (lumps []Lump) {
	const minGap = 2 // cm
	for i, to := range chain {
		if i == 0 {
			lumps = append(lumps, Lump{to, class})
			continue
		}
		from := chain[i-1]
		steps := math.Ceil(to.Centre.Sub(from.Centre).Len() / max(minGap, from.Radius, to.Radius))
		for k := 1.0; k <= steps; k++ {
			t := k / steps
			lumps = append(lumps, Lump{geom.BallAt(from.Centre.Lerp(to.Centre, t), from.Radius+(to.Radius-from.Radius)*t), class})
		}
	}
	return lumps
}

// A Layer is the visible part of a Part in one colour.
type Layer struct {
	Class string
	Field *outline.Field
}

// DepthClass returns class itself, or its variant for the far side if far is set.
func DepthClass(class string, far bool) string {
	if far {
		return class + "f"
	}
	return class
}

// Sort sorts parts by depth, the farthest first. Parts of equal depth keep their order.
func Sort(parts []Part) {
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(a.Depth, b.Depth) })
}

// Find returns the part called name, and whether there is one.
func Find(parts []Part, name string) (Part, bool) {
	i := slices.IndexFunc(parts, func(q Part) bool { return q.Name == name })
	if i < 0 {
		return Part{}, false
	}
	return parts[i], true
}

// Nowhere is the depth of a missing part.
const Nowhere = -1e9

// DepthOf returns the depth of the part called name, Nowhere if there is none.
func DepthOf(parts []Part, name string) float64 {
	if q, ok := Find(parts, name); ok {
		return q.Depth
	}
	return Nowhere
}
