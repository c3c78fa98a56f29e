package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// The fixture has no problems, and its pages are graded.
func TestProofreadAcceptsFixture(t *testing.T) {
	r := edit.NewReport(t.Context(), fixture.Proofread(), load.Inspect(fixture.Proofread()))
	if len(r.Problems) > 0 || r.Catalog.Move("wall-roll") == nil {
		t.Fatalf("problems: %v", r.Problems)
	}
	proof := r.Proof
	if proof.Words < 500 || proof.Words > 2000 {
		t.Errorf("%d words", proof.Words)
	}
	if len(proof.Readings) == 0 || proof.Readings[0].Measure.Grade() < proof.Median() || proof.Median() == 0 {
		t.Errorf("%v, in the median %v", proof.Readings, proof.Median())
	}
	for _, r := range proof.Readings {
		if r.Measure.Words < 100 {
			t.Errorf("%s has only %d words: too few to be graded", r.Path, r.Measure.Words)
		}
	}
}

// Each kind of wrong words is a problem, with the line and advice.
func TestProofreadFindsProblems(t *testing.T) {
	tests := []struct{ file, old, new, want string }{
		// Sentences.
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day at a table or a desk or in a car or in a bus or in a train.",
			"guides/causes/stiff-neck.md:15: a sentence of 30 words: at most 24 (“A stiff neck is common, and it often…”)"},
		{"signs.yaml", `"**Fever** with back pain."`, `"**Fever** with back pain that came on one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen days ago."`,
			"signs.yaml:41: a sentence of 25 words: at most 24 (“**Fever** with back pain that came on…”)"},

		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. " + strings.Repeat("Occupational immobility characteristically predisposes individuals towards considerable muscular irritability. ", 12),
			"guides/causes/stiff-neck.md:1: this page has reading grade 24.3, and at most 8 is wanted: divide its longest sentences, and choose shorter words"},

		// Urgencies.
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. Numb legs? Call {emergency} at once.",
			"guides/causes/stiff-neck.md:15: “{emergency}”: neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"},
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. If it lasts, see\na doctor.",
			"guides/causes/stiff-neck.md:15: “see a doctor”: neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"},
		{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: Firm pressure. Numb? Go to the emergency department.",
			"stretches/wall-roll.md:17: “emergency department”: neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"},
		{"questions.yaml", "answer: It has three.", "answer: It has three. Ask your GP which.",
			"questions.yaml:9: “Ask your GP”: neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"},

		// What is said once of medicines and conditions.
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "do not take a tablet with it.",
			"guides/causes/stiff-neck.md:15: “do not take”: who may take a medicine is not typed: refer to {medicine:id}"},
		{"questions.yaml", "answer: It has three.", "answer: It has three. Ask a pharmacist if you take more.",
			"questions.yaml:9: “Ask a pharmacist if you”: who may take a medicine is not typed: refer to {medicine:id}"},
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "with loose joints, ask before you bend.",
			"guides/causes/stiff-neck.md:15: “ask before”: who must ask first is not typed: refer to {caution:id} or {short:id}"},

		// Words.
		{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: It releases the knot.",
			"stretches/wall-roll.md:17: “releases”: say tight, stiff or sore, and ease"},
		{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: It does not release anything.", ""},

		// Signs that the safety page would not have.
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. Is your arm numb? Check [the safety page](/safety).",
			"guides/causes/stiff-neck.md:15: “Check [the safety page”: for which sign? Refer to {sign:id}, so that the safety page has it"},
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. Pain in your chest, as in {sign:chest-pain}? Check [the safety page](/safety).", ""},

		// Doses and places.
		{"stretches/wall-roll.md", "Bend your knees a little.", "Bend your knees 5 times.",
			"stretches/wall-roll.md:15: “5 times”: the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"},
		{"stretches/wall-roll.md", "Bend your knees a little.", "Bend your knees, then change sides.",
			"stretches/wall-roll.md:15: “change sides”: the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"},
		{"stretches/table-reach.md", "      - Slide one leg out.", "      - Slide one leg out for two to three seconds.",
			"stretches/table-reach.md:19: “two to three seconds”: the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"},
		{"stretches/wall-roll.md", "cue: Roll slowly over the sore spot.", "cue: Roll for 2 minutes.",
			"stretches/wall-roll.md:19: “2 minutes”: the dose says how much: leave it out"},
		{"stretches/wall-roll.md", "Bend your knees a little.", "Sit a little.",
			"stretches/wall-roll.md:13: “Sit”: this is done on your feet"},
		{"stretches/neck-turn.md", "    steps:\n      - Stand with your back against a wall.\n      - Turn your head slowly to the right.\n      - \"Wait {hold}.\"\n      - \"{side}.\"\n", "",
			"stretches/neck-turn.md:9: “Sit”: this is done on your feet: give it steps of its own there"},
		{"stretches/chair-stand.md", "allow: [{words: stand, why: Standing up is the move.}]\n", "",
			"stretches/chair-stand.md:14: “stand”: this is done in a chair"},
		{"guides/causes/stiff-neck.md", "A stiff neck is common,", "Chronic pain is “proven” to be common,",
			"guides/causes/stiff-neck.md:15: “Chronic”: say recent, or lasting"},
		{"claims.yaml", "claim: Moving mends every back", "claim: Moving is proven to cure", ""},
		{"claims.yaml", "say: Moving helps a little.", "say: Moving is proven to help.",
			"claims.yaml:4: “proven”: say who was studied and what changed"},
		{"cautions.yaml", "stop: you feel unsteady", "stop: the joint is locked",
			"cautions.yaml:40: “locked”: say tight, stiff or sore, and ease"},

		// Labels.
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. That is usual practice.",
			"guides/causes/stiff-neck.md:15: “usual practice”: put the label {practice} behind the sentence instead: /about says what it means"},
		{"questions.yaml", "answer: It has three.", "answer: It has three. We borrow that.",
			"questions.yaml:9: “We borrow”: put the label {borrowed} behind the sentence instead: /about says what it means"},
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. {practice}", ""},
		{"claims.yaml", "say: Moving helps a little.", "say: It is usual practice.",
			"claims.yaml:4: “usual practice”: put the label {practice} behind the sentence instead: /about says what it means"},

		// Waivers.
		{"pages/about.md", "how sure we are.\nwritten", "how sure we are, instantly.\nallow: [{words: Instantly, why: The page is about this word.}]\nwritten", ""},
		{"pages/about.md", "how sure we are.\nwritten", "how sure we are.\nallow: [{words: instantly, why: The page is about this word.}]\nwritten",
			"pages/about.md:4: nothing here says “instantly”: take the waiver out"},

		// Numbers.
		{"guides/techniques/start-here.md", "Each time you sit down, stand up once more.", "Four in 10 people stand up more.",
			"guides/techniques/start-here.md:26: “Four in 10” wants a source or a claim beside it, or the label {practice}"},
		{"guides/techniques/start-here.md", "Each time you sit down, stand up once more.", "Four in 10 people stand up more.[^alpha-2020]", ""},
		{"guides/techniques/start-here.md", "Each time you sit down, stand up once more.", "Do it for six weeks. {practice}", ""},
		{"guides/techniques/start-here.md", "| Evening | Breathing |", "| 20 % of evenings | Breathing[^alpha-2020] |", ""},
		{"guides/techniques/start-here.md", "| Evening | Breathing |", "| 20 % of evenings | Breathing |",
			"guides/techniques/start-here.md:31: “20 %” wants a source or a claim beside it, or the label {practice}"},
		{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: Less pain for 3 weeks.",
			"stretches/wall-roll.md:17: “3 weeks” wants a source, and nothing can be cited here: say it in the text below"},

		{"questions.yaml", "answer: It has three.\n  more: about\n  claims: [cl-02]", "answer: It has three, in 80 % of people.\n  more: about",
			"questions.yaml:9: “80 %” wants a source or a claim: name it in this entry"},
		{"questions.yaml", "on something soft when you can.", "on something soft when you can." + strings.Repeat(" It is a back.", 30),
			"questions.yaml:15: an answer of 140 words: at most 120, for the page that says more"},
		{"checklist.yaml", "why: Nobody has tested it.", "why: It helps 80 % of people.",
			"checklist.yaml:6: “80 %” wants a source or a claim: name it in this entry"},

		// What is new is proofread.
		{"pages/new.md", "", "---\ntitle: New\nsummary: What is new here, for anyone with a tight back who has a few minutes for it.\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\nIt is proven.\n",
			"pages/new.md:7: “proven”: say who was studied and what changed" + "\n" +
				"permalinks.txt: /new is new and has no line here: run `make generate`"},

		// Problems that prevent loading do not hide problems of proofreading.
		{"guides/causes/stiff-neck.md", "A stiff neck is common,", "A [stiff neck](/none) is proven,",
			"guides/causes/stiff-neck.md:15: there is no page /none" + "\n" +
				"guides/causes/stiff-neck.md:15: “proven”: say who was studied and what changed"},

		// What is said in the words of a file that could not be read is not proofread.
		{"signs.yaml", "phrase: numbness between your legs\n", "phrase: [numb]\n", "signs.yaml:22: text expected, found a list"},
		{"questions.yaml", "  answer: It has three.", "   answer: It has three.",
			"questions.yaml:9: this is not YAML: the line is indented by 3, and those it can belong to by 2: line it up with them"},

		// What is told once, and notes to ourselves.
		{"guides/techniques/start-here.md", "![](stretch:neck-turn)", "![Stop and get help](signs:back)",
			"guides/techniques/start-here.md:44: a second box of signs: readers see the first, so name there what is missing, or name the sign beside its move"},
		{"guides/causes/stiff-neck.md", "it often follows a still day.", "it often follows a still day. We left out the rest.",
			"guides/causes/stiff-neck.md:15: “We left” is about the making of this page: readers need none of it"},

		// Borrowed evidence.
		{"guides/causes/stiff-neck.md", "[^alpha-2020]", "",
			"guides/causes/stiff-neck.md:7: this page on the upper back cites no source that studied it: put the label {borrowed} behind what was studied elsewhere"},
		{"guides/causes/stiff-neck.md", "[^alpha-2020]", " {borrowed}", ""},

		// Unused entries.
		{"sources.yaml", "- id: gamma-board", "- id: delta-2022\n  kind: trial\n  authors: [Delta D]\n  year: 2022\n  title: Trunks\n  published_in: D Journal 4\n  address: https://example.org/delta\n" +
			"  population: adults\n  finding: None.\n  certainty: low\n  studied: neck\n  checked: 2026-01-10\n  seen: {as: abstract, on: 2026-01-10}\n- id: gamma-board",
			"permalinks.txt: /sources/delta-2022 is new and has no line here: run `make generate`" + "\n" +
				"sources.yaml:27: nothing uses the source delta-2022: use it or take it out"},
		{"stretches/wall-roll.md", "evidence: [ev-move]", "evidence: [ev-neck]", ""},
		{"stretches/wall-roll.md", "equipment: [ball]\n", "",
			"vocabularies/equipment.yaml:1: nothing uses the equipment ball: use it or take it out"},
		{"routines/short-morning.md", "![](stretch:wall-roll)", "",
			"stretches/wall-roll.md:1: no page leads to this move: put it into a routine or a text, or name it as an easier or harder way"},
		{"routines/short-morning.md", "![](stretch:wall-roll)", "See [the wall roll](/stretches/wall-roll#step-1).", ""},
		{"vocabularies/tags.yaml", "- id: trunk", "- {id: bus, name: Bus, meaning: in a bus}\n- id: trunk",
			"vocabularies/tags.yaml:7: nothing uses the tag bus: use it or take it out"},
	}
	for _, tt := range tests {
		fsys := fixture.Proofread()
		if tt.old == "" {
			fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.new)}
		} else {
			fixture.EditIn(fsys, tt.file, tt.old, tt.new)
		}
		if diff := cmp.Diff(tt.want, problems(t, fsys)); diff != "" {
			t.Errorf("%s: %q replaced by %q (-want +got):\n%s", tt.file, tt.old, tt.new, diff)
		}
	}
}

