package main

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"time"
)

// changes yields immediately, and again each time a file in one of folders is added, removed or written, until ctx ends. It polls the size and the modification
// time of every file: that takes milliseconds for thousands of files and, unlike notifications of the operating system, misses nothing in new folders.
func changes(ctx context.Context, every time.Duration, folders ...fs.FS) iter.Seq[struct{}] {
	return func(yield func(struct{}) bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		last := ""
		for {
			if now := fingerprint(folders); now != last {
				last = now
				if !yield(struct{}{}) {
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

// fingerprint lists every file with its size and modification time. Errors are part of it: loading will report them.
func fingerprint(folders []fs.FS) string {
	var b strings.Builder
	for i, folder := range folders {
		_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				fmt.Fprintln(&b, i, name, err)
				return nil
			}
			info, err := d.Info()
			if err != nil {
				fmt.Fprintln(&b, i, name, err)
				return nil
			}
			if !d.IsDir() {
				fmt.Fprintln(&b, i, name, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return b.String()
}
