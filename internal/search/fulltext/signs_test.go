package fulltext_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
)

// A sign has other forms of its words, which mistyped words may mean too.
func TestSignsKnowFormsOfWords(t *testing.T) {
	t.Parallel()
	s := fulltext.NewSigns([]fulltext.Sign{{Words: "numb move"}, {Words: ">"}})
	got := strings.Join(s.Words(), " ")
	if want := "move numb moved moves numbs moving numbed numbing numbness"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	x := fulltext.New(nil, nil, nil)
	for _, tt := range []struct {
		typed string
		want  bool
	}{
		{"numb move", true}, {"numbnss mving", true}, {"numbnes moovin", false}, {"numbnesxs moves", true}, {"numbne moves", false},
		{"nmb moves", true}, {"nvmb moves", true}, {"number moves", false}, {"num moves", true}, {"nub moves", false}, {"nu moves", false},
	} {
		if got := len(s.Read(fulltext.Denials(tt.typed), x).Find()) > 0; got != tt.want {
			t.Errorf("%q has the sign: %v, want %v", tt.typed, got, tt.want)
		}
	}
}

// A pattern matches where its words are close together, in its order if it has one, and far from words it excludes.
func TestPatternsSpanFewWords(t *testing.T) {
	t.Parallel()
	s := fulltext.NewSigns([]fulltext.Sign{
		{Words: "chest pain", Concern: 1}, {Words: "jaw > ache +5", Concern: 2}, {Words: "weak arm !gym", Concern: 3},
		{Words: "numb numb", Concern: 4},
		{Words: "cannot-wee", Concern: 5}, {Words: "sore legs", Concern: 6}, {Words: "numbness back", Concern: 7},
		{Words: "walking back", Concern: 8},
	})
	x := fulltext.New(nil, nil, nil)
	for typed, want := range map[string]string{
		"chest pain": "[1]", "pain chest": "[1]", "chest red pain": "[1]", "chest red blue pain": "[]",
		"jaw red blue green grey brown ache": "[2]", "jaw red blue green grey brown black ache": "[]", "ache jaw": "[]",
		"weak arm": "[3]", "weak arm red gym": "[]", "weak arm red blue gym": "[3]", "gym red weak arm": "[]", "gym red blue weak arm": "[3]",
		"can not wee": "[5]", "cannot wee": "[5]", "can wee": "[]", "can": "[]", "sore legs": "[6]", "sore leg": "[]",
		"nxmbnxss back": "[7]", "wxlkxng back": "[]", "weak arm gymm": "[3]", // a word that is mistyped excludes nothing
		"numb": "[]", "numb numb": "[4]", "chest pain weak arm": "[1 3]",
		"no chest pain. weak arm. chest pain":      "[1 3]",
		strings.Repeat("red ", 999) + "chest pain": "[1]",
	} {
		var got []int
		for _, f := range s.Read(fulltext.Denials(typed), x).Find() {
			got = append(got, f.Concern)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%q: %v, want %s", typed, got, want)
		}
	}
}

// Of several matches, one that is not denied counts. A denial of a part denies all, unless the sign denies.
func TestSignsAreDenied(t *testing.T) {
	t.Parallel()
	s := fulltext.NewSigns([]fulltext.Sign{{Words: "chest pain"}, {Words: "no feeling", Concern: 1}, {Words: "no wee", Concern: 2}})
	x := fulltext.New(nil, nil, nil)
	for typed, want := range map[string]bool{
		"chest pain": false, "no chest pain": true, "chest no pain": true, "chest pain years ago": false, "no feeling": false, "no wee": false,
		"no chest pain. chest pain": false, "chest pain. no chest pain": false, "no chest pain. chest no pain": true,
	} {
		if found := s.Read(fulltext.Denials(typed), x).Find(); len(found) != 1 || found[0].Denied != want {
			t.Errorf("%q: %v, want denied: %v", typed, found, want)
		}
	}
}

// repairs returns what a text may have meant.
func repairs(s *fulltext.Signs, typed string) (out []string) {
	for _, text := range s.Read(fulltext.Denials(typed), fulltext.New(nil, nil, nil)).Repairs() {
		out = append(out, strings.Join(text.Words, " "))
	}
	return out
}

// At most three repairs are tried, and eight words are repaired, wherever they stand: those with most words of signs
// around them.
func TestRepairsAreFew(t *testing.T) {
	t.Parallel()
	var signs []fulltext.Sign
	for letter := range strings.FieldsSeq("a e i o u b c d") {
		signs = append(signs, fulltext.Sign{Words: "zqorbl" + letter + " tree"})
	}
	s := fulltext.NewSigns(signs)
	if got := repairs(s, "zqorblz, red zqorblx"); len(got) != 3 || !slices.Contains(got, "zqorbla red zqorbla") {
		t.Errorf("%d repairs: %q", len(got), got)
	}
	far := strings.Repeat("zqorblz red red red red ", 12)
	got := repairs(s, far+"tree zqorblz tree")
	if len(got) != 3 || !strings.HasSuffix(got[0], " tree zqorbla tree") {
		t.Errorf("%d repairs: %q", len(got), got)
	}
	if n := strings.Count(got[0], "zqorbla"); n != 8 {
		t.Errorf("%d words are repaired", n)
	}
}

func TestNearestWordOfSignsIsMeant(t *testing.T) {
	t.Parallel()
	s := fulltext.NewSigns([]fulltext.Sign{{Words: "zqorblzz zqorbluxx"}})
	if got := repairs(s, "zqorblux"); !slices.Equal(got, []string{"zqorbluxx"}) {
		t.Errorf("repaired as %q", got)
	}
}

