// Package static holds the files that pages load, under addresses with a hash of their content.
//
// [New] reads them into a [Set], which never changes. Each folder of css/ makes one stylesheet of its files, in the
// order of their names. The stylesheet screen is for every page, others are for pages that name them. The generated
// colours of figures go before the files of css/figures and css/print. Scripts import each other by their names in js/,
// and stylesheets name the files of fonts/: New writes their addresses instead. The drawings of movements are
// compressed; their manifest has what pages need to know about them, a [Figure]. Package web answers requests for the
// files.
package static

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"unknot/internal/manifest"
)

//go:embed css fonts/*.woff2 js figures icons *.svg *.json
var embedded embed.FS

// FS returns the files embedded in the binary.
func FS() fs.FS { return embedded }

// Prefix begins the addresses of all files.
const Prefix = "/static/"

// File is a file with its address.
type File struct {
	Path string // its address, with a hash of the content
	Type string

	Data    func() ([]byte, error) // returns the content, which callers must not change
	imports []string               // addresses of the scripts that a script imports
}

// Set holds all files of a site. It is safe for concurrent use.
type Set struct {
	fsys   fs.FS
	byName map[string]*File
	byPath map[string]*File

	figures map[string]*Figure
}

// URL returns the address of the file called name. It panics if there is none, as names are constants of the templates.
func (s *Set) URL(name string) string { return s.named(name).Path }

// Imports returns the addresses of the scripts that the one called name imports, also through others, so that browsers
// can load all at once. It panics as URL does.
func (s *Set) Imports(name string) []string { return s.named(name).imports }

// named returns the file called name. It panics if there is none.
func (s *Set) named(name string) *File {
	f, ok := s.byName[name]
	if !ok {
		panic(fmt.Sprintf("static: no file %q", name))
	}
	return f
}

// Paths returns the addresses of all files, sorted.
func (s *Set) Paths() []string { return slices.Sorted(maps.Keys(s.byPath)) }

// At returns the file at an address, nil if there is none.
func (s *Set) At(path string) *File { return s.byPath[path] }

// hashLength is the number of hexadecimal digits of a hash in an address. Each digit makes every link longer, and a
// list has 150 links.
const hashLength = 8

// hashed matches an address with a hash, which has 12 digits in older versions.
var hashed = regexp.MustCompile(`^` + Prefix + `(.+)\.(?:[0-9a-f]{8}|[0-9a-f]{12})(\.[a-z0-9]+)$`)

// Current returns the file with the name in address, whatever the hash in address is: a page that was opened before a
// deployment requests files by their old hashes. It returns nil if no file has that name, or if address has no hash.
func (s *Set) Current(address string) *File {
	m := hashed.FindStringSubmatch(address)
	if m == nil {
		return nil
	}
	return s.byName[m[1]+m[2]]
}

// types holds the media types of files by the ends of their names.
var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",

	".json":  "application/speculationrules+json",
	".woff2": "font/woff2",
}

// minifiable holds the media types that can be minified.
var minifiable = map[string]bool{"text/css": true, "text/javascript": true}

// New reads fsys, joins the stylesheets and, if minified is set, minifies stylesheets and scripts.
func New(fsys fs.FS, minified bool) (*Set, error) {
	s := &Set{fsys: fsys, byName: map[string]*File{}, byPath: map[string]*File{}, figures: map[string]*Figure{}}
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	add := func(name string, data []byte) error {
		mediaType := types[path.Ext(name)]
		if mediaType == "" {
			return fmt.Errorf("static: %s has an unknown type", name)
		}
		if kind, _, _ := strings.Cut(mediaType, ";"); minified && minifiable[kind] {
			var err error
			if data, err = m.Bytes(kind, data); err != nil {
				return fmt.Errorf("static: %s: %w", name, err)
			}
		}
		s.add(name, manifest.Sum(data), &File{Type: mediaType, Data: func() ([]byte, error) { return data, nil }})
		return nil
	}
	if err := addMatching(fsys, "fonts/*.woff2", add); err != nil {
		return nil, err
	}
	if err := s.addStylesheets(add); err != nil {
		return nil, err
	}
	if err := s.addScripts(add); err != nil {
		return nil, err
	}
	for _, pattern := range []string{"icons/*", "*.svg", "*.json"} {
		if err := addMatching(fsys, pattern, add); err != nil {
			return nil, err
		}
	}
	if err := s.addFigures(); err != nil {
		return nil, err
	}
	for _, name := range Required {
		if s.byName[name] == nil {
			return nil, fmt.Errorf("static: %s is missing", name)
		}
	}
	return s, nil
}

// add adds a file. Sum is the checksum of its content.
func (s *Set) add(name, sum string, f *File) {
	ext := path.Ext(name)
	f.Path = Prefix + strings.TrimSuffix(name, ext) + "." + sum[:hashLength] + ext
	s.byName[name], s.byPath[f.Path] = f, f
}

var (
	// importPattern matches the line of a script that imports another.
	importPattern = regexp.MustCompile(`(?m)^import .* from "\./(.*)";$`)
	// namePattern matches the name of a script in whatever form of import.
	namePattern = regexp.MustCompile(`["'` + "`" + `]\./[\w-]+\.js["'` + "`" + `]`)
)

