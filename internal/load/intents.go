package load

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/search/fulltext"
	"unknot/internal/words"
)

// intentsFile has the short answers above search results.
const intentsFile = "intents.yaml"

// Limits of a short answer: its title fits one line of a phone, and it is read at a glance.
const maxIntentTitle, maxIntentWords = 45, 42 // characters, words

// readIntents reads the short answers above search results. A site need not have any.
func (l *loader) readIntents(fsys fs.FS, c *catalog.Content) {
	var list struct {
		Intents []*catalog.Intent  `yaml:"intents" need:""`
		Missing []*catalog.Missing `yaml:"missing"`
	}
	f := l.readOptional(fsys, intentsFile, &list)
	c.Intents, c.Missing = list.Intents, list.Missing
	if f == nil {
		return
	}
	checkIDs(f, c.Intents, "intents")
	for i, v := range c.Intents {
		if n := utf8.RuneCountInString(v.Title); n > maxIntentTitle {
			f.FaultAt([]any{"intents", i, "title"}, "%d characters: a title has at most %d", n, maxIntentTitle)
		}
		if n := len(words.Sentences(v.Say)); v.Say != "" && n != 2 {
			f.FaultAt([]any{"intents", i, "say"}, "%s: a short answer has two", catalog.Count(n, "sentence"))
		}
		if n := len(strings.Fields(v.Say)); n > maxIntentWords {
			f.FaultAt([]any{"intents", i, "say"}, "%d words: a short answer has at most %d", n, maxIntentWords)
		}
	}
	taken := map[string]bool{}
	for i, v := range c.Missing {
		for j, name := range v.Names {
			if name != strings.ToLower(name) {
				f.FaultAt([]any{"missing", i, "names", j}, "write %q in small letters", name)
			}
			words := strings.Join(fulltext.Words(name), " ") // as searches are compared
			if words == "" {
				f.FaultAt([]any{"missing", i, "names", j}, "%q is no name: write it with letters", name)
			} else if taken[words] {
				f.FaultAt([]any{"missing", i, "names", j}, "%q stands twice", name)
			}
			taken[words] = true
		}
		if n := len(words.Sentences(v.Say)); v.Say != "" && n != 1 {
			f.FaultAt([]any{"missing", i, "say"}, "%s: one says what the page offers", catalog.Count(n, "sentence"))
		}
	}
}

// linkIntents resolves the references of short answers. The sitemap must be there.
func (k *linker) linkIntents() {
	f := k.lists[intentsFile]
	for i, v := range k.Intents {
		v.To = k.answerPage(f, v.Path, "intents", i, "to")
	}
	for i, v := range k.Missing {
		v.To = k.answerPage(f, v.Path, "missing", i, "to")
	}
}

// answerPage returns the page at an address, which may have a fragment. It reports a fault at a place of f if there is none.
func (k *linker) answerPage(f *frontmatter.File, address string, at ...any) *catalog.PageEntry {
	if address == "" {
		return nil // reported as missing
	}
	path, _, _ := strings.Cut(address, "#")
	page := k.sitemap.PageEntry(path)
	fault := k.linkFault(nil, address)
	if fault == "" && page == nil {
		fault = fmt.Sprintf("write the address of a page of the site, found %s", address)
	}
	if fault != "" {
		f.FaultAt(at, "%s", fault)
	}
	return page
}
