package content_test

import "testing"

// What shows for a search, from nothing to a card.
const (
	nothing = iota
	theLine
	aCard
)

// Search decides as the table in docs/search.md says, also for searches that look like those there. Each decision is
// made by a pattern, the scope of its words and the model together.
func TestSearchDecidesAsDocumented(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, d := range []struct {
		typed       string
		least, most int
	}{
		// A pattern that says all of the search, and one in a sentence.
		{"cauda equina", aCard, aCard},
		{"numb between my legs", aCard, aCard},
		{"numb between my legs since monday what can i do", aCard, aCard},
		{"chest pian", aCard, aCard},
		{"suicdal", aCard, aCard},
		{"i had a warm bath and cannot feel my legs", aCard, aCard},
		{"woke at 05:30 and cant feel my legs", aCard, aCard},
		{"im 45 now and cannot feel my legs", aCard, aCard},
		{"numb between my legs, took 20mg diazepam", aCard, aCard},
		{"slipped disc last year better now both legs numb", aCard, aCard},
		// Ordinary people.
		{"my backache started last week, I am 29", nothing, nothing},
		{"pregnant 30 weeks and my lower back is so achy by tea time", nothing, theLine},
		{"my dog has a sore back and won't jump on the sofa", nothing, theLine},
		// No pattern: the model.
		{"the toilet seat feels like sitting on cotton wool since yesterday", aCard, aCard},
		// In a scope: the line, whatever is denied, past, the same, feared or studied.
		{"no numbness between my legs, just stiff", theLine, theLine},
		{"scan clear, doctor says it isn't cancer", theLine, theLine},
		{"had cauda equina in 2015, fully recovered, can i do yoga", theLine, theLine},
		{"leak since my first baby, same as ever", theLine, theLine},
		{"what if I lost control of my bladder", theLine, aCard}, // the model may know better
		{"essay on cauda equina syndrome", nothing, theLine},
		{"not suicidal, just fed up with this back", theLine, aCard}, // never less: it is about dying
		{"essay on suicide in people with back pain", theLine, aCard},
		// Something outside the scope still counts.
		{"no numbness but i can't pee", aCard, aCard},
		{"my dad has chest pain now", aCard, aCard},
		{"i thought it was gone, it's back: numb between my legs", aCard, aCard},
		{"no fever, cant feel my legs", aCard, aCard},
		{"doctor ruled out cancer in 2019, since this morning i cannot lift my foot", aCard, aCard},
		// Things that are well.
		{"waterworks like clockwork and legs fine, just a stiff back", nothing, theLine},
		{"isn't my face drooping", aCard, aCard}, // a question denies nothing
		// Words that only look alike.
		{"collapsed arches", nothing, theLine},
		{"can't feel the stretch", nothing, theLine},
		{"fever dream of deadlines", nothing, theLine},
		{"hit by a wave of tiredness", nothing, theLine},
		{"drop attack of laziness", nothing, theLine},
		{"thred needle", nothing, nothing},
		{"dead bug exercize", nothing, nothing},
		{"stretches for my back", nothing, nothing},
	} {
		shows := nothing
		if a := s.Alarm(d.typed); len(a.SafetyCards) > 0 {
			shows = aCard
		} else if a.UnclearSign {
			shows = theLine
		}
		if shows < d.least || shows > d.most {
			names := [...]string{nothing: "nothing", theLine: "the line", aCard: "a card"}
			t.Errorf("%q shows %s, want %s to %s", d.typed, names[shows], names[d.least], names[d.most])
		}
	}
}

// The mistyped name of a move finds the move.
func TestMisspeltNamesFindMoves(t *testing.T) {
	t.Parallel()
	s := site(t)
	for typed, want := range map[string]string{"thred needle": "/stretches/thread-the-needle", "thread the needel": "/stretches/thread-the-needle", "ded bug": "/stretches/dead-bug"} {
		if found := s.Search(typed, false); len(found.Entries) == 0 || found.Entries[0].Path != want {
			t.Errorf("%q does not find %s first", typed, want)
		}
	}
}

func TestYearIsNoMistypedWord(t *testing.T) {
	t.Parallel()
	if q := site(t).Search("cauda equina in 2015", false).Query; q.Read != "" {
		t.Errorf("it is read as %q", q.Read)
	}
}
