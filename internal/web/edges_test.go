package web_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// A client that closes its sending side after the request still gets its page.
func TestHalfClosedClientIsAnswered(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	reached := make(chan struct{}, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done() // net/http has noticed that the client closed its side
		reached <- struct{}{}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	for _, target := range []string{
		"/stretches/neck-turn", "/stretches?position=chair", "/search?q=neck", "/handout?sheet=1.2c-2h15e", "/library.json", "/feed.atom",
		"/static/" + strings.TrimPrefix(newFiles(t).URL("screen.css"), "/static/"), "/no-such-page", "/no-such-page.json",
	} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, "GET "+target+" HTTP/1.1\r\nHost: unknot.example\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
			t.Fatal(err)
		}
		<-reached
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%s: %v", target, err)
		}
		body, err := io.ReadAll(response.Body)
		want := get(t, site, target)
		if err != nil || response.StatusCode != want.code || string(body) != want.body || response.Header.Get("Content-Type") != want.header.Get("Content-Type") {
			t.Errorf("%s: %d with %d bytes, %v; want %d with %d", target, response.StatusCode, len(body), err, want.code, len(want.body))
		}
		_ = conn.Close()
	}
}

// If rendering a file fails, the error page has no header that would make browsers save it as the file.
func TestFailedDownloadIsNotSaved(t *testing.T) {
	t.Parallel()
	fail := templ.ComponentFunc(func(context.Context, io.Writer) error { return errors.New("secret: in the file") })
	panics := templ.ComponentFunc(func(context.Context, io.Writer) error { panic("secret: in the file") })
	for _, cached := range []bool{true, false} {
		for name, c := range map[string]templ.Component{"error": fail, "panic": panics} {
			site := newSite(t, nil)
			site.AddDownload("/test/file.json", "file.json", c, cached)
			a := get(t, site, "/test/file.json", "Accept-Encoding", "br")
			for _, header := range []string{"Content-Disposition", "Site-Version", "Content-Encoding", "Speculation-Rules", "ETag"} {
				if got := a.header.Get(header); got != "" {
					t.Errorf("%s, cached %v: %s is %q", name, cached, header, got)
				}
			}
			if got := a.header.Get("Cache-Control"); got != "private, no-store" {
				t.Errorf("%s, cached %v: Cache-Control is %q", name, cached, got)
			}
			if a.code != http.StatusInternalServerError || a.header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(text(a.body), "Something went wrong here") {
				t.Errorf("%s, cached %v: %d %s", name, cached, a.code, a.header.Get("Content-Type"))
			}
		}
	}
	site := newSite(t, nil)
	whole := templ.ComponentFunc(func(_ context.Context, w io.Writer) error { _, err := io.WriteString(w, "{}"); return err })
	site.AddDownload("/test/file.json", "file.json", whole, false)
	if got := get(t, site, "/test/file.json").header.Get("Content-Disposition"); got != "attachment; filename=file.json" {
		t.Errorf("a whole file comes as %q", got)
	}
}

// opaque is a writer whose type cannot be seen, as some middleware makes it.
type opaque struct{ w http.ResponseWriter }

func (o opaque) Header() http.Header         { return o.w.Header() }
func (o opaque) WriteHeader(status int)      { o.w.WriteHeader(status) }
func (o opaque) Write(p []byte) (int, error) { return o.w.Write(p) }

// wrapWriter is middleware whose writer has only the methods of the interface: it can neither flush nor unwrap.
func wrapWriter(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(opaque{w}, r) })
}

// The site works behind middleware that wraps the writer.
func TestSiteWorksBehindMiddleware(t *testing.T) {
	t.Parallel()
	if a := get(t, wrapWriter(newSite(t, nil)), "/about"); a.code != http.StatusOK {
		t.Errorf("status %d", a.code)
	}
}
