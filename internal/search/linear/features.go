package linear

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
)

// Feature is a property of a text. The first byte of its name tells its kind:
//
//	=leg        a word
//	+my leg     two words that follow one another; ^ begins a text, $ ends it
//	~my hurts   two words with one between them
//	*<le        a run of letters (bytes) of a word; < begins a word, > ends it
//	#2          the number of words, divided by 3, at most 5
type Feature struct {
	Name  string
	Value float64
}

// keyBits is the number of bits of a key. There are four million keys, so few features share one by chance.
const keyBits = 22

// groupBits is the number of last bits of a key. A [Model] searches only among keys with the same first bits.
const groupBits = 10

// Key identifies a feature: a hash of its name (FNV-1a).
func (f Feature) Key() uint32 {
	h := fnv.New32a()
	h.Write([]byte(f.Name))
	return h.Sum32() >> (32 - keyBits)
}

// The shortest and the longest runs of letters that are features.
const (
	minLetters = 3
	maxLetters = 4
)

// Features returns the features of a text, sorted by name, each once. The squares of their values add up to 1, so that
// long texts weigh no more than short ones.
func Features(words []string) []Feature {
	const small = 0.3 // value of runs of letters and of the length; a word has the value 1
	out := make([]Feature, 0, 16*len(words)+2)
	add := func(value float64, name string) { out = append(out, Feature{name, value}) }
	add(small, "#"+strconv.Itoa(min(len(words)/3, 5)))
	before, last := "", "^"
	for _, w := range words {
		add(1, "="+w)
		add(1, "+"+last+" "+w)
		if before != "" {
			add(1, "~"+before+" "+w)
		}
		before, last = last, w
		framed := "<" + w + ">"
		for n := minLetters; n <= maxLetters; n++ {
			for start := 0; start+n <= len(framed); start++ {
				add(small, "*"+framed[start:start+n])
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
