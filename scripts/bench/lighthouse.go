package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// lighthousePages are the pages whose speed Lighthouse judges, as on a phone.
var lighthousePages = []string{"/", "/guides/techniques/relieve-back-tension", "/stretches/cat-cow", "/stretches"}

// lighthouse runs Lighthouse three times on each page, with the speed of an average phone and a slow connection.
func lighthouse(ctx context.Context, b *builds) ([]row, error) {
	const rounds, goal = 3, 100
	if err := installBrowserTests(ctx); err != nil {
		return nil, err
	}
	site, err := serve(ctx, b.real)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	args := []string{"lighthouse.mjs", "performance"}
	for _, path := range lighthousePages {
		for range rounds {
			args = append(args, site.url+path)
		}
	}
	look := exec.CommandContext(ctx, "node", args...)
	look.Dir, look.Stderr = browserTests, os.Stderr
	out, err := look.Output()
	if err != nil {
		return nil, fmt.Errorf("node lighthouse.mjs: %w", err)
	}
	scores := strings.Fields(string(out))
	if len(scores) != len(lighthousePages)*rounds {
		return nil, fmt.Errorf("node lighthouse.mjs printed %d scores, want %d", len(scores), len(lighthousePages)*rounds)
	}
	var rows []row
	for i, path := range lighthousePages {
		var values []float64
		for _, s := range scores[i*rounds : (i+1)*rounds] {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return nil, err
			}
			values = append(values, v)
		}
		rows = append(rows, row{
			what:     "Lighthouse performance, phone, " + path,
			measured: fmt.Sprintf("%.0f", median(values)),
			limit:    fmt.Sprint(goal),
			over:     median(values) < goal,
		})
	}
	return rows, nil
}

// browserTests is the folder of the browser tests, with the programs that they use.
const browserTests = "e2e"

// installBrowserTests installs the programs that the browser tests use, if they are missing.
func installBrowserTests(ctx context.Context) error {
	if _, err := os.Stat(browserTests + "/node_modules"); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	progress("installing what the browser tests use")
	install := exec.CommandContext(ctx, "npm", "ci", "--no-audit", "--no-fund")
	install.Dir, install.Stdout, install.Stderr = browserTests, os.Stderr, os.Stderr
	if err := install.Run(); err != nil {
		return fmt.Errorf("npm ci in %s: %w", browserTests, err)
	}
	return nil
}
