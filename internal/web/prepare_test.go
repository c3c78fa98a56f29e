package web_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/web"
)

// preparedPaths has one page of each kind that is prepared.
var preparedPaths = []string{"/", "/about", "/stretches/neck-turn", "/stretches/neck-turn/play", "/routines/short-morning", "/routines/short-morning/play", "/guides"}

// The first reader of a prepared page gets it compressed at the best level.
func TestPreparedPagesAreCompressedBest(t *testing.T) {
	t.Parallel()
	hasty, site, best := newSite(t, nil), newSite(t, nil), newSite(t, func(c *web.Config) { c.Compression = web.CompressBest })
	site.PreparePages(t.Context())
	for _, path := range preparedPaths {
		got, want, without := get(t, site, path, "Accept-Encoding", "br"), get(t, best, path, "Accept-Encoding", "br"), get(t, hasty, path, "Accept-Encoding", "br")
		if got.code != 200 || got.body != want.body {
			t.Errorf("%s has %d bytes, status %d, want %d", path, len(got.body), got.code, len(want.body))
		}
		if without.body == want.body {
			t.Errorf("%s is as small without being prepared", path)
		}
	}
}

// Prepare starts again at midnight, before anybody asks for a page of the new day. It returns when its context ends.
func TestPrepareStartsAgainAtMidnight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		site := newSite(t, func(c *web.Config) { c.Now = time.Now })
		ctx, cancel := context.WithCancel(t.Context())
		go site.Prepare(ctx)
		synctest.Wait()
		first := site.Number()
		time.Sleep(25 * time.Hour)
		synctest.Wait()
		if got := site.Number(); got != first+1 {
			t.Errorf("a day later the snapshot has number %d, after %d", got, first)
		}
		cancel()
		synctest.Wait()
	})
}
