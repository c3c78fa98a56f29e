package crawl

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of a description, in characters. A shorter one says too little, and search engines cut a longer one.
const minDescription, maxDescription = 70, 160

// listingFaults returns the faults that would make search engines list a page wrongly. pages are keyed by address. A
// page must either ask not to be listed, or be listed at its canonical address only.
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
			if target := pages[canonical]; target == nil || target.canonicalPath() != canonical {
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

// canonicalPath returns the canonical URL without its scheme and host, "" if there is none.
func (d *document) canonicalPath() string {
	u, err := url.Parse(d.canonical)
	if err != nil || d.canonical == "" {
		return ""
	}
	return u.RequestURI()
}

// metadataFaults describes what is wrong with the title and the description of the page at path. The title of the home
// page begins with the name of the site, and every other title ends with it.
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
