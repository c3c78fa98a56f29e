package web_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/web"
	"unknot/static"
)

// edition is a version of the site: content and files with a name that is visible on their pages.
type edition struct {
	name    string
	catalog *catalog.Catalog
	files   *static.Set
}

// newEdition returns the fixture with a name in a title, in the short list of signs and in a style sheet.
func newEdition(t *testing.T, name string) edition {
	t.Helper()
	const about, safety = "pages/about.md", "safety.yaml"
	text := func(file, before, after string) string {
		data := string(fixture.FS()[file].Data)
		if !strings.Contains(data, before) {
			t.Fatalf("%s: no %q", file, before)
		}
		return strings.Replace(data, before, after, 1)
	}
	looks := fixture.StaticFiles()
	looks["css/screen/a.css"].Data = []byte("/* " + name + " */")
	files, err := static.New(looks, false)
	if err != nil {
		t.Fatal(err)
	}
	return edition{name, loadFiles(t, map[string]string{
		about:  text(about, "title: About this site", "title: About "+name),
		safety: text(safety, "more: Other signs", "more: Signs "+name),
	}), files}
}

// missing returns the first part of e that a page does not have, or "" if the whole page belongs to e.
func (e edition) missing(body string) string {
	for _, part := range []string{"<title>About " + e.name + " ", ">About " + e.name + "</h1>", ">Signs " + e.name + "</a>", e.files.URL("screen.css")} {
		if !strings.Contains(body, part) {
			return part
		}
	}
	return ""
}

// A page belongs to one version of the site from its title to its footer, even while another version is being
// published.
func TestPageIsNeverMixedFromTwoEditions(t *testing.T) {
	t.Parallel()
	editions := []edition{newEdition(t, "Alpha"), newEdition(t, "Omega")}
	site := newSite(t, nil)
	if err := site.Publish(editions[0].catalog, editions[0].files); err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	for n := range 4 {
		readers.Go(func() {
			met := map[string]bool{}
			for reads := 0; reads < 20 || len(met) < len(editions); reads++ {
				body := get(t, site, "/about").body
				alpha, omega := editions[0].missing(body), editions[1].missing(body)
				switch {
				case alpha == "":
					met["Alpha"] = true
				case omega == "":
					met["Omega"] = true
				default:
					t.Errorf("reader %d: neither edition: no %q and no %q", n, alpha, omega)
					return
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { readers.Wait(); close(done) }()
	for n := 1; ; n++ {
		next := editions[n%2]
		if err := site.Publish(next.catalog, next.files); err != nil {
			t.Error(err)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

// After a publication, nothing is served from the earlier pages, and the address of an old file redirects.
func TestPublishReplacesEverything(t *testing.T) {
	t.Parallel()
	first, second := newEdition(t, "Alpha"), newEdition(t, "Omega")
	site := newSite(t, nil)
	if err := site.Publish(first.catalog, first.files); err != nil {
		t.Fatal(err)
	}
	before := get(t, site, "/about", "Accept-Encoding", "br")
	page(t, site, first.files.URL("screen.css"))
	if err := site.Publish(second.catalog, second.files); err != nil {
		t.Fatal(err)
	}
	tag := before.header.Get("ETag")
	after := get(t, site, "/about", "Accept-Encoding", "br", "If-None-Match", tag)
	if after.code != http.StatusOK || after.header.Get("ETag") == tag {
		t.Errorf("the old tag %s answers %d", tag, after.code)
	}
	if fault := second.missing(plain(t, "br", after.body)); fault != "" {
		t.Errorf("no %q", fault)
	}
	if a := get(t, site, first.files.URL("screen.css")); a.code != http.StatusFound || a.header.Get("Location") != second.files.URL("screen.css") {
		t.Errorf("the old style sheet answers %d, %s", a.code, a.header.Get("Location"))
	}
	page(t, site, second.files.URL("screen.css"))
}

// The banner for a due check appears on the day after the due date. The day is that in UTC, whatever the time zone of
// the server.
func TestDueBannerAppearsOnNewDay(t *testing.T) {
	t.Parallel()
	var now atomic.Pointer[time.Time]
	set := func(value string) {
		instant, err := time.Parse(time.RFC3339, value)
		if err != nil {
			t.Fatal(err)
		}
		now.Store(&instant)
	}
	set("2027-01-10T00:00:00Z")
	site := newSite(t, func(c *web.Config) { c.Now = func() time.Time { return *now.Load() } })
	const care, other = "/guides/techniques/start-here", "/guides/causes/stiff-neck" // due after one year and two
	for _, test := range []struct {
		now               string
		careDue, otherDue bool
	}{
		{"2027-01-10T00:00:00Z", false, false},
		{"2027-01-10T23:59:59Z", false, false},
		{"2027-01-11T09:00:00+14:00", false, false}, // still the 10th in UTC
		{"2027-01-10T23:00:00-05:00", true, false},  // already the 11th in UTC
		{"2027-01-11T00:59:59+01:00", false, false}, // where summer time ends, an hour comes twice, and belongs to the day in UTC each time
		{"2027-01-11T00:00:00Z", true, false},
		{"2028-01-10T23:59:59Z", true, false},
		{"2028-01-11T00:00:00Z", true, true},
		{"2027-01-10T12:00:00Z", false, false}, // a clock that was corrected
	} {
		set(test.now)
		for path, due := range map[string]bool{care: test.careDue, other: test.otherDue} {
			if got := strings.Contains(page(t, site, path), "This page is due for a check."); got != due {
				t.Errorf("%s %s: due %v, want %v", test.now, path, got, due)
			}
		}
		if strings.Contains(page(t, site, "/muscles"), "due for a check") {
			t.Error("a list is never due")
		}
	}
}

// A request that began before midnight and is answered after it does not bring the old day back.
func TestLateRequestKeepsTheNewDay(t *testing.T) {
	t.Parallel()
	midnight := march.Truncate(24 * time.Hour)
	var late atomic.Bool
	site := newSite(t, func(c *web.Config) {
		c.Now = func() time.Time {
			if late.CompareAndSwap(true, false) { // when a request begins
				return midnight.Add(-time.Nanosecond)
			}
			return midnight
		}
	})
	page(t, site, "/about")
	today := site.Published()
	for range 3 {
		late.Store(true)
		page(t, site, "/about")
		if late.Load() || site.Published() != today {
			t.Fatal("a late request replaced the snapshot")
		}
	}
}

// On a new day everything is rendered again, once. It is too if the clock is set back.
func TestNewDayRendersAgain(t *testing.T) {
	t.Parallel()
	var day atomic.Int64
	var log strings.Builder
	site := newSite(t, func(c *web.Config) {
		c.Now = func() time.Time { return march.AddDate(0, 0, int(day.Load())) }
		c.Log = logTo(&log)
	})
	for _, path := range []string{"/about", "/stretches?position=chair", "/library.json", "/feed.atom", "/sw.js"} {
		var got []string
		for _, n := range []int64{0, 0, 1, 1, 2, 1} {
			day.Store(n)
			log.Reset()
			page(t, site, path)
			_, cached, _ := strings.Cut(log.String(), `"cache":"`)
			cached, _, _ = strings.Cut(cached, `"`)
			got = append(got, cached)
		}
		if got := strings.Join(got, " "); got != "miss hit miss hit miss miss" {
			t.Errorf("%s: %s", path, got)
		}
	}
}