// A sentence in more than three guides is refused in each, unless it guards readers.
func TestGuidesShareFewSentences(t *testing.T) {
	const stock = "Moving a little each day is what eases a back."
	site := func(sentence string, guides int) fstest.MapFS {
		fsys := fixture.Proofread()
		for i := range guides {
			name := fmt.Sprintf("guides/causes/stock-%d.md", i)
			text := strings.ReplaceAll(string(fsys["guides/causes/stiff-neck.md"].Data), "A stiff neck is common, and it often follows a still day.", sentence)
			text = strings.Replace(text, "A stiff neck: what is it?", fmt.Sprintf("Stock %d", i), 1)
			text = strings.Replace(text, "Why a neck may feel stiff", fmt.Sprintf("For %d reasons a neck may feel stiff", i), 1)
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		return fsys
	}
	const refusal = "“Moving a little each day is what eases a back.” stands in 4 guides, and at most 3 may share a sentence: keep it where it decides something, and link there"
	refused := func(fsys fstest.MapFS) int { return strings.Count(problems(t, fsys), refusal) }
	for _, tt := range []struct {
		sentence string
		guides   int
		want     int
	}{
		{stock, 3, 0}, {stock, 4, 4}, {"Move a little on each day.", 4, 0}, {"{sign:fever}.", 4, 0},
	} {
		if got := refused(site(tt.sentence, tt.guides)); got != tt.want {
			t.Errorf("%q in %d guides: refused %d times, want %d", tt.sentence, tt.guides, got, tt.want)
		}
	}
}

// The numbers of a guide leave out its SURE box, and count no negation that guards or judges.
func TestGuidesAreWeighed(t *testing.T) {
	fsys := fixture.Proofread()
	fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "A stiff neck is common, and it often follows a still day.[^beta-2021]",
		"Do not hurry. It has not been shown to help, so stop with {sign:fever} now.[^beta-2021]")
	for _, g := range edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Proof.Guides {
		if g.Path == "/guides/causes/stiff-neck" && (g.Negations != 1 || g.Warnings != 1 || g.Repeated != 0 || g.Words < 10) {
			t.Errorf("%+v", g)
		}
	}
}

