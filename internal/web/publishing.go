package web

import (
	"slices"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/templates"
)

// coming is the content of the next day on which something is published. It is loaded on the day before, so that no
// reader waits for it.
type coming struct {
	after *catalog.Catalog // the content until then
	site  templates.Site   // nil catalog until it is loaded
}

// turn gives site the content of its day if that has begun, and has the content of the next day loaded. The caller must
// hold s.replacing.
func (s *Server) turn(site *templates.Site) {
	if c := s.coming; c != nil && c.after == site.Catalog && c.site.Catalog != nil && !site.Next.After(site.Today.Time) {
		site.Catalog, site.Lists, site.Search, site.SearchMade, s.coming = c.site.Catalog, c.site.Lists, c.site.Search, c.site.SearchMade,
			nil
	}
	soon := !site.Next.IsZero() && !site.Next.After(site.Today.AddDate(0, 0, 1)) // two catalogs take twice the memory
	if !soon || s.cfg.Later == nil || s.coming != nil && s.coming.after == site.Catalog {
		return
	}
	next, day := &coming{after: site.Catalog}, site.Next
	s.coming = next
	guard.Go(func() error { return s.prepareDay(next, day) }, func(err error) {
		s.cfg.Log.Error("cannot publish what is to appear", "day", day.ISO(), "error", err)
		s.replacing.Lock()
		defer s.replacing.Unlock()
		if s.coming == next {
			s.coming = nil // the next snapshot is the next attempt
		}
	})
}

// prepareDay loads the content of a day. If that has begun already, because a clock was set or a machine slept, it
// becomes the current one at once.
func (s *Server) prepareDay(next *coming, day catalog.Day) error {
	c, err := s.cfg.Later(day)
	if err != nil {
		return err
	}
	var site templates.Site
	site.SetCatalog(c)
	site.Search()
	s.replacing.Lock()
	defer s.replacing.Unlock()
	next.site = site
	if now := s.current.Load(); now == nil || now.site.Catalog != next.after || day.After(catalog.NewDay(s.cfg.Now()).Time) {
		return nil
	}
	return s.publish(s.current.Load().site) // which takes next
}

// late is how long after something was published a shared cache may answer as before.
const late = time.Minute

// expiring returns a, which was made of snap, as a shared cache may keep it: within a minute of the day on which
// something is published, no copy from before is answered, not even while a new one is fetched. For that, Varnish has
// the full time, whatever the line says.
func (s *Server) expiring(snap *snapshot, a answer) answer {
	age := s.cfg.SharedCache
	if snap == nil || snap.site.Next.IsZero() || age < time.Second {
		return a
	}
	left := snap.site.Next.Add(late).Sub(s.cfg.Now())
	if left >= 2*age {
		return a
	}
	usual, line := sharedFor(age, age), sharedFor(left-age, age)
	if a.response != nil && slices.Equal(a.response.CacheControl, usual.value) {
		response := *a.response
		response.CacheControl, a.response = line.value, &response
	}
	a.header = slices.Clone(a.header)
	for i, h := range a.header {
		if h.name == usual.name && slices.Equal(h.value, usual.value) {
			a.header[i] = line
		}
	}
	return a
}
