package main

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"testing"

	"unknot/internal/search/triage"
)

// The bytes of a model follow from the examples alone. Training that changes changes every model: then run `make model`
// and look at what the searches that are kept say, before these sums are replaced.
func TestModelsFollowFromExamples(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors may round differently")
	}
	examples := repeated(map[string]string{"numb-foot": "my left foot went numb, no pain", triage.Calm: "how do i sit at my desk without stiff hips"})
	for _, end := range []string{"", " please", " now", " today"} {
		examples = append(examples, example{Classes: []string{"numb-foot", "both-legs"}, Text: "both legs and a foot are numb" + end})
	}
	for name, of := range map[string]struct {
		learn func() ([]byte, error)
		sum   string
	}{
		"triage":  {func() ([]byte, error) { return learnTriage(examples) }, "da74b922d12c7a56"},
		"answers": {func() ([]byte, error) { return learnAnswers(examples, examples) }, "47e7188491cdd6a8"},
	} {
		model, err := of.learn()
		if err != nil {
			t.Fatal(name, err)
		}
		if sum := sha256.Sum256(model); hex.EncodeToString(sum[:8]) != of.sum {
			t.Errorf("the model for %s has the sum %x, not %s", name, sum[:8], of.sum)
		}
	}
}
