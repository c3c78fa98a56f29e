package content_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"unknot/content"
	"unknot/internal/catalog"
)

var update = flag.Bool("update", false, "write how hard the content is to read into styles/reading.txt")

const readingLog = "../styles/reading.txt"

// Half of the pages ask for at most six years of school, none for more than eight. The record shows where it is going.
func TestReadingLevel(t *testing.T) {
	t.Parallel()
	_, proof, err := catalog.Proofread(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	if got := proof.Median(); got > 6 {
		t.Errorf("the median page has grade %.1f, want at most 6", got)
	}
	for _, r := range proof.Readings {
		if got := r.Measure.Grade(); got > 8 {
			t.Errorf("%s has grade %.1f, want at most 8", r.Path, got)
		}
	}
	worst := proof.Readings[0]
	now := fmt.Sprintf("%6d words  %3d pages  median %4.1f  worst %4.1f  %s",
		proof.Words, len(proof.Readings), proof.Median(), worst.Measure.Grade(), worst.Path)
	log, err := os.ReadFile(readingLog)
	if err != nil {
		t.Fatal(err)
	}
	day := site(t).Newest().ISO()
	if *update {
		// One line a day: the last state of it.
		text, last, _ := strings.Cut(string(log), "\n"+day)
		if last == "" {
			text = strings.TrimRight(text, "\n")
		}
		if err := os.WriteFile(readingLog, []byte(text+"\n"+day+"  "+now+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !*update && !strings.Contains(string(log), "\n"+day+"  ") {
		t.Errorf("styles/reading.txt has no line for %s, when the content last changed: run go test ./content -run Reading -update", day)
	}
	t.Logf("Flesch–Kincaid grades so far:\n%s\nnow %s  %s", log, day, now)
}