func TestSignsHaveAtMostThirtyGroups(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{30: "<nil>", 31: "a pattern has at most 30 groups of words"} {
		if got := fmt.Sprint(fulltext.CheckSign(strings.Repeat("a ", n))); got != want {
			t.Errorf("%d groups: %s, want %s", n, got, want)
		}
	}
	for words, want := range map[string]string{
		"a +5": "<nil>", "a +2": "<nil>", "|": "| holds no word",
		"a +6": "+6: write + and how many other words may be among them, 2 to 5; without it, 1 may",
	} {
		if got := fmt.Sprint(fulltext.CheckSign(words)); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}

// A query has the signs whose words are close together in it and not denied.
func TestSignsMatchCloseWords(t *testing.T) {
	s := fulltext.NewSigns([]fulltext.Sign{
		{Words: "chest pain|pains|hurts", Concern: 0},
		{Words: "numb|numbness|feel legs|wipe", Concern: 1},
		{Words: "cant|cannot pee", Concern: 1},
		{Words: "want > end-my-life !dont", Concern: 2},
		{Words: "pain > arm +2 !after-sport", Concern: 3},
		{Words: "severe pain", Concern: 4},
	})
	x := newIndex()
	tests := []struct {
		typed string
		want  []int
	}{
		{"chest pain", []int{0}},
		{"pain in my chest", []int{0}},
		{"my chest hurts a lot", []int{0}},
		{"chest pian", []int{0}},
		{"chest and neck stretch for the pain", nil}, // too far apart
		{"chest stretch", nil},
		{"numbness between my legs", []int{1}},
		{"Can't pee!", []int{1}},
		{"cant pee and chest pain", []int{0, 1}},
		{"i can pee", nil},
		{"i can not pee", []int{1}},
		{"no chest pain", nil},
		{"pain without numbness in my legs", nil},
		{"no numbness or pain in chest", nil},
		{"no idea, chest pain", []int{0}},
		{"want to end my life", []int{2}},
		{"end of what I want in my life", nil}, // not in this order
		{"i want a life without end", nil},
		{"i dont want to end my life", nil},
		{"wnat to ennd my lfe", []int{2}},
		{"pain shooting down the arm", []int{3}},
		{"pain shooting right down the left arm", nil}, // too far apart
		{"arm without pain", nil},
		{"pain in my arm after sport", nil},
		{"pain in my arm after my sports day", nil},
		{"pain in my arm after tea", []int{3}},
		{"severre pain", []int{4}},
		{"pain in several places", nil},
		{"chess pain", nil}, // an English word
		{"cant pxe", nil},   // a word of three letters may only lack one
		{"", nil},
	}
	for _, tt := range tests {
		var got []int
		for _, f := range s.Read(fulltext.Denials(tt.typed), x).Find() {
			if !f.Denied {
				got = append(got, f.Concern)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: signs of %v, want %v", tt.typed, got, tt.want)
		}
	}
}

// Each unknown word becomes the nearest word of a sign.
func TestRepairsReplaceMistypedWords(t *testing.T) {
	s := fulltext.NewSigns([]fulltext.Sign{{Words: "chest|shoulder pain"}, {Words: "chess board"}})
	for typed, want := range map[string][]string{
		"My shouldr, the pian": {"my shoulder the pain"},
		"a chesr":              {"a chess", "a chest"}, // both are as near
		"chest pain":           nil,
		"xyzzyx":               nil,
	} {
		got := repairs(s, typed)
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%q is repaired as %q, want %q", typed, got, want)
		}
	}
}

// A sign is alone in a query if the other words say nothing besides it.
func TestFillerLeavesASignAlone(t *testing.T) {
	x := newIndex()
	s := fulltext.NewSigns([]fulltext.Sign{{Words: "chest pain|hurts", Concern: 0}, {Words: "jump > off|front > bridge", Concern: 1}, {Words: "lost feeling privates|private-parts", Concern: 2}})
	for typed, want := range map[string]bool{
		"lost feeling privates": true, "lost feeling in my private parts": true, // the stems of the words of one phrase are those of another
		"chest pain": true, "i have a pain in my chest": true, "my chest really hurts": true, "chest pian": true,
		"chest pain since monday": false, "what is chest pain": false, "how to avoid chest pain": false, "never had chest pain": false,
		"jump off a bridge": true, "i want to jump off that bridge": true, "jump off a bridge with a rope": false,
	} {
		if found := s.Read(fulltext.Denials(typed), x).Find(); len(found) != 1 || found[0].Beside == 0 != want {
			t.Errorf("%q: found %v, want one that is alone: %v", typed, found, want)
		}
	}
}

func TestCheckSignNamesMistake(t *testing.T) {
	for words, want := range map[string]string{
		"chest pain|pains": "", "a > b-c|d !e|f-g +2": "",
		"": "a pattern is one", "!a": "a pattern is one", "+2": "a pattern is one", "> a": "> stands between", "a >": "> stands between", "a > > b": "> stands between",
		"a +": "write + and how many", "a +12": "write + and how many", "a +0": "write + and how many", "a +1": "2 to 5; without it, 1 may", "a |": "holds no word", "a !": "! is followed",
	} {
		if err := fulltext.CheckSign(words); want == "" && err != nil || want != "" &&
			(err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", words, err, want)
		}
	}
}
