package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
)

// The command serve answers requests for pages. SIGHUP, from a closed terminal or a tool that asks for a reload, does
// not end it.
func TestServeAnswersRequests(t *testing.T) {
	t.Parallel()
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := start(t, t.TempDir(), unknot("serve"), "UNKNOT_ADDR=127.0.0.1:0", "UNKNOT_URL=https://unknot.example", "UNKNOT_ADVICE=none", "UNKNOT_SECURITY_CONTACT=mailto:security@unknot.example")
			if err := p.Process.Signal(syscall.SIGHUP); err != nil {
				t.Fatal(err)
			}
			if code, body := p.get(t, "/"); code != http.StatusOK || !strings.Contains(body, `<link rel="canonical" href="https://unknot.example/">`) {
				t.Errorf("/: status %d:\n%s", code, body)
			}
			if _, body := p.get(t, "/safety"); !strings.Contains(body, "a doctor or advice line") {
				t.Error("/safety names a number of an advice line")
			}
			if code, body := p.get(t, "/.well-known/security.txt"); code != http.StatusOK || !strings.HasPrefix(body, "Contact: mailto:security@unknot.example\nExpires: ") {
				t.Errorf("/.well-known/security.txt: status %d:\n%s", code, body)
			}
			p.stop(t, signal)
		})
	}
}

// With port 0, pages, the sitemap and feeds name the port that the system chose.
func TestServeNamesChosenPort(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0"))
	for path, want := range map[string]string{
		"/":            `<link rel="canonical" href="` + p.url + `/">`,
		"/sitemap.xml": "<loc>" + p.url + "/</loc>",
		"/feed.atom":   `<link rel="self" type="application/atom+xml" href="` + p.url + `/feed.atom">`,
		"/robots.txt":  "Sitemap: " + p.url + "/sitemap.xml",
	} {
		if code, body := p.get(t, path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: status %d, want %s in the body", path, code, want)
		}
	}
	p.stop(t, syscall.SIGTERM)
}

// On SIGTERM the server answers requests in flight and accepts no new connections.
func TestServeAnswersRequestsInFlight(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0"))
	u, err := url.Parse(p.url)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// net/http sends the response when it has read all of the request. Here one byte is missing, but the handler has
	// run and logged the request: so the test knows that it is in flight.
	if _, err := fmt.Fprintf(conn, "GET /robots.txt HTTP/1.1\r\nHost: %s\r\nContent-Length: 2\r\n\r\n1", u.Host); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"request"`, `"path":"/robots.txt"`)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"stopping"`)
	for {
		conn, err := net.Dial("tcp", u.Host)
		if err != nil {
			break // it no longer listens
		}
		conn.Close()
	}
	if _, err := io.WriteString(conn, "2"); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK || !strings.HasSuffix(string(body), "/sitemap.xml\n") {
		t.Errorf("%d %q, %v", response.StatusCode, body, err)
	}
	p.waitForExit(t)
}
