package main

import (
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// If a connection cannot be accepted, the server logs that and answers later requests.
func TestSiteSurvivesFailedAccept(t *testing.T) {
	t.Parallel()
	for _, errno := range []syscall.Errno{syscall.EMFILE, syscall.ENFILE} {
		forCalls(t, 5, failWith(errno), func(t *testing.T, n int, trap *trap) {
			w := world{accept: trap}
			w.start()
			w.connectForEachRequest()
			if faults := w.getAll(); len(faults) > 0 {
				t.Errorf("%v at call %d: %v", errno, n, faults)
			}
			if status := w.end(); status != 0 {
				t.Errorf("%v at call %d: exit status %d:\n%s", errno, n, status, w.err)
			}
			if trap.sprung() && !strings.Contains(w.out.String(), errno.Error()) {
				t.Errorf("%v at call %d: not in the log", errno, n)
			}
		})
	}
}

// If the listener is lost, the requests that it has accepted are answered, and then the program ends with the error.
func TestLostListenerEndsProgram(t *testing.T) {
	t.Parallel()
	const message = "unknot serve: accept tcp 127.0.0.1:80: accept4: bad file descriptor"
	forEachCall(t, failWith(syscall.EBADF), func(t *testing.T, n int, trap *trap) {
		w := world{accept: trap}
		w.start()
		w.connectForEachRequest()
		failed := len(w.getAll())
		synctest.Wait() // or the signal could come before the program has noticed the loss
		status := w.end()
		if !trap.sprung() {
			return // fewer than n connections were accepted: the listener was not lost
		}
		accepted := n - 1
		unanswered := len(requestedPaths) - accepted
		if failed != unanswered && failed != unanswered+1 { // one more if a request arrives at that moment
			t.Errorf("%d of %d requests fail, although %d were accepted", failed, len(requestedPaths), accepted)
		}
		if status != 1 || !strings.Contains(w.err.String(), message) {
			t.Errorf("call %d: exit status %d, want 1 and %q:\n%s", n, status, message, w.err)
		}
	})
}

// A request in progress is answered even if the listener is lost.
func TestLostListenerFinishesRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const third = 3 // the call of Accept that waits after both connections below
		w := world{accept: newTrap(third, failWith(syscall.EBADF))}
		w.start()
		inProgress := w.dial(t)
		inProgress.send(t, whole)
		synctest.Wait() // until the answer waits to be read
		w.dial(t)
		synctest.Wait()
		if !w.listener.accept.sprung() {
			t.Error("the listener is not lost")
		}
		if hasEnded := len(w.status) > 0; hasEnded {
			t.Error("the program ends before the answer is read")
		}
		inProgress.readResponse(t)
		if status := w.end(); status != 1 {
			t.Errorf("exit status %d", status)
		}
	})
}

// If a connection breaks, only the request on it fails. Later requests are answered on a new connection.
func TestBrokenConnectionFailsOneRequest(t *testing.T) {
	t.Parallel()
	forCalls(t, 5, failWith(syscall.ECONNRESET), func(t *testing.T, n int, trap *trap) {
		w := world{conn: trap}
		w.start()
		faults := w.getAll()
		isBroken := trap.sprung()
		later := w.getAll()
		status := w.end()
		if isBroken && len(later) > 0 {
			t.Errorf("call %d: a request fails after the connection broke: %v", n, later)
		}
		all := slices.Concat(faults, later)
		if len(all) > 1 {
			t.Errorf("call %d: several requests fail: %v", n, all)
		}
		if len(all) == 1 && !strings.HasSuffix(all[0], ": 0") {
			t.Errorf("call %d: %s, want no status, as the connection broke", n, all[0])
		}
		if status != 0 {
			t.Errorf("call %d: exit status %d:\n%s", n, status, w.err)
		}
	})
}

