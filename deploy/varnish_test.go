package deploy_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Varnish behind HAProxy keeps only what it may, for whom it may, and for as long as it may.
func TestVarnishKeepsWhatItMay(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{})
	t.Run("variants", s.testVariants)
	t.Run("key", s.testKey)
	t.Run("private", s.testPrivate)
	t.Run("not found", s.testNotFound)
	t.Run("hidden", s.testHiddenAddress)
	t.Run("probes", s.testProbes)
	t.Run("purge", s.testPurge)
	stopReplicas(t, replicas)
}

// What HAProxy and Varnish ask each other is not answered outside.
func (s *stack) testProbes(t *testing.T) {
	for _, path := range []string{"/varnish-ready", "/origin-ready", "/varnish-ready?a", "/origin-ready?a"} {
		s.client.mustGet(t, http.StatusNotFound, path, "")
	}
}

// cached returns whether Varnish answers a request from its cache.
func (s *stack) cached(t testing.TB, path, encoding string, headers ...string) bool {
	t.Helper()
	return s.client.mustGet(t, http.StatusOK, path, encoding, headers...).header.Get("X-Cache") == "hit"
}

// Each reader gets the encoding that they accept, and all encodings have the same text.
func (s *stack) testVariants(t *testing.T) {
	const page = "/stretches/neck-turns"
	var texts [][]byte
	for accepted, want := range map[string]string{
		"br": "br", "gzip, deflate, br, zstd": "br", "gzip, br;q=0.5": "br", "gzip": "gzip", "gzip, br;q=0": "gzip", "gzip, br; q=0.000": "gzip", "brotli, gzip": "gzip",
		"identity": "", "": "",
	} {
		for range 2 { // from a replica, then from the cache
			r := s.client.mustGet(t, http.StatusOK, page, accepted)
			if got := r.header.Get("Content-Encoding"); got != want {
				t.Errorf("Accept-Encoding %q is answered in %q, want %q", accepted, got, want)
			}
			if !strings.Contains(r.header.Get("Vary"), "Accept-Encoding") {
				t.Errorf("Accept-Encoding %q is answered with Vary %q", accepted, r.header.Get("Vary"))
			}
			text, err := r.plain()
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, text)
			again := s.client.mustGet(t, http.StatusNotModified, page, accepted, "If-None-Match", r.header.Get("Etag"))
			if again.header.Get("Etag") != r.header.Get("Etag") {
				t.Errorf("Accept-Encoding %q: 304 has another ETag", accepted)
			}
		}
	}
	for _, text := range texts[1:] {
		if !bytes.Equal(text, texts[0]) {
			t.Error("two encodings of a page have different texts")
		}
	}
}

// Cookies of others do not keep a page out of the cache, a query is part of its address, and that of a file is not.
func (s *stack) testKey(t *testing.T) {
	s.client.mustGet(t, http.StatusOK, "/routines", "br")
	if !s.cached(t, "/routines", "br", "Cookie", "other=1", "Authorization", "Basic eDp5") {
		t.Error("a cookie keeps a page out of the cache")
	}
	if s.cached(t, "/routines?print=large", "br") {
		t.Error("a page in large print is taken for the same page")
	}
	assets, _, err := s.client.getPage("/routines", "br")
	if err != nil {
		t.Fatal(err)
	}
	s.client.mustGet(t, http.StatusOK, assets[0], "br")
	if !s.cached(t, assets[0]+"?x=1", "br") {
		t.Error("a query makes a second copy of a file")
	}
}

// What says something about one reader, and what has to be asked for each time, is never kept.
func (s *stack) testPrivate(t *testing.T) {
	for _, path := range []string{"/search?q=neck", "/search/suggest?q=nec", "/handout", "/sw.js", "/readyz", "/healthz"} {
		for range 3 {
			if s.cached(t, path, "br") {
				t.Errorf("%s comes from the cache", path)
			}
		}
	}
	if r := s.client.mustGet(t, http.StatusMovedPermanently, "/routines/", "br"); r.header.Get("X-Cache") != "miss" {
		t.Error("a redirect comes from the cache")
	}
}

// There are as many addresses without a page as strangers invent: their answers are not kept for a day.
func (s *stack) testNotFound(t *testing.T) {
	const path = "/no-such-page"
	s.client.mustGet(t, http.StatusNotFound, path, "br")
	log := s.varnish(t, "varnishlog", "-d", "-b", "-q", `BereqURL eq "`+path+`"`)
	if !strings.Contains(log, "TTL ") || strings.Contains(log, "86400") {
		t.Errorf("how long %s is kept:\n%s", path, log)
	}
}

