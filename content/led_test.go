package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/search/queries"
)

// Searches that were once led past help show the card of their sign, with the right sign first, and nothing calm above
// it.
func TestNobodyIsLedPastHelp(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, tt := range []struct{ sign, searches string }{ // of the first card, or one of several
		{"hurt-by-someone", "partner hurts me bruises on my back; my boyfriend kicked me in the back; my husband pushed me and my back hurts; dad hits me and my back hurts; mum pushed down the stairs by carer; " +
			"my ex strangled me and my neck is sore; scared of my husband"},
		{"bruise-child", "bruise on my toddler's back; bruises on my 4 month old baby"},
		{"child-not-walking", "my toddler won't sit up or walk and is grumpy; my 2 year old screams when sat up; toddler won't walk; baby cries when I change his nappy and won't crawl"},
		{"bladder-bowel", "haven't peed since this morning back agony; not been for a wee since yesterday back pain; have to push to start weeing"},
		{"between-legs", "numb bum; no feeling when i wipe; no sensation when i wipe; cant feel when i wipe"},
		{"both-legs", "sciatica now in the other leg too"},
		{"early-pregnancy pregnant-emergency", "late period back ache on one side; coil and bad tummy pain one side; period late and pain in shoulder"},
		{"pregnant-fever", "just had a baby back pain and fever; gave birth last week shivery and back hurts"},
		{"after-epidural", "back pain since epidural leg weak"},
		{"stone", "pain comes in waves from my side to groin; side pain so bad I can't keep still"},
		{"tearing-pain", "loin to groin pain 65; my husband has an aneurysm and back pain; mum is 82 bent over to tie shoes sudden back pain"},
		{"blow-blood", "kicked in the back at football peeing blood"},
		{"accident", "tackled in rugby and arms tingling; scrum collapsed neck pain"},
		{"thin-bones", "osteoporosis twinge after sneezing"},
		{"child-ill child-nerves", "disc in teenager pain down leg"},
		{"weak-leg fall-cannot-stand both-legs", "suddenly cant walk back pain; cannot walk"},
		{"child-injury hurt-by-someone", "my husband shook the baby last night"},
		{"overdose not-safe", "teen 16 took 20 paracetamol for her back on purpose she seems ok"},
		{"chemo-fever", "son finished chemo for leukaemia last month temp 38 and back ache"},
		{"child-nerves unsteady", "my little girl walks on tiptoes now and keeps falling over, never used to, back sore"},
		{"fever-very-ill", "baby fits and bulging soft spot"},
		{"breathless", "calf swollen up after back op and now breathless; my calf is swollen and i am breathless"},
		{"pregnant-emergency", "could be pregnant, pain on the right low down and feel like fainting"},
		{"bladder-bowel", "poo just came out while i was doing my back stretches"},
		{"testicle", "sudden pain in my right nut and low back"},
		{"accident", "dived in the shallow end neck hurts cant turn it"},
	} {
		for typed := range strings.SplitSeq(tt.searches, "; ") {
			r := s.Search(typed, false)
			switch {
			case len(r.SafetyCards) == 0:
				t.Errorf("%q shows no card, want that of %s", typed, tt.sign)
			case !slices.ContainsFunc(r.SafetyCards[0].SignIDs, func(id string) bool { return slices.Contains(strings.Fields(tt.sign), id) }):
				t.Errorf("%q shows %s first, want that of %s", typed, r.SafetyCards[0].ID, tt.sign)
			case r.Top != nil || len(r.Treatments) > 0 || slices.ContainsFunc(r.Entries, (*search.Entry).IsExercise):
				t.Errorf("%q shows an answer, a treatment or a move beside its card", typed)
			}
		}
	}
}

// An age in the words chooses the sign, and children have signs of their own.
func TestAgeChoosesTheSign(t *testing.T) {
	t.Parallel()
	s := site(t)
	for typed, not := range map[string]string{
		"mum is 82 bent over to tie shoes sudden back pain":       "Under 60; before the age of 45",
		"72 year old sudden severe back pain":                     "Under 60",
		"stiff back for months since i turned 75, worse at night": "before the age of 45",
		"loin to groin pain 65":                                   "Under 60",
		"just had a baby back pain and fever":                     "child",
		"bruised back after falling off bike":                     "child",
		"back pain since epidural leg weak":                       "child",
	} {
		r := s.Search(typed, false)
		shown := ""
		for _, c := range r.SafetyCards {
			shown += strings.Join(r.Bullets(c), " ")
		}
		for words := range strings.SplitSeq(not, "; ") {
			if strings.Contains(shown, words) {
				t.Errorf("%q shows %q", typed, words)
			}
		}
	}
	for _, typed := range []string{"i am 15 can i do these", "stretches for my kid", "back pain under 16", "back pain in my 16 year old who dances", "young cricketer stretches", "cat cow for a 9 year old"} {
		r := s.Search(typed, false)
		answers := r.Top != nil && r.Top.Path == "/questions/teenager"
		if !answers && len(r.SafetyCards) == 0 || slices.ContainsFunc(r.Entries, (*search.Entry).IsExercise) {
			t.Errorf("%q: short answer %+v, %d cards, and moves are withheld: %v", typed, r.Top, len(r.SafetyCards), !slices.ContainsFunc(r.Entries, (*search.Entry).IsExercise))
		}
	}
}

