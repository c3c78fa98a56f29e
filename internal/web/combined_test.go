package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"unknot/internal/web"
)

// combined matches a line of the combined log format and nothing else. A quoted string holds only printable ASCII and escapes.
var combined = regexp.MustCompile(`^(\S+) - (-) \[(\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] ` +
	`"([!-~]{1,32}) ((?:[!#-\[\]-~]|\\["\\])+) (HTTP/\d\.\d)" (\d{3}) (-|[1-9]\d*) "((?:[ !#-\[\]-~]|\\["\\]|\\x[0-9a-f]{2})+)" "((?:[ !#-\[\]-~]|\\["\\]|\\x[0-9a-f]{2})+)"$`)

// combinedSite is a site whose log is in the combined format. Other records go to others.
func combinedSite(t *testing.T, readers bool) (site *web.Server, log, others *bytes.Buffer) {
	t.Helper()
	log, others = new(bytes.Buffer), new(bytes.Buffer)
	site = newSite(t, func(c *web.Config) {
		c.Log, c.LogReaders = slog.New(web.NewCombinedHandler(log, slog.NewJSONHandler(others, nil))), readers
	})
	return site, log, others
}

// private is a request whose headers say who sent it.
func private(method, target string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = "203.0.113.7:4711"
	r.Header.Set("Referer", "https://unknot.example/search?q=secret#secret")
	r.Header.Set("User-Agent", "Browser \"9\" \\ \x01\u00e9")
	r.SetBasicAuth("secret", "secret")
	return r
}

func TestCombinedLog(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 253)
	for _, test := range []struct{ method, target, want string }{
		{"GET", "/stretches?position=chair", `GET /stretches HTTP/1.1 200`},
		{"HEAD", "/stretches", `HEAD /stretches HTTP/1.1 200`},
		{"GET", "/search?q=secret", `GET /search HTTP/1.1 200`},
		{"GET", "/search/suggest?q=secret", `GET /search/suggest HTTP/1.1 200`},
		{"GET", "/handout?sheet=1.d3.2c-2h15e", `GET /handout HTTP/1.1 200`},
		{"GET", "/no%20%22such%22%5cpage%0a?x=secret", `GET /no%20%22such%22%5cpage%0a HTTP/1.1 404`},
		{"GET", "/" + long + "%20%20", "GET /" + long + "... HTTP/1.1 404"},
		{"GET", "/" + long + "aaa", "GET /" + long + "aa... HTTP/1.1 404"},
		{"BREW", "/about", `BREW /about HTTP/1.1 405`},
		{strings.Repeat("B", 50), "/about", strings.Repeat("B", 32) + ` /about HTTP/1.1 405`},
		{"GET", "/s/1", `GET /s/1 HTTP/1.1 301`},
	} {
		for _, readers := range []bool{false, true} {
			site, log, others := combinedSite(t, readers)
			for range 2 { // the second may be answered from the cache
				log.Reset()
				w := httptest.NewRecorder()
				site.ServeHTTP(w, private(test.method, test.target))
				m := combined.FindStringSubmatch(strings.TrimSuffix(log.String(), "\n"))
				if m == nil || !strings.HasSuffix(log.String(), "\n") {
					t.Fatalf("%q is not a line of the combined format", log)
				}
				if got := strings.Join(m[4:8], " "); got != test.want {
					t.Errorf("%q, want %q", got, test.want)
				}
				address, referer, agent := "-", "-", "-"
				if readers {
					address, referer, agent = "203.0.113.7", "https://unknot.example/search", `Browser \"9\" \\ \x01\xc3\xa9`
				}
				if m[1] != address || m[9] != referer || m[10] != agent {
					t.Errorf("%q, %q, %q, want %q, %q, %q", m[1], m[9], m[10], address, referer, agent)
				}
				if length := w.Body.Len(); length == 0 && m[8] != "-" || length > 0 && m[8] == "-" {
					t.Errorf("%s bytes of %d", m[8], length)
				}
				at, err := time.Parse("02/Jan/2006:15:04:05 -0700", m[3])
				if _, bad := url.Parse(m[5]); err != nil || bad != nil || !at.Equal(march) {
					t.Errorf("%s, %s: %v, %v", m[3], m[5], err, bad)
				}
				if strings.Contains(log.String(), "secret") || others.Len() > 0 {
					t.Errorf("the log says %q, others %q", log, others)
				}
			}
		}
	}
}

