package load_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// breaks lists changes that make the fixture faulty: in file, old is replaced by new. If old is empty, new is the whole
// file, or "" to remove it. want has all problems that Catalog then reports.
var breaks = []struct{ file, old, new, want string }{
	// Files.
	{"stretches/chair-stand.md", "---\nnumber: 1", "number: 1",
		"stretches/chair-stand.md:1: front matter expected: the first line must be ---"},
	{"stretches/chair-stand.md", "checked: 2026-01-10\n---\n", "checked: 2026-01-10\n",
		"stretches/chair-stand.md:1: the front matter does not end: a line --- is missing"},
	{"pages/about.md", "", "---\n---\nText.\n",
		"pages/about.md:1: nothing is written here"},
	{"vocabularies/tags.yaml", "", "# Nothing yet.\n",
		"vocabularies/tags.yaml:1: nothing is written here"},
	{"pages/about.md", "Who it is for.", "Who it is f\xf6r.",
		"pages/about.md:3: this is not UTF-8: save the file as UTF-8"},
	{"sources.yaml", "A Journal 1(2)", "A Journ\xe1l",
		"sources.yaml:6: this is not UTF-8: save the file as UTF-8"},
	{"stretches/chair-stand.md", "Work in the thighs.", "TODO",
		"stretches/chair-stand.md:20: a TODO is left: finish it or take it out"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common", "TODO: a stiff neck is common",
		"guides/causes/stiff-neck.md:15: a TODO is left: finish it or take it out"},
	{"vocabularies/sections.yaml", "", "",
		"vocabularies/sections.yaml:1: this file cannot be read: file does not exist"},
	{"notes.txt", "", "Nothing reads this.\n",
		"notes.txt:1: nothing reads this file: see README.md for the folders and files there are"},
	{"guides/stray.md", "", "A guide without a section.\n",
		"guides/stray.md:1: a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder"},
	{"stretches/legs/stray.md", "", "A move in a folder of its own.\n",
		"stretches/legs/stray.md:1: a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder"},
	{"no\n\x1b[31mtes.txt", "", "Its name would change a terminal.\n",
		`"no\n\x1b[31mtes.txt":1: nothing reads this file: see README.md for the folders and files there are`},
	{"stretches/stray.yaml", "", "title: Not Markdown\n",
		"stretches/stray.yaml:1: nothing reads this file: see README.md for the folders and files there are"},
	{"vocabularies/claims.yaml", "", "- id: cl-03\n",
		"vocabularies/claims.yaml:1: nothing reads this file: see README.md for the folders and files there are"},
	{"pages/About_us.md", "", "---\ntitle: Us\nsummary: Who we are, who this is for, how we check what we say, and how to reach us.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n",
		"pages/About_us.md:1: the file name is the id: use small letters, digits and hyphens"},

	// Invalid YAML.
	{"stretches/table-reach.md", `care: ["Sore wrists? Stand at a table."]`, "care: [Stand at a table with sore wrists.]",
		"stretches/table-reach.md:34: begin with whom or what this concerns: “Sore wrists?” or “The band:”"},
	{"stretches/table-reach.md", `care: ["Sore wrists? Stand at a table."]`, "leave_out: Leave this out with sore wrists and with sore hands and with sore arms. Leave it out too with sore legs and with sore feet and with sore toes, all year long.",
		"stretches/table-reach.md:34: 32 words on who should leave the move out: at most 30 stand above its steps"},
	{"stretches/table-reach.md", `care: ["Sore wrists? Stand at a table."]`, "care: [Sore wrists? Stand at a table.]",
		"stretches/table-reach.md:34: this is not YAML: a list or group in brackets does not end, or a comma is missing: write the bracket, and put texts between quotation marks"},
	{"stretches/chair-stand.md", "title: Chair stand", `title: "Chair stand`,
		"stretches/chair-stand.md:3: this is not YAML: a text begins with a quotation mark and does not end with one: add it"},
	{"stretches/chair-stand.md", "    frame: A", "\t  frame: A",
		"stretches/chair-stand.md:16: this is not YAML: a tab stands here: write spaces instead"},
	{"stretches/chair-stand.md", "title: Chair stand", "title: Chair stand: up and down",
		"stretches/chair-stand.md:3: this is not YAML: a colon stands within a text: put text that holds a colon between quotation marks"},
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: *Work* in the thighs.",
		"stretches/chair-stand.md:20: this is not YAML: a text begins with a sign of YAML, such as * or @: put it between quotation marks"},
	{"stretches/chair-stand.md", "  - text: Lean", "   - text: Lean",
		"stretches/chair-stand.md:17: this is not YAML: the line is indented by 3, and those it can belong to by 2: line it up with them"},
	{"stretches/chair-stand.md", "number: 1\n", "number: 1\n and more\n",
		"stretches/chair-stand.md:2: a whole number expected, found the text 1 and more"},
	{"stretches/chair-stand.md", "Work in the thighs.", "Work\x07 in the thighs.",
		"stretches/chair-stand.md:20: U+0007 is a control character, which nobody sees: take it out"},
	{"claims.yaml", "- id: cl-02", "  - id: cl-02",
		"claims.yaml:6: this is not YAML: the line is indented by 2, and those it can belong to by 0: line it up with them"},
	{"claims.yaml", "  say: Seen", "  Seen, from the side\n  say: Seen",
		"claims.yaml:9: this is not YAML: a field expected, its name and a colon: a line that goes on with the text above stands further right than its field"},
	{"vocabularies/tags.yaml", "- id: morning", "---\n- id: morning",
		"vocabularies/tags.yaml:4: only one YAML document is expected: a second --- stands in the middle"},
	{"vocabularies/tags.yaml", "- id: morning", "---\n- id: [morning",
		"vocabularies/tags.yaml:4: only one YAML document is expected: a second --- stands in the middle"},
	{"claims.yaml", "", "# Claims.\n- id: \"cl-01\n" + strings.Repeat("- id: cl-02\n", 200),
		"claims.yaml:2: this is not YAML: a text begins with a quotation mark and does not end with one: add it"},

	// Fields.
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: &more Work",
		"stretches/chair-stand.md:20: put text that begins with & or ! between quotation marks"},
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: !important Work",
		"stretches/chair-stand.md:20: put text that begins with & or ! between quotation marks"},
	{"stretches/chair-stand.md", "title: Chair stand\nsummary: Stand up from a chair and sit down again. Your thighs and buttocks do the work.", "title: &t Chair stand\nsummary: *t",
		"stretches/chair-stand.md:3: put text that begins with & or ! between quotation marks" + "\n" +
			"stretches/chair-stand.md:4: text expected, found the alias *t"},
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: *more",
		"stretches/chair-stand.md:20: this is not YAML: unknown anchor 'more' referenced"},
	{"stretches/chair-stand.md", "dose: {sets: 2, reps: 8, tempo: 4s, rest: 30s}", "dose: &dose {sets: 2, reps: 8}",
		"stretches/chair-stand.md:12: put text that begins with & or ! between quotation marks"},
	{"sources.yaml", "year: n.d.", "year:",
		`sources.yaml:30: the field "year" is empty`},
	{"claims.yaml", "sources: [alpha-2020, beta-2021]", "sources: [alpha-2020, beta-2021, ~]",
		"claims.yaml:5: an empty entry: fill it in or take it out"},
	{"routines/short-morning.md", "    position: floor", "    position: floor\n    dose: [1, 2]",
		"routines/short-morning.md:14: a group of fields expected, found a list"},
	{"stretches/chair-stand.md", "feel: Work", "feels: Work",
		`stretches/chair-stand.md:20: unknown field "feels" (did you mean feel?)`},
	{"stretches/chair-stand.md", "    frame: A", "    frames: A",
		`stretches/chair-stand.md:16: unknown field "frames" (did you mean frame?)`},
	{"cautions.yaml", "\nclasses:", "\nclass:",
		`cautions.yaml:36: unknown field "class" (did you mean classes?)`},
	{"vocabularies/muscles.yaml", "latin: diaphragma", "latein: diaphragma",
		`vocabularies/muscles.yaml:11: unknown field "latein" (did you mean latin?)`},
	{"pages/about.md", "summary:", "colour: blue\nsummary:",
		`pages/about.md:3: unknown field "colour"`},
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: Work in the thighs.\nfeel: Work in the calves.",
		`stretches/chair-stand.md:21: the field "feel" stands twice: see line 20`},
	{"stretches/chair-stand.md", "title: Chair stand\n", "",
		`stretches/chair-stand.md:1: missing field "title"`},
	{"stretches/chair-stand.md", "Work in the thighs.", `"  "`,
		`stretches/chair-stand.md:20: the field "feel" is empty`},
	{"stretches/chair-stand.md", "muscles: [glutes]", "muscles: []",
		`stretches/chair-stand.md:10: the field "muscles" is empty`},
	{"stretches/chair-stand.md", "number: 1\n", "number: 0\n",
		"stretches/chair-stand.md:2: a whole number of at least 1 expected, found 0"},
	{"stretches/neck-turn.md", "\n    change: Stand with your back against a wall.", "",
		`stretches/neck-turn.md:9: missing field "change"`},
	{"vocabularies/positions.yaml", "  label: On the floor\n", "",
		`vocabularies/positions.yaml:33: missing field "label"`},
	{"vocabularies/positions.yaml", "letter: b", "letter: c",
		"vocabularies/positions.yaml:21: the letter c is that of chair"},
	{"vocabularies/positions.yaml", "letter: b", "letter: Bed",
		"vocabularies/positions.yaml:21: one letter from a to z expected, found Bed"},
	{"vocabularies/positions.yaml", "  letter: b\n  floor: false\n  lying: true\n", "  letter: b\n  lying: true\n",
		`vocabularies/positions.yaml:17: missing field "floor"`}, // required, since the program depends on it
	{"sources.yaml", "  studied: neck\n", "",
		`sources.yaml:14: missing field "studied"`},
	{"safety.yaml", "  strength: A mild ache for a day or two is expected.\n", "",
		`safety.yaml:34: missing field "strength"`},
	{"stretches/chair-stand.md", "muscles: [glutes]", "muscles: glutes",
		"stretches/chair-stand.md:10: a list expected, found the text glutes"},
	{"stretches/chair-stand.md", "number: 1\n", "number: one\n",
		"stretches/chair-stand.md:2: a whole number expected, found the text one"},
	{"stretches/chair-stand.md", "number: 1\n", "number: 1.5\n",
		"stretches/chair-stand.md:2: a whole number expected, found 1.5"},
	{"stretches/slow-breath.md", "minutes: 5", "minutes: five",
		"stretches/slow-breath.md:13: a number expected, found the text five"},
	{"guides/techniques/start-here.md", "hub: true", "hub: perhaps",
		"guides/techniques/start-here.md:9: true or false expected, found the text perhaps"},
	{"stretches/chair-stand.md", "title: Chair stand", "title: [Chair, stand]",
		"stretches/chair-stand.md:3: text expected, found a list"},
	{"stretches/chair-stand.md", "title: Chair stand", "title: {chair: stand}",
		"stretches/chair-stand.md:3: text expected, found a group of fields"},
	{"stretches/chair-stand.md", "dose: {sets: 2, reps: 8, tempo: 4s, rest: 30s}", "dose: 5 minutes",
		"stretches/chair-stand.md:12: a group of fields expected, found the text 5 minutes"},
	{"stretches/chair-stand.md", "easier: {text: Push with your hands.}", "easier: chair-stand",
		"stretches/chair-stand.md:26: a group of fields expected, found the text chair-stand"},
	{"stretches/chair-stand.md", "sources: [alpha-2020]", "sources: alpha-2020",
		"stretches/chair-stand.md:30: a list expected, found the text alpha-2020"},
	{"claims.yaml", "  sources: [alpha-2020, beta-2021]", "  sources: alpha-2020",
		"claims.yaml:5: a list expected, found the text alpha-2020"},
	{"cautions.yaml", "    basis: reference\n    why: A board advises it.\n    sources: [gamma-board]", "    basis: reference\n    why: A board advises it.\n    sources: gamma-board",
		"cautions.yaml:14: a list expected, found the text gamma-board"},
	{"stretches/chair-stand.md", "sets: 2, reps: 8", "sets: two, reps: 8",
		"stretches/chair-stand.md:12: a whole number expected, found the text two"},
	{"stretches/chair-stand.md", "tempo: 4s", "tempo: 4",
		"stretches/chair-stand.md:12: seconds with their unit, such as 15s, expected, found 4"},
	{"stretches/chair-stand.md", "rest: 30s", "rest: 1m",
		"stretches/chair-stand.md:12: seconds with their unit, such as 15s, expected, found the text 1m"},
	{"stretches/chair-stand.md", "rest: 30s", "rest: -5s",
		"stretches/chair-stand.md:12: seconds with their unit, such as 15s, expected, found the text -5s"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 10 January 2026",
		"stretches/chair-stand.md:31: a day of the calendar such as 2026-11-20, from 2025 on, expected, found the text 10 January 2026"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 2026-02-30",
		"stretches/chair-stand.md:31: a day of the calendar such as 2026-11-20, from 2025 on, expected, found the text 2026-02-30"},
	{"stretches/chair-stand.md", "title: Chair stand", "title: “Chair stand”",
		"stretches/chair-stand.md:3: “Chair stand” keeps its quotation marks, which are typographic: take them out, or write straight ones around the text"},
	{"guides/causes/stiff-neck.md", "related: [start-here, short-morning, about]", "related: [old-breath]",
		"guides/causes/stiff-neck.md:10: there is no guide, move, routine, plan or page old-breath: it is called slow-breath now"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: [2026-01-10]",
		"stretches/chair-stand.md:31: a day of the calendar such as 2026-11-20, from 2025 on, expected, found a list"},
	{"sources.yaml", "authors: [Beta A, Bell B]", "authors: {name: Beta A}",
		"sources.yaml:16: a list of names, or one organisation as text, expected, found a group of fields"},
	{"sources.yaml", "authors: [Beta A, Bell B]", "authors: [[Beta A]]",
		"sources.yaml:16: a list of names, or one organisation as text, expected, found a list"},
	{"stretches/chair-stand.md", "aliases: [sit and stand]", "aliases: [sit and stand, ' ']",
		"stretches/chair-stand.md:5: an empty entry: fill it in or take it out"},
	{"stretches/chair-stand.md", "tags: [desk, morning]", "tags: [desk, '', morning]",
		"stretches/chair-stand.md:11: an empty entry: fill it in or take it out"},
	{"sources.yaml", "- id: beta-2021", "-\n- id: beta-2021",
		"sources.yaml:14: an empty entry: fill it in or take it out"},
	{"cautions.yaml", "  - id: supine", "  -\n  - id: supine",
		"cautions.yaml:41: an empty entry: fill it in or take it out"},
	{"routines/short-morning.md", "  - move: knee-sway", "  -\n  - move: knee-sway",
		"routines/short-morning.md:12: an empty entry: fill it in or take it out"},
	{"withdrawn.yaml", "- address", "-\n- address",
		"withdrawn.yaml:1: an empty entry: fill it in or take it out"},
	{"stretches/chair-stand.md", "  - text: Sit down slowly, and do this {times}.", "  -\n  - text: Sit down slowly, and do this {times}.",
		"stretches/chair-stand.md:19: an empty entry: fill it in or take it out"},
	{"stretches/chair-stand.md", "Work in the thighs.", "Work {here}.",
		"stretches/chair-stand.md:20: {here} is no placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},
	{"stretches/chair-stand.md", "Sit down slowly, and do this {times}.", "Sit down {slowly}.",
		"stretches/chair-stand.md:19: a step has no {slowly}: choose from hold, times, minutes, distance, side"},
	{"safety.yaml", `"Stop at once for {sign:chest-pain}."`, `"Chest pain: call {emergency."`,
		"safety.yaml:39: { is no placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common", "A {stiff} neck is common",
		"guides/causes/stiff-neck.md:15: {stiff} is no placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},
	{"guides/techniques/start-here.md", "Stand up once.]", "\"Stand up {times}.\"]",
		"guides/techniques/start-here.md:11: {times} is no placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},

	// Reviews.
	{"reviews.yaml", "  register: HCPC\n", "",
		`reviews.yaml:1: missing field "register"`},
	{"reviews.yaml", "name: Ada Example", "name:",
		`reviews.yaml:1: missing field "name"`},
	{"reviews.yaml", "profession: physiotherapist", "job: physiotherapist",
		`reviews.yaml:2: unknown field "job"`},
	{"reviews.yaml", "date: 2026-02-02", "date: 2026-01-01",
		"reviews.yaml:7: /stretches/neck-turn was reviewed on 2026-01-01, before it was written" + "\n" +
			"reviews.yaml:9: /stretches/knee-sway was reviewed on 2026-01-01, before it was written"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: /stretches/neck-turn",
		"reviews.yaml:9: /stretches/neck-turn stands twice for this reviewer and day: see line 7"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: /stretches/knee-swag",
		"reviews.yaml:9: there is no page /stretches/knee-swag (did you mean /stretches/knee-sway?)"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: /stretches/old-breath",
		"reviews.yaml:9: /stretches/old-breath has moved to /stretches/slow-breath"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: /floor#up",
		"reviews.yaml:9: write the address of one page of the site, found /floor#up"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: /evidence/cl-01",
		"reviews.yaml:9: /evidence/cl-01 is not reviewed by itself: a review covers guides, moves, routines, plans and pages of text, with the lists on them"},
	{"reviews.yaml", "address: /stretches/knee-sway", "address: http://unknot.example/about",
		"reviews.yaml:9: write the address of one page of the site, found http://unknot.example/about"},
	{"reviews.yaml", "text: \"000000000000\"", "text: \"00000\"",
		"reviews.yaml:10: \"00000\" is no sum: copy the line that `unknot review pack /stretches/knee-sway` writes at its end"},
	{"reviews.yaml", "text: \"000000000000\", ", "",
		`reviews.yaml:10: missing field "text"`},

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
		`intents.yaml:8: whiplash stands twice` + "\n" +
			`intents.yaml:8: write "Fibromyalgia" in small letters`},
	{"intents.yaml", "whiplash]", "\"-\"]",
		`intents.yaml:8: "-" is no name: write it with letters`},
	{"intents.yaml", "a stiff neck.", "a stiff neck. It is short.",
		"intents.yaml:9: 2 sentences: one says what the page offers"},
	{"intents.yaml", "    to: /guides/causes/stiff-neck\n    start", "    to: https://example.org\n    start",
		"intents.yaml:5: write the address of a page of the site, found https://example.org"},
	{"intents.yaml", "    to: /guides/causes/stiff-neck\n    start", "    to: /guides/causes/stif-neck\n    start",
		"intents.yaml:5: there is no page /guides/causes/stif-neck (did you mean /guides/causes/stiff-neck?)"},

	// Ids, titles and numbers.
	{"vocabularies/muscles.yaml", "- id: calves", "- id: glutes",
		"vocabularies/muscles.yaml:13: the id glutes stands twice: see line 5"},
	{"cautions.yaml", "    stop: you feel unsteady", "    stop: you feel unsteady\n  - id: balance\n    name: Balance again\n    cautions: [ca-09]\n    stop: you sway",
		"cautions.yaml:41: the id balance stands twice: see line 37"},
	{"medicines.yaml", "sources: [gamma-board]}\n    - {line: \"are ill", "}\n    - {line: \"are ill",
		"medicines.yaml:6: a line names its sources, or ends with the label {practice}"},
	{"medicines.yaml", "are ill {practice}", "are ill",
		"medicines.yaml:7: a line names its sources, or ends with the label {practice}"},
	{"medicines.yaml", "Ask a pharmacist before you take a tablet.", "Ask a pharmacist first.",
		"medicines.yaml:4: this is said of tablet, in texts on other things too: begin with one of its names (tablet)"},
	{"medicines.yaml", "leave tablets out", "take tablets",
		"medicines.yaml:6: “If you are pregnant, take tablets.” says neither who must not take it nor who asks first: begin with “do not”, “never”, “leave” or “ask”"},
	{"guides/techniques/start-here.md", "medicine:tablet)", "medicine:tablets)",
		"guides/techniques/start-here.md:48: there is no medicine tablets in medicines.yaml (did you mean tablet?)"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{medicine:tablets}",
		"guides/techniques/start-here.md:50: there is no medicine tablets (did you mean tablet?)"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{finding:move} {certainty:move-recents}",
		"guides/techniques/start-here.md:50: there is no finding move (did you mean move-recent?)" + "\n" +
			"guides/techniques/start-here.md:50: there is no finding move-recents (did you mean move-recent?)"},
	{"treatments.yaml", "say: They may not matter.", "say: \"They may not matter: Nobody knows.\"",
		"treatments.yaml:22: other texts say “They may not matter:” alone: end the finding with a full stop"},
	{"treatments.yaml", "harms: Some were sore.", "harms: \"{finding:toe-leg}\"",
		"treatments.yaml:10: toe-leg cannot be referred to here: this file is read before the one that has it"},
	{"guides/techniques/start-here.md", "- moderate: Moving helps a little.[^alpha-2020]", "- low: {finding:move-recent}",
		"guides/techniques/start-here.md:55: {finding:move-recent} brings its level with it: take out what stands before"},
	{"guides/techniques/start-here.md", "{medicine:tablet.pregnancy}", "{medicine:tablet.pregnant}",
		"guides/techniques/start-here.md:50: what is said of the medicine tablet has no line pregnant with a sentence"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{short:ca-10} {short:ca-09}",
		"guides/techniques/start-here.md:50: the caution ca-09 has no short text: write one, or refer to {caution:ca-09}"},
	{"cautions.yaml", ", classes: [supine], start: [neck-turn, slow-breath, chair-stand, table-reach]}", ", start: [neck-turn, slow-breath, chair-stand]}",
		"cautions.yaml:52: late names what does not suit it: classes, moves or positions, or all moves"},
	{"cautions.yaml", "agrees., all: true", "agrees., all: true, classes: [supine]",
		"cautions.yaml:53: operation names what does not suit it: classes, moves or positions, or all moves"},
	{"cautions.yaml", ", start: [neck-turn]}", "}",
		"cautions.yaml:51: no move to begin with: name under `start` those that nothing is known to speak against"},
	{"cautions.yaml", ", start: [neck-turn]}", ", start: [neck-turn, wall-roll, chair-stand]}",
		"cautions.yaml:51: chair-stand is to be left out or changed: its care lines, its classes or the condition say so\n" +
			"cautions.yaml:51: wall-roll is to be left out or changed: its care lines, its classes or the condition say so"},
	{"cautions.yaml", "short: a late pregnancy, ", "",
		"cautions.yaml:52: late needs a title, and short words that follow “with”, or neither"},
	{"cautions.yaml", "classes: [supine], start", "classes: [supine], moves: [{move: wall-roll, text: Do the knee sway instead.}], start",
		"cautions.yaml:52: instead of wall-roll comes knee-sway, which is to be left out too: name another move"},
	{"cautions.yaml", "care: [knees, toes]", "care: [ankles]",
		"cautions.yaml:51: no care line of chair-stand says how to change it: begin one with a word of `care`, or write a text"},
	{"cautions.yaml", "change: [chair-stand]", "change: [{move: neck-turn, text: Turn less.}]",
		"cautions.yaml:51: neck-turn is never changed: the condition leaves it out, or begins with it"},
	{"cautions.yaml", "to: /safety", "to: /safty",
		"cautions.yaml:52: there is no page /safty (did you mean /safety?)"},
	{"cautions.yaml", "to: /safety", "to: \"/stretches?position=chair\"",
		"cautions.yaml:52: write the address of one page of the site, of a section of a guide or of a treatment, found /stretches?position=chair"},
	{"cautions.yaml", "it hurts more, ", "",
		"cautions.yaml:55: three lines say when to stop any move, found 2"},
	{"cautions.yaml", "  - {id: unsteady,", "  - {id: legs, note: Not for legs., searches: [leg > pain, leg >], classes: [balanse], moves: [nek-turn]}\n  - {id: unsteady,",
		`cautions.yaml:51: "leg >": > stands between two groups of words` + "\n" +
			"cautions.yaml:51: there is no caution class balanse (did you mean balance?)\n" +
			"cautions.yaml:51: there is no move nek-turn (did you mean neck-turn?)"},
	{"vocabularies/tags.yaml", "- id: travel", "- id: On the road",
		`vocabularies/tags.yaml:10: "On the road" is no id: use small letters, digits and hyphens`},
	{"pages/chair-stand.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n",
		"pages/chair-stand.md:1: the id chair-stand is taken by stretches/chair-stand.md: rename the file"},
	{"pages/search.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n",
		"pages/search.md:1: the id search is taken by the site itself: rename the file"},
	{"pages/safety.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n",
		"pages/safety.md:1: the id safety is taken by safety.yaml: rename the file"},
	{"pages/upper-back.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n",
		"pages/upper-back.md:1: the id upper-back is taken by vocabularies/regions.yaml: rename the file"},
	{"vocabularies/regions.yaml", "- id: lower-back", "- id: offline\n  name: Offline\n  meaning: a region with the name of a page\n  hint: None\n  feels: Nothing.\n  differs: It does not.\n  start: [chair-stand]\n- id: lower-back",
		"permalinks.txt:93: /offline is new and has no line here: run `make permalinks`" + "\n" +
			"vocabularies/regions.yaml:9: the id offline is taken by the site itself"},
	{"pages/about.md", "title: About this site", "title: chair STAND",
		`pages/about.md:2: the title "chair STAND" is that of stretches/chair-stand.md too`},
	{"stretches/neck-turn.md", "number: 2", "number: 1",
		"permalinks.txt:54: /s/2 was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"stretches/neck-turn.md:2: the number 1 stands in stretches/chair-stand.md too, and numbers are never reused: put back its own, or give a new move 8"},
	{"stretches/wall-roll.md", "number: 6", "number: 7",
		"permalinks.txt:58: /s/6 was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"stretches/wall-roll.md:2: the number 7 stands in withdrawn.yaml too, and numbers are never reused: put back its own, or give a new move 8"},
	{"withdrawn.yaml", "- address", "- {address: /s/gone, number: 7, why: It went., instead: /}\n- address",
		"withdrawn.yaml:1: /s/gone was never published: it has no line in permalinks.txt" + "\n" +
			"withdrawn.yaml:3: the number 7 stands in withdrawn.yaml too, and numbers are never reused: put back its own, or give a new move 8"},
	{"stretches/chair-stand.md", "number: 1\n", "number: -1\n",
		"stretches/chair-stand.md:2: a whole number of at least 1 expected, found -1"},
	{"stretches/chair-stand.md", "title: Chair stand", "title: no",
		"stretches/chair-stand.md:3: text expected, found no, which YAML can take for true or false: put it between quotation marks"},
	{"stretches/slow-breath.md", "summary: Breathe in", "summary: Lie down on a bed. Breathe in",
		"stretches/slow-breath.md:4: this is shown for every place (chair, bed), and \"bed\" is not in each: say it without, with an “or”, or in the steps" + "\n" +
			"stretches/slow-breath.md:4: this is shown for every place (chair, bed), and in some nobody lies: say it without the place, or in the steps"},
	{"stretches/neck-turn.md", "mistakes: [Lifting the shoulder.]", "mistakes: [Lifting the shoulder., Off]",
		"stretches/neck-turn.md:25: text expected, found Off, which YAML can take for true or false: put it between quotation marks"},
	{"pages/about.md", "It is for anyone", "It is [for][anyone] or anyone",
		"pages/about.md:7: “[for][anyone] or anyone with a…” is no link, as nothing says where it leads: write [words](address), or \\[ for a bracket"},

	// References.
	{"stretches/neck-turn.md", "kind: stretch", "kind: strech",
		"stretches/neck-turn.md:5: there is no kind strech (did you mean stretch?)"},
	{"stretches/knee-sway.md", "position: floor", "position: flor",
		"stretches/knee-sway.md:7: there is no position flor (did you mean floor?)"},
	{"routines/short-morning.md", "position: floor", "position: flor",
		"routines/short-morning.md:13: there is no position flor (did you mean floor?)"},
	{"stretches/knee-sway.md", "regions: [lower-back]", "regions: [lower]",
		"stretches/knee-sway.md:6: there is no region lower (did you mean lower-back?)"},
	{"stretches/wall-roll.md", "equipment: [ball]", "equipment: [bal]",
		"stretches/wall-roll.md:8: there is no equipment bal (did you mean ball?)"},
	{"stretches/table-reach.md", "muscles: [glutes, trapezius]", "muscles: [buttocks, trapezius]",
		"stretches/table-reach.md:21: there is no muscle buttocks: choose from trapezius, glutes, diaphragm, calves"},
	{"stretches/chair-stand.md", "tags: [desk, morning]", "tags:\n  - desk\n  - mornign",
		"stretches/chair-stand.md:13: there is no tag mornign (did you mean morning?)"},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desks]",
		"guides/causes/stiff-neck.md:8: there is no tag desks (did you mean desk?)"},
	{"routines/short-morning.md", "tags: [morning]", "tags: [evening]",
		"routines/short-morning.md:5: there is no tag evening: choose from desk, morning, trunk, travel"},
	{"stretches/knee-sway.md", "cautions: [supine]", "cautions: [suppine]",
		"stretches/knee-sway.md:22: there is no caution class suppine (did you mean supine?)"},
	{"stretches/neck-turn.md", "evidence: [ev-neck, ev-move]", "evidence: [ev-neck, ev-moves]",
		"stretches/neck-turn.md:28: there is no evidence code ev-moves (did you mean ev-move?)"},
	{"stretches/neck-turn.md", "sources: [beta-2021]", "sources: [beta-2022]",
		"stretches/neck-turn.md:30: there is no source beta-2022 (did you mean beta-2021?)"},
	{"stretches/neck-turn.md", "claims: [cl-02]", "claims: [cl-20]",
		"stretches/neck-turn.md:31: there is no claim cl-20 (did you mean cl-02?)"},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: chair-stnad",
		"stretches/knee-sway.md:23: there is no move chair-stnad (did you mean chair-stand?)"},
	{"stretches/chair-stand.md", "harder: {move: table-reach}", "harder: {move: table-rech}",
		"stretches/chair-stand.md:27: there is no move table-rech (did you mean table-reach?)"},
	{"stretches/neck-turn.md", "easier: {move: slow-breath,", "easier: {move: slow-breeze,",
		"stretches/neck-turn.md:27: there is no move slow-breeze (did you mean slow-breath?)"},
	{"guides/techniques/start-here.md", "related: [stiff-neck, neck-turn]", "related:\n  - stiff-neck\n  - neck-trun",
		"guides/techniques/start-here.md:14: there is no guide, move, routine, plan or page neck-trun (did you mean neck-turn?)"},
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]", "start: [chair-stand, slow-breeze]",
		"vocabularies/regions.yaml:15: there is no move slow-breeze (did you mean slow-breath?)"},
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]\n", "start: [chair-stand]\n" +
		"- {id: all, whole: true, name: All over, meaning: all of it, hint: All, feels: Stiff., differs: It is both., start: [chair-stand]}\n" +
		"- {id: both, whole: true, name: Both, meaning: all of it, hint: All, feels: Stiff., differs: It is both., start: [chair-stand]}\n",
		"permalinks.txt:93: /both is new and has no line here: run `make permalinks`" + "\n" +
			"vocabularies/regions.yaml:16: all is all parts together: put it last"},
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]", "start: [chair-stand, knee-sway]",
		"vocabularies/regions.yaml:15: knee-sway begins on the floor: start with moves that do not"},
	{"vocabularies/regions.yaml", "start: [chair-stand, slow-breath]", "start: [chair-stand, slow-breath]\n  routines: [short-mornin]\n  guides: [neck-turn]\n  leave_out: stif-neck",
		"vocabularies/regions.yaml:16: there is no routine short-mornin (did you mean short-morning?)" + "\n" +
			"vocabularies/regions.yaml:17: there is no guide neck-turn: choose from stiff-neck, start-here" + "\n" +
			"vocabularies/regions.yaml:18: there is no guide, move, routine, plan or page stif-neck (did you mean stiff-neck?)"},
	{"stretches/chair-stand.md", "number: 1", "for: Strength for thighs.\nnumber: 1",
		"stretches/chair-stand.md:2: for is half a line: at most 8 words, without a full stop"},
	{"order.yaml", "", "asked: [stif-neck]\nclaims: [cl-99]\nguides:\n  - name: Necks\n    ids: [stiff-neck]\nroutines:\n  - name: Mornings\n    ids: [short-morning]\n  - name: Evenings\n    ids: [short-morning]\nquestions:\n  - name: Backs\n    ids: [q02]\n",
		"order.yaml:1: there is no guide, move, routine, plan or page stif-neck (did you mean stiff-neck?)" + "\n" +
			"order.yaml:2: there is no claim cl-99 (did you mean cl-01?)" + "\n" +
			"order.yaml:3: start-here stands in no group" + "\n" +
			"order.yaml:10: short-morning stands in an earlier group" + "\n" +
			"order.yaml:11: q01 stands in no group" + "\n" +
			"order.yaml:11: sore-tail stands in no group"},
	{"sources.yaml", "year: 2020", "year: long ago",
		"sources.yaml:4: a year such as 2021, or n.d., is expected, found long ago"},
	{"claims.yaml", "label: plain anatomy", "label: because",
		"claims.yaml:10: \"because\" is none of usual practice, plain anatomy, our own search"},
	{"safety.yaml", "checked: 2026-01-10\n", "checked: 2026-01-10\ndraft: true\n",
		"safety.yaml:6: the safety page is never a draft"},
	{"safety.yaml", "checked: 2026-01-10\n", "checked: 2026-01-10\npublish: 2026-01-10\n",
		"safety.yaml:6: the safety page is always there: take the day out"},
	{"safety.yaml", "checked: 2026-01-10\n", "checked: 2026-01-10\nclaims: [cl-01]\n",
		"safety.yaml:6: the safety page rests on sources alone, not on claims"},
	{"safety.yaml", "- id: very-ill", "- id: today",
		"safety.yaml:12: the id today belongs to the page around the cards: choose another"},
	{"signs.yaml", "searches: [numb|numbness legs, cannot|cant pee]", "searches: [numb|numbness legs, cannot > ]",
		"signs.yaml:25: \"cannot >\": > stands between two groups of words"},
	{"signs.yaml", "searches: [numb|numbness legs, cannot|cant pee]", "ambiguous: [{words: numb >, why: It may be the seat.}, {words: numb}]",
		"signs.yaml:25: \"numb >\": > stands between two groups of words\nsigns.yaml:25: missing field \"why\""},
	{"safety.yaml", "sudden pain|neck|back\", shingles]", "sudden pain|neck|back\", shingles +x]",
		"safety.yaml:46: \"shingles +x\": +x: write + and how many other words may be among them, 2 to 5; without it, 1 may"},
	{"withdrawn.yaml", "instead: /stretches/neck-turn", "instead: https://example.org/x",
		"withdrawn.yaml:4: write the address of one page of the site, found https://example.org/x"},
	{"guides/techniques/start-here.md", "> - no-study: We found no study of the rest.\n", "> - no-study: We found no study of the rest.\n\nAnd more.\n",
		"guides/techniques/start-here.md:55: the box > [!SURE] ends a guide: nothing comes after it"},
	{"guides/techniques/start-here.md", "> [!NOTE]\n> A remark", "> [!SURE]\n> - low: So it may be.\n\n> [!NOTE]\n> A remark",
		"guides/techniques/start-here.md:58: a second box > [!SURE]: a text has one"},
	{"pages/about.md", "It is for anyone", "> [!SURE]\n> - modrate: It may be so.\n\nIt is for anyone",
		"pages/about.md:8: \"modrate\" is no certainty word (did you mean moderate?): use high, moderate, low, very-low, no-study"},
	{"vocabularies/regions.yaml", "sources: [alpha-2020]", "sources: [alfa-2020]",
		"vocabularies/regions.yaml:8: there is no source alfa-2020 (did you mean alpha-2020?)"},
	{"vocabularies/kinds.yaml", "sources: [alpha-2020]", "sources: [alfa-2020]",
		"vocabularies/kinds.yaml:5: there is no source alfa-2020 (did you mean alpha-2020?)"},
	{"routines/short-morning.md", "  - move: knee-sway", "  - move: knee-swing",
		"routines/short-morning.md:12: there is no move knee-swing (did you mean knee-sway?)"},
	{"cautions.yaml", "cautions: [ca-10]", "cautions: [ca-99]",
		"cautions.yaml:43: there is no caution ca-99 (did you mean ca-09?)"},
	{"evidence.yaml", "claims: [cl-01]", "claims: [cl-01, cl-09]",
		"evidence.yaml:3: there is no claim cl-09 (did you mean cl-01?)"},
	{"evidence.yaml", "sources: [beta-2021, alpha-2020]", "sources: [beta-2021, alpha]",
		"evidence.yaml:8: there is no source alpha (did you mean alpha-2020?)"},
	{"claims.yaml", "sources: [alpha-2020, beta-2021]", "sources: [alpha-2020, beta]",
		"claims.yaml:5: there is no source beta (did you mean beta-2021?)"},
	{"signs.yaml", "    qualifiers: [new]\n    sources: [gamma-board]", "    qualifiers: [new]\n    sources: [gama-board]",
		"signs.yaml:31: there is no source gama-board (did you mean gamma-board?)"},
	{"cautions.yaml", "    why: A board advises it.\n    sources: [gamma-board]", "    why: A board advises it.\n    sources: [gama-board]",
		"cautions.yaml:14: there is no source gama-board (did you mean gamma-board?)"},
	{"guides/cause/new.md", "", "---\ntitle: New\nsummary: What is new here, for anyone with a tight back who has a few minutes for it.\nanswer: >-\n  One two three four five six seven eight nine ten one two three four five six seven eight nine ten\n  one two three four five six seven eight nine ten one two three four five six seven eight nine ten\nregions: [upper-back]\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nText.\n\n> [!SURE]\n> - low: Text.\n",
		"guides/cause/new.md:1: missing field \"now\"\nguides/cause/new.md:1: there is no section cause (did you mean causes?)"},
	{"stretches/chair-stand.md", "tags: [desk, morning]", "tags: [desk, morning, desk]",
		"stretches/chair-stand.md:11: desk stands twice"},
	{"stretches/neck-turn.md", "  - position: standing", "  - position: chair",
		"stretches/neck-turn.md:9: chair is named already"},
	{"stretches/chair-stand.md", "harder: {move: table-reach}", "harder: {move: chair-stand}",
		"stretches/chair-stand.md:27: a move cannot be its own harder"},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: knee-sway",
		"stretches/knee-sway.md:7: a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours" + "\n" +
			"stretches/knee-sway.md:23: a move cannot be its own swap"},
	{"guides/techniques/start-here.md", "related: [stiff-neck, neck-turn]", "related: [stiff-neck, start-here]",
		"guides/techniques/start-here.md:12: a guide cannot be related to itself"},
	{"stretches/knee-sway.md", "swap: chair-stand\n", "",
		"stretches/knee-sway.md:7: a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours"},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: table-reach",
		"stretches/knee-sway.md:7: a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours"},
	{"routines/short-morning.md", "position: all-fours", "position: chair",
		"routines/short-morning.md:15: table-reach cannot be done in the position chair: it offers all-fours, standing, bed"},

	// Words of a fixed choice.
	{"stretches/chair-stand.md", "certainty: low", "certainty: lower",
		`stretches/chair-stand.md:29: "lower" is none of high, moderate, low, very-low, no-study (did you mean low?)`},
	{"sources.yaml", "certainty: low", "certainty: low\n  certainty_to: very-low",
		`sources.yaml:24: certainty_to is the best of several grades, and certainty the worst: "very-low" is not better than "low"`},
	{"sources.yaml", "certainty: low", "certainty: low\n  certainty_to: moderate", ""},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: a book, on: 2026-01-10}",
		`sources.yaml:13: "a book" is none of full text, guideline, page, abstract, copy, second hand, not seen`},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {on: 2026-01-10}",
		`sources.yaml:13: missing field "as"`},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: abstract}",
		"sources.yaml:13: say on which day it was seen, such as {as: abstract, on: 2026-11-20}"},
	{"sources.yaml", "seen: {as: not seen}", "seen: {as: not seen, on: 2026-01-10}",
		"sources.yaml:26: a source that was not seen has no day on which it was"},
	{"sources.yaml", "seen: {as: abstract, on: 2026-01-10}", "seen: {as: abstract, on: 2026-01-11}",
		"sources.yaml:13: seen on 2026-01-11, but last checked on 2026-01-10: who looks at a source checks its entry"},
	{"sources.yaml", "certainty: not-graded", "certainty: none",
		`sources.yaml:36: "none" is none of high, moderate, low, very-low, not-graded`},
	{"sources.yaml", "studied: low-back", "studied: lowback",
		`sources.yaml:11: "lowback" is none of low-back, neck, upper-back, whole, other (did you mean low-back?)`},
	{"claims.yaml", "verdict: partly", "verdict: partially",
		`claims.yaml:3: "partially" is none of supported, partly, weak, contradicted, opinion (did you mean partly?)`},
	{"evidence.yaml", "basis: direct", "basis: directly",
		`evidence.yaml:9: "directly" is none of direct, programme, borrowed (did you mean direct?)`},
	{"cautions.yaml", "basis: consensus", "basis: opinion",
		`cautions.yaml:20: "opinion" is none of reference, consensus, usual-practice`},
	{"guides/causes/stiff-neck.md", "> - low: Turning", "> - lowish: Turning",
		`guides/causes/stiff-neck.md:18: "lowish" is no certainty word: use high, moderate, low, very-low, no-study`},

	// Statements that need a source.
	{"stretches/chair-stand.md", "sources: [alpha-2020]\n", "",
		"stretches/chair-stand.md:1: a move needs sources: at least one id"},
	{"claims.yaml", "  label: plain anatomy\n", "",
		"claims.yaml:6: cl-02 has no source: name one, or say in label why it may stand without"},
	{"cautions.yaml", "    why: A board advises it.\n    sources: [gamma-board]\n", "    why: A board advises it.\n",
		"cautions.yaml:8: ca-09 names no source: then its basis is usual-practice"},
	{"cautions.yaml", "  - id: ca-13", "  - id: ca-31",
		"cautions.yaml:1: the caution ca-13 is missing: it holds for moves without being named"},
	{"sources.yaml", "address: https://example.org/beta", "address: example.org/beta",
		"sources.yaml:20: a web address is expected, found example.org/beta"},

	// Doses.
	{"stretches/chair-stand.md", "dose: {sets: 2, reps: 8, tempo: 4s, rest: 30s}", "dose: {sets: 2, reps: 8, tempo: 4s, rest: 30s, sides: 3}",
		"stretches/chair-stand.md:12: sides is 1 or 2, found 3"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: 5, sets: 2}",
		"stretches/slow-breath.md:13: a dose is either minutes or sets and reps, not both"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: -5}",
		"stretches/slow-breath.md:13: minutes lie between 0 and 120, found -5"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: 121}",
		"stretches/slow-breath.md:13: minutes lie between 0 and 120, found 121"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: 1.3}",
		`plans/longer-mornings.md:23: "2 minutes" is more than slow-breath is ever done: "1 minute 18 seconds" is the most` + "\n" +
			`plans/longer-mornings.md:34: "3 minutes" is more than slow-breath is ever done: "1 minute 18 seconds" is the most` + "\n" +
			"stretches/slow-breath.md:13: minutes may have a half or a quarter, found 1.3"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: .nan}",
		"stretches/slow-breath.md:13: a number expected, found .nan"},
	{"stretches/chair-stand.md", "dose: {sets: 2, reps: 8,", "dose: {sets: 2,",
		"stretches/chair-stand.md:12: a dose needs sets and reps of at least 1, or minutes"},
	{"stretches/chair-stand.md", "dose: {sets: 2,", "dose: {sets: 21,",
		"stretches/chair-stand.md:12: 21 sets of 8 is more than anyone should do"},
	{"stretches/table-reach.md", "hold: 4s, tempo: 7s", "hold: 8s, tempo: 7s",
		"stretches/table-reach.md:23: tempo is the time of one repeat with its hold: it cannot be less than the hold of 8 seconds"},
	{"routines/short-morning.md", "dose: {minutes: 1}", "dose: {sides: 2}",
		"routines/short-morning.md:11: a dose needs sets and reps of at least 1, or minutes"},
	{"routines/short-morning.md", "dose: {minutes: 1}", "dose: {sets: 1, reps: 5}",
		`routines/short-morning.md:11: the steps of slow-breath are for a dose such as "5 minutes": the same form is needed here`},
	{"routines/short-morning.md", "dose: {minutes: 1}", "dose: {minutes: 6}",
		`plans/longer-mornings.md:22: "2 minutes" is less of slow-breath than in an earlier stage, "6 minutes": a plan builds up` + "\n" +
			`routines/short-morning.md:11: "6 minutes" is more than slow-breath is ever done: "5 minutes" is the most`},
	{"routines/short-morning.md", "  - move: knee-sway\n    position: floor", "  - move: knee-sway\n    position: floor\n    dose: {sets: 1, reps: 5, sides: 2}",
		"routines/short-morning.md:14: the dose has two sides, and knee-sway has none"},
	{"routines/short-morning.md", "  - move: knee-sway\n    position: floor", "  - move: knee-sway\n    position: floor\n    dose: {sets: 1, reps: 5, distance: 5cm}",
		"routines/short-morning.md:14: the dose has a distance, and knee-sway has none"},
	{"routines/short-morning.md", "  - move: knee-sway\n    position: floor", "  - move: knee-sway\n    position: floor\n    dose: {sets: 1, reps: 5, hold: 1s}",
		"routines/short-morning.md:14: the dose has a hold, and knee-sway has none"},
	{"routines/short-morning.md", "  - move: table-reach\n    position: all-fours", "  - move: table-reach\n    position: all-fours\n    dose: {sets: 1, reps: 2, hold: 5s, sides: 2}",
		`routines/short-morning.md:16: "Hold 5 seconds, 2 times each side" is more than table-reach is ever done: "Hold 4 seconds, 2 sets of 6, each side" is the most`},
	{"routines/short-morning.md", "days_a_week: 3", "days_a_week: 4",
		"routines/short-morning.md:7: chair-stand is done on at most 3 days a week: a routine with it too\nroutines/short-morning.md:7: table-reach is done on at most 3 days a week: a routine with it too"},
	{"routines/short-morning.md", "days_a_week: 3", "days_a_week: 0",
		"routines/short-morning.md:7: a whole number of at least 1 expected, found 0"},
	{"stretches/knee-sway.md", "days_a_week: 7", "days_a_week: 8",
		"stretches/knee-sway.md:11: a week has 7 days, found 8"},
	{"stretches/wall-roll.md", "aim: {minutes: 3, distance: 5-8cm, sides: 2}", "aim: {sets: 3, reps: 1, sides: 2}",
		"stretches/wall-roll.md:11: the dose and the aim are both in minutes, or both in repeats"},
	{"stretches/wall-roll.md", "aim: {minutes: 3, distance: 5-8cm, sides: 2}", "aim: {minutes: 3}",
		"stretches/wall-roll.md:11: the dose and the aim have the same sides"},
	{"stretches/wall-roll.md", "aim: {minutes: 3,", "aim: {minutes: 1,",
		"stretches/wall-roll.md:11: the aim is never less than the dose to start with: not its sets, reps, hold or minutes"},
	{"stretches/wall-roll.md", "aim: {minutes: 3,", "aim: {minutes: 1.5,",
		"stretches/wall-roll.md:11: the aim is the dose to start with: take it out"},
	{"stretches/wall-roll.md", "aim: {minutes: 3, distance: 5-8cm,", "aim: {minutes: 3, distance: 5-9cm,",
		"stretches/wall-roll.md:11: the dose and the aim have the same distance"},
	{"stretches/knee-sway.md", "tempo: 5s}", "tempo: 5s}\naim: {sets: 1, reps: 10, hold: 5s}",
		"stretches/knee-sway.md:11: the aim has a hold, and the dose to start with has none: no step says {hold}"},
	{"stretches/knee-sway.md", "tempo: 5s", "tempo: 601s",
		"stretches/knee-sway.md:10: a hold, a tempo or a rest takes at most 10 minutes"},
	{"stretches/neck-turn.md", "hold: 15s", "hold: 999999999999999999s",
		"stretches/neck-turn.md:18: a hold, a tempo or a rest takes at most 10 minutes"},
	{"stretches/neck-turn.md", "hold: 15s", "hold: 15s, rest: 601s",
		"stretches/neck-turn.md:18: a hold, a tempo or a rest takes at most 10 minutes"},
	{"stretches/wall-roll.md", "dose: {minutes: 1.5, distance: 5-8cm,", "dose: {minutes: 1.5, distance: 8-5cm,",
		"stretches/wall-roll.md:10: a distance such as 10cm or 5-8cm expected, found the text 8-5cm"},

	// Steps.
	{"stretches/neck-turn.md", "Wait {hold}, then {side}.", "Wait {holds}, then {side}.",
		"stretches/neck-turn.md:20: the dose has a hold, and no step says {hold}\nstretches/neck-turn.md:23: a step has no {holds} (did you mean hold?): choose from hold, times, minutes, distance, side"},
	{"stretches/neck-turn.md", "Sit tall.", "Sit tall for {minutes}.",
		"stretches/neck-turn.md:21: the dose gives no {minutes}: take it out of the step, or put it into the dose"},
	{"stretches/chair-stand.md", "Sit down slowly, and do this {times}.", "Do this {times}, and sit down.",
		"stretches/chair-stand.md:19: {times} ends a step, or stands before its end {side}: it may say “until the time is up”"},
	{"stretches/neck-turn.md", "Wait {hold}, then {side}.", "Wait {hold}, {side} and wait again.",
		"stretches/neck-turn.md:23: {side} is a step of its own, or ends one: “…, then {side}.”"},
	{"stretches/wall-roll.md", "Roll {distance} slowly over the sore spot, then {side}.", "Roll slowly over the sore spot.",
		"stretches/wall-roll.md:13: the dose has a distance, and no step says {distance}\nstretches/wall-roll.md:13: the dose has two sides, and no step says {side}"},
	{"stretches/neck-turn.md", "- text: Sit tall.", "- text: Sit } tall.",
		"stretches/neck-turn.md:21: a brace stands alone: there are only {hold}, {times}, {minutes}, {distance}, {side}"},
	{"stretches/neck-turn.md", "- text: Sit tall.", "- text: Sit tall {times.",
		"stretches/neck-turn.md:21: a brace stands alone: there are only {hold}, {times}, {minutes}, {distance}, {side}"},
	{"stretches/neck-turn.md", "- text: Sit tall.", "- text: Sit tall, {side}, then {side}.",
		"stretches/neck-turn.md:21: {side} is a step of its own, or ends one: “…, then {side}.”"},
	{"stretches/table-reach.md", "      - Lie on your back with your knees bent.\n", "",
		"stretches/table-reach.md:17: 2 steps: write 3 to 7, one action each"},

	// Guides, moves, routines and pages.
	{"stretches/chair-stand.md", "again. Your thighs and buttocks do the work.", "again, as often as you like, at home or at work, in the morning or in the evening, alone or with others, and count how often you did it.",
		"stretches/chair-stand.md:4: the summary has 171 characters: write 70 to 160"},
	{"stretches/chair-stand.md", "Your thighs and buttocks do the work.", "Your buttocks do all of it.",
		"stretches/chair-stand.md:4: the summary has 69 characters: write 70 to 160"},
	{"stretches/chair-stand.md", "checked: 2026-01-10", "checked: 2026-01-09",
		"stretches/chair-stand.md:32: checked on 2026-01-09, before it was written"},
	{"stretches/neck-turn.md", "date: 2026-02-01", "date: 2025-02-01",
		"stretches/neck-turn.md:34: changed on 2025-02-01, before it was written"},
	{"stretches/neck-turn.md", "checked: 2026-01-20", "checked: 2026-01-20\npublish: 2026-02-02",
		"stretches/neck-turn.md:34: changed on 2026-02-01, before it is published"},
	{"stretches/neck-turn.md", "why: The hold is shorter.}", "why: The hold is shorter.}\n  - {date: 2026-02-01, why: It has a new picture.}",
		"stretches/neck-turn.md:35: changed on 2026-02-01 twice: say in one line what changed that day"},
	{"guides/causes/stiff-neck.md", "  A neck may feel stiff after a long day in one position. Nobody knows exactly why. Most stiff necks ease within days,\n  whatever you do. Turn", "  Turn",
		"guides/causes/stiff-neck.md:4: the answer has 13 words: write 20 to 45"},
	{"guides/causes/stiff-neck.md", "Nobody knows exactly why.", "Nobody knows exactly why, and we do not know it either, but we can say what people do about it.",
		"guides/causes/stiff-neck.md:4: the answer has 54 words: write 20 to 45"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common, and it often follows a still day.[^beta-2021]\n\n> [!SURE]\n> - low: Turning the head may ease an ache.[^beta-2021]\n", "",
		"guides/causes/stiff-neck.md:1: this guide has no text"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common", "## Common?\n\nA stiff neck is common",
		"guides/causes/stiff-neck.md:15: begin the text with a paragraph, not with a heading" + "\n" +
			"permalinks.txt:93: /guides/causes/stiff-neck#common is new and has no line here: run `make permalinks`"},
	{"guides/causes/stiff-neck.md", "> [!SURE]\n> - low: Turning the head may ease an ache.[^beta-2021]\n", "",
		"guides/causes/stiff-neck.md:15: a box > [!SURE] is missing: say what we are sure of"},
	{"pages/checklist.md", "Do what you can.\n", "",
		"pages/checklist.md:1: this page has no text"},
	{"pages/about.md", "{#certainty}", "",
		"pages/about.md:7: a heading with the anchor {#certainty} is missing: other pages lead to it"},
	{"pages/about.md", "{#labels}", "",
		"pages/about.md:7: a heading with the anchor {#labels} is missing: other pages lead to it"},
	{"pages/floor.md", "## Getting up {#up}", "## Getting up",
		"pages/floor.md:14: a heading with the anchor {#up} is missing: other pages lead to it"},
	{"pages/floor.md", "figure: floor-down", "figure: floor-dwn",
		"pages/floor.md:8: the steps of the figure floor-down are missing: players show them"},
	{"pages/floor.md", "figure: floor-up", "figure: floor-down",
		"pages/floor.md:8: the steps of the figure floor-up are missing: players show them"},
	{"pages/floor.md", "sequences:\n  - figure: floor-down\n    pictures: [{steps: [Put both hands on the seat.]}, {steps: [\"Lower one knee, then the other.\"]}]\n  - figure: floor-up\n    pictures: [{steps: [Kneel in front of the seat.]}, {steps: [\"Push, turn and sit.\"]}]\n", "",
		"pages/floor.md:1: the steps of the figure floor-down are missing: players show them" + "\n" +
			"pages/floor.md:1: the steps of the figure floor-up are missing: players show them"},
	{"pages/floor.md", "{steps: [Put both hands on the seat.]}", "{steps: []}",
		`pages/floor.md:10: missing field "steps"`},
	{"pages/floor.md", "sequences:", "sequence:",
		`pages/floor.md:8: unknown field "sequence" (did you mean sequences?)`},
	{"stretches/neck-turn.md", "One trial of necks", "## On necks\n\nOne trial of necks",
		`stretches/neck-turn.md:37: no headings here: the text is a line or two on what we know ("On necks")`},
	{"stretches/neck-turn.md", "  - text: Sit tall.\n", "",
		"stretches/neck-turn.md:20: 2 steps: write 3 to 7, one action each"},
	{"stretches/neck-turn.md", "  - text: Sit tall.\n", "  - text: Sit tall.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n",
		"stretches/neck-turn.md:20: 8 steps: write 3 to 7, one action each"},
	{"stretches/neck-turn.md", "      - Turn your head slowly to the right.", "      - {text: Turn your head slowly to the right., frame: B}",
		"stretches/neck-turn.md:12: the first step has no frame: begin with A"},
	{"stretches/neck-turn.md", "      - Stand with your back against a wall.", "      - {text: Stand with your back against a wall., frame: B}",
		"stretches/neck-turn.md:12: frame A expected here, found B: letters go A, B, C, each once"},
	{"stretches/chair-stand.md", "    frame: B", "    frame: C",
		"stretches/chair-stand.md:18: frame B expected here, found C: letters go A, B, C, each once"},
	{"stretches/chair-stand.md", "    frame: B", "    frame: A",
		"stretches/chair-stand.md:18: frame B expected here, found A: letters go A, B, C, each once"},
	{"stretches/chair-stand.md", "    frame: A\n", "",
		"stretches/chair-stand.md:15: the first step has no frame: begin with A"},
	{"stretches/chair-stand.md", "cue: Lean forward, stand up, sit down slowly.", "cue: Lean forward, stand up, stand for a while, look round, sit down slowly.",
		"stretches/chair-stand.md:22: the cue has 13 words: at most 12 can be read aloud in one breath"},
	{"stretches/chair-stand.md", "easier: {text: Push with your hands.}", "easier: {}",
		"stretches/chair-stand.md:26: name a move or write a text"},
	{"stretches/slow-breath.md", "formerly: [old-breath]", "formerly: [old-breath, Breath 2]",
		`stretches/slow-breath.md:25: an old id is expected here, found "Breath 2"`},
	{"stretches/slow-breath.md", "formerly: [old-breath]", "formerly: [old-breath, knee-sway]",
		"stretches/slow-breath.md:25: /stretches/knee-sway is taken: an old address cannot be reused"},
	{"stretches/wall-roll.md", "sources: [alpha-2020]", "formerly: [old-breath]\nsources: [alpha-2020]",
		"stretches/wall-roll.md:24: /stretches/old-breath is taken: an old address cannot be reused"},

	// Links, citations and embeds.
	{"pages/about.md", "/safety#nerve-signs", "/safty",
		"pages/about.md:7: there is no page /safty (did you mean /safety?)"},
	{"pages/about.md", "/safety#nerve-signs", "/nowhere-at-all",
		"pages/about.md:7: there is no page /nowhere-at-all"},
	{"pages/about.md", "/safety#nerve-signs", "/safety#nerve-sign",
		"pages/about.md:7: there is no #nerve-sign on /safety (did you mean nerve-signs?)"},
	{"pages/about.md", "/safety#nerve-signs", "/floor#dwon",
		"pages/about.md:7: there is no #dwon on /floor (did you mean down?)"},
	{"pages/about.md", "/safety#nerve-signs", "/stretches/chair-stand#step-4",
		"pages/about.md:7: there is no #step-4 on /stretches/chair-stand (did you mean step-1?)"},
	{"pages/about.md", "/safety#nerve-signs", "/stretches/old-breath",
		"pages/about.md:7: /stretches/old-breath has moved to /stretches/slow-breath"},
	{"pages/about.md", "/safety#nerve-signs", "/safety/",
		"pages/about.md:7: there is no page /safety/ (did you mean /safety?)"},
	{"pages/about.md", "/safety#nerve-signs", "safety",
		"pages/about.md:7: safety leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "#down",
		"pages/about.md:7: #down leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "mailto:me@example.org",
		"pages/about.md:7: mailto:me@example.org leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "javascript:alert(1)",
		"pages/about.md:7: javascript:alert(1) leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "//example.org",
		"pages/about.md:7: //example.org leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "https://[",
		"pages/about.md:7: https://[ is not an address"},
	{"pages/about.md", "/safety#nerve-signs", "/stretches?tag=dsk",
		`pages/about.md:7: tag has no value "dsk"`},
	{"pages/about.md", "/safety#nerve-signs", "/stretches?tag=desk&region=upper-back",
		"pages/about.md:7: write /stretches?region=upper-back&tag=desk: filters have one order"},
	{"pages/about.md", "/safety#nerve-signs", "/guides?section=causes&colour=blue",
		"pages/about.md:7: write /guides?section=causes: filters have one order"},
	{"pages/about.md", "/safety#nerve-signs", "/floor?tag=desk",
		"pages/about.md:7: /floor takes no query"},
	{"pages/about.md", "/safety#nerve-signs", "/breathe?pace=9-9",
		`pages/about.md:7: pace has no value "9-9"`},
	{"pages/about.md", "/safety#nerve-signs", "/evidence/treatments?for=arm",
		`pages/about.md:7: for has no value "arm"`},
	{"pages/about.md", "/safety#nerve-signs", "/evidence/treatments?sort=effect&for=leg",
		"pages/about.md:7: write /evidence/treatments?for=leg&sort=effect: choices have one order, and what is usual is left out"},
	{"pages/about.md", "/safety#nerve-signs", "/breathe?minutes=2&pace=4-6",
		"pages/about.md:7: write /breathe?minutes=2: choices have one order, and what is usual is left out"},
	{"pages/about.md", "(/safety#nerve-signs)", "()",
		"pages/about.md:7: this link leads nowhere"},
	{"guides/causes/stiff-neck.md", "still day.[^beta-2021]", "still day.[^beta-2012]",
		"guides/causes/stiff-neck.md:15: [^beta-2012] is no source and no claim (did you mean beta-2021?)"},
	{"guides/techniques/start-here.md", "They don't need more,[^cl-02]", "They don't need more,[^CL-02]",
		"guides/techniques/start-here.md:17: [^CL-02] is no source and no claim (did you mean cl-02?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](stretch:neck-trun)",
		"guides/techniques/start-here.md:23: there is no move neck-trun (did you mean neck-turn?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](routine:short-morning)",
		"guides/techniques/start-here.md:23: only moves, figures, boxes of signs, medicines, weeks of walking and ladders can be placed in a text: ![](stretch:id), ![what it shows](figure:id), ![title](signs:id), ![](medicine:id), ![caption](walk:5-3) or ![title](ladder:id), found routine:short-morning"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![Down](figure:floor-dwn)",
		"guides/techniques/start-here.md:23: there is no figure floor-dwn (did you mean floor-down?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](figure:floor-down)",
		"guides/techniques/start-here.md:23: a figure without words: say between the brackets what it shows"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "Here: ![](stretch:neck-turn)",
		"guides/techniques/start-here.md:23: stretch:neck-turn must stand alone on a line, with an empty line above and below"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](/figures/neck.svg)",
		"guides/techniques/start-here.md:23: a text has no pictures of its own, only moves: ![](stretch:id), found /figures/neck.svg" + "\n" +
			"guides/techniques/start-here.md:23: picture without alt text: say in words what it shows"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![A neck](https://example.org/neck.png)",
		"guides/techniques/start-here.md:23: a text has no pictures of its own, only moves: ![](stretch:id), found https://example.org/neck.png"},

	// Markdown, which has tests of its own.
	{"guides/techniques/start-here.md", "Move often. It", "Move <b>often</b>. It",
		"guides/techniques/start-here.md:17: HTML is not allowed: take the tag out, or in Markdown put it between backquotes"},
	{"guides/techniques/start-here.md", "\n### And then?", "\n<div>And</div>\n\n### And then?",
		"guides/techniques/start-here.md:34: HTML is not allowed: take the tag out, or in Markdown put it between backquotes"},
	{"guides/techniques/start-here.md", "Table: One move for each half of the day\n", "",
		`guides/techniques/start-here.md:28: this table has no caption: write a line "Table: what it shows" under it`},
	{"guides/techniques/start-here.md", "### And then?", "#### And then?",
		"guides/techniques/start-here.md:34: headings are ## and, under one, ###: this is ####"},
	{"guides/techniques/start-here.md", "> [!TRY] Try this", "> [!HINT] Try this",
		"guides/techniques/start-here.md:25: unknown box HINT: there are TRY, STOP, NOTE and SURE"},

	// Things that guides advise against.
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn, chair-stand], routine: short-morning}",
		"guides/causes/stiff-neck.md:9: say what to do now by one of routine, moves, steps and swaps"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {}",
		"guides/causes/stiff-neck.md:9: the field \"now\" is empty"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn]}",
		"guides/causes/stiff-neck.md:9: 1 moves: 2 to 4 fit the first screen"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: []}",
		"guides/causes/stiff-neck.md:9: 0 moves: 2 to 4 fit the first screen"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {swaps: [{skip: Nodding, instead: chair-stand}, {skip: Bending, instead: neck-turn}]}\nagainst: [chair-stand]",
		"guides/causes/stiff-neck.md:9: the guide advises against chair-stand\nroutines/short-morning.md:16: guides/causes/stiff-neck.md advises against chair-stand: it stands in no routine"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn, neck-trun]}",
		"guides/causes/stiff-neck.md:9: there is no move neck-trun (did you mean neck-turn?)"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {routine: short-evening}",
		"guides/causes/stiff-neck.md:9: there is no routine short-evening (did you mean short-morning?)"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn, chair-stand]}\nagainst: [chair-stand]",
		"guides/causes/stiff-neck.md:9: the guide advises against chair-stand\nroutines/short-morning.md:16: guides/causes/stiff-neck.md advises against chair-stand: it stands in no routine"},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nwarning: {signs: [numb], text: Take care.}",
		"guides/causes/stiff-neck.md:9: a warning has a text, or signs"},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nwarning: {signs: [fever, numb]}",
		""},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nwarning: {text: Take care with your neck and take care with your back and take care with your arms. Take care with your legs and with your head and with all of the rest of you too and also with all of the days and nights and of all that you do in them at home and at work and in bed and on the floor.}",
		"guides/causes/stiff-neck.md:9: the warning has 64 words: at most 60 stand above what to do"},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\npicture: neck-turn.chiar",
		"guides/causes/stiff-neck.md:9: there is no figure neck-turn.chiar (did you mean neck-turn?)"},
	{"guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nagainst: [slow-breath, neck-trun]",
		"guides/causes/stiff-neck.md:9: there is no move neck-trun (did you mean neck-turn?)" + "\n" +
			"routines/short-morning.md:9: guides/causes/stiff-neck.md advises against slow-breath: it stands in no routine"},

	// Plans.
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 1",
		"plans/longer-mornings.md:7: 5 weeks in all: a plan takes 6 to 12"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 9",
		"plans/longer-mornings.md:7: 13 weeks in all: a plan takes 6 to 12"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 0",
		"plans/longer-mornings.md:7: 4 weeks in all: a plan takes 6 to 12\nplans/longer-mornings.md:9: a whole number of at least 1 expected, found 0"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 9223372036854775807",
		"plans/longer-mornings.md:9: 9223372036854775807 weeks: a whole plan takes 6 to 12"},
	{"plans/longer-mornings.md", "routine: short-morning, days_a_week: 2", "routine: short-mornin, days_a_week: 2",
		"plans/longer-mornings.md:12: there is no routine short-mornin (did you mean short-morning?)"},
	{"plans/longer-mornings.md", "days_a_week: 2}", "days_a_week: 4}",
		"plans/longer-mornings.md:12: short-morning is done on at most 3 days a week"},
	{"plans/longer-mornings.md", "days_a_week: 2}", "days_a_week: 8}",
		"plans/longer-mornings.md:11: its sessions take 8 days a week, and a week has 7\nplans/longer-mornings.md:12: short-morning is done on at most 3 days a week"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 2}\n      - {routine: short-morning, days_a_week: 1}\n",
		"plans/longer-mornings.md:13: short-morning stands twice in this stage"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 2}\n      - {routine: short-morning, days_a_week: 2}\n",
		"plans/longer-mornings.md:13: chair-stand is done on at most 3 days a week, and the sessions of this stage hold it on 4" + "\n" +
			"plans/longer-mornings.md:13: short-morning stands twice in this stage" + "\n" +
			"plans/longer-mornings.md:13: table-reach is done on at most 3 days a week, and the sessions of this stage hold it on 4"},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "neck-turn, dose: {minutes: 2}",
		"plans/longer-mornings.md:23: neck-turn does not stand in the routine short-morning"},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {sets: 1, reps: 5}",
		`plans/longer-mornings.md:23: the steps of slow-breath are for a dose such as "5 minutes": the same form is needed here`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 3}", "slow-breath, dose: {minutes: 6}",
		`plans/longer-mornings.md:34: "6 minutes" is more than slow-breath is ever done: "5 minutes" is the most`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {}",
		`plans/longer-mornings.md:23: missing field "dose"`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {sets: 0, reps: 2}",
		"plans/longer-mornings.md:23: a dose needs sets and reps of at least 1, or minutes"},
	{"plans/longer-mornings.md", "          - {move: slow-breath, dose: {minutes: 2}}\n", "          - {move: slow-breath, dose: {minutes: 2}}\n          - {move: slow-breath, dose: {minutes: 2}}\n",
		"plans/longer-mornings.md:24: slow-breath has a dose already"},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 3}", "slow-breath, dose: {minutes: 1}",
		`plans/longer-mornings.md:33: "1 minute" is less of slow-breath than in an earlier stage, "2 minutes": a plan builds up`},
	{"plans/longer-mornings.md", "  - name: Add\n    weeks: 2\n    expect: You breathe for longer.\n    sessions:\n      - routine: short-morning\n        days_a_week: 3\n        doses:\n          - {move: slow-breath, dose: {minutes: 2}}\n    up: Go on when the chair feels easy.\n    stay: Do the week again if the thighs still ache.\n    back: Go back to what you did before.\n  - name: Keep\n    weeks: 2", "  - name: Keep\n    weeks: 4",
		"plans/longer-mornings.md:7: 2 stages: a plan has 3 to 5"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 1}\n" + strings.Repeat("      - {routine: short-evening, days_a_week: 1}\n", 3),
		"plans/longer-mornings.md:11: 4 sessions: a stage has at most 3" + "\n" +
			"plans/longer-mornings.md:13: there is no routine short-evening (did you mean short-morning?)" + "\n" +
			"plans/longer-mornings.md:14: short-evening stands twice in this stage" + "\n" +
			"plans/longer-mornings.md:14: there is no routine short-evening (did you mean short-morning?)" + "\n" +
			"plans/longer-mornings.md:15: short-evening stands twice in this stage" + "\n" +
			"plans/longer-mornings.md:15: there is no routine short-evening (did you mean short-morning?)"},
	{"routines/short-morning.md", "days_a_week: 3", "days_a_week: 3\ndraft: true",
		"guides/causes/stiff-neck.md:10: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"intents.yaml:6: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"ladders.yaml:2: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"permalinks.txt:52: /routines/short-morning was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"plans/longer-mornings.md:12: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"plans/longer-mornings.md:20: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"plans/longer-mornings.md:31: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"questions.yaml:18: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"start.yaml:33: short-morning is a draft: a published page cannot lead to it" + "\n" +
			"start.yaml:35: short-morning is a draft: a published page cannot lead to it"},
	{"plans/longer-mornings.md", "tags: [morning]", "tags: [evening]",
		"plans/longer-mornings.md:5: there is no tag evening: choose from desk, morning, trunk, travel"},
	{"plans/longer-mornings.md", "expect: The moves feel new.", "expect: \"  \"",
		`plans/longer-mornings.md:10: the field "expect" is empty`},

	// Routines to start with at once.
	{"routines/short-morning.md", "days_a_week: 3", "days_a_week: 3\nstart: true",
		"routines/short-morning.md:14: start: true is for routines off the floor: nobody has chosen it there" + "\n" +
			"routines/short-morning.md:16: start: true is for routines off the floor: nobody has chosen it there"},

	// Addresses elsewhere.
	{"sources.yaml", "https://example.org/alpha", "https://doi.org/alpha",
		"sources.yaml:7: a web address is expected, found https://doi.org/alpha"},
	{"guides/techniques/start-here.md", "https://example.org/others", "https://example,org/others",
		"guides/techniques/start-here.md:21: a web address is expected, found https://example,org/others"},

	// A plan on a card, which the fixture lacks.
	{"card.yaml", "", card("", ""),
		noCardPage},
	{"card.yaml", "", card("say: at lunch", "say: after breakfast"),
		noCardPage + "\n" +
			"card.yaml:7: “after breakfast” stands twice under when"},
	{"card.yaml", "", card("say: at lunch", "say: at lunch, time: 25:00"),
		noCardPage + "\n" +
			"card.yaml:7: 25:00 is no time of day: write hours and minutes, such as 08:00"},
	{"card.yaml", "", card("id: lunch", "id: breakfast"),
		noCardPage + "\n" +
			"card.yaml:7: the id breakfast stands twice: see line 6"},
	{"card.yaml", "", card(", say: at lunch", ""),
		noCardPage + "\n" +
			`card.yaml:7: missing field "say"`},
	{"card.yaml", "", card("ask: Where?", "aks: Where?"),
		noCardPage + "\n" +
			`card.yaml:13: unknown field "aks" (did you mean ask?)`},
	{"card.yaml", "", card("id: mo-fr", "id: fr-mo"),
		noCardPage + "\n" +
			"card.yaml:11: fr-mo: write the codes of days in their order, such as mo-we-fr"},
	{"card.yaml", "", card("id: mo-fr", "id: mo-fri"),
		noCardPage + "\n" +
			"card.yaml:11: mo-fri: write the codes of days in their order, such as mo-we-fr"},
	{"card.yaml", "", card("id: mo-fr", "id: mo-tu-we-th"),
		noCardPage + "\n" +
			"card.yaml:10: no choice is few enough days for short-morning: up to 3 days a week"},
	{"card.yaml", "", card("id: where", "id: place"),
		noCardPage + "\n" +
			"card.yaml:2: the questions of a card are when, days, where, sore, tired, away, in this order"},
	{"card.yaml", "", card("sore_day: start-here", "sore_day: stiff-neck"),
		"card.yaml:1: stiff-neck has no steps under now: name a guide with steps" + "\n" +
			noCardPage},
	{"card.yaml", "", card("sore_day: start-here", "sore_day: start-hear"),
		noCardPage + "\n" +
			"card.yaml:1: there is no guide start-hear (did you mean start-here?)"},
	{"card.yaml", "", card("more: neck-turn", "more: neck-tern"),
		noCardPage + "\n" +
			"card.yaml:20: there is no guide, move, routine, plan or page neck-tern (did you mean neck-turn?)"},
	{"pages/card.md", "", "---\ntitle: On a card\nsummary: Choose when, where and which routine. Everything you choose is then printed on one side.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/card.md:1: card.yaml is missing: it has what this page is about" + "\n" +
			"permalinks.txt:93: /card is new and has no line here: run `make permalinks`"},

	// The form that leads to a routine.
	{"start.yaml", "question: Is it new?", "question: Is it new?\n    hnit: Think.",
		`start.yaml:4: unknown field "hnit" (did you mean hint?)`},
	{"start.yaml", "id: lasting", "id: new",
		"permalinks.txt:75: /start?pain=lasting was published and is gone: restore the id of the answer or the condition, which people have in their links" + "\n" +
			"start.yaml:10: the id new stands twice: see line 5"},
	{"start.yaml", "why: It is short.", "why: It takes 15 minutes.",
		"start.yaml:36: no answer that leads here is 15: correct the number, or say it without"},
	{"treatments.yaml", ", after: after a week", "",
		"treatments.yaml:5: say in after when the points were measured"},
	{"start.yaml", "name: 15 minutes", "name: 45 minutes",
		"start.yaml:17: this answer is 15 minutes: say that number here, and no other"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [self-massage], except: [table-reach]",
		"start.yaml:7: table-reach fits without this: take it out, or name the kind, the class or the words that it is an exception of"},
	{"sources.yaml", "year: 2020", "year: 2061",
		"sources.yaml:4: published in 2061, but last checked on 2026-01-10: nobody can have read it"},
	{"order.yaml", "", "",
		"order.yaml:1: this file cannot be read: file does not exist"},
	{"order.yaml", "asked: [start-here]", "asked: [start-here]\nguides:\n  - name: All\n    ids: [stiff-neck, start-here]",
		"order.yaml:1: there are no groups of questions, and there are of other lists: group all three, or none" + "\n" +
			"order.yaml:1: there are no groups of routines, and there are of other lists: group all three, or none"},
	{"start.yaml", "name: Days or weeks", "name: Days or weeks\n        regions: [neck]",
		"start.yaml:7: there is no region neck: choose from upper-back, lower-back"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [massage]",
		"start.yaml:7: there is no kind massage (did you mean self-massage?)"},
	{"start.yaml", "kinds: [self-massage]", "classes: [arching]",
		"start.yaml:7: there is no caution class arching: choose from balance, supine, strength"},
	{"start.yaml", "warning: {signs: [numb]}", "warning: {signs: [nunb]}",
		"start.yaml:8: there is no sign nunb (did you mean numb?)"},
	{"start.yaml", "warning: {signs: [numb]}", "warning: {signs: [numb], text: Take care.}",
		"start.yaml:8: a warning has a text, or signs"},
	{"start.yaml", "        more: [/floor]", "        more: [/flour]",
		"start.yaml:9: there is no page /flour (did you mean /floor?)"},
	{"start.yaml", "        more: [/floor]", "        more: [https://example.org]",
		"start.yaml:9: write the address of one page of the site, of a section of a guide or of a treatment, found https://example.org"},
	{"start.yaml", "        more: [/floor]", "        more: [/floor#up]",
		"start.yaml:9: write the address of one page of the site, of a section of a guide or of a treatment, found /floor#up"},
	{"start.yaml", "routine: short-morning\n    why: It is gentle.", "routine: short-evening\n    why: It is gentle.",
		"start.yaml:33: there is no routine short-evening (did you mean short-morning?)"},
	{"start.yaml", "why: It is short.", "why: " + strings.Repeat("It is short and ", 7) + "good.",
		"start.yaml:36: 29 words on why it is this routine: one sentence of at most 24"},
	{"start.yaml", "when: {pain: [new]}", "when: {pian: [new]}",
		"start.yaml:32: there is no question pian (did you mean pain?)"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: [old]}",
		"start.yaml:32: there is no answer old: choose from new, lasting"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: []}",
		"start.yaml:32: no answer to pain: name some, or take the line out"},
	{"start.yaml", "  - routine: short-morning\n", `  - when: {pain: [lasting], minutes: ["15"]}` + "\n    routine: short-morning\n",
		"start.yaml:31: no route for pain=lasting&minutes=30&fits=none, nor for 7 other combinations"},
	{"start.yaml", "  - routine: short-morning\n    why: It is short.\n", "",
		"start.yaml:31: no route for pain=lasting&minutes=15&fits=none, nor for 15 other combinations"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: [new, lasting]}",
		"start.yaml:35: no answers lead here: those above take all that would fit"},
	{"start.yaml", "condition: late, more: [/glossary]", "condition: lat, more: [/glossary]",
		"start.yaml:28: there is no condition lat (did you mean late?)"},
	{"start.yaml", "condition: late, more: [/glossary]", "condition: late",
		"start.yaml:28: no page to read if too few moves are left: name one under `more`"},
	{"start.yaml", "condition: late, more:", "more:",
		"start.yaml:28: a question with several answers asks for conditions, but its last answer is that there is none"},
	{"start.yaml", "name: None of these}", "name: None of these, condition: late, more: [/floor]}",
		"start.yaml:30: a question with several answers asks for conditions, but its last answer is that there is none"},
	{"start.yaml", "      - {id: legs,", strings.Repeat("      - {id: a, name: A, condition: late, more: [/floor]}\n", 9) + "      - {id: legs,",
		"start.yaml:1: more than 2000 combinations of answers: take some out"},
	{"start.yaml", "name: Months or years", "name: Months or years\n        off_floor: true",
		"start.yaml:36: short-morning does not fit pain=lasting: knee-sway is done on the floor"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [strength]",
		"start.yaml:33: short-morning does not fit pain=new: table-reach is of the kind strength"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [strength], except: [table-reach]",
		"start.yaml:33: short-morning does not fit pain=new: chair-stand is of the kind strength"},
	{"start.yaml", "kinds: [self-massage]", "except: [table-read]",
		"start.yaml:7: there is no move table-read (did you mean table-reach?)"},
	{"start.yaml", "kinds: [self-massage]", "classes: [supine]",
		"start.yaml:33: short-morning does not fit pain=new: knee-sway is of the caution class supine"},
	{"start.yaml", "words: [sore toes]", "words: [sore teos]",
		"start.yaml:7: no line of a move or a routine asks people with “sore teos” to leave something out: write the words of such a line"},
	{"start.yaml", "words: [sore toes]", "words: [sore knees]",
		"start.yaml:7: no line of a move or a routine asks people with “sore knees” to leave something out: write the words of such a line"},
	{"start.yaml", "        name: 15 minutes\n        regions: [upper-back]\n        minutes: 15\n", "        name: 4 minutes\n        regions: [upper-back]\n        minutes: 4\n",
		"start.yaml:33: short-morning does not fit minutes=15: it takes 9 minutes, and at most 5 are allowed" + "\n" +
			"start.yaml:35: short-morning does not fit minutes=15: it takes 9 minutes, and at most 5 are allowed"},
	{"routines/short-morning.md", "regions: [upper-back, lower-back]", "regions: [lower-back]",
		"start.yaml:33: short-morning does not fit minutes=15: it is not for the upper back" + "\n" +
			"start.yaml:35: short-morning does not fit minutes=15: it is not for the upper back"},
	{"routines/short-morning.md", "- Put the chair against a wall.", "- Sore toes? Leave this one out.",
		"start.yaml:33: short-morning does not fit pain=new: it says “Sore toes? Leave this one out.”"},
	{"stretches/chair-stand.md", "Sore knees? Use a higher chair.", "Sore toes? Leave the stands out.",
		"start.yaml:33: short-morning does not fit pain=new: chair-stand says “Sore toes? Leave the stands out.”"},
	{"start.yaml", "routes:\n", strings.Repeat("  - {id: more, question: Again, answers: [{id: a, name: A}]}\n", 3) + "routes:\n",
		"permalinks.txt:93: /start?more=a is new and has no line here: run `make permalinks`" + "\n" +
			"start.yaml:1: 6 questions: at most 5 stand before a routine" + "\n" +
			"start.yaml:32: the id more stands twice: see line 31" + "\n" +
			"start.yaml:33: the id more stands twice: see line 31"},
	{"start.yaml", "routes:\n", "  - id: more\n    question: More?\n    answers:\n" + strings.Repeat("      - {id: a, name: A}\n", 251) + "routes:\n",
		"start.yaml:1: more than 2000 combinations of answers: take some out"},
	{"pages/about.md", "It is for anyone with a back.", "It is for [anyone](/start?minutes=15&pain=new) with a back.",
		"pages/about.md:7: write /start?pain=new&minutes=15: the answers have one order"},
	{"pages/about.md", "It is for anyone with a back.", "It is for [anyone](/start?pain=old) with a back.",
		`pages/about.md:7: pain has no value "old"`},
	{"routines/start.md", "", strings.Replace(string(fixture.FS()["routines/short-morning.md"].Data), "title: Short morning", "title: Start\ndraft: true", 1),
		"routines/start.md:1: the id start is taken by pages/start.md: rename the file"},
	{"vocabularies/regions.yaml", "- id: lower-back", "- id: start\n  name: Start\n  meaning: a region with the name of a page\n  hint: None\n  feels: Not right.\n  differs: Not at all.\n  start: [chair-stand]\n- id: lower-back",
		"vocabularies/regions.yaml:9: the id start is taken by pages/start.md"},
	{"pages/start.md", "checked: 2026-01-10", "checked: 2026-01-10\ndraft: true",
		"permalinks.txt:68: /start was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"start.yaml:1: the page pages/start.md is missing: it says what this list is"},

	// The fragment of a heading that is gone.
	{"guides/techniques/start-here.md", "{#first}", "{#begin}",
		"permalinks.txt:36: /guides/techniques/start-here#first was published and is gone: name it behind the heading where its subject is now, as in ## Words {#words first}" + "\n" +
			"permalinks.txt:93: /guides/techniques/start-here#begin is new and has no line here: run `make permalinks`"},
	{"guides/techniques/start-here.md", "> [!TRY] Try this", "> [!TRY] Try this\n> ## Boxed {#boxed first-of-all}",
		"guides/techniques/start-here.md:26: a heading in a box cannot keep the anchors of others: set them behind one outside" + "\n" +
			"permalinks.txt:93: /guides/techniques/start-here#boxed is new and has no line here: run `make permalinks`" + "\n" +
			"permalinks.txt:93: /guides/techniques/start-here#first-of-all is new and has no line here: run `make permalinks`"},
	{"guides/techniques/start-here.md", "{#first}", "{#first and-then}",
		"guides/techniques/start-here.md:34: two headings have the anchor #and-then"},

	// Lists that the program shows on pages.
	{"checklist.yaml", string(fixture.FS()["checklist.yaml"].Data), "[]",
		"checklist.yaml:1: this list is empty" + "\n" +
			"permalinks.txt:5: /checklist#w1 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:6: /checklist#w2 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"barriers.yaml", "goes_on: true", "goes_on: true\n  symptom: true",
		"barriers.yaml:19: a symptom does not speak for going on: leave out one of symptom and goes_on"},
	{"barriers.yaml", "name: No better\n  symptom: true", "name: No better",
		"barriers.yaml:13: is about how the body is: add symptom: true"},
	{"barriers.yaml", "Go on.", strings.Repeat("Go on. ", 46),
		"barriers.yaml:20: 93 words: at most 90"},
	{"swaps.yaml", "", "- {move: neck-turn, others: [knee-sway, neck-turn], why: It is near.}\n",
		"swaps.yaml:1: knee-sway cannot be done in place of neck-turn: it is of the kind mobility, not stretch" + "\n" +
			"swaps.yaml:1: neck-turn cannot be done in place of neck-turn: it is the same move"},
	{"swaps.yaml", "", "- {move: chair-stand, others: [table-reach], why: It is near.}\n- {move: chair-stand, others: [chair-stnd], why: It is near.}\n",
		"swaps.yaml:1: table-reach cannot be done in place of chair-stand: it has the caution class supine, which chair-stand has not" + "\n" +
			"swaps.yaml:2: chair-stand has an entry already: join them" + "\n" +
			"swaps.yaml:2: there is no move chair-stnd (did you mean chair-stand?)"},
	{"swaps.yaml", "", "- {move: table-reach, others: []}\n",
		"swaps.yaml:1: missing field \"others\"\nswaps.yaml:1: missing field \"why\""},
	{"swaps.yaml", "", "- {move: chair-stnd, others: [table-reach], why: It is near.}\n",
		"swaps.yaml:1: there is no move chair-stnd (did you mean chair-stand?)"},
	{"walk.yaml", "minutes: [2,", "minutes: [1, 2,",
		"walk.yaml:1: the ladder begins with 2 minutes, found 1"},
	{"walk.yaml", "15, 18, 20", "15, 18, 17, 20",
		"walk.yaml:1: the ladder rises: 17 is less than 18"},
	{"walk.yaml", "15, 18, 20", "20",
		"walk.yaml:1: from 12 to 20 minutes: a step is at most 5"},
	{"walk.yaml", ", 30]", "]",
		"walk.yaml:1: the ladder ends with 30 minutes, found 25"},
	{"walk.yaml", "[3, 6, 9, 12]", "[1, 3, 6, 9, 12]",
		"walk.yaml:2: a day is added in a week from 2 to 12, found 1"},
	{"walk.yaml", "[3, 6, 9, 12]", "[3, 9, 6, 12]",
		"walk.yaml:2: the weeks stand in order: 6 follows 9"},
	{"walk.yaml", "[3, 6, 9, 12]", "[3, 6, 9]",
		"walk.yaml:2: 3 weeks that add a day: from 1 day to 5 it takes 4"},
	{"walk.yaml", "ask: For how long?\n", "",
		"walk.yaml:1: missing field \"ask\""},
	{"walk.yaml", "move: chair-stand", "move: chair-stant",
		"walk.yaml:3: there is no move chair-stant (did you mean chair-stand?)"},
	{"walk.yaml", "", "",
		"pages/walk.md:1: walk.yaml is missing: it has what this page is about\n" +
			"pages/walk.md:9: no walking plan begins with 2-1: write minutes and days, such as walk:5-3, and keep walk.yaml"},
	{"guidelines.yaml", "  - id: gamma-move\n", "  - id: gamma-tape\n",
		"guidelines.yaml:16: the id gamma-tape stands twice: see line 7" + "\n" +
			"permalinks.txt:19: /evidence/guidelines#gamma-move was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"guidelines.yaml", "  unseen: All of it.", "  unseen: All of it.\n  recommendations: [{id: gamma-move, say: Moving, advice: allows, reason: None.}]",
		"guidelines.yaml:27: alpha-2020 was seen as abstract only: nobody knows what it recommends" + "\n" +
			"guidelines.yaml:27: the id gamma-move is that of a recommendation of gamma-board too"},
	{"guidelines.yaml", "  unseen: All of it.\n", "",
		"guidelines.yaml:22: alpha-2020 recommends nothing here: say in unseen what was not read"},
	{"guidelines.yaml", "    reason: Nobody asks for it.\n", "",
		"guidelines.yaml:16: gamma-tape needs a page that says it, or the reason why none does, and not both"},
	{"guidelines.yaml", "    page: /floor\n", "    page: /floor\n    reason: It is here.\n",
		"guidelines.yaml:7: gamma-move needs a page that says it, or the reason why none does, and not both"},
	{"guidelines.yaml", "page: /floor", "page: /flor",
		"guidelines.yaml:11: there is no page /flor (did you mean /floor?)"},
	{"guidelines.yaml", "page: /floor", "page: /floor#second",
		"guidelines.yaml:11: there is no #second on /floor"},
	{"guidelines.yaml", "treatments#splint-leg", "treatments#points",
		"guidelines.yaml:15: write the address of one page of the site, of a section of a guide or of a treatment, found /evidence/treatments#points"},
	{"guidelines.yaml", "source: alpha-2020", "source: alpha-2021",
		"guidelines.yaml:22: there is no source alpha-2021 (did you mean alpha-2020?)"},
	{"guidelines.yaml", "source: alpha-2020", "source: gamma-board",
		"guidelines.yaml:22: the id gamma-board stands twice: see line 1"},
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
			"permalinks.txt:20: /evidence/guidelines#gamma-splint was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:93: /evidence/guidelines#listed is new and has no line here: run `make permalinks`"},
	{"guidelines.yaml", "", "",
		"pages/guidelines.md:1: guidelines.yaml is missing: it has what this page is about" + "\n" +
			"permalinks.txt:19: /evidence/guidelines#gamma-move was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:20: /evidence/guidelines#gamma-splint was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:21: /evidence/guidelines#gamma-tape was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"ladders.yaml", "fine: A mild pull., ", "",
		"ladders.yaml:8: missing field \"fine\""},
	{"ladders.yaml", ", back: you hold your breath.", "",
		"ladders.yaml:8: missing field \"back\""},
	{"ladders.yaml", "move: neck-turn", "move: neck-turns",
		"ladders.yaml:9: there is no move neck-turns (did you mean neck-turn?)"},
	{"ladders.yaml", "cautions: [balance]", "cautions: [balanse]",
		"ladders.yaml:6: there is no caution class balanse (did you mean balance?)"},
	{"ladders.yaml", "rest_page: short-morning", "rest_page: short-mornin",
		"ladders.yaml:2: there is no guide, move, routine, plan or page short-mornin (did you mean short-morning?)"},
	{"ladders.yaml", "      - {do: \"Look round, once a day.\", fine: Turning slowly., back: you dread it.}\n", "",
		"ladders.yaml:7: a ladder has 4 to 7 steps, found 3"},
	{"ladders.yaml", "back: you brace.}\n", "back: you brace.}\n" + strings.Join([]string{"", "{do: Bow., fine: A pull., back: you brace.}\n", "{do: Nod., fine: A pull., back: you brace.}\n", "{do: Sway., fine: A pull., back: you brace.}\n", "{do: Rise., fine: A pull., back: you brace.}\n"}, "      - "),
		"ladders.yaml:7: a ladder has 4 to 7 steps, found 8"},
	{"guides/techniques/start-here.md", "![Back to turning](ladder:turning)\n", "",
		"ladders.yaml:4: no guide shows the ladder turning: write ![title](ladder:turning) in one"},
	{"guides/techniques/start-here.md", "(ladder:turning)", "(ladder:turnin)",
		"guides/techniques/start-here.md:52: there is no ladder turnin in ladders.yaml (did you mean turning?)\n" +
			"ladders.yaml:4: no guide shows the ladder turning: write ![title](ladder:turning) in one"},
	{"guides/techniques/start-here.md", "![Back to turning]", "![]",
		"guides/techniques/start-here.md:52: a ladder without a title: write it between the brackets"},
	{"ladders.yaml", "", "",
		"guides/techniques/start-here.md:52: there is no ladder turning in ladders.yaml"},
	{"pages/walk.md", "(walk:2-1)", "(walk:2-01)",
		"pages/walk.md:9: no walking plan begins with 2-01: write minutes and days, such as walk:5-3, and keep walk.yaml"},
	{"pages/walk.md", "![From two minutes on one day]", "![]",
		"pages/walk.md:9: a table without a caption: write it between the brackets"},
	{"pages/walk.md", "", "",
		"permalinks.txt:92: /walk was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"walk.yaml:1: the page pages/walk.md is missing: it says what this list is"},
	{"questions.yaml", "id: q01", "id: q02",
		"permalinks.txt:47: /questions#q01 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"questions.yaml:7: the id q02 stands twice: see line 1"},
	{"questions.yaml", "more: about", "more: abort",
		"questions.yaml:10: there is no guide, move, routine, plan or page abort (did you mean about?)"},
	{"questions.yaml", "claims: [cl-02]", "claims: [cl-03]",
		"questions.yaml:11: there is no claim cl-03 (did you mean cl-01?)"},
	{"pages/questions.md", "Ask these first.", "## Ask {#q01}",
		"questions.yaml:1: the id q01 is that of a heading on /questions too"},
	{"pages/questions.md", "checked: 2026-01-10", "checked: 2026-01-10\ndraft: true",
		"permalinks.txt:46: /questions was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:47: /questions#q01 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:48: /questions#q02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"questions.yaml:1: the page pages/questions.md is missing: it says what this list is"},
	{"pages/breathe.md", "checked: 2026-01-10", "checked: 2026-01-10\ndraft: true",
		"pages/breathe.md:1: this page is missing, or a draft: it says what the breathing pacer is for" + "\n" +
			"permalinks.txt:3: /breathe was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"pages/handout.md", "checked: 2026-01-10", "checked: 2026-01-10\ndraft: true",
		"pages/handout.md:1: this page is missing, or a draft: it says what a sheet is" + "\n" +
			"permalinks.txt:38: /handout was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"treatments.yaml", "for: recent", "for: acute",
		`treatments.yaml:4: "acute" is none of recent, lasting, leg, narrowing, neck, upper-back, pregnancy, prevention`},
	{"treatments.yaml", "certainty: moderate", "certainty: strong",
		`treatments.yaml:6: "strong" is none of high, moderate, low, very-low, no-study`},
	{"treatments.yaml", "result: none", "result: nothing",
		`treatments.yaml:19: "nothing" is none of clear, small, some, same, none, unknown, harm`},
	{"treatments.yaml", "points: 12", "points: 120",
		"treatments.yaml:5: points are 0 to 100: how much less pain there was"},
	{"treatments.yaml", "trials: 3", "trials: -1",
		"treatments.yaml:7: a whole number of at least 1 expected, found -1"},
	{"treatments.yaml", "people: 412", "people: -4",
		"treatments.yaml:8: a whole number of at least 1 expected, found -4"},
	{"treatments.yaml", "points: 12, ", "",
		"treatments.yaml:5: say the difference, in points or in text"},
	{"treatments.yaml", "  result: none\n", "",
		"treatments.yaml:15: without points the field result must say what came of it"},
	{"treatments.yaml", "for: recent\n  effect: {points: 12,", "for: recent\n  result: clear\n  effect: {points: 9.5,",
		"treatments.yaml:5: clear is more than 9.5 points of 100: clear is at least 10 points of 100, or what reviewers call moderate or large"},
	{"treatments.yaml", "  harms: Stiffness.\n", "",
		"treatments.yaml:29: say the harms in the field harms"},
	{"treatments.yaml", "sources: [alpha-2020]", "sources: []",
		`treatments.yaml:12: the field "sources" is empty`},
	{"treatments.yaml", "id: toe-leg", "id: move-recent",
		"permalinks.txt:25: /evidence/treatments#toe-leg was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"treatments.yaml:15: the id move-recent stands twice: see line 1" + "\n" +
			"treatments.yaml:18: the id of a row ends with what it is for, and move-recent does not end with -leg: correct the one that is wrong"},
	{"treatments.yaml", "id: toe-leg", "id: points",
		"permalinks.txt:25: /evidence/treatments#toe-leg was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:93: /evidence/treatments#points is new and has no line here: run `make permalinks`" + "\n" +
			"treatments.yaml:15: the id points is that of a heading on /evidence/treatments too" + "\n" +
			"treatments.yaml:18: the id of a row ends with what it is for, and points does not end with -leg: correct the one that is wrong"},
	{"treatments.yaml", "names: [splint]\n  for: leg", "names: [splint]\n  for: neck",
		"treatments.yaml:28: the id of a row ends with what it is for, and splint-leg does not end with -neck: correct the one that is wrong"},
	{"treatments.yaml", "treatment: A splint", "treatment: Toe rings",
		"treatments.yaml:27: “Toe rings” has other names in another row (toe ring): it has the same in each"},
	{"treatments.yaml", "more: start-here", "more: start-her",
		"treatments.yaml:13: there is no guide, move, routine, plan or page start-her (did you mean start-here?)"},
	{"claims.yaml", "id: cl-02", "id: treatments",
		"claims.yaml:6: the id treatments is reserved: a table has that address" + "\n" +
			"guides/techniques/start-here.md:17: [^cl-02] is no source and no claim (did you mean cl-01?)" + "\n" +
			"permalinks.txt:17: /evidence/cl-02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"questions.yaml:11: there is no claim cl-02 (did you mean cl-01?)" + "\n" +
			"stretches/neck-turn.md:31: there is no claim cl-02 (did you mean cl-01?)"},
	{"checklist.yaml", "certainty: moderate", "certainty: strong",
		`checklist.yaml:4: "strong" is none of high, moderate, low, very-low, no-study`},
	{"glossary.yaml", "more: about", "more: abort",
		"glossary.yaml:4: there is no guide, move, routine, plan or page abort (did you mean about?)"},
	{"glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [stiff neck, low]",
		`glossary.yaml:8: "low" is a certainty word: texts need it unlinked`},
	{"questions.yaml", "id: q02", "id: before",
		"permalinks.txt:48: /questions#q02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:93: /questions#before is new and has no line here: run `make permalinks`" + "\n" +
			"questions.yaml:7: the id before belongs to the page around the list: choose another"},
	{"sources.yaml", "kind: trial", "kind: trail",
		`sources.yaml:15: "trail" is none of guideline, systematic-review, trial, cohort, cross-sectional, case-report, laboratory, model, professional-statement, patient-information (did you mean trial?)`},
	{"claims.yaml", "id: cl-02", "id: cl-03",
		"guides/techniques/start-here.md:17: [^cl-02] is no source and no claim (did you mean cl-01?)" + "\n" +
			"permalinks.txt:17: /evidence/cl-02 was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:93: /evidence/cl-03 is new and has no line here: run `make permalinks`" + "\n" +
			"questions.yaml:11: there is no claim cl-02 (did you mean cl-01?)" + "\n" +
			"stretches/neck-turn.md:31: there is no claim cl-02 (did you mean cl-01?)"},
	{"glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [Stiff neck, stiff neck]",
		`glossary.yaml:8: "stiff neck" is a form of neck-stiffness already`},

	// Standard sentences.
	{"evidence.yaml", "ease an ache in the neck.", "ease an ache in the neck.[^delta-2023]",
		"evidence.yaml:7: [^delta-2023] is no source and no claim (did you mean beta-2021?)"},
	{"evidence.yaml", "Turning the head may", "Turning [the head](/heads) may",
		"evidence.yaml:7: there is no page /heads"},
	{"evidence.yaml", "Turning the head may", "Turning <b>the head</b> may",
		"evidence.yaml:7: HTML is not allowed: take the tag out, or in Markdown put it between backquotes"},
	{"evidence.yaml", "Turning the head may", "\"- Turning the head\"\n  # may",
		"evidence.yaml:7: one line of text expected, without headings, lists or boxes"},

	// Names of vocabularies.
	{"vocabularies/sections.yaml", "  name: Techniques\n", "  name: At a desk\n",
		"vocabularies/tags.yaml:2: the name \"At a desk\" is a title in vocabularies/sections.yaml too, and each of them has a page"},

	// The safety page.
	{"safety.yaml", "signs: [fever, low]", "signs: [fever, no-better]",
		"safety.yaml:17: the sign no-better is on a card already" + "\n" +
			"signs.yaml:44: the sign low is on no card of the safety page, where readers look for it"},
	{"safety.yaml", "    signs: [no-better]\n\n", "    signs: [no-better, fever]\n\n",
		"safety.yaml:17: the sign fever is on a card already"},
	{"safety.yaml", "signs: [fever, low]", "signs: [low]",
		"signs.yaml:39: the sign fever is on no card of the safety page, where readers look for it"},
	{"safety.yaml", "signs: [numb, both-legs, chest-pain]", "signs: [numb, both-leg, chest-pain]",
		"safety.yaml:10: there is no sign both-leg (did you mean both-legs?)" + "\n" +
			"signs.yaml:26: the sign both-legs is on no card of the safety page, where readers look for it"},
	{"safety.yaml", "mini: {lines: [numb, chest]", "mini: {lines: [numb, fever]",
		"safety.yaml:27: fever is no emergency: the small card has emergency signs only"},
	{"safety.yaml", "mini: {lines: [numb, chest]", "mini: {lines: [numb, chst]",
		"safety.yaml:27: there is no line chst (did you mean chest?)"},
	{"safety.yaml", "signs: [fever], words", "signs: [fever, numb], words",
		"safety.yaml:23: fever asks to get advice today ({advice}), and numb to call {emergency} now: a line asks for one thing"},
	{"safety.yaml", "signs: [low], words", "signs: [fever, low], words",
		"safety.yaml:24: fever asks to get advice today ({advice}), and low to call {crisis}: a line asks for one thing"},
	{"safety.yaml", "words: Low thoughts", "words: Low thoughts " + strings.Repeat("and more ", 12),
		"safety.yaml:24: 26 words: at most 24 in a line"},
	{"safety.yaml", "legs, low]}", "legs]}",
		"safety.yaml:24: the line low is on no card and in no box: take it out"},
	{"safety.yaml", "[fever, numb, legs, low]", "[fever, legs, low]",
		"safety.yaml:31: the sign numb concerns the box back, which does not have it"},
	{"safety.yaml", "  - {id: chest, lines: [chest]}", "  - {id: chest, lines: [chest, numb, legs, fever, low, no-better]}",
		"safety.yaml:32: 6 lines: at most 5 can be taken in" + "\n" +
			"signs.yaml:24: the box chest has the sign numb, which needs help now: say in concerns that it must" + "\n" +
			"signs.yaml:32: the box chest has the sign both-legs, which needs help now: say in concerns that it must"},
	{"safety.yaml", "  - {id: chest, lines: [chest]}", "  - {id: breast, lines: [chest]}",
		"signs.yaml:38: the box breast has the sign chest-pain, which needs help now: say in concerns that it must" + "\n" +
			"signs.yaml:38: there is no box chest: choose from back, breast"},
	{"signs.yaml", "id: numb\n    level: emergency", "id: numb\n    level: today",
		"safety.yaml:27: numb is no emergency: the small card has emergency signs only"},
	{"safety.yaml", "signs: [fever], words: Fever with back pain}\n  - {id: low, signs: [low]", "signs: [fever, numb], words: Fever with back pain}\n  - {id: low, signs: [low, numb]",
		"signs.yaml:20: 2 places do not fit what numb asks for: change them, or that: safety.yaml:23: fever asks to get advice today ({advice}), and numb to call {emergency} now: a line asks for one thing; safety.yaml:24: low asks to call {crisis}, and numb to call {emergency} now: a line asks for one thing"},
	{"signs.yaml", "id: fever\n    level: today", "id: fever\n    level: emergency",
		"signs.yaml:39: the sign fever needs help now: say in concerns which boxes must have it"},
	{"signs.yaml", "id: no-better\n    level: appointment", "id: no-better\n    level: today",
		""},
	{"signs.yaml", "    concerns: [chest]\n", "",
		"signs.yaml:33: the sign chest-pain needs help now: say in concerns which boxes must have it"},
	{"guides/techniques/start-here.md", "> [!STOP] Stop and get help\n> Watch for {sign:numb}, and for {sign:fever}.", "![Stop](signs:bak)",
		"guides/techniques/start-here.md:38: there is no box bak in safety.yaml (did you mean back?)"},
	{"guides/techniques/start-here.md", "> [!STOP] Stop and get help\n> Watch for {sign:numb}, and for {sign:fever}.", "![](signs:back)",
		"guides/techniques/start-here.md:38: a box without a title: write it between the brackets"},
	{"safety.yaml", "more: Other signs}", "more: " + strings.Repeat("Other signs ", 30) + "}",
		"safety.yaml:27: 72 words on this card: at most 60"},
	{"safety.yaml", "- id: very-ill", "- id: nerve-signs",
		"safety.yaml:12: two cards have the id nerve-signs"},
	{"safety.yaml", "- id: very-ill", "- id: Very ill",
		"safety.yaml:12: \"Very ill\" is no id: use small letters, digits and hyphens"},
	{"signs.yaml", `"**Fever** with back pain."`, `"**Fever** with [back pain](/lower-back)."`,
		"signs.yaml:41: no links or citations in a sign: it must be read without them"},
	{"signs.yaml", `"**Fever** with back pain."`, `"**Fever** with back pain.[^gamma-board]"`,
		"signs.yaml:41: no links or citations in a sign: it must be read without them"},
	{"signs.yaml", "phrase: new pain in both legs", "phrase: pain in both legs",
		"signs.yaml:29: this is no sign without “new”: say so here too"},
	{"signs.yaml", "level: appointment", "level: soon",
		"signs.yaml:51: there is no level soon: choose from emergency, today, appointment"},
	{"signs.yaml", "  - id: appointment\n", "  - id: later\n",
		"signs.yaml:1: the levels are emergency, today, appointment, in this order"},
	{"signs.yaml", `act: "get advice today ({advice})"`, `act: "get advice next month (111)"`,
		"signs.yaml:10: the level today asks for help with the words “{advice} today”: say so here\nsigns.yaml:10: “111” is a phone number, which differs from country to country: write {emergency}, {advice} or {crisis}"},
	{"signs.yaml", `act: "call {emergency} now"`, `act: "call {emergency}"`,
		"signs.yaml:5: the level emergency asks for help with the words “{emergency} now”: say so here"},
	{"signs.yaml", `short: "call {emergency}"`, `short: "call 112"`,
		"signs.yaml:6: the level emergency asks for help with the words “{emergency}”: say so here\nsigns.yaml:6: “112” is a phone number, which differs from country to country: write {emergency}, {advice} or {crisis}"},
	{"signs.yaml", `act: "call {crisis}"`, `act: "wait a week"`,
		"signs.yaml:48: “wait a week” is no act of the level today, which has call {crisis}: choose one, or add it to the acts of the level"},
	{"signs.yaml", "    act: \"call {crisis}\"\n", "",
		"signs.yaml:12: no sign of the level today asks for this: take it out"},
	{"signs.yaml", `acts: ["call {crisis}"]`, `acts: ["call {crisis}", "wait a week"]`,
		"signs.yaml:12: an act of the level today says “{advice}” or “{crisis}” or “now” or “today”: say so here"},
	{"intents.yaml", "Warmth may help too.", "Call {emergency} now for chest pain.",
		"intents.yaml:4: it asks for help as the level emergency does: name the signs of that level under signs, or take it out"},
	{"intents.yaml", "Warmth may help too.\n", "Call {emergency} now for chest pain.\n    signs: [chest-pain]\n",
		""},
	{"intents.yaml", "Warmth may help too.\n", "Wait a week and rest in bed.\n    signs: [chest-pain]\n",
		"intents.yaml:4: its signs need an act of the level emergency: say “call {emergency} now” or “call {emergency}”" + "\n" +
			"intents.yaml:5: the answer does not say chest-pain (chest pain): say it, or take it out"},
	{"intents.yaml", "Warmth may help too.\n", "Wait a week.\n    signs: [chest-pane]\n",
		"intents.yaml:5: there is no sign chest-pane (did you mean chest-pain?)"},

	// Texts.
	{"stretches/chair-stand.md", "title: Chair stand", "title: Chair <b>stand</b>",
		"stretches/chair-stand.md:3: HTML is not allowed: take the tag out, or in Markdown put it between backquotes"},
	{"treatments.yaml", "treatment: Toe rings", "treatment: =cmd|calc",
		"treatments.yaml:16: a spreadsheet takes a text that begins with = for a formula: begin with a word"},
	{"intents.yaml", "Warmth may help too.", "Warmth may help, or ring 111.",
		"intents.yaml:4: “111” is a phone number, which differs from country to country: write {emergency}, {advice} or {crisis}"},
	{"safety.yaml", "unsure:\n", "unsure:\n  line:\n",
		`safety.yaml:46: the field "line" stands twice: see line 45`},
	{"sources.yaml", "certainty: not-graded", "certainty: not-graded\n  certainty_to:",
		`sources.yaml:37: the field "certainty_to" is empty: fill it in or take it out`},
	{"queries/signs.txt", "", "numb\x07 legs\n",
		"queries/signs.txt:1: U+0007 is a control character, which nobody sees: take it out"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 1026-01-10",
		"stretches/chair-stand.md:31: a day of the calendar such as 2026-11-20, from 2025 on, expected, found 1026-01-10"},

	// What others say in the words of a file that could not be read is not reported.
	{"signs.yaml", "level: today\n    sign: \"**Fever**", "level: todya\n    sign: \"**Fever**",
		"signs.yaml:40: there is no level todya (did you mean today?)"},
	{"treatments.yaml", "certainty: moderate", "certainty: modrate",
		`treatments.yaml:6: "modrate" is none of high, moderate, low, very-low, no-study (did you mean moderate?)`},
	{"medicines.yaml", "  ask:\n    - {line", "  ask:\n    - {id: pregnancy, line",
		"medicines.yaml:9: the line pregnancy stands twice in what is said of tablet"},
	{"medicines.yaml", "  short:", "\tshort:",
		"medicines.yaml:4: this is not YAML: a tab stands here: write spaces instead"},
	{"safety.yaml", `"**Chest pain**"`, `"<b>Chest pain</b>"`,
		"safety.yaml:22: HTML is not allowed: take the tag out, or in Markdown put it between backquotes"},

	{"safety.yaml", "  - id: very-ill\n    topic: You feel ill\n    signs: [fever, low]\n  - id: book\n    topic: None of these\n    signs: [no-better]\n", "  - id: book\n    topic: None of these\n    signs: [no-better]\n  - id: very-ill\n    topic: You feel ill\n    signs: [fever, low]\n",
		""},
	{"safety.yaml", "\nmini: {lines: [numb, chest], more: Other signs}\nfull: {heading: When to get help, lines: [numb, fever,", "  - {id: a, signs: [fever], words: A}\n  - {id: b, signs: [fever], words: B}\n  - {id: c, signs: [fever], words: C}\n  - {id: d, signs: [fever], words: D}\n\nmini: {lines: [numb, chest], more: Other signs}\nfull: {heading: When to get help, lines: [a, b, c, d, low, numb, fever,",
		"safety.yaml:32: 6 lines of level today: at most 5 can be taken in"},
	{"safety.yaml", "mini: {lines: [numb, chest]", "mini: {lines: [numb, chest, numb]",
		"safety.yaml:27: numb stands twice"},
	{"safety.yaml", "signs: [numb, both-legs, chest-pain]", "signs: [numb, both-legs, chest-pain, low, fever, no-better]",
		"safety.yaml:10: 6 signs: at most 5 can be taken in" + "\n" +
			"safety.yaml:14: the sign fever is on a card already" + "\n" +
			"safety.yaml:14: the sign low is on a card already" + "\n" +
			"safety.yaml:17: the sign no-better is on a card already"},

	// References to signs and cautions.
	{"guides/techniques/start-here.md", "{sign:numb}", "{sign:nub}",
		"guides/techniques/start-here.md:39: there is no sign nub (did you mean numb?)"},
	{"questions.yaml", "claims: [cl-02]", "claims: [cl-02]\n  related: [start-here]",
		"questions.yaml:12: only an answer with a page of its own shows related pages: write page: true, or leave them to about"},
	{"questions.yaml", "claims: [cl-02]", "claims: [cl-02]\n  warning: {signs: [chest-pain]}",
		"questions.yaml:12: only an answer with a page of its own has a warning: write the signs within it, or page: true"},
	{"questions.yaml", "answer: It has three.", "answer: It has three. {rule:pain}",
		"questions.yaml:9: {rule:pain} is for texts of pages: write what belongs here"},
	{"guides/techniques/start-here.md", "> Watch for {sign:numb}, and for {sign:fever}.", "> Watch out. {rule:gain}",
		"guides/techniques/start-here.md:39: there is no rule gain: choose from pain, adding"},
	{"guides/techniques/start-here.md", "> Watch for {sign:numb}, and for {sign:fever}.", "> {caution:ca-99}",
		"guides/techniques/start-here.md:38: the box STOP is empty" + "\n" +
			"guides/techniques/start-here.md:39: there is no caution ca-99 (did you mean ca-09?)"},
	{"safety.yaml", "    - \"More than mild: do less next time.\"\n", "",
		"safety.yaml:35: the pain rule has four sentences, found 3"},

	// Moved and withdrawn pages.
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: stretches/head-circle",
		"permalinks.txt:79: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: an address begins with /, found stretches/head-circle" + "\n" +
			"withdrawn.yaml:1: stretches/head-circle was never published: it has no line in permalinks.txt"},
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: /stretches/wall-roll",
		"permalinks.txt:79: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: /stretches/wall-roll is still there: a withdrawn address cannot be reused"},
	{"withdrawn.yaml", "address: /stretches/head-circle", "address: /stretches/old-breath",
		"permalinks.txt:79: /stretches/head-circle was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"withdrawn.yaml:1: /stretches/old-breath is still there: a withdrawn address cannot be reused"},
	{"withdrawn.yaml", "- address: /stretches/head-circle", "- {address: /stretches/head-circle, why: It went., instead: /}\n- address: /stretches/head-circle",
		"withdrawn.yaml:2: /stretches/head-circle stands twice"},
	{"withdrawn.yaml", "instead: /stretches/neck-turn", "instead: /stretches/neck-trun",
		"withdrawn.yaml:4: there is no page /stretches/neck-trun (did you mean /stretches/neck-turn?)"},
	{"permalinks.txt", "/about\n", "/abort\n/about\n",
		"permalinks.txt:2: /abort was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},
	{"permalinks.txt", "/about\n/breathe\n", "/breathe\n/about\n",
		"permalinks.txt:3: lines are sorted, each address once: /about stands after /breathe"},
	{"permalinks.txt", "/about\n", "/about\n/about\n",
		"permalinks.txt:3: lines are sorted, each address once: /about stands after /about"},
	{"permalinks.txt", "/s/6\n", "garbage\n/s/6\n\n",
		`permalinks.txt:58: an address is expected here, and begins with /, found "garbage"` + "\n" +
			"permalinks.txt:59: lines are sorted, each address once: /s/6 stands after garbage" + "\n" +
			`permalinks.txt:60: an address is expected here, and begins with /, found ""`},
	{"permalinks.txt", "/s/6\n", "",
		"permalinks.txt:92: /s/6 is new and has no line here: run `make permalinks`"},
	{"permalinks.txt", "/s/6\n", "/s/06\n/s/6\n",
		"permalinks.txt:58: /s/06 was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"permalinks.txt:58: lines are sorted, each address once: /s/06 stands after /s/5"},
	{"owners.yaml", "", "- owner: physiotherapist\n  of: [\"*\", \"sign:fever\", \"sign:fevers\", /about, pages/gone.md]\n",
		"owners.yaml:2: pages/gone.md matches no file, address or rule with a day to check it again: mend it or take it out" + "\n" +
			"owners.yaml:2: sign:fevers matches no file, address or rule with a day to check it again: mend it or take it out"},
}

// noCardPage is the problem of a card.yaml without its page, which the fixture lacks too.
const noCardPage = "card.yaml:1: the page pages/card.md is missing: it says what this list is"

// card returns a card.yaml in which old is replaced by new.
func card(old, new string) string {
	return strings.Replace(`sore_day: start-here
questions:
  - id: when
    ask: When?
    choices:
      - {id: breakfast, say: after breakfast}
      - {id: lunch, say: at lunch}
  - id: days
    ask: On which days?
    choices:
      - {id: mo-fr, say: on Monday and Friday}
  - id: where
    ask: Where?
    choices:
      - {id: desk, say: at my desk, off_floor: true}
  - id: sore
    ask: If I am sore, then
    choices:
      - {id: half, say: I do half of it}
      - {id: turn, say: I turn my head, more: neck-turn}
  - id: tired
    ask: If I am tired, then
    choices:
      - {id: next, say: I rest today}
  - id: away
    ask: If I am away, then
    choices:
      - {id: next, say: I go on when I am back}
`, old, new, 1)
}

func TestLoadReports(t *testing.T) {
	t.Parallel()
	for _, tt := range breaks {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			_, err := load.Catalog(fixture.Edit(tt.file, tt.old, tt.new))
			if diff := cmp.Diff(tt.want, problems(t, err)); diff != "" {
				t.Errorf("%s: %q replaced by %.99q (-want +got):\n%s", tt.file, tt.old, tt.new, diff)
			}
		})
	}
}

// bugs are the messages that only a bug of the program could cause.
var bugs = []string{"this cannot be read: %v", "cannot be rendered: %v"}

// Each message of the packages that check content is expected by a test.
func TestEveryProblemIsTested(t *testing.T) {
	var expected strings.Builder
	for _, row := range breaks {
		expected.WriteString(row.want + "\n")
	}
	for _, pattern := range []string{"testdata/load/*.txtar", "../markdown/testdata/*.txtar", "files_test.go", "limits_test.go", "../catalog/alternatives_test.go", "../edit/proofread_test.go", "../edit/effects_test.go", "../edit/ended_test.go", "../edit/once_test.go", "../../cmd/figures/poses_test.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			expected.Write(text)
		}
	}
	for _, pattern := range []string{"*.go", "../frontmatter/*.go", "../catalog/*.go", "../edit/*.go", "../markdown/*.go", "../../cmd/figures/poses.go"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			for _, text := range sentences(t, path) {
				want := regexp.MustCompile(`%(?:\\\.\d)?[sdqvf]`).ReplaceAllString(regexp.QuoteMeta(text), ".*")
				if !regexp.MustCompile(want).MatchString(expected.String()) && !slices.Contains(bugs, text) {
					t.Errorf("%s: no test expects %q", path, text)
				}
			}
		}
	}
}

// sentences lists the texts in a Go file that are arguments of Sprintf or of a method that reports problems.
func sentences(t *testing.T, path string) (out []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if !slices.Contains([]string{"Fault", "FaultAs", "FaultAt", "Fail", "fault", "faultAt", "mistype", "blame", "Sprintf"}, name) {
			return true
		}
		for _, arg := range call.Args {
			if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value)
				if strings.Count(text, " ") > 1 {
					out = append(out, text)
				}
			}
		}
		return true
	})
	return out
}
