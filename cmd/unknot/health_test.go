package main

import (
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// awaitReady returns when a server is ready. It is not until its search index is built.
func awaitReady(t *testing.T, address string) {
	t.Helper()
	for code := 0; code != http.StatusOK; {
		code, _ = getFrom(t, address+"/readyz")
	}
}

// The command health fails unless a server is ready.
func TestHealthFailsUnlessReady(t *testing.T) {
	t.Parallel()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(web.Config{Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) }}, c, files)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	addr := server.Listener.Addr().String()
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	health := func(env []string, args ...string) (string, int) {
		t.Helper()
		cmd := unknot(append([]string{"health"}, args...)...)
		cmd.Env = append(cmd.Env, env...)
		out, _ := cmd.CombinedOutput()
		return string(out), cmd.ProcessState.ExitCode()
	}
	awaitReady(t, server.URL)
	for _, test := range []struct{ env, args []string }{
		{nil, []string{"-addr", addr}},
		{nil, []string{"-addr", ":" + port}},
		{nil, []string{"-addr", "0.0.0.0:" + port}},
		{[]string{"UNKNOT_ADDR=" + addr}, nil},
		{[]string{"PORT=" + port}, nil},
	} {
		if out, code := health(test.env, test.args...); code != 0 || out != "ready\n" {
			t.Errorf("%v %v: status %d, %q", test.env, test.args, code, out)
		}
	}
	site.Drain()
	if out, code := health(nil, "-addr", addr); code != 1 || !strings.Contains(out, "/readyz answers 503") {
		t.Errorf("not ready: status %d\n%s", code, out)
	}
	server.Close()
	if out, code := health(nil, "-addr", addr); code != 1 || !strings.HasPrefix(out, "unknot health: ") {
		t.Errorf("a closed port: status %d\n%s", code, out)
	}
	if out, code := health(nil, "-addr", "here"); code == 0 || !strings.Contains(out, "write host and port") {
		t.Errorf("an invalid address: status %d\n%s", code, out)
	}
}