// What is not a request is no line of the combined log.
func TestCombinedLogOfErrors(t *testing.T) {
	t.Parallel()
	site, log, others := combinedSite(t, false)
	site.AddHandler("/test/panic", func(http.ResponseWriter, *http.Request) { panic("boom") })
	get(t, site, "/test/panic")
	if m := combined.FindStringSubmatch(strings.TrimSuffix(log.String(), "\n")); m == nil || m[7] != "500" {
		t.Errorf("the log of requests says %q", log)
	}
	all := errorsIn(t, others)
	if len(all) != 1 || all[0]["msg"] != "panic" {
		t.Errorf("the other log says %v", all)
	}
	handler := web.NewCombinedHandler(log, slog.NewTextHandler(others, nil))
	others.Reset()
	slog.New(handler).With("a", 1).WithGroup("g").Info("request", "b", 2)
	if !strings.HasSuffix(others.String(), "msg=request a=1 g.b=2\n") {
		t.Errorf("a record that is no request: %q", others)
	}
}

// A connection that is closed before there is an answer has the status 000.
func TestCombinedLogOfAbort(t *testing.T) {
	t.Parallel()
	site, log, _ := combinedSite(t, false)
	site.AddHandler("/test/abort", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	func() {
		defer func() {
			if v := recover(); v != http.ErrAbortHandler {
				t.Errorf("panic with %v", v)
			}
		}()
		site.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/test/abort", nil))
	}()
	if m := combined.FindStringSubmatch(strings.TrimSuffix(log.String(), "\n")); m == nil || m[7] != "000" || m[8] != "-" {
		t.Errorf("the log says %q", log)
	}
}

// With the setting every line says from where the reader comes, but never the query of that page.
func TestLogOfReaders(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, func(c *web.Config) { c.Log, c.LogReaders = logTo(&log), true })
	for _, test := range []struct{ referer, want string }{
		{"https://unknot.example/search?q=secret", "https://unknot.example/search"},
		{"https://secret:secret@other.example/a%2fb?x#secret", "https://other.example/a%2fb"},
		{"https://other.example", "https://other.example"},
		{"mailto:secret", ""}, {"secret", ""}, {"%zz", ""}, {"", ""},
	} {
		for range 2 {
			log.Reset()
			r := private(http.MethodGet, "/about")
			r.Header.Set("Referer", test.referer)
			site.ServeHTTP(httptest.NewRecorder(), r)
			record := records(t, &log)[0]
			if record["address"] != "203.0.113.7" || record["referer"] != test.want || !strings.HasPrefix(record["agent"].(string), "Browser") {
				t.Errorf("%q: %v", test.referer, record)
			}
			if strings.Contains(log.String(), "secret") {
				t.Errorf("the log says %s", &log)
			}
		}
	}
}

// Behind a proxy of the settings the address is that of the reader, from the cache too. Anyone else can write what they like in the header.
func TestLogOfReadersBehindProxy(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	for proxies, want := range map[string]string{"203.0.113.0/24": "192.0.2.1", "10.0.0.0/8": "203.0.113.7"} {
		site := newSite(t, func(c *web.Config) {
			c.Log, c.LogReaders, c.ClientHeader, c.Proxies = logTo(&log), true, "X-Forwarded-For", []string{proxies}
			c.ClientRate, c.ClientBurst = 60, 60
		})
		for range 2 {
			log.Reset()
			r := private(http.MethodGet, "/about")
			r.Header.Set("X-Forwarded-For", "192.0.2.9, 192.0.2.1")
			site.ServeHTTP(httptest.NewRecorder(), r)
			if record := records(t, &log)[0]; record["address"] != want {
				t.Errorf("behind %s: %v, want %s", proxies, record, want)
			}
		}
	}
}
