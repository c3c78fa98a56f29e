package catalog_test

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// smallSite returns the sitemap of content with a safety page and documents with a heading each.
func smallSite(content *catalog.Content) *catalog.Sitemap {
	content.Safety = &catalog.Safety{Doc: catalog.Doc{ID: "safety", Path: "/safety", Title: "Get help"},
		Cards: []catalog.Card{{ID: "legs"}}}
	for _, d := range content.Docs() {
		d.Body = &markdown.Doc{Headings: []markdown.Heading{{ID: "why", Formerly: []string{"reason"}}}}
	}
	return catalog.NewSitemap(content)
}

// movedSite is the sitemap of a small site with renamed, withdrawn and unused pages.
func movedSite() *catalog.Sitemap {
	causes, help := &catalog.Section{Word: catalog.Word{ID: "causes"}}, &catalog.Section{Word: catalog.Word{ID: "help"}}
	return smallSite(&catalog.Content{
		Documents: catalog.Documents{
			Guides: []*catalog.Guide{{Doc: catalog.Doc{ID: "neck", Path: "/guides/causes/neck", Folder: "guides", Formerly: []catalog.Former{{ID: "nape"}}},
				Section: causes}},
			Moves: []*catalog.Move{
				{Doc: catalog.Doc{ID: "reach", Path: "/stretches/reach", Title: "Reach", Formerly: []catalog.Former{{ID: "stretch"}}}, Number: 3,
					Steps: make([]catalog.Step, 2)},
				{Doc: catalog.Doc{ID: "new", Path: "/stretches/new"}},
			},
			Pages: []*catalog.Page{{Doc: catalog.Doc{ID: "sources", Path: "/sources"}}, {Doc: catalog.Doc{ID: "questions",
				Path: "/questions"}}},
		},
		Sections:   []*catalog.Section{causes, help},
		Withdrawn:  []*catalog.Withdrawn{{Address: "/stretches/old", Number: 2}, {Address: "/guides/help/nape"}, {}},
		Muscles:    []*catalog.Muscle{{Word: catalog.Word{ID: "calves"}}},
		Tags:       []*catalog.Tag{{Word: catalog.Word{ID: "travel"}}},
		Sources:    []*catalog.Source{{ID: "alpha", Kind: "trial", Title: "A trial"}, {ID: "No ID", Kind: "trial"}},
		Claims:     []*catalog.Claim{{ID: "cl-01", Claim: "Rest heals"}, {ID: "No ID"}},
		Questions:  []*catalog.Question{{ID: "own", Page: true, Question: "Why?"}, {ID: "listed"}, {ID: "No ID", Page: true}},
		Conditions: []*catalog.Condition{{ID: "gout", Title: "Gout"}, {ID: "searched"}},
		Start: &catalog.Start{Questions: []*catalog.StartQuestion{{ID: "where", Answers: []*catalog.StartAnswer{{ID: "up"},
			{ID: "low"}}}}},
	})
}

// The site answers pages and their fragments, also where they were before.
func TestSiteAnswersFragments(t *testing.T) {
	site := movedSite()
	for address, want := range map[string]bool{
		"/stretches/reach": true, "/stretches/reach#why": true, "/stretches/reach#reason": true, "/stretches/reach#what": false,
		"/stretches/reach#step-1": true, "/stretches/reach#step-2": true, "/stretches/reach#step-3": false,
		"/stretches/reach#step-0": false,
		"/stretches/stretch":      true, "/stretches/stretch#why": true, "/stretches/stretch#what": false,
		"/stretches/old": true, "/stretches/old#anything": true, "/stretches/nothing": false, "/stretches/nothing#why": false,
		"/s/3": true, "/s/2": true, "/s/0": false, "/s/1": false, "/safety#legs": true, "/safety#now": true, "/safety#adapt": true,
		"/safety#arms":   false,
		"/sources#trial": true, "/sources#model": false, "/questions#listed": true, "/questions#own": false, "/questions/own": true,
		"/start?where=low": true, "/start?where=far": false, "/stretches?fits=gout": true, "/stretches?fits=searched": false,
	} {
		if got := site.Answers(address); got != want {
			t.Errorf("the site answers %s: %t, want %t", address, got, want)
		}
	}
	if got := names(site.Anchors("/stretches/reach")); got != "reason step-1 step-2 why" {
		t.Errorf("a move has the fragments %s", got)
	}
}

// A page that is now a section of another leads there, and leaves that one its stable ID.
func TestMergedPageIsSection(t *testing.T) {
	content := &catalog.Content{Sections: []*catalog.Section{{Word: catalog.Word{ID: "causes"}}}}
	neck := &catalog.Guide{Doc: catalog.Doc{ID: "neck", Path: "/guides/causes/neck",
		Formerly: []catalog.Former{{ID: "stiff", Section: "why"}, {ID: "nape"}}}, Section: content.Sections[0]}
	content.Guides = []*catalog.Guide{neck}
	site := smallSite(content)
	wantTexts(t, [][3]string{
		{"the merged page", site.Moved("/guides/causes/stiff"), "/guides/causes/neck#why"},
		{"the renamed page", site.Moved("/guides/causes/nape"), "/guides/causes/neck"},
		{"the stable ID", neck.StableID(), "guides/nape"},
	})
	if !site.Answers("/guides/causes/stiff#reason") {
		t.Error("an anchor of the merged page leads nowhere")
	}
}

// Permanent addresses are pages, fragments of guides and lists, short addresses and choices.
func TestPermanentAddresses(t *testing.T) {
	site := movedSite()
	var rest []string // without pages
	for _, address := range site.Permanent() {
		if site.PageEntry(address) == nil {
			rest = append(rest, address)
		}
	}
	wantTexts(t, [][3]string{{"addresses besides pages", names(rest),
		"/guides/causes/neck#why /guides/causes/neck#reason /questions#listed " +
			"/s/3 /start?where=low /start?where=up"}})
	for _, page := range site.PageEntries() {
		if !slices.Contains(site.Permanent(), page.Path) {
			t.Errorf("%s is not permanent", page.Path)
		}
	}
}
