package static_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"unknot/static"
)

var (
	comment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	property = regexp.MustCompile(`(--[a-z0-9-]+)\s*:`)
	use      = regexp.MustCompile(`var\((--[a-z0-9-]+)`)
	class    = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)
	word     = regexp.MustCompile(`[a-z][a-z0-9-]*`)
	numbers  = regexp.MustCompile(`-[0-9-]+$`)
	literal  = regexp.MustCompile(`#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(`)
)

// All rules are in layers, as others would win over all of them, and colours are tokens, as others would not change in
// dark mode, forced colours and print. No stylesheet loads other files than fonts: they would delay the page, and the
// content security policy forbids most of them. None has @view-transition, which makes WebKitGTK crash at every link
// where that runs without compositing, as on virtual machines.
func TestStylesheetsUseLayersAndTokens(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(static.FS(), "css/*/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	text := map[string]string{}
	have := map[string]bool{}
	for _, name := range names {
		css, err := fs.ReadFile(static.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		text[name] = strings.TrimSpace(comment.ReplaceAllString(string(css), ""))
		for _, m := range property.FindAllStringSubmatch(text[name], -1) {
			have[m[1]] = true
		}
	}
	for name, css := range text {
		if !strings.HasPrefix(css, "@layer ") {
			t.Errorf("%s: its rules are in no layer", name)
		}
		for _, word := range []string{"url(", "@import", "src:", "@view-transition"} {
			if strings.Contains(css, word) && (word[0] == '@' || !strings.HasSuffix(name, "-faces.css")) {
				t.Errorf("%s has %s", name, word)
			}
		}
		if !balanced(css) {
			t.Errorf("%s: its braces do not match, so browsers drop what follows", name)
		}
		for _, m := range use.FindAllStringSubmatch(css, -1) {
			if !have[m[1]] {
				t.Errorf("%s: there is no %s", name, m[1])
			}
		}
		if strings.Contains(name, "/screen/20-tokens") || strings.HasPrefix(name, "css/print/") {
			continue
		}
		for _, colour := range literal.FindAllString(css, -1) {
			if strings.Trim(colour, "#0") != "" { // a mask has no colour
				t.Errorf("%s: %s is not a token", name, colour)
			}
		}
	}
}

// Every class that a stylesheet names is written by some template, script or other source. Numbers at its end, and
// the name of a position behind in-, may be computed.
func TestClassesAreUsed(t *testing.T) {
	t.Parallel()
	written := map[string]bool{}
	for _, pattern := range []string{"../templates/*.templ", "../templates/*.go", "../internal/*/*.go", "../internal/*/*.templ", "js/*.js", "../figures/internal/*/*.go", "../content/vocabularies/positions.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range word.FindAllString(string(source), -1) {
				written[w] = true
			}
		}
	}
	names, err := filepath.Glob("css/*/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		css, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range class.FindAllStringSubmatch(comment.ReplaceAllString(string(css), ""), -1) {
			if !written[m[1]] && !written[numbers.ReplaceAllString(m[1], "-")] && !written[strings.TrimPrefix(m[1], "in-")] {
				t.Errorf("%s: nothing has the class %s", name, m[1])
			}
		}
	}
}

// balanced reports whether every brace of css has its counterpart.
func balanced(css string) bool {
	depth := 0
	for _, r := range css {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}
