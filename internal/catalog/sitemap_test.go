package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
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
			Guides: []*catalog.Guide{{Doc: catalog.Doc{ID: "neck", Path: "/guides/causes/neck", Formerly: []string{"nape"}},
				Section: causes}},
			Moves: []*catalog.Move{
				{Doc: catalog.Doc{ID: "reach", Path: "/stretches/reach", Title: "Reach", Formerly: []string{"stretch"}}, Number: 3,
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

// Pages that moved lead to where they are, and withdrawn ones say that they are gone.
func TestMovedPagesLeadToNewOnes(t *testing.T) {
	site := movedSite()
	wantTexts(t, [][3]string{
		{"a renamed move", site.Moved("/stretches/stretch"), "/stretches/reach"},
		{"a renamed guide", site.Moved("/guides/causes/nape"), "/guides/causes/neck"},
		{"a guide in another section", site.Moved("/guides/help/neck"), "/guides/causes/neck"},
		{"a withdrawn page does not lead elsewhere", site.Moved("/guides/help/nape"), ""},
		{"a page that is there", site.Moved("/guides/causes/neck"), ""},
		{"an unused muscle", site.Moved("/muscles/calves"), "/muscles"},
		{"an unused tag", site.Moved("/tags/travel"), "/stretches"},
		{"never a page", site.Moved("/stretches/nothing"), ""},
	})
	gone := func(path string) bool { return site.Gone(path) != nil }
	page := func(path string) bool { return site.PageEntry(path) != nil }
	wantFacts(t, map[string]bool{
		"a withdrawn move is gone":           gone("/stretches/old") && gone("/s/2"),
		"a withdrawn guide has no number":    gone("/guides/help/nape") && !gone("/s/0") && !gone(""),
		"a page that moved is not gone":      !gone("/stretches/stretch"),
		"an unused muscle has no page":       site.PageEntry("/muscles/calves") == nil && site.PageEntry("/tags/travel") == nil,
		"an entry that is no ID has no page": !page("/sources/No ID") && !page("/evidence/No ID") && !page("/questions/No ID"),
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

// Pages are in order, each with its title. A plus marks those that also exist as data. There are more of them.
func TestPagesOfSite(t *testing.T) {
	wanted := strings.Split(`/ Where is it tight?
/stretches Stretches and exercises
/stretches/reach Reach+
/stretches/new +
/routines Routines
/plans Plans
/guides Guides
/guides/causes
/guides/help
/guides/causes/neck +
/search Search
/safety Get help+
/safety/adapt Who should change what
/safety/cards Get help, on cards
/sources
/questions
/review Reviews due
/questions/own Why?
/evidence/cl-01 “Rest heals”+
/sources/alpha A trial+
/muscles Muscles`, "\n")
	found, paths := 0, map[string]bool{}
	for _, p := range movedSite().PageEntries() {
		if paths[p.Path] {
			t.Errorf("%s is listed twice", p.Path)
		}
		paths[p.Path] = true
		line := p.Path + " " + p.Title
		if p.Data {
			line += "+"
		}
		if found < len(wanted) && strings.TrimSpace(line) == wanted[found] {
			found++
		}
	}
	if found < len(wanted) {
		t.Errorf("the page %q is missing, or out of order", wanted[found])
	}
}

// A mistyped address leads to the page whose last segment is most similar, even in another folder.
func TestMistypedAddressLeadsToNearestPage(t *testing.T) {
	site := mustLoad(t, fixture.FS()).Sitemap
	nearest := func(path string) string {
		if page := site.NearestPage(path); page != nil {
			return page.Path
		}
		return ""
	}
	wantTexts(t, [][3]string{
		{"two letters swapped", nearest("/stretches/neck-trun"), "/stretches/neck-turn"},
		{"another folder and a slash", nearest("/moves/neck-turn/"), "/stretches/neck-turn"},
		{"an underscore", nearest("/stretches/neck_turn"), "/stretches/neck-turn"},
		{"nothing similar", nearest("/stretches/zzzzzzzz"), ""},
		{"a list", nearest("/stretchs"), "/stretches"},
		{"two pages with the same last segment", nearest("/x/now/short-morning"), "/routines/short-morning"},
	})
	tail := strings.Repeat("a", 64)
	long := smallSite(&catalog.Content{Documents: catalog.Documents{Pages: []*catalog.Page{{Doc: catalog.Doc{ID: tail, Path: "/" +
		tail}}}}})
	if long.NearestPage("/"+tail) == nil || long.NearestPage("/"+tail+"a") != nil {
		t.Error("only a segment of up to 64 bytes may be a typing mistake")
	}
}

// Pages that show what others introduce change with these.
func TestPagesChangeWithThoseThatIntroduceThem(t *testing.T) {
	page := func(id, day string) *catalog.Page {
		return &catalog.Page{Doc: catalog.Doc{ID: id, Path: "/" + id, Title: id, Written: dayOf(t, day)}}
	}
	read := &catalog.Source{ID: "alpha", Checked: dayOf(t, "2026-02-01")}
	content := &catalog.Content{
		Documents: catalog.Documents{
			Pages: []*catalog.Page{page("sources", "2026-01-03"), page("evidence", "2026-01-04"), page("questions", "2026-01-05"),
				page("checklist", "2026-01-06"), page("data", "2026-01-07")},
			Moves:  []*catalog.Move{{Doc: catalog.Doc{ID: "m", Path: "/stretches/m", Written: dayOf(t, "2025-12-01")}}},
			Guides: []*catalog.Guide{{Doc: catalog.Doc{ID: "g", Path: "/guides/s/g", Written: dayOf(t, "2025-12-02")}}}, // in no section
		},
		Sources:   []*catalog.Source{read, {ID: "beta", Checked: dayOf(t, "2025-11-01")}},
		Claims:    []*catalog.Claim{{ID: "cl-01", Sources: []*catalog.Source{read}}, {ID: "cl-02"}},
		Questions: []*catalog.Question{{ID: "own", Page: true}},
		Regions: []*catalog.Region{{Word: catalog.Word{ID: "neck"}, Start: []*catalog.Move{{Doc: catalog.Doc{Written: dayOf(t,
			"2026-01-20")}}}}},
	}
	site := smallSite(content)
	for path, want := range map[string]string{
		"/sources/alpha": "2026-02-01", "/sources/beta": "2026-01-03", "/sources": "2026-02-01",
		"/evidence/cl-01": "2026-02-01", "/evidence/cl-02": "2026-01-04", "/evidence": "2026-02-01", "/": "2026-02-01",
		"/questions/own": "2026-01-05", "/checklist/cards": "2026-01-06", "/data/fields": "2026-01-07",
		"/neck": "2026-01-20", "/guides": "2025-12-02", "/stretches": "2025-12-01", "/plans": "0001-01-01",
	} {
		if got := site.PageEntry(path).Changed.ISO(); got != want {
			t.Errorf("%s changed on %s, want %s", path, got, want)
		}
	}
	if got := site.Newest().ISO(); got != "2026-02-01" {
		t.Errorf("the newest page changed on %s", got)
	}
	wantTexts(t, [][3]string{
		{"cards", site.PageEntry("/checklist/cards").Title, "checklist on cards"},
		{"fields", site.PageEntry("/data/fields").Title, "What each field means"},
	})
}
