package main

import (
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
)

// getFrom returns the status and the body of an address.
func getFrom(t *testing.T, address string) (int, string) {
	t.Helper()
	return (&program{url: address}).get(t, "")
}

// The listener for metrics answers with metrics and profiles only, and the public one with neither.
func TestServeMetricsOnlyOnTheirListener(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-metrics", "127.0.0.1:0"))
	_, at, _ := strings.Cut(p.err.await(t, "unknot: metrics at http://"), " at ")
	inside := strings.TrimSuffix(at, "/metrics")
	for range 16 { // short responses are sent when their handler has returned and counted them
		p.get(t, "/healthz")
	}
	code, body := getFrom(t, at)
	if code != http.StatusOK {
		t.Fatalf("status %d", code)
	}
	for _, want := range []string{`unknot_http_request_duration_seconds_count{route="/healthz",status="200"} 16` + "\n", "unknot_content_info{", "go_goroutines ", "process_resident_memory_bytes "} {
		if !strings.Contains(body, "\n"+want) {
			t.Errorf("no metric %s", want)
		}
	}
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/goroutine"} {
		if code, _ := getFrom(t, inside+path); code != http.StatusOK {
			t.Errorf("%s: status %d on the listener for metrics", path, code)
		}
		if code, _ := p.get(t, path); code != http.StatusNotFound {
			t.Errorf("%s: status %d on the public listener", path, code)
		}
	}
	if code, _ := getFrom(t, inside+"/about"); code != http.StatusNotFound {
		t.Errorf("/about: status %d on the listener for metrics", code)
	}
	p.stop(t, syscall.SIGTERM)
}

// A page of another site whose name was made to point to this machine (DNS rebinding) can read nothing. A browser sends
// the name of that site as the host.
func TestServeMetricsRefusesOtherHosts(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-metrics", "LOCALHOST:0"))
	_, at, _ := strings.Cut(p.err.await(t, "unknot: metrics at http://"), " at ")
	for host, want := range map[string]int{
		"evil.example": 421, "evil.example:9464": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421,
		"localhost": 200, "localhost.:9464": 200, "10.1.2.3:9464": 200, "127.0.0.1": 200, "[::1]:9464": 200, "[fe80::1]": 200,
	} {
		r, err := http.NewRequest(http.MethodGet, at, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != want || (want != 200) != strings.Contains(string(body), "ask for an IP address, localhost or the name in -metrics") {
			t.Errorf("host %q: %d, %v, %.100q; want %d", host, response.StatusCode, err, body, want)
		}
	}
	p.stop(t, syscall.SIGTERM)
}

// Requests for an IP address, localhost or the name of the listener are answered.
func TestMetricsHostIsAddressOrOwnName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		addr, host string
		want       bool
	}{
		{"unknot.internal:9464", "unknot.internal:9464", true}, {"unknot.internal:9464", "UNKNOT.internal", true}, {"unknot.internal:9464", "other.internal", false},
		{":9464", "10.0.0.7:9464", true}, {":9464", "unknot.internal", false}, {"[::1]:9464", "[::1]:9464", true}, {":9464", "[evil", false},
	} {
		if got := isMetricsHost(test.host, test.addr); got != test.want {
			t.Errorf("-metrics %s, host %q: %v", test.addr, test.host, got)
		}
	}
}

// While the server drains, its metrics can still be read, and say that it is not ready.
func TestMetricsCanBeReadWhileDraining(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-metrics", "127.0.0.1:0", "-drain", "10m"))
	_, at, _ := strings.Cut(p.err.await(t, "unknot: metrics at http://"), " at ")
	if _, body := getFrom(t, at); !strings.Contains(body, "\nunknot_ready 1\n") {
		t.Error("not ready before SIGTERM")
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"stopping"`)
	for ready := true; ready; {
		_, body := getFrom(t, at)
		ready = !strings.Contains(body, "\nunknot_ready 0\n")
	}
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
}

// If the address for metrics is in use, serve fails and says so. Without one there is no listener for metrics.
func TestServeFailsIfMetricsAddressIsInUse(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0"))
	out, err := unknot("serve", "-addr", "127.0.0.1:0", "-metrics", strings.TrimPrefix(p.url, "http://")).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "another -metrics or UNKNOT_METRICS, or stop what listens there") {
		t.Errorf("%v:\n%s", err, out)
	}
	p.stop(t, syscall.SIGTERM)
	for _, line := range p.err.pending {
		if strings.Contains(line, "metrics") {
			t.Errorf("standard error: %s", line)
		}
	}
}
