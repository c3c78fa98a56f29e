package web

import (
	"context"
	"net/http"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/site"
	"unknot/internal/web/limit"
	"unknot/static"
)

// Published identifies the current snapshot.
func (s *Server) Published() any { return s.current.Load() }

// Publish replaces the catalog and the static files.
func (s *Server) Publish(c *catalog.Catalog, files *static.Set) error {
	return s.Update(func(site *site.Site) {
		site.SetCatalog(c)
		site.Static = files
	})
}

// Add adds a cached page at pattern. Tests need it because no page of the site fails.
func (s *Server) Add(pattern string, p func(site.Site, *http.Request) (templ.Component, error)) {
	s.routes.With(s.shared).Get(pattern, s.page(withoutQuery(p)))
}

// AddPrivate adds a page at pattern that is not cached.
func (s *Server) AddPrivate(pattern string, p func(site.Site, *http.Request) (templ.Component, error)) {
	s.routes.With(s.private).Get(pattern, s.page(p))
}

// AddDownload adds a file at pattern, which browsers save under a name.
func (s *Server) AddDownload(pattern, name string, c templ.Component, cached bool) {
	p := func(site.Site, *http.Request) (templ.Component, error) {
		return file{Component: c, contentType: jsonType, disposition: "attachment; filename=" + name}, nil
	}
	if cached {
		s.Add(pattern, p)
	} else {
		s.AddPrivate(pattern, p)
	}
}

// LimitRenders sets how many responses are rendered at the same time, and how many requests may wait.
func (s *Server) LimitRenders(renders, queue int) { s.renders = limit.NewGate(renders, queue) }

// WaitFor sets how long requests wait at most for the index and to be rendered.
func (s *Server) WaitFor(most time.Duration) { s.indexWait, s.renders.MaxWait = most, most }

// Waiting returns how many requests are waiting to be rendered.
func (s *Server) Waiting() int { return s.renders.Waiting() }

// AddPanic adds a handler that calls h, which panics.
func (s *Server) AddPanic(pattern string, h func()) {
	s.routes.Get(pattern, func(http.ResponseWriter, *http.Request) { h() })
}

// Patterns returns the patterns of all routes of the site.
func (s *Server) Patterns() (patterns []string) {
	for _, route := range s.routes.Routes() {
		patterns = append(patterns, route.Pattern)
	}
	return patterns
}

// CacheWeight returns the estimated number of bytes that the cache takes, and the number of its entries.
func (s *Server) CacheWeight() (bytes uint64, entries int) { return s.cache.Weight() }

// PreparePages renders every public page in advance, as Prepare does after a start.
func (s *Server) PreparePages(ctx context.Context) { s.preparePages(ctx, s.snapshotAt(s.cfg.Now())) }

// Number returns the number of the current snapshot.
func (s *Server) Number() uint64 { return s.current.Load().number }

// BuildIndex builds the search index, for which nothing else asks before the first search.
func (s *Server) BuildIndex() { s.current.Load().site.Search() }

// HoldIndex keeps the search index from being built until release is called. Meanwhile, nothing waits for the index.
func (s *Server) HoldIndex() (release func()) {
	made, wait := make(chan struct{}), s.indexWait
	s.indexWait = 0
	snap := s.current.Load()
	index := snap.site.Search
	snap.site.SearchReady, snap.site.Search = made, func() *search.Index { <-made; return index() }
	return func() {
		s.indexWait = wait
		close(made)
	}
}

// BreakIndex makes every use of the search index panic, as after a panic while it was built.
func (s *Server) BreakIndex() {
	made, snap := make(chan struct{}), s.current.Load()
	close(made)
	snap.site.SearchReady, snap.site.Search = made, func() *search.Index { panic("no index") }
}
