package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/crawl"
	"unknot/internal/load"
	"unknot/internal/pack"
	"unknot/internal/site"
	"unknot/internal/web"
)

// pack writes pages for a clinician to review.
func (e env) pack(ctx context.Context, args []string) error {
	f := e.Flags("pack", " [-o FILE] [ADDRESS...]\n\nWrites the pages at these addresses, such as /stretches/cat-cow, or all pages, as one HTML document\nto print, for a clinician to review; with a FILE that ends in /, each page as a document of its own in that folder. The content is ./content if it is there, else that inside the binary.")
	out := f.String("o", "", "the `file` to write, or the folder if it ends in /; the standard output if empty")
	if err := command.Parse(f, args, len(args)); err != nil {
		return err
	}
	p, err := e.reviewPack(ctx, f.Args())
	if err != nil {
		return err
	}
	if strings.HasSuffix(*out, "/") {
		return writePacks(p, *out)
	}
	if *out == "" {
		return p.Write(e.Stdout)
	}
	return writePack(p, *out)
}

// writePack writes p to a file. If its pages cannot be rendered, it leaves the file alone.
func writePack(p *pack.Pack, file string) error {
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

// writePacks writes each page of p as a pack of its own into a new or empty folder.
func writePacks(p *pack.Pack, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if old, err := os.ReadDir(folder); err != nil || len(old) > 0 {
		return cmp.Or(err, fmt.Errorf("%s is not empty: packs of other words would be sent with these, so name a new folder", folder))
	}
	for i, d := range p.InOrder() {
		one := *p
		one.Docs = []*catalog.Doc{d}
		name := fmt.Sprintf("%03d-%s.html", i+1, strings.ReplaceAll(strings.Trim(d.Path, "/"), "/", "-"))
		if err := writePack(&one, filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// british is the configuration of the site as British readers see it.
var british = web.Config{Emergency: site.BritishEmergency, AdviceLine: site.BritishAdvice, Crisis: site.BritishCrisis}

// reviewPack returns the pack of the pages at addresses, or of all pages if addresses is empty.
func (e env) reviewPack(ctx context.Context, addresses []string) (*pack.Pack, error) {
	fsys, name, err := contentAt("")
	if err != nil {
		return nil, err
	}
	loaded := load.Inspect(fsys)
	if len(loaded.Problems) > 0 {
		return nil, e.PrintProblems(name, loaded.Problems)
	}
	var docs []*catalog.Doc
	ok := true
	for _, address := range addresses {
		d, fault := loaded.Reviewable(address)
		if d == nil {
			fmt.Fprintf(e.Stderr, "edit pack: %s\n", fault)
			ok = false
		}
		docs = append(docs, d)
	}
	if !ok {
		return nil, command.ErrUsage
	}
	server, err := siteOn(loaded.Catalog, british, loaded.Sitemap.Newest().Time)
	if err != nil {
		return nil, err
	}
	get := func(address string) ([]byte, error) {
		status, _, body, err := crawl.Get(ctx, server, address)
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("%s answers %d", address, status)
		}
		return body, err
	}
	numbers := site.NewNumbers(british.Emergency, british.AdviceLine, british.Crisis).Plain
	return &pack.Pack{Catalog: loaded.Catalog, Get: get, Parts: loaded.PartsOf, Docs: docs, Newest: loaded.Sitemap.Newest(),
		Numbers: numbers}, nil
}
