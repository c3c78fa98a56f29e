package load

import (
	"regexp"

	"unknot/internal/catalog"
)

// options say which documents are there.
type options struct {
	day     catalog.Day     // what is published after it is not there; zero for the end of all days
	drafts  bool            // drafts are there, and all that is yet to be published
	without map[string]bool // the files of documents that are not there, and whose problems do not count
	memory  *Memory         // of the last loading
}

// hide marks what is not there, and returns the next day on which something is published, zero for none.
func (l *loader) hide() (next catalog.Day) {
	for d, f := range l.docs {
		later := !d.Draft && !l.day.IsZero() && d.Publish.After(l.day.Time)
		if later && (next.IsZero() || d.Publish.Before(next.Time)) {
			next = d.Publish
		}
		d.Hidden = d.Draft && !l.drafts || later || l.without[f.Path()]
		if d.Draft && l.drafts {
			d.Title += " (draft)" // in lists too
		}
	}
	return next
}

// draftLine finds a draft in a file that is no YAML.
var draftLine = regexp.MustCompile(`(?m)^draft: *true\b`)

// faultyDrafts returns the files of drafts with problems.
func (l *loader) faultyDrafts() map[string]bool {
	faulty := map[string]bool{}
	for d, f := range l.docs {
		if len(f.Problems()) > 0 && (d.Draft || f.Broken() && draftLine.MatchString(f.Written())) {
			faulty[f.Path()] = true
		}
	}
	return faulty
}
