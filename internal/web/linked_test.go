package web_test

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// trail is a BreadcrumbList of schema.org.
type trail struct {
	Items []struct {
		Position   int
		Name, Item string
	} `json:"itemListElement"`
}

var (
	dataBlock   = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	crumbTrail  = regexp.MustCompile(`(?s)<nav class="crumb".*?</nav>`)
	crumbOf     = regexp.MustCompile(`<a href="([^"]*)">([^<]*)</a>`)
	description = regexp.MustCompile(`<meta name="description" content="([^"]*)">`)
)

// Every page has one heading of level 1 and its title. Its JSON-LD agrees with what it shows: its address, its
// description and its breadcrumbs.
func TestPagesAgreeWithTheirData(t *testing.T) {
	t.Parallel()
	count := 0
	for _, a := range loadFiles(t, nil).PageEntries() {
		body := page(t, sharedSite(t), a.Path)
		if n := strings.Count(body, "<h1"); n != 1 {
			t.Errorf("%s: %d <h1>, want one", a.Path, n)
		}
		if !strings.Contains(text(body), a.Title) {
			t.Errorf("%s: its title %q is not on it", a.Path, a.Title)
		}
		blocks := dataBlock.FindAllStringSubmatch(body, -1)
		shown := shownCrumbs(body)
		if len(blocks) == 0 && len(shown) == 0 {
			continue
		}
		if len(blocks) != 1 {
			t.Fatalf("%s has %d blocks of JSON-LD and %d pages above it, want one block", a.Path, len(blocks), len(shown))
		}
		count++
		var data struct {
			Name, URL, Description string // "" if there are only breadcrumbs
			Breadcrumb             trail
			trail
		}
		if err := json.Unmarshal([]byte(blocks[0][1]), &data); err != nil {
			t.Fatalf("%s: %v", a.Path, err)
		}
		if data.URL != "" && data.URL != address+a.Path {
			t.Errorf("%s: its address is %s", a.Path, data.URL)
		}
		if want := html.UnescapeString(description.FindStringSubmatch(body)[1]); data.URL != "" && data.Description != want {
			t.Errorf("%s: its description is %q, want %q", a.Path, data.Description, want)
		}
		crumbs := append(data.Items, data.Breadcrumb.Items...)
		var above []string
		for i, crumb := range crumbs {
			if crumb.Position != i+1 {
				t.Errorf("%s: %q is at position %d of its breadcrumbs, want %d", a.Path, crumb.Name, crumb.Position, i+1)
			}
			if i < len(crumbs)-1 {
				above = append(above, crumb.Item+" "+crumb.Name)
				continue
			}
			isTitle := data.Name == crumb.Name || strings.HasPrefix(text(body), crumb.Name+" –")
			if crumb.Item != "" || !isTitle {
				t.Errorf("%s: its breadcrumbs end with %q %q, not with the page", a.Path, crumb.Item, crumb.Name)
			}
		}
		if !slices.Equal(above, shown) {
			t.Errorf("%s: its breadcrumbs are %q, but the page shows %q", a.Path, above, shown)
		}
	}
	if count < 20 {
		t.Errorf("only %d pages have JSON-LD", count)
	}
}

// shownCrumbs returns the URL and the name of each page that a page shows as above it.
func shownCrumbs(body string) []string {
	var out []string
	for _, m := range crumbOf.FindAllStringSubmatch(crumbTrail.FindString(body), -1) {
		out = append(out, address+html.UnescapeString(m[1])+" "+html.UnescapeString(m[2]))
	}
	return out
}

// No title can end the script element that holds the JSON-LD.
func TestTitleCannotEndJSONLD(t *testing.T) {
	t.Parallel()
	const title = `</script & so on` // a whole tag is refused by load
	s := newSite(t, nil)
	about := string(fixture.FS()["pages/about.md"].Data)
	publish(t, s, map[string]string{"pages/about.md": strings.Replace(about, "title: About this site", `title: "`+title+`"`, 1)})
	body := page(t, s, "/about")
	if strings.Contains(body, "</script &") {
		t.Errorf("the title is not escaped:\n%s", body)
	}
	var data struct{ Name string }
	if err := json.Unmarshal([]byte(dataBlock.FindStringSubmatch(body)[1]), &data); err != nil || data.Name != title {
		t.Errorf("the name is %q, %v; want %q", data.Name, err, title)
	}
}

// Quotation marks inside a quoted claim become single ones.
func TestQuotesInsideClaimsAreSingle(t *testing.T) {
	t.Parallel()
	const file, before = "claims.yaml", "Moving mends every back"
	claims := string(fixture.FS()[file].Data)
	if !strings.Contains(claims, before) {
		t.Fatalf("%s: no %q", file, before)
	}
	s := newSite(t, nil)
	publish(t, s, map[string]string{file: strings.Replace(claims, before, `'Moving is "proven" by a doctor''s "study"'`, 1)})
	const want = "“Moving is ‘proven’ by a doctor’s ‘study’”"
	for _, target := range []string{
		"/evidence/cl-01", "/evidence", "/evidence/cl-01.json", "/evidence/cl-01.md", "/library.json", "/llms.txt", "/search?q=moving+proven", "/sources/alpha-2020",
	} {
		body := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(html.UnescapeString(page(t, s, target)))
		if !strings.Contains(text(body), want) {
			t.Errorf("%s does not say %s", target, want)
		}
		if strings.Contains(text(body), "“Moving is “") {
			t.Errorf("%s has double quotation marks inside double ones", target)
		}
	}
	body := page(t, s, "/evidence/cl-01")
	for _, part := range []string{"<title>" + want, `<meta property="og:title" content="` + want + `">`, `"name":"` + want + `"`} {
		if !strings.Contains(html.UnescapeString(body), part) {
			t.Errorf("the page has no %s", part)
		}
	}
}
