// Package web answers HTTP requests from a catalog.
//
// A page is a function of the site and the request that returns a component or an error. Adapters such as cached
// and uncached render it, compress it and write it: no page touches the response. Cached bytes
// belong to the snapshot of the catalog that they were rendered from and are dropped with it. Nothing else outlives a
// request: the server stores nothing about its readers.
package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/search"
	"unknot/internal/session"
	"unknot/internal/web/cache"
	"unknot/internal/web/feed"
	"unknot/internal/web/limit"
	"unknot/internal/web/metrics"
	"unknot/templates"
)

// Config holds the settings of a server.
type Config struct {
	URL       string // public address of the site, without a trailing slash; the base of all absolute addresses
	Emergency string // phone number for emergencies
	Advice    string // phone number for medical advice, "" if there is none
	Crisis    string // whom to call in a mental health crisis, after the word call; "" for the emergency number
	Build     string // identifies this program: another one may render the same content differently
	Offline   bool   // readers' devices may keep offline copies
	Dev       bool   // show problems of the content and reload open pages; no device keeps copies
	Metrics   bool   // count for Server.Metrics
	Log       *slog.Logger

	// Preview returns the picture of a link preview of a catalog. With nil, pages name no picture and /previews/ answers 404.
	Preview func(*catalog.Catalog, templates.LinkPreview) LinkPicture

	SecurityContact string // whom to tell about a weakness of the site, a mailto, https or tel address; "" for no security.txt

	Compression Compression // of cached pages

	SharedCache time.Duration // how long shared caches may answer without asking, in whole seconds; 0 for not at all
	Now         func() time.Time

	CacheBytes uint64 // how much memory cached responses may take; 0 for DefaultCache

	// Limits for requests of one client that the cache cannot answer: how many a minute, and how many at once. ClientRate 0
	// means no limit.
	ClientRate, ClientBurst int
	ClientHeader            string   // where the proxies say who the client is, such as X-Forwarded-For
	Proxies                 []string // the addresses of these proxies, in CIDR notation; none for no proxy
}

// Server answers requests. It is ready once a catalog is published.
type Server struct {
	cfg     Config // never changes after New
	handler http.Handler

	current   atomic.Pointer[snapshot]          // nil until a catalog is published
	replacing sync.Mutex                        // held while current is replaced
	published chan struct{}                     // closed when the first catalog is published
	problems  atomic.Pointer[[]catalog.Problem] // of content that could not be published before the first catalog

	unpublished atomic.Int64     // problems of content that could not be published since the last that was
	metrics     *metrics.Metrics // nil without Config.Metrics

	cache         *cache.Cache
	slow          *cache.Compressor // maximum compression, for cached pages that many read, and for files
	fast          *cache.Compressor
	recompressing sync.Mutex     // one page at a time
	renders       *limit.Gate    // everything that the cache cannot answer passes it
	clients       *limit.Clients // nil for no limits

	draining  atomic.Bool   // set once the server is about to stop
	closed    chan struct{} // closed by Close
	closeOnce sync.Once

	runID    string        // differs from run to run
	requests atomic.Uint64 // number of requests in this run
}

// Compression says how well cached pages are compressed. The best level takes tens of milliseconds for a page, the fast one takes two
// and makes pages an eighth larger.
type Compression int

// Fast at first and best when a page has been read several times, so that a start with many readers is over soon; always fast, for
// checks and tests that fetch every page once; and always best, to measure how large pages are.
const (
	BestIfRead Compression = iota
	AlwaysFast
	AlwaysBest
)

// readsToBest is how often a page is read from the cache until it is compressed at the best level.
const readsToBest = 3

// DefaultCache is how many bytes of memory cached responses may take. All pages, files and pictures of the site take about half
// of it. The rest is for filtered lists: there are more of them than fit into any memory.
const DefaultCache = 24 << 20

// maxQueue is how many requests may wait for being rendered. A full queue is worked off in about a tenth of a second.
const maxQueue = 64

