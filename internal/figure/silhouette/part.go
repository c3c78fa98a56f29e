package silhouette

import (
	"cmp"
	"math"
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// A Part is a piece of a figure, or of a thing that it carries, with a depth.
type Part struct {
	Name   string
	Depth  float64        // in cm; nearer parts have greater depths
	Full   *outline.Field // the outline of all layers, which cuts the parts behind
	Layers []Layer
	Joints map[string]outline.Disc // by the name of another part: where there is no gap between them
	Lines  [][]geom.Point          // strokes on it, in the picture
	Far    bool
	Solid  []Lump // what it is filled with, in space
}

// A Lump is a ball, and the class of what covers it.
type Lump struct {
	geom.Ball
	Class string
}

// Lumps returns balls along a chain, no farther apart than they are thick.
func Lumps(class string, chain ...geom.Ball) (lumps []Lump) {
	for i, to := range chain {
		from := chain[max(0, i-1)]
		n := math.Ceil(to.Centre.Sub(from.Centre).Len() / max(2, from.Radius, to.Radius))
		for k := min(1, n); k <= n; k++ {
			t := k / max(1, n)
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

// DepthClass returns the class of a piece: class itself on the near side, its far variant on the far side.
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
