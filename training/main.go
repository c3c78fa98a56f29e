// Command training learns the models of packages triage and search from labelled searches, and writes them beside the
// code that reads them (package linear). It learns from the set train, which is here, and from tune in content/queries.
// The same searches and the same content give the same models.
package main

import (
	"cmp"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/queries"
)

func main() {
	log.SetFlags(0)
	if err := learnAll(".."); err != nil {
		log.Fatal(err)
	}
}

// learnAll learns both models from the labelled searches, for the site in the folder root, and writes them there.
func learnAll(root string) error {
	site := load.Inspect(os.DirFS(filepath.Join(root, "content")))
	if site.Catalog == nil {
		return site.Problems
	}
	signs, pages, err := labelled(site, root)
	if err != nil {
		return err
	}
	answered := examplesOf(pages, answersOf)
	for path, name := range search.Names(site.Catalog) {
		answered = append(answered, example{Classes: []string{path}, Text: name})
	}
	return cmp.Or(
		writeModel(root, "triage/model.br", func() ([]byte, error) { return learnTriage(triageExamples(site.Catalog, signs, pages)) }),
		writeModel(root, "answers.br", func() ([]byte, error) { return learnAnswers(answered, examplesOf(pages, intentsOf)) }),
	)
}

// intentsOf returns the IDs of the short answers that a search for a page wants.
func intentsOf(q queries.Query) []string {
	return slices.DeleteFunc(slices.Clone(q.Wants), func(want string) bool { return strings.HasPrefix(want, "/") })
}

// writeModel learns a model and writes it to a file in internal/search.
func writeModel(root, name string, learn func() ([]byte, error)) error {
	model, err := learn()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "internal/search", name), model, 0o644)
}

// triageExamples returns the examples for package triage: searches with signs as they are labelled, and searches for
// pages and names of moves as calm ones. Some are learnt once more beside other words, which make no sign calm, and no
// calm search a sign: a request, another subject, or an everyday phrase.
func triageExamples(content *catalog.Catalog, signs, pages []queries.Query) (examples []example) {
	openings := openingsOf(pages)
	var phrases []string
	for _, q := range signs {
		if q.Kind == "phrase" {
			phrases = append(phrases, q.Text)
		}
	}
	isLabelled := map[string]bool{} // texts with a label of their own
	add := func(classes []string, text string) {
		examples = append(examples, example{Classes: classes, Text: text})
	}
	for _, q := range signs {
		classes := triageClasses(q, content)
		add(classes, q.Text)
		isLabelled[q.Text] = true
		switch n := hash(0, q.Text); n % 5 {
		case 0:
			add(classes, besides(q.Text, requests[n/10%uint64(len(requests))], 4+n/5%2))
		case 1:
			add(classes, withOpening(openings, q.Text))
		default:
			add(classes, besides(q.Text, phrases[n/5%uint64(len(phrases))], n/7%8))
		}
	}
	addCalm := func(text string) {
		if isLabelled[text] {
			return
		}
		add([]string{queries.Calm}, text)
		if hash(0, text)%2 == 1 {
			add([]string{queries.Calm}, withOpening(openings, text))
		}
	}
	for _, q := range pages { // a search for a page describes no sign, except perhaps if the safety page answers it
		if addresses := strings.Join(q.Pages(), " "); addresses != "" && !strings.Contains(addresses, "/safety") {
			addCalm(q.Text)
		}
	}
	for _, m := range content.Moves {
		for _, name := range slices.Concat([]string{m.Title}, m.Aliases, m.Searches) {
			addCalm(name)
		}
	}
	return examples
}

// triageClasses returns the classes that q is labelled with: for the label of a card, all of its signs.
func triageClasses(q queries.Query, content *catalog.Catalog) (classes []string) {
	for _, want := range q.Wants {
		i := slices.IndexFunc(content.Safety.Cards, func(c catalog.Card) bool { return "card:"+c.ID == want })
		if i >= 0 {
			classes = append(classes, content.Safety.Cards[i].SignIDs...) // any of them may be meant
		} else {
			classes = append(classes, want)
		}
	}
	return classes
}

// answersOf returns the pages that answer a search, or [search.NoPage].
func answersOf(q queries.Query) []string {
	if q.Kind == queries.None {
		return []string{search.NoPage}
	}
	return q.Pages()
}

// examplesOf returns as examples those of the queries for which classesOf returns any class.
func examplesOf(from []queries.Query, classesOf func(queries.Query) []string) (out []example) {
	for _, q := range from {
		if classes := classesOf(q); len(classes) > 0 {
			out = append(out, example{Classes: classes, Text: q.Text})
		}
	}
	return out
}

// requests are what people ask for besides what they describe. By themselves they are calm.
var requests = []string{
	"what stretch can i do", "which exercises help", "stretches", "exercises", "best stretch for it", "can i stretch it", "what exercises are safe", "routine for this",
	"how do i loosen it", "massage", "is yoga ok", "foam roller",
}

// opening is the first words of a search that describes no sign.
type opening struct {
	place uint64 // number that seems random, by which openings are sorted
	text  string
}

// openingsOf returns the openings of searches for pages, sorted by place: a new one leaves the others in order.
func openingsOf(pages []queries.Query) (out []opening) {
	const maxWords = 6
	for _, q := range pages {
		if words := strings.Fields(q.Text); !strings.Contains(strings.Join(q.Wants, " "), "/safety") {
			out = append(out, opening{hash(2, q.Text), strings.Join(words[:min(maxWords, len(words))], " ")})
		}
	}
	slices.SortFunc(out, func(a, b opening) int { return cmp.Compare(a.place, b.place) })
	return out
}

// withOpening returns text with one of the openings before it. A hash of text chooses which.
func withOpening(openings []opening, text string) string {
	i, _ := slices.BinarySearchFunc(openings, hash(3, text), func(o opening, place uint64) int { return cmp.Compare(o.place, place) })
	return openings[i%len(openings)].text + " and " + text
}

// besides returns text with other words before or after it: in a sentence or a clause of their own if n is less than 4.
func besides(text, words string, n uint64) string {
	mark := []string{". ", ", ", " ", " "}[n/2]
	if n%2 == 0 {
		return text + mark + words
	}
	return words + mark + text
}
