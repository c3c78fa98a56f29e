package load_test

import (
	"fmt"

	"unknot/internal/fixture"
)

// manyTags are more tags than a message names.
var manyTags = func() (tags string) {
	for n := range 13 {
		tags += fmt.Sprintf("- {id: a%d, name: A%d, meaning: m%d}\n", n, n, n)
	}
	return tags
}()

// listsBroken has the breaks of all other lists and vocabularies, and adds files that nothing reads.
var listsBroken = []breakage{
	// Files.
	{"notes.txt", "", "Nothing reads this.\n",
		"notes.txt:1: nothing reads this file: see README.md for the folders and files there are"},
	{"vocabularies/claims.yaml", "", "- id: cl-03\n",
		"vocabularies/claims.yaml:1: nothing reads this file: see README.md for the folders and files there are"},

	// Invalid YAML.
	{"vocabularies/tags.yaml", "- id: morning", "---\n- id: [morning",
		"vocabularies/tags.yaml:4: only one YAML document is expected: a second --- stands in the middle"},

	// Fields.
	{"vocabularies/positions.yaml", "letter: b", "letter: c",
		"vocabularies/positions.yaml:21: the letter c is that of chair"},
	{"vocabularies/positions.yaml", "letter: b", "letter: Bed",
		"vocabularies/positions.yaml:21: one letter from a to z expected, found Bed"},
	{"vocabularies/positions.yaml", "  letter: b\n  floor: false\n  lying: true\n", "  letter: b\n  lying: true\n",
		`vocabularies/positions.yaml:17: missing field "floor"`}, // required, since the program depends on it

	// Reviews.
	{"synonyms.yaml", "[neck, cervical]", "[neck]",
		"synonyms.yaml:1: a name alone stands for nothing else: write two or more"},
	{"synonyms.yaml", "[bottom, glutes]", "[bottom, Neck]",
		`synonyms.yaml:2: "neck" stands in two lines: join them, or choose one`},

	// Short answers of search.
	{"intents.yaml", "title: Your neck is stiff", "title: Your neck is so stiff that you can hardly turn it",
		"intents.yaml:3: 49 characters: a title has at most 45"},
	{"intents.yaml", " Warmth may help too.", "",
		"intents.yaml:4: 1 sentence: a short answer has two"},
	{"intents.yaml", "Warmth may help too.", "Warmth may help too, and so may a walk, a rest, a bath, a hat, a scarf, a friend, a dog, a cat, a song, a film, a book, a meal, a drink, a nap, a game, a dance, a swim or a ride.",
		"intents.yaml:4: 54 words: a short answer has at most 42"},
	{"intents.yaml", "start: short-morning", "start: short-mourning",
		"intents.yaml:6: there is no routine short-mourning (did you mean short-morning?)"},
	{"intents.yaml", "fibromyalgia, whiplash", "Fibromyalgia, whiplash, whiplash",
		`intents.yaml:8: whiplash is listed twice` + "\n" +
			`intents.yaml:8: write "Fibromyalgia" in small letters`},
	{"intents.yaml", "whiplash]", "\"-\"]",
		`intents.yaml:8: "-" is not a name: write it with letters`},
	{"intents.yaml", "a stiff neck.", "a stiff neck. It is short.",
		"intents.yaml:9: 2 sentences: one says what the page offers"},
	{"intents.yaml", "    to: /guides/causes/stiff-neck\n    start", "    to: https://example.org\n    start",
		"intents.yaml:5: write the address of a page of the site, found https://example.org"},
	{"intents.yaml", "    to: /guides/causes/stiff-neck\n    start", "    to: /guides/causes/stif-neck\n    start",
		"intents.yaml:5: there is no page /guides/causes/stif-neck (did you mean /guides/causes/stiff-neck?)"},

	// Ids, titles and numbers.
	{"vocabularies/regions.yaml", "- id: lower-back", "- id: offline\n  name: Offline\n  meaning: a region with the name of a page\n  hint: None\n  feels: Nothing.\n  differs: It does not.\n  start: [chair-stand]\n- id: lower-back",
		"permalinks.txt: /offline is new and has no line here: run `make generate`" + "\n" +
			"vocabularies/regions.yaml:9: the id offline is taken by the site itself"},
	{"withdrawn.yaml", "- address", "- {address: /s/gone, number: 7, why: It went., instead: /}\n- address",
		"withdrawn.yaml:1: /s/gone was never published: it has no line in permalinks.txt" + "\n" +
			"withdrawn.yaml:3: the number 7 stands in withdrawn.yaml too, and numbers are never reused: put back its own, or give a new move 8"},

	// References.
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]\n", "start: [chair-stand]\n" +
		"- {id: all, whole: true, name: All over, meaning: all of it, hint: All, feels: Stiff., differs: It is both., start: [chair-stand]}\n" +
		"- {id: both, whole: true, name: Both, meaning: all of it, hint: All, feels: Stiff., differs: It is both., start: [chair-stand]}\n",
		"permalinks.txt: /both is new and has no line here: run `make generate`" + "\n" +
			"vocabularies/regions.yaml:16: all is all parts together: put it last"},
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]", "start: [chair-stand, knee-sway]",
		"vocabularies/regions.yaml:15: knee-sway begins on the floor: start with moves that do not"},
	{"order.yaml", "", "asked: [stif-neck]\nclaims: [cl-99]\nguides:\n  - name: Necks\n    ids: [stiff-neck, start-hre]\nroutines:\n  - name: Mornings\n    ids: [short-morning]\n  - name: Evenings\n    ids: [short-morning]\nquestions:\n  - name: Backs\n    ids: [q02]\n",
		"order.yaml:1: there is no guide, move, routine, plan or page stif-neck (did you mean stiff-neck?)" + "\n" +
			"order.yaml:2: there is no claim cl-99 (did you mean cl-01?)" + "\n" +
			"order.yaml:3: start-here is in no group" + "\n" +
			"order.yaml:5: there is no guide start-hre (did you mean start-here?)" + "\n" +
			"order.yaml:10: short-morning stands in an earlier group" + "\n" +
			"order.yaml:11: q01 is in no group" + "\n" +
			"order.yaml:11: sore-tail is in no group"},
	{"order.yaml", "asked: [start-here]", "asked: [start-here]\nclaims_of_the_day: [cl-02]\nroutines_of_the_day: [short-morning]",
		"order.yaml:3: short-morning is not for everybody: with late knee-sway is left out" + "\n" +
			"order.yaml:3: short-morning is not for everybody: with operation chair-stand is left out" + "\n" +
			"order.yaml:3: short-morning is not for everybody: with operation knee-sway is left out" + "\n" +
			"order.yaml:3: short-morning is not for everybody: with operation table-reach is left out"},
	{"withdrawn.yaml", "instead: /stretches/neck-turn", "instead: https://example.org/x",
		"withdrawn.yaml:4: write the address of one page of the site, found https://example.org/x"},

	// The form that leads to a routine.
	{"order.yaml", "asked: [start-here]", "asked: [start-here]\nguides:\n  - name: All\n    ids: [stiff-neck, start-here]",
		"order.yaml:1: there are no groups of questions, and there are of other lists: group all three, or none" + "\n" +
			"order.yaml:1: there are no groups of routines, and there are of other lists: group all three, or none"},
	{"vocabularies/regions.yaml", "- id: lower-back", "- id: start\n  name: Start\n  meaning: a region with the name of a page\n  hint: None\n  feels: Not right.\n  differs: Not at all.\n  start: [chair-stand]\n- id: lower-back",
		"vocabularies/regions.yaml:9: the id start is taken by pages/start.md"},

	// Lists that the program shows on pages.
	{"checklist.yaml", string(fixture.FS()["checklist.yaml"].Data), "[]",
		"checklist.yaml:1: this list is empty" + "\n" +
			"permalinks.txt: /checklist#w1 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /checklist#w2 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"questions.yaml", "more: about", "more: abort",
		"questions.yaml:10: there is no guide, move, routine, plan or page abort (did you mean about?)"},
	{"checklist.yaml", "certainty: moderate", "certainty: strong",
		`checklist.yaml:4: "strong" is none of high, moderate, low, very-low, no-study`},
	{"glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [stiff neck, low]",
		`glossary.yaml:8: "low" is a certainty word: texts need it unlinked`},
	{"questions.yaml", "id: q02", "id: before",
		"permalinks.txt: /questions#q02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: /questions#before is new and has no line here: run `make generate`" + "\n" +
			"questions.yaml:7: the id before belongs to the page around the list: choose another"},
	{"glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [Stiff neck, stiff neck]",
		`glossary.yaml:8: "stiff neck" is a form of neck-stiffness already`},

	// Names of vocabularies.
	{"vocabularies/sections.yaml", "  name: Techniques\n", "  name: At a desk\n",
		"vocabularies/tags.yaml:2: the name \"At a desk\" is a title in vocabularies/sections.yaml too, and each of them has a page"},

	// Of a long list, the file is named.
	{"vocabularies/tags.yaml", "- id: trunk\n", manyTags + "- id: middle\n",
		"permalinks.txt: /tags/trunk was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"stretches/table-reach.md:22: there is no tag trunk: choose one of vocabularies/tags.yaml"},

	// The safety page.
	{"intents.yaml", "Warmth may help too.", "Call {emergency} now for chest pain.",
		"intents.yaml:4: it asks for help as the level emergency does: name the signs of that level under signs, or take it out"},
	{"intents.yaml", "Warmth may help too.", "Keep {emergency} in your phone.",
		"intents.yaml:4: it asks for help as the level emergency does: name the signs of that level under signs, or take it out"},
	{"intents.yaml", "Warmth may help too.\n", "Call {emergency} now for chest pain.\n    signs: [chest-pain]\n",
		""},
	{"intents.yaml", "Warmth may help too.\n", "Wait a week and rest in bed.\n    signs: [chest-pain]\n",
		"intents.yaml:4: its signs need an act of the level emergency: say “call {emergency} now” or “call {emergency}”" + "\n" +
			"intents.yaml:5: the answer does not say chest-pain (chest pain): say it, or take it out"},
	{"intents.yaml", "Warmth may help too.\n", "Wait a week.\n    signs: [chest-pane]\n",
		"intents.yaml:5: there is no sign chest-pane (did you mean chest-pain?)"},

	// Texts.
	{"intents.yaml", "Warmth may help too.", "Warmth may help, or ring 111.",
		"intents.yaml:4: “111” is a phone number, which differs from country to country: write {emergency}, {advice} or {crisis}"},
	{"queries/signs.txt", "", "numb\x07 legs\n",
		"queries/signs.txt:1: U+0007 is a control character, which nobody sees: take it out"},

	// Quotes of signs and cautions.
	{"questions.yaml", "claims: [cl-02]", "claims: [cl-02]\n  related: [start-here]",
		"questions.yaml:12: only an answer with a page of its own shows related pages: write page: true, or leave them to about"},
	{"questions.yaml", "claims: [cl-02]", "claims: [cl-02]\n  warning: {signs: [chest-pain]}",
		"questions.yaml:12: only an answer with a page of its own has a warning: write the signs within it, or page: true"},
	{"questions.yaml", "answer: It has three.", "answer: It has three. {rule:pain}",
		"questions.yaml:9: {rule:pain} is for texts of pages: write what belongs here"},

	// Moved and withdrawn pages.
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: stretches/head-circle",
		"permalinks.txt: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: an address begins with /, found stretches/head-circle" + "\n" +
			"withdrawn.yaml:1: stretches/head-circle was never published: it has no line in permalinks.txt"},
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: /stretches/wall-roll",
		"permalinks.txt: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: /stretches/wall-roll is still there: a withdrawn address cannot be reused"},
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: /stretches/old-breath",
		"permalinks.txt: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: /stretches/old-breath is still there: a withdrawn address cannot be reused"},
	{"withdrawn.yaml", "- address: /stretches/head-circle", "- {address: /stretches/head-circle, why: It went., instead: /}\n- address: /stretches/head-circle",
		"withdrawn.yaml:2: /stretches/head-circle is listed twice"},
	{"withdrawn.yaml", "instead: /stretches/neck-turn", "instead: /stretches/neck-trun",
		"withdrawn.yaml:4: there is no page /stretches/neck-trun (did you mean /stretches/neck-turn?)"},
	{"permalinks.txt", "/about\n", "/abort\n/about\n",
		"permalinks.txt: /abort was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"permalinks.txt", "/about\n", "/about\n/about\n",
		"permalinks.txt: lines are sorted, each address once: /about stands after /about"},
	{"permalinks.txt", "/s/6\n", "garbage\n/s/6\n\n",
		`permalinks.txt: an address is expected here, and begins with /, found "garbage"` + "\n" +
			"permalinks.txt: lines are sorted, each address once: /s/6 stands after garbage" + "\n" +
			`permalinks.txt: an address is expected here, and begins with /, found ""`},
	{"permalinks.txt", "/s/6\n", "",
		"permalinks.txt: /s/6 is new and has no line here: run `make generate`"},
	{"permalinks.txt", "/s/6\n", "/s/06\n/s/6\n",
		"permalinks.txt: /s/06 was published and is gone: restore it, or write `number: 06` in withdrawn.yaml, at the address of its move; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt: lines are sorted, each address once: /s/06 stands after /s/5"},
}
