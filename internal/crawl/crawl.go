// Package crawl fetches every page of an http.Handler and reports faults.
//
// [Check] follows all links from a list of start addresses and returns each [Fault]:
//   - a status other than 200, or a dead link or fragment;
//   - a text that must be shown and is not, a text that was escaped twice, or a placeholder that nothing replaced;
//   - a drawing without a name;
//   - a title or a description that is missing, malformed or not unique.
//
// It does not check whether a page is valid HTML; a browser test does. The package calls the handler directly and opens
// no connection.
package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
)

// Fault is a defect of a page.
type Fault struct {
	Path string // address of the page
	Text string // what is wrong
}

// String returns the address and the text.
func (f Fault) String() string { return f.Path + ": " + f.Text }

// page is the response of the handler for one address.
type page struct {
	path     string // the path and the query of the address
	status   int
	location string    // where a redirect leads, "" for other pages
	document *document // nil for redirects, whose body browsers never show, and for what is not HTML
}

// Check fetches the pages of start and everything on the site that they lead to. It returns the faults, sorted by
// address, and the number of HTML pages. mustShow lists the texts that pages must contain, keyed by the address of the
// page; not to find such a page is a fault. The error is ctx.Err().
func Check(ctx context.Context, h http.Handler, start []string, mustShow map[string][]string) (faults []Fault, pageCount int, err error) {
	pages, err := visit(ctx, h, start)
	if err != nil {
		return nil, 0, err
	}
	byPath, documents := map[string]page{}, map[string]*document{}
	for _, p := range pages {
		byPath[p.path] = p
		if p.document != nil {
			documents[p.path] = p.document
		}
	}
	for path, d := range documents {
		for _, text := range d.faults {
			faults = append(faults, Fault{path, text})
		}
		for _, link := range d.links {
			if text := linkFault(path, link, byPath); text != "" {
				faults = append(faults, Fault{path, text})
			}
		}
	}
	faults = append(faults, missingTexts(documents, mustShow)...)
	faults = append(faults, listingFaults(documents)...)
	for _, path := range start {
		if status := byPath[path].status; status != http.StatusOK {
			faults = append(faults, Fault{path, fmt.Sprintf("answers %d", status)})
		}
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(faults), len(documents), nil
}

// missingTexts returns a fault for each text that a document must show and does not.
func missingTexts(documents map[string]*document, mustShow map[string][]string) (faults []Fault) {
	for path, texts := range mustShow {
		for _, text := range texts {
			d := documents[path]
			if d == nil {
				faults = append(faults, Fault{path, fmt.Sprintf("was not found as a page, and must show “%s”", text)})
				break
			}
			if !strings.Contains(d.text, normalizeSpace(text)) {
				faults = append(faults, Fault{path, fmt.Sprintf("does not show “%s”", text)})
			}
		}
	}
	return faults
}

// maxRedirects is how many redirects a link may lead through.
const maxRedirects = 5

// normalizeSpace returns s with one space between words.
func normalizeSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// linkFault describes the problem with a link of the page at path, "" if there is none.
func linkFault(path, link string, pages map[string]page) string {
	target, fragment := resolve(path, link)
	if target == "" {
		return ""
	}
	p := pages[target]
	for range maxRedirects {
		if p.location == "" {
			break
		}
		target, _ = resolve(target, p.location)
		p = pages[target]
	}
	if p.status != http.StatusOK {
		return fmt.Sprintf("links to %s, which answers %d", link, p.status)
	}
	if d := p.document; fragment != "" && d != nil && !d.ids[fragment] {
		return fmt.Sprintf("links to %s, but there is no #%s", link, fragment)
	}
	return ""
}

// resolve returns the address and the fragment that a link on the page at base leads to. The address is "" if that is
// on another site.
func resolve(base, link string) (target, fragment string) {
	from, err := url.Parse(base)
	if err != nil {
		return "", ""
	}
	to, err := from.Parse(link)
	if err != nil || to.Scheme != "" || to.Host != "" || !strings.HasPrefix(to.Path, "/") {
		return "", ""
	}
	fragment = to.Fragment
	to.Fragment = ""
	return to.String(), fragment
}

// visit fetches the pages of start and everything on the site that they lead to, each once. The error is ctx.Err().
func visit(ctx context.Context, h http.Handler, start []string) ([]page, error) {
	var pages []page
	queue := slices.Clone(start)
	visited := map[string]bool{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if visited[path] {
			continue
		}
		visited[path] = true
		p, err := get(ctx, h, path)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
		links := []string{p.location}
		if p.document != nil {
			links = append(links, p.document.links...)
		}
		for _, link := range links {
			if target, _ := resolve(path, link); link != "" && target != "" {
				queue = append(queue, target)
			}
		}
	}
	return pages, nil
}

// Get requests a path from h. The status is 0 if the path is not a valid address. The error is ctx.Err().
func Get(ctx context.Context, h http.Handler, path string) (status int, header http.Header, body []byte, err error) {
	if err := ctx.Err(); err != nil {
		return 0, nil, nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return 0, nil, nil, nil
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Header(), w.Body.Bytes(), nil
}

// get requests a path and parses the page there. The error is ctx.Err().
func get(ctx context.Context, h http.Handler, path string) (page, error) {
	status, header, body, err := Get(ctx, h, path)
	p := page{path: path, status: status}
	switch {
	case status >= 300 && status <= 399:
		p.location = header.Get("Location")
	case strings.HasPrefix(header.Get("Content-Type"), "text/html"):
		p.document = parse(body)
	}
	return p, err
}
