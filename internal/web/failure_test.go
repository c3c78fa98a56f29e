package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/a-h/templ"

	"unknot/internal/site"
	"unknot/internal/web"
)

// errorsIn returns the lines of a log that do not log a request.
func errorsIn(t *testing.T, log *bytes.Buffer) []map[string]any {
	t.Helper()
	var out []map[string]any
	for _, r := range records(t, log) {
		if r["msg"] != "request" {
			out = append(out, r)
		}
	}
	return out
}

// checkServerError checks that an answer is the page for status 500.
func checkServerError(t *testing.T, a answer) {
	t.Helper()
	if a.code != http.StatusInternalServerError {
		t.Errorf("%d, want 500", a.code)
	}
	for _, want := range []string{"Something went wrong here", "This is our mistake, not yours.", "Get help if one is new"} {
		if !strings.Contains(text(a.body), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(a.body, "secret") || strings.Contains(a.body, ".go:") {
		t.Errorf("the page reveals the error:\n%s", a.body)
	}
	for name, want := range map[string]string{
		"Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store", "ETag": "", "Content-Encoding": "",
		"X-Content-Type-Options": "nosniff", "Strict-Transport-Security": "max-age=31536000",
	} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if !strings.Contains(a.header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("no Content-Security-Policy")
	}
}

// panics is a page that panics.
func panics(site.Site, *http.Request) (templ.Component, error) { panic("secret: in the page") }

// panicsLate is a page whose component panics after it has written something.
func panicsLate(site.Site, *http.Request) (templ.Component, error) {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, _ = io.WriteString(w, "<p>secret")
		panic("secret: in the component")
	}), nil
}

// fails is a page that returns an error.
func fails(site.Site, *http.Request) (templ.Component, error) {
	return nil, errors.New("secret: in the page")
}

// failsLate is a page whose component returns an error after it has written something.
func failsLate(site.Site, *http.Request) (templ.Component, error) {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, _ = io.WriteString(w, "<p>secret")
		return errors.New("secret: in the component")
	}), nil
}

// Errors and panics of a page get the page for status 500, and are logged. Only a panic has a stack in the log.
func TestFailingPageIsLogged(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		page  func(site.Site, *http.Request) (templ.Component, error)
		value string // in the log
		stack string // function in the stack of the log, "" for no stack
	}{
		{"panic", panics, "secret: in the page", "web_test.panics"},
		{"panic while rendering", panicsLate, "secret: in the component", "web_test.panicsLate"},
		{"error", fails, "secret: in the page", ""},
		{"error while rendering", failsLate, "secret: in the component", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			server := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
			server.Add("/test/page", test.page)
			for range 2 { // errors are not cached
				log.Reset()
				checkServerError(t, get(t, server, "/test/page", "Accept-Encoding", "br"))
				all := errorsIn(t, &log)
				if len(all) != 1 {
					t.Fatalf("%d errors, want one:\n%s", len(all), log.String())
				}
				line := strings.Split(log.String(), "\n")[0]
				if all[0]["level"] != "ERROR" || all[0]["path"] != "/test/page" || all[0]["id"] == "" || !strings.Contains(line, test.value) {
					t.Errorf("the log says %s", line)
				}
				if !strings.Contains(line, test.stack) || strings.Contains(line, "goroutine") && test.stack == "" {
					t.Errorf("stack with %q wanted, the log says %s", test.stack, line)
				}
			}
			page(t, server, "/about")
		})
	}
}

// A panic in a handler gets the page for status 500, and is logged with its stack.
func TestPanickingHandlerIsLogged(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	site.AddPanic("/test/panic", func() { panic("secret: in the handler") })
	checkServerError(t, get(t, site, "/test/panic"))
	all := errorsIn(t, &log)
	if len(all) != 1 || all[0]["value"] != "secret: in the handler" || !strings.Contains(all[0]["stack"].(string), "TestPanickingHandlerIsLogged") {
		t.Errorf("the log says %v", all)
	}
	last := records(t, &log)[1]
	if last["msg"] != "request" || last["status"] != float64(http.StatusInternalServerError) {
		t.Errorf("the request is logged as %v", last)
	}
	page(t, site, "/about")
}

// halfWriter panics when half of a body has been sent.
type halfWriter struct{ http.ResponseWriter }

func (w halfWriter) Write(p []byte) (int, error) {
	_, _ = w.ResponseWriter.Write(p[:len(p)/2])
	_ = http.NewResponseController(w.ResponseWriter).Flush()
	panic("secret: halfway")
}

// If part of a response has been sent before a panic, the connection is closed, so that no client takes the response
// for complete.
func TestPanicClosesTheConnection(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site.ServeHTTP(halfWriter{w}, r)
	}))
	t.Cleanup(server.Close)
	a, err := send(server.URL, "GET /about", nil)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%+v, error %v", a, err)
	}
	server.Close() // waits for the log of every request
	if all := errorsIn(t, &log); len(all) != 1 || all[0]["value"] != "secret: halfway" {
		t.Errorf("the log says %v", all)
	}
}

// A client that leaves is not an error, and other clients still get the page.
func TestLeavingClientIsNoError(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	server := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	asked, goOn := make(chan struct{}), make(chan struct{})
	var made int
	server.Add("/test/page", func(site.Site, *http.Request) (templ.Component, error) {
		made++
		close(asked)
		<-goOn
		return templ.Raw("whole"), nil
	})
	ctx, leave := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	readers.Go(func() {
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/test/page", nil)
		server.ServeHTTP(httptest.NewRecorder(), r)
	})
	<-asked
	leave()
	stays := httptest.NewRecorder()
	readers.Go(func() { server.ServeHTTP(stays, httptest.NewRequest(http.MethodGet, "/test/page", nil)) })
	close(goOn)
	readers.Wait()
	if stays.Code != http.StatusOK || stays.Body.String() != "whole" || made != 1 {
		t.Errorf("%d %q, made %d times", stays.Code, stays.Body, made)
	}
	if all := errorsIn(t, &log); len(all) != 0 {
		t.Errorf("the log says %v", all)
	}
}
