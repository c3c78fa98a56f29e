package web

import (
	"net/http"
	"strings"

	"unknot/internal/site"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// linkPreview answers with the picture of a link preview, which it paints on the first request. A picture has only one
// address, so a query is redirected away.
func (s *Server) linkPreview(q request) answer {
	p, err := linkPreviewAt(q.snap.site, q.URL.Path)
	if err != nil {
		return s.failure(q, err)
	}
	if q.URL.RequestURI() != q.URL.Path {
		return s.redirected(q, q.URL.Path, http.StatusMovedPermanently)
	}
	files := q.snap.site.Static
	return s.shared(q, keyOf(q.snap, q.Request), func() (*cache.Response, error) {
		data, err := p.Picture(files).PNG(files.Panel(p.Figure))
		if err != nil {
			return nil, err
		}
		return s.newResponse(q.Request, "image/png", data, immutable, nil)
	})
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
