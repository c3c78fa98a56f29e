package silhouette

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
)

// A View is a camera and the canvas on which it samples outlines.
type View struct {
	Camera geom.Camera
	Canvas *outline.Canvas
}

// CM converts a length in cm to viewBox units.
func (v View) CM(cm float64) float64 { return cm * v.Camera.Scale }

// Disc projects a ball.
func (v View) Disc(b geom.Ball) outline.Disc {
	return outline.Disc{Centre: v.Camera.Project(b.Centre), Radius: v.CM(b.Radius)}
}

// Cone returns the outline of the convex hull of two balls: ra cm around a, and rb cm around b.
func (v View) Cone(a geom.Vec, ra float64, b geom.Vec, rb float64) outline.Shape {
	return outline.Cone(v.Disc(geom.BallAt(a, ra)), v.Disc(geom.BallAt(b, rb)))
}

// Chain returns the outline of a rope through points, with a radius in cm.
func (v View) Chain(radius float64, points ...geom.Vec) outline.Shape {
	if len(points) == 1 {
		return v.Cone(points[0], radius, points[0], radius)
	}
	var shapes []outline.Shape
	for i := 1; i < len(points); i++ {
		shapes = append(shapes, v.Cone(points[i-1], radius, points[i], radius))
	}
	return outline.Union(shapes...)
}

// Hull returns the outline of the convex hull of balls.
func (v View) Hull(balls ...geom.Ball) outline.Shape {
	discs := make([]outline.Disc, len(balls))
	for i, b := range balls {
		discs[i] = v.Disc(b)
	}
	return outline.Hull(discs...)
}

// HullOfPoints returns the outline of the convex hull of points.
func (v View) HullOfPoints(points ...geom.Vec) outline.Shape {
	projected := make([]geom.Point, len(points))
	for i, point := range points {
		projected[i] = v.Camera.Project(point)
	}
	return outline.ConvexHull(projected...)
}

// Ellipsoid returns the outline of an ellipsoid around the origin of axes. Its radii along them are in cm.
func (v View) Ellipsoid(axes geom.Axes, forward, up, right float64) outline.Shape {
	return outline.Ellipse(v.Camera.Project(axes.Origin), v.Camera.Flat(axes.Forward.Scale(forward)),
		v.Camera.Flat(axes.Up.Scale(up)), v.Camera.Flat(axes.Right.Scale(right)))
}

// Field samples a shape and rounds it with a blur of some cm.
func (v View) Field(s outline.Shape, blur float64) *outline.Field {
	return v.Canvas.Sample(s).Blur(v.CM(blur))
}

// Piece returns a layer with a shape that is not blurred.
func (v View) Piece(class string, s outline.Shape) Layer { return Layer{class, v.Canvas.Sample(s)} }
