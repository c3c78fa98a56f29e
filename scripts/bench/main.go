// Command bench measures the speed and the memory of the site. Arguments name the parts to measure, all of them by
// default; an unknown name prints their names. With the arguments soak and a time it soaks the site instead.
//
// It prints what it measures in the format of Go benchmarks, so that benchstat can compare two runs, then the site
// beside a bare net/http program as benchstat sees them, then the limits. Both servers are measured in turn, so that a
// machine that slows down slows both. Exceeding a limit is not a failure: the status is 1 only if a measurement fails.
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
	"strings"
	"syscall"
)

// part measures something of a build of the program.
type part struct {
	name string
	run  func(ctx context.Context, program string, r *results) error
}

var parts = []part{
	{"start", start},
	{"rates", rates},
	{"memory", memory},
	{"floods", floods},
	goTest("warm", "internal/web", "BenchmarkWarm", "1s"),
	goTest("scale", "internal/web", "BenchmarkScale", "2x"),
	goTest("saving", "cmd/unknot", "BenchmarkSave", "12x"),
	goTest("searches", "internal/search/fulltext", "BenchmarkSearch", "3x"),
	goTest("quality", "content", "BenchmarkSearchQuality", "1x"),
	goTest("previews", "content", "BenchmarkPreview", "5x"),
	goTest("figures", "cmd/figures", "BenchmarkFigures", "3x"),
	{"tasks", tasks},
	goTest("replicas", "deploy", "BenchmarkRollingUpdate", "1x"),
}

// goTest returns a part that runs a benchmark of a package.
func goTest(name, folder, benchmark, benchtime string) part {
	return part{name, func(ctx context.Context, _ string, r *results) error {
		out, err := exec.CommandContext(ctx, "go", "test", "-run=^$", "-bench=^"+benchmark+"$", "-benchmem", "-benchtime="+benchtime, "./"+folder).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", benchmark, err, out)
		}
		return r.parse(string(out))
	}}
}

// tasks counts the taps and the screens that the tasks of a reader take.
func tasks(ctx context.Context, program string, r *results) error {
	c := exec.CommandContext(ctx, "npx", "playwright", "test", "tasks.spec.ts", "--reporter=line")
	c.Dir, c.Env = "e2e", append(os.Environ(), "BENCH=1", "UNKNOT_BIN="+program)
	out, failed := c.CombinedOutput() // also after a tap too many
	err := r.parse(string(out))
	if failed != nil {
		err = errors.Join(err, fmt.Errorf("%w: it needs what make need installs\n%s", failed, out))
	}
	return err
}

func main() {
	signal.Ignore(syscall.SIGPIPE) // a signal that ends this program would leave the servers running
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	measure := run
	if len(os.Args) == 3 {
		switch os.Args[1] {
		case bareName:
			measure = bare
		case soakName:
			measure = soak
		}
	}
	if err := measure(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// run measures the parts that args name, or all, and prints what was measured.
func run(ctx context.Context, args []string) error {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	isUnknown := func(name string) bool { return !slices.Contains(names, name) }
	if slices.ContainsFunc(args, isUnknown) {
		return fmt.Errorf("the parts are %s", strings.Join(names, ", "))
	}
	program, remove, err := buildProgram(ctx)
	if err != nil {
		return err
	}
	defer remove()
	loadavg, _ := os.ReadFile("/proc/loadavg") // nothing is printed where there is none
	progress("load of this machine before: %s", strings.TrimSpace(string(loadavg)))
	var failed error
	r := &results{values: map[string][]float64{}}
	for _, p := range parts {
		if len(args) > 0 && !slices.Contains(args, p.name) {
			continue
		}
		progress("%s", p.name)
		if err := p.run(ctx, program, r); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", p.name, err))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return errors.Join(r.print(ctx), failed)
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
		return "", nil, fmt.Errorf("start this in the project's folder, with make bench or make soak: %w\n%s", err, out)
	}
	return program, remove, nil
}

// progress writes a line to standard error.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
