package feed

import (
	"encoding/xml"

	"unknot/internal/library"
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
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Link       atomLink       `xml:"link"`
	Summary    string         `xml:"summary"`
	Categories []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// AtomType is the media type of [Feed.Atom], without a charset.
const AtomType = "application/atom+xml"

// Atom returns the feed as Atom (RFC 4287), to encode as XML.
func (f Feed) Atom() any {
	site := f.site
	self := site.URL + f.Path + ".atom"
	out := atomFeed{
		Lang: "en-GB", ID: self, Title: f.Title, Subtitle: f.Summary, Updated: f.updated,
		Author: atomPerson{"Unknot", site.URL + "/"}, Rights: "Unknot, CC BY 4.0", Icon: site.URL + site.Static.URL("icon-192.png"),
		Links: []atomLink{
			{"self", AtomType, self},
			{"alternate", "text/html", site.URL + f.page},
			{"license", "", library.Licence},
		},
	}
	for _, e := range f.entries {
		a := atomEntry{
			ID: e.id, Title: e.title, Published: timestamp(e.Day), Updated: timestamp(e.Day), Summary: e.text,
			Link: atomLink{"alternate", "text/html", site.URL + e.Path},
		}
		for _, v := range e.Categories {
			a.Categories = append(a.Categories, atomCategory{v.ID, v.Name})
		}
		out.Entries = append(out.Entries, a)
	}
	return out
}
