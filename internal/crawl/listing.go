package crawl

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a search engine shows of a description: less says too little, more is cut.
const leastDescription, mostDescription = 70, 160

// listingFaults finds what is wrong with how the pages, by address, stand in lists of results. A page is listed under its canonical
// address alone, or asks not to be listed.
func listingFaults(pages map[string]*document) []Fault {
	var faults []Fault
	titles, descriptions := map[string]string{}, map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		d := pages[path]
		fault := func(format string, args ...any) {
			faults = append(faults, Fault{path, fmt.Sprintf(format, args...)})
		}
		known := d.knownBy()
		switch {
		case d.unlisted && d.canonical != "":
			fault("asks not to be listed, yet has a canonical address")
		case d.unlisted:
		case d.canonical == "":
			fault("has no canonical address and does not ask not to be listed")
		case known != path:
			if there := pages[known]; there == nil || there.knownBy() != known {
				fault("its canonical address %s is not that of a page known by it", d.canonical)
			}
		default:
			for _, text := range d.unlike(path) {
				fault("%s", text)
			}
			if other := titles[d.title]; other != "" {
				fault("has the title of %s", other)
			}
			if other := descriptions[d.description]; other != "" && d.description != "" {
				fault("has the description of %s", other)
			}
			titles[d.title], descriptions[d.description] = path, path
		}
	}
	return faults
}

// knownBy is the canonical address on the site, "" for none.
func (d *document) knownBy() string {
	u, err := url.Parse(d.canonical)
	if err != nil || d.canonical == "" {
		return ""
	}
	return u.RequestURI()
}

// unlike says what the page at path has unlike the others: a title that does not name the site as all do, last, and first on the first page, or a
// description that is too short or too long.
func (d *document) unlike(path string) []string {
	var out []string
	site := d.site
	switch {
	case site == "":
		out = append(out, "does not name the site (og:site_name)")
	case path == "/" && !strings.HasPrefix(d.title, site+" – "):
		out = append(out, fmt.Sprintf("the title “%s” does not begin with “%s – ”", d.title, site))
	case path != "/" && !strings.HasSuffix(d.title, " – "+site):
		out = append(out, fmt.Sprintf("the title “%s” does not end with “ – %s”", d.title, site))
	}
	if n := utf8.RuneCountInString(d.description); n == 0 {
		out = append(out, "has no description")
	} else if n < leastDescription || n > mostDescription {
		out = append(out, fmt.Sprintf("its description has %d characters: %d to %d fit in lists", n, leastDescription, mostDescription))
	}
	return out
}
