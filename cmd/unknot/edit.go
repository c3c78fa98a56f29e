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

	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/rewrite"
)

// namesHelp explains the arguments of the commands that edit content.
const namesHelp = "\n\nNames are ids, or addresses such as /guides/causes/sciatica. DIR is ./content."

// rename gives a document or a list item a new id.
func rename(_ context.Context, e env, args []string) error {
	f := e.flags("rename", " NAME NEW [DIR]"+namesHelp)
	title := f.String("title", "", "the new `title` of the document, as it is now if empty")
	c, err := e.beginEdit(f, 2, args)
	if err != nil {
		return err
	}
	if err := c.change.Rename(c.entry, f.Arg(1), *title); err != nil {
		return err
	}
	c.newID, c.sameTitle = path.Base(f.Arg(1)), *title == ""
	return c.finish()
}

// withdraw removes a document or a list item.
func withdraw(_ context.Context, e env, args []string) error {
	f := e.flags("withdraw", " NAME [DIR]"+namesHelp)
	why := f.String("why", "", "the `reason` that readers get, one sentence; needed")
	instead := f.String("instead", "", "the `address` of the page to go to")
	c, err := e.beginEdit(f, 1, args)
	if err != nil {
		return err
	}
	if *why == "" {
		return errors.New(`say why: unknot withdraw ` + f.Arg(0) + ` -why "One sentence."`)
	}
	if err := c.change.Withdraw(c.entry, *why, *instead); err != nil {
		return err
	}
	c.mayBreakSite = true
	return c.finish()
}

// merge removes a document or a list item in favour of another one.
func merge(_ context.Context, e env, args []string) error {
	f := e.flags("merge", " NAME INTO [DIR]"+namesHelp)
	c, err := e.beginEdit(f, 2, args)
	if err != nil {
		return err
	}
	into, err := c.change.Find(f.Arg(1))
	if err != nil {
		return err
	}
	if err := c.change.Merge(c.entry, into); err != nil {
		return err
	}
	return c.finish()
}

// contentEdit renames or removes one entry of a content folder.
type contentEdit struct {
	env
	dir    string
	dry    bool // finish writes nothing
	before *edit.Report
	old    map[string]string // the files before the edit
	change *rewrite.Change   // the files after it, in memory
	entry  rewrite.Entry

	newID        string // "" if the entry is removed
	sameTitle    bool   // texts that call the entry by its title still fit
	mayBreakSite bool   // other files may refer to the entry, for a writer to mend
}

// beginEdit parses the arguments of an editing command. The first of nameCount names is that of the entry to edit.
// After the names comes the content folder.
func (e env) beginEdit(f *flag.FlagSet, nameCount int, args []string) (*contentEdit, error) {
	dry := f.Bool("n", false, "show what would change, and write nothing")
	if err := parse(f, args, nameCount+1); err != nil {
		return nil, err
	}
	if f.NArg() < nameCount {
		f.Usage()
		return nil, errUsage
	}
	fsys, dir, err := contentAt(cmp.Or(f.Arg(nameCount), "content"))
	if err != nil {
		return nil, err
	}
	before := edit.NewReport(fsys)
	if before.Catalog == nil {
		_ = e.printProblems(dir, before.Problems)
		return nil, errors.New("nothing is changed: fix these first; references in faulty files cannot be found")
	}
	old, err := readAll(fsys)
	if err != nil {
		return nil, err
	}
	change := &rewrite.Change{Files: maps.Clone(old), Moved: map[string]string{}, Content: before.Loaded}
	entry, err := change.Find(f.Arg(0))
	return &contentEdit{env: e, dir: dir, dry: *dry, before: before, old: old, change: change, entry: entry}, err
}

// finish writes the changed files, unless they have problems that a writer could not mend, and prints what is left to
// do.
func (c *contentEdit) finish() error {
	files, removed := c.change.Files, c.newID == ""
	updateLedgers(c.old, files)
	after := edit.NewReport(inMemory(files))
	caused := causedBy(c.before, after)
	if mustRefuse(caused, after, c.mayBreakSite) {
		_ = c.printProblems(c.dir, caused)
		return errors.New("nothing is changed, as the lines above would be wrong")
	}
	if c.dry {
		_ = c.printProblems(c.dir, caused)
		c.printDiff(c.dir, c.old, c.change)
		return nil
	}
	if err := c.writeEdited(c.dir, c.entry, removed, c.old, files); err != nil {
		return err
	}
	for _, p := range caused {
		fmt.Fprintf(c.stdout, "Left to do: %s/%s\n", c.dir, p)
	}
	todo := "write " + c.newID + " instead of " + c.entry.ID
	if removed {
		todo = "take out " + c.entry.ID + ", which is gone, or name what takes its place"
	}
	c.printElsewhere(c.dir, c.entry, todo)
	if !c.sameTitle {
		c.printLeft(c.dir, c.entry, removed, c.old, files)
	}
	return nil
}

