package content_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// eachPlanCard calls check for the card of each routine, with each choice, and the main part of its page.
func eachPlanCard(t *testing.T, s *testSite, check func(r *catalog.Routine, v view.PlanCard, main string)) {
	t.Helper()
	for _, r := range s.Routines {
		for _, v := range view.PlanCards(s.PlanCard, r) {
			page := s.get(t, v.Link(), "")
			check(r, v, page[strings.Index(page, "<main"):])
		}
	}
}

// The signs come before the sentence of the card, on paper too.
func TestPlanCardsShowSignsFirst(t *testing.T) {
	t.Parallel()
	s := site(t)
	eachPlanCard(t, s, func(r *catalog.Routine, v view.PlanCard, main string) {
		for _, sign := range []string{`class="warning"`, `class="frame stop paper"`} {
			if !comesBefore(main, sign, "I do “") {
				t.Errorf("%s: the signs are not first", v.Link())
			}
		}
		if len(s.AskFirst(r.Items)) > 0 && !strings.Contains(main, "<strong>Ask first:</strong>") {
			t.Errorf("%s does not say who asks first", v.Link())
		}
	})
}

func TestPlanCardsHaveTheGuidesStepsForASoreDay(t *testing.T) {
	t.Parallel()
	s := site(t)
	want := listAfter(s.get(t, s.PlanCard.SoreDay.Path, ""), `id="now"`)
	if len(want) != 5 {
		t.Errorf("the guide has the steps %q, want five", want)
	}
	eachPlanCard(t, s, func(_ *catalog.Routine, v view.PlanCard, main string) {
		if steps := listAfter(main, `id="sore-day"`); !slices.Equal(steps, want) {
			t.Errorf("%s: the steps of a sore day are %q", v.Link(), steps)
		}
	})
}

func TestPlanCardsSayEachChoice(t *testing.T) {
	t.Parallel()
	s := site(t)
	seen := map[*catalog.CardChoice]bool{}
	eachPlanCard(t, s, func(_ *catalog.Routine, v view.PlanCard, main string) {
		text := html.UnescapeString(main)
		for i, c := range v.Chosen {
			seen[c] = true
			if q := s.PlanCard.Questions[i]; i >= catalog.CardSore && !strings.Contains(text, q.Ask+" "+c.Say+".") {
				t.Errorf("%s does not say %q", v.Link(), c.Say)
			}
		}
		if says := strings.Contains(text, "This routine needs a place to lie down."); says != v.OffFloor() {
			t.Errorf("%s: it speaks of a place to lie down: %v", v.Link(), says)
		}
		if line := emptyLine.FindString(main); line != "" {
			t.Errorf("%s: an empty line: %s", v.Link(), line)
		}
	})
	for _, q := range s.PlanCard.Questions {
		for _, c := range q.Choices {
			if !seen[c] {
				t.Errorf("%s=%s is on no card", q.ID, c.ID)
			}
		}
	}
}

// emptyLine matches a line of a page without words. Fields on paper have words.
var emptyLine = regexp.MustCompile(`<(?:p|li|h[1-6])(?: [^>]*)?>[ .,]*</`)

// listAfter returns the entries of the first ordered list after mark.
func listAfter(page, mark string) []string {
	_, after, _ := strings.Cut(page, mark)
	_, after, _ = strings.Cut(after, "<ol>")
	list, _, _ := strings.Cut(after, "</ol>")
	var out []string
	for _, entry := range regexp.MustCompile(`<li>([^<]*)</li>`).FindAllStringSubmatch(list, -1) {
		out = append(out, entry[1])
	}
	return out
}

// The sentence of a card reads as a reader would say it.
func TestPlanCardSentenceReadsWell(t *testing.T) {
	t.Parallel()
	s := site(t)
	page := html.UnescapeString(s.get(t, "/card?when=breakfast&days=mo-we-fr&routine=desk-upper&where=desk&sore=half&tired=short&away=breathing", ""))
	for _, want := range []string{
		"After breakfast on Monday, Wednesday and Friday, I do “Desk break for the upper back”, 6 minutes, at my desk.",
		"If I am sorer than usual, then I make the moves smaller and do half of them.",
		`href="/routines/desk-upper/play"`,
		`href="/routines/desk-upper/remind?days=mo-we-fr&time=0800"`,
		"Change my choices",
		`<option value="breakfast" selected>`,
		"Nobody has tested this card in this form.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the card has no %q", want)
		}
	}
}

// planCard is the address of a card.
const planCard = "/card?when=breakfast&days=mo-th&routine=strength-twice-a-week&where=desk&sore=half&tired=short&away=next"

// requestCard requests a card, which has to be private, and returns the answer with its text.
func requestCard(t *testing.T, address string) (w *httptest.ResponseRecorder, text string) {
	t.Helper()
	w = httptest.NewRecorder()
	site(t).ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	if kept := w.Header().Get("Cache-Control"); strings.Contains(address, "?") && kept != "private, no-store" {
		t.Errorf("%s: Cache-Control is %q", address, kept)
	}
	return w, html.UnescapeString(w.Body.String())
}

func TestPlanCardHasOneAddress(t *testing.T) {
	t.Parallel()
	otherOrder := strings.Replace(planCard, "when=breakfast&days=mo-th", "days=mo-th&when=breakfast", 1)
	for address, want := range map[string]string{"/card?utm=x": "/card", "/card?%zz": "/card", otherOrder: planCard} {
		if w, _ := requestCard(t, address); w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %s, want a redirect to %s", address, w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestPlanCardOfRoutineLyingDownSaysSo(t *testing.T) {
	t.Parallel()
	if w, text := requestCard(t, planCard); w.Code != http.StatusOK || !strings.Contains(text, "This routine needs a place to lie down.") {
		t.Errorf("%d, %s", w.Code, text)
	}
}

func TestFormOfPlanCardBeginsEmpty(t *testing.T) {
	t.Parallel()
	if w, text := requestCard(t, "/card"); w.Code != http.StatusOK || !strings.Contains(text, "Make my card") {
		t.Errorf("%d, %s", w.Code, text)
	}
}

// A choice that is not allowed is named above the form and beside its field. Valid choices stay chosen.
func TestPlanCardSaysWhatIsAllowed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ valid, given, want string }{
		{"mo-th", "mo-tu-we-th-fr", "up to 2 days a week. Choose on Monday and Thursday"},
		{"strength-twice-a-week", "strength", "Choose one routine from the list."},
		{"&routine=strength-twice-a-week", "", "Choose one routine from the list."},
		{"sore=half", "sore=half&sore=next", "If I am sorer than usual, then … Choose one of these: I make"},
		{"when=breakfast", "when=%3Cb%3E", "When? Choose one of these: when I get up; after breakfast"},
	} {
		address := strings.Replace(planCard, tt.valid, tt.given, 1)
		w, text := requestCard(t, address)
		if n := strings.Count(text, tt.want); w.Code != http.StatusBadRequest || n != 2 {
			t.Errorf("%s: status %d, and it says %q %d times, want twice", address, w.Code, tt.want, n)
		}
		if !strings.Contains(text, `value="next" required checked`) {
			t.Errorf("%s: a valid choice is no longer chosen", address)
		}
	}
}
