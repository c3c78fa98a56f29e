package web

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/handout"
	"unknot/templates"
)

// handout is the page about sheets, or the sheet that its address holds. No HTTP cache has a sheet, nor has the server:
// somebody may be ill with what stands on it, and anyone can think of as many as they like. The device of a reader keeps those they open.
func (s *Server) handout() http.HandlerFunc {
	return either(holdsSheet, s.unkept(sheet), s.page(listed("handout", templates.AboutHandouts)))
}

// holdsSheet reports whether the address of r holds a sheet.
func holdsSheet(r *http.Request) bool { return r.URL.Query().Has(handout.Key) }

// either answers requests that are so with the first, all others with the second.
func either(so func(*http.Request) bool, first, second http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if so(r) {
			first(w, r)
			return
		}
		second(w, r)
	}
}

// sheetAt is the address of the page of a sheet whose text may have faults.
func sheetAt(text string) string {
	return handout.Path + "?" + url.Values{handout.Key: {handout.Truncate(text)}}.Encode()
}

// sheet is what somebody is given to do. One that can be read whole has one address; one that cannot is served where it was asked for, with
// what is wrong, so that its reader can show it to whoever gave it to them. If nothing of it can be read, there is no such page.
func sheet(site templates.Site, r *http.Request) (templ.Component, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	asked := sheetAt(text)
	if len(faults) == 0 {
		asked = v.Address()
		if asked != r.URL.RequestURI() {
			return nil, moved{asked, http.StatusFound}
		}
	}
	code, err := handout.EncodeQR(site.URL + v.Address())
	if err != nil {
		return nil, err
	}
	c := templates.Handout(site, v, faults, asked, code)
	if len(faults) > 0 && len(v.Items) == 0 {
		return withStatus{c, http.StatusNotFound}, nil
	}
	return c, nil
}
