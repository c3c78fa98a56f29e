package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

// exchange sends raw on one connection and closes its sending side. It returns the status of each response, and then
// closed if the server has closed the connection.
func exchange(t *testing.T, server *httptest.Server, raw string) (codes []int) {
	t.Helper()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, raw); err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewReader(conn)
	for {
		a, err := http.ReadResponse(answers, &http.Request{Method: http.MethodGet})
		if err != nil {
			return codes
		}
		if _, err := io.Copy(io.Discard, a.Body); err != nil {
			t.Fatal(err)
		}
		if codes = append(codes, a.StatusCode); a.Close {
			return append(codes, closed)
		}
	}
}

const closed = -1

// The server of the standard library treats requests like this that a strict server refuses, and that a proxy may parse
// differently. If one of these changes, docs/running.md may have to change too.
func TestMalformedRequestsAreAnsweredSafely(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(sharedSite(t))
	t.Cleanup(server.Close)
	const next = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
	for _, test := range []struct {
		name, raw string
		want      []int
	}{
		{"two requests", "GET /about HTTP/1.1\r\nHost: a\r\n\r\n" + next, []int{200, 200}},

		// Two lengths: the chunks apply and the connection is closed, as RFC 9112, 6.3 requires. What follows is not
		// read.
		{"Content-Length and Transfer-Encoding", "POST /about HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next, []int{405, closed}},
		{"the same in other order", "GET /about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + next, []int{200, closed}},
		{"chunks alone", "GET /about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next, []int{200, closed}},
		{"chunks for a page that is not there", "GET /no-such-page HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next, []int{404, closed}},
		{"chunks cut short", "POST /about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", []int{405, closed}},
		// HTTP/1.0 has no chunks, so they would be read as a request.
		{"chunks of HTTP/1.0", "GET /about HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + next, []int{200, closed}},

		// Refused.
		{"another encoding", "GET /about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + next, []int{501, closed}},
		{"two lengths", "POST /about HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab" + next, []int{400, closed}},
		{"a length with a sign", "POST /about HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na" + next, []int{400, closed}},
		{"a space before the colon", "GET /about HTTP/1.1\r\nHost : a\r\n\r\n" + next, []int{400, closed}},
		{"two hosts", "GET /about HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + next, []int{400, closed}},
		{"no host", "GET /about HTTP/1.1\r\n\r\n" + next, []int{400, closed}},
		{"a bare CR", "GET /about HTTP/1.1\r\nHost: a\rX: b\r\n\r\n" + next, []int{400, closed}},
		{"a line that is folded before any header", "GET /about HTTP/1.1\r\n Host: a\r\n\r\n" + next, []int{400, closed}},

		// Accepted, as the standard library is lenient: a strict proxy refuses them or rewrites them.
		{"a folded line", "GET /about HTTP/1.1\r\nHost: a\r\nX-Folded: b\r\n c\r\n\r\n" + next, []int{200, 200}},
		{"bare LF", "GET /about HTTP/1.1\nHost: a\n\n" + next, []int{200, 200}},

		// A body that no handler reads is not parsed as a request.
		{"a body", "POST /about HTTP/1.1\r\nHost: a\r\nContent-Length: " + fmt.Sprint(len(next)) + "\r\n\r\n" + next + next, []int{405, 200}},
	} {
		if got := exchange(t, server, test.raw); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
