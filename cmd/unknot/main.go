// Command unknot serves a website that helps people with a tight or aching back, and checks its content.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"unknot/internal/guard"
)

// env is everything outside of the program that commands use. Tests replace it.
type env struct {
	stdout, stderr io.Writer
	variables      map[string]string // of the environment
	listen         func(network, addr string) (net.Listener, error)
	folder         func(dir string) fs.FS // opens a folder that -dev reads
	now            func() time.Time
	terminal       io.Reader // reads what a person types, nil if the input is not a terminal
}

// errFailed ends the program with status 1. The command has printed why.
var errFailed = errors.New("failed")

// command is one of the commands of the program.
type command struct {
	name, args, help string
	run              func(context.Context, env, []string) error
}

// commands are all commands, in the order of the help.
var commands = []command{
	{"serve", "[flags]", "serve the site to browsers (the default command)", serve},
	{"check", "[DIR]", "name everything that is wrong in the content", check},
	{"new", "WHAT TITLE [flags]", "begin a guide, a stretch, a routine, a plan, a claim, a source or a question", newContent},
	{"schema", "[flags]", "write JSON Schemas, by which editors complete and check what is written", schema},
	{"changes", "[COMMIT|DIR]", "say what an edit of the content changes for readers", printChanges},
	{"permalinks", "[DIR]", "add new addresses to the list DIR/permalinks.txt", permalinks},
	{"review", "pack [ADDRESS...]", "write pages for a clinician to review, as a document to print", review},
	{"review", "due [flags]", "list what is due for a check, by date, owner or source", review},
	{"links", "[DIR]", "ask whether the web addresses in the content still answer", links},
	{"errorpage", "[flags]", "print the page for a proxy to show while nothing answers", errorPage},
	{"health", "[flags]", "ask a running server whether it is ready", health},
	{"licences", "", "print the licences of all that is built into this program", printLicences},
}

// byHand says what to do instead of each command that is gone.
var byHand = map[string]string{
	"rename":   renameByHand,
	"merge":    renameByHand,
	"withdraw": renameByHand,
}

const renameByHand = "move or delete the file with git, and `unknot check` names what to write and where: docs/adding.md#rename-merge-or-withdraw"

func main() {
	e := env{os.Stdout, os.Stderr, variablesOf(os.Environ()), net.Listen, openDisk, time.Now, terminal(os.Stdin)}
	os.Exit(run(signalContext(), e, os.Args[1:]))
}

// variablesOf returns the variables of an environment, each written as "NAME=value".
func variablesOf(environment []string) map[string]string {
	out := map[string]string{}
	for _, v := range environment {
		name, value, _ := strings.Cut(v, "=")
		out[name] = value
	}
	return out
}

// stopSignal is the signal that cancelled a context, as the cause of the cancellation.
type stopSignal struct{ os.Signal }

func (s stopSignal) Error() string { return s.String() }

// signalContext returns a context that the first SIGINT or SIGTERM cancels. A second signal kills the program.
func signalContext() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	guard.Go(func() error {
		first := <-signals
		signal.Stop(signals)
		cancel(stopSignal{first})
		return nil
	}, cancel)
	return ctx
}

// run runs the command that args name and returns the exit status: 0 for success, 1 if it failed, 2 if args are wrong.
func run(ctx context.Context, e env, args []string) int {
	name := "serve"
	if len(args) == 1 && slices.Contains([]string{"-h", "-help", "--help"}, args[0]) {
		name = "help"
	} else if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	for _, c := range commands {
		if c.name != name {
			continue
		}
		err := guard.Try(func() error { return c.run(ctx, e, args) })
		switch {
		case errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, errUsage):
			return 2
		case errors.Is(err, errFailed):
			return 1
		case err != nil:
			fmt.Fprintf(e.stderr, "unknot %s: %v\n", c.name, err)
			return 1
		}
		return 0
	}
	if instead := byHand[name]; instead != "" {
		fmt.Fprintf(e.stderr, "unknot: the command %s is gone: %s\n", name, instead)
		return 2
	}
	if name != "help" {
		fmt.Fprintf(e.stderr, "unknot: there is no command %q\n\n", name)
	}
	fmt.Fprint(e.stderr, "Usage: unknot [command]\n\n")
	for _, c := range commands {
		fmt.Fprintf(e.stderr, "  %-26s %s\n", c.name+" "+c.args, c.help)
	}
	fmt.Fprint(e.stderr, "\n`unknot serve -h` explains the flags.\n")
	if name == "help" {
		return 0
	}
	return 2
}
