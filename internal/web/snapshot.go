package web

import (
	"time"

	"unknot/internal/catalog"
	"unknot/static"
	"unknot/templates"
)

// snapshot is the site between two changes. It is immutable.
type snapshot struct {
	site        templates.Site
	number      uint64
	serverError []byte // the page for status 500, rendered in advance

	speculation []string      // value of Speculation-Rules
	version     []string      // value of Site-Version, nil where no device keeps copies
	replaced    chan struct{} // closed when the next snapshot is current
}

// Publish replaces the catalog and the files that are served. Requests in progress finish with those they began with.
func (s *Server) Publish(c *catalog.Catalog, files *static.Set) error {
	return s.PublishDev(c, files, templates.DevInfo{})
}

// PublishDev is like Publish, and with Config.Dev also shows info.
func (s *Server) PublishDev(c *catalog.Catalog, files *static.Set, info templates.DevInfo) error {
	if !s.cfg.Dev {
		info = templates.DevInfo{}
	}
	err := s.replace(func(site *templates.Site) {
		site.Catalog, site.Static, site.Problems, site.DevInfo = c, files, nil, info
	})
	if err == nil {
		s.unpublished.Store(0)
	}
	return err
}

// Report shows the problems of content that could not be published: on every page, or instead of any page before the first
// catalog. Without Config.Dev it only counts them, for the metrics.
func (s *Server) Report(problems []catalog.Problem) error {
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

// replace publishes a copy of the current snapshot with a change applied to it.
func (s *Server) replace(change func(*templates.Site)) error {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	return s.replaceLocked(change)
}

// replaceLocked is like replace. The caller must hold s.replacing.
func (s *Server) replaceLocked(change func(*templates.Site)) error {
	next := &snapshot{number: 1, replaced: make(chan struct{})}
	last := s.current.Load()
	if last == nil {
		next.site = templates.Site{URL: s.cfg.URL, Emergency: s.cfg.Emergency, Advice: s.cfg.Advice, Crisis: s.cfg.Crisis, Dev: s.cfg.Dev}
	} else {
		next.site, next.number = last.site, last.number+1
	}
	next.site.Today = catalog.NewDay(s.cfg.Now())
	change(&next.site)
	next.site.Preview = s.pictures(next.site.Catalog)
	if s.cfg.Offline && !s.cfg.Dev {
		next.site.Version = s.versionOf(next.site)
		next.version = []string{next.site.Version}
	}
	page, err := s.render(next, templates.ServerError(next.site))
	if err != nil {
		return err
	}
	next.serverError = page
	next.speculation = []string{`"` + next.site.Static.URL("speculation.json") + `"`}
	s.current.Store(next)
	if last == nil {
		close(s.published)
		return nil
	}
	close(last.replaced)
	s.cache.Clear()
	return nil
}

// snapshot returns the current snapshot, nil before the first catalog.
func (s *Server) snapshot() *snapshot { return s.snapshotAt(s.cfg.Now()) }

// snapshotAt returns the current snapshot for the day of now. Pages show that they are due for a check, so a new day replaces the snapshot,
// once for all requests at midnight.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.current.Load()
	if snap == nil || snap.site.Today.Equal(catalog.NewDay(now).Time) {
		return snap
	}
	s.replacing.Lock()
	defer s.replacing.Unlock()
	if s.current.Load() == snap {
		if err := s.replaceLocked(func(*templates.Site) {}); err != nil {
			s.cfg.Log.Error("cannot replace the snapshot for a new day", "error", err)
		}
	}
	return s.current.Load()
}
