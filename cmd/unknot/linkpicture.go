package main

import (
	"unknot/internal/catalog"
	"unknot/internal/preview"
	"unknot/internal/web"
	"unknot/templates"
)

// linkPicture returns the picture of a link preview of c.
func linkPicture(c *catalog.Catalog, p templates.LinkPreview) web.LinkPicture {
	return preview.Picture{Title: p.Title, Facts: p.Facts, Movement: c.Movement(p.Figure)}
}
