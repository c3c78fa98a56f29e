package load_test

// movesBroken has the breaks of moves.
var movesBroken = []breakage{
	// Files.
	{"stretches/legs/stray.md", "", "A move in a folder of its own.\n",
		"stretches/legs/stray.md:1: a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder"},
	{"poses/neck-turn.standing.yaml", "", "",
		"stretches/neck-turn.md:1: there is no figure: write poses/neck-turn.standing.yaml"},
	{"stretches/stray.yaml", "", "title: Not Markdown\n",
		"stretches/stray.yaml:1: nothing reads this file: see README.md for the folders and files there are"},

	// Invalid YAML.
	{"stretches/table-reach.md", `care: ["Sore wrists? Stand at a table."]`, "care: [Stand at a table with sore wrists.]",
		"stretches/table-reach.md:34: begin with whom or what this concerns: “Sore wrists?” or “The band:”"},
	{"stretches/table-reach.md", `care: ["Sore wrists? Stand at a table."]`, "leave_out: Leave this out with sore wrists and with sore hands and with sore arms. Leave it out too with sore legs and with sore feet and with sore toes, all year long.",
		"stretches/table-reach.md:34: 32 words on who should leave the move out: at most 30 stand above its steps"},

	// Fields.
	{"stretches/chair-stand.md", "feel: Work in the thighs.", "feel: *more",
		"stretches/chair-stand.md:20: this is not YAML: unknown anchor 'more' referenced"},
	{"stretches/chair-stand.md", "tempo: 4s", "tempo: 4",
		"stretches/chair-stand.md:12: 4: write seconds with their unit, such as 15s"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 10 January 2026",
		"stretches/chair-stand.md:31: the text 10 January 2026: write a day of the calendar, such as 2026-11-20, from 2025 on"},
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 2026-02-30",
		"stretches/chair-stand.md:31: the text 2026-02-30: write a day of the calendar, such as 2026-11-20, from 2025 on"},

	// Ids, titles and numbers.
	{"stretches/wall-roll.md", "number: 6", "number: 7",
		"permalinks.txt: /s/6 was published and is gone: restore it, or write `number: 6` in withdrawn.yaml, at the address of its move; take this line out if no reader ever had it" + "\n" +
			"stretches/wall-roll.md:2: the number 7 stands in withdrawn.yaml too, and numbers are never reused: put back its own, or give a new move 8"},
	{"stretches/slow-breath.md", "summary: Breathe in", "summary: Lie down on a bed. Breathe in",
		"stretches/slow-breath.md:4: this is shown for every place (chair, bed), and \"bed\" is not in each: say it without, with an “or”, or in the steps" + "\n" +
			"stretches/slow-breath.md:4: this is shown for every place (chair, bed), and in some nobody lies: say it without the place, or in the steps"},

	// References.
	{"stretches/neck-turn.md", "mistakes: [Lifting the shoulder.]", "mistakes:\n  - “Lifting: the shoulder.”",
		"stretches/neck-turn.md:26: text expected, found a group of fields, as “ and ” do not quote its colon: put straight quotation marks around the text"},
	// An entry that is indented too far.
	{"stretches/neck-turn.md", "mistakes: [Lifting the shoulder.]", "mistakes:\n  - Lifting - or so -\n    the “ä” shoulder.\n\n    - Nodding. # or not\n  - Bowing.",
		"stretches/neck-turn.md:29: YAML takes this line for more of the text in line 26: line its hyphen up with those of its list, or take it out"},
	{"stretches/neck-turn.md", "    change: Stand with your back against a wall.\n", "    change: Stand with your “back”\n      - against a wall.\n",
		"stretches/neck-turn.md:11: YAML takes this line for more of the text in line 10: line its hyphen up with those of its list, or take it out"},
	{"stretches/neck-turn.md", "feel: A mild pull at the side of the neck.", "feel: \"A mild pull at the side\n  - of the neck.\"", ""},
	{"stretches/neck-turn.md", "mistakes: [Lifting the shoulder.]", "mistakes:\n  - Lifting - or so # or not\n  - or so", ""},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: chair-stnad",
		"stretches/knee-sway.md:23: there is no move chair-stnad (did you mean chair-stand?)"},
	{"stretches/chair-stand.md", "number: 1", "for: Strength for thighs.\nnumber: 1",
		"stretches/chair-stand.md:2: for is half a line: at most 8 words, without a full stop"},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: knee-sway",
		"stretches/knee-sway.md:7: a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours" + "\n" +
			"stretches/knee-sway.md:23: a move cannot be its own swap"},
	{"stretches/knee-sway.md", "swap: chair-stand", "swap: table-reach",
		"stretches/knee-sway.md:7: a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours"},

	// Statements that need a source.
	{"stretches/chair-stand.md", "sources: [alpha-2020]\n", "",
		"stretches/chair-stand.md:1: a move needs sources: at least one id"},

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
			`plans/longer-mornings.md:33: "3 minutes" is more than slow-breath is ever done: "1 minute 18 seconds" is the most` + "\n" +
			`plans/longer-mornings.md:34: "3 minutes" is more than slow-breath is ever done: "1 minute 18 seconds" is the most` + "\n" +
			"stretches/slow-breath.md:13: minutes may have a half or a quarter, found 1.3"},
	{"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: .nan}",
		"stretches/slow-breath.md:13: a number expected, found .nan"},
	{"stretches/chair-stand.md", "dose: {sets: 2,", "dose: {sets: 21,",
		"stretches/chair-stand.md:12: 21 sets of 8 is more than anyone should do"},
	{"stretches/table-reach.md", "hold: 4s, tempo: 7s", "hold: 8s, tempo: 7s",
		"stretches/table-reach.md:23: tempo is the time of one repeat with its hold: it cannot be less than the hold of 8 seconds"},
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
		"stretches/wall-roll.md:10: the text 8-5cm: write a distance such as 10cm or 5-8cm"},

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
	{"stretches/neck-turn.md", "date: 2026-02-01", "date: 2025-02-01",
		"stretches/neck-turn.md:34: changed on 2025-02-01, before it was written"},
	{"stretches/neck-turn.md", "why: The hold is shorter.}", "why: The hold is shorter.}\n  - {date: 2026-02-01, why: It has a new picture.}",
		"stretches/neck-turn.md:35: changed on 2026-02-01 twice: say in one line what changed that day"},
	{"stretches/neck-turn.md", "  - text: Sit tall.\n", "  - text: Sit tall.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n  - text: Wait.\n",
		"stretches/neck-turn.md:20: 8 steps: write 3 to 7, one action each"},
	{"stretches/neck-turn.md", "      - Turn your head slowly to the right.", "      - {text: Turn your head slowly to the right., frame: B}",
		"stretches/neck-turn.md:12: the first step has no frame: begin with A"},
	{"stretches/chair-stand.md", "    frame: B", "    frame: A",
		"stretches/chair-stand.md:18: frame B expected here, found A: letters go A, B, C, each once"},
	{"stretches/chair-stand.md", "cue: Lean forward, stand up, sit down slowly.", "cue: Lean forward, stand up, stand for a while, look round, sit down slowly.",
		"stretches/chair-stand.md:22: the cue has 13 words: at most 12 can be read aloud in one breath"},
	{"stretches/wall-roll.md", "sources: [alpha-2020]", "formerly: [{id: old-breath}]\nsources: [alpha-2020]",
		"stretches/wall-roll.md:24: /stretches/old-breath is taken: an old address cannot be reused"},

	// Texts.
	{"stretches/chair-stand.md", "written: 2026-01-10", "written: 1026-01-10",
		"stretches/chair-stand.md:31: 1026-01-10: write a day of the calendar, such as 2026-11-20, from 2025 on"},
}
