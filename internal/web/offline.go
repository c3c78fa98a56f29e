package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/a-h/templ"

	"unknot/templates"
)

// The worker that keeps pages on readers' devices stands above all pages, as a worker must; the page at offlinePath is in
// place of those that a device has not kept.
const workerPath, offlinePath = "/sw.js", "/offline"

// versionOf names everything that pages of site are made from. A device keeps pages of one version only.
func (s *Server) versionOf(site templates.Site) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q %q %q\n", s.cfg.Build, site.Sum, site.URL, site.Emergency, site.Advice)
	fmt.Fprintln(sum, site.Static.Paths())
	fmt.Fprintln(sum, site.Due(site.Today)) // pages say of themselves that they are due for a check
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// shell is what a device keeps beside what its reader opens: the way in, the way to help, and what stands for all else.
func shell(site templates.Site) []string {
	pages := []string{offlinePath}
	for _, path := range []string{"/", "/safety", "/breathe"} {
		if site.Address(path) != nil {
			pages = append(pages, path)
		}
	}
	return pages
}

// worker is the service worker, told which version of the site it keeps and what of it from the start. Where no device is to keep pages, it
// takes away what was kept before and then itself.
func worker(site templates.Site, _ *http.Request) (templ.Component, error) {
	const script = "text/javascript; charset=utf-8"
	if site.Version == "" {
		return textFile(string(site.Static.At(site.Static.URL("no-worker.js")).Data), script), nil
	}
	head, err := json.Marshal(struct {
		Version string   `json:"version"`
		Shell   []string `json:"shell"`
	}{site.Version, shell(site)})
	if err != nil {
		return nil, err
	}
	return textFile(fmt.Sprintf("const site = %s;\n%s", head, site.Static.At(site.Static.URL("worker.js")).Data), script), nil
}

// offline is the page in place of those that a device has not kept.
func offline(site templates.Site, _ *http.Request) (templ.Component, error) {
	if site.Version == "" {
		return nil, errNotFound
	}
	return templates.Offline(site, shell(site)), nil
}
