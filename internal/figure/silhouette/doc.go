// Package silhouette projects solids: a [View] turns balls, cones and ellipsoids of the world into flat outlines as a
// camera sees them.
//
// A [Part] is a piece of a figure with its outline and its depth, so that nearer parts can cut those behind them. The
// package knows nothing of bodies and props, which are made of such parts.
package silhouette
