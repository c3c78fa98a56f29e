package load

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// permalinksFile is the name of the file with every address of content that was ever published, sorted.
const permalinksFile = "permalinks.txt"

// Permalinks returns the lines that permalinks.txt should have: those that it has now and all current addresses,
// sorted, each once. The error is frontmatter.Problems.
func Permalinks(fsys fs.FS) ([]string, error) {
	r := read(fsys)
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

// readPermalinks returns permalinks.txt and its lines. There are no lines if there is no such file.
func readPermalinks(fsys fs.FS) (*frontmatter.File, []string) {
	f := frontmatter.ReadFile(fsys, permalinksFile)
	if f.Absent() {
		return frontmatter.New(permalinksFile, nil), nil
	}
	text := strings.TrimRight(strings.ReplaceAll(f.Written(), "\r\n", "\n"), "\n")
	if text == "" {
		return f, nil
	}
	return f, strings.Split(text, "\n")
}

// newAddress ends the problem of an address that has no line yet.
const newAddress = " is new and has no line here: run `make generate`"

// checkPermalinks reports lines whose address the site does not answer, and addresses without a line.
func (l *loader) checkPermalinks() {
	f, lines := readPermalinks(l.fsys)
	l.files = append(l.files, f)
	f.SetCode(frontmatter.CodeAddress)
	if f.Broken() {
		return
	}
	// A move with an impossible number is reported elsewhere. The number that it had before is not gone.
	misnumbered := slices.ContainsFunc(l.Moves, func(m *catalog.Move) bool { return m.Number < 1 })
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
		isMisnumbered := misnumbered && strings.HasPrefix(line, "/s/")
		if l.sitemap.Answers(line) || isMisnumbered {
			continue
		}
		page, _, isFragment := strings.Cut(line, "#")
		if isFragment && !l.sitemap.Answers(page) && slices.Contains(lines, page) {
			continue // the line of its page is reported
		}
		l.reportGone(f, i+1, line)
	}
	lineAfterEnd := len(lines) + 1
	for _, path := range l.sitemap.Permanent() {
		page, _, isFragment := strings.Cut(path, "#")
		pageIsNew := isFragment && !published[page] // then the page is reported
		if !published[path] && !pageIsNew {
			f.Fault(lineAfterEnd, "%s"+newAddress, path)
		}
	}
	for i, w := range l.Withdrawn {
		if !published[w.Address] && w.Address != "" {
			f := l.lists["withdrawn.yaml"]
			f.FaultAs(frontmatter.CodeAddress, f.Line(i, "address"), "%s was never published: it has no line in %s", w.Address, permalinksFile)
		}
	}
}

// reportGone reports that the address in line n of permalinks.txt is gone, and says how to bring it back.
func (l *loader) reportGone(f *frontmatter.File, n int, address string) {
	page, fragment, isFragment := strings.Cut(address, "#")
	list := path.Dir(address)
	var now *catalog.Doc // a document that is new, and may be the same
	for d := range l.docs {
		if s := l.successors[address].address; d.Path == s && s != "" {
			now = d
		}
	}
	switch {
	case now != nil:
		f.Fault(n, "%s was published and is gone: add `{id: %s}` to `formerly` of %s, or add it to withdrawn.yaml; take this line out if no reader ever had it", address, path.Base(address), l.docs[now].Path())
	case list == "/s":
		f.Fault(n, "%s was published and is gone: restore it, or write `number: %s` in withdrawn.yaml, at the address of its move; take this line out if no reader ever had it", address, path.Base(address))
	case isFragment && strings.HasPrefix(page, "/guides/"):
		f.Fault(n, "%s was published and is gone: name it behind the heading where its subject is now, as in ## Words {#words %s}", address, fragment)
	case list == "/evidence" || list == "/sources" || isFragment:
		f.Fault(n, "%s was published and is gone: restore it, or add it to withdrawn.yaml; take this line out if no reader ever had it", address)
	case strings.Contains(address, "?"):
		f.Fault(n, "%s was published and is gone: restore the id of the answer or the condition, which people have in their links", address)
	default:
		f.Fault(n, "%s was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml; take this line out if no reader ever had it", address)
	}
}

