// Package silhouette projects solids: a [View] turns balls, cones and ellipsoids of the world into flat outlines, as a
// camera sees them.
//
// A [Part] is a piece of a figure with its outline and its depth, so that nearer parts can cut those behind them.
// Bodies and props are made of parts, but the package does not know about them.
package silhouette
