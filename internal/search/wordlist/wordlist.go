// Package wordlist knows which words are English, so that search never takes one of them for a slip of the fingers.
//
// The words are those of Debian's wbritish (SCOWL), names left out, and of medical.txt. LICENSE is that of SCOWL.
package wordlist

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"hash/maphash"
	"io"
	"strings"
	"sync"
)

// english is the dictionary: sorted words, one a line, each as a letter that counts what it shares with the word before (A is nothing), and the
// rest of it; gzip. generate.go makes it.
//
//go:generate go run generate.go /usr/share/dict/british-english
//go:embed english.gz
var english []byte

//go:embed medical.txt
var medical string

// shortest is how many letters a word of the list has at least.
const shortest = 3

// Has reports whether word, in small letters and without apostrophes, is a word.
func Has(word string) bool { return len(word) < shortest || words().has([]byte(word)) }

// HasNear reports whether one letter more, less, changed or swapped with its neighbour makes a word of what is none. The first letter
// stays: it is hardly ever the wrong one.
func HasNear(word string) bool {
	if HasLonger(word) {
		return true
	}
	t := words()
	changed, shorter := []byte(word), make([]byte, max(0, len(word)-1))
	for i := 1; i < len(word); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			if changed[i] = c; t.has(changed) {
				return true
			}
		}
		changed[i] = word[i]
		copy(shorter, word[:i])
		copy(shorter[i:], word[i+1:])
		if t.has(shorter) {
			return true
		}
		if i+1 == len(word) {
			break
		}
		changed[i], changed[i+1] = word[i+1], word[i]
		if t.has(changed) {
			return true
		}
		changed[i], changed[i+1] = word[i], word[i+1]
	}
	return false
}

// HasLonger reports whether one letter more, behind the first, makes a word of what is none.
func HasLonger(word string) bool {
	t := words()
	longer := make([]byte, len(word)+1)
	for i := 1; i <= len(word); i++ {
		copy(longer, word[:i])
		copy(longer[i+1:], word[i:])
		for c := byte('a'); c <= 'z'; c++ {
			if longer[i] = c; t.has(longer) {
				return true
			}
		}
	}
	return false
}

// table is a set of words: open addressing over their text, which a map would keep several times over.
type table struct {
	seed  maphash.Seed
	text  string   // all words, each behind its length
	slots []uint32 // where a word begins in text, 0 for none
}

// slots are a power of two, about twice as many as there are words.
const slots = 1 << 17

// words reads the lists when the first word is looked up.
var words = sync.OnceValue(func() *table {
	t := &table{seed: maphash.MakeSeed(), slots: make([]uint32, slots)}
	var text strings.Builder
	text.WriteByte(0) // no word begins at 0
	var list []uint32
	left := map[string]bool{} // out
	put := func(word string) {
		if left[word] {
			return
		}
		list = append(list, uint32(text.Len()))
		text.WriteByte(byte(len(word)))
		text.WriteString(word)
	}
	for line := range strings.Lines(medical) {
		switch word := strings.TrimSpace(line); word[0] {
		case '#':
		case '-':
			left[word[1:]] = true
		default:
			put(word)
		}
	}
	eachEnglish(put)
	t.text = text.String()
	for _, at := range list {
		i := t.slot([]byte(t.at(at)))
		t.slots[i] = at
	}
	return t
})

// eachEnglish calls f for every word of the dictionary. That it is whole a test says: the bytes are part of the program.
func eachEnglish(f func(string)) {
	r, err := gzip.NewReader(bytes.NewReader(english))
	if err != nil {
		panic("english.gz is no gzip: run go generate")
	}
	coded, err := io.ReadAll(r)
	if err != nil {
		panic("english.gz is cut: run go generate")
	}
	last := ""
	for line := range strings.Lines(string(coded)) {
		last = last[:line[0]-'A'] + strings.TrimSuffix(line[1:], "\n")
		f(last)
	}
}

// at is the word that begins at i of the text.
func (t *table) at(i uint32) string { return t.text[i+1 : i+1+uint32(t.text[i])] }

// slot is where word is, or would be.
func (t *table) slot(word []byte) uint64 {
	i := maphash.Bytes(t.seed, word) % slots
	for t.slots[i] != 0 && t.at(t.slots[i]) != string(word) {
		i = (i + 1) % slots
	}
	return i
}

func (t *table) has(word []byte) bool { return t.slots[t.slot(word)] != 0 }
