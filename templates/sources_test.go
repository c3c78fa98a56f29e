package templates

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// Links that would sound alike have more words for screen readers.
func TestSourcesOfOneNameAreTold(t *testing.T) {
	t.Parallel()
	first := &catalog.Source{Authors: []string{"Smith, A"}, Year: "2020"}
	alike := &catalog.Source{Authors: []string{"Smith, B", "Lee, C"}, Year: "2020"}
	later := &catalog.Source{Authors: []string{"Smith, A"}, Year: "2021"}
	s := site.Site{Catalog: &catalog.Catalog{Content: catalog.Content{Sources: []*catalog.Source{first, alike, later}}}}
	for v, want := range map[*catalog.Source]bool{first: true, alike: true, later: false} {
		if got := sameName(s, v); got != want {
			t.Errorf("%s by %v has a namesake: %v, want %v", v.ShortCitation(), v.Authors, got, want)
		}
	}
}
