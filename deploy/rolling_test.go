package deploy_test

import (
	"bytes"
	"errors"
	"net/http"
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
	stop     func() // stops all and waits for them
	stopped  chan struct{}
	opened   chan struct{} // gets a value for each page while waitForPages runs
	running  sync.WaitGroup
	versions sync.Map // of the pages that were opened; nothing else

	openedPages, assets, failed, mixed atomic.Int64
}

// startReaders starts n readers. The first of them accepts gzip only.
func startReaders(t testing.TB, c *client, pages []string, n int) *readers {
	r := &readers{client: c, pages: pages, stopped: make(chan struct{}), opened: make(chan struct{})}
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

// update is what readers notice of a rolling update.
type update struct {
	pages, files, failed, mixed int64 // mixed: files of another version than the page, which Caddy does not prevent
	took                        time.Duration
}

// replaceAll replaces two replicas behind Caddy by the next version, one after another, while readers open pages: some
// of them between two replicas, rest of them afterwards.
func replaceAll(t testing.TB, some, rest int) update {
	first, next := program(t), nextVersion(t)
	const drain = "2s"
	replicas := startReplicas(t, first, 2, "-drain", drain)
	c, caddy := startCaddy(t, replicas, patient)
	start := time.Now()
	readers := startReaders(t, c, c.pages(t), 4)
	readers.waitForPages(t, some)
	for i, old := range replicas {
		old.stop(t, syscall.SIGTERM)
		readers.waitForPages(t, some) // from the other one
		replicas[i] = startReplica(t, next, old.addr, "-drain", drain)
		replicas[i].awaitUse(t)
	}
	readers.waitForPages(t, rest)
	readers.stop()
	took := time.Since(start)
	if got := c.mustGet(t, http.StatusOK, nextPage, "identity"); !bytes.Contains(got.body, []byte(nextText)) {
		t.Errorf("%s is not that of the next version", nextPage)
	}
	versions := 0
	readers.versions.Range(func(any, any) bool { versions++; return true })
	if versions < 2 {
		t.Errorf("the readers saw %d version of the site, want both", versions)
	}
	testLogHidesReaders(t, caddy)
	stopReplicas(t, replicas)
	return update{readers.openedPages.Load(), readers.assets.Load(), readers.failed.Load(), readers.mixed.Load(), took}
}

// No request fails during a rolling update.
func TestRollingUpdateFailsNoRequest(t *testing.T) { t.Logf("%+v", replaceAll(t, 15, 15)) }

// No request fails when a replica is killed, nor when it is back.
func TestKilledReplicaFailsNoRequest(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 2, "-drain", "0")
	c, _ := startCaddy(t, replicas, patient)
	readers := startReaders(t, c, c.pages(t), 4)
	readers.waitForPages(t, 20)
	if err := replicas[0].cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	readers.waitForPages(t, 20)
	<-replicas[0].ended
	startReplica(t, program(t), replicas[0].addr, "-drain", "0").awaitUse(t)
	readers.waitForPages(t, 20)
	readers.stop()
}

// The same with more readers: what make bench prints.
func BenchmarkRollingUpdate(b *testing.B) {
	for range b.N {
		u := replaceAll(b, 100, 600)
		b.ReportMetric(float64(u.pages), "pages")
		b.ReportMetric(float64(u.files), "files")
		b.ReportMetric(float64(u.failed), "failed")
		b.ReportMetric(float64(u.mixed), "mixed")
		b.ReportMetric(float64(u.pages+u.files)/u.took.Seconds(), "requests/s")
	}
}
