package edit_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"unknot/internal/edit"
)

// The key is the number of syllables of the words.
func TestSyllablesAreCounted(t *testing.T) {
	for n, list := range map[int]string{
		1: "a back moves eased breathe the neck 12 stretch your legs move held led one use",
		2: "muscle little stretches needed changes places studied people today lower shoulder’s relaxed lion dial Yvonne yellow",
		3: "exercise position average lie-on-side various twenty-one",
		4: "exercises evidence-based exercising certainty-word",
	} {
		for word := range strings.FieldsSeq(list) {
			if got := edit.Syllables(word); got != n {
				t.Errorf("Syllables(%q) = %d, want %d", word, got, n)
			}
		}
	}
}

func TestMeasureCountsWholeSentences(t *testing.T) {
	var m edit.Measure
	m.Add("Cats of all sizes") // a heading is not a sentence
	m.Add("A cat, a mat. Do this:")
	m.Add("“The cat sat on the mat. It slept.”")
	if want := (edit.Measure{Sentences: 4, Words: 14, Syllables: 14}); m != want {
		t.Errorf("read %+v, want %+v", m, want)
	}
}

func TestGradeGrowsWithSentencesAndSyllables(t *testing.T) {
	m := edit.Measure{Sentences: 2, Words: 8, Syllables: 8}
	const want = 0.39*4 + 11.8 - 15.59
	if got := m.Grade(); math.Abs(got-want) > 1e-9 {
		t.Errorf("grade %v, want %v", got, want)
	}
	if none := (edit.Measure{}).Grade(); none != 0 {
		t.Errorf("no text has the grade %v", none)
	}
}

// Words to avoid are found, except in quotations and denials.
func TestAvoidAllowsDenials(t *testing.T) {
	for sentence, want := range map[string]string{
		"This will cure it.":                                     "cure",
		"Simply lie down and fix your back instantly.":           "Simply fix instantly",
		"Nothing here is proven to cure it.":                     "",
		"It is not a cure.":                                      "",
		"They don’t release anything.":                           "",
		"No. This one is proven.":                                "proven",
		"It does not hurt; it is proven.":                        "proven",
		"Sellers say “instant relief”.":                          "",
		"A fixed bar, a curved spine, a justified step, patient": "patient",
		"A cure cannot be promised.":                             "",
		"They say “It is proven. It will cure you.” It is not.":  "",
		"Not only does it fix the back.":                         "fix",
		"Without effort, it will cure you.":                      "cure",
		"This proven method is not hard.":                        "proven",
		"A weak core has not been shown to hurt.":                "",
		"A weak core hurts, and this is not new.":                "weak core",
		"People with chronic pain rotate.":                       "chronic",
		"You can take up to twice what the pack says.":           "take up to twice what the pack",
		"Take no more than the pack says.":                       "",
		"Never take more than the pack says.":                    "",
	} {
		var got []string
		for _, issue := range edit.Avoid(sentence) {
			got = append(got, issue.Words)
			if issue.Fix == "" {
				t.Errorf("no fix for %q", issue.Words)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("Avoid(%q) = %q, want %q", sentence, got, want)
		}
	}
}

// Numbers that need a source are found, and numbers of a dose are not.
func TestNumbersThatNeedASource(t *testing.T) {
	for text, want := range map[string]string{
		"Hold 15 to 30 seconds, 2 sets of 8, 5 to 8 cm, on 2 or 3 days a week.": "",
		"Most get better within six weeks.":                                     "six weeks",
		"About 80 % of them.":                                                   "80 %",
		"Roughly 1 in 13 had it.":                                               "1 in 13",
		"Some 150 young adults took part.":                                      "150 young adults",
		"A load of 27 kg at 60 degrees.":                                        "27 kg",
		"In 2020 it was common.":                                                "2020",
		"If you are over 65, ask.":                                              "over 65",
		"It took 2 to 4 weeks.":                                                 "2 to 4 weeks",
		"Seventy per cent of them.":                                             "Seventy per cent",
		"More than two thirds have it.":                                         "two thirds",
		"Hold it under 30 seconds, before 10 breaths, over 20 cm, 2000 steps.":  "",
		"Rest one hand in each lap, 4 in and 6 out.":                            "",
		"One in five has it.":                                                   "One in five",
		"Two in three, 80 percent.":                                             "80 percent",
		"It lasted one week.":                                                   "one week",
		"Some thirty people came.":                                              "thirty people",
		"They had a third less pain.":                                           "a third less",
		"A 6-week course.":                                                      "6-week",
	} {
		if got := edit.UnsourcedNumber(text); got != want {
			t.Errorf("UnsourcedNumber(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLabelsAndOwnChoicesNeedNoSource(t *testing.T) {
	for text, want := range map[string]bool{"The age is our own choice.": true, "It is usual. {practice}": true, "It is usual.": false} {
		if got := edit.StatesOwnBasis(text); got != want {
			t.Errorf("%q states its own basis: %v, want %v", text, got, want)
		}
	}
}

// In steps, amounts and changes of sides are found, because placeholders stand for them.
func TestTypedAmountsAndSidesAreFound(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ step, dose, sides string }{
		{"Hold for 10 to 20 seconds.", "10 to 20 seconds", ""},
		{"Take three slow breaths. Swap legs.", "three slow breaths", "Swap legs"},
		{"Change hands and go on.", "", "Change hands"},
		{"Hold on with one hand.", "", ""},
	} {
		if dose, sides := edit.TypedDose(tt.step), edit.TypedSides(tt.step); dose != tt.dose || sides != tt.sides {
			t.Errorf("%q: the dose %q and the sides %q, want %q and %q", tt.step, dose, sides, tt.dose, tt.sides)
		}
	}
}

// A step that needs something its position does not have is found.
func TestStepsFitTheirPosition(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ position, step, want string }{
		{"standing", "Sit down, then lie down.", "Sit"},
		{"chair", "Stand up.", "Stand"},
		{"chair", "Sit tall.", ""},
		{"unheard-of", "Stand up.", ""},
	} {
		if got := edit.Elsewhere(tt.position, tt.step); got != tt.want {
			t.Errorf("%s: %q: %q, want %q", tt.position, tt.step, got, tt.want)
		}
	}
}
