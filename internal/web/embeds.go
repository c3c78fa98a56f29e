package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/templates"
)

// embedMove and embedRoutine are the pages that other sites may frame.
func embedMove(site templates.Site, r *http.Request) (templ.Component, error) {
	if m := site.Move(chi.URLParam(r, "id")); m != nil {
		return templates.EmbedMove(site, m), nil
	}
	return nil, errNotFound
}

func embedRoutine(site templates.Site, r *http.Request) (templ.Component, error) {
	if r := site.Routine(chi.URLParam(r, "id")); r != nil {
		return templates.EmbedRoutine(site, r), nil
	}
	return nil, errNotFound
}

// isEmbed reports whether other sites may frame the page at a path.
func isEmbed(address string) bool { return strings.HasPrefix(address, catalog.EmbedPrefix+"/") }

// framedHeaders replace some of securityHeaders for the pages that other sites may frame.
var framedHeaders = []header{
	{"Content-Security-Policy", []string{contentPolicy}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
	{"X-Frame-Options", nil},
}

// oembedPath is the address of the oEmbed descriptions of what other sites may frame.
const oembedPath = "/oembed"

// oembedType is the media type of links to them.
const oembedType = "application/json+oembed"

// oembedOf returns the address of the description of the page at an address of the site.
func oembedOf(address string) string {
	return oembedPath + "?format=json&url=" + url.QueryEscape(address)
}

// richEmbed describes an embed (oembed.com, 2.3.4).
type richEmbed struct {
	Version     string `json:"version"`
	Type        string `json:"type"`
	Title       string `json:"title"`
	Provider    string `json:"provider_name"`
	ProviderURL string `json:"provider_url"`
	Age         int    `json:"cache_age"` // seconds
	HTML        string `json:"html"`
	Width       int    `json:"width"`
	Height      int    `json:"height"`
}

// oembed describes the embed of a move or routine of this site. A page that has moved is described as it is now.
func oembed(site templates.Site, r *http.Request) (templ.Component, error) {
	q := r.URL.Query()
	if format := q.Get("format"); format != "" && format != "json" {
		return oembedError(http.StatusNotImplemented, "This site describes its pages as JSON only.")
	}
	width, okWidth := largest(q.Get("maxwidth"), templates.EmbedWidth)
	height, okHeight := largest(q.Get("maxheight"), templates.EmbedHeight)
	if !okWidth || !okHeight {
		return oembedError(http.StatusBadRequest, "A width and a height are whole numbers of pixels above 0.")
	}
	d := embeddable(site, q.Get("url"))
	if d == nil {
		return oembedError(http.StatusNotFound, "Only the pages of moves and routines of this site stand in other pages: give the address of one as url.")
	}
	return jsonFile(jsonType, richEmbed{
		Version: "1.0", Type: "rich", Title: d.Title, Provider: "Unknot", ProviderURL: site.URL + "/", Age: 24 * 60 * 60,
		HTML: templates.EmbedCode(site, d, width, height), Width: width, Height: height,
	}), nil
}

func oembedError(status int, message string) (templ.Component, error) {
	text, contentType, err := dataError(message, "", jsonExt)
	f := textFile(text, contentType)
	f.status = status
	return f, err
}

// largest returns the most pixels that fit a limit, "" for none, and whether the limit is one.
func largest(limit string, usual int) (pixels int, ok bool) {
	n, err := strconv.Atoi(cmp.Or(limit, strconv.Itoa(usual)))
	return min(n, usual), n > 0 && (err == nil || errors.Is(err, strconv.ErrRange))
}

// embeddable returns the move or routine whose page, or whose page for other sites, is at an address; nil if there is
// none.
func embeddable(site templates.Site, address string) *catalog.Doc {
	u, err := url.Parse(address)
	if _, host, _ := strings.Cut(site.URL, "://"); err != nil || u.Host != host {
		return nil
	}
	page := strings.TrimPrefix(strings.TrimRight(u.Path, "/"), catalog.EmbedPrefix)
	page = cmp.Or(site.Moved(page), page)
	id := path.Base(page)
	if m := site.Move(id); m != nil && m.Path == page {
		return &m.Doc
	}
	if r := site.Routine(id); r != nil && r.Path == page {
		return &r.Doc
	}
	return nil
}
