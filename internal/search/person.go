package search

import (
	"regexp"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// adult is the age from which nobody is a child. A sign for readers under that age shows only if a search is about a
// child, one for readers under another age unless the search is about somebody older.
const adult = 18

// person is what a search says of the age of whom it is about.
type person struct {
	oldest   int  // the highest age in years, 0 if it names none
	hasChild bool // it names a child who may be ill
	isChild  bool // it asks for a child
}

// fits reports whether a sign may be that of p.
func (p person) fits(s *catalog.Sign) bool {
	if s.Under == adult {
		return p.hasChild
	}
	return s.Under == 0 || p.oldest < s.Under
}

// personIn returns what words, those of a search, say about ages.
func personIn(words []string) (p person) {
	text := inDigits(words)
	for _, found := range ages.FindAllStringSubmatch(text, -1) {
		age, next := 0, ""
		for _, group := range found[1:] {
			if n, err := strconv.Atoi(group); err == nil {
				age = n
			} else {
				next += group
			}
		}
		if age == 0 || age > oldestAge || quantities.MatchString(next) {
			continue
		}
		p.oldest, p.hasChild = max(p.oldest, age), p.hasChild || age < adult
		p.isChild = p.isChild || age < adult && (strings.HasPrefix(found[0], "im ") || strings.HasPrefix(found[0], "i am "))
	}
	p.hasChild = p.hasChild || babies.MatchString(text)
	for _, found := range children.FindAllStringSubmatch(others.ReplaceAllString(text, ""), -1) {
		age, err := strconv.Atoi(found[1] + found[2])
		p.hasChild = p.hasChild || err != nil || age < adult
	}
	p.isChild = p.oldest < adult && (p.isChild || p.hasChild && len(words) <= storyWords)
	return p
}

const (
	oldestAge  = 110
	storyWords = 12 // in a longer text, a child is mostly part of the story
)

// Patterns of words that say an age, and of those that say whether a child is ill.
var (
	ages = regexp.MustCompile(`\b(\d+) ?(?:yo|yrs? old|years? olds?)\b|\b(?:aged?|turned|im|i am|shes|hes|is) (\d+)(?: (\w+)|$)|` +
		`\b(?:my|her|his) (\d0)s\b|\b(?:girl|boy|lad|lass|daughter|son|dd|ds|gymnast|dancer|swimmer|footballer|cricketer) (\d+)(?: (\w+)|$)|^([6-9]\d)(?: (\w+)|$)|[a-z] ([6-9]\d)$`)
	quantities = regexp.MustCompile(`^(?:weeks?|wks?|days?|hours?|months?|minutes?|mins?|kg|kilos?|stone|mg|cm|miles?|percent|degrees|times|reps|feet)$`)
	children   = regexp.MustCompile(`\b(?:(\d+) (?:years?|yrs?) old )?(?:childs?|children|sons?|daughters?|kids?|toddlers?|infant|teen|teens|teenagers?|teenage|` +
		`schoolgirl|schoolboy|grandson|granddaughter|nephew|niece|young (?:cricketer|bowler|gymnast|dancer|footballer|player|athlete)s?|under 1[0-8]s?|bairns?|weans?|(?:my|our|wee|little) (?:boy|girl|lad|lass|one))\b(?: (?:is|was|aged|whos) (\d+))?`)
	babies = regexp.MustCompile(`\b(?:baby|newborn)\b.*\b(?:crawl\w*|nappy|nappies|months? old|cries|crying|scream\w*|bruis\w*|shook|shaken|wont|cant|wouldnt|stopped|refus\w+|floppy)\b|` +
		`\b(?:crawl\w*|nappy|nappies|months? old|bruis\w*|shook|shak\w+)\b.*\b(?:baby|newborn)\b|\b\d+ months? old\b|(?:^|[a-z] )(?:year|yr|months?) olds?\b`)
	// Somebody else has the pain, or had it as a child.
	others = regexp.MustCompile(`\b(?:carr\w+|lift\w*|hold\w*|held|pick\w*|feeding|playing with|had an?|having an?|as an?|since|after|was an?|like an?)(?: \w+){0,3}? ` +
		`(?:child|children|kids?|sons?|daughters?|toddlers?|teenager)\b|\bchilds? pose\b`)
)

// inDigits joins words. Numbers up to 99 are in digits: "seventy five" is 75.
func inDigits(words []string) string {
	var out []string
	for i := 0; i < len(words); i++ {
		n, isNumber := numbers[words[i]]
		if i+1 < len(words) && n >= 20 && 0 < numbers[words[i+1]] && numbers[words[i+1]] < 10 {
			i++
			n += numbers[words[i]]
		}
		if isNumber {
			out = append(out, strconv.Itoa(n))
		} else {
			out = append(out, decades.Replace(words[i]))
		}
	}
	return strings.Join(out, " ")
}

var (
	numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
		"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
		"seventy": 70, "eighty": 80, "ninety": 90}
	decades = strings.NewReplacer("fifties", "50s", "sixties", "60s", "seventies", "70s", "eighties", "80s", "nineties", "90s")
)
