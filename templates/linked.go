package templates

import (
	"fmt"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/site"
)

// The types of pages in the vocabulary of schema.org.
const (
	medicalPage = "MedicalWebPage"
	aboutPage   = "AboutPage"
)

// Crumb is a link to a page above another one.
type Crumb struct{ Path, Name string }

// schemaTypeOf returns the schema.org type of a page such as /about.
func schemaTypeOf(p *catalog.Page) string {
	if p.ID == "about" {
		return aboutPage
	}
	return medicalPage
}

// linkedPage is the JSON-LD of a page (schema.org, WebPage and MedicalWebPage).
type linkedPage struct {
	Context     string          `json:"@context,omitempty"`
	Type        string          `json:"@type"`
	Name        string          `json:"name"`
	URL         string          `json:"url"`
	Description string          `json:"description"`
	Language    string          `json:"inLanguage"`
	Published   string          `json:"datePublished,omitempty"`
	Modified    string          `json:"dateModified,omitempty"`
	Reviewed    string          `json:"lastReviewed,omitempty"` // day of the review by a clinician, or else of the last check
	ReviewedBy  []linkedPerson  `json:"reviewedBy,omitempty"`
	Audience    *linkedType     `json:"audience,omitempty"`
	License     string          `json:"license"`
	Publisher   linkedPublisher `json:"publisher"`
	Breadcrumb  *linkedTrail    `json:"breadcrumb,omitempty"`
	MainEntity  *linkedExercise `json:"mainEntity,omitempty"`
}

type linkedType struct {
	Type string `json:"@type"`
}

type linkedPerson struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	Job  string `json:"jobTitle"`
	ID   string `json:"identifier"` // name of the register of the profession, and the number there
}

// article returns the document if the page counts as an article for Open Graph. It returns nil for the page about us
// and for pages that only list others.
func (h Head) article() *catalog.Doc {
	if h.SchemaType != medicalPage {
		return nil
	}
	return h.Doc
}

// linkedPublisher is the publisher of the site. The home page describes it; other pages give its name and refer to
// that.
type linkedPublisher struct {
	Type string `json:"@type,omitempty"`
	ID   string `json:"@id"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// linkedTrail is the breadcrumbs of a page, including the page itself.
type linkedTrail struct {
	Context string        `json:"@context,omitempty"`
	Type    string        `json:"@type"`
	Items   []linkedCrumb `json:"itemListElement"`
}

type linkedCrumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"` // URL, "" for the page itself
}

// linkedExercise is a routine. Its moves are not listed here, but in the data of the page.
type linkedExercise struct {
	Type     string   `json:"@type"`
	Name     string   `json:"name"`
	Duration string   `json:"activityDuration"`
	Kinds    []string `json:"exerciseType"`
}

const schemaOrg = "https://schema.org"

// linked returns the JSON-LD for a page, or nil if it has none.
func linked(s site.Site, h Head) any {
	switch {
	case h.Path == "":
		return nil
	case h.Path == "/":
		return linkedHome(s, h)
	case h.Path == "/data":
		return linkedData(s, h)
	case h.SchemaType != "":
		return linkedText(s, h)
	case len(h.Parents) > 0 && h.canonical() == h.Path: // if they differ, search engines see the other page
		trail := breadcrumbList(s, h)
		trail.Context = schemaOrg
		return trail
	}
	return nil
}

// linkedHome returns the JSON-LD for the home page (schema.org, WebSite).
func linkedHome(s site.Site, h Head) linkedPage {
	return linkedPage{
		Context: schemaOrg, Type: "WebSite", Name: siteName, URL: s.URL + "/", Description: h.Description, Language: language,
		License:   library.Licence,
		Publisher: linkedPublisher{Type: "Organization", ID: publisherID(s), Name: siteName, URL: s.URL + "/"},
	}
}

// linkedDataset is the JSON-LD of the content as data (schema.org, Dataset).
type linkedDataset struct {
	Context     string           `json:"@context"`
	Type        string           `json:"@type"`
	Name        string           `json:"name"`
	Description string           `json:"description"`
	URL         string           `json:"url"`
	Language    string           `json:"inLanguage"`
	Version     string           `json:"version"`
	Modified    string           `json:"dateModified"`
	License     string           `json:"license"`
	Free        bool             `json:"isAccessibleForFree"`
	Keywords    []string         `json:"keywords"`
	Creator     linkedPublisher  `json:"creator"`
	Downloads   []linkedDownload `json:"distribution"`
}

