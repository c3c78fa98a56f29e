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

	"unknot/internal/authoring"
	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// newContent writes a new document, or a new item of a list, for a writer to fill in.
func (e env) newContent(_ context.Context, args []string) error {
	f := e.Flags("new", " guide|stretch|routine|plan|claim|source|question TITLE [flags]\n\nPut a title of several words between quotation marks.")
	dir := f.String("dir", "content", "the content `folder`")
	f.String("id", "", "its `id`; needed of a source, as author-year; else the next one or that of the title")
	f.String("section", "", "the `section` of a guide")
	f.String("kind", "", "the `kind` of a move")
	f.String("position", "", "the `position` where a move starts")
	f.String("like", "", "the `move` whose pose a new one begins with; the first of its kind and position if empty")
	f.String("group", "", "the `name` of the group of a guide, a routine or a question in order.yaml, if that has groups")
	if err := command.Parse(f, args, 2); err != nil {
		return err
	}
	fsys, name, err := contentAt(*dir)
	if err != nil {
		return err
	}
	loaded := load.Inspect(fsys)
	if !loaded.Complete {
		return e.PrintProblems(name, loaded.Problems)
	}
	d := authoring.NewDraft(loaded, fsys)
	if err := setOptions(d, f); err != nil {
		fmt.Fprintf(e.Stderr, "edit new: %v\n", err)
		return command.ErrUsage
	}
	now, err := e.timeOfCheck()
	if err != nil {
		return err
	}
	files, err := d.Files(catalog.NewDay(now))
	if err != nil {
		return err
	}
	return e.writeNew(*dir, files, loaded, fsys)
}

// setOptions sets the options of d from arguments and flags.
func setOptions(d *authoring.Draft, f *flag.FlagSet) (err error) {
	for i, value := range f.Args() {
		err = cmp.Or(err, d.Set([]string{"what", "title"}[i], value))
	}
	f.Visit(func(option *flag.Flag) {
		if option.Name != "dir" {
			err = cmp.Or(err, d.Set(option.Name, option.Value.String()))
		}
	})
	missing := d.Missing()
	if err != nil || len(missing) == 0 {
		return err
	}
	what := missing[0]
	if what == "id" {
		what += " (author-year, such as smith-2024)"
	} else if choices := d.Choices(what); choices != nil {
		what += " (" + strings.Join(choices, ", ") + ")"
	}
	return errors.New(what + " is missing: edit new -h explains it")
}

// writeNew writes files into the content. It writes nothing if that would cause problems that are more than unfinished
// text. The addresses are published later, by the command permalinks.
func (e env) writeNew(dir string, files map[string]string, before *load.Result, fsys fs.FS) error {
	all, err := readAll(fsys)
	if err != nil {
		return err
	}
	maps.Copy(all, files)
	problems := slices.DeleteFunc(load.Inspect(inMemory(all)).Problems, func(p frontmatter.Problem) bool {
		return p.Unfinished() || p.File == "permalinks.txt" || slices.Contains(before.Problems, p)
	})
	if len(problems) > 0 {
		return fmt.Errorf("nothing is written, as then check would say:\n%w", problems)
	}
	if err := writeFiles(dir, files); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(e.Stdout, path.Join(dir, name))
	}
	fmt.Fprintln(e.Stdout, "Fill in each TODO. Then run `make generate`, and `go run ./cmd/edit check`.")
	return nil
}
