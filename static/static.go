// Package static holds the files that pages need, under names that change with their bytes.
//
// Each folder of css/ is one style sheet, its files joined in the order of their names: screen for every page, others for pages that say so.
// The colours of figures, which are drawn, come before css/figures, those of paper before css/print.
// A Set never changes after New.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

//go:embed css js figures icons *.svg *.json
var embedded embed.FS

// FS is the files inside the binary.
func FS() fs.FS { return embedded }

// Prefix is where a Set's files are served.
const Prefix = "/static/"

// File is one file as it is served.
type File struct {
	Path string // its address, with the hash of its bytes
	Type string
	Data []byte
}

// Set is all files of a site.
type Set struct {
	byName map[string]*File
	byPath map[string]*File

	figures map[string]*Figure
}

// URL is the address of the file called name. It panics if there is none: templates name files in code.
func (s *Set) URL(name string) string {
	f, ok := s.byName[name]
	if !ok {
		panic(fmt.Sprintf("static: no file %q", name))
	}
	return f.Path
}

// Paths are the addresses of all files, sorted: another Set has others.
func (s *Set) Paths() []string { return slices.Sorted(maps.Keys(s.byPath)) }

// At returns the file at that address, nil if there is none.
func (s *Set) At(path string) *File { return s.byPath[path] }

// hashLength is how many hexadecimal digits of the hash of a file are in its address: each adds half a byte to every place that names a file, and
// a list names 150. Addresses of older versions have oldHashLength.
const hashLength, oldHashLength = 8, 12

// Current returns the file that has the name in address, whichever hash that gives it: that of another version, for a page that was opened
// before. It is nil if no file has that name, or address has no hash.
func (s *Set) Current(address string) *File {
	name, ok := strings.CutPrefix(address, Prefix)
	ext := path.Ext(name)
	base, hash, hasHash := cutLast(strings.TrimSuffix(name, ext), ".")
	if !ok || !hasHash || len(hash) != hashLength && len(hash) != oldHashLength || strings.Trim(hash, "0123456789abcdef") != "" {
		return nil
	}
	return s.byName[base+ext]
}

// cutLast is strings.Cut at the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",

	".json": "application/speculationrules+json",
}

// minified are the types that can be told with fewer bytes.
var minified = map[string]bool{"text/css": true, "text/javascript": true}

// New reads fsys, bundles the style sheets and, if small is set, minifies style sheets and scripts.
func New(fsys fs.FS, small bool) (*Set, error) {
	s := &Set{byName: map[string]*File{}, byPath: map[string]*File{}, figures: map[string]*Figure{}}
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	add := func(name string, data []byte) error {
		mediaType := types[path.Ext(name)]
		if mediaType == "" {
			return fmt.Errorf("static: %s is of no known type", name)
		}
		if kind, _, _ := strings.Cut(mediaType, ";"); small && minified[kind] {
			var err error
			if data, err = m.Bytes(kind, data); err != nil {
				return fmt.Errorf("static: %s: %w", name, err)
			}
		}
		sum := sha256.Sum256(data)
		base, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		f := &File{Path: Prefix + base + "." + hex.EncodeToString(sum[:])[:hashLength] + ext, Type: mediaType, Data: data}
		s.byName[name], s.byPath[f.Path] = f, f
		return nil
	}
	if err := addSheets(fsys, add); err != nil {
		return nil, err
	}
	for _, pattern := range []string{"js/*.js", "icons/*", "*.svg", "*.json"} {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		if err := addEach(fsys, names, add); err != nil {
			return nil, err
		}
	}
	if err := s.addFigures(fsys, add); err != nil {
		return nil, err
	}
	for _, name := range needed {
		if s.byName[name] == nil {
			return nil, fmt.Errorf("static: %s is missing", name)
		}
	}
	return s, nil
}

// addEach adds files under the names they have within their folders.
func addEach(fsys fs.FS, names []string, add func(name string, data []byte) error) error {
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if err := add(path.Base(name), data); err != nil {
			return err
		}
	}
	return nil
}

// needed are the files that templates name.
var needed = []string{
	"screen.css", "print.css", "large.css", "figures.css", "home.css", "list.css", "move.css", "safety.css", "search.css", "text.css", "claims.css", "data.css", "handout.css", "remind.css", "cards.css", "breathe.css", "play.css", "problems.css", "change.css",
	"page.js", "list.js", "change.js", "breathe.js", "play.js", "search.js", "offline.js", "kept.js", "worker.js", "no-worker.js", "reload.js", "icons.svg", "favicon.svg", "favicon.ico", "icon-180.png", "icon-192.png", "icon-512.png", "icon-mask.png", "speculation.json",
}

// addSheets joins each folder of css/ to the style sheet of its name.
func addSheets(fsys fs.FS, add func(name string, data []byte) error) error {
	folders, err := fs.Glob(fsys, "css/*")
	if err != nil {
		return err
	}
	for _, folder := range folders {
		names, err := fs.Glob(fsys, folder+"/*.css")
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("static: %s holds no style sheet: each folder of css is one", folder)
		}
		if drawn := "figures/" + path.Base(folder) + ".css"; slices.Contains(drawnColours, drawn) {
			names = append([]string{drawn}, names...)
		}
		var sheet bytes.Buffer
		for _, name := range names {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			sheet.Write(data)
			sheet.WriteByte('\n')
		}
		if err := add(path.Base(folder)+".css", sheet.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
