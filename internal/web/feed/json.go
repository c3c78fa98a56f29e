package feed

type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Summary  string       `json:"description"`
	Page     string       `json:"home_page_url"`
	Self     string       `json:"feed_url"`
	Icon     string       `json:"icon"`
	Authors  []jsonAuthor `json:"authors"`
	Language string       `json:"language"`
	Items    []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Text      string   `json:"content_text"`
	Summary   string   `json:"summary"`
	Published string   `json:"date_published"`
	Tags      []string `json:"tags"`
}

// JSONType is the media type of [Feed.JSON].
const JSONType = "application/feed+json"

// JSON returns the feed as JSON Feed 1.1, to encode as JSON.
func (f Feed) JSON() any {
	site := f.site
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Summary: f.Summary, Page: site.URL + f.page, Self: site.URL + f.Path + ".json",
		Icon: site.URL + site.Static.URL("icon-512.png"), Authors: []jsonAuthor{{"Unknot", site.URL + "/"}}, Language: "en-GB", Items: []jsonItem{},
	}
	for _, e := range f.entries {
		item := jsonItem{
			ID: e.id, URL: site.URL + e.Path, Title: e.title, Text: e.text, Summary: e.Doc.Summary, Published: timestamp(e.Day),
		}
		for _, v := range e.Categories {
			item.Tags = append(item.Tags, v.Name)
		}
		out.Items = append(out.Items, item)
	}
	return out
}
