package fulltext_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/search/fulltext"
)

// generateDocuments returns n documents of about 300 words, whose frequencies have a Zipf distribution, as in a
// language.
func generateDocuments(n int) []fulltext.Document {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.2, 4, 20000)
	vocabulary := make([]string, 20001)
	for i := range vocabulary {
		for range 2 + r.IntN(3) {
			vocabulary[i] += string("bdfghklmnprstvz"[r.IntN(15)]) + string("aeiou"[r.IntN(5)])
		}
	}
	text := func(words int) string {
		var b strings.Builder
		for i := range words {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(vocabulary[zipf.Uint64()])
		}
		return b.String() + "."
	}
	out := make([]fulltext.Document, n)
	for i := range out {
		out[i] = fulltext.Document{Title: text(4), Names: []string{text(2)}, Lead: text(20), Facts: []string{text(6)}}
		for range 9 {
			out[i].Body = append(out[i].Body, text(30))
		}
	}
	return out
}

// generateQueries returns n queries of one to six words of a document, a third of them with a typo.
func generateQueries(documents []fulltext.Document, n int) []string {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]string, n)
	for i := range out {
		words := strings.Fields(documents[r.IntN(len(documents))].Body[0])
		from := r.IntN(len(words) - 6)
		list := slices.Clone(words[from : from+1+r.IntN(6)])
		if r.IntN(3) == 0 {
			k := r.IntN(len(list))
			list[k] = list[k][:1] + "x" + list[k][1:]
		}
		out[i] = strings.Join(list, " ")
	}
	return out
}

// heapBytes returns the size of the heap after a garbage collection.
func heapBytes() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkSearch reports the heap of an index of 10,000 documents, without the documents, and the time of queries with
// 20 excerpts.
func BenchmarkSearch(b *testing.B) {
	documents := generateDocuments(10000)
	queries := generateQueries(documents, 2000)
	answer := func(x *fulltext.Index, typed string) time.Duration {
		start := time.Now()
		q := x.Read(typed)
		hits := x.Find(q)
		for _, h := range hits[:min(20, len(hits))] {
			x.Excerpt(q, h.Document, 170)
		}
		return time.Since(start)
	}
	var x *fulltext.Index
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			x = nil
			before := heapBytes()
			x = fulltext.New(documents, nil, nil)
			b.ReportMetric(float64(int64(heapBytes()-before))/1e6, "heap-MB")
		}
	})
	if x == nil {
		x = fulltext.New(documents, nil, nil)
	}
	b.Run("query", func(b *testing.B) {
		var durations []float64 // in milliseconds
		for b.Loop() {
			for _, q := range queries {
				durations = append(durations, float64(answer(x, q).Microseconds())/1000)
			}
		}
		slices.Sort(durations)
		b.ReportMetric(durations[len(durations)/2], "median-ms")
		b.ReportMetric(durations[len(durations)*99/100], "p99-ms")
	})
	b.Run("long", func(b *testing.B) {
		common := strings.Fields(documents[0].Body[0])
		worst := 0.0
		for b.Loop() {
			for _, typed := range []string{
				strings.Repeat("vexaxobexu ", 455), strings.Repeat(strings.Join(common, " ")+" ", 30), strings.Repeat("ab", 2500),
				strings.Repeat("éÅ😀 ", 500), unknownWords(500),
			} {
				worst = max(worst, float64(answer(x, typed[:min(len(typed), 5000)]).Microseconds())/1000)
			}
		}
		b.ReportMetric(worst, "worst-ms")
	})
}

// unknownWords returns n different words that no document holds.
func unknownWords(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "x%cqu%cxu%c ", 'a'+i%26, 'a'+i/26%26, 'a'+i/7%26)
	}
	return b.String()
}
