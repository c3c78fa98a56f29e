package main

import (
	"context"
	"errors"
	"fmt"
)

const maxOrigin = 1_000 // requests that may reach the replicas

const deployNote = `
HAProxy with TLS, Varnish, three replicas, wrk and the readers share the processors of this machine.
`

// edge measures how many of 50,000 requests over all public pages reach the replicas behind Varnish.
func edge(ctx context.Context, _ *builds) ([]row, error) {
	r, err := goTest(ctx, "deploy", "BenchmarkEdgeCache", "1x")
	if err != nil {
		return nil, err
	}
	e := r["BenchmarkEdgeCache"]
	if e["pages"] == 0 {
		return nil, errors.New("BenchmarkEdgeCache printed no pages")
	}
	return []row{{
		what:     fmt.Sprintf("50,000 requests over all %.0f pages, at the replicas", e["pages"]),
		measured: fmt.Sprintf("%s of them, %.1f %% hits in Varnish, %.0f failed; %s requests/s", thousands(e["origin-requests"]), e["%hits"], e["failed"], thousands(e["requests/s"])),
		limit:    fmt.Sprintf("at most %s, none failed", thousands(float64(maxOrigin))),
		over:     e["origin-requests"] > maxOrigin,
	}}, nil
}

// replicas measures a rolling update of three replicas under load.
func replicas(ctx context.Context, _ *builds) ([]row, error) {
	r, err := goTest(ctx, "deploy", "BenchmarkRollingUpdate", "1x")
	if err != nil {
		return nil, err
	}
	u := r["BenchmarkRollingUpdate"]
	if u["requests"] == 0 || u["pages"] == 0 {
		return nil, errors.New("BenchmarkRollingUpdate printed no requests and pages")
	}
	return []row{
		{
			what:     "requests while three replicas are replaced",
			measured: fmt.Sprintf("%s, %.1f %% hits in Varnish, %s requests/s", thousands(u["requests"]), u["%hits"], thousands(u["requests/s"])),
		},
		{
			what:     "  of readers who load every file of a page",
			measured: fmt.Sprintf("%s pages with %s files: %.0f failed, %.0f of another version", thousands(u["pages"]), thousands(u["files"]), u["failed"], u["mixed"]),
			limit:    "none", // the benchmark fails otherwise
		},
	}, nil
}
