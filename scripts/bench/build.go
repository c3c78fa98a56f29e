package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing/fstest"
	"time"

	"unknot/content"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// builds are the programs that are measured.
type builds struct {
	folder string // temporary
	real   string // the program with the real content
	long   string // the same with one guide extended
	guide  string // the address of that guide
}

// compressed is the intended size of the measured guide, the mean of gzip and brotli.
const compressed = 10 << 10

// build makes the programs with the flags of the Makefile. Guides are shorter than the size that speed is
// measured for, so one of them gets more text: the go command reads it in place of the file in the project.
func build(ctx context.Context, folder string) (*builds, error) {
	project, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat("content/guides"); err != nil {
		return nil, fmt.Errorf("start this in the project's folder, with make bench: %w", err)
	}
	b := &builds{folder: folder, real: filepath.Join(folder, "unknot"), long: filepath.Join(folder, "unknot-long")}
	name, text, err := b.longer(content.FS())
	if err != nil {
		return nil, err
	}
	longGuide, overlay := filepath.Join(folder, "guide.md"), filepath.Join(folder, "overlay.json")
	list, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(project, "content", filepath.FromSlash(name)): longGuide}})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(os.WriteFile(longGuide, []byte(text), 0o600), os.WriteFile(overlay, list, 0o600)); err != nil {
		return nil, err
	}
	return b, errors.Join(goBuild(ctx, b.real), goBuild(ctx, b.long, "-overlay", overlay))
}

func goBuild(ctx context.Context, out string, flags ...string) error {
	args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.CommandContext(ctx, "go", append(args, "./cmd/unknot")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, said)
	}
	return nil
}

// longer returns the file of a guide and a text for it that is as long as the guide to measure. The added
// text is the prose of the other documents: repeated or made-up words would compress better or worse than real ones.
func (b *builds) longer(fsys fs.FS) (name, text string, err error) {
	c, err := load.Catalog(fsys)
	if err != nil {
		return "", "", err
	}
	if len(c.Guides) == 0 {
		return "", "", errors.New("the content has no guide")
	}
	b.guide = c.Guides[0].Path
	name = path.Join("guides", c.Guides[0].Section.ID, c.Guides[0].ID+".md")
	own, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", "", err
	}
	more, err := prose(fsys, name)
	if err != nil {
		return "", "", err
	}
	front, body, _ := strings.Cut(string(own), endOfFront)
	with := func(n int) string { return front + endOfFront + strings.Join(more[:n], "\n\n") + "\n\n" + body }
	n := sort.Search(len(more), func(n int) bool {
		var size int
		if err == nil {
			size, err = weigh(fsys, name, with(n), b.guide)
		}
		return size >= compressed
	})
	if err == nil && n == len(more) {
		err = errors.New("the content has too little prose for a guide of that size")
	}
	return name, with(n), err
}

// endOfFront separates the fields of a document and its text.
const endOfFront = "\n---\n"

// notProse matches the marks of notes and links, whose targets would be missing.
var notProse = regexp.MustCompile(`\[\^[^\]]*\]|\]\([^)]*\)|\[`)

// maxAdded is how many bytes of prose are added to a guide at most: enough for the size to measure, and the program still reads the file.
const maxAdded = 48 << 10

// prose returns paragraphs of all documents but one, maxAdded bytes of them.
func prose(fsys fs.FS, but string) ([]string, error) {
	var all []string
	size := 0
	for _, pattern := range []string{"guides/*/*.md", "pages/*.md", "plans/*.md", "routines/*.md", "stretches/*.md"} {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if name == but {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			_, body, _ := strings.Cut(string(data), endOfFront)
			for _, p := range strings.Split(body, "\n\n") {
				p = notProse.ReplaceAllString(strings.TrimSpace(p), "")
				if p == "" || p[0] < 'A' || p[0] > 'Z' || strings.HasPrefix(p, "Table:") {
					continue
				}
				if size += len(p) + len("\n\n"); size > maxAdded {
					return all, nil
				}
				all = append(all, p)
			}
		}
	}
	return all, nil
}

// weigh returns the compressed size of a page, the mean of gzip and brotli, if the file called name held text.
func weigh(fsys fs.FS, name, text, page string) (int, error) {
	changed := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		changed[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		return 0, err
	}
	changed[name] = &fstest.MapFile{Data: []byte(text)}
	c, err := load.Catalog(changed)
	if err != nil {
		return 0, err
	}
	files, err := static.New(static.FS(), true)
	if err != nil {
		return 0, err
	}
	site, err := web.New(web.Config{URL: "http://localhost:8080", Emergency: "999", Advice: "111", Offline: true, Compression: web.AlwaysBest, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		return 0, err
	}
	if err := site.Publish(c, files); err != nil {
		return 0, err
	}
	size := 0
	for _, encoding := range []string{"gzip", "br"} {
		r := httptest.NewRequest(http.MethodGet, page, nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		size += w.Body.Len()
	}
	return size / 2, nil
}
