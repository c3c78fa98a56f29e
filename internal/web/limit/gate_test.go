package limit_test

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/web/limit"
)

// Work runs up to the limit and waits up to the length of the queue. More work is refused.
func TestGateLimitsRunningAndWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := limit.NewGate(2, 3)
		for range 2 {
			if err := gate.Enter(); err != nil {
				t.Fatal(err)
			}
		}
		var order []int
		for i := range 3 {
			go func() {
				if err := gate.Enter(); err != nil {
					t.Error(err)
				}
				order = append(order, i)
				gate.Leave()
			}()
			synctest.Wait()
			if gate.Waiting() != i+1 {
				t.Errorf("%d wait, want %d", gate.Waiting(), i+1)
			}
		}
		if err := gate.Enter(); !errors.Is(err, limit.ErrBusy) {
			t.Errorf("with a full queue %v, want %v", err, limit.ErrBusy)
		}
		gate.Leave()
		synctest.Wait()
		if want := []int{0, 1, 2}; !slices.Equal(order, want) || gate.Waiting() != 0 {
			t.Errorf("they ran in the order %v and %d wait, want %v and 0", order, gate.Waiting(), want)
		}
		gate.Leave()
	})
}

// No work waits longer than MaxWait.
func TestGateRefusesAfterMaxWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate, start := limit.NewGate(1, 1), time.Now()
		if err := gate.Enter(); err != nil {
			t.Fatal(err)
		}
		if err := gate.Enter(); !errors.Is(err, limit.ErrBusy) || time.Since(start) != limit.MaxWait || gate.Waiting() != 0 {
			t.Errorf("%v after %v, %d wait", err, time.Since(start), gate.Waiting())
		}
	})
}

// Work that is never refused still waits for its turn, and counts as waiting.
func TestGateLetsUrgentWorkWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		gate := limit.NewGate(1, 1)
		gate.EnterAlways()
		go gate.EnterAlways()
		synctest.Wait()
		if gate.Waiting() != 1 {
			t.Errorf("%d wait, want 1", gate.Waiting())
		}
		gate.Leave()
		synctest.Wait()
		if gate.Waiting() != 0 {
			t.Errorf("%d wait after the turn of all, want 0", gate.Waiting())
		}
		gate.Leave()
	})
}
