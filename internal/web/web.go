// Package web answers requests from a catalog.
//
// A page is a function of the site and the request that returns a component or an error; one adapter renders
// it, compresses it, keeps the bytes and writes them, so no page touches the response. What was rendered
// belongs to the snapshot of the catalog that it was made from and goes with it. Nothing here outlives a
// request but those bytes: the site keeps nothing about its readers.
package web

import (
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/maypok86/otter/v2"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/remind"
	"unknot/static"
	"unknot/templates"
)

// Config is what differs from place to place.
type Config struct {
	URL       string // where readers find the site, without a slash at its end; the only source of absolute addresses
	Emergency string // the number to call in an emergency
	Advice    string // the number for advice, "" where there is none
	Build     string // tells this program from others: what they make of the same content may differ
	Offline   bool   // readers' devices may keep pages
	Dev       bool   // show problems of the content and reload open pages; no device keeps any
	Once      bool   // each page is read once: do not take long to make it small
	Log       *slog.Logger

	// Preview returns the picture of a link preview of a catalog. With nil, pages name no picture and /previews/ answers 404.
	Preview func(*catalog.Catalog, templates.LinkPreview) LinkPicture

	SharedCache    time.Duration // how long caches that many readers share may answer by themselves, in whole seconds; 0 for not at all
	HSTSSubdomains bool          // by https: browsers are to insist on it for all hosts below this one too
	Now            func() time.Time
}

// Server answers requests. It is ready once a catalog is published.
type Server struct {
	cfg     Config // never changes once the server exists
	handler http.Handler
	now     atomic.Pointer[snapshot]
	before  atomic.Pointer[[]catalog.Problem] // what keeps the first catalog from going up
	swap    sync.Mutex                        // held while a snapshot is replaced
	kept    *otter.Cache[key, *body]
	slow    *compressor // compresses most, for what is kept as long as the snapshot
	fast    *compressor
	painter semaphore     // for pictures
	first   chan struct{} // closed when the first catalog is up
	closed  chan struct{}

	draining atomic.Bool // set once the server is about to stop
	close    sync.Once

	run      string        // tells this run from the next
	requests atomic.Uint64 // asked in it
}

// New returns a server that is not ready yet.
func New(cfg Config) (*Server, error) {
	kept, err := newCache()
	if err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, kept: kept, slow: newCompressor(9, 11), fast: newCompressor(6, 5), painter: newSemaphore(),
		first: make(chan struct{}), closed: make(chan struct{}), run: strconv.FormatInt(cfg.Now().UnixNano(), 36) + "-",
	}
	if s.cfg.Once {
		s.slow = s.fast
	}
	s.handler = s.around(s.routes())
	return s, nil
}

// around is what every request passes before its route.
func (s *Server) around(routes http.Handler) http.Handler {
	return s.log(s.recover(s.headers(s.keep(routes))))
}

// routes are all addresses there are.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(route, middleware.GetHead)

	r.Get("/", s.page(home))
	r.Get("/{id}", s.page(topPage)) // upper-back, lower-back, floor, about
	r.Get("/safety", s.page(safety))
	r.Get("/safety/cards", s.page(safetyCards))
	r.Get("/data", s.page(data))
	r.Get("/stretches", s.stretchList())
	r.Get("/stretches/{id}", s.entry(stretch))
	r.Get("/stretches/{id}"+playerPath, s.page(play(stretchSession)))
	r.Get("/s/{number}", s.page(plate))
	r.Get("/routines", s.page(routines))
	r.Get("/routines/{id}", s.page(routine))
	s.forms(r, "/routines/{id}", routineSession, s.list)
	r.Get("/guides", s.list(guides))
	r.Get("/guides/{section}", s.page(section))
	r.Get("/guides/{section}/{id}", s.entry(guide))
	r.Get("/muscles", s.page(muscles))
	r.Get("/muscles/{id}", s.page(muscle))
	r.Get("/tags/{id}", s.page(tag))
	r.Get("/evidence", s.list(claims))
	r.Get("/evidence/{claim}", s.entry(claim))
	r.Get("/sources", s.page(listed("sources", templates.Sources)))
	r.Get("/sources/{id}", s.page(source))
	r.Get("/questions", s.page(listed("questions", templates.Questions)))
	r.Get("/breathe", s.list(breathe))
	r.Get("/checklist", s.page(listed("checklist", templates.Checklist)))
	r.Get("/checklist/cards", s.page(listed("checklist", templates.ChecklistCards)))
	r.Get("/glossary", s.page(listed("glossary", templates.Glossary)))
	r.Get(handout.Path, unshared(s.handout()))
	r.Get(handout.Path+"/change", s.unkept(change))
	s.forms(r, handout.Path, sheetSession, s.unkept)
	r.Get("/review", s.page(review))
	r.Get("/search", s.unkept(search))
	r.Get("/search/suggest", s.unkept(suggest))

	r.Get("/feed.atom", s.page(atom(news)))
	r.Get("/feed.json", s.page(jsonFeed(news)))
	r.Get("/review.atom", s.page(atom(reviews)))
	r.Get("/review.json", s.page(jsonFeed(reviews)))
	r.Get("/review.ics", s.page(reviewDays))
	for _, pattern := range []string{"/safety", "/stretches/{id}", "/routines/{id}", "/guides/{section}/{id}", "/evidence/{id}", "/sources/{id}"} {
		r.Get(pattern+asJSON, s.page(documentJSON))
		r.Get(pattern+asMarkdown, s.page(documentMarkdown))
	}
	r.Get(library.AllPath, s.page(wholeLibrary))
	r.Get(library.IndexPath, s.page(index))
	r.Get(library.SchemaPath, s.page(schema))

	r.Get("/sitemap.xml", s.page(sitemap))
	r.Get("/robots.txt", s.page(robots))
	r.Get("/opensearch.xml", s.page(openSearch))
	r.Get("/manifest.webmanifest", s.page(manifest))
	r.Get("/favicon.ico", s.page(favicon))
	r.Get(workerPath, unshared(s.page(worker)))
	r.Get(offlinePath, s.page(offline))
	r.Get("/static/*", s.up(s.static))
	r.Get(previews+"{file}", s.up(s.picture))
	r.Get("/healthz", s.healthy)
	r.Get("/readyz", s.ready)
	if s.cfg.Dev {
		r.Get("/dev/changes", s.changes)
		r.Get("/dev/figures", s.list(devFigures))
		r.Get("/dev/figures/{id}", s.page(devFigure))
	}
	r.NotFound(s.up(s.lost))
	r.MethodNotAllowed(s.refused)
	return r
}

