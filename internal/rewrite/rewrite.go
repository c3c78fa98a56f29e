// Package rewrite renames, merges and withdraws documents and list items that have an address. It edits the text of all
// files of the content, so that every reference follows, and leaves their layout as it is. It makes few checks of its
// own: load the new files to find out what is wrong with them.
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

// Change is one edit of the content, made in memory.
type Change struct {
	Files   map[string]string // the text of each file, keyed by its name
	Moved   map[string]string // the old name of each file that was moved, keyed by its new name
	Content *load.Result      // what was loaded from the files before the edit
}

// Entry is a document or a list item that has an address.
type Entry struct {
	ID, Path, File string
	keys           string       // the fields that refer to it, as alternatives of a regular expression
	doc            *catalog.Doc // nil for a list item
	number         int          // the number of a move
	Searches       []string     // what a document names
}

// documentKeys are the fields that refer to documents.
const documentKeys = "against|asked|change|except|guides|ids|instead|leave_out|legs_page|more|moves?|others|picture|related|rest_page|routines?|start|swap"

// lists are the list files whose items have addresses, with the fields that refer to these items. Fields that refer to
// findings of treatments are left for a writer to change.
var lists = []struct{ file, path, keys string }{
	{"claims.yaml", "/evidence/", "claims"}, {"sources.yaml", "/sources/", "sources?|from"}, {"questions.yaml", "/questions/", "ids"}, {"questions.yaml", "/questions#", "ids"},
	{"checklist.yaml", "/checklist#", "-"}, {"glossary.yaml", "/glossary#", "-"}, {"treatments.yaml", catalog.TreatmentsPath + "#", "-"},
}

// Find returns the entry with an id or an address. If there is none, the error says why, or suggests another name.
func (c *Change) Find(name string) (Entry, error) {
	var known []string
	for _, v := range c.Content.AllDocs.All() {
		d := v.Base()
		if name == d.ID || name == d.Path {
			entry := Entry{d.ID, d.Path, c.Content.FileOf(d).Path(), documentKeys, d, 0, d.Searches}
			if m, isMove := v.(*catalog.Move); isMove {
				entry.number = m.Number
			}
			return entry, nil
		}
		known = append(known, d.ID)
	}
	for _, list := range lists {
		entry := Entry{ID: strings.TrimPrefix(name, list.path), File: list.file, keys: list.keys}
		entry.Path = list.path + entry.ID
		page, fragment, _ := strings.Cut(entry.Path, "#")
		hasAddress := c.Content.Sitemap.PageEntry(entry.Path) != nil || c.Content.Sitemap.HasAnchor(page, fragment)
		for _, m := range regexp.MustCompile(`(?m)^- id: "?([a-z0-9-]+)`).FindAllStringSubmatch(c.Files[list.file], -1) {
			known = append(known, m[1])
			if m[1] == entry.ID && hasAddress {
				return entry, nil
			}
		}
	}
	return Entry{}, c.notFound(name, known)
}

// notFound says why there is no entry with a name that an edit could change.
func (c *Change) notFound(name string, known []string) error {
	if to := c.Content.Sitemap.Moved(name); to != "" {
		return fmt.Errorf("%s has moved to %s", name, to)
	}
	if name = strings.TrimPrefix(name, "/"); name == "safety" {
		return fmt.Errorf("the safety page stays, and so does its address")
	}
	for file, text := range c.Files {
		if path.Ext(file) == ".yaml" && regexp.MustCompile(`(?m)^ *- \{?id: "?`+regexp.QuoteMeta(name)+`"?[,\s]`).MatchString(text) {
			return fmt.Errorf("%s is an id of %s, which the program or addresses use for ever: keep it, and change its words there", name, file)
		}
	}
	return fmt.Errorf("there is no %s%s", name, frontmatter.DidYouMean(name, known))
}

// dir returns the address of e without its id.
func (e Entry) dir() string { return strings.TrimSuffix(e.Path, e.ID) }

// kind returns the folder of a document, such as "guides", or the keys of a list item. Entries of the same kind can
// take each other's place: guides of all sections are of one kind.
func (e Entry) kind() string {
	if e.doc == nil {
		return e.keys
	}
	folder, _, _ := strings.Cut(e.File, "/")
	return folder
}

