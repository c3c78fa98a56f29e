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
		// A finding of treatments.yaml is said by its placeholder, not in other words.
		{guide, first, "Moving probably lulls it.[^alpha-2020] " + first,
			"guides/causes/stiff-neck.md:15: “lulls” says what a treatment does: let the finding say it, {finding:move-recent}"},
		{"claims.yaml", "say: Moving helps a little.", "say: Moving probably lulls an ache.",
			"claims.yaml:4: “lulls” says what a treatment does: let the finding say it, {finding:move-recent}"},
		{guide, first, "{finding:move-recent} " + first, ""},
		{guide, first, "{finding:move-recent} Turn. {finding:move-recent} " + first,
			"guides/causes/stiff-neck.md:15: {finding:move-recent} stands here twice: a page says each thing once"},
		{guide, first, "In trials, moving had less pain than rest.[^alpha-2020] " + first,
			"guides/causes/stiff-neck.md:15: “less pain” says what a treatment does: let the finding say it, {finding:move-recent}"},
		// Nobody says more of it elsewhere, cited or not.
		{guide, "A neck may feel stiff after a long day in one position.", "Moving probably lulls a new ache a little.",
			"guides/causes/stiff-neck.md:4: “lulls” does not agree with {finding:move-recent}: “Moving probably helps.”"},
		{guide, "A neck may feel stiff after a long day in one position.", "Moving probably lulls a new ache.", ""},
		{guide, "A neck may feel stiff after a long day in one position.", "We are not sure that toe rings lull leg pain.", ""},
		{"intents.yaml", "Turn your head slowly, as far as it goes easily.", "Moving lulls a new ache.",
			"intents.yaml:4: “lulls” does not agree with {finding:move-recent}: “Moving probably helps.”"},
		// Counts are those behind the finding.
		{guide, first, "It was tried in 4 trials.[^alpha-2020] " + first,
			"guides/causes/stiff-neck.md:15: “4 trials” is more than what it cites gives for this (3): say the number behind this finding, or none"},
		{"claims.yaml", "say: Moving helps a little.", "say: It was tried in 4 trials.",
			"claims.yaml:4: “4 trials” is more than what it cites gives for this (3): say the number behind this finding, or none"},
		{guide, first, "It was tried in 2 trials with 41 people.[^alpha-2020] " + first,
			"guides/causes/stiff-neck.md:15: “2 trials” is not a number that what it cites gives: correct it, or write it into the finding that it comes from\n" +
				"guides/causes/stiff-neck.md:15: “41 people” is not a number that what it cites gives: correct it, or write it into the finding that it comes from"},
		{guide, first, "It was tried in three trials, and 1 in 500 people was sore.[^alpha-2020] " + first, ""},
		{"treatments.yaml", "people: 412", "people: 413",
			"treatments.yaml:8: “413 people” is more than what it cites gives for this (412): say the number behind this finding, or none"},
		// The words of a finding and its fields say the same.
		{"treatments.yaml", "certainty: moderate", "certainty: low",
			"treatments.yaml:6: a finding of the level low says “may”, and this one says “probably”: correct the level, or the finding"},
		{"treatments.yaml", "say: Moving probably helps.", "say: Moving helps.",
			"treatments.yaml:6: a finding of the level moderate says “probably”, and this one says none of “probably”, “may” and “not sure”: correct the level, or the finding"},
		{"treatments.yaml", "say: They may not matter.", "say: \"They may not matter, which probably is no matter.\"", ""},
		{"treatments.yaml", "say: Moving probably helps.", "say: Moving probably helps a little.",
			"treatments.yaml:1: the result is clear, but the finding says “a little”, which is small"},
		{"treatments.yaml", "result: none", "result: small", "treatments.yaml:19: the result is small, but the finding does not say “a little”"},
		{"treatments.yaml", "result: none", "result: some", "treatments.yaml:19: the result is some, but the effect says otherwise"},
		{"treatments.yaml", "result: none", "result: unknown", "treatments.yaml:19: the result is unknown, but what is not known is of the level very-low"},
		{"treatments.yaml", "result: none", "result: same", "treatments.yaml:19: the result is same, but “the same” is said of what is about the same, and of nothing else"},
		{"treatments.yaml", "No less pain", "Less pain", "treatments.yaml:19: the result is none, but the effect says otherwise"},
		{"treatments.yaml", "result: none\n  effect: {text: No less pain", "result: clear\n  effect: {text: Less pain", "treatments.yaml:19: the result is clear, but the effect does not say how much: then it is some difference"},
		{"treatments.yaml", "result: none\n  effect: {text: No less pain", "result: some\n  effect: {text: Half the pain", "treatments.yaml:19: the result is some, but the effect says how much: then it is a clear or a small difference"},
		// What is said of a medicine stands with its harms.
		{"treatments.yaml", "names: [splint]", "names: [tablet]", "treatments.yaml:34: this is about a medicine: say {medicine:tablet} in its harms"},
		{"treatments.yaml", "names: [splint]\n  for: leg\n  result: harm", "names: [splint, tablets]\n  for: leg\n  advice: \"{medicine:tablet}\"\n  result: harm",
			"treatments.yaml:27: splint is not a name of the medicine tablet in medicines.yaml: add it there\n" +
				"treatments.yaml:35: this is about a medicine: say {medicine:tablet} in its harms"},
		{"treatments.yaml", "certainty: low\n  say: They may not matter.", "certainty: very-low\n  say: We are not sure that they matter.", ""},
		{"treatments.yaml", "result: none\n  effect: {text: No less pain, against: no treatment}\n  certainty: low\n  say: They may not matter.", "result: unknown\n  effect: {text: No less pain, against: no treatment}\n  certainty: very-low\n  say: We are not sure that they matter.",
			"treatments.yaml:19: the result is unknown, but the effect says otherwise"},
		{"treatments.yaml", "treatment: A splint\n  names: [splint]", "treatment: A splint or tablets\n  names: [splint]",
			"treatments.yaml:27: the treatment is called tablets too: say so in its names"},
		// The first source of a finding is the one with its grade and its counts, or nobody has graded it.
		{"treatments.yaml", "sources: [alpha-2020]", "sources: [gamma-board, alpha-2020]",
			"treatments.yaml:6: the level moderate is surer than what this cites (gamma-board at most: no grade that we have seen)\n" +
				"treatments.yaml:7: “3 trials” is more than what it cites gives for this (1): say the number behind this finding, or none\n" +
				"treatments.yaml:8: “412 people” is more than what it cites gives for this (1): say the number behind this finding, or none"},
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
		{"treatments.yaml", "trials: 3", "trials: 2", "treatments.yaml:7: “2 trials” is not a number that what it cites gives: correct it, or write it into the finding that it comes from"},
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

