package linear

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
)

// Feature is a property of a text. The first byte of its name tells the kind:
//
//	=leg        a word
//	!leg        a word soon after one that negates
//	+my leg     two words that follow one another; ^ begins a text, $ ends it
//	~my hurts   two words with one between them
//	*<le        letters within a word (bytes); < begins a word, > ends it
//	#2          how many words the text has, by threes, up to 15
type Feature struct {
	Name  string
	Value float64
}

// keyBits is the number of bits of a key. Among four million keys, few features share one by chance.
const keyBits = 22

// Key identifies a feature: a hash of its name (FNV-1a).
func (f Feature) Key() uint32 {
	h := fnv.New32a()
	h.Write([]byte(f.Name))
	return h.Sum32() >> (32 - keyBits)
}

// The lengths of the runs of letters that are features.
const (
	minLetters = 3
	maxLetters = 5
)

// negators are words that negate what follows, for the next negatedWords words.
var negators = map[string]bool{
	"no": true, "not": true, "without": true, "dont": true, "doesnt": true, "didnt": true, "havent": true, "hasnt": true, "isnt": true, "aint": true,
	"never": true, "nor": true, "nothing": true,
}

const negatedWords = 3

// Features returns the features of words, sorted by name, each once. The squares of their values add up to 1, so that long texts weigh no more
// than short ones.
func Features(words []string) []Feature {
	const half = 0.5 // the value of features that are many in a text; a word has 1
	var out []Feature
	add := func(value float64, name string) { out = append(out, Feature{name, value}) }
	add(half, "#"+string(rune('0'+min(len(words)/3, 5))))
	before, last, negated := "", "^", 0
	for _, w := range words {
		add(1, "="+w)
		if negated > 0 {
			add(1, "!"+w)
			negated--
		}
		if negators[w] {
			negated = negatedWords
		}
		add(1, "+"+last+" "+w)
		if before != "" {
			add(1, "~"+before+" "+w)
		}
		before, last = last, w
		framed := "<" + w + ">"
		for n := minLetters; n <= maxLetters; n++ {
			for i := 0; i+n <= len(framed); i++ {
				add(half, "*"+framed[i:i+n])
			}
		}
	}
	add(1, "+"+last+" $")
	slices.SortFunc(out, func(a, b Feature) int { return cmp.Compare(a.Name, b.Name) })
	out = slices.CompactFunc(out, func(a, b Feature) bool { return a.Name == b.Name })
	squares := 0.0
	for _, f := range out {
		squares += f.Value * f.Value
	}
	for i := range out {
		out[i].Value /= math.Sqrt(squares)
	}
	return out
}
