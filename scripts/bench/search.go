package main

import (
	"context"
	"errors"
	"fmt"
)

const (
	maxIndexTime     = 1.0   // seconds
	maxIndexMemory   = 150.0 // MB
	maxQueryTime     = 2.0   // milliseconds, for 99 of 100
	maxLongQueryTime = 20.0  // milliseconds

	minFirst, minThird, minReciprocal = 0.80, 0.95, 0.87
)

// searches measures the time that searching takes, and the quality of the results for judged queries.
func searches(ctx context.Context, _ *builds) ([]row, error) {
	results, err := goTest(ctx, "internal/search/fulltext", "BenchmarkSearch", "3x")
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
			measured: fmt.Sprintf("%.2f s, %.0f MB besides the documents", build, memory),
			limit:    fmt.Sprintf("at most %.0f s, %.0f MB", maxIndexTime, maxIndexMemory),
			over:     build > maxIndexTime || memory > maxIndexMemory,
		},
		{
			what:     "a search in it with 20 excerpts",
			measured: fmt.Sprintf("%.2f ms in the median, %.2f ms for 99 of 100", median, p99),
			limit:    fmt.Sprintf("99 of 100 at most %.0f ms", maxQueryTime),
			over:     p99 > maxQueryTime,
		},
		{
			what:     "the worst search of 5,000 characters in it",
			measured: fmt.Sprintf("%.1f ms", long),
			limit:    fmt.Sprintf("at most %.0f ms", maxLongQueryTime),
			over:     long > maxLongQueryTime,
		},
	}
	judged, err := goTest(ctx, "content", "BenchmarkSearchQuality", "1x")
	if err != nil {
		return nil, err
	}
	for _, set := range []struct{ name, what string }{{"tune", "judged queries that the search is tuned with"}, {"kept", "judged queries kept apart"}} {
		r := judged[set.name]
		if r["queries"] == 0 {
			return nil, errors.New("BenchmarkSearchQuality printed nothing for " + set.name)
		}
		rows = append(rows, row{
			what:     fmt.Sprintf("%.0f %s", r["queries"], set.what),
			measured: fmt.Sprintf("right page first %.2f, among three %.2f, reciprocal rank %.2f", r["success@1"], r["success@3"], r["reciprocal"]),
			limit:    fmt.Sprintf("at least %.2f, %.2f, %.2f", minFirst, minThird, minReciprocal),
			over:     r["success@1"] < minFirst || r["success@3"] < minThird || r["reciprocal"] < minReciprocal,
		})
	}
	return rows, nil
}
