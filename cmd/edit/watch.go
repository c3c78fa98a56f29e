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

// pollOthers says that folders other than the first are polled only every sixth time.
const pollOthers = 6

// watchFolders yields the fingerprints of folders at once, and again whenever a file in one of them is added, removed
// or written, until ctx is done. It polls the size and the modification time of every file. That takes milliseconds for
// thousands of files and, unlike notifications of the operating system, misses nothing in new folders. The first folder
// is polled every time, the others less often.
func watchFolders(ctx context.Context, every time.Duration, folders ...fs.FS) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		last := make([]string, len(folders))
		for n := 0; ; n++ {
			now := slices.Clone(last)
			for i, folder := range folders {
				if i == 0 || n%pollOthers == 0 {
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

// fingerprint returns text that lists every file of a folder with its size and modification time. Errors become part of
// the text, as loading will report them.
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
