// Command edit is for those who write the content of the site: it shows the site while they write, checks and compares
// content, and begins new files.
package main

import (
	"os"

	"unknot/internal/command"
)

// env is everything outside of the program that commands use. Tests replace it.
type env struct {
	command.Program
}

// commands returns all commands, in the order of the help.
func (e env) commands() []command.Command {
	return []command.Command{
		{Name: "dev", Args: "[flags]", Help: "show the site while you write, and reload open pages (the default command)", Run: e.dev},
		{Name: "check", Args: "[DIR]", Help: "name everything that is wrong in the content", Run: e.check},
		{Name: "new", Args: "WHAT TITLE [flags]", Help: "begin a guide, a stretch, a routine, a plan, a claim, a source or a question", Run: e.newContent},
		{Name: "changes", Args: "[COMMIT|DIR]", Help: "say what an edit of the content changes for readers", Run: e.changes},
		{Name: "due", Args: "[flags]", Help: "list what is due for a check", Run: e.due},
		{Name: "pack", Args: "[ADDRESS...]", Help: "write pages for a clinician to review, as a document to print", Run: e.pack},
		{Name: "permalinks", Args: "[DIR]", Help: "add new addresses to the list DIR/permalinks.txt", Run: e.permalinks},
	}
}

func main() {
	e := env{Program: command.New("edit")}
	os.Exit(e.Run(command.UntilSignal(), e.commands(), os.Args[1:]))
}