// forms are the other forms of sessions at path, which adapt answers.
func (s *Server) forms(r chi.Router, path string, of sessionReader, adapt func(page) http.HandlerFunc) {
	r.Get(path+playerPath, adapt(play(of)))
	r.Get(path+"/remind", unshared(s.reminders(of, adapt)))
	r.Get(path+"/calendar.ics", s.unkept(s.weekly(of))) // when somebody exercises is their own business
	r.Get(path+"/stretchly.json", unshared(adapt(forBreaks(of, "stretchly.json", jsonType, remind.Stretchly))))
	r.Get(path+"/workrave.xml", unshared(adapt(forBreaks(of, "workrave.xml", xmlType, remind.Workrave))))
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Publish puts a catalog and its files up in place of the last ones. Requests under way finish with those
// they began with.
func (s *Server) Publish(c *catalog.Catalog, files *static.Set) error {
	return s.Preview(c, files, templates.Draft{})
}

// Preview is Publish for writers, with what only they are shown.
func (s *Server) Preview(c *catalog.Catalog, files *static.Set, draft templates.Draft) error {
	if !s.cfg.Dev {
		draft = templates.Draft{}
	}
	return s.replace(func(site *templates.Site) {
		site.Catalog, site.Static, site.Problems, site.Draft = c, files, nil, draft
	})
}

// Report shows on every page what keeps newer content from going up; before the first catalog, in place of
// any page. Only writers are shown it.
func (s *Server) Report(problems []catalog.Problem) error {
	if !s.cfg.Dev {
		return nil
	}
	if s.now.Load() == nil {
		s.before.Store(&problems)
		return nil
	}
	return s.replace(func(site *templates.Site) { site.Problems = problems })
}

// Close ends requests that would otherwise last as long as the page they belong to.
func (s *Server) Close() { s.close.Do(func() { close(s.closed) }) }

// snapshot is the site as it is between two changes. It does not change.
type snapshot struct {
	site   templates.Site
	number uint64
	broken []byte // the page for what went wrong

	speculation []string      // the value of the header Speculation-Rules
	version     []string      // that of Site-Version, nil where no device keeps pages
	gone        chan struct{} // closed when it is replaced
}

// replace makes a new snapshot: the last one with a change made to it.
func (s *Server) replace(change func(*templates.Site)) error {
	s.swap.Lock()
	defer s.swap.Unlock()
	return s.put(change)
}

// put is replace for who holds swap.
func (s *Server) put(change func(*templates.Site)) error {
	next := &snapshot{number: 1, gone: make(chan struct{})}
	last := s.now.Load()
	if last == nil {
		next.site = templates.Site{URL: s.cfg.URL, Emergency: s.cfg.Emergency, Advice: s.cfg.Advice, Dev: s.cfg.Dev}
	} else {
		next.site, next.number = last.site, last.number+1
	}
	next.site.Today = catalog.NewDay(s.cfg.Now())
	change(&next.site)
	next.site.Preview = s.pictures(next.site.Catalog)
	if s.cfg.Offline && !s.cfg.Dev {
		next.site.Version = s.versionOf(next.site)
		next.version = []string{next.site.Version}
	}
	broken, err := s.render(next, templates.Broken(next.site))
	if err != nil {
		return err
	}
	next.broken = broken
	next.speculation = []string{`"` + next.site.Static.URL("speculation.json") + `"`}
	s.now.Store(next)
	if last == nil {
		close(s.first)
		return nil
	}
	close(last.gone)
	s.kept.InvalidateAll()
	return nil
}

// snapshot returns the site of today, nil before the first catalog.
func (s *Server) snapshot() *snapshot { return s.snapshotAt(s.cfg.Now()) }

// snapshotAt returns the site of the day that now is in.
func (s *Server) snapshotAt(now time.Time) *snapshot {
	snap := s.now.Load()
	if snap == nil || snap.site.Today.Equal(catalog.NewDay(now).Time) {
		return snap
	}
	// A new day: pages that show what is due must be made again, once for all who ask at midnight.
	s.swap.Lock()
	defer s.swap.Unlock()
	if s.now.Load() == snap {
		if err := s.put(func(*templates.Site) {}); err != nil {
			s.cfg.Log.Error("a new day's pages could not be made", "error", err)
		}
	}
	return s.now.Load()
}
