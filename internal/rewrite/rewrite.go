// Package rewrite renames, merges and withdraws what has an address, in the text of all files of the content. It
// changes names and leaves the layout of files as it is. It judges little: whoever loads the new files sees what is
// wrong with them.
package rewrite

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/words"
)

// Change is a change of content in the making.
type Change struct {
	Files   map[string]string // the text of each file, by name
	Moved   map[string]string // the old names of files, by their new ones
	Content *load.Result      // of the files before
	Today   catalog.Day
}

// Thing is a document, or an entry of a list, with an address.
type Thing struct {
	ID, Path, File string
	keys           string       // the fields that name it, as a pattern
	doc            *catalog.Doc // nil of entries
	number         int          // of a move
}

// documentKeys are the fields that name documents.
const documentKeys = "against|asked|change|except|guides|ids|instead|leave_out|legs_page|more|moves?|others|picture|related|rest_page|routines?|sore_day|start|swap"

// entries are the lists of things with addresses. What refers to findings is for a writer to change.
var entries = []struct{ file, path, keys string }{
	{"claims.yaml", "/evidence/", "claims"}, {"sources.yaml", "/sources/", "sources?|from"}, {"questions.yaml", "/questions/", "ids"}, {"questions.yaml", "/questions#", "ids"},
	{"checklist.yaml", "/checklist#", "-"}, {"glossary.yaml", "/glossary#", "-"}, {"treatments.yaml", catalog.TreatmentsPath + "#", "-"},
}

// Find returns what has an id or an address. The error says what to write instead.
func (c *Change) Find(name string) (Thing, error) {
	var names []string
	for _, v := range c.Content.AllDocs.All() {
		d := v.Base()
		if name == d.ID || name == d.Path {
			t := Thing{d.ID, d.Path, c.Content.FileOf(d).Path(), documentKeys, d, 0}
			if m, isMove := v.(*catalog.Move); isMove {
				t.number = m.Number
			}
			return t, nil
		}
		names = append(names, d.ID)
	}
	for _, e := range entries {
		t := Thing{ID: strings.TrimPrefix(name, e.path), File: e.file, keys: e.keys}
		t.Path = e.path + t.ID
		page, fragment, _ := strings.Cut(t.Path, "#")
		for _, m := range regexp.MustCompile(`(?m)^- id: "?([a-z0-9-]+)`).FindAllStringSubmatch(c.Files[e.file], -1) {
			names = append(names, m[1])
			if m[1] == t.ID && (c.Content.Sitemap.PageEntry(t.Path) != nil || c.Content.Sitemap.HasAnchor(page, fragment)) {
				return t, nil
			}
		}
	}
	if to := c.Content.Sitemap.Moved(name); to != "" {
		return Thing{}, fmt.Errorf("%s has moved to %s", name, to)
	}
	if name = strings.TrimPrefix(name, "/"); name == "safety" {
		return Thing{}, fmt.Errorf("the safety page stays, and so does its address")
	}
	for file, text := range c.Files {
		if path.Ext(file) == ".yaml" && regexp.MustCompile(`(?m)^ *- \{?id: "?`+regexp.QuoteMeta(name)+`"?[,\s]`).MatchString(text) {
			return Thing{}, fmt.Errorf("%s is an id of %s, which the program or addresses use for ever: keep it, and change its words there", name, file)
		}
	}
	return Thing{}, fmt.Errorf("there is no %s%s", name, frontmatter.DidYouMean(name, names))
}

// dir returns the address of t without its id.
func (t Thing) dir() string { return strings.TrimSuffix(t.Path, t.ID) }

// kind returns the list that t stands in: guides of all sections are of one kind.
func (t Thing) kind() string {
	return t.File[:max(strings.IndexByte(t.File, '/'), 0)] + strings.TrimPrefix(t.keys, documentKeys)
}

// stays says why t can have no other address, nil if it can.
func (t Thing) stays() error {
	if t.kind() == "pages" && load.NeedsPage(t.ID) {
		return fmt.Errorf("the program itself uses %s: it stays, and so does %s", t.Path, t.File)
	}
	return nil
}

// Rename gives t another id, or a guide another section, and a document another title unless that is "".
func (c *Change) Rename(t Thing, to, title string) error {
	if !strings.HasPrefix(to, "/") {
		to = t.dir() + to
	}
	n := t
	n.ID, n.Path = path.Base(to), to
	if t.doc != nil {
		n.File = path.Join(path.Dir(t.File), n.ID+".md")
	}
	if t.kind() == "guides" {
		n.File = n.Path[1:] + ".md"
	}
	known := n.Path != t.Path && c.Content.Sitemap.Answers(n.Path)
	switch {
	case strings.Contains(t.Path, "#"):
		return fmt.Errorf("%s is a place on a page, which cannot lead to another: keep the id and change the words, or withdraw it", t.Path)
	case t.doc == nil && title != "":
		return fmt.Errorf("the words of %s stand in %s: change them there", t.Path, t.File)
	case !words.IsID(n.ID) || n.Path != path.Clean(n.Path):
		return fmt.Errorf("%q is no id: use small letters, digits and hyphens", strings.TrimPrefix(to, t.dir()))
	case n.dir() != t.dir() && t.kind() != "guides":
		return fmt.Errorf("%s stays below %s: only guides can move, to another section", t.ID, t.dir())
	case n.dir() != t.dir() && (path.Dir(path.Dir(n.Path)) != "/guides" ||
		!slices.Contains(catalog.IDs(c.Content.Content.Sections), path.Base(path.Dir(n.Path)))):
		return fmt.Errorf("%s is in no section: a guide stands at /guides/SECTION/ID", n.Path)
	case n.Path == t.Path && title == "":
		return fmt.Errorf("%s is its address already", t.Path)
	case known && (n.ID != t.ID || c.Content.Sitemap.Moved(n.Path) != t.Path):
		return fmt.Errorf("%s is taken, or was once, and no address is used again: choose another id", n.Path)
	case n.Path != t.Path && t.stays() != nil:
		return t.stays()
	case t.doc != nil && n.Path != t.Path && c.taken(n, t) != "":
		return fmt.Errorf("there is a file %s already: choose another id", c.taken(n, t))
	}
	old := c.published(t)
	c.point(t, n, renaming)
	if t.doc == nil {
		c.Files[t.File] = regexp.MustCompile(`(?m)^- id: "?`+t.ID+`"?$`).ReplaceAllString(c.Files[t.File], "- id: "+n.ID)
		c.withdraw(t, old, "It has another address now.", n.Path)
		return nil
	}
	text := c.Files[t.File]
	if at := titleLines.FindStringIndex(text); title != "" && at != nil {
		text = text[:at[0]] + "title: " + frontmatter.Quoted(title) + text[at[1]:]
	}
	c.move(t.File, n.File, text)
	if n.ID != t.ID && len(old) > 0 {
		c.addFormerly(n, t.ID)
	}
	c.movePoses(t, n.ID)
	return nil
}

