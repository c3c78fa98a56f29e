package content_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/internal/library"
)

// compileSchema returns the published schema as an independent validator reads it.
func compileSchema(t *testing.T, s *testSite) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(s.get(t, library.SchemaPath, "")))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const address = "https://unknot.example" + library.SchemaPath
	if err := c.AddResource(address, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(address)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// All JSON data is valid under the published schema.
func TestDataMatchesSchema(t *testing.T) {
	t.Parallel()
	s := site(t)
	schema := compileSchema(t, s)
	paths := []string{library.AllPath}
	for _, a := range s.PageEntries() {
		if a.Data {
			paths = append(paths, a.Path+".json")
		}
	}
	for _, path := range paths {
		text := s.get(t, path, "")
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if brace := placeholder.FindString(text); brace != "" {
			t.Errorf("%s holds the placeholder %s", path, brace)
		}
	}
	t.Logf("%d documents", len(paths))
}

func TestMarkdownNamesItsAddress(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, a := range s.PageEntries() {
		if !a.Data {
			continue
		}
		md := s.get(t, a.Path+".md", "")
		if !strings.Contains(md, "\n- **This page:** <https://unknot.example"+a.Path+">\n") || placeholder.MatchString(md) {
			t.Errorf("%s.md lacks its address or holds a placeholder:\n%s", a.Path, md)
		}
	}
}

// The library has all entries, and stays the same when it is decoded and encoded again.
func TestLibraryHasAllEntries(t *testing.T) {
	t.Parallel()
	s := site(t)
	text := s.get(t, library.AllPath, "")
	var all library.All
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	if encoded, err := library.JSON(all); err != nil || !bytes.Equal(encoded, []byte(text)) {
		t.Errorf("the library changes when decoded and encoded: %v", err)
	}
	for _, list := range []struct {
		name      string
		got, want int
	}{
		{"guides", len(all.Guides), len(s.Guides)}, {"stretches", len(all.Stretches), len(s.Moves)},
		{"routines", len(all.Routines), len(s.Routines)}, {"plans", len(all.Plans), len(s.Plans)},
		{"claims", len(all.Claims), len(s.Claims)}, {"sources", len(all.Sources), len(s.Sources)},
	} {
		if list.got != list.want || list.got == 0 {
			t.Errorf("%d %s, want %d", list.got, list.name, list.want)
		}
	}
	for _, m := range all.Stretches {
		if m.Pictures == nil || len(m.Pictures.Frames) == 0 {
			t.Errorf("%s has no pictures", m.ID)
		}
	}
}

func TestAddressesInLibraryExist(t *testing.T) {
	t.Parallel()
	s := site(t)
	text := s.get(t, library.AllPath, "")
	checked := map[string]bool{}
	for _, path := range s.files.Paths() {
		checked[path] = true
	}
	for _, part := range strings.Split(text, `"https://unknot.example`)[1:] {
		path, _, _ := strings.Cut(part, `"`)
		path, _, _ = strings.Cut(path, "#")
		if checked[path] {
			continue
		}
		checked[path] = true
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		want := http.StatusOK
		if isShort := strings.HasPrefix(path, "/s/"); isShort {
			want = http.StatusMovedPermanently
		}
		if w.Code != want {
			t.Errorf("%s, linked by the library: status %d", path, w.Code)
		}
	}
}
