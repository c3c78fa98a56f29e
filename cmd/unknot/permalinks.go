package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"unknot/internal/edit"
	"unknot/internal/load"
)

// permalinks adds every new address to permalinks.txt of a content folder, and every new search and name to the list of those. It removes none.
func permalinks(_ context.Context, e env, args []string) error {
	f := e.flags("permalinks")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot permalinks [DIR]\n\nDIR is ./content.\n")
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	dir := cmp.Or(f.Arg(0), "content")
	fsys, name, err := contentAt(dir)
	if err != nil {
		return err
	}
	lines, err := load.Permalinks(fsys)
	if err != nil {
		return e.printProblems(name, err)
	}
	if err := writeLines(filepath.Join(dir, "permalinks.txt"), lines); err != nil {
		return err
	}
	if known := edit.Known(fsys); known != nil {
		return writeLines(filepath.Join(dir, filepath.FromSlash(edit.KnownFile)), known)
	}
	return nil
}

func writeLines(name string, lines []string) error {
	return os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
