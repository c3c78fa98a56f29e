package web_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/internal/site"
	"unknot/internal/web"
)

// newMeasuredSite returns a site that counts its requests.
func newMeasuredSite(t *testing.T) *web.Server {
	t.Helper()
	return newSite(t, func(c *web.Config) { c.Metrics = true })
}

// family is the metrics of one name.
type family struct {
	kind   string
	series map[string]float64 // by labels, such as route="/",status="200"; of a histogram the counts
}

// sample matches a line of a scrape.
var sample = regexp.MustCompile(`^(?:# HELP .*|# TYPE (\w+) (\w+)|(\w+?)(_bucket|_sum|_count)?(?:\{(.+)\})? ([^ ]+))\n$`)

// scrape returns the metrics of a server by name.
func scrape(t *testing.T, s *web.Server) map[string]*family {
	t.Helper()
	a := get(t, s.Metrics(), "/metrics")
	families := map[string]*family{}
	for line := range strings.Lines(a.body) {
		m := sample.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("status %d, %q", a.code, line)
		}
		if m[1] != "" {
			families[m[1]] = &family{m[2], map[string]float64{}}
		}
		if m[3] == "" {
			continue
		}
		f := cmp.Or(families[m[3]], families[m[3]+m[4]])
		n, err := strconv.ParseFloat(m[6], 64)
		if f == nil || err != nil {
			t.Fatalf("%q is a number of no type", line)
		}
		if m[4] == "" || m[4] == "_count" {
			f.series[m[5]] = n
		}
	}
	return families
}

// value returns the value of the metric with these labels, or 0 if there is none. For a histogram it is the count.
func value(families map[string]*family, name string, labels ...string) float64 {
	var pairs []string
	for pair := range slices.Chunk(labels, 2) {
		pairs = append(pairs, fmt.Sprintf("%s=%q", pair[0], pair[1]))
	}
	if families[name] == nil {
		return 0
	}
	return families[name].series[strings.Join(pairs, ",")]
}

// A panic while the state of the server is read leaves no half scrape, and the next one is whole.
func TestPanicSendsNoHalfScrape(t *testing.T) {
	t.Parallel()
	isBroken := false
	site := newSite(t, func(c *web.Config) {
		c.Metrics = true
		c.Now = func() time.Time {
			if isBroken {
				panic("the clock is broken")
			}
			return march
		}
	})
	isBroken = true
	w := httptest.NewRecorder()
	err := guard.Try(func() error { site.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil)); return nil })
	if err == nil || w.Body.Len() > 0 {
		t.Errorf("%v, after %d bytes", err, w.Body.Len())
	}
	isBroken = false
	scrape(t, site)
}

const durations = "unknot_http_request_duration_seconds"

// Requests whose answer could be in the cache count as hits or misses. Only misses, and what is never cached, are
// rendered.
func TestCacheHitsAndMissesAreCounted(t *testing.T) {
	t.Parallel()
	site := newMeasuredSite(t)
	for _, test := range []struct {
		target             string
		hit, miss, renders float64
	}{
		{"/stretches", 0, 1, 1},
		{"/stretches", 1, 0, 0},
		{"/search?q=neck", 0, 0, 1},
		{"/search?q=neck", 0, 0, 1},
		{"/no/such/page", 0, 0, 1},
		{"/no/such/page", 0, 0, 1}, // what it meant is looked for again
		{"/healthz", 0, 0, 0},
	} {
		before := scrape(t, site)
		get(t, site, test.target)
		after := scrape(t, site)
		change := func(name string, labels ...string) float64 {
			return value(after, name, labels...) - value(before, name, labels...)
		}
		hit, miss := change("unknot_cache_requests_total", "result", "hit"), change("unknot_cache_requests_total", "result", "miss")
		if renders := change("unknot_renders_total"); hit != test.hit || miss != test.miss || renders != test.renders {
			t.Errorf("%s: %v hits, %v misses, %v renders, want %v, %v, %v", test.target, hit, miss, renders, test.hit, test.miss, test.renders)
		}
	}
}

