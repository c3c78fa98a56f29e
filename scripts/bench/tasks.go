package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// taskCount is what a browser test counts of a task on a phone: taps, and how many screens are scrolled.
type taskCount struct {
	What string `json:"what"`
	hand
	Limits hand `json:"limits"`
}

type hand struct {
	Taps    int     `json:"taps"`
	Screens float64 `json:"screens"`
}

// tasks counts what it takes to do the usual things on a phone. The browser test that does them writes its counts into a file.
func tasks(ctx context.Context, b *builds) ([]row, error) {
	if err := installBrowserTests(ctx); err != nil {
		return nil, err
	}
	counts := filepath.Join(b.folder, "tasks.json")
	do := exec.CommandContext(ctx, "npx", "playwright", "test", "tasks.spec.ts", "--workers", "1")
	do.Dir, do.Stdout, do.Stderr = browserTests, os.Stderr, os.Stderr
	do.Env = append(os.Environ(), "UNKNOT_BIN="+b.real, "BENCH="+counts)
	failed := do.Run() // it fails above a limit too
	text, err := os.ReadFile(counts)
	if err != nil {
		return nil, fmt.Errorf("npx playwright test tasks.spec.ts: %w", errors.Join(failed, err))
	}
	var rows []row
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		var c taskCount
		if err := decoder.Decode(&c); err == io.EOF {
			return rows, nil
		} else if err != nil {
			return rows, err
		}
		rows = append(rows, row{
			what:     "Taps / screens: " + c.What,
			measured: fmt.Sprintf("%d / %.1f", c.Taps, c.Screens),
			limit:    fmt.Sprintf("%d / %.1f", c.Limits.Taps, c.Limits.Screens),
			over:     c.Taps > c.Limits.Taps || c.Screens > c.Limits.Screens,
		})
	}
}
