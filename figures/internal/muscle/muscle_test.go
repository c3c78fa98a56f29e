package muscle

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// vocabularyOfMuscles returns the IDs of muscles in the content.
func vocabularyOfMuscles(t *testing.T) (ids []string) {
	t.Helper()
	text, err := os.ReadFile("../../../content/vocabularies/muscles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), "- id: "); ok {
			ids = append(ids, strings.TrimSpace(id))
		}
	}
	return ids
}

func TestVocabularyHasTheSameMuscles(t *testing.T) {
	want := vocabularyOfMuscles(t)
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("muscles are\n%v\nnot those of the vocabulary\n%v", got, want)
	}
}
