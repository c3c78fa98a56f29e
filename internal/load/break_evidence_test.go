package load_test

import "strings"

// evidenceBroken has the breaks of the lists of sources, claims, standard sentences, treatments and guidelines.
var evidenceBroken = []breakage{
	// Invalid YAML.
	{"claims.yaml", "", "# Claims.\n- id: \"cl-01\n" + strings.Repeat("- id: cl-02\n", 200),
		"claims.yaml:2: this is not YAML: a text begins with a quotation mark and does not end with one: add it"},

	// Ids, titles and numbers.
	{"treatments.yaml", "say: They {sure} not matter.", "say: They may not matter.",
		"treatments.yaml:22: a finding of the level low says how sure it is by {sure}, unless it is high"},
	{"treatments.yaml", "say: They {sure} not matter.", "say: \"They {sure} not matter: Nobody knows.\"",
		"treatments.yaml:22: other texts say “They may not matter:” alone: end the finding with a full stop"},
	{"treatments.yaml", "harms: Some were sore.", "harms: \"{finding:toe-leg}\"",
		"treatments.yaml:10: toe-leg cannot be referred to here: this file is read before the one that has it"},

	// References.
	{"sources.yaml", "year: 2020", "year: long ago",
		"sources.yaml:4: a year such as 2021, or n.d., is expected, found long ago"},
	{"claims.yaml", "label: plain anatomy", "label: because",
		"claims.yaml:10: \"because\" is none of usual practice, plain anatomy, our own search"},

	// Words of a fixed choice.
	{"sources.yaml", "certainty: low", "certainty: low\n  certainty_to: very-low",
		`sources.yaml:24: certainty_to is the best of several grades, and certainty the worst: "very-low" is not better than "low"`},
	{"sources.yaml", "certainty: low", "certainty: low\n  certainty_to: moderate", ""},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: a book, on: 2026-01-10}",
		`sources.yaml:13: "a book" is none of full text, guideline, page, abstract, copy, second hand`},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: abstract}",
		`sources.yaml:13: missing field "on"`},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: abstract, on: 2026-01-11}",
		"sources.yaml:13: seen on 2026-01-11, but last checked on 2026-01-10: who looks at a source checks its entry"},

	// Addresses elsewhere.
	{"sources.yaml", "https://example.org/beta", "https://example.org/Alpha",
		"sources.yaml:20: this is the address of alpha-2020: name that source instead, or correct the address"},

	// The form that leads to a routine.
	{"treatments.yaml", ", after: after a week", "",
		"treatments.yaml:5: say in after when the points were measured"},
	{"sources.yaml", "year: 2020", "year: 2061",
		"sources.yaml:4: published in 2061, but last checked on 2026-01-10: nobody can have read it"},

	// Lists that the program shows on pages.
	{"guidelines.yaml", "  - id: gamma-move\n", "  - id: gamma-tape\n",
		"guidelines.yaml:16: the id gamma-tape is listed twice: see line 7" + "\n" +
			"permalinks.txt: /evidence/guidelines#gamma-move was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"guidelines.yaml", "  unseen: All of it.", "  unseen: All of it.\n  recommendations: [{id: gamma-move, say: Moving, advice: allows, reason: None.}]",
		"guidelines.yaml:27: alpha-2020 was seen as abstract only: nobody knows what it recommends" + "\n" +
			"guidelines.yaml:27: the id gamma-move is that of a recommendation of gamma-board too"},
	{"guidelines.yaml", "  unseen: All of it.\n", "",
		"guidelines.yaml:22: alpha-2020 recommends nothing here: say in unseen what was not read"},
	{"guidelines.yaml", "    reason: Nobody asks for it.\n", "",
		"guidelines.yaml:16: gamma-tape needs a page that says it, or the reason why none does, and not both"},
	{"guidelines.yaml", "    page: /floor\n", "    page: /floor\n    reason: It is here.\n",
		"guidelines.yaml:7: gamma-move needs a page that says it, or the reason why none does, and not both"},
	{"guidelines.yaml", "page: /floor", "page: /floor#second",
		"guidelines.yaml:11: there is no #second on /floor"},
	{"guidelines.yaml", "treatments#splint-leg", "treatments#points",
		"guidelines.yaml:15: write the address of one page of the site, of a section of a guide or of a treatment, found /evidence/treatments#points"},
	{"guidelines.yaml", "source: alpha-2020", "source: gamma-board",
		"guidelines.yaml:22: the id gamma-board is listed twice: see line 1"},
	{"guidelines.yaml", "checked: 2026-01-10\n  unseen: The", "checked: 2026-01-08\n  unseen: The",
		"guidelines.yaml:4: /evidence/guidelines is as old as the guideline that was checked longest ago: check this one again, or correct the day there\n" +
			"guidelines.yaml:4: gamma-board was read again on 2026-01-09: compare its recommendations, and correct the day\n" +
			"guidelines.yaml:20: seen on 2026-01-10, but gamma-board was last checked on 2026-01-08"},
	{"guidelines.yaml", "advice: none", "advice: unsure",
		`guidelines.yaml:19: "unsure" is none of advises, allows, against, none`},
	{"guidelines.yaml", "seen: 2026-01-10", "seen: 2026-01-11",
		"guidelines.yaml:20: seen on 2026-01-11, but gamma-board was last checked on 2026-01-10"},
	{"guidelines.yaml", "checked: \"2026-01-10\"", "checked: 2026-01-09",
		"guidelines.yaml:25: /evidence/guidelines is as old as the guideline that was checked longest ago: check this one again, or correct the day there"},
	{"guidelines.yaml", "id: gamma-splint", "id: listed",
		"guidelines.yaml:12: the id listed is that of a heading on /evidence/guidelines too" + "\n" +
			"permalinks.txt: /evidence/guidelines#gamma-splint was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /evidence/guidelines#listed is new and has no line here: run `make generate`"},
	{"guidelines.yaml", "", "",
		"pages/guidelines.md:1: guidelines.yaml is missing: it has what this page is about" + "\n" +
			"permalinks.txt: /evidence/guidelines#gamma-move was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /evidence/guidelines#gamma-splint was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /evidence/guidelines#gamma-tape was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"treatments.yaml", "for: recent", "for: acute",
		`treatments.yaml:4: "acute" is none of recent, lasting, leg, narrowing, neck, upper-back, pregnancy, prevention`},
	{"treatments.yaml", "result: none", "result: nothing",
		`treatments.yaml:19: "nothing" is none of clear, small, some, same, none, unknown, harm`},
	{"treatments.yaml", "points: 12", "points: 120",
		"treatments.yaml:5: points are 0 to 100: how much less pain there was"},
	{"treatments.yaml", "trials: 3", "trials: -1",
		"treatments.yaml:7: a whole number of at least 1 expected, found -1"},
	{"treatments.yaml", "points: 12, ", "",
		"treatments.yaml:5: say the difference, in points or in text"},
	{"treatments.yaml", "  result: none\n", "",
		"treatments.yaml:15: without points the field result must say what came of it"},
	{"treatments.yaml", "for: recent\n  effect: {points: 12,", "for: recent\n  result: clear\n  effect: {points: 9.5,",
		"treatments.yaml:5: clear is more than 9.5 points of 100: clear is at least 10 points of 100, or what reviewers call moderate or large"},
	{"treatments.yaml", "  harms: Stiffness.\n", "",
		"treatments.yaml:29: say the harms in the field harms"},
	{"treatments.yaml", "id: toe-leg", "id: points",
		"permalinks.txt: /evidence/treatments#toe-leg was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /evidence/treatments#points is new and has no line here: run `make generate`" + "\n" +
			"treatments.yaml:15: the id points is that of a heading on /evidence/treatments too" + "\n" +
			"treatments.yaml:18: the id of a row ends with what it is for, and points does not end with -leg: correct the one that is wrong"},
	{"treatments.yaml", "names: [splint]\n  for: leg", "names: [splint]\n  for: neck",
		"treatments.yaml:28: the id of a row ends with what it is for, and splint-leg does not end with -neck: correct the one that is wrong"},
	{"treatments.yaml", "treatment: A splint", "treatment: Toe rings",
		"treatments.yaml:27: “Toe rings” has other names in another row (toe ring): it has the same in each"},
	{"claims.yaml", "id: cl-02", "id: treatments",
		"claims.yaml:6: the id treatments is reserved: a table has that address" + "\n" +
			"guides/techniques/start-here.md:17: [^cl-02]: take cl-02 out, or write what replaced it: it is gone" + "\n" +
			"permalinks.txt: /evidence/cl-02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"questions.yaml:11: take cl-02 out, or write what replaced it: it is gone" + "\n" +
			"stretches/neck-turn.md:31: take cl-02 out, or write what replaced it: it is gone"},
	{"sources.yaml", "kind: trial", "kind: trail",
		`sources.yaml:15: "trail" is none of guideline, systematic-review, trial, cohort, cross-sectional, case-report, laboratory, model, professional-statement, patient-information (did you mean trial?)`},
	{"claims.yaml", "id: cl-02", "id: cl-03",
		"guides/techniques/start-here.md:17: [^cl-02]: write cl-03, which is new: cl-02 is gone" + "\n" +
			"permalinks.txt: /evidence/cl-02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /evidence/cl-03 is new and has no line here: run `make generate`" + "\n" +
			"questions.yaml:11: write cl-03, which is new: cl-02 is gone" + "\n" +
			"stretches/neck-turn.md:31: write cl-03, which is new: cl-02 is gone"},

	// Texts.
	{"treatments.yaml", "treatment: Toe rings", "treatment: =cmd|calc",
		"treatments.yaml:16: a spreadsheet takes a text that begins with = for a formula: begin with a word"},

	// What others say in the words of a file that could not be read is not reported.
	{"treatments.yaml", "certainty: moderate", "certainty: modrate",
		`treatments.yaml:6: "modrate" is none of high, moderate, low, very-low, no-study (did you mean moderate?)`},
}
