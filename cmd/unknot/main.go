// Command unknot serves a website that helps people with a tight or aching back. Command edit checks its content.
package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"unknot/content"
	"unknot/internal/command"
	"unknot/static"
)

// env is everything outside of the program that commands use. Tests replace it.
type env struct {
	command.Program
	content, static fs.FS // what is served
}

// commands returns all commands, in the order of the help.
func (e env) commands() []command.Command {
	return []command.Command{
		{Name: "serve", Args: "[flags]", Help: "serve the site to browsers (the default command)", Run: e.serve},
		{Name: "errorpage", Args: "[flags]", Help: "print the page for a proxy to show while nothing answers", Run: e.errorPage},
		{Name: "health", Args: "[flags]", Help: "ask a running server whether it is ready", Run: e.health},
		{Name: "licences", Help: "print the licences of all that is built into this program", Run: e.licences},
	}
}

// gone says what to do instead of each command, and each flag, that is gone.
var gone = map[string]string{
	"check":      "type `go run ./cmd/edit check`",
	"new":        "type `go run ./cmd/edit new`",
	"schema":     "type `go run ./cmd/edit schema`",
	"changes":    "type `go run ./cmd/edit changes`",
	"permalinks": "type `go run ./cmd/edit permalinks`",
	"review":     "type `go run ./cmd/edit pack`, or `go run ./cmd/edit due`",
	"links":      "ask lychee: docs/reviewing.md says how",
	"-dev":       "type `go run ./cmd/edit dev`, or `make dev`",
	"rename":     renameByHand,
	"merge":      renameByHand,
	"withdraw":   renameByHand,
}

const renameByHand = "move or delete the file with git, and `go run ./cmd/edit check` names what to write and where: docs/adding.md#rename-merge-or-withdraw"

func main() {
	e := env{command.New("unknot"), content.FS(), static.FS()}
	os.Exit(e.run(command.UntilSignal(), os.Args[1:]))
}

// run runs the command that args name and returns the exit status, as [command.Program.Run] does.
func (e env) run(ctx context.Context, args []string) int {
	for i, arg := range args {
		what := "command"
		if strings.HasPrefix(arg, "-") {
			what = "flag"
		}
		if gone[arg] != "" && (i == 0 || what == "flag") {
			fmt.Fprintf(e.Stderr, "unknot: the %s %s is gone: %s\n", what, arg, gone[arg])
			return 2
		}
	}
	return e.Run(ctx, e.commands(), args)
}
