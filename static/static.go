// Package static holds the files that pages need, under names that change with their bytes.
//
// The style sheets in css/ are bundled in the order of their names into screen.css, those in css/figures/ with the colours of figures into
// figures.css; print.css stays apart.
// A Set never changes after New.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

//go:embed css js figures *.svg
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

// At returns the file at that address, nil if there is none.
func (s *Set) At(path string) *File { return s.byPath[path] }

var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

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
		if kind, _, _ := strings.Cut(mediaType, ";"); small && kind != "image/svg+xml" {
			var err error
			if data, err = m.Bytes(kind, data); err != nil {
				return fmt.Errorf("static: %s: %w", name, err)
			}
		}
		sum := sha256.Sum256(data)
		base, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		f := &File{Path: Prefix + base + "." + hex.EncodeToString(sum[:6]) + ext, Type: mediaType, Data: data}
		s.byName[name], s.byPath[f.Path] = f, f
		return nil
	}
	screen, err := joined(fsys, "css/*.css")
	if err != nil {
		return nil, err
	}
	if err := add("screen.css", screen); err != nil {
		return nil, err
	}
	for _, pattern := range []string{"css/print.css", "js/*.js", "*.svg"} {
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
var needed = []string{"screen.css", "print.css", "page.js", "reload.js", "icons.svg", "favicon.svg"}

// joined is the style sheets that the patterns name, in the order of the patterns and then of their names.
func joined(fsys fs.FS, patterns ...string) ([]byte, error) {
	var all bytes.Buffer
	for _, pattern := range patterns {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, name := range names {
			if name == "css/print.css" {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			all.Write(data)
			all.WriteByte('\n')
		}
	}
	return all.Bytes(), nil
}
