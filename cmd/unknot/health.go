package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// health asks a running server whether it is ready, for the health check of an image that has no shell.
func health(ctx context.Context, e env, args []string) error {
	set, err := e.settings("health", []option{addrOption}, args)
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(set.addr)
	if err != nil {
		return err
	}
	if host == "" || net.ParseIP(host).IsUnspecified() {
		host = "127.0.0.1" // a name may be unknown in an image that holds nothing else
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", request.URL, response.Status)
	}
	fmt.Fprintln(e.stdout, "ready")
	return nil
}
