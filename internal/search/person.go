package search

import (
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/words"
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

// personIn returns what typed, the words of a search, say about ages.
func personIn(typed []string) (p person) {
	list := inDigits(typed)
	at := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return list[i]
	}
	for i := range list {
		if age := ageAt(at, i, len(list)); age > 0 {
			p.oldest, p.hasChild = max(p.oldest, age), p.hasChild || age < adult
			isWriter := at(i-1) == "im" || at(i-1) == "am" && at(i-2) == "i"
			p.isChild = p.isChild || isWriter && age < adult
		}
		p.hasChild = p.hasChild || isChildAt(at, i)
	}
	p.hasChild = p.hasChild || hasBaby(list)
	p.isChild = p.oldest < adult && (p.isChild || p.hasChild && len(typed) <= storyWords)
	return p
}

const (
	oldestAge  = 110
	storyWords = 12 // in a longer text, a child is mostly part of the story
)

// ageAt returns the number at index i of n words if it is an age in years, otherwise 0.
func ageAt(at func(int) string, i, n int) int {
	before, next := at(i-1), at(i+1)
	age, isNumber := number(at(i))
	if !isNumber || age > oldestAge {
		return 0
	}
	hasUnit := next == "yo" || years[next] && olds[at(i+2)]
	isDecade := next == "s" && age%10 == 0 && whose[before]
	_, isCount := number(before)
	isBare := age >= 60 && age < 100 && (i == 0 || i == n-1) && !isCount
	_, isHour := number(at(i - 2)) // "3 am"
	isSomebodys := ages[before] && !(before == "is" && rated[at(i-2)]) && !(before == "am" && isHour)
	if hasUnit || isDecade || (isBare || isSomebodys) && !quantities[next] {
		return age
	}
	return 0
}

// isChildAt reports whether the word at index i names a child who may be ill.
func isChildAt(at func(int) string, i int) bool {
	w, before, next := at(i), at(i-1), at(i+1)
	if n, isNumber := number(w); isNumber { // "under 16s", "little one"
		return before == "under" && n >= 10 && n <= adult && !quantities[next] || before == "little" && n == 1
	}
	if olds[next] && (w == "year" || w == "yr") {
		_, isNumber := number(before)
		return !isNumber
	} else if olds[next] && months[w] {
		return true
	}
	isYoung := before == "young" && young[w] || smalls[before] && small[w]
	if !isYoung && !children[w] || next == "pose" {
		return false
	}
	for j := i - 4; j < i; j++ { // somebody else has the pain, or had it as a child
		if isPair := j >= i-3 && asChild[at(j)+" "+at(j+1)]; isPair || since[at(j)] || hasPrefix(at(j), carrying) {
			return false
		}
	}
	age, isNumber := number(at(i + 2))
	if !called[next] {
		age, isNumber = number(at(i - 3))
		isNumber = isNumber && years[at(i-2)] && olds[before]
	}
	return !isNumber || age < adult
}

// hasBaby reports whether list names a baby who may be ill.
func hasBaby(list []string) bool {
	isBaby := func(w string) bool { return w == "baby" || w == "newborn" }
	first := slices.IndexFunc(list, isBaby)
	for i, w := range list {
		if isAfter := i > first; first >= 0 && (hasPrefix(w, hurting) || isAfter && hasPrefix(w, ailing) || !isAfter && strings.HasPrefix(w, "shak")) {
			return true
		}
	}
	return false
}

// number returns the number that w is, if it is one.
func number(w string) (n int, isNumber bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil
}

// hasPrefix reports whether w begins with one of prefixes.
func hasPrefix(w string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(w, p) })
}

// Words about ages.
var (
	ages = words.Set("age aged turned im am shes hes is girl boy lad lass daughter son dd ds gymnast dancer swimmer footballer cricketer " +
		"grandson granddaughter grandaughter niece nephew pupil toddler")
	// What a number counts that is no age, and what has a score.
	quantities = words.Set("week weeks wk wks day days hour hours month months minute minutes min mins kg kilo kilos stone mg cm mile miles percent " +
		"degrees times reps feet ft k out")
	rated  = words.Set("pain score level temp temperature it this")
	years  = words.Set("year years yr yrs")
	months = words.Set("month months")
	olds   = words.Set("old olds")
	whose  = words.Set("my her his")
	called = words.Set("is was aged whos")

	children = words.Set("child childs children son sons daughter daughters kid kids toddler toddlers infant teen teens teenager teenagers teenage " +
		"schoolgirl schoolboy grandson granddaughter grandaughter pupil nephew niece bairn bairns wean weans")
	young = words.Set("cricketer cricketers bowler bowlers gymnast gymnasts dancer dancers footballer footballers player players athlete athletes")
	// "My boy" is a child, "a boy" may be anybody.
	smalls   = words.Set("my our wee little")
	small    = words.Set("boy girl lad lass")
	carrying = []string{"carr", "lift", "hold", "held", "pick", "feeding"}
	since    = words.Set("since after")
	asChild  = map[string]bool{"playing with": true, "had a": true, "having a": true, "as a": true, "was a": true, "like a": true}
	hurting  = []string{"crawl", "nappy", "nappies", "bruis", "shook", "shaken"}
	ailing   = []string{"cries", "crying", "scream", "wont", "cant", "wouldnt", "stopped", "refus", "floppy"} // only after the baby
)

// inDigits returns list with numbers up to 99 in digits, apart from what follows them: "seventy five" is 75, "80s" two
// words.
func inDigits(list []string) (out []string) {
	for i := 0; i < len(list); i++ {
		n, isNumber := numbers[list[i]]
		if i+1 < len(list) && n >= 20 && 0 < numbers[list[i+1]] && numbers[list[i+1]] < 10 {
			i++
			n += numbers[list[i]]
		}
		w := decades.Replace(list[i])
		unit := strings.TrimLeft(w, "0123456789")
		switch number := w[:len(w)-len(unit)]; {
		case isNumber:
			out = append(out, strconv.Itoa(n))
		case number != "" && unit != "":
			out = append(out, number, unit)
		default:
			out = append(out, w)
		}
	}
	return out
}

var (
	numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
		"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
		"seventy": 70, "eighty": 80, "ninety": 90}
	decades = strings.NewReplacer("fifties", "50s", "sixties", "60s", "seventies", "70s", "eighties", "80s", "nineties", "90s")
)
