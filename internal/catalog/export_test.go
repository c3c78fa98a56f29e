package catalog

import (
	"io/fs"
	"path"
	"strings"
)

// ReadOne reads one file as Load does, without linking it to others, and returns what is wrong with it.
func ReadOne(fsys fs.FS, name string) Problems {
	var f *file
	folder, _, _ := strings.Cut(name, "/")
	switch folder {
	case "stretches":
		f, _ = readDoc[Stretch](fsys, name, nil)
	case "guides":
		f, _ = readDoc[Guide](fsys, name, nil)
	case "routines":
		f, _ = readDoc[Routine](fsys, name, nil)
	case "pages":
		f, _ = readDoc[Page](fsys, name, nil)
	case "poses":
		f = read(fsys, name)
		f.movement()
	default:
		return readOneList(fsys, name)
	}
	return Problems(f.problems).sorted()
}

func readOneList(fsys fs.FS, name string) Problems {
	l, c := &loader{words: files{}}, &Catalog{}
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
		l.readIfThere(fsys, name, &c.Withdrawn)
	default:
		l.open(fsys, name)
	}
	return l.all()
}
