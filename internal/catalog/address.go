package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/markdown"
)

// Address is a page of the site.
type Address struct {
	Path    string
	Title   string
	Changed Day  // zero where that depends on the day
	Data    bool // the page can be had as JSON and Markdown too, at its address and an extension
}

// Addresses lists every page of the site, each once, for sitemap, checks and export.
func (c *Catalog) Addresses() []Address { return c.addresses }

// Address returns the page at path, nil if there is none.
func (c *Catalog) Address(path string) *Address {
	if i, ok := c.at[path]; ok {
		return &c.addresses[i]
	}
	return nil
}

// HasAnchor reports whether the page at path has that fragment.
func (c *Catalog) HasAnchor(path, fragment string) bool { return c.anchors[path][fragment] }

// Newest is the last day on which something was written, changed or checked.
func (c *Catalog) Newest() Day {
	var newest Day
	for _, a := range c.addresses {
		if a.Changed.After(newest.Time) {
			newest = a.Changed
		}
	}
	return newest
}

// Moved returns where an old address leads to, "" if path is none.
func (c *Catalog) Moved(path string) string { return c.moved[path] }

// Gone returns what was withdrawn at path, nil if nothing was.
func (c *Catalog) Gone(path string) *Withdrawn { return c.gone[path] }

// NearestAddress returns the page that was probably meant by path, nil if none is near: one whose last
// part is like path's last part.
func (c *Catalog) NearestAddress(path string) *Address {
	path = strings.TrimRight(path, "/")
	tail := strings.ReplaceAll(path[strings.LastIndexByte(path, '/')+1:], "_", "-")
	if len(tail) > 64 {
		return nil
	}
	if near := Nearest(tail, c.tails); near != "" {
		return &c.addresses[c.byTail[near]]
	}
	return nil
}

func (k *linker) addAddresses() {
	k.changed = k.date()
	k.addAddress("/", "Where is it tight?")
	for _, r := range k.Regions {
		k.addAddress(r.Path(), r.Name)
		k.anchors[r.Path()] = map[string]bool{"start": true, "differs": true, "moves": true, "routines": true, "guides": true}
	}
	k.addAddress("/stretches", "Stretches and exercises")
	for _, s := range k.Stretches {
		k.addDoc(&s.Doc)
		k.asData(s.Path)
		for n := range s.Steps {
			k.anchors[s.Path][fmt.Sprintf("step-%d", n+1)] = true
		}
	}
	k.addAddress("/routines", "Routines")
	for _, r := range k.Routines {
		k.addDoc(&r.Doc)
		k.asData(r.Path)
	}
	k.addAddress("/guides", "Guides")
	for _, s := range k.Sections {
		k.addAddress(s.Path(), s.Name)
	}
	for _, g := range k.Guides {
		k.addDoc(&g.Doc)
		k.asData(g.Path)
	}
	k.addAddress("/search", "Search")
	k.addDoc(&k.Safety.Doc)
	k.asData(k.Safety.Path)
	for _, card := range k.Safety.Cards {
		k.anchors["/safety"][card.ID] = true
	}
	k.addAddress("/safety/cards", k.Safety.Title+", on cards")
	for _, part := range []string{"now", "today", "soon", "adapt", "sources"} {
		k.anchors["/safety"][part] = true
	}
	for _, p := range k.Pages {
		k.addDoc(&p.Doc)
		if p.ID == "checklist" {
			k.addAddress(p.Path+"/cards", p.Title+" on cards")
		}
	}
	k.addAddress("/review", "Reviews due")
	k.addEntries()
	k.oldAddresses()
}

// addAddress adds a page. One that is there already is reported as a duplicate id.
func (k *linker) addAddress(path, title string) {
	if _, taken := k.at[path]; taken {
		return
	}
	k.at[path] = len(k.addresses)
	tail := path[strings.LastIndexByte(path, '/')+1:]
	if _, taken := k.byTail[tail]; !taken && tail != "" {
		k.byTail[tail] = len(k.addresses)
		k.tails = append(k.tails, tail)
	}
	k.addresses = append(k.addresses, Address{Path: path, Title: title, Changed: k.changed[path]})
}

// asData says that the page at path can be had as data too.
func (k *linker) asData(path string) { k.addresses[k.at[path]].Data = true }

func (k *linker) addDoc(d *Doc) {
	k.addAddress(d.Path, d.Title)
	k.anchors[d.Path] = anchors(d)
}