// checkMovable returns an error if e must keep its address.
func (e Entry) checkMovable() error {
	if e.kind() == "pages" && load.NeedsPage(e.ID) {
		return fmt.Errorf("the program itself uses %s: it stays, and so does %s", e.Path, e.File)
	}
	return nil
}

// Rename gives an entry a new id, or moves a guide to another section. If title is not "", a document gets that title
// too.
func (c *Change) Rename(entry Entry, to, title string) error {
	if !strings.HasPrefix(to, "/") {
		to = entry.dir() + to
	}
	renamed := entry
	renamed.ID, renamed.Path = path.Base(to), to
	if entry.doc != nil {
		renamed.File = path.Join(path.Dir(entry.File), renamed.ID+".md")
	}
	if entry.kind() == "guides" {
		renamed.File = renamed.Path[1:] + ".md"
	}
	if err := c.checkRename(entry, renamed, title); err != nil {
		return err
	}
	old := c.oldAddresses(entry)
	c.repoint(entry, renamed, renaming)
	if entry.doc == nil {
		c.Files[entry.File] = regexp.MustCompile(`(?m)^- id: "?`+entry.ID+`"?$`).ReplaceAllString(c.Files[entry.File], "- id: "+renamed.ID)
		c.addWithdrawn(entry, old, "It has another address now.", renamed.Path)
		return nil
	}
	text := c.Files[entry.File]
	if at := titleField.FindStringIndex(text); title != "" && at != nil {
		text = text[:at[0]] + "title: " + frontmatter.Quoted(title) + text[at[1]:]
	}
	c.moveFile(entry.File, renamed.File, text)
	if renamed.ID != entry.ID && len(old) > 0 {
		c.addFormerly(renamed, entry.ID)
	}
	c.movePoses(entry, renamed.ID)
	return nil
}

// checkRename returns an error if entry cannot be renamed to target. title is the new title, "" to keep it.
func (c *Change) checkRename(entry, target Entry, title string) error {
	isNewAddress := target.Path != entry.Path
	isUsed := isNewAddress && c.Content.Sitemap.Answers(target.Path)
	isOwnOldAddress := target.ID == entry.ID && c.Content.Sitemap.Moved(target.Path) == entry.Path
	isNewFolder := target.dir() != entry.dir()
	folder, section := path.Split(strings.TrimSuffix(target.dir(), "/"))
	isSection := folder == "/guides/" && slices.Contains(catalog.IDs(c.Content.Content.Sections), section)
	switch {
	case strings.Contains(entry.Path, "#"):
		return fmt.Errorf("%s is a place on a page, which cannot lead to another: keep the id and change the words, or withdraw it", entry.Path)
	case entry.doc == nil && title != "":
		return fmt.Errorf("the words of %s stand in %s: change them there", entry.Path, entry.File)
	case !words.IsID(target.ID) || target.Path != path.Clean(target.Path):
		return fmt.Errorf("%q is not a valid id: use small letters, digits and hyphens", strings.TrimPrefix(target.Path, entry.dir()))
	case isNewFolder && entry.kind() != "guides":
		return fmt.Errorf("%s stays below %s: only guides can move, to another section", entry.ID, entry.dir())
	case isNewFolder && !isSection:
		return fmt.Errorf("%s is in no section: a guide stands at /guides/SECTION/ID", target.Path)
	case !isNewAddress && title == "":
		return fmt.Errorf("%s is its address already", entry.Path)
	case isUsed && !isOwnOldAddress:
		return fmt.Errorf("%s is taken, or was once, and no address is used again: choose another id", target.Path)
	case isNewAddress && entry.checkMovable() != nil:
		return entry.checkMovable()
	case entry.doc != nil && isNewAddress && c.conflictingFile(entry, target) != "":
		return fmt.Errorf("there is a file %s already: choose another id", c.conflictingFile(entry, target))
	}
	return nil
}

