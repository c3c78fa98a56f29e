package load

import (
	"regexp"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// options say which documents readers see.
type options struct {
	drafts  bool            // drafts are shown
	without map[string]bool // names of files whose documents are hidden and whose problems are ignored
	memory  *Memory         // texts parsed by earlier calls, nil for none
}

// hide marks the documents that readers do not see, and the titles of the drafts that they do.
func (l *loader) hide() {
	for d, f := range l.docs {
		isHiddenDraft := d.Draft && !l.drafts
		d.Hidden = isHiddenDraft || l.without[f.Path()]
		if d.Draft && l.drafts {
			d.Title += " (draft)" // shown wherever the title is
		}
	}
}

// draftLine matches the field that makes a draft, in a file that is not valid YAML.
var draftLine = regexp.MustCompile(`(?m)^draft: *true\b`)

// faultyDrafts returns the names of files of drafts that have problems.
func (l *loader) faultyDrafts() map[string]bool {
	faulty := map[string]bool{}
	for d, f := range l.docs {
		if isDraft(d, f) && len(f.Problems()) > 0 {
			faulty[f.Path()] = true
		}
	}
	return faulty
}

// hasDrafts reports whether any document is a draft.
func (l *loader) hasDrafts() bool {
	for d, f := range l.docs {
		if isDraft(d, f) {
			return true
		}
	}
	return false
}

// isDraft reports whether d, read from f, is a draft.
func isDraft(d *catalog.Doc, f *frontmatter.File) bool {
	return d.Draft || f.Broken() && draftLine.MatchString(f.Written())
}
