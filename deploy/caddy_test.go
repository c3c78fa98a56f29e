package deploy_test

import (
	"bufio"
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
	"testing"
	"time"

	"unknot/internal/web/limit"
)

// Caddy passes nothing to replicas that tells who a reader is.
func TestCaddyHidesReaders(t *testing.T) {
	t.Parallel()
	headers := make(chan http.Header, 1)
	replica1 := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/routines" {
			headers <- r.Header
		}
	}))
	defer replica1.Close()
	c, _ := startCaddy(t, []*replica{{addr: replica1.Listener.Addr().String()}}, patient)
	c.mustGet(t, http.StatusOK, "/routines", "br", "X-Forwarded-For", "192.0.2.77", "Forwarded", "for=192.0.2.77", "Cookie", "other=1")
	for name, values := range <-headers {
		for _, text := range []string{readerAddr, "192.0.2.77", "other=1"} {
			if strings.Contains(strings.Join(values, " "), text) {
				t.Errorf("a replica gets %s: %s", name, values)
			}
		}
	}
}

// Requests wait less long for their turn than Caddy waits for an answer: nobody would get what is rendered after that.
func TestRequestsAreRefusedBeforeCaddyGivesUp(t *testing.T) {
	t.Parallel()
	const least = 300 * time.Millisecond // to render an answer, and to send it
	caddyfile, err := os.ReadFile("caddy/Caddyfile")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)handle \{\s+import replicas (\S+)\s`).FindSubmatch(caddyfile)
	if found == nil {
		t.Fatal("no time is given to replicas")
	}
	patience, err := time.ParseDuration(string(found[1]))
	if err != nil || limit.MaxWait+least > patience {
		t.Errorf("%v: a request waits %v for its turn, and Caddy %v for an answer", err, limit.MaxWait, patience)
	}
}

// errorPage writes the page that Caddy shows while nothing answers into a folder of the test, and returns its path.
func errorPage(t testing.TB) string {
	t.Helper()
	page, err := exec.Command(program(t), "errorpage", "-emergency", "112", "-advice", "none", "-crisis", "988").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(shortDir(t), "unknot-error.html")
	if err := os.WriteFile(path, page, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// While no replica answers, Caddy says whom to call: also in front of a single one.
func TestCaddySaysWhomToCall(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 1, "-drain", "0")
	c, _ := startCaddy(t, replicas, patient)
	c.mustGet(t, http.StatusOK, "/search?q=chest+pain", "")
	stopReplicas(t, replicas)
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

// search is what a reader looks for, and no log may have.
const search = "my+pain"

// Times within which a replica has to say that it is ready: that of the Caddyfile, and one in which a replica that is
// slow on a busy machine is not down.
const asConfigured, patient = "1s", "30s"

// startCaddy starts Caddy in front of replicas.
func startCaddy(t testing.TB, replicas []*replica, healthTimeout string) (*client, *server) {
	t.Helper()
	dir, addr, plain := shortDir(t), freeAddr(t), freeAddr(t)
	cert := newCertificate(t, dir)
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	var upstreams []string
	for _, r := range replicas {
		upstreams = append(upstreams, r.addr)
	}
	config := configure(t, dir, "caddy/Caddyfile",
		"\n{\n", "\n{\nadmin off\nauto_https off\n", // no certificates from elsewhere
		"\n"+siteHost+" {\n", "\nhttps://"+siteHost+":"+port+" {\nbind "+host+"\ntls "+cert.cert+" "+cert.key+"\n",
		"\nhttp://"+siteHost+" {\n", "\nhttp://"+plain+" {\nbind "+strings.Split(plain, ":")[0]+"\n", // elsewhere, another test may have the port
		"127.0.0.1:8081 127.0.0.1:8082", strings.Join(upstreams, " "),
		"root /etc/caddy", "root "+filepath.Dir(errorPage(t)),
		"health_timeout "+asConfigured, "health_timeout "+healthTimeout,
	)
	cmd := exec.Command(find(t, "caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", config)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	s := startServer(t, cmd)
	s.await(t, "serving initial configuration")
	return newClient(addr, cert.roots), s
}

// Caddy passes on all encodings, and logs nothing about readers, whatever happens to their requests.
func TestCaddyPassesEncodingsOn(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 2, "-drain", "0")
	c, server := startCaddy(t, replicas, patient)
	for _, encoding := range []string{"br", "gzip", ""} {
		r := c.mustGet(t, http.StatusOK, "/routines", encoding)
		if got := r.header.Get("Content-Encoding"); got != encoding || r.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%q: %q, Cache-Control %q", encoding, got, r.header.Get("Cache-Control"))
		}
		for _, name := range []string{"Server", "Via"} {
			if got := r.header.Get(name); got != "" {
				t.Errorf("%s: %s", name, got)
			}
		}
		c.mustGet(t, http.StatusNotModified, "/routines", encoding, "If-None-Match", r.header.Get("Etag"))
	}
	leave(t, c)
	stopReplicas(t, replicas)
	if r, err := c.get("/search?q="+search, "br"); err != nil || r.status != http.StatusServiceUnavailable || r.header.Get("Server") != "" {
		t.Errorf("without replicas a search answers %d, %v, %v", r.status, r.header, err)
	}
	testLogHidesReaders(t, server)
}

// testLogHidesReaders ends Caddy and looks into its log.
func testLogHidesReaders(t testing.TB, s *server) {
	t.Helper()
	s.stop()
	if log := s.whole(t); strings.Contains(log, search) || strings.Contains(log, readerAddr) {
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

// Requests with broken bodies, which are the fault of clients, do not make Caddy take a replica for broken. Those of
// POST reach none. That of a GET does, as Caddy cannot tell, and fails.
func TestCaddyForgivesBrokenBodies(t *testing.T) {
	t.Parallel()
	c, _ := startCaddy(t, startReplicas(t, program(t), 2, "-drain", "0"), patient)
	ended := make(chan struct{})
	var breaking sync.WaitGroup
	for i := range 40 {
		method := []string{http.MethodGet, http.MethodPost}[i%2]
		breaking.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
				}
				conn := c.dial(t)
				fmt.Fprintf(conn, "%s /about HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", method, siteHost)
				answer, err := http.ReadResponse(bufio.NewReader(conn), nil) // or an error, if the connection is refused
				if err == nil && method == http.MethodPost && answer.StatusCode != http.StatusMethodNotAllowed {
					t.Errorf("POST with a broken body: %s", answer.Status)
				}
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
