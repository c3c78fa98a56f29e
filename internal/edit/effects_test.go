package edit_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
)

// A sentence must not be surer of an effect than its sources. In the fixture, the grade of alpha-2020 is moderate, that
// of beta-2021 low, and gamma-board has none. The verb of the test appears nowhere in it.
func TestEffectsAreNoSurerThanSources(t *testing.T) {
	const verbs = "# Verbs.\n\nlull, lulls | a lull\n"
	const guide, first, line = "guides/causes/stiff-neck.md", "A stiff neck is common,", "- moderate: Moving helps a little.[^alpha-2020]"
	tests := []struct{ file, old, new, want string }{
		{guide, first, "Turning lulls it.[^beta-2021] " + first, "guides/causes/stiff-neck.md:15: “lulls” is surer than what it cites (beta-2021 at most: low): write “may”, or tell what happened in the study"},
		{guide, first, "Turning probably\nlulls it,[^beta-2021] so turn. " + first, "guides/causes/stiff-neck.md:16: “lulls” is surer than what it cites (beta-2021 at most: low): write “may”, or tell what happened in the study"},
		{guide, first, "Turning lulls it.[^cl-01] " + first,
			"guides/causes/stiff-neck.md:15: “lulls” is surer than what it cites (alpha-2020 at most: moderate): write “probably”, or tell what happened in the study"},
		{guide, first, "Turning lulls it.[^gamma-board] " + first,
			"guides/causes/stiff-neck.md:15: “lulls” is surer than what it cites (gamma-board at most: no grade that we have seen): write “may”, or tell what happened in the study"},
		{guide, first, "Turning lulls it.[^beta-2021][^gamma-board] " + first, // both allow “may”: the first is named
			"guides/causes/stiff-neck.md:15: “lulls” is surer than what it cites (beta-2021 at most: low): write “may”, or tell what happened in the study"},
		{guide, "Why a neck may feel stiff after a day at a screen.", "Turning lulls a neck that is stiff after a day at a screen.",
			"guides/causes/stiff-neck.md:3: “lulls” is surer than what it cites (alpha-2020 at most: moderate): write “probably”, or tell what happened in the study"},
		{guide, "A neck may feel stiff after a long day in one position.", "Turning lulls it.",
			"guides/causes/stiff-neck.md:4: “lulls” is surer than what it cites (alpha-2020 at most: moderate): write “probably”, or tell what happened in the study"},
		{guide, first, "Turning may lull it.[^beta-2021] " + first, ""},
		{guide, first, "Turning does not lull it.[^beta-2021] " + first, ""},
		{guide, first, "Turning lulls it. It is easy.[^beta-2021] " + first,
			"guides/causes/stiff-neck.md:15: “lulls” cites nothing: cite what shows it, or leave it out"},
		{guide, first, "Turning may lull it. It is easy.[^beta-2021] " + first, ""},
		// What is said of a medicine stands with its harms.
		{"treatments.yaml", "names: [splint]", "names: [tablet]", "treatments.yaml:34: this is about a medicine: say {medicine:tablet} in its harms"},
		// The first source of a finding is the one with its grade, or nobody has graded it.
		{"treatments.yaml", "sources: [alpha-2020]", "sources: [gamma-board, alpha-2020]",
			"treatments.yaml:6: the level moderate is surer than what this cites (gamma-board at most: no grade that we have seen)"},
		{guide, first, "There is a lull then.[^beta-2021] " + first, ""},
		{"guides/techniques/start-here.md", line, "- very-low: It may lull.[^beta-2021]",
			"guides/techniques/start-here.md:55: “lull” is surer than its level very-low: write “we are not sure”, or tell what happened in the study"},
		{"guides/techniques/start-here.md", line, "- moderate: Moving was tried.[^beta-2021]",
			"guides/techniques/start-here.md:55: the level moderate is surer than what this cites (beta-2021 at most: low)"},
		{"stretches/neck-turn.md", "certainty: low", "certainty: high",
			"stretches/neck-turn.md:29: the level high is surer than what this cites (alpha-2020 at most: moderate)"},
		{"checklist.yaml", "certainty: moderate", "certainty: high",
			"checklist.yaml:3: the level high is surer than what this cites (alpha-2020 at most: moderate)"},
		{"evidence.yaml", "Turning the head may ease", "Turning the head lulls",
			"evidence.yaml:7: “lulls” is surer than what it cites (alpha-2020 at most: moderate): write “probably”, or tell what happened in the study"},
		{"claims.yaml", "say: Moving helps a little.", "say: It lulls a little.",
			"claims.yaml:4: “lulls” is surer than what it cites (alpha-2020 at most: moderate): write “probably”, or tell what happened in the study"},
		{"checklist.yaml", "why: It helps a little.", "why: It lulls a little.",
			"checklist.yaml:3: “lulls” is surer than its level moderate: write “probably”, or tell what happened in the study"},
		{"sources.yaml", "finding: Turning the head may ease an ache.", "finding: Turning the head lulls an ache.", "sources.yaml:22: “lulls” is surer than what it cites (beta-2021 at most: low): write “may”, or tell what happened in the study"},
	}
	for _, tt := range tests {
		fsys := fixture.Proofread()
		fsys["effects.txt"] = &fstest.MapFile{Data: []byte(verbs)}
		fixture.EditIn(fsys, tt.file, tt.old, tt.new)
		if diff := cmp.Diff(tt.want, problems(t, fsys)); diff != "" {
			t.Errorf("%s: %q replaced by %q (-want +got):\n%s", tt.file, tt.old, tt.new, diff)
		}
	}
}

