// Package outside asks whether the web addresses in the content still answer.
package outside

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// address matches a web address. A bracket belongs to the address only as part of a pair.
var address = regexp.MustCompile("https?://(?:\\([^\\s()]*\\)|[^\\s()<>\\[\\]{}\"'`|])+")

// Find returns the web addresses in the Markdown and YAML files of fsys, without fragments. For each it lists the
// places where it appears, as file:line.
func Find(fsys fs.FS) (map[string][]string, error) {
	found := map[string][]string{}
	return found, fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		isContent := (path.Ext(name) == ".md" || path.Ext(name) == ".yaml") && path.Base(name) != "README.md"
		if err != nil || d.IsDir() || !isContent {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		for n, line := range strings.Split(string(text), "\n") {
			for _, a := range address.FindAllString(line, -1) {
				a, _, _ = strings.Cut(strings.TrimRight(a, ".,;:!?*"), "#")
				found[a] = append(found[a], fmt.Sprintf("%s:%d", name, n+1))
			}
		}
		return err
	})
}
