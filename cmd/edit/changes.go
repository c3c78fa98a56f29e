package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"time"

	"unknot/internal/command"
	"unknot/internal/compare"
	"unknot/internal/crawl"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/search/queries"
)

// changes prints what the edits in ./content change for readers, compared with a commit or another folder.
func (e env) changes(ctx context.Context, args []string) error {
	f := e.Flags("changes", " [COMMIT|DIR]\n\nSays what the edit in ./content does to words of pages, reviews, addresses and searches, against the content\n"+
		"of a commit, HEAD if none is named, or that in the folder DIR. A name that is both is the folder.\n"+
		"Searches are the titles and the searches that pages list, and the labelled ones of the set tune.")
	if err := command.Parse(f, args, 1); err != nil {
		return err
	}
	now, err := e.timeOfCheck()
	if err != nil {
		return err
	}
	before, err := e.state(ctx, cmp.Or(f.Arg(0), "HEAD"), now)
	after, afterErr := e.state(ctx, "content", now)
	if err := cmp.Or(err, afterErr); err != nil {
		return err
	}
	found, err := compare.Changes(before, after)
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintln(e.Stdout, "nothing has changed for readers")
	}
	var listed strings.Builder
	for _, c := range found {
		at := "\n    "
		if slices.Contains([]string{"first result", "short answer", "alarm"}, c.What) {
			at += "for the search: "
		}
		if c.Listed {
			fmt.Fprintf(&listed, "%s: %s -> %s\n", strings.Join(c.At, ", "), cmp.Or(c.Before, "nothing"), cmp.Or(c.After, "nothing"))
			continue
		}
		fmt.Fprintf(e.Stdout, "%s\n- %s\n+ %s%s\n\n", c.What, cmp.Or(c.Before, "nothing"), cmp.Or(c.After, "nothing"), at+strings.Join(c.At, at))
	}
	if listed.Len() > 0 {
		fmt.Fprintf(e.Stdout, "only numbers and titles, on other pages\n%s\n", listed.String())
	}
	return nil
}

// contentIn opens the content in the folder with a name, or else in the commit with that name. It also returns a name
// for messages.
func contentIn(ctx context.Context, name string) (fs.FS, string, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return contentAt(name)
	}
	var archive, gitErrors bytes.Buffer
	git := exec.CommandContext(ctx, "git", "archive", "--format=zip", "-0", "--end-of-options", name, "content")
	git.Stdout, git.Stderr = &archive, &gitErrors
	if err := git.Run(); err != nil {
		why := cmp.Or(frontmatter.OneLine(gitErrors.String()), err.Error())
		return nil, "", fmt.Errorf("there is no folder %s, and git finds no content in a commit of that name: %s", name, why)
	}
	files, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	if err != nil {
		return nil, "", err
	}
	fsys, err := fs.Sub(files, "content")
	return fsys, name + ":content", err
}

// state reads the site before or after the edit. It prints the problems of the content if no site can be made from it,
// and ignores them otherwise.
func (e env) state(ctx context.Context, name string, now time.Time) (s compare.State, err error) {
	fsys, dir, err := contentIn(ctx, name)
	if err != nil {
		return s, err
	}
	r := load.Inspect(fsys)
	if s.Catalog = r.Catalog; r.Catalog == nil {
		return s, e.PrintProblems(dir, r.Problems)
	}
	paths := safetyTexts(r.Catalog) // its keys include players and weeks of plans
	for _, page := range r.Catalog.PageEntries() {
		paths[page.Path] = nil
	}
	s.Own = ownTexts(r)
	s.Pages = slices.DeleteFunc(slices.Sorted(maps.Keys(paths)), func(path string) bool { return strings.Contains(path, "?") })
	for _, name := range []string{"queries/signs.txt", "queries/pages.txt"} { // a site can do without these files
		all, badLine := queries.Parse(frontmatter.ReadFile(fsys, name).Written())
		if badLine > 0 {
			return s, e.PrintProblems(dir, frontmatter.Problems{{File: name, Line: badLine, Text: queries.Form}})
		}
		for _, q := range all {
			if q.Set == queries.Tune { // the other sets would take a minute
				s.Searches = append(s.Searches, q.Text)
			}
		}
	}
	site, err := siteOn(r.Catalog, checkedWith, now)
	s.Get = func(address string) []byte {
		_, _, page, _ := crawl.Get(ctx, site, address) // fails only if ctx does
		return page
	}
	return s, err
}

// ownTexts returns what the content holds for a page alone, keyed by its address: the file of a document, or the item
// of a list. At "" are the lists that several pages show, such as that of signs.
func ownTexts(r *load.Result) map[string]string {
	own := map[string]string{}
	for _, v := range r.AllDocs.All() {
		own[v.Base().Path] = r.FileOf(v.Base()).Written()
	}
	for list, folder := range map[string]string{"claims.yaml": "/evidence/", "sources.yaml": "/sources/", "questions.yaml": "/questions/"} {
		for item := range strings.SplitSeq("\n"+r.List(list).Written(), "\n- id: ") {
			id, _, _ := strings.Cut(item, "\n")
			own[folder+strings.Trim(id, `"'`)] = item
		}
	}
	shared := r.FileOf(&r.Content.Safety.Doc).Written()
	for _, name := range slices.Sorted(maps.Keys(r.Lists())) {
		isOwn := slices.Contains([]string{"claims.yaml", "sources.yaml", "questions.yaml", "order.yaml"}, name)
		if f := r.List(name); !isOwn && path.Dir(f.Path()) != "vocabularies" {
			shared += f.Written()
		}
	}
	own[""] = shared
	return own
}
