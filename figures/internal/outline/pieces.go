package outline

import (
	"math"

	"unknot/figures/internal/geom"
)

// Area returns the area inside the outline, in square units.
func (f *Field) Area() float64 {
	n := 0
	for _, d := range f.values {
		if d < 0 {
			n++
		}
	}
	return float64(n) * f.canvas.step * f.canvas.step
}

// Pieces returns a field with those connected pieces of f for which wanted is true. Wanted gets the area of a piece in
// square units, and a function that tells how far a point is from it.
func (f *Field) Pieces(wanted func(area float64, near func(geom.Point) float64) bool) *Field {
	out := f.Clone()
	fill(out.values, far)
	seen := make([]bool, len(f.values))
	for start, d := range f.values {
		if d >= 0 || seen[start] {
			continue
		}
		piece := f.piece(start, seen)
		near := func(p geom.Point) float64 {
			least := math.Inf(1)
			for _, k := range piece {
				least = min(least, f.canvas.at(f.left+k%f.columns, f.top+k/f.columns).Sub(p).Len())
			}
			return least
		}
		if wanted(float64(len(piece))*f.canvas.step*f.canvas.step, near) {
			for _, k := range piece {
				out.values[k] = f.values[k]
			}
		}
	}
	return out
}

// piece returns the inside samples that are connected with a first one, and marks them as seen.
func (f *Field) piece(start int, seen []bool) (piece []int) {
	seen[start] = true
	piece = []int{start}
	for n := 0; n < len(piece); n++ {
		k := piece[n]
		column := k % f.columns
		for _, next := range [4]int{k - f.columns, k + f.columns, k - 1, k + 1} {
			isRow := next == k-1 && column > 0 || next == k+1 && column < f.columns-1 || next == k-f.columns || next == k+f.columns
			if isRow && next >= 0 && next < len(f.values) && !seen[next] && f.values[next] < 0 {
				seen[next] = true
				piece = append(piece, next)
			}
		}
	}
	return piece
}
