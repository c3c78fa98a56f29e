// Command figures draws pose files as static files that the site serves, and checks them. It knows nothing of the site:
// README.md says what goes in and what comes out.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const usage = `Usage:
  figures [-content DIR] [-changed]  draw every pose, or those that changed, into DIR/../static/figures
  figures check [-content DIR]       name everything that is wrong with the poses

`

func main() { os.Exit(run(os.Stdout, os.Stderr, os.Args[1:])) }

// errUsage ends the program with status 2. The reason has been printed.
var errUsage = errors.New("usage")

// run runs the command that args name. It returns the exit status: 0 for success, 1 if something is wrong, and 2 if
// args are invalid.
func run(stdout, stderr io.Writer, args []string) int {
	command := "draw"
	if len(args) > 0 && args[0] == "check" {
		command, args = args[0], args[1:]
	}
	f := flag.NewFlagSet("figures", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.Usage = func() { fmt.Fprint(stderr, usage); f.PrintDefaults() }
	dir := f.String("content", "content", "the `folder` of the content; that of the static files is beside it")
	changed := f.Bool("changed", false, "draw only poses that are not drawn as they are now")
	if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	err := runIn(*dir, stdout, command, *changed, f.Args())
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		f.Usage()
		return 2
	case errors.As(err, new(problems)):
		fmt.Fprintln(stderr, err)
	default:
		fmt.Fprintf(stderr, "figures: %v\n", err)
	}
	return 1
}

// runIn runs a command for the content in dir. If something is wrong with the poses, the error is of type problems.
func runIn(dir string, stdout io.Writer, command string, changed bool, args []string) error {
	if len(args) > 0 || changed && command == "check" {
		return errUsage
	}
	folder := filepath.Join(dir, "poses")
	poses, err := readPoses(os.DirFS(folder), filepath.ToSlash(folder))
	if err != nil {
		return err
	}
	p := &project{figures: filepath.Join(dir, "..", "static", "figures"), poseFiles: poses}
	if command == "check" {
		return p.check(stdout)
	}
	return p.draw(stdout, changed)
}

// A project is a folder of poses and the folder of their drawings.
type project struct {
	figures string // the path of the folder of the drawings
	*poseFiles
}
