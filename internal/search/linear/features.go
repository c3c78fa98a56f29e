package linear

import (
	"math"
	"slices"
	"strconv"
)

// Feature is a property of a text. Its key is that of a name, whose first byte tells its kind:
//
//	=leg        a word
//	+my leg     two words that follow one another; ^ begins a text, $ ends it
//	~my hurts   two words with one between them
//	*<le        a run of letters (bytes) of a word; < begins a word, > ends it
//	#2          the number of words, divided by 3, at most 5
type Feature struct {
	Key   uint32
	Value float64
}

// keyBits is the number of bits of a key. There are four million keys, so few features share one by chance.
const keyBits = 22

// groupBits is the number of last bits of a key. A [Model] searches only among keys with the same first bits.
const groupBits = 6

// Key returns the key of the feature whose name is made of parts: a hash of it (FNV-1a).
func Key(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, part := range parts {
		for i := range len(part) {
			h = (h ^ uint32(part[i])) * 16777619
		}
	}
	return h >> (32 - keyBits)
}

// The shortest and the longest runs of letters that are features.
const (
	minLetters = 3
	maxLetters = 4
)

// values of words and pairs, and of runs of letters and of the length, before they are normalized.
var values = [2]float64{1, 0.3}

// Features returns the features of a text, sorted by key, each once. The squares of their values add up to 1, so that
// long texts weigh no more than short ones.
func Features(words []string) []Feature {
	keys := make([]uint32, 0, 16*len(words)+2) // the last bit tells whether it is of letters or of the length, as numbers sort fast
	add := func(letters uint32, name ...string) { keys = append(keys, Key(name...)<<1|letters) }
	add(1, "#", strconv.Itoa(min(len(words)/3, 5)))
	before, last := "", "^"
	for _, w := range words {
		add(0, "=", w)
		add(0, "+", last, " ", w)
		if before != "" {
			add(0, "~", before, " ", w)
		}
		before, last = last, w
		framed := "<" + w + ">"
		for n := minLetters; n <= maxLetters; n++ {
			for start := 0; start+n <= len(framed); start++ {
				add(1, "*", framed[start:start+n])
			}
		}
	}
	add(0, "+", last, " $")
	slices.Sort(keys)
	keys = slices.Compact(keys)
	out, squares := make([]Feature, len(keys)), 0.0
	for i, k := range keys {
		out[i] = Feature{k >> 1, values[k&1]}
		squares += out[i].Value * out[i].Value
	}
	for i := range out {
		out[i].Value /= math.Sqrt(squares)
	}
	return out
}
