package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// result is one line that a benchmark printed: its values by unit.
type result map[string]float64

var nameEnd = regexp.MustCompile(`-\d+$`)

// goTest runs a benchmark of a package, and returns the results by name.
func goTest(ctx context.Context, folder, benchmark, benchtime string) (map[string]result, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-run=^$", "-bench=^"+benchmark+"$", "-benchmem", "-benchtime="+benchtime, "./"+folder)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", benchmark, err, out)
	}
	results := map[string]result{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(line, benchmark) {
			continue
		}
		r := result{}
		for i := 2; i+1 < len(fields); i += 2 {
			if r[fields[i+1]], err = strconv.ParseFloat(fields[i], 64); err != nil {
				return nil, fmt.Errorf("%s: %w", benchmark, err)
			}
		}
		results[nameEnd.ReplaceAllString(strings.TrimPrefix(fields[0], benchmark+"/"), "")] = r
	}
	if len(results) == 0 {
		err = fmt.Errorf("%s printed no results", benchmark)
	}
	return results, err
}

// growth is the factor by which a warm request for a page of eight times the size may allocate more bytes: the log and
// its pools need some for longer numbers.
const growth = 1.1

// warm compares the allocations of a request for a cached page, for a small page and one eight times as large.
func warm(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "internal/web", "BenchmarkWarm", "1s")
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, answer := range []string{"gzip", "br", "304"} {
		small, large := results["5KB/"+answer], results["40KB/"+answer]
		if small == nil || large == nil {
			return nil, fmt.Errorf("BenchmarkWarm printed nothing for %s", answer)
		}
		rows = append(rows, row{
			what: "a warm request in the handler, " + answer + ", 5 KB and 40 KB",
			measured: fmt.Sprintf("%.0f and %.0f allocs, %.0f and %.0f B, %.1f and %.1f µs", small["allocs/op"], large["allocs/op"],
				small["B/op"], large["B/op"], small["ns/op"]/1000, large["ns/op"]/1000),
			limit: "allocates no more",
			over:  large["allocs/op"] > small["allocs/op"] || large["B/op"] > small["B/op"]*growth,
		})
	}
	return rows, nil
}

const (
	few, many     = "docs=1000", "docs=10000"
	maxLoadTime   = 2.0   // seconds
	maxLoadMemory = 500.0 // MB
	maxLoadRatio  = 12.0
)

// loading measures how long content takes to load. The memory is the peak of the whole process, including the loaded text.
func loading(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "internal/load", "BenchmarkLoad", "3x")
	if err != nil {
		return nil, err
	}
	short, long, peak := results[few]["ns/op"]/1e9, results[many]["ns/op"]/1e9, results[many]["peak-MB"]
	if short == 0 || long == 0 || peak == 0 {
		return nil, fmt.Errorf("BenchmarkLoad printed no times or memory for %s and %s", few, many)
	}
	return []row{
		{
			what:     "loading 10,000 documents, time",
			measured: fmt.Sprintf("%.2f s on %d processors", long, runtime.NumCPU()),
			limit:    fmt.Sprintf("at most %.0f s", maxLoadTime),
			over:     long > maxLoadTime,
		},
		{
			what:     "loading 10,000 documents, memory",
			measured: fmt.Sprintf("%.0f MB at its highest, the text included", peak),
			limit:    fmt.Sprintf("at most %.0f MB", maxLoadMemory),
			over:     peak > maxLoadMemory,
		},
		{
			what:     "loading 10,000 documents beside 1,000",
			measured: fmt.Sprintf("%.1f times as long (1,000 in %.2f s)", long/short, short),
			limit:    fmt.Sprintf("at most %.0f times", maxLoadRatio),
			over:     long/short > maxLoadRatio,
		},
	}, nil
}

const (
	maxFrameTime   = 40.0 // milliseconds
	maxFiguresTime = 5.0  // seconds
)

// figures measures the time that drawing takes.
func figures(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "cmd/figures", "BenchmarkFigures", "3x")
	if err != nil {
		return nil, err
	}
	median, worst := results["frame"]["median-ms"], results["frame"]["worst-ms"]
	frames, motions := results["frames"]["ns/op"]/1e9, results["motions"]["ns/op"]/1e9
	if median == 0 || worst == 0 || frames == 0 || motions == 0 {
		return nil, errors.New("BenchmarkFigures printed no times for frame, frames and motions")
	}
	return []row{
		{
			what:     "drawing a frame on one processor",
			measured: fmt.Sprintf("%.0f ms in the median, %.0f ms at worst", median, worst),
			limit:    fmt.Sprintf("at most %.0f ms", maxFrameTime),
			over:     worst > maxFrameTime,
		},
		{
			what:     "drawing every frame",
			measured: fmt.Sprintf("%.1f s on %d processors, %.1f s with the motions", frames, runtime.NumCPU(), motions),
			limit:    fmt.Sprintf("at most %.0f s", maxFiguresTime),
			over:     frames > maxFiguresTime,
		},
	}, nil
}

const maxPreviewTime = 50.0 // milliseconds

// previews measures the first request for the picture of a link preview.
func previews(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "content", "BenchmarkPreview", "5x")
	if err != nil {
		return nil, err
	}
	r := results["BenchmarkPreview"]
	if r["median-ms"] == 0 || r["worst-ms"] == 0 || r["max-B"] == 0 {
		return nil, errors.New("BenchmarkPreview printed no times and bytes")
	}
	return []row{{
		what:     "first preview of a move",
		measured: fmt.Sprintf("%.0f ms in the median, %.0f ms at worst, up to %s bytes", r["median-ms"], r["worst-ms"], thousands(r["max-B"])),
		limit:    fmt.Sprintf("at most %.0f ms", maxPreviewTime),
		over:     r["worst-ms"] > maxPreviewTime,
	}}, nil
}
