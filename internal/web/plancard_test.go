package web_test

import (
	"net/http"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// cardSite returns a site whose card has two choices for each question.
func cardSite(t *testing.T) http.Handler {
	t.Helper()
	var file strings.Builder
	file.WriteString("sore_day: stiff-neck\nquestions:\n")
	for _, id := range []string{"when", "days", "where", "sore", "tired", "away"} {
		file.WriteString("  - id: " + id + "\n    ask: On " + id + "?\n    choices: [{id: mo, say: the first, time: \"08:00\"}, {id: mo-th, say: the second}]\n")
	}
	about := string(fixture.FS()["pages/about.md"].Data)
	front, _, _ := strings.Cut(strings.Replace(about, "title: About this site", "title: My plan", 1), "\n---\n")
	site := newServer(t, nil)
	publish(t, site, map[string]string{
		"card.yaml": file.String(), "pages/card.md": front + "\n---\nChoose.\n", "permalinks.txt": withPermalinks("/card"),
		"guides/causes/stiff-neck.md": string(fixture.Edit("guides/causes/stiff-neck.md", "now: {moves: [neck-turn, chair-stand]}",
			"now: {steps: [Turn your head now and then., Move about.]}")["guides/causes/stiff-neck.md"].Data),
	})
	return site
}

// The form of a card keeps valid choices, and says what is missing. With all choices there is a card.
func TestCardShowsOnceAllIsChosen(t *testing.T) {
	t.Parallel()
	const rest = "&where=mo&sore=mo&tired=mo&away=mo-th"
	const whole = "/card?when=mo&days=mo&routine=short-morning" + rest
	const form, card, kept = "Make my card", `class="flow plan mine"`, `<option value="mo" selected`
	site := cardSite(t)
	for _, tt := range []struct {
		path    string
		code    int
		to      string
		holds   []string
		lacking []string
	}{
		{"/card", http.StatusOK, "", []string{form}, []string{card, kept}},
		{"/card?when=mo", http.StatusBadRequest, "", []string{form, kept}, []string{card}},
		{strings.TrimSuffix(whole, "&away=mo-th"), http.StatusBadRequest, "", []string{form, kept}, []string{card}},
		{whole, http.StatusOK, "", []string{card, "Short morning"}, nil},
		{"/card?days=mo&when=mo&routine=short-morning" + rest, http.StatusFound, whole, nil, []string{card, form}},
		{"/card?%zz", http.StatusFound, "/card", nil, []string{card, form}},
	} {
		a := get(t, site, tt.path)
		if to := a.header.Get("Location"); a.code != tt.code || to != tt.to {
			t.Errorf("%s: %d to %q, want %d to %q", tt.path, a.code, to, tt.code, tt.to)
		}
		for _, text := range tt.holds {
			if !strings.Contains(a.body, text) {
				t.Errorf("%s lacks %s", tt.path, text)
			}
		}
		for _, text := range tt.lacking {
			if strings.Contains(a.body, text) {
				t.Errorf("%s has %s", tt.path, text)
			}
		}
	}
}
