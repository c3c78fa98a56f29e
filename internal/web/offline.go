package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/a-h/templ"

	"unknot/internal/site"
	"unknot/templates"
)

// workerPath and offlinePath are the addresses of the service worker, which can control only pages below its own
// folder, and of the page that it shows when the device has no copy of the requested one.
const workerPath, offlinePath = "/sw.js", "/offline"

// versionOf returns a hash of everything that the pages of a site depend on. A device keeps pages of only one version.
func (s *Server) versionOf(site site.Site) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q %q %q %q\n", s.cfg.Build, site.Sum, site.URL, site.Emergency, site.Advice, site.Crisis)
	fmt.Fprintln(sum, site.Static.Paths())
	fmt.Fprintln(sum, site.DateProblems(site.Today)) // pages say so when they are due for a check
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// shell returns the paths of the pages that every device keeps: the offline page, the home page, help and the breathing
// pacer.
func shell(site site.Site) []string {
	pages := []string{offlinePath}
	for _, path := range []string{"/", "/safety", "/breathe"} {
		if site.PageEntry(path) != nil {
			pages = append(pages, path)
		}
	}
	return pages
}

// worker is the service worker. Its first line holds the version of the site and its shell. With Config.Dev,
// devices keep no copies: it is a script that deletes older ones and unregisters itself.
func worker(site site.Site, _ *http.Request) (templ.Component, error) {
	name := "worker.js"
	if site.Dev {
		name = "no-worker.js"
	}
	script, err := site.Static.At(site.Static.URL(name)).Data()
	if err != nil || site.Dev {
		return textFile(string(script), scriptType), err
	}
	head, err := json.Marshal(struct {
		Version string   `json:"version"`
		Shell   []string `json:"shell"`
	}{site.Version, shell(site)})
	if err != nil {
		return nil, err
	}
	return textFile(fmt.Sprintf("const site = %s;\n%s", head, script), scriptType), nil
}

// offline is the page that the service worker shows in place of a page that it has no copy of.
func offline(site site.Site, _ *http.Request) (templ.Component, error) {
	if site.Dev {
		return nil, errNotFound
	}
	return templates.Offline(site, shell(site)), nil
}
