package load_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
)

// A page has the words of what it embeds, refers to and introduces: medicines, findings and rules.
func TestSumsChangeWithWhatPagesShow(t *testing.T) {
	t.Parallel()
	const about, start = "pages/about.md", "/guides/techniques/start-here"
	quoting := func(quote string) fstest.MapFS {
		return fixture.Edit(about, "for anyone with a back", "for anyone with a back: "+quote)
	}
	for _, tt := range []struct {
		name           string
		site           fstest.MapFS
		path           string
		file, old, new string
		want           string
	}{
		{"a medicine", fixture.FS(), start, "medicines.yaml", "are over 65", "are over 70", "cautions"},
		{"the sources of a medicine", fixture.FS(), start, "sources.yaml", "Some signs need help at once.", "Signs need help.", "sources"},
		{"signs in a box", fixture.FS(), start, "safety.yaml", "Fever with back pain", "Fever and back pain", "signs"},
		{"a finding", quoting("{finding:move-recent}"), "/about", "treatments.yaml", "say: Moving probably helps.",
			"say: Moving helps.", "sources"},
		{"a caution", quoting("{caution:ca-10}"), "/about", "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.",
			"cautions"},
		{"a line of a medicine", quoting("{medicine:tablet.pregnancy}"), "/about", "medicines.yaml", "leave tablets out.",
			"leave every tablet out.", "cautions"},
		{"the pain rule", quoting("{rule:pain}"), "/about", "safety.yaml", "More than mild: do less next time.",
			"More than mild: stop.", "signs"},
		{"no rule", fixture.FS(), "/about", "safety.yaml", "More than mild: do less next time.", "More than mild: stop.", ""},
		{"a warning of an answer in the list", fixture.Edit("questions.yaml", "{signs: [chest-pain]}", "{signs: [low]}"),
			"/questions", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"},
		{"a warning for new pain", fixture.Edit("start.yaml", "new: true", "new: true\n        warn_new: {signs: [low]}"),
			"/start", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"},
		{"a line of a condition", fixture.FS(), "/stretches/chair-stand", "conditions.yaml", "Use a higher chair.", "Hold on.", "cautions"},
	} {
		if !strings.Contains(string(tt.site[tt.file].Data), tt.old) {
			t.Errorf("%s: %s does not have %q", tt.name, tt.file, tt.old)
			continue
		}
		changed := fixture.EditIn(maps.Clone(tt.site), tt.file, tt.old, tt.new)
		var got []string
		for _, part := range sums(t, tt.site, tt.path).Changed(sums(t, changed, tt.path)) {
			got = append(got, string(part))
		}
		if !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("%s: the sums %q of %s change, want %q", tt.name, got, tt.path, tt.want)
		}
	}
}
