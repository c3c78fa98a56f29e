package main

import (
	"fmt"
	"io"
	"log/slog"

	"unknot/internal/web"
)

// logFormat returns a handler that writes lines of the log in one format.
type logFormat func(io.Writer) slog.Handler

func logJSON(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) }
func logText(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) }

// logCombined returns the combined format of Apache, with all that are not requests in messages.
func logCombined(messages slog.Handler) logFormat {
	return func(w io.Writer) slog.Handler { return web.NewCombinedHandler(w, messages) }
}

// openLog returns a logger that writes to standard output in a format of -log-format, and a function that waits for its last lines.
func (e env) openLog(format string) (logger *slog.Logger, closeLog func()) {
	switch format {
	case "text":
		return e.openLogOf(logText)
	case "combined":
		return e.openCombinedLog()
	}
	return e.openLogOf(logJSON)
}

// openLogOf returns a logger that writes to standard output. Errors of that are printed.
func (e env) openLogOf(format logFormat) (logger *slog.Logger, closeLog func()) {
	lines := newLogWriter(e.stdout, format, func(err error) {
		fmt.Fprintf(e.stderr, "unknot: the log cannot be written (%v): trying again every %v, and lines that do not fit into memory are dropped\n", err, logRetry)
	})
	return slog.New(format(lines)), func() { e.closeLog(lines) }
}

// openCombinedLog returns a logger that writes requests to standard output and everything else to standard error, as Apache has a log of
// errors beside that of requests. Requests do not wait for either.
func (e env) openCombinedLog() (logger *slog.Logger, closeLog func()) {
	messages := newLogWriter(e.stderr, logText, func(error) {}) // there is nowhere else to report that standard error cannot be written
	logger, closeRequests := e.openLogOf(logCombined(logText(messages)))
	return logger, func() {
		closeRequests() // it may have messages
		messages.close(logCloseTime)
	}
}

// closeLog waits for the last lines, at most logCloseTime, and prints how many could not be written.
func (e env) closeLog(lines *logWriter) {
	if lost := lines.close(logCloseTime); lost > 0 {
		fmt.Fprintf(e.stderr, "unknot: %d lines of the log could not be written\n", lost)
	}
}
