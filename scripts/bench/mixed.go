package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	mixedPause = 50 * time.Millisecond  // between two requests
	slowPause  = 500 * time.Millisecond // pause of a slow client before each of its slowParts
	slowParts  = 4
)

var (
	location = regexp.MustCompile(`<loc>https?://[^/<]*([^<]*)</loc>`)
	checkbox = regexp.MustCompile(`<input[^>]*type="checkbox"[^>]*name="([a-z-]+)"[^>]*value="([^"]*)"`)
)

// mixedLoad sends requests of all sorts in turn.
type mixedLoad struct {
	url, host string
	pages     []string
	boxes     []string // the checkboxes of the filters of /stretches, as name=value

	mu     sync.Mutex
	counts map[string]int // numbers of requests, by sort and result
	broken error          // the first request that failed without a reason
}

// newMixedLoad returns a load for the site at url. It reads the addresses of the pages and the filters from the site.
func newMixedLoad(ctx context.Context, url string) (*mixedLoad, error) {
	m := &mixedLoad{url: url, host: strings.TrimPrefix(url, "http://"), counts: map[string]int{}}
	list, err := get(ctx, url+"/sitemap.xml", "identity", "")
	if err != nil {
		return nil, err
	}
	for _, page := range location.FindAllSubmatch(list.body, -1) {
		m.pages = append(m.pages, string(page[1]))
	}
	moves, err := get(ctx, url+"/stretches", "identity", "")
	if err != nil {
		return nil, err
	}
	for _, box := range checkbox.FindAllSubmatch(moves.body, -1) {
		m.boxes = append(m.boxes, string(box[1])+"="+string(box[2]))
	}
	if len(m.pages) == 0 || len(m.boxes) == 0 {
		return nil, errors.New("the site has no pages or no filters")
	}
	return m, nil
}

// send sends requests until ctx ends, and returns when all have ended.
func (m *mixedLoad) send(ctx context.Context) {
	tick := time.NewTicker(mixedPause)
	defer tick.Stop()
	var all sync.WaitGroup
	defer all.Wait()
	for n := 0; ; n++ {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		all.Go(func() { m.sendOne(ctx, n) })
	}
}

// sendOne sends the n-th request. Twelve of twenty are for pages.
func (m *mixedLoad) sendOne(ctx context.Context, n int) {
	encoding := []string{"br", "gzip", "identity"}[n%3]
	switch n % 20 {
	case 0, 1:
		m.ask(ctx, "filters", encoding, "/stretches?"+m.filter())
	case 2, 3:
		m.ask(ctx, "searches", encoding, fmt.Sprintf("/search?q=neck+%x", rand.Uint32()))
	case 4:
		m.ask(ctx, "sheets", encoding, fmt.Sprintf("/handout?sheet=1.%dc-%dh15e", 1+rand.IntN(20), 1+rand.IntN(5)))
	case 5:
		m.ask(ctx, "wrong", encoding, fmt.Sprintf("/%x", rand.Uint32()))
	case 6:
		m.abort(ctx)
	case 7:
		m.dawdle(ctx)
	default:
		m.ask(ctx, "pages", encoding, m.pages[rand.IntN(len(m.pages))])
	}
}

// filter returns a query with about every sixth filter, in page order.
func (m *mixedLoad) filter() string {
	var ticked []string
	for _, box := range m.boxes {
		if rand.IntN(6) == 0 {
			ticked = append(ticked, box)
		}
	}
	return strings.Join(ticked, "&")
}

// count counts a request, and keeps err if it is the first. It ignores requests that end because ctx has ended.
func (m *mixedLoad) count(ctx context.Context, sort, result string, err error) {
	if ctx.Err() != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[sort+" "+result]++
	if m.broken == nil {
		m.broken = err
	}
}

// ask sends a request and reads the answer. Of the statuses, only 500 is an error.
func (m *mixedLoad) ask(ctx context.Context, sort, encoding, path string) {
	a, err := get(ctx, m.url+path, encoding, "")
	if a.status >= 400 && a.status != http.StatusInternalServerError {
		err = nil
	}
	m.count(ctx, sort, fmt.Sprint(a.status), err)
}

// abort connects, sends a request and leaves at once.
func (m *mixedLoad) abort(ctx context.Context) {
	err := m.connect(ctx, func(c net.Conn) error {
		_, err := fmt.Fprintf(c, "GET /library.json?%x HTTP/1.1\r\nHost: %s\r\n\r\n", rand.Uint32(), m.host)
		return err
	})
	m.count(ctx, "aborted", "", err)
}

// dawdle sends a request slowly, and reads some of the answer slowly.
func (m *mixedLoad) dawdle(ctx context.Context) {
	request := fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", m.pages[rand.IntN(len(m.pages))], m.host)
	err := m.connect(ctx, func(c net.Conn) error {
		for part := range slices.Chunk(request, len(request)/slowParts+1) {
			if err := pause(ctx, slowPause); err != nil {
				return err
			}
			if _, err := io.Copy(c, bytes.NewReader(part)); err != nil {
				return err
			}
		}
		for range slowParts {
			if err := pause(ctx, slowPause); err != nil {
				return err
			}
			if _, err := c.Read(make([]byte, 256)); err != nil {
				return err
			}
		}
		return nil
	})
	result := ""
	isClosed := errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
	if isClosed { // the site may find it too slow
		result, err = "closed", nil
	}
	m.count(ctx, "slow", result, err)
}

// connect calls f with a new connection, and closes it.
func (m *mixedLoad) connect(ctx context.Context, f func(net.Conn) error) error {
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", m.host)
	if err != nil {
		return err
	}
	defer c.Close()
	return f(c)
}

// pause waits for d, or until ctx ends.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// print prints how many requests of each sort were sent, with the statuses of their answers. It returns the first
// fault.
func (m *mixedLoad) print() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, sort := range slices.Sorted(maps.Keys(m.counts)) {
		fmt.Printf("%6d %s\n", m.counts[sort], strings.TrimSpace(sort))
	}
	return m.broken
}
