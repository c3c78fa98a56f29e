package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/rewrite"
)

// named explains what the commands for edits take.
const named = "\n\nNames are ids, or addresses such as /guides/causes/sciatica. DIR is ./content."

// rename gives something another id.
func rename(_ context.Context, e env, args []string) error {
	f := e.flags("rename", " NAME NEW [DIR]"+named)
	title := f.String("title", "", "the new `title` of the document, as it is now if empty")
	return e.editContent(f, 2, args, func(c *rewrite.Change, t rewrite.Thing) error { return c.Rename(t, f.Arg(1), *title) })
}

// withdraw takes something down.
func withdraw(_ context.Context, e env, args []string) error {
	f := e.flags("withdraw", " NAME [DIR]"+named)
	why := f.String("why", "", "the `reason` that readers get, one sentence; needed")
	instead := f.String("instead", "", "the `address` of the page to go to")
	return e.editContent(f, 1, args, func(c *rewrite.Change, t rewrite.Thing) error {
		if *why == "" {
			return errors.New(`say why: unknot withdraw ` + f.Arg(0) + ` -why "One sentence."`)
		}
		return c.Withdraw(t, *why, *instead)
	})
}

// merge takes one thing away in favour of another.
func merge(_ context.Context, e env, args []string) error {
	f := e.flags("merge", " NAME INTO [DIR]"+named)
	return e.editContent(f, 2, args, func(c *rewrite.Change, t rewrite.Thing) error {
		into, err := c.Find(f.Arg(1))
		if err != nil {
			return err
		}
		return c.Merge(t, into)
	})
}

// editContent edits a content folder: do changes its files in memory, for n names. It writes them if they load, or if a
// writer can mend the rest.
func (e env) editContent(f *flag.FlagSet, n int, args []string, do func(*rewrite.Change, rewrite.Thing) error) error {
	dry := f.Bool("n", false, "show what would change, and write nothing")
	if err := parse(f, args, n+1); err != nil {
		return err
	}
	if f.NArg() < n {
		f.Usage()
		return errUsage
	}
	fsys, dir, err := contentAt(cmp.Or(f.Arg(n), "content"))
	if err != nil {
		return err
	}
	before := edit.NewReview(fsys)
	if before.Catalog == nil {
		_ = e.printProblems(dir, before.Problems)
		return errors.New("nothing is changed: mend these first, as what refers to faulty files cannot be found")
	}
	old, err := readAll(fsys)
	if err != nil {
		return err
	}
	c := &rewrite.Change{Files: maps.Clone(old), Moved: map[string]string{}, Content: before.Loaded(), Today: catalog.NewDay(e.now())}
	thing, err := c.Find(f.Arg(0))
	if err == nil {
		err = do(c, thing)
	}
	if err != nil {
		return err
	}
	addLedgers(old, c.Files)
	after := edit.NewReview(inMemory(c.Files))
	if refused := e.printCaused(dir, before, after, f.Name() == "unknot withdraw"); refused {
		return errors.New("nothing is changed, as the lines above would be wrong")
	}
	if *dry {
		e.printDiff(dir, old, c)
		return nil
	}
	err = e.writeEdited(dir, thing, f.Name() != "unknot rename", old, c.Files)
	if title := f.Lookup("title"); err == nil && (title == nil || title.Value.String() != "") {
		e.printUnfit(dir, thing, old, c.Files)
	}
	return err
}

// readAll returns the text of each file that content is read from.
func readAll(fsys fs.FS) (map[string]string, error) {
	files := map[string]string{}
	return files, fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err == nil && d.IsDir() && base[0] == '.' && name != ".":
			return fs.SkipDir
		case err != nil || d.IsDir() || base[0] == '.' || strings.HasSuffix(base, "~"):
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
}

func inMemory(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	return fsys
}

// addLedgers does what the command permalinks does, and takes the searches of what is gone out of their list.
func addLedgers(old, files map[string]string) {
	if lines, err := load.Permalinks(inMemory(files)); err == nil { // otherwise there are problems to print
		files["permalinks.txt"] = strings.Join(lines, "\n") + "\n"
	}
	if _, found := files[edit.KnownFile]; found {
		was, is := edit.Known(withoutKnown(old)), edit.Known(withoutKnown(files))
		lines := slices.DeleteFunc(edit.Known(inMemory(files)),
			func(line string) bool { return slices.Contains(was, line) && !slices.Contains(is, line) })
		files[edit.KnownFile] = strings.Join(lines, "\n") + "\n"
	}
}

func withoutKnown(files map[string]string) fs.FS {
	files = maps.Clone(files)
	delete(files, edit.KnownFile)
	return inMemory(files)
}

// printCaused prints the problems that an edit caused, and reports whether it must not be written. What is withdrawn
// may leave work for a writer, but no file that cannot be read.
func (e env) printCaused(dir string, before, after *edit.Review, withdrawn bool) (refused bool) {
	for _, p := range after.Problems {
		if slices.ContainsFunc(before.Problems, func(old frontmatter.Problem) bool { return old.File == p.File && old.Text == p.Text }) {
			continue
		}
		e.printProblem(dir, p)
		refused = refused || after.Catalog == nil && !withdrawn || slices.Contains([]string{"permalinks.txt", "withdrawn.yaml"}, p.File) ||
			p.Code == frontmatter.CodeYAML || p.Code == frontmatter.CodeField
	}
	return refused
}

// printDiff prints what would change. Of searches, which only tests read, it says how many lines do.
func (e env) printDiff(dir string, old map[string]string, c *rewrite.Change) {
	moved := slices.Collect(maps.Values(c.Moved))
	for _, name := range changed(old, c.Files) {
		was := cmp.Or(c.Moved[name], name)
		switch lines := len(fresh(old[name], c.Files[name])); {
		case path.Dir(name) == "queries":
			fmt.Fprintf(e.stdout, "%s/%s: %d lines change\n", dir, name, lines)
		case c.Files[name] != "" || !slices.Contains(moved, name):
			_, _ = e.stdout.Write(diff.Diff(path.Join(dir, was), []byte(old[was]), path.Join(dir, name), []byte(c.Files[name])))
		}
	}
}

// fresh returns the lines of now that old does not have, by their number from 1.
func fresh(old, now string) map[int]string {
	known, out := strings.Split(old, "\n"), map[int]string{}
	for i, line := range strings.Split(now, "\n") {
		if !slices.Contains(known, line) {
			out[i+1] = strings.TrimSpace(line)
		}
	}
	return out
}

// changed lists the files that are not as they were, and those that are new or gone.
func changed(old, files map[string]string) []string {
	all := maps.Clone(old)
	maps.Copy(all, files)
	maps.DeleteFunc(all, func(name, _ string) bool { return old[name] == files[name] })
	return slices.Sorted(maps.Keys(all))
}
