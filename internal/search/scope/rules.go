package scope

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

// where says where the scope of a trigger lies.
type where int

const (
	nowhere where = iota // the words only look like a trigger
	after
	before
	around    // before and after the trigger
	near      // the two words before, unless they say that something cannot be done
	turn      // no scope: what follows is said of something else, or of now
	confirmed // no scope: what is feared before it has come
)

// trigger is a phrase that opens a scope.
type trigger struct {
	words []string
	kind  Kind
	where where
}

// rulesText lists the triggers, in a format that its first lines explain.
//
//go:embed rules.txt
var rulesText string

// triggers holds all triggers by their first word.
var triggers = parseRules(rulesText)

// The words of the headers in rules.txt.
var (
	whereNames = map[string]where{
		"none": nowhere, "after": after, "before": before, "around": around, "near": near, "turn": turn, "confirmed": confirmed,
	}
	kindNames = map[string]Kind{"denied": Denied, "past": Past, "same": Same, "feared": Feared, "studied": Studied}
)

// comment matches a line that begins with two slashes.
var comment = regexp.MustCompile(`(?m)^//.*$`)

// parseRules reads the format of rules.txt.
func parseRules(text string) map[string][]*trigger {
	out := map[string][]*trigger{}
	sections := strings.Split(comment.ReplaceAllString(text, ""), "[")
	for _, section := range sections[1:] {
		header, phrases, _ := strings.Cut(section, "]")
		place, kind, _ := strings.Cut(header, " ") // kind is "" for none and turn
		for phrase := range strings.SplitSeq(phrases, "|") {
			words := strings.Fields(phrase)
			out[words[0]] = append(out[words[0]], &trigger{words, kindNames[kind], whereNames[place]})
		}
	}
	return out
}

// numbers are the numbers that are written as words, and words that are used like them.
var numbers = Set(`one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty several many some few
	couple seventies eighties nineties sixties fifties`)

// inability holds words that say that something cannot be done: "steady" denies nothing in "cant walk steady".
var inability = Set("cant cannot couldnt unable not never isnt arent wont hardly")

// lasting are risks that stay: who once had a cancer or an operation may still have a sign because of it.
var lasting = Set(`cancer cancers tumour tumours tumor lymphoma leukaemia leukemia myeloma melanoma chemo chemotherapy radiotherapy mastectomy aneurysm
	steroid steroids prednisolone prednisone osteoporosis osteopenia immunosuppressed transplant hiv operation surgery op fusion`)

// breaks are words that end a denial: what follows is said of something else.
var breaks = Set(`i im ive id youre you he hes she shes we weve they theyre it its this thats theres and just only so cos when while where yet
	which who feeling sensation`)

// Denies reports whether a word by itself opens a denial of what follows.
func Denies(word string) bool {
	return slices.ContainsFunc(triggers[word], func(t *trigger) bool { return len(t.words) == 1 && t.kind == Denied && t.where == after })
}

// Triggers lists all triggers that open a scope, sorted.
func Triggers() (out []string) {
	for _, list := range triggers {
		for _, t := range list {
			if t.kind != 0 {
				out = append(out, strings.Join(t.words, " "))
			}
		}
	}
	slices.Sort(out)
	return out
}

// Set returns the set of the words in a text.
func Set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
