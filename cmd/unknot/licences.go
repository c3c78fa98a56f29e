package main

import (
	"context"

	"unknot/internal/command"
	"unknot/internal/licences"
)

// licences prints the licences of everything that is built into the program.
func (e env) licences(_ context.Context, args []string) error {
	f := e.Flags("licences", "\n\nPrints the licences of everything that is built into this program.")
	if err := command.Parse(f, args, 0); err != nil {
		return err
	}
	return licences.Write(e.Stdout)
}
