// Command figures draws pose files as static files that the site serves, and names what is wrong with them. It knows
// nothing of the site: README.md says what goes in and what comes out.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Stdout, os.Stderr, os.Args[1:])) }

// run draws the poses of the content that args name. It returns the exit status: 0 for success, 1 if something is
// wrong, and 2 if args are invalid.
func run(stdout, stderr io.Writer, args []string) int {
	f := flag.NewFlagSet("figures", flag.ContinueOnError)
	f.SetOutput(stderr)
	dir := f.String("content", "content", "the `folder` of the content; that of the static files is beside it")
	changed := f.Bool("changed", false, "draw only poses that are not drawn as they are now")
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err == nil && f.NArg() > 0:
		f.Usage()
		return 2
	case err != nil:
		return 2
	}
	p, err := openProject(*dir)
	if err == nil {
		err = p.draw(stdout, *changed)
	}
	switch {
	case err == nil:
		return 0
	case errors.As(err, new(problems)):
		fmt.Fprintln(stderr, err)
	default:
		fmt.Fprintf(stderr, "figures: %v\n", err)
	}
	return 1
}

// A project is a folder of poses and the folder of their drawings.
type project struct {
	figures string // the path of the folder of the drawings
	*poseFiles
}

// openProject reads the poses of the content in dir.
func openProject(dir string) (*project, error) {
	folder := filepath.Join(dir, "poses")
	poses, err := readPoses(os.DirFS(folder), filepath.ToSlash(folder))
	return &project{filepath.Join(dir, "..", "static", "figures"), poses}, err
}
