package main

import (
	"context"

	"unknot/internal/licences"
)

// printLicences prints the licences of everything that is built into the program.
func printLicences(_ context.Context, e env, args []string) error {
	f := e.flags("licences", "\n\nPrints the licences of everything that is built into this program.")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	return licences.Write(e.stdout)
}
