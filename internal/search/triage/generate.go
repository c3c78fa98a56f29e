//go:build ignore

// This program trains the model of the site's signs and writes it to model.gz.
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/search/triage"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go CONTENT")
	}
	var examples []triage.Example
	for _, name := range []string{"signs-train.txt", "alarms-tune.txt"} {
		more, err := triage.ParseExamples(read("queries", name))
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		examples = append(examples, more...)
	}
	judged := examples
	examples = append(examples, withRequests(judged)...)
	examples = append(examples, calmOf(read("queries", "pages-train.txt"), 2, 1, judged)...)
	examples = append(examples, calmOf(read("queries", "pages-tune.txt"), 1, 2, nil)...)
	examples = append(examples, calmOf(tuneRows(read("queries", "judged.txt")), 1, 2, nil)...)
	content, err := load.Catalog(os.DirFS(os.Args[1]))
	if err != nil {
		log.Fatal(err)
	}
	examples = append(examples, namesOfMoves(content, judged)...)
	examples = append(examples, alarmsOf(read("queries", "alarms.txt"), content.Safety.Cards)...)
	model, err := triage.Train(examples)
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

// read reads a file of the content.
func read(name ...string) string {
	text, err := os.ReadFile(filepath.Join(append([]string{os.Args[1]}, name...)...))
	if err != nil {
		log.Fatal(err)
	}
	return string(text)
}

// rows returns the three fields of each line that is no comment.
func rows(lines string) (out [][3]string) {
	for line := range strings.Lines(lines) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 && line[0] != '#' {
			out = append(out, [3]string(fields))
		}
	}
	return out
}

// requests are what people ask for beside what they describe. On their own they are calm.
var requests = []string{
	"what stretch can i do", "which exercises help", "stretches", "exercises", "best stretch for it", "can i stretch it", "what exercises are safe", "routine for this",
	"how do i loosen it", "massage", "is yoga ok", "foam roller",
}

// withRequests returns every fifth example with a request at its end or its beginning: a request makes no sign calm, and no calm search a sign.
func withRequests(examples []triage.Example) (out []triage.Example) {
	for i, e := range examples {
		if i%5 != 0 {
			continue
		}
		request := requests[i/5%len(requests)]
		if text := e.Text + " " + request; i/5/len(requests)%2 == 0 {
			out = append(out, triage.Example{Classes: e.Classes, Text: text})
		} else {
			out = append(out, triage.Example{Classes: e.Classes, Text: request + " " + e.Text})
		}
	}
	return out
}

// tuneRows returns the lines of the set tune.
func tuneRows(lines string) string {
	var out strings.Builder
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, "tune\t") {
			out.WriteString(line)
		}
	}
	return out.String()
}

// calmOf returns the queries for pages as calm examples, from the fields with the query and with its pages: who looks for a page describes no sign.
// Those that the safety page answers may describe one, and those in judged were judged one by one.
func calmOf(lines string, query, pages int, judged []triage.Example) (out []triage.Example) {
	skip := map[string]bool{}
	for _, e := range judged {
		skip[e.Text] = true
	}
	for _, row := range rows(lines) {
		if !skip[row[query]] && !strings.Contains(row[pages], "/safety") {
			out = append(out, triage.Example{Classes: []string{triage.Calm}, Text: row[query]})
		}
	}
	return out
}

// alarmsOf returns the examples of the set tune of alarms.txt. It names cards: any of their signs may be meant.
func alarmsOf(lines string, cards []catalog.Card) (out []triage.Example) {
	for _, row := range rows(lines) {
		if row[0] != "tune" {
			continue
		}
		var classes []string
		for id := range strings.FieldsSeq(row[1]) {
			if n := slices.IndexFunc(cards, func(c catalog.Card) bool { return c.ID == id }); n >= 0 {
				classes = append(classes, cards[n].SignIDs...)
			} else if id == triage.Calm || id == triage.Line {
				classes = append(classes, id)
			} else {
				log.Fatalf("alarms.txt: there is no safety card %s", id)
			}
		}
		if slices.Contains(classes, triage.Line) {
			classes = []string{triage.Line}
		}
		out = append(out, triage.Example{Classes: classes, Text: row[2]})
	}
	return out
}

// namesOfMoves returns the names of moves as calm examples, but for those in judged.
func namesOfMoves(content *catalog.Catalog, judged []triage.Example) (out []triage.Example) {
	for _, m := range content.Stretches {
		for _, name := range slices.Concat([]string{m.Title}, m.Aliases, m.Searches) {
			if !slices.ContainsFunc(judged, func(e triage.Example) bool { return e.Text == name }) {
				out = append(out, triage.Example{Classes: []string{triage.Calm}, Text: name})
			}
		}
	}
	return out
}
