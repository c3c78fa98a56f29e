package deploy_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// replaceOne replaces the first replica by the next version while readers open pages through a proxy. No request may
// fail. Files of another version than their page are only counted, as these proxies do not prevent them.
func replaceOne(t *testing.T, c *client, replicas []*replica, drain string) {
	t.Helper()
	readers := startReaders(t, c, c.pages(t), 4, true)
	readers.waitForPages(t, 20)
	old := replicas[0]
	old.stop(t, syscall.SIGTERM)
	readers.waitForPages(t, 10) // from the others
	replicas[0] = startReplica(t, nextVersion(t), old.addr, "-drain", drain)
	replicas[0].awaitUse(t)
	readers.waitForPages(t, 20)
	readers.stop()
	t.Logf("%d pages and %d files while a replica was replaced: %d failed, %d files of another version", readers.openedPages.Load(), readers.assets.Load(),
		readers.failed.Load(), readers.mixed.Load())
}

// testProxyHides checks what a replica gets of a reader, through a proxy that start starts in front of it.
func testProxyHides(t *testing.T, start func([]*replica) *client) {
	t.Helper()
	headers := make(chan http.Header, 1)
	replica1 := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/routines" {
			headers <- r.Header
		}
	}))
	defer replica1.Close()
	same := &replica{addr: replica1.Listener.Addr().String()}
	c := start([]*replica{same, same, same})
	c.mustGet(t, http.StatusOK, "/routines", "br", "X-Forwarded-For", "192.0.2.77", "Forwarded", "for=192.0.2.77", "Cookie", "other=1")
	for name, values := range <-headers {
		for _, text := range []string{readerAddr, "192.0.2.77", "other=1"} {
			if strings.Contains(strings.Join(values, " "), text) {
				t.Errorf("a replica gets %s: %s", name, values)
			}
		}
	}
}

// errorPage writes the page that proxies show while nothing answers into a folder of the test, and returns its path.
func errorPage(t testing.TB) string {
	t.Helper()
	page, err := exec.Command(program(t), "errorpage", "-emergency", "112", "-advice", "none", "-crisis", "988").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(shortDir(t), "unknot-error.html")
	if err := os.WriteFile(path, page, 0o644); err != nil { // Varnish and nginx read it as another user
		t.Fatal(err)
	}
	return path
}