// The list of verbs must be there, and its lines well formed.
func TestFaultyEffectsAreReported(t *testing.T) {
	for _, tt := range []struct {
		name string
		file *fstest.MapFile
		want string
	}{
		{"no file", nil, "effects.txt:1: this file cannot be read: file does not exist"},
		{"no word between commas", &fstest.MapFile{Data: []byte("lull, , lulls\n")}, "effects.txt:1: words are missing beside a comma or a bar"},
	} {
		fsys := fixture.Proofread()
		if fsys["effects.txt"] = tt.file; tt.file == nil {
			delete(fsys, "effects.txt")
		}
		if got := problems(t, fsys); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// A number in digits must appear in a record of the sources beside it.
func TestNumbersMustBeInSources(t *testing.T) {
	const correct = " stands in no record of the sources that are named here: correct it, or write it into the finding that it comes from"
	for _, tt := range []struct{ file, old, new, want string }{
		{"treatments.yaml", "points: 12", "points: 13", "treatments.yaml:5: 13" + correct},
		{"treatments.yaml", "points: 12", "points: 11.8", ""},
		{"treatments.yaml", "after: after a week", "after: after 2 weeks", "treatments.yaml:5: 2" + correct},
		{"treatments.yaml", "trials: 3", "trials: 2", "treatments.yaml:7: 2" + correct},
		{"treatments.yaml", "harms: Some were sore.", "harms: Of 412 adults, 3 were sore.", ""},
		{"medicines.yaml", "are over 65", "are over 66", "medicines.yaml:9: 66" + correct},
		{"signs.yaml", "**Fever** with back pain.", "**Fever** with back pain, over 60.", "signs.yaml:41: 60" + correct},
		{"intents.yaml", "title: Your neck is stiff", "title: If you have 17 minutes", "intents.yaml:3: the title of /guides/causes/stiff-neck does not say 17: correct it, or write it there"},
		{"intents.yaml", "Warmth may help too.", "Warmth may help for 10 minutes.", "intents.yaml:4: /guides/causes/stiff-neck does not say 10: correct it, or write it there"}, // it has a day with that number
		{"intents.yaml", "Warmth may help too.", "Warmth may help for 17 minutes.", "intents.yaml:4: /guides/causes/stiff-neck does not say 17: correct it, or write it there"},
		{"safety.yaml", "words: Fever with back pain", "words: Fever with back pain from 60",
			"safety.yaml:23: no sign of this line says 60: correct it, or write it into the sign in signs.yaml"},
	} {
		fsys := fixture.EditIn(fixture.Proofread(), tt.file, tt.old, tt.new)
		if got := problems(t, fsys); got != tt.want {
			t.Errorf("%s: %q replaced by %q: %s, want %s", tt.file, tt.old, tt.new, got, tt.want)
		}
	}
}

// Faulty content is proofread too: a finding without sources, a claim with an unknown source, an unknown position.
func TestEffectsOfFaultyContent(t *testing.T) {
	for _, tt := range []struct{ file, old, new, want string }{
		{"treatments.yaml", "sources: [alpha-2020]", "sources: []", `treatments.yaml:12: the field "sources" is empty`},
		{"treatments.yaml", "for: recent", "for: acute", `treatments.yaml:4: "acute" is none of recent, `},
		{"vocabularies/positions.yaml", "- id: standing\n", "- id: upright\n", "there is no position standing"},
		{"claims.yaml", "sources: [alpha-2020, beta-2021]", "sources: [alpha-202, beta-2021]", "claims.yaml:5: there is no source alpha-202 (did you mean alpha-2020?)"},
	} {
		fsys := fixture.Proofread()
		fsys["effects.txt"] = &fstest.MapFile{Data: []byte("lull, lulls\n")}
		fixture.EditIn(fsys, tt.file, tt.old, tt.new)
		fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "A stiff neck is common,", "Moving lulls it.[^cl-01] A stiff neck is common,")
		if got := problems(t, fsys); !strings.Contains(got, tt.want) || !strings.Contains(got, "lulls") {
			t.Errorf("%s: %q replaced by %q: %s, want %s", tt.file, tt.old, tt.new, got, tt.want)
		}
	}
}
