package templates

import (
	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/site"
)

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
