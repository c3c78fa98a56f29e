package content_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/session"
	"unknot/internal/view"
	"unknot/internal/web"
	"unknot/static"
)

// nightly is whether this is the nightly run, which includes checks that take too long for every change.
var nightly = os.Getenv("NIGHTLY") != ""

// testSite serves the content as readers get it.
type testSite struct {
	*catalog.Catalog
	*search.Index
	http.Handler
	files *static.Set
}

var loadSite = sync.OnceValues(func() (*testSite, error) {
	c, err := load.Catalog(content.FS())
	if err != nil {
		return nil, err
	}
	files, err := static.New(static.FS(), true)
	if err != nil {
		return nil, err
	}
	today := c.Newest() // so that pages do not depend on the clock
	server, err := web.New(web.Config{
		URL: "https://unknot.example", Emergency: "999", AdviceLine: "111",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return today.Time },
	}, c, files)
	return &testSite{c, search.New(c), server, files}, err
})

// site returns the site that loadSite loads once.
func site(t testing.TB) *testSite {
	t.Helper()
	s, err := loadSite()
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		t.Fatal("run `go run ./cmd/edit check`: " + first)
	}
	return s
}

// get returns what the site answers at path, in an encoding such as "br" or, if it is "", in none.
func (s *testSite) get(t *testing.T, path, encoding string) string {
	t.Helper()
	return get(t, s, path, encoding)
}

// get is like testSite.get, for any site.
func get(t *testing.T, site http.Handler, path, encoding string) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if got := w.Header().Get("Content-Encoding"); w.Code != http.StatusOK || got != encoding {
		t.Fatalf("%s answers %d, encoding %q", path, w.Code, got)
	}
	return w.Body.String()
}

// All files are embedded. Others would be missing from the site, although `make dev` shows them.
func TestEmbedEqualsDisk(t *testing.T) {
	t.Parallel()
	disk, embedded := readFiles(t, os.DirFS(".")), readFiles(t, content.FS())
	for name, text := range disk {
		if got, ok := embedded[name]; !ok {
			t.Errorf("%s is not embedded: see content.go", name)
		} else if got != text {
			t.Errorf("%s differs from the embedded file", name)
		}
	}
	for name := range embedded {
		if _, ok := disk[name]; !ok {
			t.Errorf("%s is embedded but not on disk", name)
		}
	}
}

// readFiles returns the content files of fsys by name.
func readFiles(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if name == "queries" || name == "poses" { // for tools, not embedded
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || name == "README.md" || path.Ext(name) == ".go" || strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(name, "~") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = string(data)
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("%d files, %v", len(out), err)
	}
	return out
}

var placeholder = regexp.MustCompile(`\{[a-z-]+\}`)

var screenStylesheet = regexp.MustCompile(`<link rel="stylesheet" href="([^"]*)">`)

// longReads are guides of up to 1,600 words; others have at most 900.
var longReads = []string{"/guides/techniques/relieve-back-tension", "/guides/techniques/back-spasm", "/guides/techniques/what-to-expect",
	"/guides/techniques/cracking-your-upper-back"}

// longLists are the addresses of the lists that may weigh more than other pages.
var longLists = []string{"/evidence", catalog.TreatmentsPath, "/sources"}

// pagesToWeigh returns the addresses of pages of all kinds: by day only the long lists, every third other page and some
// sheets.
func pagesToWeigh(s *testSite) []string {
	paths := players(s)
	for _, a := range s.PageEntries() {
		paths = append(paths, a.Path)
	}
	for _, v := range view.Starts(s.Start) {
		paths = append(paths, v.Link())
	}
	for _, p := range planSessions(s) {
		paths = append(paths, p.Week.Path(), p.Path, p.Address("play"))
	}
	if !nightly {
		var third []string
		for i := 0; i < len(paths); i += 3 {
			third = append(third, paths[i])
		}
		paths = append(third, longLists...)
	}
	sheet := largestSheet(s)
	return append(paths, sheet.Address(), sheet.Session().Address("play"), sheet.PickerAddress("/stretches"), sheet.ChangeAddress(),
		"/handout/change")
}

