// Package crawl asks a handler for every page it has and finds what is broken in them: a status that is not
// 200, tags that do not nest, a dead link or fragment, a picture without words, script or style where the
// site's policy forbids it, a page that lists of results cannot tell from another. It knows nothing of the site but what the handler answers.
package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Fault is something broken in one page.
type Fault struct {
	Path string // address of the page
	Text string
}

func (f Fault) String() string { return f.Path + ": " + f.Text }

// Page is what the handler answered for one address.
type Page struct {
	Path   string // path and query
	Status int
	Header http.Header
	Body   []byte

	document *document // nil for what is no HTML
}

// isHTML reports whether p is a page to read. What comes with a redirect nobody sees.
func (p Page) isHTML() bool {
	return !p.leadsOn() && strings.HasPrefix(p.Header.Get("Content-Type"), "text/html")
}

func (p Page) leadsOn() bool { return p.Status >= 300 && p.Status <= 399 }

// Check asks h for the pages of start and everything they link to on the site, and returns what is broken,
// by address, and how many pages there were. Shows are texts that the page at an address must show. The error
// is ctx's.
func Check(ctx context.Context, h http.Handler, start []string, shows map[string][]string) ([]Fault, int, error) {
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
		for _, text := range shows[p.Path] {
			if !strings.Contains(d.text, spaced(text)) {
				faults = append(faults, Fault{p.Path, fmt.Sprintf("does not show “%s”", text)})
			}
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
			if text := dead(p.Path, link, byPath, seen); text != "" {
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

// spaced is s with one space between words.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// dead says what is wrong with a link of the page at path, "" if nothing is.
func dead(path, link string, pages map[string]Page, seen map[string]*document) string {
	target, fragment := resolve(path, link)
	if target == "" {
		return ""
	}
	p := pages[target]
	for range 5 {
		if !p.leadsOn() {
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

// resolve returns the address of the site that link leads to from the page at base, and its fragment; "" if it
// leads elsewhere.
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

// Visit asks h for the pages of start and everything that pages link to on the site, each once.
func Visit(ctx context.Context, h http.Handler, start []string) ([]Page, error) {
	var pages []Page
	queue := slices.Clone(start)
	asked := map[string]bool{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if asked[path] {
			continue
		}
		asked[path] = true
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

// answer gathers what a handler writes.
type answer struct {
	header http.Header
	status int
	body   []byte
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	a.body = append(a.body, p...)
	return len(p), nil
}

func get(ctx context.Context, h http.Handler, path string) (Page, error) {
	if err := ctx.Err(); err != nil {
		return Page{}, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return Page{Path: path}, nil // an address that cannot be asked for answers nothing
	}
	a := &answer{header: http.Header{}}
	h.ServeHTTP(a, r)
	return Page{Path: path, Status: a.status, Header: a.header, Body: a.body}, nil
}
