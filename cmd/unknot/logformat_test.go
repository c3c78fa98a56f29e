package main

import (
	"bytes"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// In the combined format, standard output has requests only; the rest is on standard error, as text.
func TestServeLogCombined(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0", "-log-format", "combined"))
	p.get(t, "/search?q=neck")
	p.get(t, "/no%22such%22page")
	line := regexp.MustCompile(`^- - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "GET /\S* HTTP/1\.1" \d{3} \d+ "-" "-"$`)
	for _, request := range []string{`"GET /search HTTP/1.1" 200 `, `"GET /no%22such%22page HTTP/1.1" 404 `} {
		if got := p.out.await(t, request); !line.MatchString(got) {
			t.Errorf("standard output: %s", got)
		}
	}
	if len(p.out.pending) > 0 {
		t.Errorf("standard output: %s", p.out.pending)
	}
	p.stop(t, syscall.SIGTERM)
	p.err.mustContain(t, `level=INFO msg=serving addr=`)
	p.err.mustContain(t, `level=INFO msg=stopping `)
}

// With -log-readers the log has the address of the client.
func TestServeLogReaders(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0", "-log-format", "text"), "UNKNOT_LOG_READERS=true")
	p.get(t, "/search?q=neck")
	if line := p.out.await(t, "level=INFO msg=request ", " path=/search ", " address=127.0.0.1 ", " agent=Go-http-client/1.1"); strings.Contains(line, "neck") {
		t.Errorf("the log has a search: %s", line)
	}
	p.stop(t, syscall.SIGTERM)
}

// That lines were dropped is no request: in the combined format a message says so.
func TestLogWriterReportsDropsInFormat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := newOutput(0, nil)
		var messages bytes.Buffer
		l := newLogWriter(out, logCombined(logText(&messages)), func(err error) { t.Error(err) })
		numbered(t, l, 1, 2*logMaxPending/100)
		synctest.Wait()
		out.room.Store(plenty)
		out.space <- struct{}{}
		if lost := l.close(time.Minute); lost != 0 {
			t.Errorf("%d lines are lost", lost)
		}
		numbers, dropped := out.read(t)
		if len(numbers) == 0 || dropped != 0 {
			t.Errorf("%d lines, and the log says that %d were dropped", len(numbers), dropped)
		}
		if !strings.Contains(messages.String(), "log lines dropped") || !strings.Contains(messages.String(), " count=") {
			t.Errorf("messages: %q", messages.String())
		}
	})
}