// Pages that are prepared fill the cache, but do not count as misses. Their first reader gets them from the cache.
func TestPreparedPagesAreNoMisses(t *testing.T) {
	t.Parallel()
	site := newMeasuredSite(t)
	site.PreparePages(t.Context())
	families := scrape(t, site)
	if n := value(families, "unknot_cache_requests_total", "result", "miss"); n != 0 {
		t.Errorf("%v misses, want 0", n)
	}
	bytes, entries := site.CacheWeight()
	if got := value(families, "unknot_cache_bytes"); got != float64(bytes) || bytes == 0 {
		t.Errorf("the cache takes %v bytes, want %d", got, bytes)
	}
	if got := value(families, "unknot_cache_entries"); got != float64(entries) || entries == 0 {
		t.Errorf("the cache has %v entries, want %d", got, entries)
	}
	paths := []string{"/", "/about", "/stretches/neck-turn", "/stretches/neck-turn/play", "/routines/short-morning", "/routines/short-morning/play", "/guides"}
	for _, path := range paths { // one of each kind
		page(t, site, path)
	}
	if hits := value(scrape(t, site), "unknot_cache_requests_total", "result", "hit"); hits != float64(len(paths)) {
		t.Errorf("%v of %d pages come from the cache", hits, len(paths))
	}
}

// A rendering counts as in flight until its page is rendered, or has panicked.
func TestRendersInFlightAreCounted(t *testing.T) {
	t.Parallel()
	server := newMeasuredSite(t)
	var during, requests float64
	probe := func(site.Site, *http.Request) (templ.Component, error) {
		families := scrape(t, server)
		during, requests = value(families, "unknot_renders_in_flight"), value(families, "unknot_http_requests_in_flight")
		panic("boom")
	}
	for name, add := range map[string]func(string, func(site.Site, *http.Request) (templ.Component, error)){"cached": server.Add,
		"uncached": server.AddPrivate} {
		add("/test/probe", probe)
		get(t, server, "/test/probe")
		after := scrape(t, server)
		if during != 1 || requests != 1 {
			t.Errorf("%s: %v renderings and %v requests in flight, want 1", name, during, requests)
		}
		if n := value(after, "unknot_renders_in_flight") + value(after, "unknot_http_requests_in_flight"); n != 0 {
			t.Errorf("%s: %v in flight after a panic", name, n)
		}
	}
	if n := value(scrape(t, server), durations, "route", "/test/probe", "status", "500"); n != 2 {
		t.Errorf("%v failures are counted, want 2", n)
	}
}

// A server that is about to stop is not ready, and the requests that it refuses are counted.
func TestUnavailabilityIsCounted(t *testing.T) {
	t.Parallel()
	site := newSite(t, func(c *web.Config) { c.Metrics = true })
	reason := func(name string) float64 { return value(scrape(t, site), "unknot_unavailable_total", "reason", name) }
	release := site.HoldIndex()
	get(t, site, "/search?q=neck")
	release()
	if n := reason("starting"); n != 1 || value(scrape(t, site), "unknot_ready") != 1 {
		t.Errorf("starting: %v", n)
	}
	site.Drain()
	get(t, site, "/readyz")
	get(t, site, "/about")
	if n := reason("stopping"); n != 1 || value(scrape(t, site), "unknot_ready") != 0 {
		t.Errorf("stopping: %v", n)
	}
}

// Each request that a full queue refuses is counted once, and is not counted as a rendering.
func TestRefusalsAreCountedByReason(t *testing.T) {
	t.Parallel()
	busy := newBlockedSite(t, 1, func(c *web.Config) { c.Metrics = true })
	busy.fill(t, "/search?q=back")
	get(t, busy, "/search?q=neck")
	get(t, busy, "/library.json")
	families := scrape(t, busy.Server)
	for reason, want := range map[string]float64{"queue_full": 2, "client_limit": 0, "starting": 0, "stopping": 0} {
		if n := value(families, "unknot_unavailable_total", "reason", reason); n != want {
			t.Errorf("%s: %v, want %v", reason, n, want)
		}
	}
	if n := value(families, "unknot_renders_in_flight"); n != 1 {
		t.Errorf("%v renderings in flight, want 1: those that wait have not begun", n)
	}
}

