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

	"unknot/internal/outside"
	"unknot/internal/progress"
)

// outsideLink is something to know about a web address at a place in the content.
type outsideLink struct {
	At      string `json:"at"` // file:line
	Address string `json:"address"`
	Dead    bool   `json:"dead"`
	What    string `json:"what"`
}

// links asks whether the web addresses in the content still answer.
func links(ctx context.Context, e env, args []string) error {
	f := e.flags("links")
	format := f.String("format", "text", "the `format`: text or json")
	file := f.String("cache", "", "the `file` that keeps what was answered; links.json in the user's cache folder if empty")
	age := f.Duration("max-age", 7*24*time.Hour, "how `long` an answer counts")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot links [flags] [DIR]\n\nAsks each web address in the content whether it still answers: one request a second to a host.\n\n")
		f.PrintDefaults()
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	if *format != "text" && *format != "json" {
		fmt.Fprintf(e.stderr, "unknot links: -format %q: write text or json\n", *format)
		return errUsage
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
	shown := progress.New(e.stderr, "addresses asked", len(addresses))
	asker := outside.Asker{Answers: cache.answers, Since: e.now().Add(-*age), Now: e.now, Wait: outside.Wait, Step: shown.Step}
	asked := asker.Ask(ctx, addresses)
	shown.Done()
	if errors.Is(asked, outside.ErrOffline) {
		return asked
	}
	if err := cmp.Or(cache.save(), asked); err != nil { // after an interruption too
		return err
	}
	found := []outsideLink{}
	for _, address := range addresses {
		for _, at := range places[address] {
			if a := cache.answers[address]; a.What != "" {
				found = append(found, outsideLink{dir + "/" + at, address, a.Dead, a.What})
			}
		}
	}
	return e.printLinks(*format, found, len(addresses))
}

// printLinks prints what is to know about addresses. It fails if one is dead.
func (e env) printLinks(format string, found []outsideLink, asked int) error {
	if format == "json" {
		if err := printJSON(e.stdout, found); err != nil {
			return err
		}
	} else {
		for _, l := range found {
			fmt.Fprintf(e.stdout, "%s: %s: %s\n", l.At, l.Address, l.What)
		}
		if len(found) == 0 {
			fmt.Fprintf(e.stdout, "all %d addresses answer\n", asked)
		}
	}
	if slices.ContainsFunc(found, func(l outsideLink) bool { return l.Dead }) {
		return errFailed
	}
	return nil
}

// answersFile keeps what addresses have answered.
type answersFile struct {
	path    string
	answers map[string]outside.Answer
}

// openAnswers reads the file at path, or the one in the user's cache folder if path is "".
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
	if err != nil {
		return f, fmt.Errorf("%s: %w: mend it, or remove it", path, err)
	}
	return f, nil
}

// save writes the file whole or not at all.
func (f answersFile) save() error {
	data, err := json.MarshalIndent(f.answers, "", "  ")
	if err := cmp.Or(err, os.MkdirAll(filepath.Dir(f.path), 0o755), os.WriteFile(f.path+".new", data, 0o644)); err != nil {
		return err
	}
	return os.Rename(f.path+".new", f.path)
}
