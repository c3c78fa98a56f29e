package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/rewrite"
)

// writeEdited writes the files of dir that changed, and prints them with what is left to do. What is gone stays
// readable: in Git, or in a file that nothing reads.
func (e env) writeEdited(dir string, t rewrite.Thing, gone bool, old, files map[string]string) error {
	names := changed(old, files)
	if gone {
		for _, name := range slices.Clone(names) {
			if _, is := files[name]; (!is || name == t.File) && !inGit(dir, name, old[name]) {
				kept := unused(dir, name+"~")
				files[kept] = old[name]
				names = append(names, kept)
			}
		}
	}
	if err := writeFiles(dir, names, files); err != nil {
		return err
	}
	for _, name := range names {
		did := "changed"
		if _, is := files[name]; !is {
			did = "removed"
		} else if _, was := old[name]; !was {
			did = "added  "
		}
		fmt.Fprintf(e.stdout, "%s %s/%s\n", did, dir, name)
	}
	if gone && inGit(dir, t.File, old[t.File]) {
		fmt.Fprintf(e.stdout, "The old text: git -C %s show HEAD:./%s\n", dir, t.File)
	}
	if strings.HasPrefix(t.File, "stretches/") {
		fmt.Fprintln(e.stdout, "Left to do: run `make generate`, which draws the figures and trains the search")
	}
	e.printElsewhere(dir, t)
	return nil
}

// inGit reports whether the last commit has a file of dir with that text.
func inGit(dir, name, text string) bool {
	kept, err := exec.Command("git", "-C", dir, "show", "HEAD:./"+name).Output()
	return err == nil && string(kept) == text
}

// unused returns a name of a file that is not in dir: name, or that with more tildes.
func unused(dir, name string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return name
		}
		name += "~"
	}
}

// printUnfit prints links to what stands in the place of t, as their words may not fit, and what cautions said of t
// alone.
func (e env) printUnfit(dir string, t rewrite.Thing, old, files map[string]string) {
	for _, name := range changed(old, files) {
		now := fresh(old[name], files[name])
		for _, n := range slices.Sorted(maps.Keys(now)) {
			if _, was := old[name]; was && strings.Contains(now[n], "](/") {
				fmt.Fprintf(e.stdout, "Left to do: %s/%s:%d: do the words of the link still fit? %s\n", dir, name, n, now[n])
			}
		}
	}
	for _, line := range fresh(files["cautions.yaml"], old["cautions.yaml"]) {
		if strings.Contains(line+",", "move: "+t.ID+",") {
			fmt.Fprintf(e.stdout, "Left to do: %s/cautions.yaml said %s: say it of what takes its place, if it holds there\n", dir, line)
		}
	}
}

// printElsewhere prints the lines of the project around dir that name what was edited: programs and tests do.
func (e env) printElsewhere(dir string, t rewrite.Thing) {
	project := filepath.Dir(filepath.Clean(dir))
	if _, err := os.Stat(filepath.Join(project, "go.mod")); err != nil {
		return
	}
	named := regexp.MustCompile(`["'\x60/:]` + regexp.QuoteMeta(t.ID) + `($|["'\x60#?,.)\]\s])`)
	_ = filepath.WalkDir(project, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil, d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 1):
			return fs.SkipDir
		case d.IsDir(), strings.HasSuffix(name, "_templ.go"), !slices.Contains([]string{".go", ".js", ".md", ".mjs", ".templ", ".ts", ".txtar"}, filepath.Ext(name)),
			strings.HasPrefix(name, dir+"/") && filepath.Ext(name) != ".go":
			return nil
		}
		data, err := os.ReadFile(name)
		for i, line := range strings.Split(string(data), "\n") {
			if named.MatchString(line) {
				fmt.Fprintf(e.stdout, "Left to do: %s:%d: %s\n", name, i+1, strings.TrimSpace(line))
			}
		}
		if err != nil {
			fmt.Fprintln(e.stderr, err)
		}
		return nil
	})
}

// writeFiles writes files into dir, which need not be there, and removes those that have no text. Until all are on the
// disk beside the old ones, it changes none.
func writeFiles(dir string, names []string, files map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir) // a link in the folder may not lead to a file elsewhere
	if err != nil {
		return err
	}
	defer root.Close()
	const beside = ".new~"
	defer func() {
		for _, name := range names {
			_ = root.Remove(name + beside) // there is none after the last step
		}
	}()
	for _, name := range names {
		text, is := files[name]
		if !is {
			continue
		}
		err := cmp.Or(root.MkdirAll(path.Dir(name), 0o755), root.WriteFile(name+beside, []byte(text), 0o644))
		if err != nil {
			return err
		}
	}
	for _, name := range names {
		if _, is := files[name]; is {
			err = root.Rename(name+beside, name)
		} else {
			err = root.Remove(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