// successor is what stands in the place of an entry that was published and is gone.
type successor struct {
	address   string // "" if it is not known
	withdrawn bool   // withdrawn.yaml says so
}

// findSuccessors fills l.successors, so that a reference to what is gone can say what to write there. If just one
// document or list item of a kind is gone and just one is new, it takes them for the same, with a new id.
func (l *loader) findSuccessors() {
	_, lines := readPermalinks(l.fsys)
	current := slices.Concat(catalog.MapEach(l.Docs(), func(d *catalog.Doc) string { return d.Path }),
		catalog.MapEach(l.Claims, (*catalog.Claim).Path), catalog.MapEach(l.Sources, (*catalog.Source).Path))
	folders, known, published := map[string]bool{}, map[string]bool{}, map[string]bool{} // known and published by kind and id
	for _, address := range current {
		folders[path.Dir(address)], known[kindAndID(address)] = true, true
	}
	for _, p := range catalog.OwnPages {
		known[kindAndID(p.Path)] = true
	}
	for _, d := range l.Docs() {
		for _, old := range d.FormerPaths() {
			known[kindAndID(old)] = true
		}
	}
	l.successors = map[string]successor{}
	for _, w := range l.Withdrawn {
		known[kindAndID(w.Address)] = true
		l.successors[w.Address] = successor{w.Instead, true}
	}
	gone, fresh := map[string][]string{}, map[string][]string{} // by kind
	for _, line := range lines {
		published[kindAndID(line)] = true
		isEntry := folders[path.Dir(line)] && path.Dir(line) != "/" && !strings.ContainsAny(line, "#?")
		if isEntry && !known[kindAndID(line)] {
			gone[kindOf(line)] = append(gone[kindOf(line)], line)
			l.successors[line] = successor{}
		}
	}
	for _, address := range current {
		if !published[kindAndID(address)] {
			fresh[kindOf(address)] = append(fresh[kindOf(address)], address)
		}
	}
	for kind, addresses := range gone {
		if len(addresses) == 1 && len(fresh[kind]) == 1 {
			l.successors[addresses[0]] = successor{address: fresh[kind][0]}
		}
	}
}

// kindOf returns the first segment of an address: guides of all sections are of one kind.
func kindOf(address string) string {
	kind, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	return kind
}

// kindAndID returns an address without the section of a guide, which may change while the id stays.
func kindAndID(address string) string { return kindOf(address) + "/" + path.Base(address) }

// advice says what to write instead of old, an ID or an address. now is that of the successor, "" if it does not fit.
func (s successor) advice(old, now string) string {
	switch {
	case now == "":
		return fmt.Sprintf("take %s out, or write what replaced it: it is gone", old)
	case s.withdrawn:
		return fmt.Sprintf("write %s, or take %s out: it was withdrawn", now, old)
	}
	return fmt.Sprintf("write %s, which is new: %s is gone", now, old)
}

// instead says what to write instead of an ID that was once one of x, "" if it never was.
func (x index[P]) instead(id string) string {
	if now := x.renamed[id]; now != "" {
		return fmt.Sprintf("write %s: %s is its former id", now, id)
	}
	for address, s := range x.successors {
		if path.Base(address) != id || !x.folders[path.Dir(address)] {
			continue
		}
		now := path.Base(s.address)
		if _, isAllowed := x.byID[now]; !isAllowed {
			now = ""
		}
		return s.advice(id, now)
	}
	return ""
}

// InsteadOf says what to write instead of an address that has moved or is gone, "" if there never was one.
func (r *Result) InsteadOf(address string) string { return r.loader.insteadOf(address) }

func (l *loader) insteadOf(address string) string {
	if to := l.sitemap.Moved(address); to != "" {
		return fmt.Sprintf("%s has moved to %s", address, to)
	}
	if s, isGone := l.successors[address]; isGone {
		return s.advice(address, s.address)
	}
	return ""
}
