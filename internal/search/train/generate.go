//go:build ignore

// This program trains the models of triage and answers and writes them beside the code that reads them.
package main

import (
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/train"
	"unknot/internal/search/triage"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go CONTENT")
	}
	content, err := load.Catalog(os.DirFS(os.Args[1]))
	if err != nil {
		log.Fatal(err)
	}
	write("triage", func() ([]byte, error) { return train.Triage(searches(content)) })
	write("answers", func() ([]byte, error) { return train.Answers(pages(content), intents()) })
}

func write(name string, learn func() ([]byte, error)) {
	model, err := learn()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("..", name, "model.gz"), model, 0o644); err != nil {
		log.Fatal(err)
	}
}

// searches returns texts with the signs that they describe.
func searches(content *catalog.Catalog) (examples []train.Example) {
	for _, name := range []string{"signs-train.txt", "alarms-tune.txt"} {
		more, err := train.Parse(read(name))
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		examples = append(examples, more...)
	}
	judged := examples
	examples = append(examples, withRequests(judged)...)
	examples = append(examples, calmOf(rows("pages-train.txt", ""), 1, 2, judged)...)
	examples = append(examples, calmOf(rows("pages-tune.txt", ""), 2, 1, judged)...)
	examples = append(examples, calmOf(rows("judged.txt", "tune"), 2, 1, judged)...)
	examples = append(examples, namesOfMoves(content, judged)...)
	return append(examples, alarmsOf(rows("alarms.txt", "tune"), content.Safety.Cards)...)
}

// pages returns texts with the addresses of the pages that answer them.
func pages(content *catalog.Catalog) []train.Example {
	examples := slices.Concat(labelled(rows("pages-train.txt", ""), 1, 2), labelled(rows("pages-tune.txt", ""), 2, 1), labelled(rows("judged.txt", "tune"), 2, 1))
	for path, name := range search.Names(content) {
		examples = append(examples, train.Example{Classes: []string{path}, Text: name})
	}
	return examples
}

// intents returns texts with what their writers want to know.
func intents() []train.Example {
	return slices.Concat(labelled(rows("pages-train.txt", ""), 0, 2), labelled(rows("intents.txt", "tune"), 1, 2))
}

// labelled returns examples from the fields with the classes and with the text.
func labelled(rows [][3]string, classes, text int) (out []train.Example) {
	for _, row := range rows {
		if row[classes] != "" {
			out = append(out, train.Example{Classes: strings.Fields(row[classes]), Text: row[text]})
		}
	}
	return out
}

// read reads a file of labelled searches.
func read(name string) string {
	text, err := os.ReadFile(filepath.Join(os.Args[1], "queries", name))
	if err != nil {
		log.Fatal(err)
	}
	return string(text)
}

// rows returns the three fields of each line of a file of labelled searches that is no comment, of a set or of all.
func rows(name, set string) (out [][3]string) {
	for line := range strings.Lines(read(name)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 && line[0] != '#' && (set == "" || fields[0] == set) {
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

// withRequests returns every fifth example with a request at its end or its beginning: a request makes no sign calm, and no calm search a sign. The text
// itself decides which.
func withRequests(examples []train.Example) (out []train.Example) {
	for _, e := range examples {
		n := train.Hash(0, e.Text)
		if n%5 != 0 {
			continue
		}
		n /= 5
		if request := requests[n/2%uint64(len(requests))]; n%2 == 0 {
			e.Text += " " + request
		} else {
			e.Text = request + " " + e.Text
		}
		out = append(out, e)
	}
	return out
}

// calmOf returns the queries for pages as calm examples, from the fields with the pages and with the query: who looks for a page describes no sign.
// Those that the safety page answers may describe one, and those in judged were judged one by one.
func calmOf(rows [][3]string, pages, query int, judged []train.Example) (out []train.Example) {
	skip := map[string]bool{}
	for _, e := range judged {
		skip[e.Text] = true
	}
	for _, row := range rows {
		if !skip[row[query]] && !strings.Contains(row[pages], "/safety") {
			out = append(out, train.Example{Classes: []string{triage.Calm}, Text: row[query]})
		}
	}
	return out
}

// alarmsOf returns the examples of alarms.txt. It names cards: any of their signs may be meant.
func alarmsOf(rows [][3]string, cards []catalog.Card) (out []train.Example) {
	for _, row := range rows {
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
		out = append(out, train.Example{Classes: classes, Text: row[2]})
	}
	return out
}

// namesOfMoves returns the names of moves as calm examples, but for those in judged.
func namesOfMoves(content *catalog.Catalog, judged []train.Example) (out []train.Example) {
	for _, m := range content.Stretches {
		for _, name := range slices.Concat([]string{m.Title}, m.Aliases, m.Searches) {
			if !slices.ContainsFunc(judged, func(e train.Example) bool { return e.Text == name }) {
				out = append(out, train.Example{Classes: []string{triage.Calm}, Text: name})
			}
		}
	}
	return out
}
