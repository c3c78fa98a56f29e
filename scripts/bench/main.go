// Command bench measures speed and memory of the site and what tasks take on a phone, and prints a table with their limits.
// Arguments name the parts to measure, all of them by default; an unknown name prints their names.
//
// It builds the program and sends requests over the loopback interface. Ratios are medians of alternating rounds,
// so a machine that slows down slows both sides; times are medians of several starts. Exceeding a limit is
// not a failure: the status is 1 only if a measurement fails.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
)

// row is one line of the table.
type row struct {
	what, measured, limit string
	over                  bool
}

// part measures some rows.
type part struct {
	name string
	run  func(context.Context, *builds) ([]row, error)
	note string // explains the rows below the table
}

var parts = []part{
	{"rates", rates, ratesNote},
	{"warm", warm, ""},
	{"start", startTime, ""},
	{"memory", memory, ""},
	{"filters", filters, ""},
	{"floods", slowdown, floodNote},
	{"edge", edge, ""},
	{"replicas", replicas, deployNote},
	{"loading", loading, ""},
	{"figures", figures, ""},
	{"previews", previews, ""},
	{"searches", searches, ""},
	{"weights", weights, ""},
	{"lighthouse", lighthouse, ""},
	{"tasks", tasks, ""},
}

func main() {
	signal.Ignore(syscall.SIGPIPE) // a signal that ends this program would leave the servers running
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// run measures the parts that args name, or all, and prints the table. If args are the name of a baseline and a URL, as
// when rates re-executes this program, it serves that baseline instead; if they begin with the name of a helper, as when slowdown
// does, it runs that.
func run(ctx context.Context, args []string) error {
	if len(args) > 0 {
		for _, b := range baselines {
			if b.name == args[0] && len(args) == 2 {
				return bare(ctx, args[0], args[1])
			}
		}
	}
	if len(args) > 1 && helpers[args[0]] != nil {
		m, err := helpers[args[0]](ctx, args[1:])
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(m)
	}
	selected := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return len(args) > 0 && !slices.Contains(args, p.name) })
	if len(args) > 0 && len(selected) != len(args) {
		var names []string
		for _, p := range parts {
			names = append(names, p.name)
		}
		last := len(names) - 1
		return fmt.Errorf("%s: the parts are %s and %s", strings.Join(args, " "), strings.Join(names[:last], ", "), names[last])
	}
	folder, err := os.MkdirTemp("", "unknot-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if loadavg, err := os.ReadFile("/proc/loadavg"); err == nil {
		progress("load of this machine before: %s", strings.Join(strings.Fields(string(loadavg))[:3], " "))
	}
	progress("building")
	b, err := build(ctx, folder)
	if err != nil {
		return err
	}
	var rows []row
	failed := 0
	for _, p := range selected {
		progress("%s", p.name)
		more, err := p.run(ctx, b)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rows = append(rows, more...)
		if err != nil {
			failed++
			progress("%s: %v", p.name, err)
			rows = append(rows, row{what: p.name, measured: "could not be measured", limit: "see above", over: true})
		}
	}
	if err := table(os.Stdout, rows); err != nil {
		return err
	}
	for _, p := range selected {
		fmt.Print(p.note)
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d could not be measured", failed, len(selected))
	}
	return nil
}

// table writes rows to w in aligned columns, each with a verdict if it has a limit.
func table(w io.Writer, rows []row) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "WHAT\tMEASURED\tLIMIT\t")
	for _, r := range rows {
		verdict := "ok"
		switch {
		case r.over:
			verdict = "over"
		case r.limit == "":
			verdict = ""
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", r.what, r.measured, r.limit, verdict)
	}
	return tw.Flush()
}

// progress writes a line to standard error.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// thousands writes n with commas: 12,345.
func thousands[N int | float64](n N) string {
	s := fmt.Sprintf("%.0f", float64(n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