// A log that fails costs lines of its own, and no request.
func TestFailedLogFailsNoRequest(t *testing.T) {
	t.Parallel()
	forEachCall(t, failWith(syscall.ENOSPC), func(t *testing.T, n int, trap *trap) {
		w := world{log: trap}
		w.start()
		if faults := w.getAll(); len(faults) > 0 {
			t.Errorf("call %d: %v", n, faults)
		}
		if status := w.end(); status != 0 {
			t.Errorf("call %d: exit status %d:\n%s", n, status, w.err)
		}
		if got, most := w.logged(), len(requestedPaths); got < most-1 || got > most {
			t.Errorf("call %d: %d requests in the log of %d", n, got, most)
		}
	})
}

// A disk that fails is reported like a problem of the content, so nothing is missing in silence. Once a file changes,
// everything is read again.
func TestFailedDiskIsReported(t *testing.T) {
	t.Parallel()
	whole := ""
	synctest.Test(t, func(t *testing.T) {
		w := world{}
		w.start()
		_, whole = w.get("/library.json")
		w.end()
	})
	// Every so many calls one fails, by day. The numbers are primes, so that they are in step with no loop of the
	// program.
	const step, panicStep = 197, 397
	for _, test := range []struct {
		name string
		step int
		fail func() error
		trap func(*world) **trap // where to set the trap
		want string              // what the report says
	}{
		{"looking", step, failWith(syscall.EIO), func(w *world) **trap { return &w.look }, "input/output error"},
		{"reading", step, failWith(syscall.EIO), func(w *world) **trap { return &w.open }, "input/output error"},
		{"panic", panicStep, failByPanic, func(w *world) **trap { return &w.open }, "the outside panics"},
	} {
		forCalls(t, test.step, test.fail, func(t *testing.T, n int, trap *trap) {
			var w world
			*test.trap(&w) = trap
			w.start()
			if len(w.status) > 0 {
				if status := w.end(); status != 1 || !strings.Contains(w.err.String(), test.want) {
					t.Errorf("%s, call %d: exit status %d:\n%s", test.name, n, status, w.err)
				}
				return
			}
			if status, text := w.get("/library.json"); (status != http.StatusOK || text != whole) && !strings.Contains(w.err.String(), test.want) {
				t.Errorf("%s, call %d: status %d, %d bytes, and nothing is reported:\n%s", test.name, n, status, len(text), w.err)
			}
			w.edit()
			failedEarly := trap.sprung() // otherwise a request fails, which reads the panel of a link preview
			if faults := w.getAll(); len(faults) > 0 && (failedEarly || len(faults) > 1 || !strings.HasSuffix(faults[0], ": 500")) {
				t.Errorf("%s, call %d, after a change: %v\n%s", test.name, n, faults, w.err)
			}
			if status := w.end(); status != 0 {
				t.Errorf("%s, call %d: exit status %d:\n%s", test.name, n, status, w.err)
			}
		})
	}
}

// A panic, here one of the clock, fails only one request or what is being prepared for later ones. It is logged with
// its stack.
func TestPanicFailsOneRequest(t *testing.T) {
	t.Parallel()
	forCalls(t, 5, failByPanic, func(t *testing.T, n int, trap *trap) {
		w := world{now: func() time.Time { _ = trap.call(); return time.Now() }}
		w.start()
		w.edit() // so that content which could not be published is read again
		if hasEnded := len(w.status) > 0; hasEnded {
			if status := w.end(); status != 1 || n > 1 { // only a panic at the start ends the program
				t.Errorf("call %d: exit status %d", n, status)
			}
		} else {
			faults := w.getAll()
			hasPanicked := trap.sprung()
			later := w.getAll()
			if len(faults) > 1 || len(later) > 1 || hasPanicked && len(later) > 0 {
				t.Errorf("call %d: more than one request fails: %v, later %v", n, faults, later)
			}
			if status := w.end(); status != 0 {
				t.Errorf("call %d: exit status %d", n, status)
			}
		}
		printed := w.out.String() + w.err.String()
		hasStack := strings.Contains(printed, "the outside panics") && strings.Contains(printed, "faults_test.go")
		if trap.sprung() && !hasStack {
			t.Errorf("call %d: no stack in\n%s", n, printed)
		}
	})
}
