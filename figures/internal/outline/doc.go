// Package outline turns shapes into smooth outlines.
//
// A [Shape] is a signed distance, negative inside. A [Field] is a shape sampled on the grid of a [Canvas], where fields
// can be blurred, clipped and cut by one another. A [Path] is the zero line of a field, fitted with cubic curves. All
// lengths are in viewBox units. A shape without size has no outline.
package outline
