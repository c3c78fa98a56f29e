//go:build ignore

// This program packs a list of words, one a line, into english.gz.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go /usr/share/dict/british-english (Debian: apt-get install wbritish)")
	}
	list, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(list)) {
		if word := fold(strings.TrimSpace(line)); len(word) > 2 {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	if err := os.WriteFile("english.gz", pack(slices.Compact(words)), 0o644); err != nil {
		log.Fatal(err)
	}
}

// fold returns word as search compares it: in lower case, without accents and apostrophes. It returns "" for names and
// for forms with 's, which are not in the list.
func fold(word string) string {
	if word != strings.ToLower(word) || strings.HasSuffix(word, "'s") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' {
			return -1
		}
		return r
	}, norm.NFKD.String(word))
}

// pack encodes words in the format that wordlist.go reads.
func pack(words []string) []byte {
	var text, out bytes.Buffer
	last := ""
	const maxShared = 'Z' - 'A' // the largest length that a letter tells
	for _, word := range words {
		n := 0
		for n < min(len(last), len(word), maxShared) && last[n] == word[n] {
			n++
		}
		fmt.Fprintf(&text, "%c%s\n", 'A'+n, word[n:])
		last = word
	}
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is valid
	if _, err := w.Write(text.Bytes()); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	return out.Bytes()
}