// addScripts adds the scripts. In each it replaces the names of those it imports by their addresses, so it adds these
// first.
func (s *Set) addScripts(add func(name string, data []byte) error) error {
	importers := map[string]bool{} // scripts whose imports are being added
	var addScript func(name string, data []byte) error
	addScript = func(name string, data []byte) error {
		if s.byName[name] != nil {
			return nil
		}
		if importers[name] {
			return fmt.Errorf("static: js/%s imports itself, perhaps through others", name)
		}
		importers[name] = true
		var imports []string
		for _, imported := range importPattern.FindAllSubmatch(data, -1) {
			other := string(imported[1])
			if err := addEach(s.fsys, []string{"js/" + other}, addScript); err != nil {
				return fmt.Errorf("%w (imported by js/%s)", err, name)
			}
			data = bytes.ReplaceAll(data, []byte(`"./`+other+`"`), []byte(`"`+s.URL(other)+`"`))
			imports = append(append(imports, s.URL(other)), s.Imports(other)...)
		}
		if left := namePattern.Find(data); left != nil {
			return fmt.Errorf("static: js/%s names %s: import a script by a line such as import { a } from \"./b.js\";", name, left)
		}
		slices.Sort(imports)
		imports = slices.Compact(imports)
		if err := add(name, data); err != nil {
			return err
		}
		s.byName[name].imports = imports
		return nil
	}
	return addMatching(s.fsys, "js/*.js", addScript)
}

// addMatching adds the files that match pattern, under the last elements of their paths.
func addMatching(fsys fs.FS, pattern string, add func(name string, data []byte) error) error {
	names, err := glob(fsys, pattern)
	if err != nil {
		return fmt.Errorf("static: cannot list %s: %w", pattern, err)
	}
	return addEach(fsys, names, add)
}

// glob returns the paths in fsys that match pattern, which has wildcards only in its last element. Unlike fs.Glob, it
// returns errors of the disk.
func glob(fsys fs.FS, pattern string) (paths []string, err error) {
	dir, last := path.Dir(pattern), path.Base(pattern)
	entries, err := fs.ReadDir(fsys, dir)
	for _, entry := range entries {
		if matches, _ := path.Match(last, entry.Name()); matches { // no error: the patterns are valid
			paths = append(paths, path.Join(dir, entry.Name()))
		}
	}
	return paths, err
}

// addEach adds files under the last elements of their paths.
func addEach(fsys fs.FS, names []string, add func(name string, data []byte) error) error {
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("static: cannot read a file: %w", err)
		}
		if err := add(path.Base(name), data); err != nil {
			return err
		}
	}
	return nil
}

// Required are the files that templates name.
var Required = []string{
	"breathe.css", "check.css", "claims.css", "evidence.css", "figures.css", "form.css", "guide.css", "home.css", "large.css", "list.css", "maps.css", "move.css", "plan.css", "player.css", "print.css", "problems.css", "remind.css", "routine.css", "safety.css", "screen.css", "search.css", "sequence.css", "tables.css", "text.css",
	"page.js", "labels.js", "openplayer.js", "list.js", "change.js", "breathe.js", "play.js", "search.js", "offline.js", "kept.js", "worker.js", "no-worker.js", "reload.js", "icons.svg", "favicon.svg", "favicon.ico", "icon-180.png", "icon-192.png", "icon-512.png", "icon-mask.png", "speculation.json",
	"unknot-serif.woff2", "unknot-serif-italic.woff2", "unknot-sans.woff2", "unknot-sans-bold.woff2",
}

// addStylesheets joins the files of each folder of css/ into a stylesheet with the name of the folder.
func (s *Set) addStylesheets(add func(name string, data []byte) error) error {
	folders, err := glob(s.fsys, "css/*")
	if err != nil {
		return fmt.Errorf("static: cannot list css: %w", err)
	}
	for _, folder := range folders {
		names, err := glob(s.fsys, folder+"/*.css")
		if err != nil {
			return fmt.Errorf("static: cannot list %s: %w", folder, err)
		}
		if len(names) == 0 {
			return fmt.Errorf("static: %s has no .css file: each folder of css is a stylesheet", folder)
		}
		if generated := "figures/" + path.Base(folder) + ".css"; slices.Contains(generatedCSS, generated) {
			names = append([]string{generated}, names...)
		}
		var joined bytes.Buffer
		for _, name := range names {
			data, err := fs.ReadFile(s.fsys, name)
			if err != nil {
				return fmt.Errorf("static: cannot read a stylesheet: %w", err)
			}
			joined.Write(data)
			joined.WriteByte('\n')
		}
		sheet := joined.Bytes()
		for name, f := range s.byName { // so far the fonts
			sheet = bytes.ReplaceAll(sheet, []byte(`"../../fonts/`+name+`"`), []byte(`"`+f.Path+`"`))
		}
		if err := add(path.Base(folder)+".css", sheet); err != nil {
			return err
		}
	}
	return nil
}
