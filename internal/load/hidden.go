package load

import "regexp"

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
		isDraft := d.Draft || f.Broken() && draftLine.MatchString(f.Written())
		if isDraft && len(f.Problems()) > 0 {
			faulty[f.Path()] = true
		}
	}
	return faulty
}
