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
	f, l := (*frontmatter.File)(nil), &loader{lists: map[string]*frontmatter.File{}, docs: map[*catalog.Doc]*frontmatter.File{}, refer: &references{}}
	folder, _, _ := strings.Cut(name, "/")
	switch folder {
	case "stretches":
		f, _ = readDoc(fsys, name, docKind[catalog.Stretch]{func(s *catalog.Stretch) *catalog.Doc { return &s.Doc }, checkStretch, nil}, nil)
	case "guides":
		f, _ = readDoc(fsys, name, docKind[catalog.Guide]{func(g *catalog.Guide) *catalog.Doc { return &g.Doc }, checkGuide, nil}, nil)
	case "routines":
		f, _ = readDoc(fsys, name, docKind[catalog.Routine]{func(r *catalog.Routine) *catalog.Doc { return &r.Doc }, checkRoutine, nil}, nil)
	case "plans":
		f, _ = readDoc(fsys, name, docKind[catalog.Plan]{func(p *catalog.Plan) *catalog.Doc { return &p.Doc }, checkPlan, nil}, nil)
	case "pages":
		f, _ = readDoc(fsys, name, docKind[catalog.Page]{func(p *catalog.Page) *catalog.Doc { return &p.Doc }, checkPage, nil}, nil)
	default:
		l.readOne(fsys, name)
		return l.problems()
	}
	return frontmatter.Problems(f.Problems()).Sorted()
}

// readOne reads one file that is no document.
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

// Unread is the list of fields that do not count in sums.
var Unread = unread
