package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// permalinksFile lists every address that was ever published, sorted.
const permalinksFile = "permalinks.txt"

// Permalinks returns what permalinks.txt should hold: the lines that it has in fsys and all current addresses, sorted,
// each once. The error is frontmatter.Problems.
func Permalinks(fsys fs.FS) ([]string, error) {
	r := read(fsys, options{})
	if problems := r.loader.problems(); len(problems) > 0 {
		return nil, problems
	}
	f, lines := readPermalinks(fsys)
	if len(f.Problems()) > 0 {
		return nil, frontmatter.Problems(f.Problems()).Sorted() // without its old lines the file would lose them
	}
	lines = append(lines, r.Sitemap.Permanent()...)
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// PermalinksSince returns what permalinks.txt should hold after something was added to the content that before was read
// from, which gave r. Other new addresses are left to [Permalinks], which refuses faulty content.
func (r *Result) PermalinksSince(before *Result, fsys fs.FS) []string {
	_, lines := readPermalinks(fsys)
	for _, address := range r.Sitemap.Permanent() {
		if !slices.Contains(before.Sitemap.Permanent(), address) {
			lines = append(lines, address)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// readPermalinks returns permalinks.txt and its lines, none if there is no such file.
func readPermalinks(fsys fs.FS) (*frontmatter.File, []string) {
	if _, err := fs.Stat(fsys, permalinksFile); errors.Is(err, fs.ErrNotExist) {
		return frontmatter.New(permalinksFile, nil), nil
	}
	f := frontmatter.ReadFile(fsys, permalinksFile)
	text := strings.TrimRight(strings.ReplaceAll(f.Written(), "\r\n", "\n"), "\n")
	if text == "" {
		return f, nil
	}
	return f, strings.Split(text, "\n")
}

// checkPermalinks reports lines that neither answer nor will and, unless draft is set, addresses without a line.
func (l *loader) checkPermalinks(fsys fs.FS, r *Result, allowNew bool) {
	f, lines := readPermalinks(fsys)
	l.files = append(l.files, f)
	f.SetCode(frontmatter.CodeAddress)
	if f.Broken() {
		return
	}
	// A move with a wrong number is reported; the number that it had is not gone.
	misnumbered := slices.ContainsFunc(l.allDocs.Moves, func(m *catalog.Move) bool { return m.Number < 1 })
	whenAllPublished := sync.OnceValue(func() []string { return read(fsys, options{}).Sitemap.Permanent() })
	published := make(map[string]bool, len(lines))
	for i, line := range lines {
		published[line] = true
		if !strings.HasPrefix(line, "/") {
			f.Fault(i+1, "an address is expected here, and begins with /, found %q", line)
			continue
		}
		if i > 0 && line <= lines[i-1] {
			f.Fault(i+1, "lines are sorted, each address once: %s stands after %s", line, lines[i-1])
		}
		if r.Sitemap.Answers(line) || misnumbered && strings.HasPrefix(line, "/s/") || !r.Content.Next.IsZero() &&
			slices.Contains(whenAllPublished(), line) {
			continue
		}
		page, fragment, isFragment := strings.Cut(line, "#")
		if page, isEmbed := strings.CutPrefix(page, catalog.EmbedPrefix); isEmbed && slices.Contains(lines, page) {
			continue // the line of its page says it
		}
		if d := path.Dir(line); isFragment && strings.HasPrefix(page, "/guides/") {
			f.Fault(i+1, "%s was published and is gone: name it behind the heading where its subject is now, as in ## Words {#words %s}", line, fragment)
		} else if d == "/evidence" || d == "/sources" || isFragment { // entries of lists
			f.Fault(i+1, "%s was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it", line)
		} else if strings.Contains(line, "?") {
			f.Fault(i+1, "%s was published and is gone: restore the id of the answer or the condition, which people have in their links", line)
		} else {
			f.Fault(i+1, "%s was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it", line)
		}
	}
	end := len(lines) + 1
	for _, path := range r.Sitemap.Permanent() {
		page, isEmbed := strings.CutPrefix(path, catalog.EmbedPrefix)
		if !published[path] && !allowNew && (!isEmbed || published[page]) {
			f.Fault(end, "%s is new and has no line here: run `make permalinks`", path)
		}
	}
	for i, w := range r.Content.Withdrawn {
		if !published[w.Address] && w.Address != "" {
			f := l.lists["withdrawn.yaml"]
			f.FaultAs(frontmatter.CodeAddress, f.Line(i, "address"), "%s was never published: it has no line in %s", w.Address, permalinksFile)
		}
	}
}
