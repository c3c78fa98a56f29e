package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"unknot/internal/load"
)

// permalinks adds every new address to permalinks.txt of a content folder. It removes none.
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
	return os.WriteFile(filepath.Join(dir, "permalinks.txt"), []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
