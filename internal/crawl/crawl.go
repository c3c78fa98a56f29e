// Package crawl fetches every page of an http.Handler and reports faults.
//
// [Check] follows all links from a list of start addresses and returns each [Fault]: a status that is not 200, a dead
// link or fragment, a text that is not shown, text that was escaped twice, a placeholder that nothing replaced, a
// drawing without a name, or a title or description that is missing, malformed or not unique. Whether a page is valid
// HTML is left to a browser test. The package knows the site only by the responses of the handler; it opens no
// connection.
package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Fault is a defect of a page.
type Fault struct {
	Path string // address of the page
	Text string
}

func (f Fault) String() string { return f.Path + ": " + f.Text }

// page is the response of the handler for one address.
type page struct {
	path     string // path and query
	status   int
	location string    // where a redirect leads, "" for other pages
	document *document // nil unless it is HTML. The body of a redirect is not: browsers never show it
}

// Check fetches the pages of start and everything that they link to on the site. It returns the faults, sorted by
// address, and the number of HTML pages. mustShow has texts that the page at an address must contain; a page
// that was not found is a fault. The error is that of ctx.
func Check(ctx context.Context, h http.Handler, start []string, mustShow map[string][]string) ([]Fault, int, error) {
	pages, err := visit(ctx, h, start)
	if err != nil {
		return nil, 0, err
	}
	var faults []Fault
	byPath, seen := map[string]page{}, map[string]*document{}
	for _, p := range pages {
		byPath[p.path] = p
		if p.document != nil {
			seen[p.path] = p.document
		}
	}
	for path, d := range seen {
		for _, text := range d.faults {
			faults = append(faults, Fault{path, text})
		}
		for _, link := range d.links {
			if text := linkFault(path, link, byPath); text != "" {
				faults = append(faults, Fault{path, text})
			}
		}
	}
	for path, texts := range mustShow {
		for _, text := range texts {
			if d := seen[path]; d == nil {
				faults = append(faults, Fault{path, fmt.Sprintf("was not found as a page, and must show “%s”", text)})
				break
			} else if !strings.Contains(d.text, normalizeSpace(text)) {
				faults = append(faults, Fault{path, fmt.Sprintf("does not show “%s”", text)})
			}
		}
	}
	faults = append(faults, listingFaults(seen)...)
	for _, path := range start {
		if status := byPath[path].status; status != http.StatusOK {
			faults = append(faults, Fault{path, fmt.Sprintf("answers %d", status)})
		}
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(faults), len(seen), nil
}

// normalizeSpace returns s with one space between words.
func normalizeSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// linkFault describes the problem with a link of the page at path, "" if there is none.
func linkFault(path, link string, pages map[string]page) string {
	target, fragment := resolve(path, link)
	if target == "" {
		return ""
	}
	p := pages[target]
	for range 5 {
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

// resolve returns the address and the fragment that link has on the page at base. The address is "" for a link to
// another site.
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

// visit fetches the pages of start and everything that they link to on the site, each once. The error is ctx.Err().
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

// response records what a handler writes.
type response struct {
	header http.Header
	status int
	body   []byte
}

func (w *response) Header() http.Header { return w.header }

func (w *response) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *response) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	w.body = append(w.body, p...)
	return len(p), nil
}

// Get requests path of h. The status is 0 if it is no address. The error is ctx.Err().
func Get(ctx context.Context, h http.Handler, path string) (status int, header http.Header, body []byte, err error) {
	if err := ctx.Err(); err != nil {
		return 0, nil, nil, err
	}
	w := &response{header: http.Header{}}
	if r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil); err == nil {
		h.ServeHTTP(w, r)
	}
	return w.status, w.header, w.body, nil
}

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
