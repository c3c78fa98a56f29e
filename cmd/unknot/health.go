package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"unknot/internal/command"
)

// healthTimeout is how long the server may take to answer.
const healthTimeout = 5 * time.Second

// health asks a running server whether it is ready. The container image uses it for its health check, as it has no
// shell.
func (e env) health(ctx context.Context, args []string) error {
	var addr string
	if err := e.ReadOptions("health", command.AddrOptions(&addr), args); err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	if host == "" || net.ParseIP(host).IsUnspecified() {
		host = "127.0.0.1" // the image has no /etc/hosts that would resolve localhost
	}
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", req.URL, resp.Status)
	}
	fmt.Fprintln(e.Stdout, "ready")
	return nil
}
