// Package outline turns simple solids into smooth outlines: shapes are signed distances (negative inside), fields are shapes sampled on a
// grid, where they can be blurred, clipped and cut by one another, and paths are the zero lines of fields, fitted with cubic curves.
//
// All lengths are viewBox units. Nothing here panics on odd input: what has no size has no outline, and what is not a number lies far outside.
package outline
