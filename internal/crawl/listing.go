package crawl

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits in characters of a description: a shorter one says too little, and search engines cut a longer one.
const minDescription, maxDescription = 70, 160

// listingFaults returns what search engines would list wrongly. pages are keyed by address. A page must be indexed only
// at its canonical address, or ask not to be indexed.
func listingFaults(pages map[string]*document) []Fault {
	var faults []Fault
	titles, descriptions := map[string]string{}, map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		d := pages[path]
		fault := func(format string, args ...any) {
			faults = append(faults, Fault{path, fmt.Sprintf(format, args...)})
		}
		canonical := d.canonicalPath()
		switch {
		case d.unlisted && d.canonical != "":
			fault("asks not to be listed, yet has a canonical address")
		case d.unlisted:
		case d.canonical == "":
			fault("has no canonical address and does not ask not to be listed")
		case canonical != path:
			if there := pages[canonical]; there == nil || there.canonicalPath() != canonical {
				fault("its canonical address %s is not that of a page known by it", d.canonical)
			}
		default:
			for _, text := range d.metadataFaults(path) {
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

// canonicalPath returns the canonical URL without scheme and host, "" for none.
func (d *document) canonicalPath() string {
	u, err := url.Parse(d.canonical)
	if err != nil || d.canonical == "" {
		return ""
	}
	return u.RequestURI()
}

// metadataFaults describes the problems with the title and the description of the page at path. A title ends with the
// name of the site, and the title of the home page begins with it.
func (d *document) metadataFaults(path string) []string {
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
	} else if n < minDescription || n > maxDescription {
		out = append(out, fmt.Sprintf("its description has %d characters: %d to %d fit in lists", n, minDescription, maxDescription))
	}
	return out
}
