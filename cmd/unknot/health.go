package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// healthTimeout is how long the server may take to answer.
const healthTimeout = 5 * time.Second

// health asks a running server whether it is ready. The container image uses it for its health check, as it has no
// shell.
func health(ctx context.Context, e env, args []string) error {
	var set settings
	if err := e.readOptions("health", set.addrOptions(), args); err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(set.addr)
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
	fmt.Fprintln(e.stdout, "ready")
	return nil
}
