package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"unknot/internal/command"
	"unknot/internal/outside"
)

// links asks whether the web addresses in the content still answer.
func (e env) links(ctx context.Context, args []string) error {
	f := e.Flags("links", " [flags] [DIR]\n\nAsks each web address in the content whether it still answers: one request a second to a host.")
	file := f.String("cache", "", "the `file` that keeps what was answered; links.json in the user's cache folder if empty")
	age := f.Duration("max-age", 7*24*time.Hour, "how `long` an answer counts")
	if err := command.Parse(f, args, 1); err != nil {
		return err
	}
	fsys, dir, err := contentAt(f.Arg(0))
	if err != nil {
		return err
	}
	places, err := outside.Find(fsys)
	if err != nil {
		return err
	}
	cache, err := openAnswers(*file)
	if err != nil {
		return err
	}
	addresses := slices.Sorted(maps.Keys(places))
	asker := outside.Asker{Answers: cache.answers, Since: e.Now().Add(-*age), Now: e.Now, Wait: outside.Wait}
	askErr := asker.Ask(ctx, addresses)
	if errors.Is(askErr, outside.ErrOffline) {
		return askErr
	}
	if err := cmp.Or(cache.save(), askErr); err != nil { // save what was answered before an interruption too
		return err
	}
	deadCount := 0
	for _, address := range addresses {
		a := cache.answers[address]
		for _, at := range places[address] {
			if a.What != "" {
				fmt.Fprintf(e.Stdout, "%s/%s: %s: %s\n", dir, at, address, a.What)
			}
		}
		if a.Dead {
			deadCount++
		}
	}
	fmt.Fprintf(e.Stdout, "addresses: %d, dead: %d\n", len(addresses), deadCount)
	if deadCount > 0 {
		return command.ErrFailed
	}
	return nil
}

// answersFile is a file that keeps what web addresses answered.
type answersFile struct {
	path    string
	answers map[string]outside.Answer
}

// openAnswers reads the file at path, or the one in the user's cache folder if path is "". The file need not exist yet.
func openAnswers(path string) (f answersFile, err error) {
	if path == "" {
		folder, err := os.UserCacheDir()
		if err != nil {
			return f, fmt.Errorf("name a file with -cache: %w", err)
		}
		path = filepath.Join(folder, "unknot", "links.json")
	}
	f = answersFile{path, map[string]outside.Answer{}}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &f.answers)
	}
	if err == nil && f.answers == nil { // the file says null
		err = errors.New("no answers in it")
	}
	if err != nil {
		return f, fmt.Errorf("%s: %w: fix it, or remove it", path, err)
	}
	return f, nil
}

// save writes the whole file, or leaves it unchanged if that fails.
func (f answersFile) save() error {
	data, err := json.MarshalIndent(f.answers, "", "  ")
	dir, name := filepath.Split(f.path)
	if err != nil {
		return err
	}
	return writeFiles(cmp.Or(dir, "."), map[string]string{name: string(data)})
}
