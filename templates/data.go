package templates

import (
	"unknot/internal/catalog"
	"unknot/internal/library"
)

// DataFile is a file with data about more than one document.
type DataFile struct {
	Path string
	What string // what the file contains, in words
	Form string // name of its format, such as CSV
	Type string // media type, without parameters
}

const jsonForm, jsonType, csvForm, csvType = "JSON", "application/json", "CSV", "text/csv"

// DataFiles lists the files of data: first the file with everything, then the lists.
func DataFiles(s Site) []DataFile {
	out := []DataFile{
		{library.AllPath, "Everything, in one file", jsonForm, jsonType},
		{s.Safety.Path + ".json", "The signs that need help", jsonForm, jsonType},
		{"/stretches.json", "Moves", jsonForm, jsonType}, {"/stretches.csv", "Moves", csvForm, csvType},
		{"/guides.json", "Guides", jsonForm, jsonType},
		{"/routines.json", "Routines", jsonForm, jsonType},
		{"/plans.json", "Plans", jsonForm, jsonType},
		{"/questions.json", "Questions and answers", jsonForm, jsonType},
		{"/evidence.json", "Claims", jsonForm, jsonType}, {"/evidence.csv", "Claims", csvForm, csvType},
		{catalog.TreatmentsPath + ".csv", s.Page(catalog.TreatmentsID).Title, csvForm, csvType},
	}
	if p := s.Page(catalog.GuidelinesID); p != nil {
		out = append(out, DataFile{p.Path + ".csv", p.Title, csvForm, csvType})
	}
	return append(out, []DataFile{
		{"/sources.json", "Sources", jsonForm, jsonType}, {"/sources.csv", "Sources", csvForm, csvType},
		{"/sources.bib", "Sources", "BibTeX", "application/x-bibtex"}, {"/sources.ris", "Sources", "RIS", "application/x-research-info-systems"},
	}...)
}
