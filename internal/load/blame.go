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
		i, count := l.likeliestCause()
		if count < 2 {
			for _, v := range l.blamed {
				v.file.Fault(v.Line, "%s", v.Text)
			}
			return
		}
		suspects := slices.Clone(l.Signs) // those that may have caused all of these faults
		var places []string
		l.blamed = slices.DeleteFunc(l.blamed, func(v signFault) bool {
			if !v.mayBeDueTo(l.Signs[i]) {
				return false
			}
			suspects = slices.DeleteFunc(suspects, func(s *catalog.Sign) bool { return !v.mayBeDueTo(s) })
			places = append(places, v.String())
			return true
		})
		var levels []string
		for _, s := range suspects {
			levels = append(levels, s.ID+" is "+s.Level.ID)
		}
		l.lists["signs.yaml"].FaultAt([]any{"signs", i, "level"}, "%d places do not fit that %s: change them, or that: %s",
			count, strings.Join(levels, " or "), strings.Join(places, "; "))
	}
}

// likeliestCause returns the index of the sign that may have caused most of the recorded faults, and their number.
func (l *linker) likeliestCause() (cause, most int) {
	for i, s := range l.Signs {
		count := 0
		for _, v := range l.blamed {
			if v.mayBeDueTo(s) {
				count++
			}
		}
		if count > most {
			cause, most = i, count
		}
	}
	return cause, most
}
