package deploy_test

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// readers open pages with all files that they load, as browsers without a cache do, and check every answer.
type readers struct {
	client   *client
	pages    []string
	mayMix   bool   // a file may be of another version than its page
	stop     func() // stops all and waits for them
	stopped  chan struct{}
	opened   chan struct{} // gets a value for each page while waitForPages runs
	running  sync.WaitGroup
	versions sync.Map // of the pages that were opened; nothing else

	openedPages, assets, failed, mixed atomic.Int64
}

// startReaders starts n readers. The first of them accepts gzip only.
func startReaders(t testing.TB, c *client, pages []string, n int, mayMix bool) *readers {
	r := &readers{client: c, pages: pages, mayMix: mayMix, stopped: make(chan struct{}), opened: make(chan struct{})}
	r.stop = sync.OnceFunc(func() { close(r.stopped); r.running.Wait() })
	t.Cleanup(r.stop)
	for i := range n {
		encoding := "br"
		if i == 0 {
			encoding = "gzip"
		}
		r.running.Go(func() {
			for page := i * len(pages) / n; ; page++ {
				select {
				case <-r.stopped:
					return
				default:
				}
				r.open(t, pages[page%len(pages)], encoding)
				select {
				case r.opened <- struct{}{}:
				default:
				}
			}
		})
	}
	return r
}

// open opens a page.
func (r *readers) open(t testing.TB, path, encoding string) {
	assets, version, err := r.client.getPage(path, encoding)
	r.openedPages.Add(1)
	if err != nil {
		r.failed.Add(1)
		t.Errorf("a reader: %v", err)
		return
	}
	r.versions.Store(version, nil)
	for _, asset := range assets {
		r.assets.Add(1)
		switch err := r.client.getAsset(asset, encoding); {
		case errors.Is(err, errOtherVersion):
			r.mixed.Add(1)
			if r.mayMix {
				continue
			}
			t.Errorf("a reader of %s, version %s: %v", path, version, err)
		case err != nil:
			r.failed.Add(1)
			t.Errorf("a reader of %s, version %s: %v", path, version, err)
		}
	}
}

// waitForPages waits until the readers have opened n more pages.
func (r *readers) waitForPages(t testing.TB, n int) {
	t.Helper()
	timeout := time.After(waitLimit)
	for range n {
		select {
		case <-r.opened:
		case <-timeout:
			t.Fatal("the readers open no pages")
		}
	}
}

// wrk is a running load generator.
type wrk struct {
	cmd *exec.Cmd
	out bytes.Buffer
}

