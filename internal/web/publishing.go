package web

import (
	"slices"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/templates"
)

// coming is the content of the next day on which something is to be published. It is loaded the day before, so that no
// reader waits for it.
type coming struct {
	after *catalog.Catalog // the content that it will replace
	site  templates.Site   // without a catalog until it is loaded
}

// turnToToday gives site the content of its day, if that is a new day of publication, and starts to load the content of
// the next. The caller must hold s.replacing.
func (s *Server) turnToToday(site *templates.Site) {
	c := s.coming
	isLoaded := c != nil && c.after == site.Catalog && c.site.Catalog != nil
	dayHasBegun := !site.Next.After(site.Today.Time)
	if isLoaded && dayHasBegun {
		site.Catalog, site.Lists, site.Search, site.SearchReady = c.site.Catalog, c.site.Lists, c.site.Search, c.site.SearchReady
		s.coming = nil
	}
	isSoon := !site.Next.IsZero() && !site.Next.After(site.Today.AddDate(0, 0, 1)) // two catalogs take twice the memory
	isLoading := s.coming != nil && s.coming.after == site.Catalog
	if !isSoon || isLoading || s.cfg.Later == nil {
		return
	}
	next, day := &coming{after: site.Catalog}, site.Next
	s.coming = next
	guard.Go(func() error { return s.prepareDay(next, day) }, func(err error) {
		s.cfg.Log.Error("cannot publish what is to appear", "day", day.ISO(), "error", err)
		s.replacing.Lock()
		defer s.replacing.Unlock()
		if s.coming == next {
			s.coming = nil // the next snapshot tries again
		}
	})
}

// prepareDay loads the content of a day. If that day has already begun, because the clock was changed or the machine
// was asleep, it publishes the content at once.
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
	last := s.current.Load()
	isStillNext := last != nil && last.site.Catalog == next.after
	dayHasBegun := !day.After(catalog.NewDay(s.cfg.Now()).Time)
	if !isStillNext || !dayHasBegun {
		return nil
	}
	return s.publish(last.site) // publish finds the content in s.coming
}

// late is how long after a publication a shared cache may still answer with the earlier content.
const late = time.Minute

// expiring returns a, which was rendered from snap, with a shorter time for shared caches if something is to be
// published soon. One minute after that, no shared cache may answer with an earlier copy, not even while it fetches a
// new one. Varnish needs this: it uses a copy for the whole time, whatever else Cache-Control says.
func (s *Server) expiring(snap *snapshot, a answer) answer {
	age := s.cfg.SharedCache
	if snap == nil || snap.site.Next.IsZero() || age < time.Second {
		return a
	}
	left := snap.site.Next.Add(late).Sub(s.cfg.Now())
	if left >= 2*age {
		return a
	}
	usual, shorter := sharedFor(age, age), sharedFor(left-age, age)
	if a.response != nil && slices.Equal(a.response.CacheControl, usual.value) {
		response := *a.response
		response.CacheControl, a.response = shorter.value, &response
	}
	a.header = slices.Clone(a.header)
	for i, h := range a.header {
		if h.name == usual.name && slices.Equal(h.value, usual.value) {
			a.header[i] = shorter
		}
	}
	return a
}
