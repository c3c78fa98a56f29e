package web_test

import (
	"io/fs"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/web"
)

// publishDay is the day on which fixture.Scheduled publishes.
var publishDay = time.Date(2026, time.March, 15, 0, 0, 0, 0, time.UTC)

// calendar is a site whose clock the test sets. It counts how often content is loaded for a later day.
type calendar struct {
	*web.Server
	now   atomic.Pointer[time.Time]
	loads atomic.Int64
	gate  chan struct{} // content for a later day can be loaded once this is closed
}

// set sets the clock.
func (c *calendar) set(now time.Time) { c.now.Store(&now) }

// newCalendar returns a site with these files, at a time.
func newCalendar(t *testing.T, now time.Time, files map[string]string) *calendar {
	t.Helper()
	c, fsys := &calendar{gate: make(chan struct{})}, fixture.With(files)
	c.set(now)
	c.Server = newServer(t, func(cfg *web.Config) {
		cfg.Now = func() time.Time { return *c.now.Load() }
		cfg.Later = func(day catalog.Day) (*catalog.Catalog, error) {
			<-c.gate
			c.loads.Add(1)
			return load.CatalogOn(fsys, day)
		}
	})
	if err := c.Publish(loadOn(t, fsys, now), newFiles(t)); err != nil {
		t.Fatal(err)
	}
	return c
}

// loadOn returns the content as it is on the day of now.
func loadOn(t *testing.T, fsys fs.FS, now time.Time) *catalog.Catalog {
	t.Helper()
	c, err := load.CatalogOn(fsys, catalog.NewDay(now))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// newAddresses are the addresses that exist only after the publication. mentions are other addresses, each with a
// text that it contains only then.
var (
	newAddresses = []string{"/guides/causes/late-ache", "/guides/causes/late-ache.json", "/guides/causes/late-ache.md", "/stretches/late-turn", "/stretches/late-turn.json",
		"/stretches/late-turn/play", "/s/8", "/routines/late-evening", "/routines/late-evening/play", "/routines/late-evening/remind"}
	mentions = map[string]string{"/guides": "A late ache", "/guides/causes": "A late ache", "/stretches": "Late turn", "/routines": "Late evening", "/upper-back": "A late ache",
		"/tags/desk": "A late ache", "/muscles/trapezius": "Late turn", "/search?q=late+ache": "A late ache", "/search/suggest?q=late": "Late turn", "/feed.atom": "A late ache",
		"/feed.json": "A late ache", "/sitemap.xml": "late-ache", "/library.json": "late-turn", "/llms.txt": "late-ache", "/sources/beta-2021": "Late turn"}
)

// beforePublication returns a site at the last nanosecond before midnight. It has loaded the content of the new day.
func beforePublication(t *testing.T) *calendar {
	t.Helper()
	s := newCalendar(t, publishDay.Add(-time.Hour), fixture.Scheduled())
	close(s.gate)
	synctest.Wait()
	s.set(publishDay.Add(-time.Nanosecond))
	return s
}

// Content with a day of publication has its addresses from midnight on, and not before. It is loaded once, in advance.
func TestContentAppearsAtMidnight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := beforePublication(t)
		for _, address := range newAddresses {
			if a := get(t, s, address); a.code != http.StatusNotFound || strings.Contains(a.body, "ate ache") {
				t.Errorf("before midnight %s answers %d, or names the guide", address, a.code)
			}
		}
		s.set(publishDay)
		for _, address := range newAddresses {
			a := get(t, s, address)
			if a.code == http.StatusMovedPermanently { // a short path
				a = get(t, s, a.header.Get("Location"))
			}
			if a.code != http.StatusOK {
				t.Errorf("at midnight %s answers %d", address, a.code)
			}
		}
		if n := s.loads.Load(); n != 1 {
			t.Errorf("the content is loaded %d times", n)
		}
	})
}

// Lists, feeds, searches and data name new content from midnight on, and not before.
func TestListsNameNewContentFromMidnight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := beforePublication(t)
		for _, test := range []struct {
			now     time.Time
			isNamed bool
		}{{publishDay.Add(-time.Nanosecond), false}, {publishDay, true}} {
			s.set(test.now)
			for address, words := range mentions {
				a := get(t, s, address)
				if got := strings.Contains(text(a.body)+a.body, words); got != test.isNamed {
					t.Errorf("%s: %s (status %d) names %q: %v, want %v", test.now, address, a.code, words, got, test.isNamed)
				}
			}
		}
		if !strings.Contains(page(t, s, "/feed.atom"), "2026-03-15T00:00:00Z") {
			t.Error("the feed has another day")
		}
	})
}

// At midnight the site gets another version, so that devices fetch its pages again.
func TestPublicationChangesVersion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := beforePublication(t)
		version := func() string { return get(t, s, "/").header.Get("Site-Version") }
		before, worker := version(), page(t, s, "/sw.js")
		s.set(publishDay)
		if after := version(); after == before || after == "" {
			t.Errorf("the version is %q, before midnight %q", after, before)
		}
		if page(t, s, "/sw.js") == worker {
			t.Error("the worker has the same version as before midnight")
		}
	})
}

// If the machine has slept or the clock was changed, readers get the earlier content without waiting, and soon after
// that everything that has been published, even if it was on several days.
func TestContentAppearsAfterSleep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files := fixture.Scheduled()
		files["guides/causes/draft.md"] = strings.Replace(files["guides/causes/draft.md"], "draft: true", "publish: 2026-03-20", 1)
		files["permalinks.txt"] = strings.Replace(files["permalinks.txt"], "/guides/causes/late-ache\n", "/guides/causes/draft\n/guides/causes/late-ache\n", 1)
		s := newCalendar(t, publishDay.Add(-time.Hour), files)
		s.set(publishDay.AddDate(0, 1, 0))
		if a := get(t, s, "/guides/causes/late-ache"); a.code != http.StatusNotFound || a.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("not loaded yet: %d, %v", a.code, a.header)
		}
		close(s.gate)
		synctest.Wait()
		for _, address := range []string{"/guides/causes/late-ache", "/guides/causes/draft"} {
			if a := get(t, s, address); a.code != http.StatusOK {
				t.Errorf("%s: %d", address, a.code)
			}
		}
		s.set(publishDay.Add(-time.Second)) // what has appeared stays
		if a := get(t, s, "/guides/causes/late-ache"); a.code != http.StatusOK {
			t.Errorf("an hour back: %d", a.code)
		}
	})
}
