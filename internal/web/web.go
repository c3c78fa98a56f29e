// Package web answers HTTP requests from a catalog.
//
// A page is a function of the site and the request that returns a component or an error. Adapters such as cached and
// uncached make a handler of it, which renders and compresses, and returns an answer. [Server.ServeHTTP] writes that:
// nothing else touches the response. Cached bytes belong to the snapshot of the catalog that they were rendered from
// and are dropped with it. Nothing else outlives a request: the server stores nothing about its readers.
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
	"unknot/internal/frontmatter"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/search"
	"unknot/internal/web/cache"
	"unknot/internal/web/limit"
	"unknot/internal/web/metrics"
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

	CacheBytes uint64 // how much memory cached responses may take; 0 means DefaultCache

	// ClientRate and ClientBurst limit how many requests that the cache cannot answer one client may send: per minute,
	// and at once. If ClientRate is 0, there is no limit. If ClientBurst is 0, it is usualBurst.
	ClientRate, ClientBurst int
	Proxies                 []string // addresses in CIDR notation of the proxies that say who the client is; empty if there is no proxy
}

// Server answers requests. It is ready once a catalog is published.
type Server struct {
	cfg      Config // does not change after New
	headers  []header
	routes   *chi.Mux
	handlers map[string]handler // handler of each route, by its pattern

	current   atomic.Pointer[snapshot]              // nil until a catalog is published
	replacing sync.Mutex                            // held while current is replaced
	problems  atomic.Pointer[[]frontmatter.Problem] // problems of content that could not be published, until the first catalog

	metrics *metrics.Metrics // nil without Config.Metrics; its methods then do nothing

	cache      *cache.Cache
	compressor *cache.Compressor
	renders    *limit.Gate    // limits how many responses are rendered at the same time
	clients    *limit.Clients // limits how much each client may ask for; nil for no limit
	indexWait  time.Duration  // how long a search waits for the index
	indexed    atomic.Bool    // set once the search index has been built
	findClient func(http.Handler) http.Handler

	draining atomic.Bool // set once the server is about to stop

	runID    string        // differs from one run of the server to the next
	requests atomic.Uint64 // number of requests in this run
}

// DefaultCache is how many bytes of memory cached responses may take. All pages, files and pictures of the site take
// about half of it. The rest is for filtered lists, which are more than fit into any memory.
const DefaultCache = 24 << 20

// usualBurst is how many requests that the cache cannot answer one client may send at once, if there is a limit.
const usualBurst = 60

// maxQueue is how many requests may wait to be rendered. It takes about a tenth of a second to work through a full
// queue.
const maxQueue = 64

// maxRenders returns how many responses are rendered at the same time. Half of the processors render, so that there is
// always a free one for answers from the cache. Rendering more at once would take memory and would not be faster.
func maxRenders() int { return max(1, runtime.GOMAXPROCS(0)/2) }

// New returns a server. It is ready once a catalog is published.
func New(cfg Config) (*Server, error) {
	pages, err := cache.New(cmp.Or(cfg.CacheBytes, DefaultCache))
	if err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, cache: pages, headers: headersFor(cfg.URL), routes: chi.NewRouter(), handlers: map[string]handler{},
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
	s.findClient = clientFinder(cfg.Proxies)
	s.handleAll()
	return s, nil
}

// handle makes h answer requests for paths that match pattern. It replaces an earlier handler for the same pattern. The
// router is used only to find the pattern: its own handlers would write the response, whereas ours return an answer.
func (s *Server) handle(pattern string, h handler) {
	s.routes.Get(pattern, http.NotFound)
	s.handlers[pattern] = h
}

// handleAll sets the handlers of all routes of the site.
func (s *Server) handleAll() {
	s.handleContent()
	s.handleTools()
	s.handleFeeds()
	s.handleData()
	s.handleSiteFiles()
	s.handleLeft()
}

// handleContent sets the handlers of the pages that show content of the catalog.
func (s *Server) handleContent() {
	s.handle("/", s.cachedNoQuery(home))
	s.handle("/{id}", s.cachedNoQuery(topPage)) // upper-back, lower-back, floor, about
	s.handle("/safety", s.cachedNoQuery(safety))
	s.handle("/claims", s.cached(movedTo("/evidence"))) // the menu calls this page Claims
	s.handle("/safety/adapt", s.cachedNoQuery(safetyAdapt))
	s.handle("/safety/cards", s.cachedNoQuery(safetyCards))
	s.handle("/data", s.cachedNoQuery(data))
	s.handle(templates.FieldsPath, s.cachedNoQuery(dataFields))
	s.handle("/stretches", s.stretches())
	s.handle("/stretches/{id}", s.cachedNoQuery(stretch))
	s.handle("/stretches/{id}"+playerPath, s.cachedNoQuery(player(moveSession)))
	s.handle(conditionPath, s.cachedNoQuery(sessionPage(conditionSession, templates.ForCondition)))
	s.handleSession(conditionPath, conditionSession, s.cached)
	s.handle("/s/{number}", s.cachedNoQuery(stretchByNumber))
	s.handle("/s/{number}/{step}", s.cachedNoQuery(stepByNumber))
	s.handle("/routines", s.cachedNoQuery(routines))
	s.handle("/routines/{id}", s.cachedNoQuery(sessionPage(routineSession, templates.Routine)))
	s.handleSession("/routines/{id}", routineSession, s.cached)
	s.handle("/plans", s.cachedNoQuery(plans))
	s.handle("/plans/{id}", s.cachedNoQuery(plan))
	s.handleReminders("/plans/{id}", planSessions, s.cached)
	s.handle("/plans/{id}/{week}", s.cachedNoQuery(planWeek))
	s.handle(planSessionPath, s.cachedNoQuery(sessionPage(planSession, templates.PlanSession)))
	s.handleSession(planSessionPath, planSession, s.cached)
	s.handle("/guides", s.cached(guideList))
	s.handle("/guides/{section}", s.cachedNoQuery(section))
	s.handle("/guides/{section}/{id}", s.cachedNoQuery(guide))
	s.handle("/muscles", s.cachedNoQuery(muscles))
	s.handle("/muscles/{id}", s.cachedNoQuery(muscle))
	s.handle("/tags/{id}", s.cachedNoQuery(tag))
	s.handle("/evidence", s.cached(claimList))
	s.handle("/evidence/{claim}", s.cachedNoQuery(claim))
	s.handle(catalog.TreatmentsPath, s.cached(treatments))
	s.handle(catalog.TreatmentsPath+".csv", s.cachedNoQuery(treatmentsCSV))
	s.handle(catalog.GuidelinesPath, s.cachedNoQuery(guidelines))
	s.handle(catalog.GuidelinesPath+".csv", s.cachedNoQuery(guidelinesCSV))
	s.handle("/sources", s.cachedNoQuery(withIntro("sources", templates.Sources)))
	s.handle("/sources/{id}", s.cachedNoQuery(source))
	s.handle("/questions", s.cachedNoQuery(withIntro("questions", templates.Questions)))
	s.handle("/questions/{id}", s.cachedNoQuery(question))
	s.handle("/checklist", s.cachedNoQuery(withIntro("checklist", templates.Checklist)))
	s.handle("/checklist/cards", s.cachedNoQuery(withIntro("checklist", templates.ChecklistCards)))
	s.handle("/glossary", s.cachedNoQuery(withIntro("glossary", templates.Glossary)))
	s.handle("/review", s.cachedNoQuery(review))
}

