package web

import (
	"net/http"
	"strings"

	"unknot/internal/preview"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// previewPrefix is the beginning of the paths of link previews, the pictures that messengers show for a shared link.
// The rest of a path is {id}.{hash}.png, so it stays valid as long as the picture is the same.
const previewPrefix = "/previews/"

// pictures returns a function that gives pages the path and the alt text of a link preview. The picture itself is
// painted when it is first requested.
func pictures(files *static.Set) func(templates.LinkPreview) templates.Picture {
	return func(p templates.LinkPreview) templates.Picture {
		alt := p.Facts // messengers show the title beside the picture
		if f := files.Figure(p.Figure); f != nil && f.Frames[f.Lit].Alt != "" {
			alt += ". " + f.Frames[f.Lit].Alt
		}
		return templates.Picture{Path: previewPrefix + p.ID + "." + pictureOf(files, p).Hash() + ".png", Alt: alt}
	}
}

// pictureOf returns the picture of a link preview, not painted yet.
func pictureOf(files *static.Set, p templates.LinkPreview) preview.Picture {
	return preview.Picture{Title: p.Title, Facts: p.Facts, Panel: files.Panel(p.Figure)}
}

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
	return s.shared(q, keyOf(q.snap, q.Request), func() (*cache.Response, error) {
		data, err := pictureOf(q.snap.site.Static, p).PNG()
		if err != nil {
			return nil, err
		}
		return s.newResponse(q.Request, "image/png", data, immutable, nil)
	})
}

// linkPreviewAt returns the link preview at path. If the picture has changed since, the error redirects to its current
// path.
func linkPreviewAt(site templates.Site, path string) (templates.LinkPreview, error) {
	id, _, _ := strings.Cut(strings.TrimPrefix(path, previewPrefix), ".")
	p := templates.LinkPreviewByID(site.Catalog, id)
	if p == nil || !strings.HasSuffix(path, ".png") {
		return templates.LinkPreview{}, errNotFound
	}
	if current := site.Preview(*p).Path; current != path {
		return templates.LinkPreview{}, redirect(current)
	}
	return *p, nil
}
