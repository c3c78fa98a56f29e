package main

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"time"
)

// changes yields now, and again each time a file in one of folders is added, removed or written, until ctx
// ends. It looks every so often at the size and time of every file: a sweep of some thousand files takes
// milliseconds, and unlike the notifications of operating systems it misses nothing in new folders.
func changes(ctx context.Context, every time.Duration, folders ...fs.FS) iter.Seq[struct{}] {
	return func(yield func(struct{}) bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		last := ""
		for {
			if now := sweep(folders); now != last {
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

// sweep describes every file by name, size and time. What cannot be read is described too: loading says why.
func sweep(folders []fs.FS) string {
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