// startWrk starts wrk with some connections, which request the pages in turn until stop.
func startWrk(t testing.TB, url string, pages []string, connections int) *wrk {
	t.Helper()
	list := filepath.Join(t.TempDir(), "pages")
	if err := os.WriteFile(list, []byte(strings.Join(pages, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := &wrk{cmd: exec.Command(find(t, "wrk", "wrk"), "-t", "1", "-c", strconv.Itoa(connections), "-d", "10m", "--timeout", "60s", "-s", "testdata/pages.lua",
		"-H", "Accept-Encoding: br", "-H", "Host: "+siteHost, url)}
	w.cmd.Env = append(os.Environ(), "PAGES="+list)
	w.cmd.Stdout, w.cmd.Stderr = &w.out, &w.out
	launch(t, w.cmd)
	t.Cleanup(func() { // does nothing if the test has stopped it
		_ = w.cmd.Process.Kill()
		_ = w.cmd.Wait()
	})
	return w
}

var (
	wrkRequests = regexp.MustCompile(`[1-9]\d* requests in`)
	wrkFailures = regexp.MustCompile(`Non-2xx.*|Socket errors.*`)
)

// stop ends wrk. It fails the test if a request failed.
func (w *wrk) stop(t testing.TB) {
	t.Helper()
	if err := errors.Join(w.cmd.Process.Signal(syscall.SIGINT), w.cmd.Wait()); err != nil {
		t.Fatalf("wrk: %v\n%s", err, &w.out)
	}
	if failures := wrkFailures.Find(w.out.Bytes()); failures != nil {
		t.Errorf("wrk: %s", failures)
	}
	if !wrkRequests.Match(w.out.Bytes()) {
		t.Errorf("wrk sent no requests:\n%s", &w.out)
	}
}

// update is what readers notice of a rolling update.
type update struct {
	pages, files, failed, mixed int64 // of readers that load all files of each page. mixed: files of another version than the page
	requests, origin            int   // at Varnish and at the replicas, with those of wrk
	hits, rate                  float64
	took                        time.Duration
}

// replaceAll replaces three replicas behind HAProxy and Varnish by the next version, one after another, while wrk runs
// with some connections and readers open pages: some of them between two replicas, rest of them afterwards. Then it
// looks at one of a few pages.
func replaceAll(t testing.TB, connections, some, rest, oneOf int) update {
	first, next := program(t), nextVersion(t)
	const drain = "4s" // the least that haproxy.cfg says
	replicas := startReplicas(t, first, 3, "-drain", drain)
	s := startStack(t, replicas, changes{})
	pages := s.client.pages(t)
	old, _, err := newClient("tcp", replicas[0].addr, nil).getPage(pageWithMap, "br")
	if err != nil {
		t.Fatal(err)
	}
	s.keep(t, "http://"+replicas[0].addr)
	before, start := s.counters(t), time.Now()
	readers, load := startReaders(t, s.client, pages, 4, false), startWrk(t, s.url, pages, connections)
	readers.waitForPages(t, some)
	for i, old := range replicas {
		old.stop(t, syscall.SIGTERM)
		replicas[i] = startReplica(t, next, old.addr, "-drain", drain)
		replicas[i].awaitUse(t)
		readers.waitForPages(t, some)
	}
	s.purge(t, "http://"+replicas[0].addr)
	want := newClient("tcp", replicas[0].addr, nil).mustGet(t, http.StatusOK, "/", "br").header.Get("Site-Version")
	for i := 0; i < len(pages); i += oneOf {
		if got := s.client.mustGet(t, http.StatusOK, pages[i], "br").header.Get("Site-Version"); got != want {
			t.Errorf("after the purge %s is of version %s, want %s", pages[i], got, want)
		}
	}
	readers.waitForPages(t, rest)
	load.stop(t)
	readers.stop()
	took, after := time.Since(start), s.counters(t)

	if got := s.client.mustGet(t, http.StatusOK, nextPage, "identity"); !bytes.Contains(got.body, []byte(nextText)) {
		t.Errorf("%s is not that of the next version", nextPage)
	}
	versions := 0
	readers.versions.Range(func(any, any) bool { versions++; return true })
	if versions < 2 {
		t.Errorf("the readers saw %d version of the site, want both", versions)
	}
	for _, file := range old { // some of them are in no replica any more
		for _, encoding := range []string{"br", "gzip", "identity"} {
			if err := s.client.getAsset(file, encoding); err != nil {
				t.Errorf("a page of the version before, in %s: %v", encoding, err)
			}
		}
	}
	stopReplicas(t, replicas)
	total := after.hits + after.misses - before.hits - before.misses
	return update{
		readers.openedPages.Load(), readers.assets.Load(), readers.failed.Load(), readers.mixed.Load(),
		total, after.origin - before.origin,
		100 * float64(after.hits-before.hits) / float64(total), float64(total) / took.Seconds(), took,
	}
}

// No request fails during a rolling update, and every page gets the files of its own version.
func TestRollingUpdateFailsNoRequest(t *testing.T) { t.Logf("%+v", replaceAll(t, 1, 15, 15, 8)) }

// The same with more readers and all pages: what make bench prints.
func BenchmarkRollingUpdate(b *testing.B) {
	for range b.N {
		u := replaceAll(b, 4, 100, 600, 1)
		b.ReportMetric(float64(u.pages), "pages")
		b.ReportMetric(float64(u.files), "files")
		b.ReportMetric(float64(u.failed), "failed")
		b.ReportMetric(float64(u.mixed), "mixed")
		b.ReportMetric(float64(u.requests), "requests")
		b.ReportMetric(float64(u.origin), "origin-requests")
		b.ReportMetric(u.hits, "%hits")
		b.ReportMetric(u.rate, "requests/s")
	}
}
