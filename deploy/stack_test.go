package deploy_test

import (
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// stack is HAProxy, Varnish and three replicas, as docs/operating.md sets them up.
type stack struct {
	replicas []*replica
	client   *client // of the edge
	haproxy  *server
	cache    *client // of Varnish
	origin   *client // of HAProxy behind Varnish
	url      string  // of the edge, on this machine
	watch    *client // of HAProxy's metrics
	cacheDir string  // of Varnish
}

// changes are those of a test to configurations, as configure takes them.
type changes struct{ vcl, haproxy, storage []string }

// startStack starts it, and waits until a page comes out of Varnish's cache.
func startStack(t testing.TB, replicas []*replica, c changes) *stack {
	t.Helper()
	dir := shortDir(t)
	cert := newCertificate(t, dir)
	edge, edgeSocket := listen(t)
	origin, originSocket := listen(t)
	s := &stack{
		replicas: replicas, cacheDir: filepath.Join(dir, "varnish"),
		client: newClient("tcp", edge.Addr().String(), cert.roots),
		cache:  newClient("unix", filepath.Join(dir, "cache"), nil),
		origin: newClient("tcp", origin.Addr().String(), nil),
		watch:  newClient("unix", filepath.Join(dir, "watch"), nil),
		url:    "https://" + edge.Addr().String(),
	}
	cache := filepath.Join(dir, "cache")
	s.startVarnish(t, dir, cache, origin, c)
	config := configure(t, dir, "haproxy/haproxy.cfg", append(c.haproxy,
		"chroot /var/lib/haproxy", "", "user haproxy", "", "group haproxy", "", "maxconn 12000", "maxconn 4000", "maxconn 11000 ", "maxconn 3000 ", // a test may run without the rights of root
		"/run/haproxy/admin.sock", filepath.Join(dir, "admin"),
		"bind :::80 v4v6", "bind unix@"+filepath.Join(dir, "plain"),
		":::443 v4v6 ssl crt /etc/haproxy/certs/", "fd@3 ssl crt "+cert.both,
		"bind 127.0.0.1:6080", "bind fd@4",
		"bind 127.0.0.1:8404", "bind unix@"+filepath.Join(dir, "watch"),
		"127.0.0.1:6081", "unix@"+cache,
		"127.0.0.1:6080", origin.Addr().String(),
		"127.0.0.1:8081", replicas[0].addr, "127.0.0.1:8082", replicas[1].addr, "127.0.0.1:8083", replicas[2].addr,
		"/etc/haproxy/unknot-error.html", errorPage(t),
		"sc0_http_req_rate gt 500", "sc0_http_req_rate gt 5000000", // all readers of a test have one address
		"timeout check 2s", "timeout check 30s", // a replica that is slow on a busy machine is not down
	)...)
	cmd := exec.Command(find(t, "haproxy", "haproxy"), "-db", "-f", config)
	cmd.ExtraFiles = []*os.File{edgeSocket, originSocket}
	s.haproxy = startServer(t, cmd)
	// Only HAProxy has them now: when it ends, connections are refused.
	for _, c := range []io.Closer{edge, edgeSocket, origin, originSocket} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s.awaitCache(t)
	return s
}

// startVarnish starts Varnish on a socket at path, in front of HAProxy at origin.
func (s *stack) startVarnish(t testing.TB, dir, path string, origin net.Listener, c changes) {
	t.Helper()
	host, port, err := net.SplitHostPort(origin.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	replace := append(c.vcl, "/etc/varnish/unknot-error.html", errorPage(t), `.host = "127.0.0.1"`, `.host = "`+host+`"`, `.port = "6080"`, `.port = "`+port+`"`, ".timeout = 2s", ".timeout = 30s") // on a busy machine
	vcl := configure(t, dir, "varnish/unknot.vcl", replace...)
	varnish := exec.Command(find(t, "varnishd", "varnish"), "-F", "-j", "none", "-n", s.cacheDir, "-f", vcl, "-a", path+",mode=666")
	for _, storage := range varnishStorage.FindAllString(readFile(t, configure(t, dir, "varnish/unknot.conf", c.storage...)), -1) {
		varnish.Args = append(varnish.Args, strings.Fields(storage)...)
	}
	startServer(t, varnish).await(t, "said Child starts")
}

// varnishStorage matches the storages that Varnish is started with.
var varnishStorage = regexp.MustCompile(`-s \S+`)

// awaitCache waits until pages come out of Varnish: until HAProxy has seen that it is up.
func (s *stack) awaitCache(t testing.TB) {
	t.Helper()
	s.client.mustGet(t, http.StatusOK, "/", "br")
	if got := s.client.mustGet(t, http.StatusOK, "/", "br").header.Get("X-Cache"); got != "hit" {
		t.Fatalf("the second request of a page is a %q in Varnish", got)
	}
}

// varnish runs a command of Varnish's on this one and returns its output.
func (s *stack) varnish(t testing.TB, command string, args ...string) string {
	t.Helper()
	out, err := exec.Command(find(t, command, "varnish"), append([]string{"-n", s.cacheDir}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

// keep lets Varnish keep the files of a replica.
func (s *stack) keep(t testing.TB, replica string) {
	t.Helper()
	find(t, "curl", "curl")
	cmd := exec.Command("varnish/keep", replica, "http://"+siteHost, "--unix-socket", filepath.Join(filepath.Dir(s.cacheDir), "cache"))
	if out, err := cmd.CombinedOutput(); err != nil || !keptFiles.Match(out) {
		t.Fatalf("varnish/keep: %v\n%s", err, out)
	}
}

var keptFiles = regexp.MustCompile(`^[1-9][0-9]+ files are kept\n$`)

// purge removes the pages of other versions than that of a replica from Varnish.
func (s *stack) purge(t testing.TB, replica string) {
	t.Helper()
	find(t, "curl", "curl")
	cmd := exec.Command("varnish/purge", replica, "-n", s.cacheDir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("varnish/purge: %v\n%s", err, strings.TrimSpace(string(out)))
	}
}
