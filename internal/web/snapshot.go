package web

import (
	"sync"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/templates"
)

// snapshot is the state of the site between two changes, on one day. It is immutable.
type snapshot struct {
	site   site.Site
	number uint64

	errorPages map[templates.Trouble][]byte // rendered in advance

	index       sync.Once     // makes sure that the search index is built only once
	speculation []string      // value of the header Speculation-Rules
	version     []string      // value of the header Site-Version; nil if devices keep no copies
	replaced    chan struct{} // closed when the next snapshot is current
}

// Update publishes a new snapshot: the site after change has modified it. Requests in progress finish with the snapshot
// that they began with.
func (s *Server) Update(change func(*site.Site)) error {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	next := s.current.Load().site
	change(&next)
	return s.publish(next)
}

// publish makes a snapshot of site for today and makes it the current one. From then on nothing is served that was
// rendered from an earlier snapshot. The caller must hold s.replacing, except in [New].
func (s *Server) publish(site site.Site) error {
	site.Today = catalog.NewDay(s.cfg.Now())
	next := &snapshot{number: 1, errorPages: map[templates.Trouble][]byte{}, replaced: make(chan struct{})}
	if !site.Dev {
		site.Version = s.versionOf(site)
		next.version = []string{site.Version}
	}
	next.site = site
	for _, t := range []templates.Trouble{
		templates.ServerError, templates.Busy, templates.TooMany, templates.Starting, templates.MethodNotAllowed,
	} {
		page, err := render(next, templates.TroubleWith(site, t))
		if err != nil {
			return err
		}
		next.errorPages[t] = page
	}
	next.speculation = []string{`"` + site.Static.URL("speculation.json") + `"`}
	if last := s.current.Load(); last != nil {
		next.number = last.number + 1
		defer close(last.replaced)
	}
	s.current.Store(next)
	s.cache.Clear()
	return nil
}

// snapshotAt returns the current snapshot for a request that began at the time now. On a new day it first publishes a
// new snapshot, because pages say what is due on the day. Even a request that began before midnight then gets the new
// one.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.current.Load()
	if snap.isFor(now) {
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

// isFor reports whether the snapshot is for the day of now.
func (s *snapshot) isFor(now time.Time) bool { return s.site.Today.Equal(catalog.NewDay(now).Time) }
