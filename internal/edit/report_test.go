package edit_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// What is at a limit has no problem: a sentence of 24 words, an answer of 120, and 100 words for a grade.
func TestLimitsOfProofreading(t *testing.T) {
	t.Parallel()
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("on ", n)) }
	const answer = "on something soft when you can."
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"24 words", "questions.yaml", "answer: It has three.", "answer: It is " + words(22) + ".", ""},
		{"25 words", "questions.yaml", "answer: It has three.", "answer: It is " + words(23) + ".", "a sentence of 25 words: at most 24"},
		{"24 words after a label", "questions.yaml", "answer: It has three.", "answer: \"So. {practice} It is " + words(22) + ".\"", ""},
		{"120 words", "questions.yaml", answer, answer + strings.Repeat(" It is a back.", 25), ""},
		{"121 words", "questions.yaml", answer, answer + strings.Repeat(" It is a back.", 24) + " It is a back too.",
			"an answer of 121 words: at most 120"},
	} {
		got := problems(t, fixture.EditIn(fixture.Proofread(), tt.file, tt.old, tt.new))
		if !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	wordsOn := func(n int) int { // the words of a page that is long enough for a grade, 0 if it is not
		fsys := fixture.EditIn(fixture.Proofread(), "pages/glossary.md", "In plain words.", "In plain words."+strings.Repeat(" So.", n))
		readings := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Proof.Readings
		i := slices.IndexFunc(readings, func(r edit.Readability) bool { return r.Path == "/glossary" })
		if i < 0 {
			return 0
		}
		return readings[i].Measure.Words
	}
	hundred := 100 - (wordsOn(200) - 200)
	if got := wordsOn(hundred); got != 100 || wordsOn(hundred-1) != 0 {
		t.Errorf("a page of 100 words is graded as one of %d, or one of 99 is graded", got)
	}
}

// The last change is that of a page or of a review.
func TestNewestIsAPageOrAReview(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{"2026-02-02": "2026-02-02", "2026-03-04": "2026-03-04", "2026-01-15": "2026-02-01"} {
		fsys := fixture.EditIn(fixture.Proofread(), "reviews.yaml", "date: 2026-02-02", "date: "+day)
		if got := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Newest().ISO(); got != want {
			t.Errorf("with a review on %s the last change was on %s, want %s", day, got, want)
		}
	}
}

// A site without labelled searches has no list of what is known. A list keeps its lines, sorted and each once.
func TestKnownKeepsItsLines(t *testing.T) {
	t.Parallel()
	fsys := fixture.Proofread()
	if got := edit.Known(fsys); got != nil {
		t.Errorf("without labelled searches %d lines are known", len(got))
	}
	fsys[edit.KnownFile] = &fstest.MapFile{Data: []byte("zz\told\r\nzz\told\naa\told\n")}
	got := edit.Known(fsys)
	if !slices.IsSorted(got) || got[len(got)-1] != "zz\told" || got[0] != "aa\told" || len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Errorf("known are %q", got)
	}
	for _, line := range []string{"intents.yaml\tnames\twhiplash", "medicines.yaml\tline\tare over 65", "medicines.yaml\tnames\ttablet"} {
		if !slices.Contains(got, line) {
			t.Errorf("known is not %q", line)
		}
	}
}

// A reader who has gone away needs no proofreading of documents.
func TestProofreadingStopsWithItsReader(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	fsys := fixture.EditIn(fixture.Proofread(), "stretches/wall-roll.md", "feel: Firm pressure.", "feel: It releases the knot.")
	r := edit.NewReport(ctx, fsys, load.Inspect(fsys))
	if r.Proof.Words != 0 || len(r.Proof.Readings) != 0 || strings.Contains(r.Problems.Error(), "releases") {
		t.Errorf("%d words were read, with the problems %v", r.Proof.Words, r.Problems)
	}
	if (&edit.Proof{}).Median() != 0 {
		t.Error("no pages have a grade in the median")
	}
}

// Numbers that need no record, or stand in one in another form, have no problem.
func TestNumbersInOtherForms(t *testing.T) {
	t.Parallel()
	const record = "finding: Moving helps a little, by 12 points."
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"tenths", "sources.yaml", record, "finding: Moving helps a little, by 1.2 points of 10.", ""},
		{"another number", "sources.yaml", record, "finding: Moving helps a little, by 1.3 points of 10.", "12 stands in no record"},
		{"none of 100", "treatments.yaml", "harms: Some were sore.", "harms: \"Of 100 adults, 0 were sore.\"", ""},
		{"1 of 101", "treatments.yaml", "harms: Some were sore.", "harms: Of 101 adults some were sore.", "101 stands in no record"},
		{"a number word", "treatments.yaml", "harms: Some were sore.", "harms: \"In 3 trials, 412 adults were sore.\"", ""},
		{"one trial", "treatments.yaml", "harms: Stiffness.", "harms: In 1 trial there was stiffness.", ""},
		{"a share without a source", "barriers.yaml", "answer: Do one move of it. {practice}", "answer: It helps 80 % of people.",
			"“80 %” wants a source or a claim"},
	} {
		got := problems(t, fixture.EditIn(fixture.Proofread(), tt.file, tt.old, tt.new))
		if !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A number that a sign says needs no other source where a text repeats the sign or a short answer refers to it.
func TestNumbersOfSignsAreKnown(t *testing.T) {
	t.Parallel()
	const guide, first, intent = "guides/causes/stiff-neck.md", "A stiff neck is common,", "Warmth may help too."
	for _, tt := range []struct{ file, old, new, want string }{
		{guide, first, "Fever, over 65.\n\n" + first, ""},
		{guide, first, "Cold, over 65.\n\n" + first, guide + ":15: “over 65” wants a source or a claim beside it, or the label {practice}"},
		{"intents.yaml", intent, "Over 65, get advice today ({advice}).\n    signs: [fever]", ""},
		{"intents.yaml", intent, "Warmth may help over 65.", "intents.yaml:4: /guides/causes/stiff-neck does not say 65: correct it, or write it there"},
		{"signs.yaml", "**Fever**, over 65.", "**Fever**, over 66.",
			"signs.yaml:41: 66 stands in no record of the sources that are named here: correct it, or write it into the finding that it comes from"},
	} {
		fsys := fixture.EditIn(fixture.Proofread(), "signs.yaml", "**Fever** with back pain.", "**Fever**, over 65.")
		fixture.EditIn(fsys, "safety.yaml", "words: Fever with back pain", "words: Fever")
		if got := problems(t, fixture.EditIn(fsys, tt.file, tt.old, tt.new)); got != tt.want {
			t.Errorf("%q replaced by %q: %s, want %s", tt.old, tt.new, got, tt.want)
		}
	}
}
