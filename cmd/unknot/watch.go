package main

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"time"
)

// changes yields the fingerprints of folders immediately, and again each time a file in one of them is added, removed
// or written, until ctx ends. It polls the size and the modification time of every file: that takes milliseconds for
// thousands of files and, unlike notifications of the operating system, misses nothing in new folders. It looks at all
// folders but the first less often.
func changes(ctx context.Context, every time.Duration, folders ...fs.FS) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		last := make([]string, len(folders))
		for n := 0; ; n++ {
			now := slices.Clone(last)
			for i, folder := range folders {
				if i == 0 || n%6 == 0 {
					now[i] = fingerprint(folder)
				}
			}
			if !slices.Equal(now, last) {
				last = now
				if !yield(now) {
					return
				}
			}
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	}
}

// fingerprint lists every file of a folder with its size and modification time. Errors are part of it: loading will
// report them.
func fingerprint(folder fs.FS) string {
	var b strings.Builder
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Fprintln(&b, name, err)
			return nil
		}
		info, err := d.Info()
		if err != nil {
			fmt.Fprintln(&b, name, err)
			return nil
		}
		if !d.IsDir() {
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return b.String()
}
