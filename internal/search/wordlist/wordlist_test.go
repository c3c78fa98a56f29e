package wordlist_test

import (
	"testing"

	"unknot/internal/search/wordlist"
)

// The wordlist has words that a search for back pain could be corrected to by mistake.
func TestHasEnglishAndMedicalWords(t *testing.T) {
	for word, want := range map[string]bool{
		"shingles": true, "vision": true, "shock": true, "dad": true, "fridge": true, "brother": true, "zest": true, "aback": true, "dont": true,
		"fibromyalgia": true, "gabapentin": true, "mri": true, "a": true, "": true, "mussel": false,
		"nack": false, "strech": false, "pian": false, "numbnes": false, "zzz": false, "#": true,
	} {
		if got := wordlist.Has(word); got != want {
			t.Errorf("%q is a word: %v, want %v", word, got, want)
		}
	}
}

func TestHasNearAllowsOneMistake(t *testing.T) {
	for word, want := range map[string]bool{
		"pixza":  true, // a z in place of the x
		"visoin": true, "vison": true, "shok": true, "fridgge": true, "kilers": true, "shingels": true, "shinglesx": true,
		"zision": false, "xyzzyx": false, "": false, "é": false,
	} {
		if got := wordlist.HasNear(word); got != want {
			t.Errorf("%q is near a word: %v, want %v", word, got, want)
		}
	}
}

func BenchmarkHasNear(b *testing.B) {
	wordlist.Has("word")
	for b.Loop() {
		wordlist.HasNear("vexaxobexu")
	}
}
