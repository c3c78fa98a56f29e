// Command unknot serves a website that helps people with a tight or aching back. Command edit checks its content.
package main

import (
	"io/fs"
	"os"

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

func main() {
	e := env{command.New("unknot"), content.FS(), static.FS()}
	os.Exit(e.Run(command.UntilSignal(), e.commands(), os.Args[1:]))
}
