package web

import (
	"encoding/xml"
	"net/http"

	"github.com/a-h/templ"

	"unknot/internal/library"
	"unknot/templates"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Rights   string      `xml:"rights"`
	Icon     string      `xml:"icon"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string         `xml:"id"`
	Title   string         `xml:"title"`
	Updated string         `xml:"updated"`
	Link    atomLink       `xml:"link"`
	Summary string         `xml:"summary"`
	About   []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

const (
	atomType     = "application/atom+xml"
	jsonFeedType = "application/feed+json"
)

// atom is a feed as Atom (RFC 4287).
func atom(of func(templates.Site) (feed, error)) page {
	return func(site templates.Site, _ *http.Request) (templ.Component, error) {
		f, err := of(site)
		if err != nil {
			return nil, err
		}
		self := site.URL + f.Path + ".atom"
		out := atomFeed{
			Lang: "en-GB", ID: self, Title: f.Title, Subtitle: f.Summary, Updated: f.updated,
			Author: atomPerson{"Unknot", site.URL + "/"}, Rights: "Unknot, CC BY 4.0", Icon: site.URL + site.Static.URL("icon-192.png"),
			Links: []atomLink{
				{"self", atomType, self},
				{"alternate", "text/html", site.URL + f.page},
				{"alternate", jsonFeedType, site.URL + f.Path + ".json"},
				{"license", "", library.Licence},
			},
		}
		for _, item := range f.items {
			entry := atomEntry{
				ID: item.id, Title: item.headline, Updated: moment(item.Day), Summary: item.text,
				Link: atomLink{"alternate", "text/html", site.URL + item.Path},
			}
			for _, v := range item.Categories {
				entry.About = append(entry.About, atomCategory{v.ID, v.Name})
			}
			out.Entries = append(out.Entries, entry)
		}
		return xmlFile(atomType+"; charset=utf-8", out), nil
	}
}
