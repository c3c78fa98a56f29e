// Package web answers HTTP requests from a catalog.
//
// A page is a function of the site and the request that returns a component or an error. The adapter [Server.page]
// makes an http.Handler of it, which chi routes. Around the routes is ordinary middleware: see [Server.middleware].
// Cached bytes belong to the snapshot of the catalog that they were rendered from and are dropped with it. Nothing else
// outlives a request: the server stores nothing about its readers.
package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/search"
	"unknot/internal/site"
	"unknot/internal/web/cache"
	"unknot/internal/web/limit"
	"unknot/internal/web/metrics"
	"unknot/static"
	"unknot/templates"
)

// Config holds the settings of a server.
type Config struct {
	URL        string // public address of the site without a trailing slash, the base of all absolute addresses
	Emergency  string // phone number for emergencies
	AdviceLine string // phone number for medical advice; "" if there is none
	Crisis     string // whom to call in a mental health crisis, to follow the word "call"; "" means the emergency number
	Build      string // identifies this program, since another build may render the same content differently
	Dev        bool   // for writers: pages reload when /dev/changes says so; devices keep no copies
	Metrics    bool   // count requests, for Server.Metrics
	Log        *slog.Logger

	SecurityContact string // where to report a vulnerability: a mailto, https or tel address; "" means no security.txt

	Now func() time.Time

	// ClientRate and ClientBurst limit how many requests that the cache cannot answer one client may send: per minute,
	// and at once. If ClientRate is 0, there is no limit. If ClientBurst is 0, it is usualBurst.
	ClientRate, ClientBurst int
	Proxies                 []string // addresses in CIDR notation of the proxies that say who the client is; empty if there is no proxy
}

// Server answers requests.
type Server struct {
	cfg     Config // does not change after New
	headers []header
	handler http.Handler // routes, within the middleware
	routes  *chi.Mux

	current   atomic.Pointer[snapshot]
	replacing sync.Mutex // held while current is replaced

	metrics *metrics.Metrics // nil without Config.Metrics; its methods then do nothing

	cache      *cache.Cache
	compressor *cache.Compressor
	renders    *limit.Gate    // limits how many responses are rendered at the same time
	clients    *limit.Clients // limits how much each client may ask for; nil for no limit
	indexWait  time.Duration  // how long a search waits for the index
	indexed    atomic.Bool    // set once the search index has been built

	draining atomic.Bool // set once the server is about to stop

	runID    string        // differs from one run of the server to the next
	requests atomic.Uint64 // number of requests in this run
}

// cacheBytes is how many bytes of memory cached responses may take. All pages, files and pictures of the site take
// about half of it. The rest is for filtered lists, which are more than fit into any memory.
const cacheBytes = 24 << 20

// usualBurst is how many requests that the cache cannot answer one client may send at once, if there is a limit.
const usualBurst = 60

// maxQueue is how many requests may wait to be rendered, each for limit.MaxWait at most.
const maxQueue = 256

// maxRenders returns how many responses are rendered at the same time. Half of the processors render, so that there is
// always a free one for answers from the cache. Rendering more at once would take memory and would not be faster.
func maxRenders() int { return max(1, runtime.GOMAXPROCS(0)/2) }

// New returns a server for a catalog and the static files.
func New(cfg Config, c *catalog.Catalog, files *static.Set) (*Server, error) {
	pages, err := cache.New(cacheBytes)
	if err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, cache: pages, headers: headersFor(cfg.URL),
		// The levels of gzip and brotli. Higher ones take thirty times as long, for pages that are an eighth smaller.
		compressor: cache.NewCompressor(6, 5),
		renders:    limit.NewGate(maxRenders(), maxQueue),
		indexWait:  indexWait,
		runID:      strconv.FormatInt(cfg.Now().UnixNano(), 36) + "-",
	}
	if cfg.Metrics {
		s.metrics = metrics.New(s.state)
	}
	if cfg.ClientRate > 0 {
		if s.clients, err = limit.NewClients(cfg.ClientRate, cmp.Or(cfg.ClientBurst, usualBurst)); err != nil {
			return nil, err
		}
	}
	s.routes = s.router()
	s.handler = s.middleware(s.routes)
	first := site.Site{
		URL: cfg.URL, Numbers: site.NewNumbers(cfg.Emergency, cfg.AdviceLine, cfg.Crisis), Dev: cfg.Dev, Static: files,
	}
	first.SetCatalog(c)
	return s, s.publish(first)
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// middleware returns the routes within what every request passes, from the outside in.
func (s *Server) middleware(routes http.Handler) http.Handler {
	return chi.Chain(
		s.observe, // counts and logs the request, and gives it the current snapshot
		s.recoverPanic,
		s.setHeaders,
		s.fromCache,
		s.limitClients, // counts only what is not cached
	).Handler(routes)
}

