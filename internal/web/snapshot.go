package web

import (
	"errors"
	"sync"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// snapshot is the site between two changes, on one day. It is immutable.
type snapshot struct {
	site   templates.Site
	number uint64

	// The pages of statuses 500, 503, 429 and 503 for searches, rendered in advance.
	errorPages struct{ failed, busy, tooMany, starting []byte }

	index       sync.Once     // starts to make the search index for those who wait for it
	speculation []string      // value of Speculation-Rules
	version     []header      // Site-Version, none where no device keeps copies
	replaced    chan struct{} // closed when the next snapshot is current
}

// Publish replaces the catalog and the files that are served. Requests in progress finish with those they began with.
func (s *Server) Publish(c *catalog.Catalog, files *static.Set) error {
	return s.PublishDraft(c, files, nil)
}

// PublishDraft is like Publish for content that has remarks, which every page shows with Config.Dev.
func (s *Server) PublishDraft(c *catalog.Catalog, files *static.Set, remarks []frontmatter.Problem) error {
	if !s.cfg.Dev {
		remarks = nil
	}
	err := s.replace(func(site *templates.Site) {
		site.SetCatalog(c)
		site.Static, site.Problems, site.Remarks = files, nil, remarks
	})
	if err == nil {
		s.unpublished.Store(0)
	}
	return err
}

// Remark replaces the remarks of [Server.PublishDraft], before which it does nothing.
func (s *Server) Remark(remarks []frontmatter.Problem) error {
	if !s.cfg.Dev || s.current.Load() == nil {
		return nil
	}
	return s.replace(func(site *templates.Site) { site.Remarks = remarks })
}

// Report shows the problems of content that could not be published: on every page, or instead of any page before the
// first catalog. Without Config.Dev it only counts them, for the metrics.
func (s *Server) Report(problems []frontmatter.Problem) error {
	s.unpublished.Store(int64(len(problems)))
	if !s.cfg.Dev {
		return nil
	}
	if s.current.Load() == nil {
		s.problems.Store(&problems)
		return nil
	}
	return s.replace(func(site *templates.Site) { site.Problems = problems })
}

// replace publishes a copy of the current snapshot with a change applied to its content.
func (s *Server) replace(change func(*templates.Site)) error {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	site := templates.Site{
		URL: s.cfg.URL, Numbers: templates.NewNumbers(s.cfg.Emergency, s.cfg.Advice, s.cfg.Crisis), Dev: s.cfg.Dev,
		Offline: s.cfg.Offline && !s.cfg.Dev,
	}
	if last := s.current.Load(); last != nil {
		site = last.site
	}
	change(&site)
	site.Preview = pictures(site.Static)
	return s.publish(site)
}

// publish makes a snapshot of site on the current day the current one. Nothing that was rendered from the last one is
// served any more. The caller must hold s.replacing.
func (s *Server) publish(site templates.Site) error {
	site.Today = catalog.NewDay(s.cfg.Now())
	s.turn(&site)
	next := &snapshot{number: 1, replaced: make(chan struct{})}
	if site.Offline {
		site.Version = s.versionOf(site)
		next.version = []header{{"Site-Version", []string{site.Version}}}
	}
	next.site = site
	var failed, busy, tooMany, starting error
	next.errorPages.failed, failed = s.render(next, templates.ServerError(site))
	next.errorPages.busy, busy = s.render(next, templates.Busy(site))
	next.errorPages.tooMany, tooMany = s.render(next, templates.TooMany(site))
	next.errorPages.starting, starting = s.render(next, templates.Starting(site))
	if err := errors.Join(failed, busy, tooMany, starting); err != nil {
		return err
	}
	next.speculation = []string{`"` + site.Static.URL("speculation.json") + `"`}
	last := s.current.Load()
	if last == nil {
		s.current.Store(next)
		close(s.published)
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

// snapshotAt returns the current snapshot for the day of now, at which a request has begun. A new day replaces the
// snapshot and all that was rendered from it, once for all requests at midnight: one that began before it gets the new
// one too. Pages say what is due on the day.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.current.Load()
	if snap == nil || snap.isOf(now) {
		return snap
	}
	s.replacing.Lock()
	defer s.replacing.Unlock()
	if snap = s.current.Load(); !snap.isOf(s.cfg.Now()) {
		if err := s.publish(snap.site); err != nil {
			s.cfg.Log.Error("cannot replace the snapshot for a new day", "error", err)
		}
	}
	return s.current.Load()
}

// cached returns the answer with a response of the cache. A page has the version of the snapshot in its headers.
func (s *snapshot) cached(response *cache.Response, result string) answer {
	a := answer{response: response, cache: result}
	if response.Versioned { // with 304 too: a page of the previous version may have the same bytes and now belongs to this one
		a.header = s.version
	}
	return a
}

// isOf reports whether the snapshot is of the day of now.
func (s *snapshot) isOf(now time.Time) bool { return s.site.Today.Equal(catalog.NewDay(now).Time) }
