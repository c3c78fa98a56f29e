package web_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"unknot/internal/web"
)

// logTo returns a logger that writes JSON to w.
func logTo(w io.Writer) *slog.Logger { return slog.New(slog.NewJSONHandler(w, nil)) }

// records parses a log that was written with logTo.
func records(t *testing.T, log *bytes.Buffer) []map[string]any {
	t.Helper()
	var out []map[string]any
	for line := range strings.Lines(log.String()) {
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		out = append(out, record)
	}
	return out
}

// Each request has one line in the log, with these fields, and is counted once, under its route and status.
func TestEachRequestIsLoggedAndCounted(t *testing.T) {
	t.Parallel()
	fields := []string{"bytes", "cache", "id", "level", "method", "msg", "path", "route", "status", "time", "took"}
	for _, test := range []struct {
		method, target     string
		path, route, cache string
		status             int
	}{
		{"GET", "/stretches?position=chair&tag=desk", "/stretches", "/stretches", "miss", 200},
		{"GET", "/stretches?position=chair&tag=desk", "/stretches", "/stretches", "hit", 200},
		{"HEAD", "/stretches?position=chair&tag=desk", "/stretches", "/stretches", "hit", 200},
		{"GET", "/stretches?tag=desk&position=chair", "/stretches", "/stretches", "miss", 302},
		{"GET", "/handout?sheet=1.d3.2c-2h15e", "/handout", "/handout", "", 200},
		{"GET", "/stretches/neck-turn", "/stretches/neck-turn", "/stretches/{id}", "miss", 200},
		{"GET", "/stretches/none", "/stretches/none", "/stretches/{id}", "miss", 404},
		{"GET", "/no/such/page", "/no/such/page", "", "", 404},
		{"GET", "/s/1", "/s/1", "/s/{number}", "miss", 301},
		{"POST", "/about", "/about", "", "", 405},
		{"POST", "/healthz", "/healthz", "", "", 405},
	} {
		t.Run(test.method+" "+test.target, func(t *testing.T) {
			var log bytes.Buffer
			site := newSite(t, func(c *web.Config) { c.Log, c.Metrics = logTo(&log), true })
			requests := 1.0
			if test.cache == "hit" {
				requests++
				get(t, site, test.target)
				log.Reset()
			}
			get(t, site, "/healthz") // which succeeds, is not logged
			a := ask(t, site, test.method, test.target)
			all := records(t, &log)
			if len(all) != 1 {
				t.Fatalf("%d lines for one request:\n%s", len(all), log.String())
			}
			r := all[0]
			if got := slices.Sorted(maps.Keys(r)); !slices.Equal(got, fields) {
				t.Errorf("fields %v\nwant %v", got, fields)
			}
			want := map[string]any{
				"level": "INFO", "msg": "request", "method": test.method, "path": test.path, "route": test.route,
				"cache": test.cache, "status": float64(test.status), "bytes": float64(len(a.body)),
			}
			for name, value := range want {
				if r[name] != value {
					t.Errorf("%s: %v, want %v", name, r[name], value)
				}
			}
			if r["id"] == "" {
				t.Error("no id")
			}
			labels := []string{"route", cmp.Or(test.route, "none"), "status", fmt.Sprint(test.status)}
			if n := value(scrape(t, site), durations, labels...); n != requests {
				t.Errorf("%v requests are counted under %s, want %v", n, labels, requests)
			}
		})
	}
}

// The log has neither queries nor anything else that identifies a client.
func TestRequestLogIsPrivate(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	site.AddPanic("/test/panic", func() { panic("boom") })
	for _, target := range []string{"/stretches?position=chair", "/stretches?position=pear", "/about?position=chair", "/no/page?position=chair", "/test/panic?position=chair",
		"/stretches%3Fposition=chair", "/search&q=pear", "/search;q=mark", "/search=chair", "/handout%3fsheet%3Dmark", "/s/1%23chair", "/search%253Fq%253Dpear"} {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.RemoteAddr = "203.0.113.7:4711"
		for _, name := range []string{"User-Agent", "Referer", "Cookie", "X-Forwarded-For", "X-Real-Ip", "Forwarded", "Accept-Language", "Authorization"} {
			r.Header.Set(name, "203.0.113.8 mark")
		}
		site.ServeHTTP(httptest.NewRecorder(), r)
	}
	if n := len(records(t, &log)); n < 12 {
		t.Fatalf("%d lines for twelve requests", n)
	}
	for _, private := range []string{"203.0.113", "4711", "mark", "chair", "pear", "?"} {
		lines := log.String()
		if private == "?" {
			lines, _, _ = strings.Cut(lines, `"stack"`) // the stack says nothing about clients
		}
		if strings.Contains(lines, private) {
			t.Errorf("%q is in the log:\n%s", private, lines)
		}
	}
}

// A line of the log stays short, and says how much was cut off.
func TestRequestLogIsBounded(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 12_000)
	wide := strings.Repeat("\u00e9", 6_000) // two bytes each: a cut between them would be invalid UTF-8
	raw := strings.Repeat("%01", 4_000)     // written as \u0001
	for _, test := range []struct{ method, target, path, method2 string }{
		{"GET", "/" + long, "/" + long[:255] + "… (12001 bytes)", "GET"},
		{"GET", "/stretches/" + long, "/stretches/" + long[:245] + "… (12011 bytes)", "GET"},
		{"GET", "/static/" + long + ".css", "/static/" + long[:248] + "… (12012 bytes)", "GET"},
		{"GET", "/" + wide, "/" + wide[:254] + "… (12001 bytes)", "GET"},
		{"GET", "/" + raw, "/" + strings.Repeat("\x01", 255) + "… (4001 bytes)", "GET"},
		{long, "/about", "/about", long[:32] + "… (12000 bytes)"},
		{"GET", "/" + long[:255], "/" + long[:255], "GET"},
	} {
		var log bytes.Buffer
		site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
		site.AddPanic("/stretches/"+long+"/panic", func() { panic("secret") })
		ask(t, site, test.method, test.target)
		r := records(t, &log)[0]
		if r["path"] != test.path || r["method"] != test.method2 {
			t.Errorf("%.40s %.40s: path %v, method %v", test.method, test.target, r["path"], r["method"])
		}
		const limit = 2_500
		if log.Len() > limit {
			t.Errorf("%.40s %.40s: %d bytes, at most %d", test.method, test.target, log.Len(), limit)
		}
		log.Reset()
		get(t, site, "/stretches/"+long+"/panic")
		if all := errorsIn(t, &log); len(all) != 1 || all[0]["path"] != "/stretches/"+long[:245]+"… (12017 bytes)" {
			t.Errorf("a panic is logged with the path %v", all[0]["path"])
		}
	}
}

// Each request has its own ID. If a proxy sends a valid one, the site uses it, so that the two logs can be compared.
func TestRequestIDsAreUnique(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, func(c *web.Config) { c.Log = logTo(&log) })
	seen := map[any]bool{}
	for _, test := range []struct {
		id   string
		used bool
	}{
		{"", false}, {"", false}, {"0af7651916cd43dd-B7_1", true}, {strings.Repeat("a", 64), true},
		{strings.Repeat("a", 65), false}, {"two words", false}, {`"quoted"`, false}, {"line\nline", false}, {"é", false},
	} {
		log.Reset()
		get(t, site, "/about", "X-Request-Id", test.id)
		got := records(t, &log)[0]["id"]
		if got == "" || seen[got] || (got == test.id) != test.used {
			t.Errorf("X-Request-Id %q: id %q, want it used: %v", test.id, got, test.used)
		}
		seen[got] = true
	}
}