// Without TLS a reader is sent to https. Varnish and the replicas get no address of a reader, not even one that the
// reader sends.
func (s *stack) testHiddenAddress(t *testing.T) {
	plain := newClient("unix", filepath.Join(filepath.Dir(s.cacheDir), "plain"), nil)
	if r := plain.mustGet(t, http.StatusMovedPermanently, "/routines", "br"); r.header.Get("Location") != "https://"+siteHost+"/routines" {
		t.Errorf("without TLS a reader is sent to %s", r.header.Get("Location"))
	}
	s.client.mustGet(t, http.StatusOK, "/plans?print=large", "br", "X-Forwarded-For", "192.0.2.77", "Forwarded", "for=192.0.2.77")
	log := s.varnish(t, "varnishlog", "-d", "-g", "raw")
	if strings.Contains(log, "192.0.2.77") || strings.Contains(log, readerAddr) || !strings.Contains(log, "/plans?print=large") {
		t.Error("the log of Varnish has the address of a reader, or is empty")
	}
	if metrics := s.watch.mustGet(t, http.StatusOK, "/metrics", "identity"); !bytes.Contains(metrics.body, []byte("haproxy_server_status{")) {
		t.Error("HAProxy has no metrics")
	}
}

// A purge leaves pages of the version that a replica serves, and all files with a hash.
func (s *stack) testPurge(t *testing.T) {
	const page = "/stretches/neck-nods"
	assets, _, err := s.client.getPage(page, "br")
	if err != nil {
		t.Fatal(err)
	}
	s.client.mustGet(t, http.StatusOK, assets[0], "br")
	s.purge(t, "http://"+s.replicas[0].addr)
	if !s.cached(t, page, "br") {
		t.Error("a purge of other versions removes a page of this one")
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Site-Version", "0123456789abcdef") }))
	defer other.Close()
	s.purge(t, other.URL)
	if s.cached(t, page, "br") {
		t.Error("a purge leaves a page of another version")
	}
	if !s.cached(t, assets[0], "br") {
		t.Error("a purge removes a file that open pages still need")
	}
}

// Varnish takes the origin for ready while one replica is about to stop, but not when all have ended.
func TestOriginIsReadyWithOneReplica(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "2s")
	s := startStack(t, replicas, changes{})
	m := regexp.MustCompile(`\.url = "([^"]+)"`).FindStringSubmatch(readFile(t, "varnish/unknot.vcl"))
	if m == nil {
		t.Fatal("unknot.vcl has no probe")
	}
	old := replicas[0]
	if err := old.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	poll(t, "the replica runs on", func() bool {
		s.origin.mustGet(t, http.StatusOK, m[1], "identity")
		select {
		case <-old.ended:
			return true
		default:
			return false
		}
	})
	stopReplicas(t, replicas[1:])
	poll(t, "the origin is ready without replicas", func() bool {
		r, err := s.origin.get(m[1], "identity")
		if err != nil {
			t.Fatal(err)
		}
		return r.status == http.StatusServiceUnavailable
	})
}

// Changes to unknot.vcl: copies are soon too old to be answered while replicas are ready, and Varnish does not notice
// that none is.
var (
	shortGrace   = []string{"req.grace = 60s", "req.grace = 1s"}
	neverNoticed = append([]string{".interval = 1s", ".interval = 1h"}, shortGrace...)
)

