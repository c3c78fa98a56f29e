package deploy_test

import (
	"bytes"
	"errors"
	"net/http"
	"sync"
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
	if err != nil {
		t.Errorf("a reader: %v", err)
		return
	}
	r.versions.Store(version, nil)
	for _, asset := range assets { // Caddy does not prevent files of another version than the page
		if err := r.client.getAsset(asset, encoding); err != nil && !errors.Is(err, errOtherVersion) {
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

// No request fails while replicas behind Caddy are replaced by the next version, one after another: by day two, at
// night three, and back again.
func TestRollingUpdateFailsNoRequest(t *testing.T) {
	first, next := program(t), nextVersion(t)
	const drain, some = "2s", 15
	versions, count := []string{next}, 2
	if night {
		versions, count = []string{next, first, next}, 3
	}
	replicas := startReplicas(t, first, count, "-drain", drain)
	c, caddy := startCaddy(t, replicas, patient)
	readers := startReaders(t, c, c.pages(t), 4)
	readers.waitForPages(t, some)
	for _, version := range versions {
		for i, old := range replicas {
			old.stop(t, syscall.SIGTERM)
			readers.waitForPages(t, some) // from the others
			replicas[i] = startReplica(t, version, old.addr, "-drain", drain)
			replicas[i].awaitUse(t)
		}
	}
	readers.waitForPages(t, some)
	readers.stop()
	if got := c.mustGet(t, http.StatusOK, nextPage, "identity"); !bytes.Contains(got.body, []byte(nextText)) {
		t.Errorf("%s is not that of the next version", nextPage)
	}
	seen := 0
	readers.versions.Range(func(any, any) bool { seen++; return true })
	if seen < 2 {
		t.Errorf("the readers saw %d version of the site, want both", seen)
	}
	testLogHidesReaders(t, caddy)
	stopReplicas(t, replicas)
}

// No request fails when one of three replicas is killed, nor when it is back.
func TestKilledReplicaFailsNoRequest(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
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
