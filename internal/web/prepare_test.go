package web_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/web"
)

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
