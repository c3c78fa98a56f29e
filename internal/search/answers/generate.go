//go:build ignore

// This program trains the model of the site's pages and intents and writes it to model.gz.
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"strings"

	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/answers"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go CONTENT")
	}
	var examples []answers.Example
	for _, row := range rows("queries", "pages-train.txt") {
		examples = append(examples, answers.Example{Intents: strings.Fields(row[0]), Pages: strings.Fields(row[1]), Text: row[2]})
	}
	for _, row := range rows("queries", "pages-tune.txt") {
		examples = append(examples, answers.Example{Pages: strings.Fields(row[2]), Text: row[1]})
	}
	for _, row := range rows("queries", "intents.txt") {
		if row[0] == "tune" {
			examples = append(examples, answers.Example{Intents: strings.Fields(row[1]), Text: row[2]})
		}
	}
	for _, row := range rows("queries", "judged.txt") {
		if row[0] == "tune" {
			examples = append(examples, answers.Example{Pages: strings.Fields(row[2]), Text: row[1]})
		}
	}
	catalog, err := load.Catalog(os.DirFS(os.Args[1]))
	if err != nil {
		log.Fatal(err)
	}
	for path, name := range search.Names(catalog) {
		examples = append(examples, answers.Example{Pages: []string{path}, Text: name})
	}
	model, err := answers.Train(examples)
	if err != nil {
		log.Fatal(err)
	}
	var out bytes.Buffer
	if err := model.Write(&out); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("model.gz", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// rows returns the three fields of each line of a file of the content that is no comment.
func rows(name ...string) (out [][3]string) {
	text, err := os.ReadFile(filepath.Join(append([]string{os.Args[1]}, name...)...))
	if err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 && line[0] != '#' {
			out = append(out, [3]string(fields))
		}
	}
	return out
}
