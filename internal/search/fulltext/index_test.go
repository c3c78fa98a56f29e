package fulltext_test

import (
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
)

var documents = []fulltext.Document{
	0: {
		Title: "Cat-cow", Names: []string{"cat stretch"}, Lead: "A slow wave through the whole back, on hands and knees.",
		Facts: []string{"Upper back", "On hands and knees", "Morning"},
		Body:  []string{"Kneel on hands and knees.", "Breathe out and round your back towards the ceiling. Let your head follow."},
	},
	1: {
		Title: "Neck turns", Lead: "Turn your head slowly to each side.", Facts: []string{"Upper back", "In a chair", "trapezius"},
		Body: []string{"Sit tall.", "Turn your head to the right as far as is easy.", "Come back to the middle."},
	},
	2: {
		Title: "Does poor posture cause back pain?", Lead: "No single posture has been shown to cause pain. Change yours often.",
		Body: []string{"Posture is blamed for a lot.", "In studies, people who slouch hurt no more than people who sit upright."},
	},
	3: {Title: "Shoulder-blade squeeze", Lead: "Draw your shoulder blades together.", Facts: []string{"In a chair", "Standing"}, Body: []string{"Hold for three seconds."}},
	4: {Title: "Push-up at a wall", Lead: "Push up from a wall.", Body: []string{"Stand an arm’s length from a wall."}},
	5: {Title: "Calf", Lead: "The muscle behind the shin.", Weight: 0.5},
	6: {Title: "Naïve café", Lead: "Nothing but accents: Ångström, coöperate."},
}

var synonyms = [][]string{
	{"scapula", "shoulder blade", "wing bone"},
	{"calf", "calves"},
	{"neck", "cervical"},
}

func newIndex() *fulltext.Index { return fulltext.New(documents, synonyms, []string{"ladder"}) }

// A document is found by other forms of its words, by synonyms and by mistyped words.
func TestFindsByAnyFormOfWord(t *testing.T) {
	tests := []struct {
		typed string
		first int    // document of the best hit
		read  string // Query.Read
	}{
		{"cat cow", 0, ""},
		{"CAT-COW!", 0, ""},
		{"cat stretches", 0, ""},
		{"necks", 1, ""},                       // another form of the word
		{"turning my head", 1, ""},             // stop words are ignored
		{"can't turn my neck", 1, ""},          // and so are contractions
		{"nekc", 1, "neck"},                    // two letters transposed
		{"postchure", 2, "posture"},            // two letters wrong
		{"trapezeus", 1, "trapezius"},          // a Latin word
		{"shoulderblade", 3, "shoulder blade"}, // a missing space
		{"shoul der", 3, "shoulder"},           // a space too many
		{"scapula", 3, ""},                     // a synonym
		{"scapulla", 3, "scapula"},             // a mistyped synonym
		{"wing bones", 3, ""},
		{"cervical", 1, ""},
		{"calves", 5, ""},
		{"naive cafe", 6, ""},             // without accents
		{"na\u200dïve ca\u200cfé", 6, ""}, // joiners, which nobody sees
		{"NAÏVE CAFÉ", 6, ""},
		{"angstrom", 6, ""},
		{"postu", 2, "posture"}, // the beginning of a word
		{"ladder cat", 0, ""},   // a known word that no document holds
	}
	x := newIndex()
	for _, tt := range tests {
		q := x.Read(tt.typed)
		hits := x.Find(q)
		if len(hits) == 0 || hits[0].Document != tt.first || q.Read != tt.read {
			t.Errorf("%q: hits %v, read as %q; want document %d first, read as %q", tt.typed, hits, q.Read, tt.first, tt.read)
		}
	}
}

// For each factor of ranking, of two documents that match, the factor puts the first before the second.
func TestFactorsDecideRanking(t *testing.T) {
	tests := []struct {
		factor, typed string
		first, second fulltext.Document
	}{
		{"the name equals the query", "hip hinge",
			fulltext.Document{Title: "Hip hinge", Lead: "Bow."}, fulltext.Document{Title: "Hinge of the hip, slowly", Lead: "Hip, hinge, hip hinge, hinge hip.", Body: []string{"Hip hinge."}}},
		{"the name equals a query of one word", "yoga",
			fulltext.Document{Title: "Yoga", Weight: 0.5}, fulltext.Document{Title: "Yoga mat"}},
		{"Weight", "ribs",
			fulltext.Document{Title: "Ribs"}, fulltext.Document{Title: "Ribs", Weight: 0.9}},
		{"all words of a synonym", "scapula",
			fulltext.Document{Title: "The shoulder blade, and more of it"}, fulltext.Document{Title: "Shoulder"}},
	}
	for _, tt := range tests {
		x := fulltext.New([]fulltext.Document{tt.second, tt.first, {Title: "Something else", Lead: "Nothing of it."}}, synonyms, nil)
		if hits := x.Find(x.Read(tt.typed)); len(hits) != 2 || hits[0].Document != 1 || hits[0].Score == hits[1].Score {
			t.Errorf("%s: hits %v, want document 1 before document 0", tt.factor, hits)
		}
	}
}

// The word that fewer documents hold decides.
func TestRareWordsWeighMore(t *testing.T) {
	x := fulltext.New([]fulltext.Document{{Title: "Back"}, {Title: "Ribs"}, {Title: "Hips", Lead: "Not the back."}}, nil, nil)
	if hits := x.Find(x.Read("back ribs")); len(hits) == 0 || hits[0].Document != 1 {
		t.Errorf("hits %v, want document 1 first", hits)
	}
}

