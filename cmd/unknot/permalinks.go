package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"unknot/internal/catalog"
)

// permalinks adds every new address to the ledger of a content folder. It never takes one out.
func permalinks(_ context.Context, e env, args []string) error {
	f := e.flags("permalinks")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot permalinks [DIR]\n\nDIR is ./content.\n")
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	dir := f.Arg(0)
	if dir == "" {
		dir = "content"
	}
	lines, err := catalog.Permalinks(os.DirFS(dir))
	if err != nil {
		return e.refuse(dir, err)
	}
	name := filepath.Join(dir, "permalinks.txt")
	return os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
