package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"unknot/internal/sbom"
)

// printSBOM prints the software bill of materials of a binary of this program, by default the one that runs.
func printSBOM(_ context.Context, e env, args []string) error {
	f := e.flags("sbom")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot sbom [FILE]\n\nPrints what the binary FILE of this program is made of, as a software bill of materials in CycloneDX JSON.\n"+
			"FILE is this program itself if it is left out, and may be for another platform. The bill has no date\nunless SOURCE_DATE_EPOCH gives one, in seconds since 1970.\n")
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	created, err := e.sourceDate()
	if err != nil {
		fmt.Fprintf(e.stderr, "unknot sbom: %v\n", err)
		return errUsage
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var bill bytes.Buffer // so that nothing is printed if it fails
	if err := sbom.Write(&bill, cmp.Or(f.Arg(0), self), created); err != nil {
		return err
	}
	_, err = bill.WriteTo(e.stdout)
	return err
}

// sourceDate returns the time in SOURCE_DATE_EPOCH, as reproducible builds use it, or the zero time if that is not set.
func (e env) sourceDate() (time.Time, error) {
	value := e.getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil || seconds < 0 || seconds > maxSourceDate {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH=%q: write whole seconds since 1970, such as those of `git log -1 --format=%%ct`", value)
	}
	return time.Unix(seconds, 0), nil
}

// maxSourceDate is the last second of the year 9999, in seconds since 1970: later years cannot be written.
const maxSourceDate = 253402300799
