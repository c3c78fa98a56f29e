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

// On the card of each routine, with each choice, the signs come first, on paper too, the steps for a sore day are those
// of the guide, and no line is empty.
func TestPlanCardsShowSignsFirst(t *testing.T) {
	t.Parallel()
	s := site(t)
	guide := s.get(t, s.PlanCard.SoreDay.Path, "")
	seen := map[*catalog.CardChoice]bool{}
	for _, r := range s.Routines {
		for _, v := range view.PlanCards(s.PlanCard, r) {
			page := s.get(t, v.Link(), "")
			main := page[strings.Index(page, "<main"):]
			for _, first := range []string{`class="warning"`, `class="frame stop paper"`} {
				if at := strings.Index(main, first); at < 0 || at > strings.Index(main, "I do “") {
					t.Errorf("%s: the signs are not first", v.Link())
				}
			}
			if steps := listAfter(main, `id="sore-day"`); len(steps) != 5 || !slices.Equal(steps, listAfter(guide, `id="now"`)) {
				t.Errorf("%s: the steps of a sore day are %q", v.Link(), steps)
			}
			if line := emptyLine.FindString(main); line != "" {
				t.Errorf("%s: an empty line: %s", v.Link(), line)
			}
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
			if len(s.AskFirst(r.Items)) > 0 && !strings.Contains(main, "<strong>Ask first:</strong>") {
				t.Errorf("%s does not say who asks first", v.Link())
			}
		}
	}
	for _, q := range s.PlanCard.Questions {
		for _, c := range q.Choices {
			if !seen[c] {
				t.Errorf("%s=%s stands on no card", q.ID, c.ID)
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

// A card is private, has one address, and says beside each field what is allowed there. Valid choices stay chosen.
func TestPlanCardHasOneAddress(t *testing.T) {
	t.Parallel()
	s := site(t)
	const card = "/card?when=breakfast&days=mo-th&routine=strength-twice-a-week&where=desk&sore=half&tired=short&away=next"
	for _, tt := range []struct {
		address string
		status  int
		want    string // in the page, or where it leads
	}{
		{"/card", 200, "Make my card"},
		{card, 200, "This routine needs a place to lie down."},
		{"/card?utm=x", 302, "/card"},
		{"/card?%zz", 302, "/card"},
		{"/card?days=mo-th&when=breakfast" + strings.TrimPrefix(card, "/card?when=breakfast&days=mo-th"), 302, card},
		{strings.Replace(card, "mo-th", "mo-tu-we-th-fr", 1), 400, "up to 2 days a week. Choose on Monday and Thursday"},
		{strings.Replace(card, "strength-twice-a-week", "strength", 1), 400, "Choose one routine from the list."},
		{strings.Replace(card, "&routine=strength-twice-a-week", "", 1), 400, "Choose one routine from the list."},
		{strings.Replace(card, "sore=half", "sore=half&sore=next", 1), 400, "If I am sorer than usual, then … Choose one of these: I make"},
		{strings.Replace(card, "when=breakfast", "when=%3Cb%3E", 1), 400, "When? Choose one of these: when I get up; after breakfast"},
	} {
		r := httptest.NewRecorder()
		s.ServeHTTP(r, httptest.NewRequest(http.MethodGet, tt.address, nil))
		body := html.UnescapeString(r.Body.String())
		if to := r.Header().Get("Location"); tt.status == 302 {
			body = to
		}
		if r.Code != tt.status || !strings.Contains(body, tt.want) || tt.status == 302 && body != tt.want {
			t.Errorf("%s: %d, no %q", tt.address, r.Code, tt.want)
		}
		if tt.status == 400 && (strings.Count(body, tt.want) != 2 || !strings.Contains(body, `value="next" required checked`)) {
			t.Errorf("%s: %q stands %d times", tt.address, tt.want, strings.Count(body, tt.want))
		}
		if kept := r.Header().Get("Cache-Control"); strings.Contains(tt.address, "?") && kept != "private, no-store" {
			t.Errorf("%s: %s", tt.address, kept)
		}
	}
}
