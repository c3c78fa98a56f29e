package main

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Open pages are told of every change, each of which has a name of its own. When a page is closed, its stream ends.
func TestOpenPagesLearnOfChanges(t *testing.T) {
	t.Parallel()
	site := &devSite{}
	site.changed()
	server := httptest.NewServer(site)
	defer server.Close() // waits for the end of the streams
	var pages [2]*bufio.Reader
	for i := range pages {
		response, err := http.Get(server.URL + "/dev/changes")
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		for name, want := range map[string]string{"Content-Type": "text/event-stream", "Cache-Control": "no-store"} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		pages[i] = bufio.NewReader(response.Body)
	}
	seen := map[string]bool{}
	for n := range 3 {
		var events [2]string
		for i, page := range pages {
			for range 3 { // lines
				line, err := page.ReadString('\n')
				if err != nil {
					t.Fatal(err)
				}
				events[i] += line
			}
		}
		if one := events[0]; one != events[1] || seen[one] || !strings.HasPrefix(one, "event: version\ndata: ") {
			t.Fatalf("after change %d the pages receive %q, after %v", n, events, seen)
		}
		seen[events[0]] = true
		site.changed()
	}
}
