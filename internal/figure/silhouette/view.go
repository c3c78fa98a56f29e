package silhouette

import (
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
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

// Quad returns the outline of the convex hull of points.
func (v View) Quad(corners ...geom.Vec) outline.Shape {
	points := make([]geom.Point, len(corners))
	for i, corner := range corners {
		points[i] = v.Camera.Project(corner)
	}
	return outline.ConvexHull(points...)
}

// Ellipsoid returns the outline of an ellipsoid whose semi-axes have these lengths, in cm, along the axes f.
func (v View) Ellipsoid(f geom.Axes, forward, up, right float64) outline.Shape {
	return outline.Ellipse(v.Camera.Project(f.Origin), v.Camera.Flat(f.Forward.Scale(forward)), v.Camera.Flat(f.Up.Scale(up)),
		v.Camera.Flat(f.Right.Scale(right)))
}

// Field samples a shape and rounds it with a blur of some cm.
func (v View) Field(s outline.Shape, blur float64) *outline.Field {
	return v.Canvas.Sample(s).Blur(v.CM(blur))
}

// Piece returns a layer with a shape that is not blurred.
func (v View) Piece(class string, s outline.Shape) Layer { return Layer{class, v.Canvas.Sample(s)} }
