package web

import (
	"context"
	"net/http"
	"runtime/debug"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/internal/site"
)

// pause is how long preparing stops when requests are waiting to be rendered.
const pause = time.Second

// Prepare builds in advance what readers may ask for, until ctx is done. It builds the search index, so that the first
// search need not wait for it, and renders every public page. It starts again for each new snapshot, and at midnight
// for that of the new day. It works only while nothing is waiting to be rendered, so a request waits for one page at
// most.
func (s *Server) Prepare(ctx context.Context) {
	for !s.cfg.Dev { // a writer waits for the page and seldom searches
		snap := s.snapshotAt(s.cfg.Now())
		snap.site.Search()
		s.preparePages(ctx, snap)
		debug.FreeOSMemory() // give back the memory that was needed for loading and rendering
		tomorrow := catalog.NewDay(s.cfg.Now()).AddDate(0, 0, 1)
		midnight := time.NewTimer(tomorrow.Sub(s.cfg.Now()))
		select {
		case <-ctx.Done():
		case <-snap.replaced:
		case <-midnight.C:
		}
		midnight.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// preparePages puts the public pages of snap into the cache. It stops when snap is replaced.
func (s *Server) preparePages(ctx context.Context, snap *snapshot) {
	for _, path := range publicPaths(snap.site) {
		for s.renders.Waiting() > 0 && ctx.Err() == nil {
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
		}
		if ctx.Err() != nil || s.current.Load() != snap {
			return
		}
		if err := guard.Try(func() error { return s.preparePage(ctx, snap, path) }); err != nil {
			s.cfg.Log.Error("cannot prepare a page", "path", path, "error", err)
		}
	}
}

// preparePage puts the response for a path into the cache.
func (s *Server) preparePage(ctx context.Context, snap *snapshot, path string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	s.routes.ServeHTTP(&recording{header: http.Header{}}, (&exchange{snap: snap, id: "prepare"}).in(r)) // it logs its errors
	return nil
}

// publicPaths returns the addresses of the pages that are the same for all readers: all pages of the site map, the
// players of moves and routines, and the weeks of plans.
func publicPaths(site site.Site) []string {
	var paths []string
	for _, page := range site.PageEntries() {
		paths = append(paths, page.Path)
	}
	for _, m := range site.Catalog.Moves {
		paths = append(paths, m.Session().Address("play"))
	}
	for _, r := range site.Catalog.Routines {
		paths = append(paths, r.Session().Address("play"))
	}
	for _, p := range site.Catalog.Plans {
		for n := range p.Weeks() {
			paths = append(paths, p.Week(n+1).Path())
		}
	}
	return paths
}
