package main

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"sync"
	"syscall"
	"time"
)

const (
	logMaxPending = 1 << 20                // bytes of lines that wait to be written; more are dropped
	logBatch      = 64 << 10               // bytes that are written without waiting for more
	logDelay      = 200 * time.Millisecond // how long a line waits for others: a system call for each would cost a sixth of the shortest answers
	logRetry      = time.Second            // between attempts to write while that fails
	logCloseTime  = 2 * time.Second        // how long the end of the program waits for the last lines to be written
)

// logWriter writes lines in the background, so that whoever logs never waits for whoever reads the log. While the output is slow, stalled or
// fails, lines wait in a bounded buffer; those that find it full are dropped, and a line of the log says how many as soon as it can be written.
type logWriter struct {
	out    io.Writer
	failed func(error) // called by the goroutine that writes, once each time writing begins to fail

	mu      sync.Mutex
	pending []byte // whole lines that wait for the goroutine that writes
	waiting int    // lines accepted but not yet written: those of pending and of the batch that is being written
	dropped int    // lines refused and not yet reported

	ready  chan struct{} // holds one token while a line waits
	full   chan struct{} // holds one token while a batch waits
	closed chan struct{} // closed when no more lines come
	done   chan struct{} // closed when the goroutine that writes has ended
}

// newLogWriter starts the goroutine that writes to out; close ends it.
func newLogWriter(out io.Writer, failed func(error)) *logWriter {
	l := &logWriter{
		out: out, failed: failed,
		ready: make(chan struct{}, 1), full: make(chan struct{}, 1), closed: make(chan struct{}), done: make(chan struct{}),
	}
	go l.run()
	return l
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

// signalOnce puts a token into c, which has room for one, unless it has one.
func signalOnce(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// close writes what waits, for at most limit: the output may be stalled for good. It returns how many lines were lost.
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

// run writes batches of lines until the writer is closed and nothing waits, or nothing can be written.
func (l *logWriter) run() {
	defer close(l.done)
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

// gather waits until there is a batch to write. It reports false once the writer is closed.
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

// take returns the pending lines, and behind them one that says how many were dropped after them. It reuses the memory of spare, which is
// empty, for the lines to come.
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

// writeAll writes p, trying again while that fails. It reports false if the writer was closed meanwhile and p is lost.
func (l *logWriter) writeAll(p []byte) bool {
	rest, failing, last := p, false, false
	for len(rest) > 0 {
		n, err := l.out.Write(rest)
		rest = rest[n:]
		if err == nil {
			continue
		}
		if last {
			return false
		}
		if !failing {
			failing = true
			l.failed(err)
		}
		if errors.Is(err, syscall.EPIPE) { // another reader may open the pipe: it gets whole lines
			rest = p[bytes.LastIndexByte(p[:len(p)-len(rest)], '\n')+1:]
		}
		select {
		case <-time.After(logRetry):
		case <-l.closed:
			last = true
		}
	}
	return true
}
