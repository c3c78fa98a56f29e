package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// notFound answers an address that matches no route.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	s.writeNotFound(w, r, snap, notFoundError{})
}

// writeNotFound answers an address without a page: one that has moved, was withdrawn, is mistyped or unknown.
func (s *Server) writeNotFound(w http.ResponseWriter, r *http.Request, snap *snapshot, missing notFoundError) {
	if err := s.enterRenders(r); err != nil { // finding a page with a similar address takes as long as rendering one
		s.writeError(w, r, snap, err)
		return
	}
	site, path := snap.site, r.URL.Path
	page, suffix := splitSuffix(r)
	if to := site.Moved(page); to != "" {
		if suffix != "" {
			normal, _ := withoutLargePrint(r)
			to += (&url.URL{Path: suffix}).EscapedPath() + queryOf(normal) // the client may have typed any suffix
		}
		s.writeRedirect(w, r, to, http.StatusMovedPermanently)
		return
	}
	if ext := dataExt(path); ext != "" {
		s.writeDataNotFound(w, r, snap, ext)
		return
	}
	if gone := site.Gone(page); gone != nil {
		s.writePage(w, r, snap, http.StatusGone, templates.Gone(site, gone, site.PageEntry(gone.Instead)))
		return
	}
	if trimmed := strings.TrimRight(path, "/"); trimmed != requestPath(r) && site.PageEntry(trimmed) != nil {
		s.writeRedirect(w, r, trimmed, http.StatusMovedPermanently)
		return
	}
	suggestion := missing.suggestion
	if suggestion == nil {
		suggestion = site.NearestPage(page)
	}
	if missing.message != "" {
		s.writePage(w, r, snap, http.StatusNotFound, templates.NotFound(site, missing.message, suggestion))
		return
	}
	s.writeUsualNotFound(w, r, snap, suggestion)
}

// writeUsualNotFound answers with a page that only suggests another, nil for none. There are no more of these than pages
// of the site, so they are cached: strangers request them most, and compressing one costs more than rendering it. Where
// the route is about one reader, nothing is cached.
func (s *Server) writeUsualNotFound(w http.ResponseWriter, r *http.Request, snap *snapshot, suggestion *catalog.PageEntry) {
	page := templates.NotFound(snap.site, "There is no page at this address. It may have a typing mistake.", suggestion)
	if recorderOf(r).caching != shareable {
		s.writePage(w, r, snap, http.StatusNotFound, page)
		return
	}
	k := cache.Key{Snapshot: snap.number, Path: "404 "} // no request path begins like this
	if suggestion != nil {
		k.Path += suggestion.Path
	}
	response, err := s.cache.Get(k, snap.day(), func() (*cache.Response, error) {
		plain, err := s.render(snap, page)
		if err != nil {
			return nil, err
		}
		response, err := s.fast.Response(htmlType, plain, nil)
		if err != nil {
			return nil, err
		}
		response.Status, response.CacheControl = http.StatusNotFound, s.cacheControl(shareable)
		return response, nil
	})
	if err != nil {
		s.writeError(w, r, snap, err)
		return
	}
	response.ServeHTTP(w, r)
}

// splitSuffix splits the path of r into the path of a document and the suffix that its route adds for another page or format of it, such
// as /play or .json.
func splitSuffix(r *http.Request) (page, suffix string) {
	_, suffix, _ = strings.Cut(patternOf(r), "{id}")
	if strings.Contains(suffix, "{") { // a week of a plan: as many parts
		page = r.URL.Path
		for range strings.Count(suffix, "/") {
			page = page[:strings.LastIndexByte(page, '/')]
		}
		return page, r.URL.Path[len(page):]
	}
	page, ok := strings.CutSuffix(r.URL.Path, suffix)
	if !ok {
		return r.URL.Path, ""
	}
	return page, suffix
}

// writePage renders c for this request only.
func (s *Server) writePage(w http.ResponseWriter, r *http.Request, snap *snapshot, status int, c templ.Component) {
	if err := s.enterRenders(r); err != nil {
		s.writeError(w, r, snap, err)
		return
	}
	plain, err := s.render(snap, c)
	if err != nil {
		s.writeError(w, r, snap, err)
		return
	}
	s.writeErrorBody(w, r, snap, status, htmlType, plain)
}

// writeErrorBody answers with an error status. For 404 and 410 an ETag lets caches compare responses; none of them is 304,
// since conditions apply to successful responses only (RFC 9110, 13.2.1).
func (s *Server) writeErrorBody(w http.ResponseWriter, r *http.Request, snap *snapshot, status int, contentType string, plain []byte) {
	encoding := cache.PreferredEncoding(r.Header["Accept-Encoding"])
	encoded, err := s.fast.Encode(encoding, plain)
	if err != nil {
		s.writeError(w, r, snap, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	if status != http.StatusNotFound && status != http.StatusGone {
		limitCaching(r, mustAsk)
	} else if recorderOf(r).caching < noStore {
		h["Etag"] = cache.ETag(plain, encoding)
	}
	h["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	writeEncoded(w, r, status, encoding, encoded)
}