// A safety line may cite a source that nobody has seen only if it cites no other.
func TestUnseenSourceMustBeAlone(t *testing.T) {
	unseen := fixture.Proofread()
	fixture.Unsee(unseen)
	if got := problems(t, unseen); got != "" {
		t.Errorf("each line cites one source, which nobody has seen: %s", got)
	}
	for _, tt := range []struct{ file, old, new, want string }{
		{"signs.yaml", "phrase: numbness between your legs\n    sources: [gamma-board]", "phrase: numbness between your legs\n    sources: [alpha-2020, gamma-board]",
			"signs.yaml:23: gamma-board was not seen, and alpha-2020 carries this too: take it out, or look at it"},
		{"cautions.yaml", "why: A board advises it.\n    sources: [gamma-board]", "why: A board advises it.\n    sources: [gamma-board, alpha-2020]",
			"cautions.yaml:14: gamma-board was not seen, and alpha-2020 carries this too: take it out, or look at it"},
		{"medicines.yaml", `are over 65", sources: [gamma-board]`, `are over 65", sources: [gamma-board, alpha-2020]`,
			"medicines.yaml:9: gamma-board was not seen, and alpha-2020 carries this too: take it out, or look at it"},
	} {
		fsys := fixture.Proofread()
		fixture.Unsee(fsys)
		fixture.EditIn(fsys, tt.file, tt.old, tt.new)
		if got := problems(t, fsys); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q replaced by %q: %s, want %s", tt.file, tt.old, tt.new, got, tt.want)
		}
	}
}

// Effects are checked in faulty content too: beside a finding without sources, and in a claim whose source is unknown.
func TestEffectsOfFaultyContent(t *testing.T) {
	for _, tt := range []struct{ file, old, new, want string }{
		{"treatments.yaml", "sources: [alpha-2020]", "sources: []", `treatments.yaml:12: the field "sources" is empty`},
		{"treatments.yaml", "for: recent", "for: acute", `treatments.yaml:4: "acute" is none of recent, `},
		{"claims.yaml", "sources: [alpha-2020, beta-2021]", "sources: [alpha-202, beta-2021]", "claims.yaml:5: there is no source alpha-202 (did you mean alpha-2020?)"},
	} {
		fsys := fixture.Proofread()
		fsys["effects.txt"] = &fstest.MapFile{Data: []byte("lull, lulls\n")}
		fixture.EditIn(fsys, tt.file, tt.old, tt.new)
		fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "A stiff neck is common,", "Moving may lull it.[^cl-01] A stiff neck is common,")
		if got := problems(t, fsys); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q replaced by %q: %s, want %s", tt.file, tt.old, tt.new, got, tt.want)
		}
	}
}
