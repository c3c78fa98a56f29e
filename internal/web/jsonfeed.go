package web

import (
	"net/http"

	"github.com/a-h/templ"

	"unknot/templates"
)

type jsonFeedFile struct {
	Version  string         `json:"version"`
	Title    string         `json:"title"`
	Summary  string         `json:"description"`
	Page     string         `json:"home_page_url"`
	Self     string         `json:"feed_url"`
	Icon     string         `json:"icon"`
	Authors  []jsonAuthor   `json:"authors"`
	Language string         `json:"language"`
	Items    []jsonFeedItem `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type jsonFeedItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Text      string   `json:"content_text"`
	Summary   string   `json:"summary"`
	Published string   `json:"date_published"`
	Tags      []string `json:"tags"`
}

// jsonFeed is a feed as JSON Feed 1.1.
func jsonFeed(of func(templates.Site) (feed, error)) page {
	return func(site templates.Site, _ *http.Request) (templ.Component, error) {
		f, err := of(site)
		if err != nil {
			return nil, err
		}
		out := jsonFeedFile{
			Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Summary: f.Summary, Page: site.URL + f.page, Self: site.URL + f.Path + ".json",
			Icon: site.URL + site.Static.URL("icon-512.png"), Authors: []jsonAuthor{{"Unknot", site.URL + "/"}}, Language: "en-GB", Items: []jsonFeedItem{},
		}
		for _, item := range f.items {
			entry := jsonFeedItem{
				ID: item.id, URL: site.URL + item.Path, Title: item.headline, Text: item.text, Summary: item.Doc.Summary, Published: moment(item.Day),
			}
			for _, v := range item.Categories {
				entry.Tags = append(entry.Tags, v.Name)
			}
			out.Items = append(out.Items, entry)
		}
		return jsonFile(jsonFeedType, out), nil
	}
}
