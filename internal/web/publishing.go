package web

import (
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
