package web

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

// combinedHandler writes requests in the combined log format of Apache and NCSA, and passes all other records on.
type combinedHandler struct {
	slog.Handler // for all other records
	out          io.Writer
}

// NewCombinedHandler returns the handler of a Config.Log that writes each request to w as one line in the combined log format, in one
// call of Write. It passes all other records to other, as they do not fit into that format.
func NewCombinedHandler(w io.Writer, other slog.Handler) slog.Handler {
	return combinedHandler{other, w}
}

// Handle makes combinedHandler a slog.Handler.
func (h combinedHandler) Handle(ctx context.Context, record slog.Record) error {
	rec, ok := ctx.Value(recorderKey{}).(*recorder)
	if !ok || record.Message != requestMessage {
		return h.Handler.Handle(ctx, record)
	}
	_, err := h.out.Write(combinedLine(rec))
	return err
}

// WithAttrs makes combinedHandler a slog.Handler. Lines of requests have no attributes.
func (h combinedHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return combinedHandler{h.Handler.WithAttrs(attrs), h.out}
}

// WithGroup makes combinedHandler a slog.Handler.
func (h combinedHandler) WithGroup(name string) slog.Handler {
	return combinedHandler{h.Handler.WithGroup(name), h.out}
}

// combinedTime is the layout of times in the combined log format.
const combinedTime = "[02/Jan/2006:15:04:05 -0700]"

// combinedLine returns the line of a request that has ended. The user is never known, as the site has no accounts, and the query is left
// out as in the other formats. What is unknown is a hyphen.
func combinedLine(rec *recorder) []byte {
	line := make([]byte, 0, 256)
	line = append(line, cmp.Or(rec.reader.address, "-")...)
	line = append(line, " - - "...)
	line = rec.start.AppendFormat(line, combinedTime)
	line = appendQuoted(append(line, ' '), requestLine(rec.request))
	line = fmt.Appendf(line, " %03d ", rec.status) // 000 if the connection was closed before an answer
	if rec.bytes == 0 {
		line = append(line, '-')
	} else {
		line = strconv.AppendInt(line, int64(rec.bytes), 10)
	}
	line = appendQuoted(append(line, ' '), cmp.Or(rec.reader.referer, "-"))
	line = appendQuoted(append(line, ' '), cmp.Or(rec.reader.agent, "-"))
	return append(line, '\n')
}

// requestLine returns the request line without the query. A long path is cut.
func requestLine(r *http.Request) string {
	path := cmp.Or(r.URL.EscapedPath(), "/")
	if len(path) > maxLogPath {
		path = path[:maxLogPath]
		if i := strings.LastIndexByte(path, '%'); i > maxLogPath-3 { // keep no part of an escape
			path = path[:i]
		}
		path += "..."
	}
	return r.Method[:min(len(r.Method), maxLogMethod)] + " " + path + " " + r.Proto
}

// appendQuoted appends text in quotes to line. It escapes what could end the quotes or the line, as Apache does: " and \ by a
// backslash, bytes that are not printable ASCII as \xhh.
func appendQuoted(line []byte, text string) []byte {
	line = append(line, '"')
	for _, c := range []byte(text) {
		switch {
		case c == '"' || c == '\\':
			line = append(line, '\\', c)
		case c < ' ' || c > '~':
			line = fmt.Appendf(line, `\x%02x`, c)
		default:
			line = append(line, c)
		}
	}
	return append(line, '"')
}
