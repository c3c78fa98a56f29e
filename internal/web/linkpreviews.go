package web

import (
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/pose"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// previewPrefix begins the paths of link previews, the pictures that messengers show for shared links: {id}.{hash}.png. A
// path is valid as long as its picture is the same.
const previewPrefix = "/previews/"

// LinkPicture is a link preview that can be painted.
type LinkPicture interface {
	Hash() string // changes whenever the picture does
	Alt() string
	PNG() ([]byte, error) // paints it
}

// PreviewWith returns the Preview of a [Config] that makes pictures with newPicture. Its movement is nil for a page without a figure.
func PreviewWith[P LinkPicture](newPicture func(title, facts string, m *pose.Movement) P) func(*catalog.Catalog, templates.LinkPreview) LinkPicture {
	return func(c *catalog.Catalog, p templates.LinkPreview) LinkPicture {
		return newPicture(p.Title, p.Facts, c.Movement(p.Figure))
	}
}

// pictures returns the function that tells pages of c the path and the alt text of a link preview; nil if the server
// paints none. Nothing is painted before the path is requested.
func (s *Server) pictures(c *catalog.Catalog) func(templates.LinkPreview) templates.Picture {
	if s.cfg.Preview == nil {
		return nil
	}
	return func(p templates.LinkPreview) templates.Picture {
		picture := s.cfg.Preview(c, p)
		return templates.Picture{Path: previewPrefix + p.ID + "." + picture.Hash() + ".png", Alt: picture.Alt()}
	}
}

// linkPreview answers with a link preview, painted on the first request.
func (s *Server) linkPreview(q request) answer {
	q.caching = mustAsk // for errors: another server may already have the version with this picture
	return s.shared(q, cache.Key{Snapshot: q.snap.number, Path: q.URL.Path}, func() (*cache.Response, error) {
		p, err := linkPreviewAt(q.snap.site, q.URL.Path)
		if err != nil {
			return nil, err
		}
		data, err := s.cfg.Preview(q.snap.site.Catalog, p).PNG()
		if err != nil {
			return nil, err
		}
		return s.newResponse(q.Request, s.slow, "image/png", data, immutable, nil)
	})
}

// linkPreviewAt returns the link preview at path. The path of an older version redirects to the current one.
func linkPreviewAt(site templates.Site, path string) (templates.LinkPreview, error) {
	id, _, _ := strings.Cut(strings.TrimPrefix(path, previewPrefix), ".")
	p := templates.LinkPreviewByID(site.Catalog, id)
	if site.Preview == nil || p == nil || !strings.HasSuffix(path, ".png") {
		return templates.LinkPreview{}, errNotFound
	}
	if current := site.Preview(*p).Path; current != path {
		return templates.LinkPreview{}, redirect(current)
	}
	return *p, nil
}
