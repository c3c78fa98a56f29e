package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// health checks whether a running server is ready. Images use it as their health check, as they have no shell.
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
		host = "127.0.0.1" // the image has no /etc/hosts for localhost
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
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
