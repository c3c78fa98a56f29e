package denial

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/words"
)

// where says where the scope of a trigger lies.
type where int

const (
	nowhere where = iota // the words only look like a trigger
	after
	before
	around // before and after the trigger
	near   // the two words before, unless they say that something cannot be done
	turn   // no scope: what follows is said of something else, or of now
)

// trigger is a phrase that opens a scope.
type trigger struct {
	words []string
	where where
}

// rulesText lists the triggers, in a format that its first lines explain.
//
//go:embed rules.txt
var rulesText string

// triggers holds all triggers by their first word.
var triggers = parseRules(rulesText)

// places are the headers of rules.txt.
var places = map[string]where{"none": nowhere, "after": after, "before": before, "around": around, "near": near, "turn": turn}

// comment matches a line that begins with two slashes.
var comment = regexp.MustCompile(`(?m)^//.*$`)

// parseRules reads the format of rules.txt.
func parseRules(text string) map[string][]*trigger {
	out := map[string][]*trigger{}
	sections := strings.Split(comment.ReplaceAllString(text, ""), "[")
	for _, section := range sections[1:] {
		header, phrases, _ := strings.Cut(section, "]")
		for phrase := range strings.SplitSeq(phrases, "|") {
			list := strings.Fields(phrase)
			out[list[0]] = append(out[list[0]], &trigger{list, places[header]})
		}
	}
	return out
}

// numbers are the numbers that are written as words, and words that are used like them.
var numbers = words.Set(`one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty several many some few
	couple`)

// inability holds words that say that something cannot be done: "steady" denies nothing in "cant walk steady".
var inability = words.Set("cant cannot couldnt unable not never isnt arent wont hardly")

// breaks are words that end a denial: what follows is said of something else.
var breaks = words.Set(`i im ive id youre you he hes she shes we weve they theyre it its this thats theres and just only so cos when while where yet
	which who feeling sensation`)

// Denies reports whether a word by itself opens a denial of what follows.
func Denies(word string) bool {
	return slices.ContainsFunc(triggers[word], func(t *trigger) bool { return len(t.words) == 1 && t.where == after })
}
