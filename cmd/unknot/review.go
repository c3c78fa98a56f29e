package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"

	"unknot/internal/catalog"
	"unknot/internal/crawl"
	"unknot/internal/load"
	"unknot/internal/pack"
	"unknot/internal/web"
	"unknot/templates"
)

// review runs the commands for reviews by clinicians. There is one.
func review(ctx context.Context, e env, args []string) error {
	f := e.flags("review pack")
	out := f.String("o", "", "the `file` to write, the standard output if empty")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot review pack [-o FILE] [ADDRESS...]\n\nWrites the pages at these addresses, such as /stretches/cat-cow, or all pages, as one HTML document\nto print, for a clinician to review. The content is ./content if it is there, else that inside the binary.\n\n")
		f.PrintDefaults()
	}
	rest, isPack := args, len(args) > 0 && args[0] == "pack"
	if isPack {
		rest = args[1:]
	}
	if err := parse(f, rest, len(rest)); err != nil {
		return err
	}
	if !isPack {
		f.Usage()
		return errUsage
	}
	html, err := e.reviewPack(ctx, f.Args())
	if err != nil {
		return err
	}
	if *out == "" {
		_, err = e.stdout.Write(html)
		return err
	}
	return os.WriteFile(*out, html, 0o644)
}

// reviewPack returns the pages at addresses, all if there are none, as a document to print.
func (e env) reviewPack(ctx context.Context, addresses []string) ([]byte, error) {
	fsys, name, err := contentAt("")
	if err != nil {
		return nil, err
	}
	result := load.Inspect(fsys)
	if len(result.Problems) > 0 {
		return nil, e.printProblems(name, result.Problems)
	}
	var docs []*catalog.Doc
	wrong := false
	for _, address := range addresses {
		d, fault := result.Reviewable(address)
		if d == nil {
			fmt.Fprintf(e.stderr, "unknot review pack: %s\n", fault)
			wrong = true
		}
		docs = append(docs, d)
	}
	if wrong {
		return nil, errUsage
	}
	site, err := siteOf(result.Catalog, web.Config{Emergency: britishEmergency, Advice: britishAdvice, Crisis: britishCrisis}, result.Sitemap.Newest().Time)
	if err != nil {
		return nil, err
	}
	get := func(address string) ([]byte, error) {
		status, _, body, err := crawl.Get(ctx, site, address)
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("%s answers %d", address, status)
		}
		return body, err
	}
	var b bytes.Buffer
	numbers := templates.NewNumbers(britishEmergency, britishAdvice, britishCrisis).Plain
	err = pack.Pack{Catalog: result.Catalog, Get: get, Parts: result.PartsOf, Docs: docs, Newest: result.Sitemap.Newest(), Numbers: numbers}.Write(&b)
	return b.Bytes(), err
}
