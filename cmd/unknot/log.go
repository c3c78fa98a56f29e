package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"unknot/internal/guard"
)

const (
	logMaxPending = 1 << 20  // most bytes of lines that wait; further lines are dropped
	logBatch      = 64 << 10 // bytes of lines that are written at once, without waiting for more
	// logDelay is how long a line waits for others to be written with it. A system call for each line would take a
	// sixth of the time of the fastest responses.
	logDelay     = 200 * time.Millisecond
	logRetry     = time.Second     // between attempts to write after an error
	logCloseTime = 2 * time.Second // how long the exit of the program waits for the last lines
)

// logWriter writes lines in the background, so that logging never blocks. While the output is slow, blocks or fails,
// lines wait in a buffer of limited size. When the buffer is full, lines are dropped, and a later line of the log says
// how many.
type logWriter struct {
	out    io.Writer
	failed func(error) // called whenever writing starts to fail, unless the last call still blocks

	reporting atomic.Bool // failed is running
	reports   guard.Group // calls of failed that have not returned

	mu      sync.Mutex
	pending []byte // whole lines that wait for the writing goroutine
	waiting int    // lines accepted but not yet written, in pending and in the batch that is being written
	dropped int    // lines dropped and not yet reported

	ready  chan struct{} // holds a token while a line waits
	full   chan struct{} // holds a token while logBatch bytes wait
	closed chan struct{} // closed by close
	done   chan struct{} // closed when the writing goroutine has ended and its last error is reported
}

// newLogWriter returns a writer to out, and starts the goroutine that writes. The method close ends it.
func newLogWriter(out io.Writer, failed func(error)) *logWriter {
	l := &logWriter{
		out: out, failed: failed,
		ready: make(chan struct{}, 1), full: make(chan struct{}, 1), closed: make(chan struct{}), done: make(chan struct{}),
	}
	guard.Go(func() error { l.run(); return nil }, failed)
	return l
}

// openLog returns a logger that writes JSON to standard output, and a function that waits for its last lines. Errors of
// the output, and how many lines were lost, are printed.
func (e env) openLog() (logger *slog.Logger, closeLog func()) {
	lines := newLogWriter(e.stdout, func(err error) {
		fmt.Fprintf(e.stderr, "unknot: the log cannot be written (%v): trying again every %v, and lines that do not fit into memory are dropped\n", err, logRetry)
	})
	return slog.New(slog.NewJSONHandler(lines, nil)), func() {
		if lost := lines.close(logCloseTime); lost > 0 {
			fmt.Fprintf(e.stderr, "unknot: %d lines of the log could not be written\n", lost)
		}
	}
}

// Write accepts one line, or drops it. It never blocks and never fails.
func (l *logWriter) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.pending)+len(line) > logMaxPending {
		l.dropped++
		return len(line), nil
	}
	l.pending = append(l.pending, line...)
	l.waiting++
	signalOnce(l.ready)
	if len(l.pending) >= logBatch {
		signalOnce(l.full)
	}
	return len(line), nil
}

// signalOnce puts a token into c, which has a capacity of one, unless it is full.
func signalOnce(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// close waits until all lines are written and all errors are reported, but no longer than limit, since the output may
// block indefinitely. It returns how many lines were lost.
func (l *logWriter) close(limit time.Duration) (lost int) {
	close(l.closed)
	select {
	case <-l.done:
	case <-time.After(limit):
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waiting + l.dropped
}

// run writes batches of lines. Once the writer is closed, it returns as soon as no line waits or the output fails.
func (l *logWriter) run() {
	defer close(l.done)
	defer func() { _ = l.reports.Wait() }() // an error of standard error cannot be reported
	var batch []byte
	for {
		open := l.gather()
		var lines, dropped int
		batch, lines, dropped = l.take(batch[:0])
		if len(batch) == 0 && !open {
			return
		}
		if !l.writeAll(batch) {
			return
		}
		l.mu.Lock()
		l.waiting -= lines
		l.dropped -= dropped
		l.mu.Unlock()
	}
}

// gather waits until it is time to write a batch of lines. It reports false once the writer is closed.
func (l *logWriter) gather() (open bool) {
	select {
	case <-l.ready:
	case <-l.closed:
		return false
	}
	delay := time.NewTimer(logDelay)
	defer delay.Stop()
	select {
	case <-l.full:
	case <-delay.C:
	case <-l.closed:
		return false
	}
	return true
}

// take returns the pending lines, followed by a line that reports dropped ones. spare is an empty slice whose memory
// the next lines can use.
func (l *logWriter) take(spare []byte) (batch []byte, lines, dropped int) {
	l.mu.Lock()
	batch, l.pending = l.pending, spare
	lines, dropped = bytes.Count(batch, []byte("\n")), l.dropped
	l.mu.Unlock()
	if dropped > 0 {
		note := bytes.NewBuffer(batch)
		slog.New(slog.NewJSONHandler(note, nil)).Warn("log lines dropped: the log could not be written fast enough", "count", dropped)
		batch = note.Bytes()
	}
	return batch, lines, dropped
}

// report calls failed in a new goroutine, since that writes to standard error, which may block as well.
func (l *logWriter) report(err error) {
	if l.reporting.CompareAndSwap(false, true) {
		l.reports.Go(func() error {
			defer l.reporting.Store(false)
			l.failed(err)
			return nil
		})
	}
}

// writeAll writes p, and retries after errors. If the writer is closed meanwhile, it tries only once more; it reports
// false if that fails and part of p is lost.
func (l *logWriter) writeAll(p []byte) bool {
	rest, failing, isLastTry := p, false, false
	for len(rest) > 0 {
		n := 0
		err := guard.Try(func() (err error) { n, err = l.out.Write(rest); return err }) // a panic of the output must not end the log
		rest = rest[n:]
		if err == nil {
			continue
		}
		if isLastTry {
			return false
		}
		if !failing {
			failing = true
			l.report(err)
		}
		if errors.Is(err, syscall.EPIPE) { // another reader may open the pipe: start with a whole line
			written := p[:len(p)-len(rest)]
			rest = p[bytes.LastIndexByte(written, '\n')+1:]
		}
		select {
		case <-time.After(logRetry):
		case <-l.closed:
			isLastTry = true
		}
	}
	return true
}
