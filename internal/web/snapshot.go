package web

import (
	"errors"
	"sync"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/site"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// snapshot is the state of the site between two changes, on one day. It is immutable.
type snapshot struct {
	site   site.Site
	number uint64

	// The error pages for status 500, 503, 429, and 503 for searches, rendered in advance.
	errorPages struct{ failed, busy, tooMany, starting []byte }

	index       sync.Once     // makes sure that the search index is built only once
	speculation []string      // value of the header Speculation-Rules
	version     []header      // the header Site-Version; nil if devices keep no copies
	replaced    chan struct{} // closed when the next snapshot is current
}

// Publish replaces the catalog and the static files. Requests in progress finish with the ones that they began with.
func (s *Server) Publish(c *catalog.Catalog, files *static.Set) error {
	return s.PublishDraft(c, files, nil)
}

// PublishDraft is like Publish, for content about which there are remarks. Every page shows them, so only writers may
// see the site.
func (s *Server) PublishDraft(c *catalog.Catalog, files *static.Set, remarks []frontmatter.Problem) error {
	return s.replace(func(site *site.Site) {
		site.SetCatalog(c)
		site.Static, site.Problems, site.Remarks = files, nil, remarks
	})
}

// Remark replaces the remarks of [Server.PublishDraft]. Before the first catalog it does nothing.
func (s *Server) Remark(remarks []frontmatter.Problem) error {
	if s.current.Load() == nil {
		return nil
	}
	return s.replace(func(site *site.Site) { site.Remarks = remarks })
}

// Report shows writers the problems of content that could not be published. They are on every page, or before the first
// catalog in place of any page.
func (s *Server) Report(problems []frontmatter.Problem) error {
	if s.current.Load() == nil {
		s.problems.Store(&problems)
		return nil
	}
	return s.replace(func(site *site.Site) { site.Problems = problems })
}

// replace publishes a new snapshot: the current site after change has modified it.
func (s *Server) replace(change func(*site.Site)) error {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	next := site.Site{
		URL: s.cfg.URL, Numbers: site.NewNumbers(s.cfg.Emergency, s.cfg.AdviceLine, s.cfg.Crisis), Dev: s.cfg.Dev,
	}
	if last := s.current.Load(); last != nil {
		next = last.site
	}
	change(&next)
	return s.publish(next)
}

// publish makes a snapshot of site for today and makes it the current one. From then on nothing is served that was
// rendered from an earlier snapshot. The caller must hold s.replacing.
func (s *Server) publish(site site.Site) error {
	site.Today = catalog.NewDay(s.cfg.Now())
	next := &snapshot{number: 1, replaced: make(chan struct{})}
	if !site.Dev {
		site.Version = s.versionOf(site)
		next.version = []header{{"Site-Version", []string{site.Version}}}
	}
	next.site = site
	var errs [4]error
	next.errorPages.failed, errs[0] = s.render(next, templates.TroubleWith(site, templates.ServerError))
	next.errorPages.busy, errs[1] = s.render(next, templates.TroubleWith(site, templates.Busy))
	next.errorPages.tooMany, errs[2] = s.render(next, templates.TroubleWith(site, templates.TooMany))
	next.errorPages.starting, errs[3] = s.render(next, templates.TroubleWith(site, templates.Starting))
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	next.speculation = []string{`"` + site.Static.URL("speculation.json") + `"`}
	last := s.current.Load()
	if last == nil {
		s.current.Store(next)
		return nil
	}
	next.number = last.number + 1
	s.current.Store(next)
	close(last.replaced)
	s.cache.Clear()
	return nil
}

// snapshot returns the current snapshot, nil before the first catalog.
func (s *Server) snapshot() *snapshot { return s.snapshotAt(s.cfg.Now()) }

// snapshotAt returns the current snapshot for a request that began at the time now. On a new day it first publishes a
// new snapshot, because pages say what is due on the day. Even a request that began before midnight then gets the new
// one.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.current.Load()
	if snap == nil || snap.isFor(now) {
		return snap
	}
	s.replacing.Lock()
	defer s.replacing.Unlock()
	if snap = s.current.Load(); !snap.isFor(s.cfg.Now()) {
		if err := s.publish(snap.site); err != nil {
			s.cfg.Log.Error("cannot replace the snapshot for a new day", "error", err)
		}
	}
	return s.current.Load()
}

// cached returns the answer with a response from the cache. A page has the version of the snapshot in its headers.
func (s *snapshot) cached(response *cache.Response, result string) answer {
	a := answer{response: response, cache: result}
	if response.Versioned { // even with 304: a page with the same bytes as before now belongs to this version
		a.header = s.version
	}
	return a
}

// isFor reports whether the snapshot is for the day of now.
func (s *snapshot) isFor(now time.Time) bool { return s.site.Today.Equal(catalog.NewDay(now).Time) }
