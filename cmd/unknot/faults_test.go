package main

import (
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
				t.Errorf("%v at call %d: exit status %d:\n%s", errno, n, status, w.err.String())
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
	forCalls(t, 1, failWith(syscall.EBADF), func(t *testing.T, n int, trap *trap) {
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
			t.Errorf("call %d: exit status %d, want 1 and %q:\n%s", n, status, message, w.err.String())
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
			t.Errorf("call %d: exit status %d:\n%s", n, status, w.err.String())
		}
	})
}

// A log that fails costs lines of its own, and no request.
func TestFailedLogFailsNoRequest(t *testing.T) {
	t.Parallel()
	forCalls(t, 1, failWith(syscall.ENOSPC), func(t *testing.T, n int, trap *trap) {
		w := world{log: trap}
		w.start()
		if faults := w.getAll(); len(faults) > 0 {
			t.Errorf("call %d: %v", n, faults)
		}
		if status := w.end(); status != 0 {
			t.Errorf("call %d: exit status %d:\n%s", n, status, w.err.String())
		}
		if got, most := w.logged(), len(requestedPaths); got < most-1 || got > most {
			t.Errorf("call %d: %d requests in the log of %d", n, got, most)
		}
	})
}

// A panic, here one of the clock, fails only one request or what is being prepared for later ones. It is logged with
// its stack.
func TestPanicFailsOneRequest(t *testing.T) {
	t.Parallel()
	forCalls(t, 5, byPanic, func(t *testing.T, n int, trap *trap) {
		w := world{now: func() time.Time { _ = trap.call(); return time.Now() }}
		w.start()
		if hasEnded := len(w.status) > 0; hasEnded {
			if status := w.end(); status != 1 {
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