// handleTools sets the handlers of the pages on which readers say something about themselves, or search.
func (s *Server) handleTools() {
	s.handle("/breathe", s.cached(breathe))
	s.handle(catalog.StartPath, s.private(start)) // what readers answer is private
	s.handle(handout.Path, s.handout())
	s.handle(handout.Path+"/change", s.uncached(changeSheet))
	s.handleSession(handout.Path, sheetSession, s.uncached)
	s.handle(handout.Path+jsonExt, s.uncached(sheetData))
	s.handle(search.Path, s.withIndex(s.uncached(results)))
	s.handle(search.Path+"/suggest", s.withIndex(s.uncached(suggest)))
}

// handleFeeds sets the handlers of the feeds, and of the addresses that people guess.
func (s *Server) handleFeeds() {
	s.handle("/feed.atom", s.cachedNoQuery(newsFeed))
	s.handle("/{id}.atom", s.cachedNoQuery(regionFeed))
	for _, g := range guessed {
		for guess := range strings.FieldsSeq(g.guesses) {
			s.handle(guess, s.cached(movedTo(g.to)))
		}
	}
}

// handleData sets the handlers of the content as data.
func (s *Server) handleData() {
	for _, pattern := range []string{
		"/safety", "/stretches/{id}", "/routines/{id}", "/plans/{id}", "/guides/{section}/{id}", "/evidence/{id}", "/sources/{id}",
	} {
		s.handle(pattern+jsonExt, s.cachedNoQuery(document))
		s.handle(pattern+markdownExt, s.cachedNoQuery(document))
	}
	s.handle(library.AllPath, s.cachedNoQuery(wholeLibrary))
	s.handle(library.IndexPath, s.cachedNoQuery(libraryIndex))
	s.handle(library.SchemaPath, s.cachedNoQuery(librarySchema))
	s.handle(library.VersionPath, s.cachedNoQuery(librarySchema))
	s.handle(library.OldPath, s.cachedNoQuery(oldSchema))
}

// handleSiteFiles sets the handlers of the files that describe the site to programs, of the files that pages load, and
// of the state of the server.
func (s *Server) handleSiteFiles() {
	s.handle("/sitemap.xml", s.cachedNoQuery(sitemap))
	s.handle("/sitemap/{part}.xml", s.cachedNoQuery(sitemapPart))
	s.handle("/robots.txt", s.cachedNoQuery(robots))
	if s.cfg.SecurityContact != "" {
		s.handle(securityTextPath, s.cachedNoQuery(s.securityText))
		s.handle("/security.txt", s.cached(movedTo(securityTextPath)))
	}
	s.handle("/opensearch.xml", s.cachedNoQuery(openSearch))
	s.handle("/manifest.webmanifest", s.cachedNoQuery(manifest))
	s.handle("/favicon.ico", s.cachedNoQuery(favicon))
	s.handle(workerPath, s.cachedNoQuery(worker))
	s.handle(offlinePath, s.cachedNoQuery(offline))
	s.handle("/static/*", s.staticFile)
	s.handle(templates.PreviewPrefix+"{file}", s.linkPreview)
	s.handle(healthPath, s.healthy)
	s.handle(readyPath, s.ready)
}

// handleSession sets the handlers of the other pages and the calendar of the sessions at path. adapt makes the
// handlers of the pages that do not say when a reader exercises.
func (s *Server) handleSession(path string, readSession sessionReader, adapt func(page) handler) {
	s.handleReminders(path, readSession, adapt)
	s.handle(path+playerPath, adapt(player(readSession)))
}

// handleReminders sets the handlers of the reminders and the calendar of the sessions at path.
func (s *Server) handleReminders(path string, readSession sessionReader, adapt func(page) handler) {
	s.handle(path+"/remind", s.reminders(readSession, adapt))
	s.handle(path+"/calendar.ics", s.uncached(s.calendar(readSession))) // when people exercise is private
}

// Close ends what the server does in the background.
func (s *Server) Close() {
	if s.clients != nil {
		s.clients.Close()
	}
}