// Readers get kept pages, however old, without a single failure while no replica answers.
func TestStalePagesBridgeAnOutage(t *testing.T) {
	t.Parallel()
	program := program(t)
	const kept = "/about"
	start := func(t *testing.T, c changes) ([]*replica, *stack) {
		t.Helper()
		t.Parallel()
		replicas := startReplicas(t, program, 3, "-drain", "0", "-shared-cache", "1s")
		s := startStack(t, replicas, c)
		s.client.mustGet(t, http.StatusOK, kept, "br")
		return replicas, s
	}
	withoutCopy := func(t *testing.T, s *stack) {
		t.Helper()
		for _, path := range []string{"/search?q=neck", "/routines"} {
			if r, err := s.client.get(path, "br"); err != nil || r.status != http.StatusServiceUnavailable {
				t.Errorf("without replicas %s answers %d, %v", path, r.status, err)
			}
		}
	}
	t.Run("replicas have ended", func(t *testing.T) {
		replicas, s := start(t, changes{vcl: shortGrace})
		stopReplicas(t, replicas)
		poll(t, "Varnish takes an origin without replicas for healthy", func() bool {
			return strings.Contains(s.varnish(t, "varnishadm", "backend.list"), "sick")
		})
		awaitStale(t, s.client, kept)
		withoutCopy(t, s)
	})
	t.Run("replicas have ended, not noticed", func(t *testing.T) {
		replicas, s := start(t, changes{vcl: neverNoticed})
		stopReplicas(t, replicas)
		awaitStale(t, s.client, kept)
		withoutCopy(t, s)
	})
	t.Run("replicas hang", func(t *testing.T) {
		replicas, s := start(t, changes{vcl: shortGrace, haproxy: []string{"timeout server 2s", "timeout server 1s"}})
		for _, r := range replicas {
			if err := r.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
				t.Fatal(err)
			}
		}
		awaitStale(t, s.client, kept)
	})
	t.Run("HAProxy has ended, not noticed", func(t *testing.T) {
		_, s := start(t, changes{vcl: neverNoticed})
		s.haproxy.stop()
		awaitStale(t, s.cache, kept)
	})
	t.Run("replicas refuse", func(t *testing.T) {
		replicas, s := start(t, changes{})
		const refusable = "/feed.atom"
		s.client.mustGet(t, http.StatusOK, refusable, "br")
		stopReplicas(t, replicas)
		const path = "/no-such-page"
		// These have nothing in memory, and refuse the second request from an address: Varnish's too, which is that of
		// this one.
		for i, old := range replicas {
			replicas[i] = startReplica(t, program, old.addr, "-drain", "0", "-shared-cache", "1s", "-client-rate", "1", "-client-burst", "1")
			r, err := http.Get("http://" + old.addr + path)
			if err != nil {
				t.Fatal(err)
			}
			r.Body.Close()
		}
		poll(t, "no replica refuses", func() bool {
			r, err := s.origin.get(path, "br")
			if err != nil {
				t.Fatal(err)
			}
			return r.status == http.StatusTooManyRequests
		})
		awaitStale(t, s.client, refusable)
	})
}

// awaitStale requests a page until its copy is older than it may be while replicas are ready. No request may fail.
func awaitStale(t *testing.T, c *client, path string) {
	t.Helper()
	poll(t, "the copy is not old", func() bool {
		age, err := strconv.Atoi(c.mustGet(t, http.StatusOK, path, "br").header.Get("Age"))
		if err != nil {
			t.Fatal(err)
		}
		return age > 3
	})
}

// Connections from outside, however many, leave some for Varnish.
func TestManyConnectionsLeaveSomeForVarnish(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{haproxy: []string{"maxconn 12000", "maxconn 40", "maxconn 11000 ", "maxconn 20 "}})
	for range 60 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "https://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	poll(t, "the edge accepts too few connections", func() bool {
		body := s.watch.mustGet(t, http.StatusOK, "/metrics", "identity").body
		return bytes.Contains(body, []byte(`haproxy_frontend_current_sessions{proxy="edge"} 20`))
	})
	s.origin.mustGet(t, http.StatusOK, "/routines", "br")
}

// An address with more requests than a school needs is refused, and another one is not.
func TestRequestsOfOneAddressAreLimited(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{haproxy: []string{"sc0_http_req_rate gt 500", "sc0_http_req_rate gt 20"}})
	for n := 0; ; n++ {
		if r, err := s.client.get("/about", "br"); err != nil {
			t.Fatal(err)
		} else if r.status == http.StatusTooManyRequests {
			break
		}
		if n > 100 {
			t.Fatal("no request is refused")
		}
	}
	addr, transport := strings.TrimPrefix(s.url, "https://"), s.client.http.Transport.(*http.Transport)
	transport.CloseIdleConnections()
	transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP("127.0.0.77")}}).DialContext(ctx, "tcp", addr)
	}
	s.client.mustGet(t, http.StatusOK, "/about", "br")
}

// An address with thousands of connections does not keep out others: the edge refuses all but the first of them.
func TestConnectionsOfOneAddressAreLimited(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{haproxy: []string{"maxconn 12000", "maxconn 400", "maxconn 11000 ", "maxconn 300 "}})
	begun := []string{"", "\x16\x03\x01"} // silent, and with a part of a handshake
	for i := range 500 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "https://"))
		if err != nil { // refused already
			continue
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, begun[i%2]) // fails if the edge has refused the connection
	}
	metric := func(name string) int {
		line := regexp.MustCompile(`(?m)^haproxy_frontend_` + name + `{proxy="edge"} (\d+)$`)
		m := line.FindSubmatch(s.watch.mustGet(t, http.StatusOK, "/metrics", "identity").body)
		if m == nil {
			t.Fatalf("HAProxy has no metric %s", name)
		}
		n, err := strconv.Atoi(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	poll(t, "the edge refuses too few connections", func() bool { return metric("denied_connections_total") >= 298 }) // the reader may have two
	poll(t, "the edge keeps too few or too many connections", func() bool {                                           // those that it refuses count until they are closed
		open := metric("current_sessions")
		return 200 <= open && open <= 202
	})
	s.client.http.CloseIdleConnections()
	s.client.mustGet(t, http.StatusOK, "/routines", "br")
}
