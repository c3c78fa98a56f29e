//go:build ignore

// This program trains the models of triage and answers and writes them beside the code that reads them.
package main

import (
	"cmp"
	"log"
	"os"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/answers"
	"unknot/internal/search/queries"
	"unknot/internal/search/train"
	"unknot/internal/search/triage"
)

func main() {
	log.SetFlags(0)
	content, err := load.Catalog(os.DirFS("../../../content"))
	if err != nil {
		log.Fatal(err)
	}
	signs, pages := read("signs.txt"), read("pages.txt")
	addresses := labelled(pages, answersOf)
	for path, name := range search.Names(content) {
		addresses = append(addresses, train.Example{Classes: []string{path}, Text: name})
	}
	write("triage", func() ([]byte, error) { return train.Triage(kinds(content, signs, pages)) })
	write("answers", func() ([]byte, error) { return train.Answers(addresses, labelled(pages, queries.Query.Intents)) })
}

// read reads a file of labelled searches without those that are kept.
func read(name string) []queries.Query {
	all, err := queries.Read("../../../content/queries/" + name)
	if err != nil {
		log.Fatal(err)
	}
	return slices.DeleteFunc(all, func(q queries.Query) bool { return q.Set == queries.Kept })
}

func write(name string, learn func() ([]byte, error)) {
	model, err := learn()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("../"+name+"/model.br", model, 0o644); err != nil {
		log.Fatal(err)
	}
}

// kinds returns texts with the signs that they describe, [triage.Line] or [triage.Calm].
func kinds(content *catalog.Catalog, signs, pages []queries.Query) (examples []train.Example) {
	signsOf := map[string][]string{}
	for _, c := range content.Safety.Cards {
		signsOf["card:"+c.ID] = c.SignIDs
	}
	others := inOrder(pages)
	isJudged := map[string]bool{} // sign by sign
	for _, q := range signs {
		e := train.Example{Text: q.Text}
		for _, want := range q.Wants {
			if of := signsOf[want]; of != nil {
				e.Classes = append(e.Classes, of...) // any of them may be meant
			} else {
				e.Classes = append(e.Classes, want)
			}
		}
		if slices.Contains(e.Classes, triage.Line) {
			e.Classes = []string{triage.Line}
		}
		examples = append(examples, e)
		if q.Kind != "card" {
			isJudged[q.Text] = true
			n := train.Hash(0, q.Text)
			if n%5 == 0 { // every fifth text: a request makes no sign calm, and no calm search a sign
				examples = append(examples, train.Example{Classes: e.Classes, Text: withRequest(q.Text, n/5)})
			}
			if n%5 == 1 { // nor does what else people tell
				examples = append(examples, train.Example{Classes: e.Classes, Text: after(others, train.Hash(3, q.Text), q.Text)})
			}
		}
	}
	calm := func(text string) {
		if isJudged[text] {
			return
		}
		examples = append(examples, train.Example{Classes: []string{triage.Calm}, Text: text})
		if train.Hash(0, text)%2 == 1 {
			examples = append(examples, train.Example{Classes: []string{triage.Calm}, Text: after(others, train.Hash(3, text), text)})
		}
	}
	for _, q := range pages { // who looks for a page describes no sign, unless perhaps the safety page answers it
		if addresses := strings.Join(q.Pages(), " "); addresses != "" && !strings.Contains(addresses, "/safety") {
			calm(q.Text)
		}
	}
	for _, m := range content.Moves {
		for _, name := range slices.Concat([]string{m.Title}, m.Aliases, m.Searches) {
			calm(name)
		}
	}
	return examples
}

// answersOf returns the pages that answer a search, or [answers.None].
func answersOf(q queries.Query) []string {
	if q.Kind == queries.None {
		return []string{answers.None}
	}
	return q.Pages()
}

// labelled returns the queries as examples of their classes, without those that have none.
func labelled(from []queries.Query, classes func(queries.Query) []string) (out []train.Example) {
	for _, q := range from {
		if of := classes(q); len(of) > 0 {
			out = append(out, train.Example{Classes: of, Text: q.Text})
		}
	}
	return out
}

// requests are what people ask for beside what they describe. On their own they are calm.
var requests = []string{
	"what stretch can i do", "which exercises help", "stretches", "exercises", "best stretch for it", "can i stretch it", "what exercises are safe", "routine for this",
	"how do i loosen it", "massage", "is yoga ok", "foam roller",
}

// opening is the first words of a search that describes no sign.
type opening struct {
	place uint64 // in the order
	text  string
}

// inOrder returns the openings of queries in an order in which a new one moves no other.
func inOrder(pages []queries.Query) (out []opening) {
	const words = 6
	for _, q := range pages {
		if said := strings.Fields(q.Text); !strings.Contains(strings.Join(q.Wants, " "), "/safety") {
			out = append(out, opening{train.Hash(2, q.Text), strings.Join(said[:min(words, len(said))], " ")})
		}
	}
	slices.SortFunc(out, func(a, b opening) int { return cmp.Compare(a.place, b.place) })
	return out
}

// after returns text after the opening whose place is the next from place on.
func after(others []opening, place uint64, text string) string {
	i, _ := slices.BinarySearchFunc(others, place, func(o opening, place uint64) int { return cmp.Compare(o.place, place) })
	return others[i%len(others)].text + " and " + text
}

// withRequest returns text with a request at its end or its beginning, which the number says.
func withRequest(text string, n uint64) string {
	request := requests[n/2%uint64(len(requests))]
	if n%2 == 0 {
		return text + " " + request
	}
	return request + " " + text
}