// readAll returns the text of each file in a content folder, except hidden files and backups.
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

// inMemory returns files as a file system.
func inMemory(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	return fsys
}

// updateLedgers adds new addresses and searches as the command permalinks does. Known searches whose list item the edit
// removed leave known.txt too.
func updateLedgers(old, files map[string]string) {
	if lines, err := load.Permalinks(inMemory(files)); err == nil { // otherwise there are problems to print
		files["permalinks.txt"] = strings.Join(lines, "\n") + "\n"
	}
	if _, found := files[edit.KnownFile]; found {
		gone, after := edit.Known(withoutKnown(old)), edit.Known(withoutKnown(files))
		gone = slices.DeleteFunc(gone, func(line string) bool { return slices.Contains(after, line) })
		lines := slices.DeleteFunc(edit.Known(inMemory(files)), func(line string) bool { return slices.Contains(gone, line) })
		files[edit.KnownFile] = strings.Join(lines, "\n") + "\n"
	}
}

// withoutKnown returns files without the list of known searches.
func withoutKnown(files map[string]string) fs.FS {
	files = maps.Clone(files)
	delete(files, edit.KnownFile)
	return inMemory(files)
}

// causedBy lists the problems that an edit causes.
func causedBy(before, after *edit.Report) frontmatter.Problems {
	return slices.DeleteFunc(slices.Clone(after.Problems), func(p frontmatter.Problem) bool {
		return slices.ContainsFunc(before.Problems, func(old frontmatter.Problem) bool { return old.File == p.File && old.Text == p.Text })
	})
}

// mustRefuse reports whether an edit must be refused because of the problems that it causes. Some edits may leave a
// site that cannot be published, but none may leave a file that cannot be read.
func mustRefuse(caused frontmatter.Problems, after *edit.Report, mayBreakSite bool) bool {
	breaksSite := after.Catalog == nil && !mayBreakSite
	return slices.ContainsFunc(caused, func(p frontmatter.Problem) bool {
		isInLedger := p.File == "permalinks.txt" || p.File == "withdrawn.yaml"
		isUnreadable := p.Code == frontmatter.CodeYAML || p.Code == frontmatter.CodeField
		return isInLedger || isUnreadable || breaksSite
	})
}

// printDiff prints what would change. For the labelled searches it only prints how many lines change.
func (e env) printDiff(dir string, old map[string]string, c *rewrite.Change) {
	oldNames := slices.Collect(maps.Values(c.Moved))
	for _, name := range changedFiles(old, c.Files) {
		oldName := cmp.Or(c.Moved[name], name)
		isMovedAway := c.Files[name] == "" && slices.Contains(oldNames, name) // the diff of its new name shows it
		switch {
		case path.Dir(name) == "queries":
			fmt.Fprintf(e.stdout, "%s/%s: %d lines change\n", dir, name, len(newLines(old[name], c.Files[name])))
		case !isMovedAway:
			_, _ = e.stdout.Write(diff.Diff(path.Join(dir, oldName), []byte(old[oldName]), path.Join(dir, name), []byte(c.Files[name])))
		}
	}
}

// newLines returns the lines of now that old does not have, keyed by their line number.
func newLines(old, now string) map[int]string {
	known, out := strings.Split(old, "\n"), map[int]string{}
	for i, line := range strings.Split(now, "\n") {
		if !slices.Contains(known, line) {
			out[i+1] = strings.TrimSpace(line)
		}
	}
	return out
}

// changedFiles lists the names of the files that are changed, new or gone.
func changedFiles(old, files map[string]string) []string {
	all := maps.Clone(old)
	maps.Copy(all, files)
	maps.DeleteFunc(all, func(name, _ string) bool { return old[name] == files[name] })
	return slices.Sorted(maps.Keys(all))
}