// conflictingFile returns the name of a file that entry would overwrite if it were renamed to target, "" if there is
// none.
func (c *Change) conflictingFile(entry, target Entry) string {
	for name := range c.Files {
		id, _, _ := strings.Cut(path.Base(name), ".")
		isPose := entry.kind() == "stretches" && path.Dir(name) == "poses" && id == target.ID
		if name == target.File || isPose {
			return name
		}
	}
	return ""
}

// moveFile sets the text of a file and gives it a new name, which may be the same.
func (c *Change) moveFile(from, to, text string) {
	delete(c.Files, from)
	c.Files[to], c.Moved[to] = text, from
}

// Withdraw removes an entry. References to it become references to instead, an id or an address. If instead is "",
// readers are sent to the list that the entry was in, and texts that link to it are left for a writer to change.
func (c *Change) Withdraw(entry Entry, why, instead string) error {
	to, err := c.Find(instead)
	switch {
	case entry.checkMovable() != nil:
		return entry.checkMovable()
	case err != nil && instead != "" && c.Content.Sitemap.PageEntry(instead) == nil:
		return err
	case err != nil:
		to = Entry{Path: instead}
	case to.Path == entry.Path:
		return fmt.Errorf("%s cannot stand in its own place", entry.Path)
	}
	old := c.oldAddresses(entry)
	c.repoint(entry, to, withdrawing)
	c.addWithdrawn(entry, old, why, cmp.Or(to.Path, strings.TrimRight(entry.dir(), "/#"), "/"))
	c.remove(entry)
	return nil
}

// Merge removes from in favour of into, which takes over its addresses. The addresses of list items and of moves, whose
// numbers are addresses too, are withdrawn instead.
func (c *Change) Merge(from, into Entry) error {
	bothDocuments := from.doc != nil && into.doc != nil
	switch {
	case from.checkMovable() != nil:
		return from.checkMovable()
	case from.Path == into.Path:
		return fmt.Errorf("%s cannot be merged with itself", from.Path)
	case from.kind() != into.kind() && !bothDocuments:
		return fmt.Errorf("%s and %s are of different kinds: withdraw the first, with the second in its place", from.Path, into.Path)
	}
	old := c.oldAddresses(from)
	anchors := c.lostAnchors(from, into, old)
	c.repoint(from, into, merging)
	anchorsFit := len(anchors) == 0 || len(into.doc.Body.Headings) > 0
	if from.kind() != into.kind() || !bothDocuments || from.number > 0 || !anchorsFit {
		c.addWithdrawn(from, old, "What it said is part of another page now.", into.Path)
	} else {
		c.keepAnchors(into, anchors)
		for _, address := range old {
			c.addFormerly(into, path.Base(address))
		}
	}
	c.remove(from)
	return nil
}

// remove deletes the file of a document and its poses, or the item from its list.
func (c *Change) remove(entry Entry) {
	if entry.doc == nil {
		item := regexp.MustCompile(`(?m)^- id: "?` + entry.ID + `"?\n(?:[ ].*\n|\n)*`)
		c.Files[entry.File] = item.ReplaceAllString(c.Files[entry.File], "")
		return
	}
	delete(c.Files, entry.File)
	c.movePoses(entry, "")
}

// oldAddresses lists the addresses in permalinks.txt that lead to an entry.
func (c *Change) oldAddresses(entry Entry) (addresses []string) {
	for line := range strings.Lines(c.Files["permalinks.txt"]) {
		if line = strings.TrimSpace(line); line == entry.Path || c.Content.Sitemap.Moved(line) == entry.Path {
			addresses = append(addresses, line)
		}
	}
	return addresses
}

// lostAnchors lists the published fragments of the pages at addresses, which lead to the document from, that into does
// not have.
func (c *Change) lostAnchors(from, into Entry, addresses []string) (anchors []string) {
	for line := range strings.Lines(c.Files["permalinks.txt"]) {
		page, anchor, found := strings.Cut(strings.TrimSpace(line), "#")
		isOfDocument := from.doc != nil && found && slices.Contains(addresses, page)
		isKept := c.Content.Sitemap.HasAnchor(into.Path, anchor) || slices.Contains(anchors, anchor)
		if isOfDocument && !isKept {
			anchors = append(anchors, anchor)
		}
	}
	return anchors
}