// Ordinary things do not shout: the level is that which the words reach, and a higher one comes below.
func TestOrdinaryThingsDoNotShout(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, typed := range []string{"numb big toe sciatica", "slipped on ice sore back 30 years old", "toddler limping after a cold", "my child has back pain", "teenager back pain at night", "kill the pain in my back"} {
		if cards := s.Alarm(typed).SafetyCards; len(cards) > 0 && cards[0].Emergency() {
			t.Errorf("%q shows %s first", typed, cards[0].ID)
		}
	}
}

// A move is not found by what it warns of.
func TestNoMoveIsFoundByItsWarning(t *testing.T) {
	t.Parallel()
	s := site(t)
	for typed, move := range map[string]string{"hernia exercises": "/stretches/dead-bug", "hernia": "/stretches/crunch", "ridge down my tummy": "/stretches/plank"} {
		found := s.Search(typed, false).Entries
		if i := slices.IndexFunc(found, func(e *search.Entry) bool { return e.Path == move }); i >= 0 && i < 5 {
			t.Errorf("%q finds %s at %d", typed, move, i)
		}
	}
}

// A question how to move, ease or treat a part of the body is never said to have no page. With a swollen, hot or newly
// numb part, the sign comes first.
func TestQuestionsAboutPartsHaveAPage(t *testing.T) {
	t.Parallel()
	s := site(t)
	verbs := strings.Fields("stretch strengthen massage loosen relax")
	parts := strings.Split("neck, shoulders, shoulder blades, upper back, ribs, chest, lower back, hips, buttocks, hamstrings, thighs, calves", ", ")
	var asked []string
	for _, verb := range verbs {
		for _, part := range parts {
			asked = append(asked, fmt.Sprintf("how do i %s my %s", verb, part))
		}
	}
	asked = append(asked, "how do i get rid of neck tension", "how do i stretch at my desk", "what does ibuprofen do", "how do i ease sciatica", "how do i loosen tight hips", "best way to do cat cow",
		"can i exercise with breast cancer")
	for _, typed := range asked {
		if r := s.Search(typed, false); r.Unanswered || len(r.Entries) == 0 {
			t.Errorf("%q is said to have no page", typed)
		}
	}
	for _, typed := range []string{"how do i massage my swollen calf", "how do i stretch my calf, it is hot and sore", "how do i relax a hot swollen knee", "how do i stretch my newly numb leg",
		"how do i loosen my leg, it went numb this morning and it is spreading", "how do i massage my buttocks, they have gone numb", "how do i stretch my thigh, it is swollen and hot",
		"how do i strengthen my leg, i cannot lift the foot since monday", "how do i massage a red hot swollen ankle joint", "how do i stretch my shoulder, my arm has gone numb and tingly since yesterday"} {
		if a := s.Alarm(typed); len(a.SafetyCards) == 0 && a.Maybe == nil {
			t.Errorf("%q shows no sign", typed)
		}
	}
}

// An alarm behind a long talk shows its card, and one in the middle of it too.
func TestAlarmsBehindLongTalkAreSeen(t *testing.T) {
	t.Parallel()
	s := site(t)
	talk := strings.Repeat("on sundays we go for a walk by the sea and have tea with my sister who keeps bees. ", 13) // over 1,000 letters
	for _, typed := range []string{talk + "now i cannot pee and i am numb between my legs", talk + "crushing chest pain down my left arm " + talk, talk + talk + talk + "i have taken all my tablets to end it"} {
		if a := s.Alarm(typed); !a.Emergency() {
			t.Errorf("%d letters show no emergency: …%s", len(typed), typed[len(typed)-60:])
		}
	}
}

// The most urgent card decides, wherever it stands: whether moves are left out, and whether the page says that help is
// needed now.
func TestMostUrgentCardDecides(t *testing.T) {
	t.Parallel()
	s, later := site(t), 0
	for _, q := range labelled(t, "signs.txt", queries.Tune) {
		r := s.Search(q.Text, false)
		i := slices.IndexFunc(r.SafetyCards, (*catalog.Card).Emergency)
		if i > 0 {
			later++
		}
		if r.Emergency() != (i >= 0) || i >= 0 && slices.ContainsFunc(slices.Concat(r.Entries, r.Withheld), (*search.Entry).IsExercise) {
			t.Errorf("%q: the card of an emergency is at %d, and the search is an emergency: %v, or has moves", q.Text, i, r.Emergency())
		}
	}
	if later == 0 {
		t.Error("no search has the card of an emergency after another")
	}
}

// Somebody may look on: nothing stands beside the card of who is hurt by somebody, nothing is suggested, and the title
// does not tell.
func TestCardOfTheHurtStandsAlone(t *testing.T) {
	t.Parallel()
	s := site(t)
	const query = "q=my+husband+hits+me"
	page := s.get(t, "/search?"+query, "")
	checkSays(t, query, page, "press 55 when asked (mobile)", "<title>Search – Unknot</title>", `href="tel:08082000247"`, `href="/" data-leave`, "Leave this page")
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	for _, not := range []string{`href="/stretches`, `href="/guides`, "<svg class", "<img", "result"} {
		if strings.Contains(main, not) {
			t.Errorf("%s: beside the card stands %s", query, not)
		}
	}
	if offered := s.get(t, "/search/suggest?"+query, ""); strings.Contains(offered, "url") || strings.Contains(offered, "/stretches") {
		t.Errorf("suggestions: %s", offered)
	}
	checkSays(t, "/safety", s.get(t, "/safety", ""), "press 55 when asked (mobile)", "Childline", "NSPCC")
}
