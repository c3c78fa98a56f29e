// Command bench measures the program over HTTP with wrk: how fast it starts and answers, beside a bare net/http program
// in the same run, how much memory it takes, and how long a reader waits beside a flood.
//
// It prints what it measures in the format of Go benchmarks, so that benchstat can compare two runs, then the limits.
// Exceeding one is not a failure: the status is 1 only if a measurement fails.
//
// With the arguments soak and a duration, it floods the site for that long and fails if its memory grows.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"text/tabwriter"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // a signal that ends this program would leave the servers running
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	measure := run
	if len(os.Args) == 3 && os.Args[1] == bareName {
		measure = bare
	}
	if err := measure(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// run measures everything and prints it, or soaks the site for as long as it is told.
func run(ctx context.Context, args []string) error {
	program, remove, err := buildProgram(ctx)
	if err != nil {
		return err
	}
	defer remove()
	if len(args) == 2 && args[0] == "soak" {
		return soak(ctx, program, args[1])
	}
	r := results{}
	failed := errors.Join(r.start(ctx, program), r.rates(ctx, program), r.floods(ctx, program))
	return errors.Join(failed, r.print())
}

// buildProgram builds the site in a folder of its own, which remove removes.
func buildProgram(ctx context.Context) (program string, remove func(), err error) {
	folder, err := os.MkdirTemp("", "unknot-bench-")
	if err != nil {
		return "", nil, err
	}
	program, remove = filepath.Join(folder, "unknot"), func() { _ = os.RemoveAll(folder) }
	build := exec.CommandContext(ctx, "go", "build", "-ldflags=-s -w", "-o", program, "./cmd/unknot")
	if out, err := build.CombinedOutput(); err != nil {
		remove()
		return "", nil, fmt.Errorf("start this in the project's folder, with make bench: %w\n%s", err, out)
	}
	return program, remove, nil
}

// results holds what was measured, by name and unit.
type results map[string][]float64

// add adds and prints one measurement.
func (r results) add(name string, value float64, unit string) {
	fmt.Printf("Benchmark%s 1 %v %s\n", name, value, unit)
	r[name+" "+unit] = append(r[name+" "+unit], value)
}

// limits are for medians, or for the medians of ratios to what was measured beside it in the same rounds, on a machine
// with two processors that does nothing else. They are maxima unless atLeast is set.
var limits = []struct {
	what, value, beside string
	limit               float64
	atLeast             bool
}{
	{"start to the first page, ms", "Start/server=unknot ms", "", 100, false},
	{"start to the first page ÷ bare net/http", "Start/server=unknot ms", "Start/server=bare ms", 12, false},
	{"a warm page in gzip ÷ bare handler, requests/s", "Warm/gzip/server=unknot requests/s", "Warm/gzip/server=bare requests/s", .9, true},
	{"a warm page in brotli ÷ bare handler, requests/s", "Warm/br/server=unknot requests/s", "Warm/br/server=bare requests/s", .9, true},
	{"its 304 ÷ bare handler, requests/s", "Warm/304/server=unknot requests/s", "Warm/304/server=bare requests/s", .9, true},
	{"memory after all pages in gzip and brotli, MB", "Memory/pages MB", "", 100, false},
	{"reader beside filters, p99 ÷ alone", "Reader/filters ms", "Reader/alone ms", 5, false},
	{"reader beside searches, p99 ÷ alone", "Reader/searches ms", "Reader/alone ms", 5, false},
	{"reader beside sheets, p99 ÷ alone", "Reader/sheets ms", "Reader/alone ms", 5, false},
	{"reader beside wrong addresses, p99 ÷ alone", "Reader/wrong ms", "Reader/alone ms", 5, false},
	{"memory after these floods, MB", "Memory/floods MB", "", 150, false},
}

// print prints the values that have limits.
func (r results) print() error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\nWHAT\tMEASURED\tLIMIT\t")
	for _, l := range limits {
		values := slices.Clone(r[l.value])
		for i := range min(len(values), len(r[l.beside])) {
			values[i] /= r[l.beside][i]
		}
		if len(values) == 0 { // the measurement failed
			continue
		}
		slices.Sort(values)
		median := (values[(len(values)-1)/2] + values[len(values)/2]) / 2
		bound, verdict := "at most", "ok"
		if l.atLeast {
			bound = "at least"
		}
		if median != l.limit && l.atLeast == (median < l.limit) {
			verdict = "over"
		}
		fmt.Fprintf(w, "%s\t%.5g\t%s %g\t%s\n", l.what, median, bound, l.limit, verdict)
	}
	return w.Flush()
}
