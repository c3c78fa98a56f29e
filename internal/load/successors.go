package load

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"unknot/internal/catalog"
)

// successor is what stands in the place of an entry that was published and is gone.
type successor struct {
	address   string // "" if it is not known
	withdrawn bool   // withdrawn.yaml says so
}

// findSuccessors fills l.successors, so that a reference to what is gone can say what to write there. If just one
// document or list item of a kind is gone and just one is new, it takes them for the same, with a new id.
func (l *loader) findSuccessors(fsys fs.FS, c *catalog.Content) {
	_, lines := readPermalinks(fsys)
	var current []string
	hidden := map[string]bool{}
	for _, d := range c.Docs() {
		current = append(current, d.Path)
		hidden[d.Path] = d.Hidden
	}
	for _, v := range c.Claims {
		current = append(current, v.Path())
	}
	for _, v := range c.Sources {
		current = append(current, v.Path())
	}
	folders, known, published := map[string]bool{}, map[string]bool{}, map[string]bool{} // known and published by kind and id
	for _, address := range current {
		folders[path.Dir(address)], known[kindAndID(address)] = true, true
	}
	for _, d := range c.Docs() {
		for _, old := range d.FormerPaths() {
			known[kindAndID(old)] = true
		}
	}
	l.successors = map[string]successor{}
	for _, w := range c.Withdrawn {
		known[kindAndID(w.Address)] = true
		l.successors[w.Address] = successor{w.Instead, true}
	}
	gone, fresh := map[string][]string{}, map[string][]string{} // by kind
	for _, line := range lines {
		published[kindAndID(line)] = true
		isEntry := folders[path.Dir(line)] && path.Dir(line) != "/" && !strings.ContainsAny(line, "#?")
		if isEntry && !known[kindAndID(line)] {
			gone[kindOf(line)] = append(gone[kindOf(line)], line)
		}
	}
	for _, address := range current {
		if !published[kindAndID(address)] && !hidden[address] {
			fresh[kindOf(address)] = append(fresh[kindOf(address)], address)
		}
	}
	for kind, addresses := range gone {
		for _, address := range addresses {
			l.successors[address] = successor{}
		}
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
func (r *Result) InsteadOf(address string) string { return r.loader.insteadOf(r.Sitemap, address) }

func (l *loader) insteadOf(m *catalog.Sitemap, address string) string {
	if to := m.Moved(address); to != "" {
		return fmt.Sprintf("%s has moved to %s", address, to)
	}
	if s, isGone := l.successors[address]; isGone {
		return s.advice(address, s.address)
	}
	return ""
}
