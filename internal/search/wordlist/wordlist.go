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

// english is the dictionary, compressed with gzip: words in lower case, without accents and apostrophes, one a line.
// Names are left out, and forms with 's.
//
//go:generate sh -c "sh generate.sh /usr/share/dict/british-english >english.gz"
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
	list := words()
	for i := 1; i <= len(word); i++ {
		before, after := word[:i], word[i:]
		for c := 'a'; c <= 'z'; c++ {
			isReplaced := after != "" && list[before+string(c)+after[1:]]
			if isReplaced || list[before+string(c)+after] {
				return true
			}
		}
		isSwapped := len(after) > 1 && list[before+after[1:2]+after[:1]+after[2:]]
		if isSwapped || after != "" && list[before+after[1:]] {
			return true
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
	for line := range strings.Lines(dictionary() + medical) {
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

// dictionary returns the words of english. It panics if the embedded file is damaged; a test reads it all.
func dictionary() string {
	r, err := gzip.NewReader(bytes.NewReader(english))
	if err != nil {
		panic("wordlist: english.gz is not gzip: run go generate")
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic("wordlist: english.gz is truncated: run go generate")
	}
	return string(text)
}
