package feed

import (
	"encoding/xml"

	"unknot/internal/site"
	"unknot/templates"
)

const (
	// OpenSearchType is the media type of [OpenSearch].
	OpenSearchType = "application/opensearchdescription+xml"
	// SuggestionsType is the media type of the suggestions that its result points to.
	SuggestionsType = "application/x-suggestions+json"
)

type openSearchDescription struct {
	XMLName     xml.Name          `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string            `xml:"ShortName"`
	Description string            `xml:"Description"`
	URLs        []openSearchURL   `xml:"Url"`
	Images      []openSearchImage `xml:"Image"`
	Language    string            `xml:"Language"`
	Encoding    string            `xml:"InputEncoding"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

type openSearchImage struct {
	Width   int    `xml:"width,attr"`
	Height  int    `xml:"height,attr"`
	Type    string `xml:"type,attr"`
	Address string `xml:",chardata"`
}

// OpenSearch returns how a browser searches the site from its address bar (OpenSearch 1.1), to encode as XML.
func OpenSearch(site site.Site) any {
	return openSearchDescription{
		ShortName: "Unknot", Description: templates.About, Language: "en-GB", Encoding: "UTF-8",
		URLs: []openSearchURL{
			{Type: "text/html", Template: site.URL + "/search?q={searchTerms}"},
			{Type: SuggestionsType, Template: site.URL + "/search/suggest?q={searchTerms}"},
			{Type: OpenSearchType, Rel: "self", Template: site.URL + "/opensearch.xml"},
		},
		Images: []openSearchImage{
			{32, 32, "image/x-icon", site.URL + site.Static.URL("favicon.ico")},
			{192, 192, "image/png", site.URL + site.Static.URL("icon-192.png")},
		},
	}
}