// testSaysWhomToCall checks what a reader in need sees when no replica answers a search.
func testSaysWhomToCall(t *testing.T, c *client) {
	t.Helper()
	r, err := c.get("/search?q=chest+pain", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="tel:112"`, `href="tel:988"`, "chest pain"} {
		if r.status < 500 || !strings.HasPrefix(r.header.Get("Content-Type"), "text/html") || !strings.Contains(strings.ToLower(string(r.body)), want) {
			t.Errorf("without replicas a search answers %d, %s, without %s:\n%.300s", r.status, r.header.Get("Content-Type"), want, r.body)
		}
	}
}

// While no replica answers, every proxy says whom to call.
func TestProxiesSayWhomToCall(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	n := startNginx(t, replicas)
	c, _ := startCaddy(t, replicas)
	s := startStack(t, replicas, changes{})
	stopReplicas(t, replicas)
	for name, c := range map[string]*client{"nginx": n.client, "Caddy": c, "HAProxy and Varnish": s.client, "Varnish": s.cache, "HAProxy": s.origin} {
		t.Run(name, func(t *testing.T) { testSaysWhomToCall(t, c) })
	}
}

// search is what a reader looks for, and no log may have.
const search = "my+pain"

// nginx is a running nginx.
type nginx struct {
	*client
	plain  *client // without TLS
	server *server
	dir    string
}

// nginxCaches is the folder that nginx's package makes for its caches.
const nginxCaches = "/var/lib/nginx"

var nginxWorker = regexp.MustCompile(`start worker process (\d+)`)

// startNginx starts nginx in front of replicas.
func startNginx(t *testing.T, replicas []*replica) *nginx {
	t.Helper()
	path, dir := find(t, "nginx", "nginx"), shortDir(t)
	cert, addr := newCertificate(t, dir), freeAddr(t)
	configure(t, dir, "nginx/unknot-version.conf")
	if _, err := os.Stat(nginxCaches); err != nil {
		t.Errorf("nginx makes one folder only, and its package does not make that above: %v", err)
	}
	site := configure(t, dir, "nginx/unknot.conf",
		"listen 80;", "listen unix:"+dir+"/plain;", "listen [::]:80;", "",
		"listen 443 ssl http2;", "listen "+addr+" ssl http2;", "listen [::]:443 ssl http2;", "",
		"/etc/ssl/unknot/fullchain.pem", cert.cert, "/etc/ssl/unknot/privkey.pem", cert.key,
		nginxCaches, dir, "/var/log/nginx", dir, "root /etc/nginx;", "root "+filepath.Dir(errorPage(t))+";",
		"127.0.0.1:8081", replicas[0].addr, "127.0.0.1:8082", replicas[1].addr, "127.0.0.1:8083", replicas[2].addr,
	)
	config := filepath.Join(dir, "nginx.conf")
	// Debian's nginx.conf includes conf.d in the same way.
	text := fmt.Sprintf("daemon off; pid %[1]s/pid; error_log stderr notice;\nevents {}\nhttp {\nclient_body_temp_path %[1]s/body; proxy_temp_path %[1]s/temp; fastcgi_temp_path %[1]s/fastcgi; "+
		"uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;\ninclude %[1]s/unknot-version.conf;\ninclude %[2]s;\n}\n", dir, site)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	n := &nginx{newClient("tcp", addr, cert.roots), newClient("unix", filepath.Join(dir, "plain"), nil),
		startServer(t, exec.Command(path, "-p", dir, "-c", config)), dir}
	n.server.await(t, "start worker process ")
	return n
}

// reload makes nginx read its configuration again, and waits until no process has the old one.
func (n *nginx) reload(t *testing.T) {
	t.Helper()
	worker := nginxWorker.FindStringSubmatch(n.server.await(t, "start worker process "))
	if err := n.server.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	n.client.http.CloseIdleConnections() // for one without a request, the worker would wait a minute
	n.server.await(t, "worker process "+worker[1]+" exited")
}

// nginx keeps what s-maxage allows, each encoding by itself, and no request fails while a replica is replaced.
func TestNginxKeepsWhatItMay(t *testing.T) {
	t.Parallel()
	const drain = "1s"
	replicas := startReplicas(t, program(t), 3, "-drain", drain)
	n := startNginx(t, replicas)
	c := n.client
	state := func(path, encoding string, headers ...string) string {
		return c.mustGet(t, http.StatusOK, path, encoding, headers...).header.Get("X-Cache")
	}
	for _, encoding := range []string{"br", "gzip", ""} {
		for _, want := range []string{"MISS", "HIT"} {
			r := c.mustGet(t, http.StatusOK, "/routines", encoding, "Cookie", "other=1")
			if got := r.header.Get("X-Cache"); got != want || r.header.Get("Content-Encoding") != encoding {
				t.Errorf("%q: %s in %q, want %s", encoding, got, r.header.Get("Content-Encoding"), want)
			}
			c.mustGet(t, http.StatusNotModified, "/routines", encoding, "If-None-Match", r.header.Get("Etag"))
		}
	}
	for _, path := range []string{"/search?q=neck", "/handout", "/sw.js", "/readyz"} {
		state(path, "br")
		if got := state(path, "br"); got != "MISS" {
			t.Errorf("%s: %s, want MISS", path, got)
		}
	}
	assets, _, err := c.getPage("/routines", "br")
	if err != nil {
		t.Fatal(err)
	}
	for _, prefix := range []string{"/x/..", "/", "/%73tatic/.."} { // a replica has no file at these addresses
		if r, err := c.get(prefix+assets[0], "br"); err != nil || r.status == http.StatusOK {
			t.Errorf("%s: status %d, %v", prefix+assets[0], r.status, err)
		}
	}
	state(assets[0], "br")
	replaceOne(t, c, replicas, drain)

	state("/routines", "br")
	configure(t, n.dir, "nginx/unknot-version.conf", "default 1;", "default 2;")
	n.reload(t)
	if got := state("/routines", "br"); got != "MISS" {
		t.Errorf("with another version, a page is a %s", got)
	}
	if got := state(assets[0], "br"); got != "HIT" {
		t.Errorf("with another version, a file is a %s", got)
	}
	stopReplicas(t, replicas)
	if got := state("/routines", "br"); got != "HIT" && got != "STALE" {
		t.Errorf("without replicas, a page is a %s", got)
	}
	if r, err := c.get("/search?q="+search, "br"); err != nil || r.status != http.StatusBadGateway {
		t.Errorf("without replicas a search answers %d, %v", r.status, err)
	}
	if r := n.plain.mustGet(t, http.StatusMovedPermanently, "/routines", "br"); r.header.Get("Location") != "https://"+siteHost+"/routines" {
		t.Errorf("without TLS a reader is sent to %s", r.header.Get("Location"))
	}
	n.server.stop()
	for name, log := range map[string]string{"output": n.server.whole(t), "error.log": readFile(t, filepath.Join(n.dir, "error.log"))} {
		if strings.Contains(log, search) || strings.Contains(log, readerAddr) {
			t.Errorf("the log of nginx has the address of a reader:\n%s: %s", name, log)
		}
	}
}

// While replicas answer, no reader gets a page from nginx that is older than s-maxage and stale-while-revalidate allow.
// The page has the version of the replicas even if its bytes are the same.
func TestNginxKeepsNoOldCopies(t *testing.T) {
	t.Parallel()
	const page = "/routines"
	start := func(addr string, flags ...string) *replica {
		return startReplica(t, program(t), addr, append([]string{"-drain", "0", "-shared-cache", "1s"}, flags...)...)
	}
	replicas := []*replica{start(freeHost() + ":0"), start(freeHost() + ":0"), start(freeHost() + ":0")}
	n := startNginx(t, replicas)
	first := n.mustGet(t, http.StatusOK, page, "br")
	stopReplicas(t, replicas)
	for i, old := range replicas {
		replicas[i] = start(old.addr, "-crisis", "call 1") // another version, with the same bytes of this page
	}
	want := newClient("tcp", replicas[0].addr, nil).mustGet(t, http.StatusOK, page, "br")
	if want.header.Get("Site-Version") == first.header.Get("Site-Version") || want.header.Get("Etag") != first.header.Get("Etag") {
		t.Fatal("the second version does not differ from the first only in its name")
	}
	poll(t, "the clock stands still", func() bool {
		return date(t, n.mustGet(t, http.StatusOK, "/healthz", "br")).Sub(date(t, first)) > 3*time.Second
	})
	got := n.mustGet(t, http.StatusOK, page, "br")
	if state := got.header.Get("X-Cache"); state == "STALE" || state == "UPDATING" || state == "HIT" {
		t.Errorf("a copy that is too old is a %s", state)
	}
	if version := got.header.Get("Site-Version"); version != want.header.Get("Site-Version") {
		t.Errorf("version %s, want %s", version, want.header.Get("Site-Version"))
	}
	stopReplicas(t, replicas)
}

// date returns when a server sent a response.
func date(t *testing.T, r response) time.Time {
	t.Helper()
	at, err := http.ParseTime(r.header.Get("Date"))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// nginx requests the encoding that a reader accepts, however the header says so.
func TestNginxRequestsAcceptedEncoding(t *testing.T) {
	t.Parallel()
	n := startNginx(t, startReplicas(t, program(t), 3, "-drain", "0"))
	for accepted, want := range map[string]string{
		"gzip, deflate, br, zstd": "br", "gzip;q=0.5,br;q=0.1": "br", "BR": "br", "br ; q=1.0": "br",
		"gzip, deflate": "gzip", "br;q=0, gzip;q=1": "gzip", "x-br, gzip": "gzip", "br;q=0.000,gzip": "gzip",
		"identity": "", "br;q=0": "", "gzip;q=0.0": "", "brotli": "", "zstd": "",
	} {
		if r := n.client.mustGet(t, http.StatusOK, readPage, accepted); r.header.Get("Content-Encoding") != want {
			t.Errorf("a reader who accepts %q gets %q, want %q", accepted, r.header.Get("Content-Encoding"), want)
		}
	}
}

// A file that only one replica has, as during an update, is requested once and then kept.
func TestNginxKeepsSecondTries(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	one := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}))
	defer one.Close()
	none := httptest.NewServer(http.NotFoundHandler())
	defer none.Close()
	addr := func(s *httptest.Server) *replica { return &replica{addr: s.Listener.Addr().String()} }
	n := startNginx(t, []*replica{addr(none), addr(none), addr(one)})
	for range 4 { // no replica is the first one for all of them
		n.client.mustGet(t, http.StatusOK, "/static/one.css", "br")
		n.client.mustGet(t, http.StatusOK, "/static/two.css", "br")
	}
	if asked.Load() != 2 {
		t.Errorf("two files are asked for %d times", asked.Load())
	}
}

// nginx passes nothing to replicas that tells who a reader is.
func TestNginxHidesReaders(t *testing.T) {
	t.Parallel()
	testProxyHides(t, func(replicas []*replica) *client { return startNginx(t, replicas).client })
}

// startCaddy starts Caddy in front of replicas.
func startCaddy(t *testing.T, replicas []*replica) (*client, *server) {
	t.Helper()
	dir, addr := shortDir(t), freeAddr(t)
	cert := newCertificate(t, dir)
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	config := configure(t, dir, "caddy/Caddyfile",
		"\n{\n", "\n{\nadmin off\nauto_https off\n", // no certificates from elsewhere
		"\n"+siteHost+" {\n", "\nhttps://"+siteHost+":"+port+" {\nbind "+host+"\ntls "+cert.cert+" "+cert.key+"\n",
		"127.0.0.1:8081", replicas[0].addr, "127.0.0.1:8082", replicas[1].addr, "127.0.0.1:8083", replicas[2].addr,
		"root /etc/caddy", "root "+filepath.Dir(errorPage(t)),
		"health_timeout 2s", "health_timeout 30s", // a replica that is slow on a busy machine is not down
	)
	cmd := exec.Command(find(t, "caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", config)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	s := startServer(t, cmd)
	s.await(t, "serving initial configuration")
	return newClient("tcp", addr, cert.roots), s
}

// Caddy passes on all encodings, and no request fails while a replica is replaced.
func TestCaddyPassesEncodingsOn(t *testing.T) {
	t.Parallel()
	const drain = "2s"
	replicas := startReplicas(t, program(t), 3, "-drain", drain)
	c, server := startCaddy(t, replicas)
	for _, encoding := range []string{"br", "gzip", ""} {
		r := c.mustGet(t, http.StatusOK, "/routines", encoding)
		if got := r.header.Get("Content-Encoding"); got != encoding || !strings.Contains(r.header.Get("Cache-Control"), "s-maxage=60") {
			t.Errorf("%q: %q, Cache-Control %q", encoding, got, r.header.Get("Cache-Control"))
		}
		c.mustGet(t, http.StatusNotModified, "/routines", encoding, "If-None-Match", r.header.Get("Etag"))
	}
	replaceOne(t, c, replicas, drain)
	leave(t, c)
	stopReplicas(t, replicas)
	if r, err := c.get("/search?q="+search, "br"); err != nil || r.status < http.StatusInternalServerError {
		t.Errorf("without replicas a search answers %d, %v", r.status, err)
	}
	server.stop()
	if log := server.whole(t); strings.Contains(log, search) || strings.Contains(log, readerAddr) {
		t.Errorf("the log of Caddy has the address of a reader, or what they look for:\n%s", log)
	}
}

// leave requests something long, and closes the connection in mid-answer.
func leave(t *testing.T, c *client) {
	t.Helper()
	conn := c.dial(t)
	defer conn.Close()
	fmt.Fprintf(conn, "GET /library.json HTTP/1.1\r\nHost: %s\r\n\r\n", siteHost)
	if _, err := io.ReadFull(conn, make([]byte, 1000)); err != nil {
		t.Fatal(err)
	}
	if err := conn.NetConn().(*net.TCPConn).SetLinger(0); err != nil { // so that it is reset
		t.Fatal(err)
	}
}

// Requests with broken bodies, which are the fault of clients, do not make Caddy take a replica for broken.
func TestCaddyForgivesBrokenBodies(t *testing.T) {
	t.Parallel()
	c, _ := startCaddy(t, startReplicas(t, program(t), 3, "-drain", "0"))
	ended := make(chan struct{})
	var breaking sync.WaitGroup
	for range 40 {
		breaking.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
				}
				conn := c.dial(t)
				fmt.Fprintf(conn, "GET /about HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", siteHost)
				_, _ = conn.Read(make([]byte, 1)) // until it is answered, or refused
				conn.Close()
			}
		})
	}
	defer breaking.Wait()
	defer close(ended)
	for range 20 {
		c.mustGet(t, http.StatusOK, "/about", "br")
	}
}

// Caddy passes nothing to replicas that tells who a reader is.
func TestCaddyHidesReaders(t *testing.T) {
	t.Parallel()
	testProxyHides(t, func(replicas []*replica) *client {
		c, _ := startCaddy(t, replicas)
		return c
	})
}
