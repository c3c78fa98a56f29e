package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"syscall"
)

// AddrOptions returns the options for the address where a server listens, which they store in to. UNKNOT_ADDR overrides
// PORT, which hosting platforms set.
func AddrOptions(to *string) []Option {
	return []Option{
		{Variable: "PORT", Unless: "addr", Set: Into(to, parsePort)},
		{Flag: "addr", Variable: "UNKNOT_ADDR", ByDefault: "localhost:8080", Set: Into(to, ParseAddr),
			Help: "`address` to listen on; also UNKNOT_ADDR, or PORT for the port alone"},
	}
}

// ParseAddr parses host:port, where the host may be empty.
func ParseAddr(v string) (string, error) {
	_, port, err := net.SplitHostPort(v)
	if err != nil {
		return "", errors.New("write host and port, such as localhost:8080 or :8080")
	}
	if _, err := net.LookupPort("tcp", port); err != nil || port == "" { // a name such as http is a port too
		return "", errors.New("write a port from 1 to 65535, or 0 for any that is free")
	}
	return v, nil
}

// parsePort parses a port and returns its address on all interfaces, as platforms that set PORT expect.
func parsePort(v string) (string, error) {
	if _, err := strconv.ParseUint(v, 10, 16); err != nil {
		return "", errors.New("write a port from 1 to 65535, or 0 for any that is free")
	}
	return ":" + v, nil
}

// ListenOn returns a listener at addr. Its error says what to do if that is taken.
func (p Program) ListenOn(addr string) (net.Listener, error) {
	l, err := p.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w (another -addr or UNKNOT_ADDR, or stop what listens there)", addr, err)
	}
	return l, nil
}

// sendBuffer is how many bytes of answers the system holds for a client that reads slowly. Without a limit it takes
// megabytes for each, until connections of other clients are reset.
const sendBuffer = 64 << 10

// listen returns a listener whose connections have this limit.
func listen(network, addr string) (net.Listener, error) {
	config := net.ListenConfig{Control: func(_, _ string, conn syscall.RawConn) error {
		var failed error
		err := conn.Control(func(fd uintptr) {
			failed = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_SNDBUF, sendBuffer)
		})
		return errors.Join(err, failed)
	}}
	return config.Listen(context.Background(), network, addr)
}

// LocalURL returns the URL of a server on this machine that was told to listen on addr. actual is the address of its
// listener, which has the real port if addr has port 0. The host is the one in addr, or localhost if addr names no
// particular one.
func LocalURL(addr string, actual net.Addr) string {
	host, _, _ := net.SplitHostPort(addr) // valid, as the listener exists
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	host, _, _ = strings.Cut(host, "%") // a URL in a browser has no zone
	_, port, _ := net.SplitHostPort(actual.String())
	return "http://" + net.JoinHostPort(host, port)
}
