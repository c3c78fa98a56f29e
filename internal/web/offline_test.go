package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"unknot/internal/fixture"
	"unknot/internal/web"
	"unknot/static"
)

// The version changes with everything that pages are rendered from, and with nothing else.
func TestVersionChangesWithPages(t *testing.T) {
	t.Parallel()
	type build struct {
		change func(*web.Config)
		words  map[string]string
		looks  string
	}
	version := func(m build) string {
		looks := fixture.StaticFiles()
		looks["css/screen/a.css"].Data = []byte(m.looks)
		files, err := static.New(looks, false)
		if err != nil {
			t.Fatal(err)
		}
		s := newSite(t, m.change)
		if err := s.Publish(loadFiles(t, m.words), files); err != nil {
			t.Fatal(err)
		}
		v := get(t, s, "/").header.Get("Site-Version")
		if told := `"version":"` + v + `"`; !strings.Contains(page(t, s, "/sw.js"), told) {
			t.Errorf("the worker does not get %s: %d %.300s", told, get(t, s, "/").code, get(t, s, "/").body)
		}
		return v
	}
	usual := version(build{})
	about := strings.Replace(string(fixture.FS()["pages/about.md"].Data), "title: About this site", "title: About us", 1)
	for _, test := range []struct {
		name  string
		build build
		same  bool
	}{
		{"made again", build{}, true},
		{"later on the same day", build{change: func(c *web.Config) { c.Now = func() time.Time { return march.Add(time.Hour) } }}, true},
		{"another day on which nothing is due", build{change: func(c *web.Config) { c.Now = func() time.Time { return march.AddDate(0, 0, 315) } }}, true},
		{"the next, on which something is due", build{change: func(c *web.Config) { c.Now = func() time.Time { return march.AddDate(0, 0, 316) } }}, false},
		{"another program", build{change: func(c *web.Config) { c.Build = "another" }}, false},
		{"another address", build{change: func(c *web.Config) { c.URL = "https://other.example" }}, false},
		{"another number for emergencies", build{change: func(c *web.Config) { c.Emergency = "999" }}, false},
		{"another number for advice", build{change: func(c *web.Config) { c.AdviceLine = "" }}, false},
		{"other words", build{words: map[string]string{"pages/about.md": about}}, false},
		{"other looks", build{looks: "@layer base{}"}, false},
	} {
		if got := version(test.build); (got == usual) != test.same {
			t.Errorf("%s: %s, and as usual %s", test.name, got, usual)
		}
	}
}

// A 304 has the version too. Browsers update the headers of their copy from it, and the copy may be from the previous
// version.
func TestNotModifiedHasVersion(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
	first := get(t, site, "/about")
	again := get(t, site, "/about", "If-None-Match", first.header.Get("ETag"))
	if again.code != http.StatusNotModified || again.header.Get("Site-Version") != first.header.Get("Site-Version") {
		t.Errorf("%d of version %q, want 304 of %q", again.code, again.header.Get("Site-Version"), first.header.Get("Site-Version"))
	}
}

// The manifest has the icons that browsers require, and its shortcuts lead to pages of the site.
func TestManifestNamesIconsAndPages(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
	var manifest struct {
		ID, Name, Scope, Display string
		Start                    string `json:"start_url"`
		Icons                    []struct{ Src, Sizes, Purpose string }
		Shortcuts                []struct {
			Name, URL string
			Icons     []struct{ Src string }
		}
	}
	if err := json.Unmarshal([]byte(page(t, site, "/manifest.webmanifest")), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.ID != "/" || manifest.Start != "/" || manifest.Scope != "/" || manifest.Display != "standalone" || manifest.Name == "" {
		t.Errorf("%+v", manifest)
	}
	sizes := map[string]bool{}
	for _, icon := range manifest.Icons {
		page(t, site, icon.Src)
		sizes[icon.Sizes+" "+icon.Purpose] = true
	}
	for _, size := range []string{"192x192 ", "512x512 ", "512x512 maskable"} { // browsers require these for installation
		if !sizes[size] {
			t.Errorf("there is no icon %s", size)
		}
	}
	if len(manifest.Shortcuts) != 4 {
		t.Errorf("%d shortcuts, want those to four pages", len(manifest.Shortcuts))
	}
	for _, shortcut := range manifest.Shortcuts {
		page(t, site, shortcut.URL)
		page(t, site, shortcut.Icons[0].Src)
	}
}