type linkedDownload struct {
	Type    string `json:"@type"`
	Format  string `json:"encodingFormat"`
	Address string `json:"contentUrl"`
}

// linkedData returns the JSON-LD for the page about the data.
func linkedData(s site.Site, h Head) linkedDataset {
	out := linkedDataset{
		Context: schemaOrg, Type: "Dataset", Name: siteName + ": guides, moves, claims and sources about backs",
		Description: h.Description, URL: s.URL + h.Path, Language: language,
		Version: fmt.Sprint(library.Version), Modified: s.Newest().ISO(), License: library.Licence, Free: true,
		Keywords: []string{"back pain", "exercise", "evidence"},
		Creator:  linkedPublisher{Type: "Organization", ID: publisherID(s), Name: siteName, URL: s.URL + "/"},
	}
	for _, d := range DataFiles(s) {
		out.Downloads = append(out.Downloads, linkedDownload{"DataDownload", d.Type, s.URL + d.Path})
	}
	return out
}

// linkedText returns the JSON-LD for a page with a text.
func linkedText(s site.Site, h Head) linkedPage {
	p := linkedPage{
		Context: schemaOrg, Type: h.SchemaType, Name: h.Title, URL: s.URL + h.canonical(), Description: h.Description, Language: language,
		License:   library.Licence,
		Publisher: linkedPublisher{Type: "Organization", ID: publisherID(s), Name: siteName},
	}
	if h.SchemaType == medicalPage {
		p.Audience = &linkedType{"Patient"}
	}
	if d := h.Doc; d != nil {
		p.Published, p.Modified, p.Reviewed = d.Written.ISO(), d.Modified().ISO(), d.Checked.ISO()
		if d.Reviewed() {
			p.Reviewed = d.Reviews[0].Date.ISO()
			for _, r := range d.Reviews {
				p.ReviewedBy = append(p.ReviewedBy, linkedPerson{"Person", r.Name, r.Profession, r.Register + " " + r.Number})
			}
		}
	}
	if len(h.Parents) > 0 {
		p.Breadcrumb = breadcrumbList(s, h)
	}
	if h.Routine != nil {
		p.MainEntity = exerciseOf(h.Routine)
	}
	return p
}

// publisherID returns the identifier of the publisher.
func publisherID(s site.Site) string { return s.URL + "/#us" }

// breadcrumbList returns the breadcrumbs of a page.
func breadcrumbList(s site.Site, h Head) *linkedTrail {
	trail := &linkedTrail{Type: "BreadcrumbList"}
	for i, c := range append(slices.Clone(h.Parents), Crumb{"", h.Title}) {
		item := linkedCrumb{Type: "ListItem", Position: i + 1, Name: c.Name}
		if c.Path != "" {
			item.Item = s.URL + c.Path
		}
		trail.Items = append(trail.Items, item)
	}
	return trail
}

// exerciseOf returns a routine as an ExercisePlan of schema.org. Its duration includes the time between the moves.
func exerciseOf(r *catalog.Routine) *linkedExercise {
	exercise := &linkedExercise{Type: "ExercisePlan", Name: r.Title, Duration: fmt.Sprintf("PT%dM", r.Items.AllowMinutes())}
	for _, i := range r.Items {
		if !slices.Contains(exercise.Kinds, i.Move.Kind.Name) {
			exercise.Kinds = append(exercise.Kinds, i.Move.Kind.Name)
		}
	}
	return exercise
}

// DataFile is a file with data about more than one document.
type DataFile struct {
	Path string
	What string // what the file contains, in words
	Form string // name of its format, such as CSV
	Type string // media type, without parameters
}

const jsonForm, jsonType, csvForm, csvType = "JSON", "application/json", "CSV", "text/csv"

// DataFiles lists the files of data: first the file with everything, then the tables.
func DataFiles(s site.Site) []DataFile {
	out := []DataFile{
		{library.AllPath, "Everything, in one file", jsonForm, jsonType},
		{s.Safety.Path + ".json", "The signs that need help", jsonForm, jsonType},
		{catalog.TreatmentsPath + ".csv", s.Page(catalog.TreatmentsID).Title, csvForm, csvType},
	}
	if p := s.Page(catalog.GuidelinesID); p != nil {
		out = append(out, DataFile{p.Path + ".csv", p.Title, csvForm, csvType})
	}
	return out
}
