package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// output is the output of a log. It accepts as many bytes as it has room for. Then it fails, or blocks until there is
// more room.
type output struct {
	room  atomic.Int64
	err   error         // nil if it blocks instead
	space chan struct{} // one token for each time that it has room again

	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	for int64(len(p)) > o.room.Load() && o.err == nil {
		<-o.space
	}
	n := int(min(int64(len(p)), o.room.Load()))
	o.room.Add(-int64(n))
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p[:n])
	if n < len(p) {
		return n, o.err
	}
	return n, nil
}

// String returns what was written since the last Reset.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// Reset forgets what was written.
func (o *output) Reset() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Reset()
}

// newOutput returns an output with room for a number of bytes. After that it fails with err, or blocks if err is nil.
func newOutput(room int64, err error) *output {
	o := &output{err: err, space: make(chan struct{})}
	o.room.Store(room)
	return o
}

// plenty is more room than any test needs.
const plenty = 1 << 40

// numbered writes the lines from first to last, 100 bytes each.
func numbered(t *testing.T, l *logWriter, first, last int) {
	t.Helper()
	for n := first; n <= last; n++ {
		if _, err := fmt.Fprintf(l, `{"n":%d,"x":"%s"}`+"\n", n, strings.Repeat("x", 86-len(fmt.Sprint(n)))); err != nil {
			t.Fatal(err)
		}
	}
}

// read returns the numbers of the lines in the order in which they were written, and the number that the log reports as
// dropped.
func (o *output) read(t *testing.T) (numbers []int, dropped int) {
	t.Helper()
	for line := range strings.Lines(o.String()) {
		var record struct{ N, Count int }
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		dropped += record.Count
		if record.N > 0 {
			numbers = append(numbers, record.N)
		}
	}
	return numbers, dropped
}

// Lines that come close together are written with one call.
func TestLogWriterGathersLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := newOutput(plenty, nil)
		l := newLogWriter(out, func(err error) { t.Error(err) })
		numbered(t, l, 1, 3)
		synctest.Wait()
		if out.String() != "" {
			t.Error("lines are written one by one")
		}
		time.Sleep(logDelay)
		synctest.Wait()
		if numbers, _ := out.read(t); len(numbers) != 3 {
			t.Errorf("after %v there are %v", logDelay, numbers)
		}
		numbered(t, l, 4, 4+logBatch/100)
		synctest.Wait()
		if numbers, _ := out.read(t); len(numbers) < logBatch/100 {
			t.Errorf("a batch waits: %d lines", len(numbers))
		}
		numbered(t, l, 1000, 1000)
		if lost := l.close(time.Minute); lost != 0 {
			t.Errorf("%d lines are lost", lost)
		}
		if numbers, _ := out.read(t); numbers[len(numbers)-1] != 1000 {
			t.Error("the last line is missing")
		}
	})
}

// While the output blocks, logging does not, and the number of dropped lines is reported later.
func TestLogWriterDropsLinesWhileStalled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := newOutput(0, nil)
		l := newLogWriter(out, func(err error) { t.Error(err) })
		const lines = 30_000 // 3 MB
		numbered(t, l, 1, lines)
		synctest.Wait()
		numbered(t, l, lines+1, 2*lines)
		out.room.Store(plenty)
		out.space <- struct{}{}
		synctest.Wait()
		numbered(t, l, 2*lines+1, 2*lines+1)
		if lost := l.close(time.Minute); lost != 0 {
			t.Errorf("%d lines are lost", lost)
		}
		numbers, dropped := out.read(t)
		if dropped == 0 || len(numbers)+dropped != 2*lines+1 {
			t.Errorf("%d lines are written and %d are reported as dropped of %d", len(numbers), dropped, 2*lines+1)
		}
		if last := numbers[len(numbers)-1]; last != 2*lines+1 {
			t.Errorf("the last line is %d", last)
		}
	})
}

// When a disk is full for a while, that is reported once, and later lines are written.
func TestLogWriterRecoversFromFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said atomic.Int64
		out := newOutput(250, syscall.ENOSPC)
		l := newLogWriter(out, func(error) { said.Add(1) })
		numbered(t, l, 1, 5)
		time.Sleep(10 * logRetry)
		synctest.Wait()
		if said.Load() != 1 {
			t.Errorf("a failing write is reported %d times", said.Load())
		}
		numbered(t, l, 6, 20_000)
		out.room.Store(plenty)
		time.Sleep(logRetry + 2*logDelay)
		synctest.Wait()
		numbers, dropped := out.read(t) // every line is whole: writing continues where it stopped
		if len(numbers)+dropped != 20_000 || dropped == 0 {
			t.Errorf("%d lines are written and %d are reported as dropped", len(numbers), dropped)
		}
		out.room.Store(0)
		numbered(t, l, 20_001, 20_002)
		time.Sleep(10 * logRetry)
		synctest.Wait()
		if said.Load() != 2 {
			t.Errorf("two times that the disk was full are reported %d times", said.Load())
		}
		if lost := l.close(time.Minute); lost != 2 {
			t.Errorf("%d lines are lost at the end, want 2", lost)
		}
	})
}

// If the report of an error blocks too, because the log and standard error are one pipe, the log still goes on once it
// can be written.
func TestLogWriterSurvivesBlockedReport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		unblock := make(chan struct{})
		out := newOutput(0, syscall.ENOSPC)
		l := newLogWriter(out, func(error) { <-unblock })
		numbered(t, l, 1, 5)
		time.Sleep(10 * logRetry)
		out.room.Store(plenty)
		time.Sleep(logRetry + 2*logDelay)
		synctest.Wait()
		if numbers, _ := out.read(t); len(numbers) != 5 {
			t.Errorf("%d lines are written while the report blocks, want 5", len(numbers))
		}
		if lost := l.close(time.Minute); lost != 0 {
			t.Errorf("%d lines are lost", lost)
		}
		close(unblock)
	})
}

// close returns after the last error is reported, as its result is printed last.
func TestLogWriterCloseWaitsForReport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said atomic.Bool
		l := newLogWriter(newOutput(0, syscall.ENOSPC), func(error) {
			time.Sleep(logRetry)
			said.Store(true)
		})
		numbered(t, l, 1, 1)
		if lost := l.close(time.Minute); lost != 1 || !said.Load() {
			t.Errorf("%d lines are lost, error reported: %v", lost, said.Load())
		}
	})
}

// A new reader of a pipe starts with a whole line.
func TestLogWriterStartsNextReaderWithWholeLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := newOutput(250, syscall.EPIPE)
		l := newLogWriter(out, func(error) {})
		numbered(t, l, 1, 4)
		time.Sleep(logRetry / 2)
		synctest.Wait()
		out.Reset()
		out.room.Store(plenty)
		if lost := l.close(time.Minute); lost != 0 {
			t.Errorf("%d lines are lost", lost)
		}
		if numbers, _ := out.read(t); fmt.Sprint(numbers) != "[3 4]" {
			t.Errorf("the next reader gets %v", numbers)
		}
	})
}

// close waits for a blocked output no longer than its limit, and returns how many lines are lost.
func TestLogWriterCloseWaitsNoLongerThanLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := newOutput(0, nil)
		l := newLogWriter(out, func(err error) { t.Error(err) })
		numbered(t, l, 1, 7)
		start := time.Now()
		if lost := l.close(logCloseTime); lost != 7 || time.Since(start) != logCloseTime {
			t.Errorf("%d lines are lost after %v", lost, time.Since(start))
		}
		synctest.Wait()
		out.room.Store(plenty)
		out.space <- struct{}{} // the goroutine ends
	})
}
