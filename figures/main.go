// Command figures draws the pose files of the content as static files that the site serves. It also checks the poses.
// The server does not import what draws.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/manifest"
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
	err := runIn(*dir, stdout, stderr, command, *changed, f.Args())
	var problems frontmatter.Problems
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		f.Usage()
		return 2
	case errors.As(err, &problems):
		for _, problem := range problems {
			problem.File = filepath.ToSlash(filepath.Join(*dir, problem.File))
			fmt.Fprintln(stderr, problem)
		}
	default:
		fmt.Fprintf(stderr, "figures: %v\n", err)
	}
	return 1
}

// runIn runs a command for the content in dir. If something is wrong with the content, the error is a
// frontmatter.Problems.
func runIn(dir string, stdout, stderr io.Writer, command string, changed bool, args []string) error {
	if len(args) > 0 || changed && command == "check" {
		return errUsage
	}
	c, err := load.Draft(os.DirFS(dir), new(load.Memory))
	if err != nil {
		return err
	}
	p := &project{dir: dir, stderr: stderr, poseFiles: readPoses(os.DirFS(dir), c)}
	if command == "check" {
		return p.check(stdout)
	}
	return p.draw(stdout, changed)
}

// A project is a folder of content with the static files beside it.
type project struct {
	dir    string // the folder of the content
	stderr io.Writer
	*poseFiles
}

// static returns the folder of the static files.
func (p *project) static() fs.FS { return os.DirFS(filepath.Join(p.dir, "..", "static")) }

// figures returns the path of the folder of the drawings.
func (p *project) figures() string { return filepath.Join(p.dir, "..", "static", manifest.Folder) }
