package load_test

import "strings"

// plansBroken has the breaks of routines and plans, and the lists that lead to them or help to keep them.
var plansBroken = []breakage{
	// Fields.
	{"routines/short-morning.md", "  - move: knee-sway", "  -\n  - move: knee-sway",
		"routines/short-morning.md:12: an empty entry: fill it in or take it out"},

	// References.
	{"routines/short-morning.md", "position: floor", "position: flor",
		"routines/short-morning.md:13: there is no position flor (did you mean floor?)"},
	{"routines/short-morning.md", "tags: [morning]", "tags: [evening]",
		"routines/short-morning.md:5: there is no tag evening: choose from desk, morning, trunk, travel"},
	{"routines/short-morning.md", "  - move: knee-sway", "  - move: knee-swing",
		"routines/short-morning.md:12: there is no move knee-swing (did you mean knee-sway?)"},
	{"routines/short-morning.md", "position: all-fours", "position: chair",
		"routines/short-morning.md:15: table-reach cannot be done in the position chair: it offers all-fours, standing, bed"},

	// Doses.
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

	// Plans.
	{"plans/longer-mornings.md", "minutes: [3, 3]", "minutes: [3]",
		"plans/longer-mornings.md:34: minutes for 1 week, and the stage has 2 weeks"},
	{"routines/short-morning.md", "  - move: chair-stand\n", "  - move: wall-roll\n    position: standing\n  - move: chair-stand\n",
		"plans/longer-mornings.md:34: short-morning has 2 moves done for minutes: a routine with one is needed here" + "\n" +
			"start.yaml:26: short-morning does not fit pain=new: wall-roll is of the kind self-massage"},
	{"plans/longer-mornings.md", "minutes: [3, 3]", "minutes: [4, 3]",
		"plans/longer-mornings.md:33: \"3 minutes\" is less of slow-breath than in an earlier stage, \"4 minutes\": a plan builds up"},
	{"plans/longer-mornings.md", "minutes: [3, 3]", "minutes: [3, 90]",
		"plans/longer-mornings.md:34: \"90 minutes\" is more than slow-breath is ever done: \"5 minutes\" is the most"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 1",
		"plans/longer-mornings.md:7: 5 weeks in all: a plan takes 6 to 12"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 9",
		"plans/longer-mornings.md:7: 13 weeks in all: a plan takes 6 to 12"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 0",
		"plans/longer-mornings.md:7: 4 weeks in all: a plan takes 6 to 12\nplans/longer-mornings.md:9: a whole number of at least 1 expected, found 0"},
	{"plans/longer-mornings.md", "- name: Begin\n    weeks: 2", "- name: Begin\n    weeks: 9223372036854775807",
		"plans/longer-mornings.md:9: 9223372036854775807 weeks: a whole plan takes 6 to 12"},
	{"plans/longer-mornings.md", "days_a_week: 2}", "days_a_week: 4}",
		"plans/longer-mornings.md:12: short-morning is done on at most 3 days a week"},
	{"plans/longer-mornings.md", "days_a_week: 2}", "days_a_week: 8}",
		"plans/longer-mornings.md:11: its sessions take 8 days a week, and a week has 7\nplans/longer-mornings.md:12: short-morning is done on at most 3 days a week"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 2}\n      - {routine: short-morning, days_a_week: 1}\n",
		"plans/longer-mornings.md:13: short-morning is listed twice in this stage"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 2}\n      - {routine: short-morning, days_a_week: 2}\n",
		"plans/longer-mornings.md:13: chair-stand is done on at most 3 days a week, and the sessions of this stage hold it on 4" + "\n" +
			"plans/longer-mornings.md:13: short-morning is listed twice in this stage" + "\n" +
			"plans/longer-mornings.md:13: table-reach is done on at most 3 days a week, and the sessions of this stage hold it on 4"},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "neck-turn, dose: {minutes: 2}",
		"plans/longer-mornings.md:23: neck-turn does not stand in the routine short-morning"},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {sets: 1, reps: 5}",
		`plans/longer-mornings.md:23: the steps of slow-breath are for a dose such as "5 minutes": the same form is needed here`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 3}", "slow-breath, dose: {minutes: 6}",
		`plans/longer-mornings.md:33: "6 minutes" is more than slow-breath is ever done: "5 minutes" is the most`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {}",
		`plans/longer-mornings.md:23: missing field "dose"`},
	{"plans/longer-mornings.md", "slow-breath, dose: {minutes: 2}", "slow-breath, dose: {sets: 0, reps: 2}",
		"plans/longer-mornings.md:23: a dose needs sets and reps of at least 1, or minutes"},
	{"plans/longer-mornings.md", "          - {move: slow-breath, dose: {minutes: 2}}\n", "          - {move: slow-breath, dose: {minutes: 2}}\n          - {move: slow-breath, dose: {minutes: 2}}\n",
		"plans/longer-mornings.md:24: slow-breath has a dose already"},
	{"plans/longer-mornings.md", "minutes: [3, 3]", "minutes: [1, 1]",
		`plans/longer-mornings.md:33: "1 minute" is less of slow-breath than in an earlier stage, "2 minutes": a plan builds up`},
	{"plans/longer-mornings.md", "  - name: Add\n    weeks: 2\n    expect: You breathe for longer.\n    sessions:\n      - routine: short-morning\n        days_a_week: 3\n        doses:\n          - {move: slow-breath, dose: {minutes: 2}}\n    up: Go on when the chair feels easy.\n    stay: Do the week again if the thighs still ache.\n    back: Go back to what you did before.\n  - name: Keep\n    weeks: 2", "  - name: Keep\n    weeks: 4",
		"plans/longer-mornings.md:7: 2 stages: a plan has 3 to 5" + "\n" +
			"plans/longer-mornings.md:23: minutes for 2 weeks, and the stage has 4 weeks"},
	{"plans/longer-mornings.md", "days_a_week: 2}\n", "days_a_week: 1}\n" + strings.Repeat("      - {routine: short-evening, days_a_week: 1}\n", 3),
		"plans/longer-mornings.md:11: 4 sessions: a stage has at most 3" + "\n" +
			"plans/longer-mornings.md:13: there is no routine short-evening (did you mean short-morning?)" + "\n" +
			"plans/longer-mornings.md:14: short-evening is listed twice in this stage" + "\n" +
			"plans/longer-mornings.md:14: there is no routine short-evening (did you mean short-morning?)" + "\n" +
			"plans/longer-mornings.md:15: short-evening is listed twice in this stage" + "\n" +
			"plans/longer-mornings.md:15: there is no routine short-evening (did you mean short-morning?)"},

	// Routines to start with at once.
	{"routines/short-morning.md", "days_a_week: 3", "days_a_week: 3\nstart: true",
		"routines/short-morning.md:14: start: true is for routines off the floor: nobody has chosen it there" + "\n" +
			"routines/short-morning.md:16: start: true is for routines off the floor: nobody has chosen it there"},

	// The form that leads to a routine.
	{"start.yaml", "id: lasting", "id: new",
		"permalinks.txt: /start?pain=lasting was published and is gone: restore the id of the answer or the condition, which people have in their links" + "\n" +
			"start.yaml:11: the id new is listed twice: see line 5"},
	{"start.yaml", "why: It is short.", "why: It takes 15 minutes.",
		"start.yaml:29: no answer that leads here is 15: correct the number, or say it without"},
	{"start.yaml", "name: 15 minutes", "name: 45 minutes",
		"start.yaml:18: this answer is 15 minutes: say that number here, and no other"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [self-massage], except: [table-reach]",
		"start.yaml:7: table-reach fits without this: take it out, or name the kind, the class or the words that it is an exception of"},
	{"start.yaml", "warning: {signs: [numb]}", "warning: {signs: [numb], text: Take care.}",
		"start.yaml:8: a warning has a text, or signs"},
	{"start.yaml", "        more: [/floor]", "        more: [/floor#up]",
		"start.yaml:9: write the address of one page of the site, of a section of a guide or of a treatment, found /floor#up"},
	{"start.yaml", "why: It is short.", "why: " + strings.Repeat("It is short and ", 7) + "good.",
		"start.yaml:29: 29 words on why it is this routine: one sentence of at most 24"},
	{"start.yaml", "when: {pain: [new]}", "when: {pian: [new]}",
		"start.yaml:25: there is no question pian (did you mean pain?)"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: [old]}",
		"start.yaml:25: there is no answer old: choose from new, lasting"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: []}",
		"start.yaml:25: no answer to pain: name some, or take the line out"},
	{"start.yaml", "  - routine: short-morning\n", `  - when: {pain: [lasting], minutes: ["15"]}` + "\n    routine: short-morning\n",
		"start.yaml:24: no route for pain=lasting&minutes=30"},
	{"start.yaml", "  - routine: short-morning\n    why: It is short.\n", "",
		"start.yaml:24: no route for pain=lasting&minutes=15, nor for 1 other combination"},
	{"start.yaml", "when: {pain: [new]}", "when: {pain: [new, lasting]}",
		"start.yaml:28: no answers lead here: those above take all that would fit"},
	{"start.yaml", "name: Months or years", "name: Months or years\n        condition: late",
		"start.yaml:29: short-morning does not fit pain=lasting: with late knee-sway is left out"},
	{"start.yaml", "new: true", "new: true\n        warn_new: {signs: [numb], text: Take care.}",
		"start.yaml:11: a warning has a text, or signs"},
	{"start.yaml", "name: Months or years", "name: Months or years\n        off_floor: true",
		"start.yaml:29: short-morning does not fit pain=lasting: knee-sway is done on the floor"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [strength]",
		"start.yaml:26: short-morning does not fit pain=new: table-reach is of the kind strength"},
	{"start.yaml", "kinds: [self-massage]", "kinds: [strength], except: [table-reach]",
		"start.yaml:26: short-morning does not fit pain=new: chair-stand is of the kind strength"},
	{"start.yaml", "kinds: [self-massage]", "classes: [supine]",
		"start.yaml:26: short-morning does not fit pain=new: knee-sway is of the caution class supine"},
	{"start.yaml", "        name: 15 minutes\n        regions: [upper-back]\n        minutes: 15\n", "        name: 4 minutes\n        regions: [upper-back]\n        minutes: 4\n",
		"start.yaml:26: short-morning does not fit minutes=15: it takes 9 minutes, and at most 5 are allowed" + "\n" +
			"start.yaml:28: short-morning does not fit minutes=15: it takes 9 minutes, and at most 5 are allowed"},
	{"routines/short-morning.md", "regions: [upper-back, lower-back]", "regions: [lower-back]",
		"start.yaml:26: short-morning does not fit minutes=15: it is not for the upper back" + "\n" +
			"start.yaml:28: short-morning does not fit minutes=15: it is not for the upper back"},
	{"start.yaml", "routes:\n", strings.Repeat("  - {id: more, question: Again, answers: [{id: a, name: A}]}\n", 4) + "routes:\n",
		"permalinks.txt: /start?more=a is new and has no line here: run `make generate`" + "\n" +
			"start.yaml:1: 6 questions: at most 5 stand before a routine" + "\n" +
			"start.yaml:25: the id more is listed twice: see line 24" + "\n" +
			"start.yaml:26: the id more is listed twice: see line 24" + "\n" +
			"start.yaml:27: the id more is listed twice: see line 24"},
	{"start.yaml", "routes:\n", "  - id: more\n    question: More?\n    answers:\n" + strings.Repeat("      - {id: a, name: A}\n", 501) + "routes:\n",
		"start.yaml:1: more than 2000 combinations of answers: take some out"},

	// Lists that the program shows on pages.
	{"barriers.yaml", "Go on.", strings.Repeat("Go on. ", 46),
		"barriers.yaml:17: 93 words: at most 90"},
	{"ladders.yaml", ", back: you hold your breath.", "",
		"ladders.yaml:8: missing field \"back\""},
	{"ladders.yaml", "      - {do: \"Look round, once a day.\", fine: Turning slowly., back: you dread it.}\n", "",
		"ladders.yaml:7: a ladder has 4 to 7 steps, found 3"},
	{"ladders.yaml", "back: you brace.}\n", "back: you brace.}\n" + strings.Join([]string{"", "{do: Bow., fine: A pull., back: you brace.}\n", "{do: Nod., fine: A pull., back: you brace.}\n", "{do: Sway., fine: A pull., back: you brace.}\n", "{do: Rise., fine: A pull., back: you brace.}\n"}, "      - "),
		"ladders.yaml:7: a ladder has 4 to 7 steps, found 8"},
	{"ladders.yaml", "", "",
		"guides/techniques/start-here.md:52: there is no ladder turning in ladders.yaml"},
}