// Each request beyond the rate of its client is counted once, under no route.
func TestRequestsBeyondRateAreCounted(t *testing.T) {
	t.Parallel()
	site := newSite(t, func(c *web.Config) { c.Metrics, c.ClientRate, c.ClientBurst = true, 1, 1 })
	for range 3 {
		get(t, site, "/search?q=neck")
	}
	families := scrape(t, site)
	if n := value(families, "unknot_unavailable_total", "reason", "client_limit"); n != 2 {
		t.Errorf("%v are refused because of the rate, want 2", n)
	}
	if n := value(families, durations, "route", "none", "status", "429"); n != 2 {
		t.Errorf("%v have status 429, want 2", n)
	}
}

// The metrics identify the published content by the beginning of its checksum, and by the version of its pages.
func TestMetricsIdentifyContent(t *testing.T) {
	t.Parallel()
	site := newSite(t, func(c *web.Config) { c.Metrics = true })
	first, second := newEdition(t, "Alpha"), newEdition(t, "Omega")
	if first.catalog.Sum[:16] == second.catalog.Sum[:16] {
		t.Fatal("two editions have the same checksum")
	}
	for _, e := range []edition{first, second} {
		if err := site.Publish(e.catalog, e.files); err != nil {
			t.Fatal(err)
		}
		version := get(t, site, "/about").header.Get("Site-Version")
		families := scrape(t, site)
		isOnly := len(families["unknot_content_info"].series) == 1
		if value(families, "unknot_content_info", "content", e.catalog.Sum[:16], "version", version) != 1 || !isOnly {
			t.Errorf("%s: %v, want only the content %s", e.name, families["unknot_content_info"], e.catalog.Sum[:16])
		}
	}
}

// The metrics count the documents whose check is due on the day of the scrape.
func TestDueReviewsAreCounted(t *testing.T) {
	t.Parallel()
	now := march
	site := newSite(t, func(c *web.Config) { c.Metrics, c.Now = true, func() time.Time { return now } })
	if n := value(scrape(t, site), "unknot_reviews_due"); n != 0 {
		t.Errorf("%v reviews due in March 2026, want 0", n)
	}
	now = time.Date(2027, time.November, 1, 0, 0, 0, 0, time.UTC)
	want := len(loadFiles(t, nil).Agenda(catalog.NewDay(now)).Due)
	if n := value(scrape(t, site), "unknot_reviews_due"); n != float64(want) || want == 0 {
		t.Errorf("%v reviews due in November 2027, want %d", n, want)
	}
}

var routeLabel = regexp.MustCompile(`^route="(.*)",`)

// A client cannot make up labels: 1,000 random addresses and methods are counted under the routes of the site.
func TestMetricsAreBounded(t *testing.T) {
	t.Parallel()
	site := newMeasuredSite(t)
	patterns := append(site.Patterns(), "none")
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("w%x", random.Uint64()) }
	prefixes := []string{"/", "/stretches/", "/static/", "/previews/", "/guides/causes/", "/plans/x/", "/search?q=", "/stretches?position=", "/s/", "/no/such/"}
	methods := []string{"GET", "GET", "HEAD", "POST", "BREW"}
	for n := range 1000 {
		ask(t, site, methods[n%len(methods)], prefixes[random.IntN(len(prefixes))]+word())
	}
	families := scrape(t, site)
	var requests float64
	for name, family := range families {
		for labels, n := range family.series {
			if m := routeLabel.FindStringSubmatch(labels); m != nil && !slices.Contains(patterns, m[1]) {
				t.Errorf("%s has the route %s", name, m[1])
			}
			if name == durations {
				requests += n
			}
		}
	}
	if series := len(families[durations].series); requests != 1000 || series > 40 {
		t.Errorf("%v requests are counted in %d series", requests, series)
	}
}

// Without Config.Metrics there is nothing to scrape. With it, the site itself still does not answer scrapes.
func TestMetricsAreNotPublic(t *testing.T) {
	t.Parallel()
	if newSite(t, nil).Metrics() != nil {
		t.Error("there are metrics without the setting")
	}
	site := newMeasuredSite(t)
	for _, target := range []string{"/metrics", "/debug/pprof", "/debug/pprof/heap", "/debug/vars"} {
		if a := get(t, site, target); a.code != http.StatusNotFound || strings.Contains(a.body, "unknot_") {
			t.Errorf("%s: status %d", target, a.code)
		}
	}
}
