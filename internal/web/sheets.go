package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/templates"
)

// handoutPage is the page about sheets, or the sheet in the query. Neither the server nor an HTTP cache stores a sheet:
// it may reveal that its reader is ill, and anyone can request any number of them. The reader's own device keeps the
// sheets that they open.
func handoutPage(site site.Site, r *http.Request) (templ.Component, error) {
	if hasSheet(r) {
		return sheet(site, r)
	}
	return withoutQuery(withIntro("handout", templates.AboutHandouts))(site, r)
}

// hasSheet reports whether the query of r has a sheet.
func hasSheet(r *http.Request) bool { return r.URL.Query().Has(handout.Key) }

// sheetAddress returns the address of a page about a sheet. The page is "" for the sheet itself.
func sheetAddress(page string, query url.Values) string {
	return catalog.WithQuery(handout.Path+page, query.Encode())
}

// invalidSheetAddress returns the address of a sheet whose text may have faults.
func invalidSheetAddress(text string) string {
	return sheetAddress("", url.Values{handout.Key: {handout.Truncate(text)}})
}

// sheet is the page of a handout sheet. A valid sheet has one canonical address. A sheet with faults stays at its
// address and lists them, so that its reader can show them to the person who made it. If no move of it is valid, the
// status is 404.
func sheet(site site.Site, r *http.Request) (templ.Component, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	address := invalidSheetAddress(text)
	if len(faults) == 0 {
		address = v.Address()
		if address != r.URL.RequestURI() {
			return nil, redirect(address)
		}
	}
	c := templates.Handout(site, v, faults, address)
	if len(faults) > 0 && len(v.Items) == 0 {
		return file{Component: c, contentType: htmlType, status: http.StatusNotFound}, nil
	}
	return c, nil
}

// sheetData is a sheet as data. A sheet with faults is not found.
func sheetData(site site.Site, r *http.Request) (templ.Component, error) {
	v, faults := handout.Parse(site.Catalog, r.URL.Query().Get(handout.Key))
	if len(faults) > 0 || len(v.Session().Items) == 0 {
		return nil, errNotFound
	}
	if to := v.DataAddress(); r.URL.RequestURI() != to {
		return nil, redirect(to)
	}
	return indentedJSON(libraryOf(site).Sheet(v.Session())), nil
}

// changeSheet is the page on which a reader makes a sheet. A request for a change redirects to the address of the
// changed sheet. If some changes were refused, the page lists them instead.
func changeSheet(site site.Site, r *http.Request) (templ.Component, error) {
	c := handout.ReadChange(site.Catalog, r.URL.Query()) // ignores invalid parameters
	to := c.Sheet.ChangeAddress()
	switch {
	case len(c.Faults) > 0 || r.URL.RequestURI() == to:
		return templates.Change(site, c), nil
	case c.Next == "sheet":
		to = c.Sheet.Address()
	case c.Next == "list":
		to = c.Sheet.PickerAddress(site.MoveList.Path)
	case strings.HasPrefix(r.URL.Query().Get("do"), "unfit"):
		to += "#more" // the moves to choose from: there are more of them now
	case c.Added > 0:
		to += fmt.Sprintf("#pick-%d", c.Added) // back to where it was picked
	case c.MoveNumber > 0 && !r.URL.Query().Has("routine"): // a routine that becomes a sheet is read from the top
		to += fmt.Sprintf("#move-%d", c.MoveNumber)
	}
	return nil, redirect(to)
}
