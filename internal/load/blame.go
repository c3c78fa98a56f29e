package load

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// signFault is a problem that what one of some signs asks for can be the cause of.
type signFault struct {
	signs []*catalog.Sign
	file  *frontmatter.File
	frontmatter.Problem
}

// mayBeDueTo reports whether s can be the cause.
func (v signFault) mayBeDueTo(s *catalog.Sign) bool { return slices.Contains(v.signs, s) }

// blame reports a fault at a place of f, where signs stand together. reportBlamed does it once for those with the same
// cause.
func (l *linker) blame(signs []*catalog.Sign, f *frontmatter.File, at []any, format string, args ...any) {
	l.blamed = append(l.blamed, signFault{signs, f,
		frontmatter.Problem{File: f.Path(), Line: f.Line(at...), Text: fmt.Sprintf(format, args...)}})
}

// reportBlamed reports what blame was told. If a sign can be the cause of several, it is one problem of that sign, as
// after a change of its level.
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
