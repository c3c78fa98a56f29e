// Package crawl fetches every page of an http.Handler and reports faults.
//
// [Check] follows all links from a list of start addresses and returns each [Fault]: a status that is not 200, tags that
// do not nest, a dead link or fragment, an image without alt text, inline script or style, or a title or description that
// is missing, malformed or not unique. [Visit] only fetches. The package knows the site only by the responses
// of the handler; it opens no connection.
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

// Page is the response of the handler for one address.
type Page struct {
	Path   string // path and query
	Status int
	Header http.Header
	Body   []byte

	document *document // nil unless it is HTML
}

// isHTML reports whether p is an HTML page. The body of a redirect is not: browsers never show it.
func (p Page) isHTML() bool {
	return !p.isRedirect() && strings.HasPrefix(p.Header.Get("Content-Type"), "text/html")
}

func (p Page) isRedirect() bool { return p.Status >= 300 && p.Status <= 399 }

// Check fetches the pages of start and everything that they link to on the site. It returns the faults, sorted by
// address, and the number of HTML pages. mustShow has texts that the page at an address must contain; a page
// that was not found is a fault. The error is that of ctx.
func Check(ctx context.Context, h http.Handler, start []string, mustShow map[string][]string) ([]Fault, int, error) {
	pages, err := Visit(ctx, h, start)
	if err != nil {
		return nil, 0, err
	}
	var faults []Fault
	seen := map[string]*document{}
	count := 0
	for _, p := range pages {
		d := p.document
		if d == nil {
			continue
		}
		count++
		seen[p.Path] = d
		for _, text := range d.faults {
			faults = append(faults, Fault{p.Path, text})
		}
		for _, text := range mustShow[p.Path] {
			if !strings.Contains(d.text, normalizeSpace(text)) {
				faults = append(faults, Fault{p.Path, fmt.Sprintf("does not show “%s”", text)})
			}
		}
	}
	for path, texts := range mustShow {
		if seen[path] == nil && len(texts) > 0 {
			faults = append(faults, Fault{path, fmt.Sprintf("was not found as a page, and must show “%s”", texts[0])})
		}
	}
	byPath := map[string]Page{}
	for _, p := range pages {
		byPath[p.Path] = p
	}
	for _, p := range pages {
		d := seen[p.Path]
		if d == nil {
			continue
		}
		for _, link := range d.links {
			if text := linkFault(p.Path, link, byPath, seen); text != "" {
				faults = append(faults, Fault{p.Path, text})
			}
		}
	}
	faults = append(faults, listingFaults(seen)...)
	for _, path := range start {
		if status := byPath[path].Status; status != http.StatusOK {
			faults = append(faults, Fault{path, fmt.Sprintf("answers %d", status)})
		}
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(faults), count, nil
}

// normalizeSpace returns s with one space between words.
func normalizeSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// linkFault describes the problem with a link of the page at path, "" if there is none.
func linkFault(path, link string, pages map[string]Page, seen map[string]*document) string {
	target, fragment := resolve(path, link)
	if target == "" {
		return ""
	}
	p := pages[target]
	for range 5 {
		if !p.isRedirect() {
			break
		}
		target, _ = resolve(target, p.Header.Get("Location"))
		p = pages[target]
	}
	if p.Status != http.StatusOK {
		return fmt.Sprintf("links to %s, which answers %d", link, p.Status)
	}
	if d := seen[target]; fragment != "" && d != nil && !d.ids[fragment] {
		return fmt.Sprintf("links to %s, but there is no #%s", link, fragment)
	}
	return ""
}

// resolve returns the address and the fragment that link has on the page at base. The address is "" for a link to another site.
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

// Visit fetches the pages of start and everything that they link to on the site, each once. The error is ctx.Err().
func Visit(ctx context.Context, h http.Handler, start []string) ([]Page, error) {
	var pages []Page
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
		links := []string{p.Header.Get("Location")}
		if p.isHTML() {
			p.document = parse(p.Body)
			links = append(links, p.document.links...)
		}
		pages = append(pages, p)
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

func get(ctx context.Context, h http.Handler, path string) (Page, error) {
	if err := ctx.Err(); err != nil {
		return Page{}, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return Page{Path: path}, nil // an invalid address has no response
	}
	w := &response{header: http.Header{}}
	h.ServeHTTP(w, r)
	return Page{Path: path, Status: w.status, Header: w.header, Body: w.body}, nil
}
