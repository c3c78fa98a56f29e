package fulltext_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
)

// Words are compared without case, accents, apostrophes and joiners, and at most 40 bytes of them.
func TestWordsAreFolded(t *testing.T) {
	t.Parallel()
	repeat := strings.Repeat
	for text, want := range map[string]string{
		"": "", "az AZ 09 a0z9": "az az 09 a0z9", "can't, CAN’T ‘x’": "cant cant x", "'tis": "tis", "É\u200dà": "ea", "café": "cafe",
		"a{advice}b {x}c": "a b c", "{open": "open", "{}x": "x", "a}b": "a b", "a\xffb": "a b", "a😀b": "a b", "ﬁt": "fit", "e\u0301'": "e",
		repeat("a", 41): repeat("a", 40), repeat("é", 41): repeat("e", 40), "a" + repeat("ж", 20): "a" + repeat("ж", 19),
		repeat("ж", 20): repeat("ж", 20),
	} {
		if got := strings.Join(fulltext.Words(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A denial ends at a mark of punctuation, but a comma within a list with "or" does not end it.
func TestPunctuationEndsDenials(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"no pain numb": "", "no pain. numb": "numb", "no pain; numb": "numb", "no pain? numb": "numb", "no pain! numb": "numb",
		"no pain\nnumb": "numb",
		"no pain, numb": "numb", "no pain: numb": "numb", "no pain (numb)": "numb", "no pain – numb": "numb", "no pain — numb": "numb",
		"no pain - numb":            "",
		"no pain, numbness or cold": "", "no pain, numbness nor cold": "", "no pain, b c d e f g h or": "f g h or",
		"no pain, b c d e f g h k or": "b c d e f g h k or",
	} {
		if got := strings.Join(fulltext.Denials(text).Outside(), " "); got != want {
			t.Errorf("%q: outside is %q, want %q", text, got, want)
		}
	}
}

func TestKeywordsAreNotStopWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"what is a stiff neck": "stiff neck", "what is it": "what is it", "": ""} {
		if got := strings.Join(fulltext.Keywords(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// titled returns documents with these titles, each of them in as many documents as the number after it says.
func titled(titles ...any) (out []fulltext.Document) {
	for i := 0; i < len(titles); i += 2 {
		for range titles[i+1].(int) {
			out = append(out, fulltext.Document{Title: titles[i].(string)})
		}
	}
	return out
}

// Of the words of documents, the one that was most probably meant replaces a mistyped one. The words are invented, as
// English ones stay.
func TestMostProbableWordIsRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name      string
		documents []fulltext.Document
		typed     string
		want      string
	}{
		{"the same first letter", titled("zqorble", 1, "yqorbla", 9), "zqorbla", "zqorble"},
		{"the same first letter, before the other", titled("fqorble", 1, "gqorbla", 9), "fqorbla", "fqorble"},
		{"the more frequent word", titled("zqorbla", 1, "zqorblo", 2), "zqorblu", "zqorblo"},
		{"the more frequent word, before the other", titled("zqorbla", 2, "zqorblo", 1), "zqorblu", "zqorbla"},
		{"the first of equal ones", titled("zqorbla", 1, "zqorblo", 1), "zqorblu", "zqorbla"},
		{"the nearer word", titled("zqorblexx", 5, "zqorblux", 1), "zqorblu", "zqorblux"},
		{"a replaced letter in four", titled("zqxo", 1), "zqxu", "zqxo"},
		{"a replaced first letter in five", titled("vqxuo", 1), "zqxuo", "vqxuo"},
		{"no replaced letter in three", titled("zqx", 1), "zqv", ""},
		{"a missing letter in three", titled("zqvx", 1), "zqv", "zqvx"},
		{"nothing in two", titled("zqx", 1), "zq", ""},
		{"two mistakes in six letters", titled("zqxuvo", 1), "zqxuij", "zqxuvo"},
		{"not in five", titled("zqxuv", 1), "zqxij", ""},
		{"not three mistakes", titled("zqxuvokk", 1), "zqxuvijp", ""},
		{"no word with a digit", titled("zqorbla", 1), "zqorbl1", ""},
		{"the nearer before two words", titled("zq", 1, "orba", 1, "zqxorba", 1), "zqorba", "zqxorba"},
		{"two words of three letters before it", titled("zqa", 1, "orba", 1, "zqaxorba", 1), "zqaorba", "zqa orba"},
		{"two words that are more frequent", titled("zqa orbo", 2, "zqao rbo", 1), "zqaorbo", "zqa orbo"},
		{"the first two of equal ones", titled("zqa orbo", 1, "zqao rbo", 1), "zqaorbo", "zqa orbo"},
		{"the last two if they are more frequent", titled("zqa orbo", 1, "zqao rbo", 2), "zqaorbo", "zqao rbo"},
		{"not two words of which one has one letter", titled("z", 1, "qorba", 1), "zqorba", "qorba"},
		{"a word that was begun", titled("zqorblavuki", 1, "zqorblavum", 2), "zqorbla", "zqorblavum"},
		{"a mistyped word before one that was begun", titled("zqorblo", 1, "zqorblavum", 9), "zqorbla", "zqorblo"},
		{"nothing for a stop word", titled("shouldnzz", 1), "shouldnx", ""},
		{"no number", titled("12 34", 1), "1234", ""},
	} {
		x := fulltext.New(tt.documents, nil, nil)
		if got := x.Read(tt.typed).Read; got != tt.want {
			t.Errorf("%s: %q is read as %q, want %q", tt.name, tt.typed, got, tt.want)
		}
	}
}

// Read keeps the words that were understood, and Keywords leaves out stop words.
func TestReadKeepsOtherWords(t *testing.T) {
	t.Parallel()
	x := fulltext.New(titled("zqorble knee", 1, "zqvuk orbam", 1, "xqlex", 1), nil, []string{"xqled"})
	for typed, want := range map[string]string{
		"is my knee zqorbel": "is my knee zqorble|knee zqorble", "my zqv uk knee": "my zqvuk knee|zqvuk knee", "the xqled": "|",
		"zqvukorbam and": "zqvuk orbam and|zqvuk orbam",
	} {
		if q := x.Read(typed); q.Read+"|"+q.Keywords != want {
			t.Errorf("%q: %q, want %q", typed, q.Read+"|"+q.Keywords, want)
		}
	}
}

// Two words that are also one find both, unless the search is literal.
func TestWordsAreAlsoReadAsOne(t *testing.T) {
	t.Parallel()
	x := fulltext.New(titled("necklace", 1, "neck lace", 1, "hip", 1, "kneecap", 1), nil, nil)
	if hits := x.Find(x.Read("neck lace")); len(hits) != 2 {
		t.Errorf("hits %v, want two", hits)
	}
	if q := x.Read("knee cap"); q.Read != "kneecap" || len(x.Find(q)) != 1 {
		t.Errorf("read as %q", q.Read)
	}
	if hits := x.Find(x.ReadLiterally("knee cap")); len(hits) != 0 {
		t.Errorf("hits %v of a literal search, want none", hits)
	}
}

// Words are read up to the 24th.
func TestReadHasLimits(t *testing.T) {
	t.Parallel()
	x := fulltext.New(titled("calf muscle", 1, "neck", 1), nil, nil)
	if hits := x.Find(x.Read(strings.Repeat("neck ", 24) + "calf")); len(hits) != 1 {
		t.Errorf("the 25th word finds something: %v", hits)
	}
}

// At most 500 documents are found, the first of equal ones; and beyond ten, only those with a good score.
func TestFewHitsAreDropped(t *testing.T) {
	t.Parallel()
	weighted := func(weights ...float64) (out []fulltext.Document) {
		for i := 0; i < len(weights); i += 2 {
			for range int(weights[i+1]) {
				out = append(out, fulltext.Document{Title: "Knee", Weight: weights[i]})
			}
		}
		return append(out, titled("neck", len(out)*3)...)
	}
	for _, tt := range []struct {
		name      string
		documents []fulltext.Document
		want      int
	}{
		{"too many equal ones", weighted(1, 600), 500},
		{"too many, of two scores", weighted(0.5, 300, 1, 300), 500},
		{"too many, of low scores", weighted(1, 1, 0.004, 600), 500},
		{"more than ten", weighted(1, 1, 0.14, 9, 0.1, 5), 10},
		{"not ten yet", weighted(1, 1, 0.14, 8, 0.1, 5), 14},
		{"ten of good scores, and others", weighted(1, 1, 0.17, 9, 0.1, 5), 10},
		{"more of good scores", weighted(1, 1, 0.17, 9, 0.16, 5), 15},
	} {
		x := fulltext.New(tt.documents, nil, nil)
		hits := x.Find(x.Read("knee"))
		if len(hits) != tt.want {
			t.Errorf("%s: %d hits, want %d", tt.name, len(hits), tt.want)
		}
		for i, h := range hits[1:] {
			if last := hits[i]; h.Score > last.Score || h.Score == last.Score && h.Document != last.Document+1 {
				t.Errorf("%s: %v after %v", tt.name, h, last)
				break
			}
		}
	}
}

// Documents that hold less than half of what the best one holds are left out, and of the others those come first that
// hold more.
func TestDocumentsHoldHalfOfTheBest(t *testing.T) {
	t.Parallel()
	x := fulltext.New(titled("ankle", 1, "ankle wrist", 1, "ankle wrist elbow thumb", 1, "hip", 9), nil, nil)
	if got := fmt.Sprint(documentsOf(x.Find(x.Read("ankle wrist")))); got != "[1 2]" {
		t.Errorf("the documents %s, want [1 2]", got)
	}
	x = fulltext.New(titled("ankle", 1, "wrist", 1, "ankle wrist", 1), nil, nil)
	if got := fmt.Sprint(documentsOf(x.Find(x.Read("ankle wrist")))); got != "[2 0 1]" {
		t.Errorf("the documents %s, want [2 0 1], which hold all or half", got)
	}
}

// A document that holds all words comes before one that holds a part of them in a better place.
func TestDocumentsThatHoldAllWordsComeFirst(t *testing.T) {
	t.Parallel()
	x := fulltext.New([]fulltext.Document{{Title: "Ankle", Weight: 2}, {Title: "Hip", Lead: "An ankle, a wrist."}, {Title: "Neck"}}, nil, nil)
	if got := fmt.Sprint(documentsOf(x.Find(x.Read("ankle wrist")))); got != "[1 0]" && got != "[1]" {
		t.Errorf("the documents %s, want document 1 first", got)
	}
}

// documentsOf lists the documents of hits.
func documentsOf(hits []fulltext.Hit) (out []int) {
	for _, h := range hits {
		out = append(out, h.Document)
	}
	return out
}
