package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// results holds what was measured.
type results struct {
	compared strings.Builder      // with the bare server, in the format of Go benchmarks
	values   map[string][]float64 // by name and unit
}

// add adds and prints one measurement. A name may end in /server=NAME.
func (r *results) add(name string, value float64, unit string) {
	line := fmt.Sprintf("Benchmark%s 1 %v %s\n", name, value, unit)
	if strings.Contains(name, "/server=") {
		r.compared.WriteString(line)
	}
	_ = r.parse(line) // a number that was just formatted
}

var processors = regexp.MustCompile(`-\d+$`)

// parse adds and prints the measurements in the output of a Go benchmark.
func (r *results) parse(output string) error {
	for line := range strings.Lines(output) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(line, "Benchmark") {
			continue
		}
		fmt.Print(line)
		name := processors.ReplaceAllString(strings.TrimPrefix(fields[0], "Benchmark"), "")
		for i := 2; i+1 < len(fields); i += 2 {
			v, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			key := name + " " + fields[i+1]
			r.values[key] = append(r.values[key], v)
		}
	}
	return nil
}

// limit is a limit for the median of a value, or for the median of its ratios to another value that was measured in the
// same rounds. It is a maximum unless atLeast is set.
type limit struct {
	what, value, beside string
	limit               float64
	atLeast             bool
}

// limits are for a machine with two processors that does nothing else.
var limits = []limit{
	{"start to the first answer, ms", "Start/server=unknot ms", "", 100, false},
	{"start to the first answer, beside bare net/http", "Start/server=unknot ms", "Start/server=bare ms", 12, false},
	{"requests/s of a cached guide in gzip, beside bare net/http", "Rate/gzip/server=unknot requests/s", "Rate/gzip/server=bare requests/s", .9, true},
	{"requests/s of a cached guide in brotli, beside bare net/http", "Rate/br/server=unknot requests/s", "Rate/br/server=bare requests/s", .9, true},
	{"requests/s of its 304, beside bare net/http", "Rate/304/server=unknot requests/s", "Rate/304/server=bare requests/s", .9, true},
	{"memory after all pages in gzip and brotli, MB", "Memory/pages MB", "", 100, false},
	{"reader beside different filters, p99 beside alone", "Reader/filters ms", "Reader/alone ms", 5, false},
	{"reader beside different searches, p99 beside alone", "Reader/searches ms", "Reader/alone ms", 5, false},
	{"reader beside different sheets, p99 beside alone", "Reader/sheets ms", "Reader/alone ms", 5, false},
	{"reader beside wrong addresses, p99 beside alone", "Reader/wrong ms", "Reader/alone ms", 5, false},
	{"memory after these floods, MB", "Memory/floods MB", "", 150, false},
	{"allocations of a cached page of 40 KB beside 5 KB", "Warm/40KB/br allocs/op", "Warm/5KB/br allocs/op", 1, false},
	{"bytes allocated for a cached page of 40 KB beside 5 KB", "Warm/40KB/br B/op", "Warm/5KB/br B/op", 1.1, false}, // the log needs some for longer numbers
	{"loading 10,000 documents, ms", "Scale/docs=10000 load-ms", "", 1500, false},
	{"loading 10,000 documents, MB", "Scale/docs=10000 load-MB", "", 350, false},
	{"loading 50,000 documents, ms", "Scale/docs=50000 load-ms", "", 8000, false},
	{"loading 50,000 documents, MB", "Scale/docs=50000 load-MB", "", 1200, false},
	{"loading 1,000 documents beside 156", "Scale/docs=1000 load-ms", "Scale/docs=156 load-ms", 8, false},
	{"loading 10,000 documents beside 156", "Scale/docs=10000 load-ms", "Scale/docs=156 load-ms", 77, false},
	{"loading 50,000 documents beside 156", "Scale/docs=50000 load-ms", "Scale/docs=156 load-ms", 385, false},
	{"search index of 10,000 documents, ms", "Scale/docs=10000 index-ms", "", 1200, false},
	{"search index of 50,000 documents, ms", "Scale/docs=50000 index-ms", "", 7000, false},
	{"a search among 10,000 documents, p99 in ms", "Scale/docs=10000 search-p99-ms", "", 2, false},
	{"a search among 50,000 documents, p99 in ms", "Scale/docs=50000 search-p99-ms", "", 5, false},
	{"a search among 50,000 documents, p99 beside 156", "Scale/docs=50000 search-p99-ms", "Scale/docs=156 search-p99-ms", 25, false},
	{"a saved page among 1,000, ms", "Save page-ms", "", 300, false},
	{"what proofreading says of it, ms", "Save remarks-ms", "", 2000, false},
	{"an index of 10,000 documents, ns", "Search/build ns/op", "", 1e9, false},
	{"an index of 10,000 documents, MB", "Search/build heap-MB", "", 150, false},
	{"a search in it, p99 in ms", "Search/query p99-ms", "", 2, false},
	{"the worst search of 5,000 characters in it, ms", "Search/long worst-ms", "", 20, false},
	{"judged queries kept apart, right page first", "SearchQuality/kept success@1", "", .8, true},
	{"judged queries kept apart, right page among three", "SearchQuality/kept success@3", "", .95, true},
	{"judged queries kept apart, reciprocal rank", "SearchQuality/kept reciprocal", "", .87, true},
	{"first preview of a move, ms at worst", "Preview worst-ms", "", 50, false},
	{"drawing a frame on one processor, ms at worst", "Figures/frame worst-ms", "", 40, false},
	{"drawing every frame, ns", "Figures/frames ns/op", "", 5e9, false},
	{"a rolling update, failed requests", "RollingUpdate failed", "", 0, false},
}

// print prints what benchstat says of the servers, and the values that have limits.
func (r *results) print(ctx context.Context) error {
	benchstat := exec.CommandContext(ctx, "go", "tool", "benchstat", "-col", "/server", "-")
	benchstat.Stdin, benchstat.Stdout = strings.NewReader(r.compared.String()), os.Stdout
	if err := benchstat.Run(); err != nil {
		return err
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\nWHAT\tMEASURED\tLIMIT\t")
	for _, l := range limits {
		values := r.valuesOf(l)
		if len(values) == 0 {
			continue
		}
		measured := median(values)
		word, isWithin := "at most", measured <= l.limit
		if l.atLeast {
			word, isWithin = "at least", measured >= l.limit
		}
		verdict := "over"
		if isWithin {
			verdict = "ok"
		}
		fmt.Fprintf(w, "%s\t%.5g\t%s %g\t%s\n", l.what, measured, word, l.limit, verdict)
	}
	return w.Flush()
}

// valuesOf returns what was measured of a limit, each value divided by the one beside it if there is one.
func (r *results) valuesOf(l limit) []float64 {
	values, beside := slices.Clone(r.values[l.value]), r.values[l.beside]
	for i := range min(len(values), len(beside)) { // a measurement that failed has none
		values[i] /= beside[i]
	}
	return values
}

// median returns the median of values, which it sorts.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}
