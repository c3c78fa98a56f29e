// Package wordlist knows which words are English, so that search never corrects one of them to another.
//
// The words are those of Debian's wbritish (SCOWL) without names, and of medical.txt. LICENSE is the license of SCOWL.
package wordlist

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
)

// english is the dictionary, compressed with gzip: sorted words, one a line. A line begins with a letter for the length
// of the prefix that the word shares with the previous word (A is 0, B is 1), followed by the rest of the word.
// generate.go writes it.
//
//go:generate go run generate.go /usr/share/dict/british-english
//go:embed english.gz
var english []byte

//go:embed medical.txt
var medical string

// minLength is the number of letters of the shortest words in the list.
const minLength = 3

// Has reports whether word, in lower case and without apostrophes, is English. Every word of one or two letters counts
// as English.
func Has(word string) bool { return len(word) < minLength || words()[word] }

// HasNear reports whether inserting, deleting or replacing one letter, or swapping two neighbours, makes word a word of
// the list. It keeps the first letter, which is rarely wrong.
func HasNear(word string) bool {
	if HasLonger(word) {
		return true
	}
	list := words()
	changed, shorter := []byte(word), []byte(nil)
	for i := 1; i < len(word); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			if changed[i] = c; list[string(changed)] {
				return true
			}
		}
		changed[i] = word[i]
		if shorter = append(append(shorter[:0], word[:i]...), word[i+1:]...); list[string(shorter)] {
			return true
		}
		if i+1 == len(word) {
			break
		}
		changed[i], changed[i+1] = word[i+1], word[i]
		if list[string(changed)] {
			return true
		}
		changed[i], changed[i+1] = word[i], word[i+1]
	}
	return false
}

// HasLonger reports whether inserting one letter after the first makes word a word of the list.
func HasLonger(word string) bool {
	list := words()
	longer := make([]byte, len(word)+1)
	for i := 1; i <= len(word); i++ {
		copy(longer, word[:i])
		copy(longer[i+1:], word[i:])
		for c := byte('a'); c <= 'z'; c++ {
			if longer[i] = c; list[string(longer)] {
				return true
			}
		}
	}
	return false
}

// numWords is about how many words there are.
const numWords = 64_000

// words reads the list on first use. A line of medical.txt is a word to add, or "-word" for one to remove from the
// dictionary.
var words = sync.OnceValue(func() map[string]bool {
	list := make(map[string]bool, numWords)
	eachEnglish(func(word string) { list[word] = true })
	for line := range strings.Lines(medical) {
		switch word := strings.TrimSpace(line); {
		case word == "" || word[0] == '#':
		case word[0] == '-':
			delete(list, word[1:])
		default:
			list[word] = true
		}
	}
	return list
})

// eachEnglish calls f for every word of the dictionary. It panics if the embedded file is damaged; a test reads it all.
func eachEnglish(f func(string)) {
	r, err := gzip.NewReader(bytes.NewReader(english))
	if err != nil {
		panic("wordlist: english.gz is not gzip: run go generate")
	}
	encoded, err := io.ReadAll(r)
	if err != nil {
		panic("wordlist: english.gz is truncated: run go generate")
	}
	last := ""
	for line := range strings.Lines(string(encoded)) {
		last = last[:line[0]-'A'] + strings.TrimSuffix(line[1:], "\n")
		f(last)
	}
}