// addEntries adds what stands in lists: claims, sources, muscles and tags have pages, the rest a fragment.
func (k *linker) addEntries() {
	k.listAnchors()
	for _, c := range k.Claims {
		if isID(c.ID) {
			k.addAddress(c.Path(), c.Quoted())
			k.asData(c.Path())
		}
	}
	for _, s := range k.Sources {
		if isID(s.ID) {
			k.addAddress(s.Path(), s.Title)
			k.asData(s.Path())
		}
	}
	k.addAddress("/muscles", "Muscles")
	for _, m := range k.Muscles {
		if m.inUse() {
			k.addAddress(m.Path(), m.Name)
		}
	}
	for _, t := range k.Tags {
		if t.inUse() {
			k.addAddress(t.Path(), t.Name)
		}
	}
}

// listAnchors adds the fragments of what the program lists on pages, and reports those that stand twice.
func (k *linker) listAnchors() {
	add := func(page, list string, ids []string) {
		have := k.anchors[page]
		if have == nil {
			return // reported as missing
		}
		for i, id := range ids {
			if have[id] && !slices.Contains(ids[:i], id) {
				k.words[list].faultAt([]any{i, "id"}, "the id %s is that of a heading on %s too", id, page)
			}
			if markdown.OwnAnchor(id) {
				k.words[list].faultAt([]any{i, "id"}, "the id %s belongs to the page around the list: choose another", id)
			}
			have[id] = true
			k.fragments = append(k.fragments, page+"#"+id)
		}
	}
	add("/questions", "questions.yaml", idsOf(k.Questions))
	add("/checklist", "checklist.yaml", idsOf(k.Tasks))
	add("/glossary", "glossary.yaml", idsOf(k.Terms))
	if have := k.anchors["/sources"]; have != nil {
		for _, s := range k.Sources {
			have[s.Kind] = true
		}
	}
}

func idsOf[T identified](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.id()
	}
	return out
}

// anchors lists the fragments of a document's own headings.
func anchors(d *Doc) map[string]bool {
	out := map[string]bool{}
	for _, h := range d.Body.Headings {
		out[h.ID] = true
	}
	return out
}

// oldAddresses reads where renamed and withdrawn things were.
func (k *linker) oldAddresses() {
	for _, d := range k.all() {
		for i, id := range d.Formerly {
			old := d.Path[:strings.LastIndexByte(d.Path, '/')+1] + id
			if _, live := k.at[old]; live || k.moved[old] != "" {
				d.file.faultAt([]any{"formerly", i}, "%s is taken: an old address cannot be reused", old)
			}
			k.moved[old] = d.Path
		}
	}
	for i, w := range k.Withdrawn {
		f := k.words["withdrawn.yaml"]
		at := []any{i, "address"}
		_, live := k.at[w.Address]
		switch {
		case w.Address == "":
			continue // reported as missing
		case w.Address[0] != '/':
			f.faultAt(at, "an address begins with /, found %s", w.Address)
		case live || k.moved[w.Address] != "":
			f.faultAt(at, "%s is still there: a withdrawn address cannot be reused", w.Address)
		case k.gone[w.Address] != nil:
			f.faultAt(at, "%s stands twice", w.Address)
		}
		k.gone[w.Address] = w
		if w.Number != 0 {
			k.gone[w.ShortPath()] = w
		}
		if _, live := k.at[w.Instead]; !live && w.Instead != "" {
			fault := k.dead(nil, w.Instead)
			if fault == "" {
				fault = fmt.Sprintf("write the address of one page of the site, found %s", w.Instead)
			}
			f.faultAt([]any{i, "instead"}, "%s", fault)
		}
	}
	k.otherSections()
	k.unusedWords()
}

// unusedWords lets the pages of muscles and tags come and go with what they list.
func (k *linker) unusedWords() {
	for _, m := range k.Muscles {
		if !m.inUse() {
			k.moved[m.Path()] = "/muscles"
		}
	}
	for _, t := range k.Tags {
		if !t.inUse() {
			k.moved[t.Path()] = "/stretches"
		}
	}
}

// otherSections lets a guide be found under every section: it may have moved from one to another.
func (k *linker) otherSections() {
	for _, g := range k.Guides {
		for _, s := range k.Sections {
			old := s.Path() + "/" + g.ID
			if _, live := k.at[old]; !live && k.moved[old] == "" && k.gone[old] == nil {
				k.moved[old] = g.Path
			}
		}
	}
}

// addDrafts remembers the addresses that drafts will have: another draft may lead there already.
func (k *linker) addDrafts(docs []*Doc) {
	for _, d := range docs {
		if d.Draft {
			k.drafts[d.Path] = d
		}
	}
}

