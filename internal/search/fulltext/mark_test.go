package fulltext_test

import (
	"testing"

	"unknot/internal/search/fulltext"
)

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
