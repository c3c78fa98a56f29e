package main

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"io"

	"unknot/internal/command"
)

// collected are the licences of everything that is built into the program: a list, then the texts. They are compressed,
// as some are long and few people read them.
//
//go:generate go run unknot/scripts/licences
//go:embed licences.txt.gz
var collected []byte

// licences prints the licences of everything that is built into the program.
func (e env) licences(_ context.Context, args []string) error {
	f := e.Flags("licences", "\n\nPrints the licences of everything that is built into this program.")
	if err := command.Parse(f, args, 0); err != nil {
		return err
	}
	text, err := gzip.NewReader(bytes.NewReader(collected))
	if err == nil {
		_, err = io.Copy(e.Stdout, text)
	}
	return err
}
