// Package wordlist knows which words are English, so that search never corrects one of them to another.
//
// The words are those of Debian's wbritish (SCOWL) without names, and of medical.txt. LICENSE is the license of SCOWL.
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
func Has(word string) bool { return len(word) < minLength || words().has([]byte(word)) }

// HasNear reports whether inserting, deleting or replacing one letter, or swapping two neighbours, makes word a word of
// the list. It keeps the first letter, which is rarely wrong.
func HasNear(word string) bool {
	if HasLonger(word) {
		return true
	}
	t := words()
	changed, shorter := []byte(word), []byte(nil)
	for i := 1; i < len(word); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			if changed[i] = c; t.has(changed) {
				return true
			}
		}
		changed[i] = word[i]
		if shorter = append(append(shorter[:0], word[:i]...), word[i+1:]...); t.has(shorter) {
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

// HasLonger reports whether inserting one letter after the first makes word a word of the list.
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

// table is a set of words with open addressing. A map would need several times the memory.
type table struct {
	seed  maphash.Seed
	text  string   // all words, each preceded by its length in a byte
	slots []uint32 // offsets of words in text, 0 for a free slot
}

// numSlots is the size of the table: a power of two, about twice the number of words.
const numSlots = 1 << 17

// words builds the table on first use.
var words = sync.OnceValue(func() *table {
	added, removed := parseMedical(medical)
	t := &table{seed: maphash.MakeSeed(), slots: make([]uint32, numSlots)}
	var text strings.Builder
	text.WriteByte(0) // no word begins at 0
	var offsets []uint32
	add := func(word string) {
		if removed[word] {
			return
		}
		offsets = append(offsets, uint32(text.Len()))
		text.WriteByte(byte(len(word)))
		text.WriteString(word)
	}
	for _, word := range added {
		add(word)
	}
	eachEnglish(add)
	t.text = text.String()
	for _, offset := range offsets {
		i := t.slot([]byte(t.at(offset)))
		t.slots[i] = offset
	}
	return t
})

// parseMedical reads the format of medical.txt: one word a line, or "-word" to remove a word from the dictionary. Empty
// lines and lines that begin with # are ignored.
func parseMedical(text string) (added []string, removed map[string]bool) {
	removed = map[string]bool{}
	for line := range strings.Lines(text) {
		switch word := strings.TrimSpace(line); {
		case word == "" || word[0] == '#':
		case word[0] == '-':
			removed[word[1:]] = true
		default:
			added = append(added, word)
		}
	}
	return added, removed
}

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

// at returns the word at an offset in t.text.
func (t *table) at(offset uint32) string { return t.text[offset+1 : offset+1+uint32(t.text[offset])] }

// slot returns the index of the slot that holds word, or of the free slot where it belongs.
func (t *table) slot(word []byte) uint64 {
	i := maphash.Bytes(t.seed, word) % numSlots
	for t.slots[i] != 0 && t.at(t.slots[i]) != string(word) {
		i = (i + 1) % numSlots
	}
	return i
}

func (t *table) has(word []byte) bool { return t.slots[t.slot(word)] != 0 }