// Every search and name of a list has its line in KnownFile, and every line its search or name.
func TestKnownSearchesAreKept(t *testing.T) {
	site := fixture.Proofread()
	site["queries/signs.txt"] = new(fstest.MapFile)
	known := edit.Known(site)
	without := func(line string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(known), func(other string) bool { return other == line }), "\n")
	}
	for _, tt := range []struct{ text, want string }{
		{strings.Join(known, "\n"), ""},
		{strings.Join(known, "\n") + "\nsigns.yaml\tsearches\tpain > leg\n",
			fmt.Sprintf("queries/known.txt:%d: signs.yaml no longer has “pain > leg”: restore it there, or take this line out too", len(known)+1)},
		{without("intents.yaml\tnames\twhiplash"), "intents.yaml:8: “whiplash” is new and has no line in queries/known.txt: run `make generate`"},
		{without("medicines.yaml\tline\tare over 65"), "medicines.yaml:9: “are over 65” is new and has no line in queries/known.txt: run `make generate`"},
	} {
		fsys := fixture.Proofread()
		fsys[edit.KnownFile] = &fstest.MapFile{Data: []byte(tt.text)}
		if diff := cmp.Diff(tt.want, problems(t, fsys)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
	fsys := fixture.Proofread()
	fsys["queries/signs.txt"] = new(fstest.MapFile)
	if got := problems(t, fsys); got != "queries/known.txt:1: this file cannot be read: file does not exist" {
		t.Errorf("without the file: %s", got)
	}
}
