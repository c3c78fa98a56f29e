package guard_test

import (
	"sync/atomic"
	"testing"
	"testing/synctest"

	"unknot/internal/guard"
)

// A group with a limit runs no more functions at a time, and all in the end.
func TestGroupLimitsHowManyRun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var group guard.Group
		group.Limit(2)
		var running, ended atomic.Int64
		proceed := make(chan bool)
		go func() {
			for range 5 {
				group.Go(func() error {
					running.Add(1)
					<-proceed
					running.Add(-1)
					ended.Add(1)
					return nil
				})
			}
			close(proceed)
		}()
		for range 3 {
			synctest.Wait()
			if n := running.Load(); n != 2 {
				t.Fatalf("%d run at a time, want 2", n)
			}
			proceed <- true
		}
		synctest.Wait()
		if err := group.Wait(); err != nil || ended.Load() != 5 {
			t.Errorf("%d have ended, want 5: %v", ended.Load(), err)
		}
	})
}
