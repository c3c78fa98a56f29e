package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/command"
	"unknot/internal/fixture"
	"unknot/internal/web"
)

// wallClock is a clock that can be set while the program runs. Its times have no monotonic reading, which would hide
// from the program that the clock was set.
type wallClock struct{ ahead atomic.Int64 }

func (c *wallClock) now() time.Time { return time.Now().Round(0).Add(time.Duration(c.ahead.Load())) }

// set sets the clock to a time in RFC 3339.
func (c *wallClock) set(t *testing.T, value string) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		t.Fatal(err)
	}
	c.ahead.Add(int64(at.Sub(c.now())))
}

// After the clock is set, pages show that day, and a client waits no longer than its rate says.
func TestSettingClockChangesDay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var clock wallClock
		clock.set(t, "2027-01-10T12:00:00Z")
		w := world{now: clock.now}
		w.start("-client-rate", "1")
		for _, at := range []struct {
			time string
			due  bool // the page is due for a check
		}{
			{"2027-01-10T23:59:59Z", false},
			{"2027-01-11T00:00:00Z", true}, // midnight
			{"2028-01-11T00:00:00Z", true}, // a year forward
			{"2028-01-10T23:00:00Z", true}, // an hour back
			{"2026-10-25T01:59:59+01:00", false},
			{"2026-10-25T01:00:00Z", false}, // where summer time ends, the same hour comes twice
			{"1990-01-01T00:00:00Z", false}, // a battery is empty
			{"2200-01-01T00:00:00Z", true},
			{"2027-01-10T12:00:00Z", false},
		} {
			clock.set(t, at.time)
			if status, body := w.get("/guides/techniques/start-here"); status != http.StatusOK || strings.Contains(body, "This page is due for a check.") != at.due {
				t.Errorf("%s: status %d, due %v", at.time, status, !at.due)
			}
			for status := http.StatusOK; status == http.StatusOK; { // until the client has used its burst
				status, _ = w.get("/search?q=neck")
			}
			time.Sleep(time.Minute) // on the clock of the bubble
			if status, _ := w.get("/search?q=neck"); status != http.StatusOK {
				t.Errorf("%s: status %d for a client that has waited", at.time, status)
			}
		}
		if status := w.end(); status != 0 {
			t.Errorf("exit status %d:\n%s", status, w.err.String())
		}
	})
}

// In a running program a new day begins at midnight UTC, without a change of the content.
func TestDayBeginsAtMidnightUTC(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2027, time.January, 10, 23, 59, 59, 0, time.UTC))) // on the clock of the bubble
		var w world
		w.start()
		for _, due := range []bool{false, true} {
			if _, body := w.get("/guides/techniques/start-here"); strings.Contains(body, "This page is due for a check.") != due {
				t.Errorf("%v: due %v", time.Now(), !due)
			}
			time.Sleep(2 * time.Second)
		}
		w.end()
	})
}

// Each kind of slow client is disconnected exactly when its time is up.
func TestSlowClientsAreDisconnected(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var w world
		w.start()
		silent, half, idle, deaf := w.dial(t), w.dial(t), w.dial(t), w.dial(t)
		deaf.send(t, whole)
		half.send(t, "GET / HTTP/1.1\r\n")
		idle.send(t, whole)
		idle.readResponse(t)
		began := time.Now()
		for _, test := range []struct {
			name string
			c    *client
			want time.Duration
		}{{"silent", silent, headerTimeout}, {"half a header", half, headerTimeout}, {"deaf", deaf, writeTimeout}, {"idle", idle, idleTimeout}} {
			if test.c == deaf { // if the test read earlier, the client would not be deaf
				time.Sleep(writeTimeout - time.Since(began))
				synctest.Wait()
			}
			if n, err := io.Copy(io.Discard, test.c); n > 0 || err != nil || time.Since(began) != test.want {
				t.Errorf("%s: %d bytes, %v, closed after %v, want %v", test.name, n, err, time.Since(began), test.want)
			}
		}
		w.end()
	})
}

// Draining takes exactly its time, and a request in progress then has finishTime to end.
func TestDrainTakesItsTime(t *testing.T) {
	t.Parallel()
	now := func() time.Time { return time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC) }
	e := env{command.Program{Stderr: io.Discard, Now: now}, fixture.FS(), fixture.StaticFiles()}
	site, err := e.newSite(web.Config{Log: slog.New(slog.DiscardHandler), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		const drain = 10 * time.Second
		w := world{listener: newPipes()}
		w.client = &http.Client{Transport: &http.Transport{DialContext: w.listener.dial}}
		s, ended := newServer(site, slog.New(slog.DiscardHandler), drain), make(chan error, 1)
		ctx, stop := context.WithCancelCause(context.Background())
		go func() { ended <- s.run(ctx, w.listener) }()
		deaf := w.dial(t)
		deaf.send(t, whole)
		began := time.Now()
		stop(command.Signal{Signal: syscall.SIGTERM})
		synctest.Wait()
		if status, _ := w.get("/readyz"); status != http.StatusServiceUnavailable {
			t.Errorf("/readyz: %d", status)
		}
		time.Sleep(drain - time.Second)
		if status, _ := w.get("/about"); status != http.StatusOK {
			t.Errorf("/about: %d", status)
		}
		if err := <-ended; err != nil || time.Since(began) != drain+finishTime {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

// If the listener is lost, the program ends with status 1, and is started again.
func TestLostListenerEndsProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var w world
		w.start()
		w.listener.close()
		synctest.Wait() // or the signal could come before the program has noticed the loss
		if status := w.end(); status != 1 || !strings.Contains(w.err.String(), "unknot serve: use of closed network connection") {
			t.Errorf("exit status %d:\n%s", status, w.err.String())
		}
	})
}
