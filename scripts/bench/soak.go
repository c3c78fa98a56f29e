package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"text/tabwriter"
	"time"
)

// soakName is the first argument of this program when it soaks the site. The second is for how long.
const soakName = "soak"

const (
	soakPause    = 5 * time.Second // between two readings
	soakReadings = 6               // whose least is one sample: what is being compressed at the moment takes memory
	soakWarm     = 4               // the first quarter of the time is left out: caches fill
)

// gauge is a measured value of the site that must not grow, however long requests come.
type gauge struct {
	name, unit string
	bound      float64 // largest allowed slope, per hour
	read       func(context.Context, *process) (float64, error)
	values     []float64
}

// soakGauges returns what is measured. The heap is measured right after a garbage collection, as it would otherwise
// depend on when the last one was.
func soakGauges() []*gauge {
	return []*gauge{
		{name: "heap", unit: "MB", bound: 2, read: func(ctx context.Context, site *process) (float64, error) {
			bytes, err := readNumber(ctx, site.metrics+"/debug/pprof/heap?gc=1&debug=1", `# HeapAlloc = (\d+)`)
			return bytes / 1e6, err
		}},
		{name: "goroutines", bound: 10, read: func(ctx context.Context, site *process) (float64, error) {
			return readNumber(ctx, site.metrics+"/debug/pprof/goroutine?debug=1", `goroutine profile: total (\d+)`)
		}},
		{name: "descriptors", bound: 10, read: func(_ context.Context, site *process) (float64, error) {
			open, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", site.cmd.Process.Pid))
			return float64(len(open)), err
		}},
		{name: "resident", unit: "MB", bound: 8, read: func(_ context.Context, site *process) (float64, error) { return site.memory("VmRSS") }},
	}
}

// readNumber returns the number that the first group of a pattern matches in a page.
func readNumber(ctx context.Context, url, pattern string) (float64, error) {
	page, err := get(ctx, url, "identity", "")
	if err != nil {
		return 0, err
	}
	m := regexp.MustCompile(pattern).FindSubmatch(page.body)
	if m == nil {
		return 0, fmt.Errorf("%s has no %s", url, pattern)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// soak sends requests of all sorts at a steady rate for a time, and fails if something about the site grew meanwhile.
func soak(ctx context.Context, args []string) error {
	duration, err := time.ParseDuration(args[1])
	if err != nil || duration < 3*time.Minute {
		return fmt.Errorf("soak %s: write for how long, at least 3m", args[1])
	}
	program, remove, err := buildProgram(ctx)
	if err != nil {
		return err
	}
	defer remove()
	// With a rate so high clients are counted but none is refused.
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0", "-metrics", "localhost:0", "-client-rate", "100000")
	if err != nil {
		return err
	}
	defer site.stop()
	load, err := newMixedLoad(ctx, site.url)
	if err != nil {
		return err
	}
	sending, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan struct{})
	go func() { defer close(ended); load.send(sending) }()
	gauges := soakGauges()
	times, err := sample(ctx, duration, site, gauges)
	stop()
	<-ended
	if err != nil {
		return err
	}
	return errors.Join(printSlopes(times, gauges), load.print())
}

// sample adds samples to the gauges until duration has passed, and returns at how many hours since the start.
func sample(ctx context.Context, duration time.Duration, site *process, gauges []*gauge) (hours []float64, err error) {
	began := time.Now()
	for readings := 0; time.Since(began) < duration; readings++ {
		if err := pause(ctx, soakPause); err != nil {
			return nil, err
		}
		first := readings%soakReadings == 0
		if first {
			hours = append(hours, time.Since(began).Hours())
		}
		for _, g := range gauges {
			v, err := g.read(ctx, site)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", g.name, err)
			}
			if first {
				g.values = append(g.values, v)
			}
			last := &g.values[len(g.values)-1]
			*last = min(*last, v)
		}
	}
	return hours, nil
}

// printSlopes prints how each gauge changed after the caches had filled. Its error names those that grew by more than
// their bounds, even if the slope is less by twice its standard error, which is large for short times.
func printSlopes(hours []float64, gauges []*gauge) (err error) {
	warm := len(hours) / soakWarm
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "WHAT\tMEAN\tLEAST\tMOST\tSLOPE PER HOUR\tAT MOST\t\n")
	for _, g := range gauges {
		values := g.values[warm:]
		slope, deviation := leastSquares(hours[warm:], values)
		least, most, sum := math.Inf(1), math.Inf(-1), 0.0
		for _, v := range values {
			least, most, sum = min(least, v), max(most, v), sum+v
		}
		verdict := "ok"
		if slope-2*deviation > g.bound {
			verdict = "grows"
			err = errors.Join(err, fmt.Errorf("%s grows by %.1f %s an hour, at most %g", g.name, slope, g.unit, g.bound))
		}
		fmt.Fprintf(w, "%s\t%.2f %s\t%.2f\t%.2f\t%+.2f ± %.2f\t%g\t%s\n", g.name, sum/float64(len(values)), g.unit, least, most, slope, 2*deviation, g.bound, verdict)
	}
	return errors.Join(err, w.Flush())
}

// leastSquares returns the slope of the line closest to the points, and its standard error. Both are 0 if there are
// fewer than 3 points.
func leastSquares(x, y []float64) (slope, deviation float64) {
	n := float64(len(x))
	if n < 3 {
		return 0, 0
	}
	var sumX, sumY float64
	for i := range x {
		sumX, sumY = sumX+x[i], sumY+y[i]
	}
	meanX, meanY := sumX/n, sumY/n
	var sumXX, sumXY, sumOfSquares float64
	for i := range x {
		sumXX += (x[i] - meanX) * (x[i] - meanX)
		sumXY += (x[i] - meanX) * (y[i] - meanY)
	}
	slope = sumXY / sumXX
	for i := range x {
		distance := y[i] - meanY - slope*(x[i]-meanX)
		sumOfSquares += distance * distance
	}
	return slope, math.Sqrt(sumOfSquares / (n - 2) / sumXX)
}
