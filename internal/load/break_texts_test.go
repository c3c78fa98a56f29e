package load_test

// textsBroken has the breaks of guides and pages.
var textsBroken = []breakage{
	// Files.
	{"guides/stray.md", "", "A guide without a section.\n",
		"guides/stray.md:1: a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder"},
	{"pages/About_us.md", "", "---\ntitle: Us\nsummary: Who we are, who this is for, how we check what we say, and how to reach us.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/About_us.md:1: the file name is the id: use small letters, digits and hyphens" + "\n" +
			"permalinks.txt: /About_us is new and has no line here: run `make generate`"},

	// Fields.
	{"guides/causes/stiff-neck.md", "related: [start-here, short-morning, about]", "related: [old-breath]",
		"guides/causes/stiff-neck.md:10: write slow-breath: old-breath is its former id"},
	{"guides/causes/stiff-neck.md", "related: [start-here, short-morning, about]", "related: [head-circle]",
		"guides/causes/stiff-neck.md:10: write neck-turn, or take head-circle out: it was withdrawn"},

	// Ids, titles and numbers.
	{"guides/techniques/start-here.md", "medicine:tablet)", "medicine:tablets)",
		"guides/techniques/start-here.md:48: there is no medicine tablets in medicines.yaml (did you mean tablet?)"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{medicine:tablets}",
		"guides/techniques/start-here.md:50: there is no medicine tablets (did you mean tablet?)"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{finding:move} {finding:move-recents}",
		"guides/techniques/start-here.md:50: there is no finding move (did you mean move-recent?)" + "\n" +
			"guides/techniques/start-here.md:50: there is no finding move-recents (did you mean move-recent?)"},
	{"guides/techniques/start-here.md", "- moderate: Moving helps a little.[^alpha-2020]", "- low: {finding:move-recent}",
		"guides/techniques/start-here.md:55: {finding:move-recent} brings its level with it: take out what stands before"},
	{"guides/techniques/start-here.md", "{medicine:tablet.pregnancy}", "{medicine:tablet.pregnant}",
		"guides/techniques/start-here.md:50: what is said of the medicine tablet has no line pregnant with a sentence"},
	{"guides/techniques/start-here.md", "{medicine:tablet}", "{short:ca-10} {short:ca-09}",
		"guides/techniques/start-here.md:50: the caution ca-09 has no short text: write one, or refer to {caution:ca-09}"},
	{"pages/chair-stand.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/chair-stand.md:1: the id chair-stand is taken by stretches/chair-stand.md: rename the file" + "\n" +
			"permalinks.txt: /chair-stand is new and has no line here: run `make generate`"},
	{"pages/search.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/search.md:1: the id search is taken by the site itself: rename the file"},
	{"pages/safety.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/safety.md:1: the id safety is taken by safety.yaml: rename the file"},
	{"pages/upper-back.md", "", "---\ntitle: Stand\nsummary: Stand up from a chair, stay there for a breath or two, and sit down again.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n",
		"pages/upper-back.md:1: the id upper-back is taken by vocabularies/regions.yaml: rename the file"},
	{"pages/about.md", "title: About this site", "title: chair STAND",
		`pages/about.md:2: the title "chair STAND" is that of stretches/chair-stand.md too`},

	// References.
	{"guides/techniques/start-here.md", "related: [stiff-neck, neck-turn]", "related:\n  - stiff-neck\n  - neck-trun",
		"guides/techniques/start-here.md:14: there is no guide, move, routine, plan or page neck-trun (did you mean neck-turn?)"},
	{"guides/techniques/start-here.md", "> - no-study: We found no study of the rest.\n", "> - no-study: We found no study of the rest.\n\nAnd more.\n",
		"guides/techniques/start-here.md:55: the box > [!SURE] ends a guide: nothing comes after it"},
	{"guides/techniques/start-here.md", "> [!NOTE]\n> A remark", "> [!SURE]\n> - low: So it may be.\n\n> [!NOTE]\n> A remark",
		"guides/techniques/start-here.md:58: a second box > [!SURE]: a text has one"},
	{"pages/about.md", "It is for anyone", "> [!SURE]\n> - modrate: It may be so.\n\nIt is for anyone",
		"pages/about.md:8: \"modrate\" is not a certainty word (did you mean moderate?): use high, moderate, low, very-low, no-study"},
	{"guides/cause/new.md", "", "---\ntitle: New\nsummary: What is new here, for anyone with a tight back who has a few minutes for it.\nanswer: >-\n  One two three four five six seven eight nine ten one two three four five six seven eight nine ten\n  one two three four five six seven eight nine ten one two three four five six seven eight nine ten\nregions: [upper-back]\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nText.\n\n> [!SURE]\n> - low: Text.\n",
		"guides/cause/new.md:1: missing field \"now\"\nguides/cause/new.md:1: there is no section cause (did you mean causes?)" + "\n" +
			"permalinks.txt: /guides/cause/new is new and has no line here: run `make generate`"},
	{"guides/techniques/start-here.md", "related: [stiff-neck, neck-turn]", "related: [stiff-neck, start-here]",
		"guides/techniques/start-here.md:12: a guide cannot be related to itself"},

	// Guides, moves, routines and pages.
	{"guides/causes/stiff-neck.md", "  A neck may feel stiff after a long day in one position. Nobody knows exactly why. Most stiff necks ease within days,\n  whatever you do. Turn", "  Turn",
		"guides/causes/stiff-neck.md:4: the answer has 13 words: write 20 to 45"},
	{"guides/causes/stiff-neck.md", "Nobody knows exactly why.", "Nobody knows exactly why, and we do not know it either, but we can say what people do about it.",
		"guides/causes/stiff-neck.md:4: the answer has 54 words: write 20 to 45"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common, and it often follows a still day.[^beta-2021]\n\n> [!SURE]\n> - low: Turning the head may ease an ache.[^beta-2021]\n", "",
		"guides/causes/stiff-neck.md:1: this guide has no text"},
	{"guides/causes/stiff-neck.md", "A stiff neck is common", "## Common?\n\nA stiff neck is common",
		"guides/causes/stiff-neck.md:15: begin the text with a paragraph, not with a heading" + "\n" +
			"permalinks.txt: /guides/causes/stiff-neck#common is new and has no line here: run `make generate`"},
	{"guides/causes/stiff-neck.md", "> [!SURE]\n> - low: Turning the head may ease an ache.[^beta-2021]\n", "",
		"guides/causes/stiff-neck.md:15: a box > [!SURE] is missing: say what we are sure of"},
	{"pages/checklist.md", "Do what you can.\n", "",
		"pages/checklist.md:1: this page has no text"},
	{"pages/about.md", "{#labels}", "",
		"pages/about.md:7: a heading with the anchor {#labels} is missing: other pages lead to it"},
	{"pages/floor.md", "## Getting up {#up}", "## Getting up",
		"pages/floor.md:14: a heading with the anchor {#up} is missing: other pages lead to it"},
	{"pages/floor.md", "sequences:\n  - figure: floor-down\n    pictures: [{steps: [Put both hands on the seat.]}, {steps: [\"Lower one knee, then the other.\"]}]\n  - figure: floor-up\n    pictures: [{steps: [Kneel in front of the seat.]}, {steps: [\"Push, turn and sit.\"]}]\n", "",
		"pages/floor.md:1: the steps of the figure floor-down are missing: players show them" + "\n" +
			"pages/floor.md:1: the steps of the figure floor-up are missing: players show them"},

	// Links, citations and embeds.
	{"pages/about.md", "/safety#nerve-signs", "/safty",
		"pages/about.md:7: there is no page /safty (did you mean /safety?)"},
	{"pages/about.md", "/safety#nerve-signs", "/safety#nerve-sign",
		"pages/about.md:7: there is no #nerve-sign on /safety (did you mean nerve-signs?)"},
	{"pages/about.md", "/safety#nerve-signs", "/floor#dwon",
		"pages/about.md:7: there is no #dwon on /floor (did you mean down?)"},
	{"pages/about.md", "/safety#nerve-signs", "/stretches/chair-stand#step-4",
		"pages/about.md:7: there is no #step-4 on /stretches/chair-stand (did you mean step-1?)"},
	{"pages/about.md", "/safety#nerve-signs", "/stretches/old-breath",
		"pages/about.md:7: /stretches/old-breath has moved to /stretches/slow-breath"},
	{"pages/about.md", "/safety#nerve-signs", "safety",
		"pages/about.md:7: safety leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "#down",
		"pages/about.md:7: #down leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "javascript:alert(1)",
		"pages/about.md:7: javascript:alert(1) leads nowhere: write an address of the site such as /safety, or a web address"},
	{"pages/about.md", "/safety#nerve-signs", "//example.org/safety",
		"pages/about.md:7: //example.org/safety leads nowhere: write an address of the site such as /safety, or a web address"},
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
	{"pages/about.md", "/safety#nerve-signs", "/evidence?verdict=x", `pages/about.md:7: verdict has no value "x"`},
	{"pages/about.md", "/safety#nerve-signs", "/evidence?region=upper-back", ""},
	{"pages/about.md", "/safety#nerve-signs", "/breathe?minutes=2", ""},
	{"pages/about.md", "/safety#nerve-signs", "https://me@example.org/back", "pages/about.md:7: a web address is expected, found https://me@example.org/back"},
	{"pages/about.md", "/safety#nerve-signs", "https://doi.org/10.1/back", "pages/about.md:7: a web address is expected, found https://doi.org/10.1/back"},
	{"pages/about.md", "/safety#nerve-signs", "https://doi.org/10.1000/back", ""},
	{"pages/about.md", "/safety#nerve-signs", "http://example.org", ""},
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
	{"guides/techniques/start-here.md", "They don't need more,[^cl-02]", "They don't need more,[^CL-02]",
		"guides/techniques/start-here.md:17: [^CL-02] is neither a source nor a claim (did you mean cl-02?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](stretch:neck-trun)",
		"guides/techniques/start-here.md:23: there is no move neck-trun (did you mean neck-turn?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![Down](figure:floor-dwn)",
		"guides/techniques/start-here.md:23: there is no figure floor-dwn (did you mean floor-down?)"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](figure:floor-down)",
		"guides/techniques/start-here.md:23: a figure without words: say between the brackets what it shows"},
	{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![](/figures/neck.svg)",
		"guides/techniques/start-here.md:23: a text has no pictures of its own, only moves: ![](stretch:id), found /figures/neck.svg" + "\n" +
			"guides/techniques/start-here.md:23: picture without alt text: say in words what it shows"},

	// Things that guides advise against.
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn, chair-stand], routine: short-morning}",
		"guides/causes/stiff-neck.md:9: say what to do now by one of routine, moves and steps"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {}",
		"guides/causes/stiff-neck.md:9: the field \"now\" is empty"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: [neck-turn]}",
		"guides/causes/stiff-neck.md:9: 1 moves: 2 to 4 fit the first screen"},
	{"guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}", "now: {moves: []}",
		"guides/causes/stiff-neck.md:9: 0 moves: 2 to 4 fit the first screen"},
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

	// Addresses elsewhere.
	{"guides/techniques/start-here.md", "https://example.org/others", "https://example,org/others",
		"guides/techniques/start-here.md:21: a web address is expected, found https://example,org/others"},

	// The form that leads to a routine.
	{"pages/about.md", "It is for anyone with a back.", "It is for [anyone](/start?minutes=15&pain=new) with a back.",
		"pages/about.md:7: write /start?pain=new&minutes=15: the answers have one order"},
	{"pages/about.md", "It is for anyone with a back.", "It is for [anyone](/start?pain=old) with a back.",
		`pages/about.md:7: pain has no value "old"`},
	{"pages/start.md", "", "",
		"permalinks.txt: /start was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it" + "\n" +
			"start.yaml:1: the page pages/start.md is missing: it says what this list is"},

	// The fragment of a heading that is gone.
	{"guides/techniques/start-here.md", "{#first}", "{#begin}",
		"permalinks.txt: /guides/techniques/start-here#first was published and is gone: name it behind the heading where its subject is now, as in ## Words {#words first}" + "\n" +
			"permalinks.txt: /guides/techniques/start-here#begin is new and has no line here: run `make generate`"},
	{"guides/techniques/start-here.md", "> [!TRY] Try this", "> [!TRY] Try this\n> ## Boxed {#boxed first-of-all}",
		"guides/techniques/start-here.md:26: a heading in a box cannot keep the anchors of others: set them behind one outside" + "\n" +
			"permalinks.txt: /guides/techniques/start-here#boxed is new and has no line here: run `make generate`" + "\n" +
			"permalinks.txt: /guides/techniques/start-here#first-of-all is new and has no line here: run `make generate`"},
	{"guides/techniques/start-here.md", "{#first}", "{#first and-then}",
		"guides/techniques/start-here.md:34: two headings have the anchor #and-then"},

	// Lists that the program shows on pages.
	{"guides/techniques/start-here.md", "![Back to turning](ladder:turning)\n", "",
		"ladders.yaml:4: no guide shows the ladder turning: write ![title](ladder:turning) in one"},
	{"guides/techniques/start-here.md", "(ladder:turning)", "(ladder:turnin)",
		"guides/techniques/start-here.md:52: there is no ladder turnin in ladders.yaml (did you mean turning?)\n" +
			"ladders.yaml:4: no guide shows the ladder turning: write ![title](ladder:turning) in one"},
	{"guides/techniques/start-here.md", "![Back to turning]", "![]",
		"guides/techniques/start-here.md:52: a ladder without a title: write it between the brackets"},
	{"pages/questions.md", "Ask these first.", "## Ask {#q01}",
		"questions.yaml:1: the id q01 is that of a heading on /questions too"},
	{"pages/breathe.md", "", "",
		"pages/breathe.md:1: this page is missing: it says what the breathing pacer is for" + "\n" +
			"permalinks.txt: /breathe was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it"},

	// The safety page.
	{"guides/techniques/start-here.md", "> [!STOP] Stop and get help\n> Watch for {sign:numb}, and for {sign:fever}.", "![Stop](signs:bak)",
		"guides/techniques/start-here.md:38: there is no box bak in safety.yaml (did you mean back?)"},
	{"guides/techniques/start-here.md", "> [!STOP] Stop and get help\n> Watch for {sign:numb}, and for {sign:fever}.", "![](signs:back)",
		"guides/techniques/start-here.md:38: a box without a title: write it between the brackets"},

	// Quotes of signs and cautions.
	{"guides/techniques/start-here.md", "{sign:numb}", "{sign:nub}",
		"guides/techniques/start-here.md:39: there is no sign nub (did you mean numb?)"},
	{"guides/techniques/start-here.md", "> Watch for {sign:numb}, and for {sign:fever}.", "> Watch out. {rule:gain}",
		"guides/techniques/start-here.md:39: there is no rule gain: choose from pain, adding"},
	{"guides/techniques/start-here.md", "> Watch for {sign:numb}, and for {sign:fever}.", "> {caution:ca-99}",
		"guides/techniques/start-here.md:38: the box STOP is empty" + "\n" +
			"guides/techniques/start-here.md:39: there is no caution ca-99 (did you mean ca-09?)"},
}