// router returns the routes of the site. Each is shared, private or either: see the middleware in cached.go.
func (s *Server) router() *chi.Mux {
	r := chi.NewRouter()
	shared, private, unshared := r.With(s.shared), r.With(s.private), r.With(s.unshared(noCache))
	form := r.With(s.sharedUnless(hasQuery)) // what readers choose is private
	sheets := r.With(s.sharedUnless(hasSheet))

	r.NotFound(s.trimSlash(s.unshared(noCache)(http.HandlerFunc(s.unknown))).ServeHTTP)
	r.MethodNotAllowed(methodNotAllowed)
	s.routeContent(shared)
	s.routeSiteFiles(shared)
	s.routeLeft(unshared)

	s.routeSession(conditionPath, conditionSession, shared, form, private)
	s.routeSession("/routines/{id}", routineSession, shared, form, private)
	s.routeSession(planSessionPath, planSession, shared, form, private)
	s.routeReminders("/plans/{id}", planSessions, form, private)
	s.routeSession(handout.Path, sheetSession, private, private, private)

	shared.Get("/breathe", s.page(breathe))
	form.Get(catalog.StartPath, s.page(start))
	sheets.Get("/stretches", s.page(stretches))
	sheets.Get(handout.Path, s.page(handoutPage))
	private.Get(handout.Path+"/change", s.page(changeSheet))
	private.Get(handout.Path+jsonExt, s.page(sheetData))
	searches := r.With(s.withIndex, s.private)
	searches.Get(search.Path, s.page(results))
	searches.Get(search.Path+"/suggest", s.page(suggest))

	r.Get(healthPath, healthy)
	r.Get(readyPath, s.ready)
	return r
}

// routeContent routes the pages that show content of the catalog, and the content as data.
func (s *Server) routeContent(r chi.Router) {
	get := func(pattern string, p page) { r.Get(pattern, s.page(withoutQuery(p))) }
	get("/", home)
	get("/{id}", topPage) // upper-back, lower-back, floor, about
	get("/safety", safety)
	get("/safety/adapt", safetyAdapt)
	get("/safety/cards", safetyCards)
	get("/stretches/{id}", stretch)
	get("/stretches/{id}/play", player(moveSession))
	get(conditionPath, sessionPage(conditionSession, templates.ForCondition))
	get("/s/{number}", stretchByNumber)
	get("/s/{number}/{step}", stepByNumber)
	get("/routines", routines)
	get("/routines/{id}", sessionPage(routineSession, templates.Routine))
	get("/plans", plans)
	get("/plans/{id}", plan)
	get("/plans/{id}/{week}", planWeek)
	get(planSessionPath, sessionPage(planSession, templates.PlanSession))
	get("/guides/{section}", section)
	get("/guides/{section}/{id}", guide)
	get("/muscles", muscles)
	get("/muscles/{id}", muscle)
	get("/tags/{id}", tag)
	get("/evidence/{claim}", claim)
	get(catalog.GuidelinesPath, guidelines)
	get("/sources", withIntro("sources", templates.Sources))
	get("/sources/{id}", source)
	get("/questions", withIntro("questions", templates.Questions))
	get("/questions/{id}", question)
	get("/checklist", withIntro("checklist", templates.Checklist))
	get("/checklist/cards", withIntro("checklist", templates.ChecklistCards))
	get("/glossary", withIntro("glossary", templates.Glossary))
	get("/review", review)

	get("/data", data)
	get(templates.FieldsPath, dataFields)
	get(library.AllPath, wholeLibrary)
	get(library.IndexPath, libraryIndex)
	get(library.SchemaPath, librarySchema)
	get(library.VersionPath, librarySchema)
	get(library.OldPath, oldSchema)
	get(catalog.TreatmentsPath+csvExt, treatmentsCSV)
	get(catalog.GuidelinesPath+csvExt, guidelinesCSV)
	for _, pattern := range []string{
		"/safety", "/stretches/{id}", "/routines/{id}", "/plans/{id}", "/guides/{section}/{id}", "/evidence/{id}", "/sources/{id}",
	} {
		get(pattern+jsonExt, document)
		get(pattern+markdownExt, document)
	}
	r.Get("/guides", s.page(guideList))
	r.Get("/evidence", s.page(claimList))
	r.Get("/claims", s.page(movedTo("/evidence"))) // the menu calls this page Claims
	r.Get(catalog.TreatmentsPath, s.page(treatments))
}

// routeSiteFiles routes the feeds, the files that describe the site to programs, and those that pages load.
func (s *Server) routeSiteFiles(r chi.Router) {
	get := func(pattern string, p page) { r.Get(pattern, s.page(withoutQuery(p))) }
	get("/feed.atom", newsFeed)
	get("/{id}.atom", regionFeed)
	get("/sitemap.xml", sitemap)
	get("/robots.txt", robots)
	get("/opensearch.xml", openSearch)
	get("/manifest.webmanifest", manifest)
	get("/favicon.ico", favicon)
	get(workerPath, worker)
	get(offlinePath, offline)
	if s.cfg.SecurityContact != "" {
		get(securityTextPath, s.securityText)
		r.Get("/security.txt", s.page(movedTo(securityTextPath)))
	}
	for _, g := range guessed {
		for guess := range strings.FieldsSeq(g.guesses) {
			r.Get(guess, s.page(movedTo(g.to)))
		}
	}
	r.Get("/static/*", s.staticFile)
}

// routeSession routes the other pages and the calendar of the sessions at path.
func (s *Server) routeSession(path string, readSession sessionReader, players, reminders, private chi.Router) {
	players.Get(path+playerPath, s.page(player(readSession)))
	s.routeReminders(path, readSession, reminders, private)
}

// routeReminders routes the reminders and the calendar of the sessions at path. When people exercise is private.
func (s *Server) routeReminders(path string, readSession sessionReader, reminders, private chi.Router) {
	reminders.Get(path+"/remind", s.page(reminderPage(readSession)))
	private.Get(path+"/calendar.ics", s.page(s.calendar(readSession)))
}

// Close ends what the server does in the background.
func (s *Server) Close() {
	if s.clients != nil {
		s.clients.Close()
	}
}
