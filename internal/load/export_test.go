package load

import (
	"io/fs"
	"path"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// One reads one file as Catalog does, without linking it to others, and returns its problems.
func One(fsys fs.FS, name string) frontmatter.Problems {
	l := newLoader(options{})
	l.quotes = &quotes{}
	folder, _, _ := strings.Cut(name, "/")
	switch folder {
	case "stretches":
		readDocs(l, fsys, []string{name}, checkMove, nil)
	case "guides":
		readDocs(l, fsys, []string{name}, checkGuide, nil)
	case "routines":
		readDocs(l, fsys, []string{name}, checkRoutine, nil)
	case "plans":
		readDocs(l, fsys, []string{name}, checkPlan, nil)
	case "pages":
		readDocs(l, fsys, []string{name}, checkPage, nil)
	default:
		l.readOne(fsys, name)
	}
	return l.problems()
}

// readOne reads one file that is not a document.
func (l *loader) readOne(fsys fs.FS, name string) {
	c := &catalog.Content{}
	switch path.Base(name) {
	case "safety.yaml":
		l.readSafety(fsys, c)
	case "cautions.yaml":
		l.readCautions(fsys, c)
	case "evidence.yaml":
		readList(l, fsys, name, &c.Evidence)
	case "regions.yaml":
		readList(l, fsys, name, &c.Regions)
	case "withdrawn.yaml":
		l.readOptional(fsys, name, &c.Withdrawn)
	default:
		l.open(fsys, name)
	}
}

// NotReviewed lists the fields that do not count in sums.
var NotReviewed = notReviewed

// FigureRoles says what highlighted muscles do, by kind of move.
var FigureRoles = figureRoles
