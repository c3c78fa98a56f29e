package web

import (
	"context"
	"net/http"
	"runtime/debug"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/templates"
)

// pause is how long preparing stops while requests wait for their turn to be rendered.
const pause = time.Second

// Prepare makes ready, until ctx is done, what readers may ask for: the search index, so that the first search need not
// wait for it, and with Config.Prepare every public page, compressed at the best level. It begins again whenever
// another snapshot is current, and makes that of a new day at midnight. It takes the time in which nothing waits to be
// rendered: a request waits for one page at most.
func (s *Server) Prepare(ctx context.Context) {
	for !s.cfg.Dev { // a writer waits for the page, and seldom searches
		snap := s.snapshot()
		if snap == nil {
			return // the program publishes before it serves
		}
		snap.site.Search()
		debug.FreeOSMemory() // loading has left memory to give back
		if s.cfg.Prepare {
			s.preparePages(ctx, snap)
		}
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

// preparePages renders and compresses the pages of snap that the cache does not have at their best, while snap is
// current.
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

// preparePage lets the cache have the best response for a path.
func (s *Server) preparePage(ctx context.Context, snap *snapshot, path string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	k := keyOf(snap, r)
	response, ok := s.cache.GetIfPresent(k)
	if !ok {
		h, found := s.route(snap, r)
		a := h(request{Request: found, snap: snap})
		if a.fault != nil {
			return a.fault
		}
		response = a.response
	}
	if response != nil && response.Hasty {
		s.compressBest(k, response)
	}
	return nil
}

// publicPaths returns the addresses of pages that are the same for all readers: those of the site map, the players of
// moves and routines, and the weeks of plans.
func publicPaths(site templates.Site) []string {
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
