package load

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// signFault is a fault that one of some signs may have caused by what it asks for.
type signFault struct {
	signs []*catalog.Sign
	file  *frontmatter.File
	frontmatter.Problem
}

// mayBeDueTo reports whether s may have caused the fault.
func (v signFault) mayBeDueTo(s *catalog.Sign) bool { return slices.Contains(v.signs, s) }

// blame records a fault at path at in f, where signs are listed together. reportBlamed reports it later.
func (l *linker) blame(signs []*catalog.Sign, f *frontmatter.File, at []any, format string, args ...any) {
	l.blamed = append(l.blamed, signFault{signs, f,
		frontmatter.Problem{File: f.Path(), Line: f.Line(at...), Text: fmt.Sprintf(format, args...)}})
}

// reportBlamed reports the faults that blame has recorded. If one sign may have caused several of them, as after a
// change of its level, they become a single problem of that sign.
func (l *linker) reportBlamed() {
	for len(l.blamed) > 0 {
		most, cause := 0, -1
		for i, s := range l.Signs {
			n := 0
			for _, v := range l.blamed {
				if v.mayBeDueTo(s) {
					n++
				}
			}
			if n > most {
				most, cause = n, i
			}
		}
		if most < 2 {
			for _, v := range l.blamed {
				v.file.Fault(v.Line, "%s", v.Text)
			}
			return
		}
		var places []string
		l.blamed = slices.DeleteFunc(l.blamed, func(v signFault) bool {
			if !v.mayBeDueTo(l.Signs[cause]) {
				return false
			}
			places = append(places, v.String())
			return true
		})
		l.lists["signs.yaml"].FaultAt([]any{"signs", cause, "level"}, "%d places do not fit what %s asks for: change them, or that: %s", most, l.Signs[cause].ID, strings.Join(places, "; "))
	}
}
