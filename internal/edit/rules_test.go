package edit_test

import (
	"fmt"
	"testing"

	"unknot/internal/edit"
)

// A text that states a rule itself, instead of referring to where it is written, is found at its place.
func TestTypedRulesAreFound(t *testing.T) {
	t.Parallel()
	const (
		urgency   = "neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"
		medicine  = "who may take a medicine is not typed: refer to {medicine:id}"
		condition = "who must ask first is not typed: refer to {caution:id} or {short:id}"
		sign      = "for which sign? Refer to {sign:id}, so that the safety page has it"
	)
	rules := edit.NewRules([]string{"ibuprofen"}, []string{"osteoporosis"})
	for _, tt := range []struct{ name, text, at, words, fix string }{
		{"a number", "Ring 999.", "5", "999", urgency},
		{"a longer number", "Ring 0800 123 4567.", "5", "0800 123 4567", urgency},
		{"no number", "Of 0800 moves, 123 4567.", "", "", ""},
		{"a placeholder of a number", "Ring {emergency}.", "5", "{emergency}", urgency},
		{"a department", "Go to an emergency room.", "9", "emergency room", urgency},
		{"a doctor", "Rest. See a doctor.", "6", "See a doctor", urgency},
		{"a medicine", "Stop. Never take ibuprofen.", "6", "Never take", medicine},
		{"a medicine without its name", "Take it unless it was prescribed.", "8", "unless it was prescribed", medicine},
		{"both about one medicine", "Do not take ibuprofen unless it was prescribed.", "22", "unless it was prescribed", medicine},
		{"a condition", "Stop. With osteoporosis, ask before you bend.", "25", "ask before", condition},
		{"words around a placeholder", "Stop. With osteoporosis, ask{short:x} first.", "6", "ask first", condition},
		{"a sign without its name", "If it hurts, see the safety page.", "13", "see the safety page", sign},
		{"a symptom in the sentence before", "It is numb. Look. See the safety page.", "", "", ""},
		{"a symptom one sentence before", "Look. Is it numb? See the safety page.", "18", "See the safety page", sign},
		{"a sign with its name", "If it hurts, {sign:x}, see the safety page.", "", "", ""},
		{"a symptom in a placeholder only", "{sense:numb} Then see the safety page.", "", "", ""},
		{"no symptom", "Then see the safety page.", "", "", ""},
		{"another medicine", "Never take paracetamol.", "", "", ""},
		{"a medicine without a rule", "Some take ibuprofen.", "", "", ""},
		{"another condition", "With scoliosis, ask before you bend.", "", "", ""},
		{"a condition without a rule", "Some have osteoporosis.", "", "", ""},
	} {
		want := "[]"
		if tt.words != "" {
			want = fmt.Sprintf("[{%s %s %s}]", tt.at, tt.words, tt.fix)
		}
		if got := fmt.Sprint(rules.Find(tt.text)); got != want {
			t.Errorf("%s: %s, want %s", tt.name, got, want)
		}
	}
}

// Urgencies are found in the order in which they are written.
func TestUrgenciesAreInOrder(t *testing.T) {
	t.Parallel()
	got := ""
	for _, typed := range edit.NewRules(nil, nil).Find("Go now, by ambulance, or ring 112.") {
		got += fmt.Sprintf("%d %s; ", typed.At, typed.Words)
	}
	if want := "0 Go now; 11 ambulance; 30 112; "; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
