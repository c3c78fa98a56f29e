package main

import (
	"context"
	"errors"
	"fmt"
)

const (
	mostBuild       = 1.0   // seconds
	mostBuildMemory = 150.0 // MB
	mostQuery       = 2.0   // milliseconds, for 99 of 100
	mostLongQuery   = 20.0  // milliseconds

	leastFirst, leastThird, leastReciprocal = 0.80, 0.95, 0.87
)

// searches measures how long searching takes, and how well the site's own search answers what people type.
func searches(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "internal/search", "BenchmarkSearch", "3x")
	if err != nil {
		return nil, err
	}
	build, memory := results["build"]["ns/op"]/1e9, results["build"]["heap-MB"]
	median, p99, long := results["query"]["median-ms"], results["query"]["p99-ms"], results["long"]["worst-ms"]
	if build == 0 || memory == 0 || p99 == 0 || long == 0 {
		return nil, errors.New("BenchmarkSearch printed no times or memory for build, query and long")
	}
	rows := []row{
		{
			what:     "an index of 10,000 documents",
			measured: fmt.Sprintf("%.2f s, %.0f MB beside them", build, memory),
			limit:    fmt.Sprintf("at most %.0f s, %.0f MB", mostBuild, mostBuildMemory),
			over:     build > mostBuild || memory > mostBuildMemory,
		},
		{
			what:     "a search in it with 20 excerpts",
			measured: fmt.Sprintf("%.2f ms in the median, %.2f ms for 99 of 100", median, p99),
			limit:    fmt.Sprintf("99 of 100 at most %.0f ms", mostQuery),
			over:     p99 > mostQuery,
		},
		{
			what:     "the worst search of 5,000 characters in it",
			measured: fmt.Sprintf("%.1f ms", long),
			limit:    fmt.Sprintf("at most %.0f ms", mostLongQuery),
			over:     long > mostLongQuery,
		},
	}
	judged, err := goTest(ctx, "content", "BenchmarkJudged", "1x")
	if err != nil {
		return nil, err
	}
	for _, set := range []struct{ name, what string }{{"tune", "judged queries that the search is tuned with"}, {"kept", "judged queries kept apart"}} {
		r := judged[set.name]
		if r["queries"] == 0 {
			return nil, errors.New("BenchmarkJudged printed nothing for " + set.name)
		}
		rows = append(rows, row{
			what:     fmt.Sprintf("%.0f %s", r["queries"], set.what),
			measured: fmt.Sprintf("right page first %.2f, among three %.2f, reciprocal rank %.2f", r["success@1"], r["success@3"], r["reciprocal"]),
			limit:    fmt.Sprintf("at least %.2f, %.2f, %.2f", leastFirst, leastThird, leastReciprocal),
			over:     r["success@1"] < leastFirst || r["success@3"] < leastThird || r["reciprocal"] < leastReciprocal,
		})
	}
	return rows, nil
}
