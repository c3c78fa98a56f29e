package fulltext_test

import (
	"testing"

	"unknot/internal/search/fulltext"
)

// An excerpt begins with its sentence if that is near, and ends with a word.
func TestExcerptsAreCutAtWords(t *testing.T) {
	t.Parallel()
	const text = "One two. Three, four ankle five six; seven eight wrist. Nine ten. Élan, élan, élan, élan elbow"
	x := fulltext.New([]fulltext.Document{
		{Title: "A", Lead: text},
		{Title: "B", Lead: "Knee and knee.", Body: []string{"Knee.", "A knee and a hip.", "A hip and a knee, too."}},
		{Title: "C", Body: []string{"First.", "Second knee."}},
		{Title: "D", Lead: "Some words before an extraordinary-thumb and words after it."},
		{Title: "E", Lead: "ééééé ééééé"},
	}, [][]string{{"hip joint", "knee cap"}}, nil)
	for _, tt := range []struct {
		name, typed string
		document, n int
		want        string
	}{
		{"all of it", "ankle", 0, 99, "One two. Three, four [ankle] five six; seven eight wrist. Nine ten. Élan, élan, élan, élan elbow"},
		{"all of its letters", "two", 0, 94, "One [two]. Three, four ankle five six; seven eight wrist. Nine ten. Élan, élan, élan, élan elbow"},
		{"one letter too few", "two", 0, 93, "One [two]. Three, four ankle five six; seven eight wrist. Nine ten. Élan, élan, élan, élan…"},
		{"a sentence", "nine", 0, 30, "… [Nine] ten. Élan, élan…"},
		{"the beginning of a sentence", "ten", 0, 30, "… Nine [ten]. Élan, élan…"},
		{"a word of a sentence", "wrist", 0, 30, "… eight [wrist]. Nine ten. Élan…"},
		{"the beginning, as it has the word too", "ankle", 0, 37, "One two. Three, four [ankle] five six…"},
		{"the word itself", "ankle", 0, 6, "… [ankle]…"},
		{"the beginning", "thumb", 0, 12, "One two…"},
		{"more matches", "five ankle wrist", 0, 35, "… [ankle] [five] six; seven eight [wrist]…"},
		{"letters of two bytes", "elbow", 0, 30, "… élan [elbow]"},
		{"cut in a letter of two bytes", "nine", 0, 12, "… [Nine] ten…"},
		{"the lead", "knee", 1, 99, "[Knee] and [knee]."},
		{"the paragraph with more", "knee hip", 1, 99, "A [knee] and a [hip]."},
		{"a paragraph in place of the lead", "second", 2, 99, "[Second] knee."},
		{"a word that is joined to another", "thumb", 3, 20, "… [thumb] and words…"},
		{"a cut within a letter", "thumb", 4, 5, "éé…"},
		{"no match", "thumb", 2, 99, "First."},
	} {
		if got := bracketed(x.Excerpt(x.Read(tt.typed), tt.document, tt.n)); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// A synonym of several words is marked only as a whole.
func TestSynonymsAreMarkedWhole(t *testing.T) {
	t.Parallel()
	x := fulltext.New([]fulltext.Document{{Title: "Knee cap and hip joint of a knee"}}, [][]string{{"patella", "knee cap"},
		{"hip", "hip joint"}}, nil)
	for typed, want := range map[string]string{
		"patella": "[Knee cap] and hip joint of a knee", "knee": "[Knee] cap and hip joint of a [knee]",
		"hip":      "Knee cap and [hip joint] of a knee",
		"knee cap": "[Knee] [cap] and hip joint of a [knee]", "thumb": "Knee cap and hip joint of a knee",
	} {
		if got := bracketed(x.Mark(x.Read(typed), "Knee cap and hip joint of a knee")); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
	if got := x.Mark(x.Read("knee"), ""); len(got) != 0 {
		t.Errorf("an empty text has %d pieces", len(got))
	}
	if got := x.Mark(x.Read("knee"), "knee"); len(got) != 1 {
		t.Errorf("a match has %d pieces", len(got))
	}
}