// maxRenders returns how many responses are rendered at the same time: as many as half of the processors can render, so
// that answers from the cache find a free one. More at once takes memory and is no faster.
func maxRenders() int { return max(1, runtime.GOMAXPROCS(0)/2) }

// New returns a server that is not ready yet. It copies cfg.
func New(cfg Config) (*Server, error) {
	pages, err := cache.New(cmp.Or(cfg.CacheBytes, DefaultCache))
	if err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, cache: pages,
		slow: cache.NewCompressor(9, 11), fast: cache.NewCompressor(6, 5),
		renders:   limit.NewGate(maxRenders(), maxQueue),
		published: make(chan struct{}), closed: make(chan struct{}),
		runID: strconv.FormatInt(cfg.Now().UnixNano(), 36) + "-",
	}
	if cfg.Compression == AlwaysFast {
		s.slow = s.fast
	}
	if cfg.Metrics {
		s.metrics = metrics.New(s.state)
	}
	if cfg.ClientRate > 0 {
		if s.clients, err = limit.NewClients(cfg.ClientRate, max(1, cfg.ClientBurst)); err != nil {
			return nil, err
		}
	}
	s.handler = s.withMiddleware(s.routes())
	return s, nil
}

// withMiddleware wraps routes in the middleware that every request passes, from left to right.
func (s *Server) withMiddleware(routes http.Handler) http.Handler {
	return s.logRequests(s.measureRequests(s.recoverPanics(s.setHeaders(s.serveFromCache(s.limitClients(routes))))))
}