// A page hardly exceeds the first round trip of a connection, about 14,600 bytes, with the stylesheets that block it.
// The lists of sources, claims and treatments may be larger.
func TestPagesAreLight(t *testing.T) {
	t.Parallel()
	const maxWeight, maxListWeight, maxSafetyWeight, maxLongRead = 16_300, 24_200, 19_400, 19_200
	s := site(t)
	type weight struct {
		path  string
		bytes int
	}
	var weights []weight
	sizes := map[string]int{} // of stylesheets, by address
	for _, path := range pagesToWeigh(s) {
		limit := maxWeight
		switch {
		case slices.Contains(longLists, path):
			limit = maxListWeight
		case path == "/safety": // every sign, in words for somebody in pain
			limit = maxSafetyWeight
		case slices.Contains(longReads, path):
			limit = maxLongRead
		}
		css := 0
		for _, link := range screenStylesheet.FindAllStringSubmatch(s.get(t, path, ""), -1) {
			address := link[1]
			if sizes[address] == 0 {
				sizes[address] = len(s.get(t, address, "br"))
			}
			css += sizes[address]
		}
		w := weight{path, css + len(s.get(t, path, "br"))}
		if w.bytes > limit {
			t.Errorf("%s weighs %d bytes with its stylesheets, limit %d", w.path, w.bytes, limit)
		}
		weights = append(weights, w)
	}
	slices.SortFunc(weights, func(a, b weight) int { return cmp.Compare(b.bytes, a.bytes) })
	for _, w := range weights[:3] {
		t.Logf("%6d bytes  %s", w.bytes, w.path)
	}
}

// largestSheet returns the largest sheet that can still be changed.
func largestSheet(s *testSite) (sheet handout.Sheet) {
	for _, m := range s.Moves[:handout.MaxMoves-1] {
		sheet = sheet.With(m.AsItems()...)
	}
	return sheet
}

// players returns the addresses of all players. They are formats of other pages and not in Addresses.
func players(s *testSite) []string {
	var out []string
	for _, r := range s.Routines {
		out = append(out, r.Session().Address("play"))
	}
	for _, m := range s.Moves {
		out = append(out, m.Session().Address("play"))
	}
	return out
}

// planSessions returns the sessions of all plans, in the last week of each stage: the other weeks have the same moves.
func planSessions(s *testSite) []catalog.Session {
	var out []catalog.Session
	for _, p := range s.Plans {
		for _, stage := range p.Stages {
			w := p.Week(stage.Last())
			for _, v := range w.Stage.Sessions {
				out = append(out, w.Session(v))
			}
		}
	}
	return out
}

// Pages with a link to a player load the script that opens it in place, and no others do.
func TestPlayerLinksHaveTheirScript(t *testing.T) {
	t.Parallel()
	s := site(t)
	script := s.files.URL("openplayer.js")
	link := regexp.MustCompile(`(?s)<main.* href="[^"]*/play["?].*</main>`)
	paths := []string{largestSheet(s).ChangeAddress(), largestSheet(s).Address()}
	for _, a := range s.PageEntries() {
		paths = append(paths, a.Path)
	}
	for _, path := range paths {
		page := s.get(t, path, "")
		links := link.MatchString(page) || path == "/stretches" // whose filter brings one
		if loads := strings.Contains(page, script); links != loads {
			t.Errorf("%s: links to a player: %t, loads openplayer.js: %t", path, links, loads)
		}
	}
}

// Readers can start with a routine of about 2, 6 or 12 minutes, for each part of the back and for all of it.
func TestStartNow(t *testing.T) {
	t.Parallel()
	c := site(t).Catalog
	parts := [][]*catalog.Region{c.Regions}
	for _, r := range c.Regions {
		parts = append(parts, []*catalog.Region{r})
	}
	for _, regions := range parts {
		var got []string
		for _, r := range c.StartNow(regions...) {
			got = append(got, fmt.Sprint(r.Items.AllowMinutes()))
			if _, minutes, ok := strings.Cut(r.Title, " in "); ok && minutes != catalog.Count(r.Items.AllowMinutes(), "minute") {
				t.Errorf("%s takes %d minutes", r.Title, r.Items.AllowMinutes())
			}
		}
		if want := []string{"2", "6", "12"}; !slices.Equal(got, want) {
			t.Errorf("%v: minutes %v, want %v", regions, got, want)
		}
	}
}

// The cues of each player take exactly as long as the pages say.
func TestPlayersTakeAsLongAsPagesSay(t *testing.T) {
	t.Parallel()
	s := site(t)
	sessions := map[string]catalog.Items{}
	for _, r := range s.Routines {
		sessions[r.Path] = r.Items
	}
	for _, m := range s.Moves {
		sessions[m.Path] = m.AsItems()
	}
	for path, items := range sessions {
		var sum catalog.Seconds
		for _, g := range session.Timeline(items) {
			for _, c := range g.Cues {
				sum += c.Seconds
			}
		}
		if sum != items.Total() {
			t.Errorf("%s: the cues take %s, the page says %s", path, sum.Clock(), items.Total().Clock())
		}
	}
}

// Each figure that belongs to no move, but is shown by pages and templates, has a drawing.
func TestSharedFiguresExist(t *testing.T) {
	t.Parallel()
	for _, id := range load.SharedFigures {
		if site(t).files.Figure(id) == nil {
			t.Errorf("no figure %s: write poses/%s.yaml and run make figures", id, id)
		}
	}
}
