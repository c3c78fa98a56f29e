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

	"unknot/internal/catalog"
	"unknot/templates"
)

// The pages that other sites may frame.
var (
	embedMove    = byID("id", (*catalog.Catalog).Move, templates.EmbedMove)
	embedRoutine = byID("id", (*catalog.Catalog).Routine, templates.EmbedRoutine)
)

// isEmbed reports whether other sites may frame the page at an address.
func isEmbed(address string) bool { return strings.HasPrefix(address, catalog.EmbedPrefix+"/") }

// framedHeaders replace some of the securityHeaders on pages that other sites may frame.
var framedHeaders = []header{
	{"Content-Security-Policy", []string{contentPolicy}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
	{"X-Frame-Options", nil},
}

// oembedPath is the address of the oEmbed descriptions of the pages that other sites may frame.
const oembedPath = "/oembed"

// oembedType is the media type of links to oEmbed descriptions.
const oembedType = "application/json+oembed"

// oembedOf returns the address of the oEmbed description of the page at an address of the site.
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

// oembed describes the embed of a move or a routine of this site. For a page that has moved it describes the page at
// the new address.
func oembed(site templates.Site, r *http.Request) (templ.Component, error) {
	q := r.URL.Query()
	if format := q.Get("format"); format != "" && format != "json" {
		return oembedError(http.StatusNotImplemented, "This site describes its pages as JSON only.")
	}
	width, okWidth := clampSize(q.Get("maxwidth"), templates.EmbedWidth)
	height, okHeight := clampSize(q.Get("maxheight"), templates.EmbedHeight)
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

// oembedError returns an error message for the program that asked for a description.
func oembedError(status int, message string) (templ.Component, error) {
	text, contentType, err := dataError(message, "", jsonExt)
	f := textFile(text, contentType)
	f.status = status
	return f, err
}

// clampSize returns the usual size in pixels, or the limit that the client sets if that is smaller. limit is "" for
// none. It reports whether the limit is a number above 0.
func clampSize(limit string, usual int) (pixels int, ok bool) {
	if limit == "" {
		return usual, true
	}
	n, err := strconv.Atoi(limit)
	isNumber := err == nil || errors.Is(err, strconv.ErrRange) // a number that is too large becomes the largest int
	return min(n, usual), isNumber && n > 0
}

// embeddable returns the move or routine whose page is at address, or whose page for other sites is. It returns nil if
// there is none.
func embeddable(site templates.Site, address string) *catalog.Doc {
	_, host, _ := strings.Cut(site.URL, "://")
	u, err := url.Parse(address)
	if err != nil || u.Host != host {
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
