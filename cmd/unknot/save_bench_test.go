package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"unknot/internal/fixture"
)

// BenchmarkSave measures, for 1,000 documents, how long -dev takes to show a saved change, at most 300 ms, and the
// remarks of proofreading, at most 2 s.
func BenchmarkSave(b *testing.B) {
	content := fixture.Generate(1000, 1)
	if err := fixture.Publish(content); err != nil {
		b.Fatal(err)
	}
	dir := newProjectWith(b, content)
	p := start(b, dir, unknot(b, "serve", "-dev", "-addr", "127.0.0.1:0"))
	p.err.await(b, "content/stretches/") // proofread
	guide := filepath.Join(dir, "content", "guides", "causes", "stiff-neck.md")
	text, err := os.ReadFile(guide)
	if err != nil {
		b.Fatal(err)
	}
	var save, remarks time.Duration
	words := ""
	for b.Loop() {
		words += "slowly "
		start := time.Now()
		if err := os.WriteFile(guide, []byte(strings.Replace(string(text), "> [!SURE]", "Ease "+words+"in: it is chronic.\n\n> [!SURE]", 1)), 0o644); err != nil {
			b.Fatal(err)
		}
		for !strings.Contains(getBody(b, p.url+"/guides/causes/stiff-neck"), words+"in") {
			time.Sleep(5 * time.Millisecond)
		}
		save += time.Since(start)
		p.err.await(b, "stiff-neck.md", "chronic")
		remarks += time.Since(start)
	}
	b.ReportMetric(float64(save.Milliseconds())/float64(b.N), "page-ms")
	b.ReportMetric(float64(remarks.Milliseconds())/float64(b.N), "remarks-ms")
}

func getBody(b *testing.B, url string) string {
	b.Helper()
	response, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return string(page)
}
