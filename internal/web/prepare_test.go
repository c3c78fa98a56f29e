package web_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/web"
)

// preparedPaths has one page of each kind that is prepared.
var preparedPaths = []string{"/", "/about", "/stretches/neck-turn", "/stretches/neck-turn/play", "/routines/short-morning", "/routines/short-morning/play", "/guides"}

// The first reader of a prepared page gets it from the cache.
func TestPreparedPagesAreCached(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	site := newSite(t, func(c *web.Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	site.PreparePages(t.Context())
	for _, path := range preparedPaths {
		page(t, site, path)
	}
	if hits := strings.Count(log.String(), "cache=hit"); hits != len(preparedPaths) {
		t.Errorf("%d of %d pages come from the cache:\n%s", hits, len(preparedPaths), &log)
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
