package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/crawl"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/queries"
)

// changes prints what the edits in ./content change for readers, compared with a commit or another folder. Git compares
// what a site of each says.
func (e env) changes(ctx context.Context, args []string) error {
	f := e.Flags("changes", " [COMMIT|DIR]\n\nSays what the edit in ./content does to words of pages, reviews, addresses and searches, against the content\n"+
		"of a commit, HEAD if none is named, or that in the folder DIR. A name that is both is the folder.\n"+
		"[-Brackets-] hold what left, {+braces+} what is new. Of a page that only one of both has, only the address is listed.\n"+
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
	return e.printChanges(ctx, before, after)
}

// printChanges writes what two states say to a file each, and lets git print the words that differ.
func (e env) printChanges(ctx context.Context, before, after state) error {
	dir, err := os.MkdirTemp("", "unknot-changes-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	searches := slices.Compact(slices.Sorted(slices.Values(slices.Concat(before.searches, after.searches))))
	addresses := slices.Compact(slices.Sorted(slices.Values(slices.Concat(before.Permanent(), after.Permanent()))))
	current := func(path string) string { return cmp.Or(after.MovedPage(path), path) }
	states := map[string]state{"before": before, "after": after}
	have := map[string]int{} // how many states have a page, by its current address
	for _, s := range states {
		for _, path := range s.pages {
			have[current(path)]++
		}
	}
	var both guard.Group
	for name, s := range states {
		both.Go(func() error {
			s.pages = slices.DeleteFunc(s.pages, func(path string) bool { return have[current(path)] == 1 })
			return os.WriteFile(filepath.Join(dir, name), []byte(s.says(searches, addresses, current)), 0o644)
		})
	}
	if err := cmp.Or(both.Wait(), ctx.Err()); err != nil {
		return err
	}
	git := exec.CommandContext(ctx, "git", "--no-pager", "diff", "--no-index", "--word-diff", "-U0", "before", "after")
	var diff bytes.Buffer
	git.Dir, git.Stdout, git.Stderr = dir, &diff, e.Stderr
	err = git.Run()
	for line := range strings.Lines(diff.String()) {
		if !gitHeader.MatchString(line) {
			fmt.Fprint(e.Stdout, shortened(line))
		}
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		fmt.Fprintln(e.Stdout, "nothing has changed for readers")
	case errors.As(err, &exit) && exit.ExitCode() == 1: // they differ
		return nil
	}
	return err
}

// gitHeader matches the lines in which git names files and places.
var gitHeader = regexp.MustCompile(`^(?:diff --git|index|---|\+\+\+|@@) `)

// maxSame is how many of the pages that say a text before and after are named.
const maxSame = 5

// shortened returns a line of the comparison without most pages that say its text before and after.
func shortened(line string) string {
	at := strings.LastIndex(line, " (on ")
	if at < 0 {
		return line
	}
	text, pages := line[:at], line[at+len(" (on "):]
	var out []string
	same, isMarked := 0, false // by git: as what left, or what is new
	for _, page := range strings.Fields(strings.TrimSuffix(pages, ")\n")) {
		isMarked = isMarked || strings.Contains(page, "[-") || strings.Contains(page, "{+")
		if !isMarked {
			same++
		}
		if isMarked || same <= maxSame {
			out = append(out, page)
		}
		isMarked = isMarked && !strings.HasSuffix(page, "-]") && !strings.HasSuffix(page, "+}")
	}
	if same > maxSame {
		out = append(out, fmt.Sprintf("and %d more", same-maxSame))
	}
	return text + " (on " + strings.Join(out, " ") + " )\n"
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

// state is the site before or after an edit.
type state struct {
	*catalog.Catalog
	pages    []string                    // addresses of pages
	searches []string                    // texts that people search for
	get      func(address string) []byte // returns a page
}

// state reads the site before or after the edit. It prints the problems of the content if no site can be made from it,
// and ignores them otherwise.
func (e env) state(ctx context.Context, name string, now time.Time) (s state, err error) {
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
		s.searches = append(s.searches, page.Title)
	}
	s.pages = slices.DeleteFunc(slices.Sorted(maps.Keys(paths)), func(path string) bool { return strings.Contains(path, "?") })
	for _, d := range r.Catalog.Docs() {
		s.searches = append(s.searches, d.Searches...)
	}
	for _, name := range []string{"queries/signs.txt", "queries/pages.txt"} { // a site can do without these files
		all, badLine := queries.Parse(frontmatter.ReadFile(fsys, name).Written())
		if badLine > 0 {
			return s, e.PrintProblems(dir, frontmatter.Problems{{File: name, Line: badLine, Text: queries.Form}})
		}
		for _, q := range all {
			if q.Set == queries.Tune { // the other sets would take a minute
				s.searches = append(s.searches, q.Text)
			}
		}
	}
	site, err := siteOn(r.Catalog, checkedWith, now)
	s.get = func(address string) []byte {
		_, _, page, _ := crawl.Get(ctx, site, address) // fails only if ctx does
		return page
	}
	return s, err
}

// says lists everything that a state says to readers: a line for each text, with the current addresses of the pages
// that say it, then for each review, address and search.
func (s state) says(searches, addresses []string, current func(string) string) string {
	var out strings.Builder
	var texts []string
	pages := map[string][]string{} // by text
	for _, path := range s.pages {
		for _, text := range paragraphs(s.get(path)) {
			if pages[text] == nil {
				texts = append(texts, text)
			}
			if at := current(path); !slices.Contains(pages[text], at) {
				pages[text] = append(pages[text], at)
			}
		}
	}
	for _, text := range texts {
		fmt.Fprintf(&out, "words: %s (on %s )\n", text, strings.Join(pages[text], " "))
	}
	for _, d := range s.Docs() {
		for _, r := range d.Reviews {
			state := "holds"
			if !r.Holds() {
				state = "does not hold: changed " + d.NameParts(r.Changed)
			}
			fmt.Fprintf(&out, "review of %s by %s on %s: %s\n", current(d.Path), r.By(), r.Date.ISO(), state)
		}
	}
	for _, path := range addresses {
		fmt.Fprintf(&out, "address %s: %s\n", path, s.answers(path))
	}
	index := search.New(s.Catalog)
	for _, q := range searches {
		fmt.Fprintf(&out, "search %s: %s\n", q, found(index.Search(q, false), current))
	}
	return out.String()
}

// inline lists the elements that do not separate words: they may begin or end within one.
var inline = strings.Fields("a abbr b bdi cite code dfn em i mark q s strong sub time u")

// paragraphs returns what readers see or hear of the main part of a page.
func paragraphs(page []byte) (out []string) {
	page = page[max(0, bytes.Index(page, []byte("<main"))):]
	page, _, _ = bytes.Cut(page, []byte("</main"))
	text := ""
	end := func() {
		if words := strings.Fields(text); len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
		text = ""
	}
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		t := z.Token()
		if t.Type == html.TextToken {
			text += t.Data
			continue
		}
		if !slices.Contains(inline, t.Data) {
			end()
		}
		for _, a := range t.Attr {
			if a.Key == "alt" || a.Key == "aria-label" {
				text += " " + a.Val + " "
			}
		}
	}
	end()
	return out
}

// found says in words what a search finds.
func found(result *search.Result, current func(string) string) string {
	var out []string
	for _, card := range result.SafetyCards {
		out = append(out, "alarm "+card.ID)
	}
	if result.Maybe != nil {
		out = append(out, "perhaps alarm "+result.Maybe.ID)
	}
	if result.Top != nil {
		out = append(out, "answer "+result.Top.Title+": "+result.Top.Say)
	}
	if len(result.Entries) > 0 && !result.Unanswered {
		out = append(out, "first "+current(result.Entries[0].Path))
	}
	return strings.Join(out, "; ")
}

// answers says in words what a permanent address answers, "nothing" if it is not one.
func (s state) answers(path string) string {
	page, _, _ := strings.Cut(path, "#")
	switch {
	case slices.Contains(s.Permanent(), path):
		return "answers"
	case s.Moved(page) != "":
		return "leads to " + s.Moved(page)
	case s.Gone(page) != nil:
		return "says that it was withdrawn"
	}
	return "nothing"
}