// dead says what is wrong with a link in the document from, "" if nothing is; nil stands for other files.
func (k *linker) dead(from *Doc, dest string) string {
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		return fmt.Sprintf("%s is not an address", dest)
	case isWeb(dest):
		return ""
	case u.Scheme == "http" || u.Scheme == "https":
		return fmt.Sprintf("a web address is expected, found %s", dest)
	case u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/"):
		return fmt.Sprintf("%s leads nowhere: write an address of the site such as /safety, or a web address", dest)
	}
	if _, live := k.at[u.Path]; !live {
		if to := k.drafts[u.Path]; to != nil {
			return draftFault(from, to)
		}
		if to := k.moved[u.Path]; to != "" {
			return fmt.Sprintf("%s has moved to %s", u.Path, to)
		}
		return fmt.Sprintf("there is no page %s%s", u.Path, k.meant(u.Path))
	}
	if u.Fragment != "" && !k.anchors[u.Path][u.Fragment] && !k.unread {
		var have []string
		for a := range k.anchors[u.Path] {
			have = append(have, a)
		}
		slices.Sort(have)
		return fmt.Sprintf("there is no #%s on %s%s", u.Fragment, u.Path, didYouMean(u.Fragment, have))
	}
	if u.RawQuery != "" {
		return k.deadQuery(u)
	}
	return ""
}

// isWeb reports whether s is a whole address elsewhere: a scheme, a host with a dot, nothing a browser would
// have to mend; and for a DOI, its prefix and the rest.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || !webHost.MatchString(u.Host) || strings.ContainsAny(s, " <>\"") {
		return false
	}
	return u.Host != "doi.org" || doi.MatchString(u.Path)
}

var (
	webHost = regexp.MustCompile(`^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$`)
	doi     = regexp.MustCompile(`^/10\.\d{4,9}/.+$`)
)

// permanent lists the addresses that the ledger must hold: every page, every plate number, and what people link to
// within lists.
func (c *Catalog) permanent() []string {
	var out []string
	for _, a := range c.addresses {
		out = append(out, a.Path)
	}
	for _, s := range c.Stretches {
		if s.Number > 0 { // else reported
			out = append(out, s.ShortPath())
		}
	}
	return append(out, c.fragments...)
}

const ledgerName = "permalinks.txt"

// readLedger returns the ledger of addresses and its lines, none if there is no such file.
func readLedger(fsys fs.FS) (*file, []string) {
	data, err := readBytes(fsys, ledgerName)
	f := newFile(ledgerName, data)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			f.breaks(1, "%s", readFault(err))
		}
		return f, nil
	}
	text := strings.TrimRight(strings.ReplaceAll(string(f.yaml), "\r\n", "\n"), "\n")
	if text == "" {
		return f, nil
	}
	return f, strings.Split(text, "\n")
}

// checkLedger holds the ledger to its promise: every line still answers, every address has a line.
func (l *loader) checkLedger(fsys fs.FS, c *Catalog, preview bool) {
	f, lines := readLedger(fsys)
	l.files = append(l.files, f)
	if f.broken {
		return
	}
	misnumbered := slices.ContainsFunc(l.written.stretches, func(s *Stretch) bool { return s.Number < 1 }) // reported: its plate is not gone
	have := make(map[string]bool, len(lines))
	for i, line := range lines {
		have[line] = true
		if !strings.HasPrefix(line, "/") {
			f.fault(i+1, "an address is expected here, and begins with /, found %q", line)
			continue
		}
		if i > 0 && line <= lines[i-1] {
			f.fault(i+1, "the ledger is sorted, each address once: %s stands after %s", line, lines[i-1])
		}
		if !c.answers(line) && !(misnumbered && strings.HasPrefix(line, "/s/")) {
			if d := path.Dir(line); d == "/evidence" || d == "/sources" || strings.Contains(line, "#") { // entries of lists
				f.fault(i+1, "%s was published and is gone: restore it, or add it to withdrawn.yaml", line)
			} else {
				f.fault(i+1, "%s was published and is gone: restore it, name it in `formerly` of what replaced it, or add it to withdrawn.yaml", line)
			}
		}
	}
	end := lineAt(f.yaml, len(f.yaml))
	for _, path := range c.permanent() {
		if !have[path] && !preview {
			f.fault(end, "%s is new and has no line here: run `make permalinks`", path)
		}
	}
	for i, w := range c.Withdrawn {
		if !have[w.Address] && w.Address != "" {
			l.words["withdrawn.yaml"].faultAt([]any{i, "address"}, "%s was never published: it has no line in %s", w.Address, ledgerName)
		}
	}
}

// answers reports whether path answers 200, 301 or 410.
func (c *Catalog) answers(path string) bool {
	if _, live := c.at[path]; live || c.moved[path] != "" || c.Gone(path) != nil {
		return true
	}
	if page, fragment, ok := strings.Cut(path, "#"); ok {
		return c.anchors[page][fragment]
	}
	plate, _ := strings.CutPrefix(path, "/s/")
	n, err := strconv.Atoi(plate)
	return err == nil && c.numbers[n] != nil && c.numbers[n].ShortPath() == path
}
