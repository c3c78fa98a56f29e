package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/rewrite"
)

// writeEdited writes the files of dir that an edit changed, and prints their names and what is left to do. removes says
// that the edit removes text: if Git does not have that text, writeEdited keeps it in a file that is not loaded.
func (e env) writeEdited(dir string, entry rewrite.Entry, removes bool, old, files map[string]string) error {
	names := changedFiles(old, files)
	if removes {
		for _, name := range slices.Clone(names) {
			_, remains := files[name]
			losesText := !remains || name == entry.File
			if losesText && !inGit(dir, name, old[name]) {
				backup := unusedName(dir, name+"~")
				files[backup] = old[name]
				names = append(names, backup)
			}
		}
	}
	if err := writeFiles(dir, names, files); err != nil {
		return err
	}
	for _, name := range names {
		change := "changed"
		if _, ok := files[name]; !ok {
			change = "removed"
		} else if _, ok := old[name]; !ok {
			change = "added  "
		}
		fmt.Fprintf(e.stdout, "%s %s/%s\n", change, dir, name)
	}
	if removes && inGit(dir, entry.File, old[entry.File]) {
		fmt.Fprintf(e.stdout, "The old text: git -C %s show HEAD:./%s\n", dir, entry.File)
	}
	if strings.HasPrefix(entry.File, "stretches/") {
		fmt.Fprintln(e.stdout, "Left to do: run `make generate`, which draws the figures and trains the search")
	}
	return nil
}

// inGit reports whether the last commit has a file of dir with the same text.
func inGit(dir, name, text string) bool {
	committed, err := exec.Command("git", "-C", dir, "show", "HEAD:./"+name).Output()
	return err == nil && string(committed) == text
}

// unusedName returns a file name that is not taken in dir: name, followed by tildes if need be.
func unusedName(dir, name string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return name
		}
		name += "~"
	}
}

// printElsewhere prints the lines outside the content that name an entry, with what to do there. The project around dir
// may have such lines in programs and tests.
func (e env) printElsewhere(dir string, entry rewrite.Entry, todo string) {
	project := filepath.Dir(filepath.Clean(dir))
	if _, err := os.Stat(filepath.Join(project, "go.mod")); err != nil {
		return
	}
	extensions := []string{".go", ".js", ".md", ".mjs", ".templ", ".ts", ".txtar"}
	mention := regexp.MustCompile(`["'\x60/:]` + regexp.QuoteMeta(entry.ID) + `($|["'\x60#?,.)\]\s])`)
	_ = filepath.WalkDir(project, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir
		}
		if d.IsDir() {
			isHidden := strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 1
			if isHidden || d.Name() == "node_modules" {
				return fs.SkipDir
			}
			return nil
		}
		extension := filepath.Ext(name)
		isContent := strings.HasPrefix(name, dir+"/") && extension != ".go"
		if isContent || strings.HasSuffix(name, "_templ.go") || !slices.Contains(extensions, extension) {
			return nil
		}
		data, err := os.ReadFile(name)
		for i, line := range strings.Split(string(data), "\n") {
			if mention.MatchString(line) {
				fmt.Fprintf(e.stdout, "Left to do: %s:%d: %s: %s\n", name, i+1, todo, strings.TrimSpace(line))
			}
		}
		if err != nil {
			fmt.Fprintln(e.stderr, err)
		}
		return nil
	})
}

// writeFiles writes the files with these names into dir, and removes the names that files does not have. It creates dir
// if need be. First it writes all new texts beside the old files, so that an error while writing changes none of them.
func writeFiles(dir string, names []string, files map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir) // a link in the folder may not lead to a file elsewhere
	if err != nil {
		return err
	}
	defer root.Close()
	const suffix = ".new~"
	defer func() {
		for _, name := range names {
			_ = root.Remove(name + suffix) // fails once all files have their names
		}
	}()
	for _, name := range names {
		text, ok := files[name]
		if !ok {
			continue
		}
		err := cmp.Or(root.MkdirAll(path.Dir(name), 0o755), root.WriteFile(name+suffix, []byte(text), 0o644))
		if err != nil {
			return err
		}
	}
	for _, name := range names {
		if _, ok := files[name]; ok {
			err = root.Rename(name+suffix, name)
		} else {
			err = root.Remove(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