// Documents that hold one of many words are found if no document holds more.
func TestFindsPartialMatches(t *testing.T) {
	x := newIndex()
	for _, typed := range []string{"posture squeeze calf café wave hands upright chair ceiling slouch", "posture squeeze xyzzy"} {
		if hits := x.Find(x.Read(typed)); len(hits) == 0 {
			t.Errorf("%q: no hits", typed)
		}
	}
}

// A word of the wordlist is never corrected to another. Nor is a typo that is nearer to such a word than to a word of
// the documents.
func TestReadKeepsEnglishWords(t *testing.T) {
	x := fulltext.New([]fulltext.Document{{
		Title: "A single version", Lead: "Rollers and a sock, dead, on the bridge: sounds that bother a snack, with a show and a shortwave.",
		Body: []string{"A neck, and a neck again. Gels for a shin. A pet in its car. Crash, break, arm."},
	}, {Title: "Neck"}, {Title: "The neck"}}, nil, nil)
	for typed, want := range map[string]string{
		"shingles": "", "vision": "", "shock": "", "killers": "", "dad": "", "shockwave": "", "bread": "", "fridge": "", "pounds": "", "brother": "",
		"rash": "", "gabapentin": "", "carpet": "", "pxt": "",
		"shingels": "", "visoin": "", "kilers": "", "brothr": "", "fridgge": "",
		"nack": "neck", "nekc": "neck", "kneck": "neck", "singel": "single", "versoin": "version", "snakc": "snack", "postur": "",
	} {
		if got := x.Read(typed).Read; got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestReadCompletesWordsOfFourLetters(t *testing.T) {
	x := fulltext.New([]fulltext.Document{{Title: "Xylophone"}}, nil, nil)
	for typed, want := range map[string]string{"xyl": "", "xylo": "xylophone"} {
		if got := x.Read(typed).Read; got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestNothingMatchesUnknownWords(t *testing.T) {
	x := newIndex()
	for _, typed := range []string{"", "   ", "the", "xyzzyx", "!?", "\x00\xff", "漢字", "1234567", "q"} {
		if hits := x.Find(x.Read(typed)); len(hits) != 0 {
			t.Errorf("%q: hits %v, want none", typed, hits)
		}
	}
}

func TestReadLiterallyCorrectsNothing(t *testing.T) {
	x := newIndex()
	q := x.ReadLiterally("nekc turn")
	if q.Read != "" {
		t.Errorf("read as %q, want no correction", q.Read)
	}
	if hits := x.Find(q); len(hits) == 0 || hits[0].Document != 1 {
		t.Errorf("hits %v, want document 1, which matches the other word", hits)
	}
}

func TestUnfinishedWordMatchesLongerWords(t *testing.T) {
	x := newIndex()
	for typed, want := range map[string]int{"pos": 2, "cat c": 0, "should": 3} {
		if hits := x.Find(x.ReadUnfinished(typed)); len(hits) == 0 || hits[0].Document != want {
			t.Errorf("%q: hits %v, want document %d first", typed, hits, want)
		}
	}
	if hits := x.Find(x.ReadUnfinished("cat c ")); len(hits) == 0 || hits[0].Document != 0 {
		t.Errorf("a query that ends with a space: hits %v, want document 0 first", hits)
	}
}

func TestFinishedWordComesBeforeLongerWords(t *testing.T) {
	x := fulltext.New([]fulltext.Document{{Title: "Necklace"}, {Title: "Neck"}}, nil, nil)
	if hits := x.Find(x.ReadUnfinished("neck")); len(hits) != 2 || hits[0].Document != 1 {
		t.Errorf("hits %v, want document 1 first of two", hits)
	}
}

func TestLongQueryFindsSomething(t *testing.T) {
	x := newIndex()
	q := x.Read(strings.Repeat("posture neck squeeze ", 300))
	if hits := x.Find(q); len(hits) != 3 {
		t.Errorf("hits %v, want three documents", hits)
	}
}

// bracketed joins pieces, with brackets around the matches.
func bracketed(pieces []fulltext.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestMarkShowsMatchesInOtherForms(t *testing.T) {
	x := newIndex()
	if got := bracketed(x.Mark(x.Read("postures"), documents[2].Title)); got != "Does poor [posture] cause back pain?" {
		t.Errorf("marked title: %s", got)
	}
}

func TestHoldsAllWordsOfName(t *testing.T) {
	x := newIndex()
	q := x.Read("a chair for my upper back")
	for name, want := range map[string]bool{"Upper back": true, "In a chair": true, "Standing": false, "Lower back": false, "": false} {
		if got := x.Holds(q, name); got != want {
			t.Errorf("Holds %q: %v, want %v", name, got, want)
		}
	}
}

// FuzzFind checks that any query finds each document at most once, the best first.
func FuzzFind(f *testing.F) {
	for _, typed := range []string{"cat cow", "nekc", "", "can't", "ＦＵＬＬ ｗｉｄｔｈ", "e\u0301", "a\xffb", strings.Repeat("ab", 3000), "İstanbul ß ŉ", "０１", "{neck} cat",
		"posture squeeze calf café wave hands upright chair ceiling slouch"} {
		f.Add(typed)
	}
	x := newIndex()
	signs := fulltext.NewSigns([]fulltext.Sign{{Words: "chest pain", Concern: 0}})
	f.Fuzz(func(t *testing.T, typed string) {
		signs.Read(fulltext.Denials(typed), x).Find()
		for _, q := range []fulltext.Query{x.Read(typed), x.ReadLiterally(typed), x.ReadUnfinished(typed)} {
			seen := map[int]bool{}
			last := -1.0
			for _, h := range x.Find(q) {
				if seen[h.Document] || last >= 0 && h.Score > last || !(h.Score > 0) {
					t.Fatalf("%q: document %d with score %v after %v", typed, h.Document, h.Score, last)
				}
				seen[h.Document], last = true, h.Score
			}
		}
	})
}