// taken returns a file that would be in the way if t became n, "" if there is none.
func (c *Change) taken(n, t Thing) string {
	for name := range c.Files {
		id, _, _ := strings.Cut(path.Base(name), ".")
		if name == n.File || t.kind() == "stretches" && path.Dir(name) == "poses" && id == n.ID {
			return name
		}
	}
	return ""
}

// later says why nothing can lead to t today, nil if it can.
func (c *Change) later(t Thing) error {
	if t.doc != nil && t.doc.Publish.After(c.Today.Time) {
		return fmt.Errorf("%s is published on %s: nothing can lead to it before", t.Path, t.doc.Publish.ISO())
	}
	return nil
}

// move gives a file another name, which may be the same, and a text.
func (c *Change) move(from, to, text string) {
	delete(c.Files, from)
	c.Files[to], c.Moved[to] = text, from
}

// Withdraw takes t away. What named it names instead, an id or an address; if that is "", readers get the list that it
// stood in, and texts that lead to it are left for a writer.
func (c *Change) Withdraw(t Thing, why, instead string) error {
	to, err := c.Find(instead)
	switch {
	case t.stays() != nil:
		return t.stays()
	case err != nil && instead != "" && c.Content.Sitemap.PageEntry(instead) == nil:
		return err
	case err != nil:
		to = Thing{Path: instead}
	case to.Path == t.Path:
		return fmt.Errorf("%s cannot stand in its own place", t.Path)
	case c.later(to) != nil:
		return c.later(to)
	}
	old := c.published(t)
	c.point(t, to, withdrawing)
	c.withdraw(t, old, why, cmp.Or(to.Path, strings.TrimRight(t.dir(), "/#"), "/"))
	c.remove(t)
	return nil
}

// Merge takes t away in favour of into, which gets its addresses. Those of moves, which have numbers too, and of
// entries are withdrawn.
func (c *Change) Merge(t, into Thing) error {
	switch {
	case t.stays() != nil:
		return t.stays()
	case t.Path == into.Path:
		return fmt.Errorf("%s cannot be merged with itself", t.Path)
	case c.later(into) != nil:
		return c.later(into)
	case t.doc == nil && t.kind() != into.kind() || into.doc == nil && t.doc != nil:
		return fmt.Errorf("%s and %s are of different kinds: withdraw the first, with the second in its place", t.Path, into.Path)
	}
	old := c.published(t)
	anchors := c.anchors(t, into, old)
	c.point(t, into, merging)
	if t.kind() != into.kind() || t.doc == nil || t.number > 0 || len(anchors) > 0 && len(into.doc.Body.Headings) == 0 {
		c.withdraw(t, old, "What it said is part of another page now.", into.Path)
	} else {
		c.keepAnchors(into, anchors)
		for _, address := range old {
			c.addFormerly(into, path.Base(address))
		}
	}
	c.remove(t)
	return nil
}

// remove takes away the file of a document and its poses, or the entry of a list.
func (c *Change) remove(t Thing) {
	if t.doc == nil {
		entry := regexp.MustCompile(`(?m)^- id: "?` + t.ID + `"?\n(?:[ ].*\n|\n)*`)
		c.Files[t.File] = entry.ReplaceAllString(c.Files[t.File], "")
		return
	}
	delete(c.Files, t.File)
	c.movePoses(t, "")
}

// published lists the addresses in permalinks.txt that lead to t.
func (c *Change) published(t Thing) (out []string) {
	for line := range strings.Lines(c.Files["permalinks.txt"]) {
		if line = strings.TrimSpace(line); line == t.Path || c.Content.Sitemap.Moved(line) == t.Path {
			out = append(out, line)
		}
	}
	return out
}

// anchors lists the fragments of those addresses that were published and that into does not have.
func (c *Change) anchors(t, into Thing, old []string) (out []string) {
	for line := range strings.Lines(c.Files["permalinks.txt"]) {
		page, anchor, found := strings.Cut(strings.TrimSpace(line), "#")
		if found && t.doc != nil && slices.Contains(old, page) && !c.Content.Sitemap.HasAnchor(into.Path, anchor) &&
			!slices.Contains(out, anchor) {
			out = append(out, anchor)
		}
	}
	return out
}
