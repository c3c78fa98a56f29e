package main

import (
	"cmp"
	"context"
	"os"
	"strings"

	"unknot/internal/command"
	"unknot/internal/edit"
	"unknot/internal/load"
)

// permalinks adds every new address of a content folder to its permalinks.txt, and every new search and name to its
// queries/known.txt. It removes nothing.
func (e env) permalinks(_ context.Context, args []string) error {
	f := e.Flags("permalinks", " [DIR]\n\nAdds to permalinks.txt and queries/known.txt. DIR is ./content.")
	if err := command.Parse(f, args, 1); err != nil {
		return err
	}
	dir := cmp.Or(f.Arg(0), "content")
	fsys, name, err := contentAt(dir)
	if err != nil {
		return err
	}
	lines, err := load.Permalinks(fsys)
	if err != nil {
		return e.PrintProblems(name, err)
	}
	root, err := os.OpenRoot(dir) // a link in the folder may not lead to a file elsewhere
	if err != nil {
		return err
	}
	defer root.Close()
	if err := writeLines(root, "permalinks.txt", lines); err != nil {
		return err
	}
	if known := edit.Known(fsys); known != nil {
		return writeLines(root, edit.KnownFile, known)
	}
	return nil
}

// writeLines writes a file of lines.
func writeLines(root *os.Root, name string, lines []string) error {
	return root.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
