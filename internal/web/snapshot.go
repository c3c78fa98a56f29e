package web

import (
	"errors"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// snapshot is the site between two changes. It is immutable.
type snapshot struct {
	site   templates.Site
	number uint64 // of the content: it stays the same on another day

	// The pages of statuses 500, 503 and 429, rendered in advance.
	errorPages struct{ failed, busy, tooMany []byte }

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

// Report shows the problems of content that could not be published: on every page, or instead of any page before the first
// catalog. Without Config.Dev it only counts them, for the metrics.
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

// replace publishes a copy of the current snapshot with a change applied to its content. Nothing that was rendered from the last
// snapshot is served any more.
func (s *Server) replace(change func(*templates.Site)) error {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	last := s.current.Load()
	site, number := templates.Site{
		URL: s.cfg.URL, Numbers: templates.NewNumbers(s.cfg.Emergency, s.cfg.Advice, s.cfg.Crisis), Dev: s.cfg.Dev, Offline: s.cfg.Offline && !s.cfg.Dev,
	}, uint64(1)
	if last != nil {
		site, number = last.site, last.number+1
	}
	change(&site)
	site.Preview = pictures(site.Static)
	if err := s.publish(site, number); err != nil {
		return err
	}
	if last == nil {
		close(s.published)
		return nil
	}
	s.cache.Clear()
	return nil
}

// publish makes a snapshot of site on the current day the current one. The caller must hold s.replacing.
func (s *Server) publish(site templates.Site, number uint64) error {
	today := catalog.NewDay(s.cfg.Now())
	next := &snapshot{site: site.OnDay(today), number: number, replaced: make(chan struct{})}
	if site.Offline {
		version := s.versionOf(site, today)
		next.site, next.version = next.site.WithVersion(version), []header{{"Site-Version", []string{version}}}
	}
	var failed, busy, tooMany error
	next.errorPages.failed, failed = s.render(next, templates.ServerError(next.site))
	next.errorPages.busy, busy = s.render(next, templates.Busy(next.site))
	next.errorPages.tooMany, tooMany = s.render(next, templates.TooMany(next.site))
	if err := errors.Join(failed, busy, tooMany); err != nil {
		return err
	}
	next.speculation = []string{`"` + next.site.Static.URL("speculation.json") + `"`}
	if last := s.current.Swap(next); last != nil {
		close(last.replaced)
	}
	return nil
}

// snapshot returns the current snapshot, nil before the first catalog.
func (s *Server) snapshot() *snapshot { return s.snapshotAt(s.cfg.Now()) }

// snapshotAt returns the current snapshot for the day of now, at which a request has begun. A new day replaces the snapshot, once for all requests at
// midnight: one that began before it gets the new one too. Cached responses stay, but for the few that look different on another day.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.current.Load()
	if snap == nil || snap.isOf(now) {
		return snap
	}
	s.replacing.Lock()
	defer s.replacing.Unlock()
	if snap = s.current.Load(); !snap.isOf(s.cfg.Now()) {
		if err := s.publish(snap.site, snap.number); err != nil {
			s.cfg.Log.Error("cannot replace the snapshot for a new day", "error", err)
		}
	}
	return s.current.Load()
}

// cached returns the answer with a response of the cache. Its headers have the version of today, even if it was rendered on another day.
func (s *snapshot) cached(response *cache.Response, result string) answer {
	a := answer{response: response, cache: result}
	if response.Versioned { // with 304 too: a page of the previous version may have the same bytes and now belongs to this one
		a.header = s.version
	}
	return a
}

// isOf reports whether the snapshot is of the day of now.
func (s *snapshot) isOf(now time.Time) bool { return s.day().Equal(catalog.NewDay(now).Time) }

// day returns the time at which cached responses have to be valid.
func (s *snapshot) day() time.Time { return s.site.Day().Time }
