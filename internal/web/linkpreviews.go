package web

import (
	"net/http"
	"strings"

	"unknot/internal/site"
	"unknot/templates"
)

// linkPreview answers with the picture of a link preview, which it paints on the first request. A picture has only one
// address, so a query is redirected away.
func (s *Server) linkPreview(w http.ResponseWriter, r *http.Request) {
	site := snapshotOf(r).site
	p, err := linkPreviewAt(site, r.URL.Path)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if r.URL.RequestURI() != r.URL.Path {
		s.redirect(w, r, r.URL.Path, http.StatusMovedPermanently)
		return
	}
	data, err := p.Picture(site.Static).PNG(site.Static.Panel(p.Figure))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeFile(w, "image/png", data)
}

// linkPreviewAt returns the link preview at path. If the picture has changed since, the error redirects to its current
// path.
func linkPreviewAt(site site.Site, path string) (templates.LinkPreview, error) {
	id, _, _ := strings.Cut(strings.TrimPrefix(path, templates.PreviewPrefix), ".")
	p := templates.LinkPreviewByID(site.Catalog, id)
	if p == nil || !strings.HasSuffix(path, ".png") {
		return templates.LinkPreview{}, errNotFound
	}
	if current := p.Path(site.Static); current != path {
		return templates.LinkPreview{}, redirect(current)
	}
	return *p, nil
}