// routes returns all routes of the site.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(recordRoute, middleware.GetHead)

	r.Get("/", s.cachedNoQuery(home))
	r.Get("/{id}", s.cachedNoQuery(topPage)) // upper-back, lower-back, floor, about
	r.Get("/safety", s.cachedNoQuery(safety))
	r.Get("/claims", s.cachedNoQuery(claims))
	r.Get("/safety/adapt", s.cachedNoQuery(safetyAdapt))
	r.Get("/safety/cards", s.cachedNoQuery(safetyCards))
	r.Get("/data", s.cachedNoQuery(data))
	r.Get("/stretches", s.stretches())
	r.Get("/stretches/{id}", s.cachedNoQuery(stretch))
	r.Get("/stretches/{id}"+playerPath, s.cachedNoQuery(player(stretchSession)))
	r.Get("/s/{number}", s.cachedNoQuery(stretchByNumber))
	r.Get("/routines", s.cachedNoQuery(routines))
	r.Get("/routines/{id}", s.cachedNoQuery(routine))
	s.sessionRoutes(r, "/routines/{id}", routineSession, s.cached)
	r.Get("/plans", s.cachedNoQuery(plans))
	r.Get("/plans/{id}", s.cachedNoQuery(plan))
	r.Get("/plans/{id}/{week}", s.cachedNoQuery(planWeek))
	r.Get(planSessionPath, s.cachedNoQuery(planSession))
	s.sessionRoutes(r, planSessionPath, readPlanSession, s.cached)
	r.Get("/guides", s.cached(guideList))
	r.Get("/guides/{section}", s.cachedNoQuery(section))
	r.Get("/guides/{section}/{id}", s.cachedNoQuery(guide))
	r.Get("/muscles", s.cachedNoQuery(muscles))
	r.Get("/muscles/{id}", s.cachedNoQuery(muscle))
	r.Get("/tags/{id}", s.cachedNoQuery(tag))
	r.Get("/evidence", s.cached(claimList))
	r.Get("/evidence/{claim}", s.cachedNoQuery(claim))
	r.Get(catalog.TreatmentsPath, s.cached(treatments))
	r.Get(catalog.TreatmentsPath+".csv", s.cachedNoQuery(treatmentsCSV))
	r.Get("/sources", s.cachedNoQuery(withIntro("sources", templates.Sources)))
	r.Get("/sources/{id}", s.cachedNoQuery(source))
	r.Get("/questions", s.cachedNoQuery(withIntro("questions", templates.Questions)))
	r.Get("/breathe", s.cached(breathe))
	r.Get(catalog.FinderPath, switchOn(hasQuery, s.uncached(start), s.cachedNoQuery(start))) // what readers answer is private
	r.Get("/checklist", s.cachedNoQuery(withIntro("checklist", templates.Checklist)))
	r.Get("/checklist/cards", s.cachedNoQuery(withIntro("checklist", templates.ChecklistCards)))
	r.Get("/glossary", s.cachedNoQuery(withIntro("glossary", templates.Glossary)))
	r.Get(handout.Path, revalidate(s.handout()))
	r.Get(handout.Path+"/change", s.uncached(changeSheet))
	s.sessionRoutes(r, handout.Path, sheetSession, s.uncached)
	r.Get("/review", s.cachedNoQuery(review))
	r.Get(search.Path, s.uncached(results))
	r.Get(search.Path+"/suggest", s.uncached(suggest))

	r.Get("/feed.atom", s.cachedNoQuery(atomFeed(feed.News)))
	r.Get("/feed.json", s.cachedNoQuery(jsonFeed(feed.News)))
	r.Get("/review.atom", s.cachedNoQuery(atomFeed(feed.Reviews)))
	r.Get("/review.json", s.cachedNoQuery(jsonFeed(feed.Reviews)))
	r.Get("/review.ics", s.cachedNoQuery(reviewCalendar))
	for _, pattern := range []string{"/safety", "/stretches/{id}", "/routines/{id}", "/plans/{id}", "/guides/{section}/{id}", "/evidence/{id}", "/sources/{id}"} {
		r.Get(pattern+jsonExt, s.cachedNoQuery(documentJSON))
		r.Get(pattern+markdownExt, s.cachedNoQuery(documentMarkdown))
	}
	r.Get(library.AllPath, s.cachedNoQuery(wholeLibrary))
	r.Get(library.IndexPath, s.cachedNoQuery(libraryIndex))
	r.Get(library.SchemaPath, s.cachedNoQuery(librarySchema))

	r.Get("/sitemap.xml", s.cachedNoQuery(sitemap))
	r.Get("/robots.txt", s.cachedNoQuery(robots))
	r.Get(securityTextPath, s.cachedNoQuery(s.securityText))
	r.Get("/opensearch.xml", s.cachedNoQuery(openSearch))
	r.Get("/manifest.webmanifest", s.cachedNoQuery(manifest))
	r.Get("/favicon.ico", s.cachedNoQuery(favicon))
	r.Get(workerPath, revalidate(s.cachedNoQuery(worker)))
	r.Get(offlinePath, s.cachedNoQuery(offline))
	r.Get("/static/*", s.withSnapshot(s.staticFile))
	r.Get(previewPrefix+"{file}", s.withSnapshot(s.linkPreview))
	r.Get(healthPath, s.healthy)
	r.Get(readyPath, s.ready)
	if s.cfg.Dev {
		r.Get("/dev/changes", s.changes)
		r.Get("/dev/figures", s.cached(devFigures))
		r.Get("/dev/figures/{id}", s.cachedNoQuery(devFigure))
	}
	r.NotFound(s.withSnapshot(s.notFound))
	r.MethodNotAllowed(s.methodNotAllowed)
	return r
}

// sessionRoutes adds the other pages and formats of the sessions at path. adapt is the adapter for those that say
// nothing about a reader.
func (s *Server) sessionRoutes(r chi.Router, path string, of sessionReader, adapt func(page) http.HandlerFunc) {
	r.Get(path+playerPath, adapt(player(of)))
	r.Get(path+"/remind", revalidate(s.reminders(of, adapt)))
	r.Get(path+"/calendar.ics", s.uncached(s.calendar(of))) // when people exercise is private
	r.Get(path+"/stretchly.json", revalidate(adapt(breakFile(of, "stretchly.json", jsonType, session.Stretchly))))
	r.Get(path+"/workrave.xml", revalidate(adapt(breakFile(of, "workrave.xml", xmlType, session.Workrave))))
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the requests of /dev/changes, which otherwise last as long as their pages are open.
func (s *Server) Close() {
	s.closeOnce.Do(func() {
		close(s.closed)
		if s.clients != nil {
			s.clients.Close()
		}
	})
}
