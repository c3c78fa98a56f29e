// Package command runs programs of several commands. It hides how the arguments, the variables of the environment and
// signals reach a command, and how its errors become messages and the status of the program.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"unknot/internal/frontmatter"
	"unknot/internal/guard"
)

// Program is what the commands of a program share: its name, and what is outside of it. Tests replace that.
type Program struct {
	Name           string // begins its messages
	Stdout, Stderr io.Writer
	Variables      map[string]string // of the environment
	Listen         func(network, addr string) (net.Listener, error)
	Now            func() time.Time
}

// Command is one of the commands of a program.
type Command struct {
	Name, Args, Help string
	Run              func(context.Context, []string) error
}

// ErrFailed ends the program with status 1. The command has printed why.
var ErrFailed = errors.New("failed")

// ErrUsage ends the program with status 2. The command has printed the problem.
var ErrUsage = errors.New("wrong usage")

// New returns the program with a name in the environment of this process.
func New(name string) Program {
	variables := map[string]string{}
	for _, v := range os.Environ() {
		name, value, _ := strings.Cut(v, "=")
		variables[name] = value
	}
	return Program{name, os.Stdout, os.Stderr, variables, listen, time.Now}
}

// Signal is the signal that cancelled a context, as the cause of the cancellation.
type Signal struct{ os.Signal }

func (s Signal) Error() string { return s.String() }

// UntilSignal returns a context that the first SIGINT or SIGTERM cancels. A second signal kills the program.
func UntilSignal() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	guard.Go(func() error {
		first := <-signals
		signal.Stop(signals)
		cancel(Signal{first})
		return nil
	}, cancel)
	return ctx
}

// Run runs the command that args name, the first of commands if they name none. It returns the exit status: 0 for
// success, 1 if it failed, 2 if args are wrong.
func (p Program) Run(ctx context.Context, commands []Command, args []string) int {
	name := commands[0].Name
	if len(args) == 1 && slices.Contains([]string{"-h", "-help", "--help"}, args[0]) {
		name = "help"
	} else if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	for _, c := range commands {
		if c.Name != name {
			continue
		}
		err := guard.Try(func() error { return c.Run(ctx, args) })
		switch {
		case errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, ErrUsage):
			return 2
		case errors.Is(err, ErrFailed):
			return 1
		case err != nil:
			fmt.Fprintf(p.Stderr, "%s %s: %v\n", p.Name, c.Name, err)
			return 1
		}
		return 0
	}
	if name != "help" {
		fmt.Fprintf(p.Stderr, "%s: there is no command %q\n\n", p.Name, name)
	}
	fmt.Fprintf(p.Stderr, "Usage: %s [command]\n\n", p.Name)
	for _, c := range commands {
		fmt.Fprintf(p.Stderr, "  %-26s %s\n", c.Name+" "+c.Args, c.Help)
	}
	fmt.Fprintf(p.Stderr, "\n`%s %s -h` explains the flags.\n", p.Name, commands[0].Name)
	if name == "help" {
		return 0
	}
	return 2
}

// PrintProblems prints the problems of a content folder, which err lists, and returns ErrFailed. It returns any other
// err unchanged.
func (p Program) PrintProblems(dir string, err error) error {
	var problems frontmatter.Problems
	if !errors.As(err, &problems) {
		return err
	}
	for _, problem := range problems {
		problem.File = dir + "/" + problem.File
		fmt.Fprintln(p.Stderr, problem)
	}
	return ErrFailed
}
