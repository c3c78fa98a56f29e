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

// namesHelp explains the arguments of the commands that edit content.
const namesHelp = "\n\nNames are ids, or addresses such as /guides/causes/sciatica. DIR is ./content."

// rename gives a document or a list item a new id.
func rename(_ context.Context, e env, args []string) error {
	f := e.flags("rename", " NAME NEW [DIR]"+namesHelp)
	title := f.String("title", "", "the new `title` of the document, as it is now if empty")
	return e.editContent(f, 2, args, func(c *rewrite.Change, entry rewrite.Entry) error { return c.Rename(entry, f.Arg(1), *title) })
}

// withdraw removes a document or a list item.
func withdraw(_ context.Context, e env, args []string) error {
	f := e.flags("withdraw", " NAME [DIR]"+namesHelp)
	why := f.String("why", "", "the `reason` that readers get, one sentence; needed")
	instead := f.String("instead", "", "the `address` of the page to go to")
	return e.editContent(f, 1, args, func(c *rewrite.Change, entry rewrite.Entry) error {
		if *why == "" {
			return errors.New(`say why: unknot withdraw ` + f.Arg(0) + ` -why "One sentence."`)
		}
		return c.Withdraw(entry, *why, *instead)
	})
}

// merge removes a document or a list item in favour of another one.
func merge(_ context.Context, e env, args []string) error {
	f := e.flags("merge", " NAME INTO [DIR]"+namesHelp)
	return e.editContent(f, 2, args, func(c *rewrite.Change, entry rewrite.Entry) error {
		into, err := c.Find(f.Arg(1))
		if err != nil {
			return err
		}
		return c.Merge(entry, into)
	})
}

// editContent edits a content folder. The first of the nameCount names in args is that of the entry to edit. do changes
// the files in memory. editContent then writes them, unless they have problems that a writer could not fix.
func (e env) editContent(f *flag.FlagSet, nameCount int, args []string, do func(*rewrite.Change, rewrite.Entry) error) error {
	dry := f.Bool("n", false, "show what would change, and write nothing")
	if err := parse(f, args, nameCount+1); err != nil {
		return err
	}
	if f.NArg() < nameCount {
		f.Usage()
		return errUsage
	}
	fsys, dir, err := contentAt(cmp.Or(f.Arg(nameCount), "content"))
	if err != nil {
		return err
	}
	before := edit.NewReport(fsys)
	if before.Catalog == nil {
		_ = e.printProblems(dir, before.Problems)
		return errors.New("nothing is changed: fix these first; references in faulty files cannot be found")
	}
	old, err := readAll(fsys)
	if err != nil {
		return err
	}
	c := &rewrite.Change{Files: maps.Clone(old), Moved: map[string]string{}, Content: before.Loaded, Today: catalog.NewDay(e.now())}
	entry, err := c.Find(f.Arg(0))
	if err == nil {
		err = do(c, entry)
	}
	if err != nil {
		return err
	}
	updateLedgers(old, c.Files)
	after := edit.NewReport(inMemory(c.Files))
	isRename, isWithdrawal := f.Name() == "unknot rename", f.Name() == "unknot withdraw"
	caused := causedBy(before, after)
	if mustRefuse(caused, after, isWithdrawal) {
		_ = e.printProblems(dir, caused)
		return errors.New("nothing is changed, as the lines above would be wrong")
	}
	if *dry {
		_ = e.printProblems(dir, caused)
		e.printDiff(dir, old, c)
		return nil
	}
	if err := e.writeEdited(dir, entry, !isRename, old, c.Files); err != nil {
		return err
	}
	for _, p := range caused {
		fmt.Fprintf(e.stdout, "Left to do: %s/%s\n", dir, p)
	}
	todo := "take out " + entry.ID + ", which is gone, or name what takes its place"
	if isRename {
		todo = "write " + path.Base(f.Arg(1)) + " instead of " + entry.ID
	}
	e.printElsewhere(dir, entry, todo)
	keepsTitle := isRename && f.Lookup("title").Value.String() == ""
	if !keepsTitle {
		e.printLeft(dir, entry, !isRename, old, c.Files)
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

// mustRefuse reports whether an edit must be refused because of the problems that it causes. A withdrawal may leave
// work for a writer, but no edit may leave a file that cannot be read.
func mustRefuse(caused frontmatter.Problems, after *edit.Report, withdrawn bool) bool {
	breaksSite := after.Catalog == nil && !withdrawn
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
