package load

import (
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// checkHubs reports regions whose first moves begin on the floor.
func (l *linker) checkHubs() {
	f := l.lists["regions.yaml"]
	for i, r := range l.Hubs() {
		for j, m := range r.Start {
			if m.Position != nil && m.Position.OnFloor() {
				f.FaultAt([]any{i, "start", j}, "%s begins on the floor: start with moves that do not", m.ID)
			}
		}
	}
}

// checkSources checks the values of sources, and notes the line of each date of a check.
func (l *linker) checkSources() {
	f := l.lists["sources.yaml"]
	withAddress := map[string]*catalog.Source{} // keyed by addresses in small letters: hosts and DOIs have no case
	for i, s := range l.Sources {
		s.CheckedAt = catalog.Location{File: f.Path(), Line: f.Line(i, "checked")}
		oneOf(f, grades, s.Certainty, i, "certainty")
		best, worst := slices.Index(certainties, s.CertaintyTo), slices.Index(certainties, s.Certainty)
		if isBetter := best >= 0 && best < worst; s.CertaintyTo != "" && !isBetter {
			f.FaultAt([]any{i, "certainty_to"}, "certainty_to is the best of several grades, and certainty the worst: %q is not better than %q", s.CertaintyTo, s.Certainty)
		}
		oneOf(f, catalog.IDs(catalog.StudiedParts()), s.Studied, i, "studied")
		oneOf(f, catalog.IDs(catalog.SourceKinds()), s.Kind, i, "kind")
		checkSeen(f, s, i)
		if !isYear(s.Year) && s.Year != "" {
			f.FaultAt([]any{i, "year"}, "a year such as 2021, or n.d., is expected, found %s", s.Year)
		}
		if year, err := strconv.Atoi(s.Year); err == nil && !s.Checked.IsZero() && year > s.Checked.Year() {
			f.FaultAs(frontmatter.CodeDate, f.Line(i, "year"), "published in %s, but last checked on %s: nobody can have read it", s.Year, s.Checked.ISO())
		}
		if s.Address != "" && !isWebAddress(s.Address) {
			f.FaultAt([]any{i, "address"}, "a web address is expected, found %s", s.Address)
		}
		address := strings.ToLower(s.Address)
		if first := withAddress[address]; first != nil && address != "" {
			f.FaultAt([]any{i, "address"}, "this is the address of %s: name that source instead, or correct the address", first.ID)
		}
		if withAddress[address] == nil {
			withAddress[address] = s
		}
	}
}

// checkClaims checks the values of claims and of standard sentences, and sets the regions of claims.
func (l *linker) checkClaims() {
	f := l.lists["claims.yaml"]
	for i, c := range l.Claims {
		oneOf(f, catalog.IDs(catalog.Verdicts()), c.Verdict, i, "verdict")
		oneOf(f, labels, c.NoSourceReason, i, "label")
		c.Regions = catalog.StudiedRegions(c.Sources, l.Regions)
		if len(c.SourceIDs) == 0 && c.NoSourceReason == "" && f.Whole() {
			f.FaultAs(frontmatter.CodeSource, f.Line(i), "%s has no source: name one, or say in label why it may stand without", c.ID)
		}
	}
	f = l.lists["evidence.yaml"]
	for i, e := range l.Evidence {
		oneOf(f, bases, e.Basis, i, "basis")
	}
}

// checkSeen checks what source i says about how and when we saw it.
func checkSeen(f *frontmatter.File, s *catalog.Source, i int) {
	if s.Seen == nil {
		return // reported as missing
	}
	oneOf(f, catalog.IDs(catalog.WaysSeen()), s.Seen.As, i, "seen", "as")
	switch hasDay := !s.Seen.On.IsZero(); {
	case hasDay && s.Seen.As == catalog.NotSeen:
		f.FaultAt([]any{i, "seen"}, "a source that was not seen has no day on which it was")
	case !hasDay && s.Seen.As != catalog.NotSeen && f.Whole():
		f.FaultAt([]any{i, "seen"}, `say on which day it was seen, such as {as: abstract, on: 2026-11-20}`)
	case s.Seen.On.After(s.Checked.Time) && !s.Checked.IsZero():
		f.FaultAs(frontmatter.CodeDate, f.Line(i, "seen"), "seen on %s, but last checked on %s: who looks at a source checks its entry", s.Seen.On.ISO(), s.Checked.ISO())
	}
}

// checkMedicines checks that each line about a medicine either has sources or ends with a label.
func (l *linker) checkMedicines() {
	f := l.lists[medicinesFile]
	for i, m := range l.Medicines {
		for field, lines := range map[string][]catalog.MedicineLine{"do_not": m.DoNot, "ask": m.Ask} {
			for j, line := range lines {
				isLabelled, hasSources := strings.Contains(line.Line, "{practice}"), len(line.SourceIDs) > 0
				if isLabelled == hasSources && f.Whole() {
					f.FaultAs(frontmatter.CodeSource, f.Line(i, field, j), "a line names its sources, or ends with the label {practice}")
				}
			}
		}
	}
}

// checkQuestions checks the warnings and related pages of questions.
func (l *linker) checkQuestions() {
	f := l.lists["questions.yaml"]
	for i, q := range l.Questions {
		checkWarning(q.Warning, f, i, "warning")
		l.arrangeSigns(q.Warning, f, i, "warning")
		if q.Warning != nil && !q.Page {
			f.FaultAt([]any{i, "warning"}, "only an answer with a page of its own has a warning: write the signs within it, or page: true")
		}
		if len(q.RelatedIDs) > 0 && !q.Page {
			f.FaultAt([]any{i, "related"}, "only an answer with a page of its own shows related pages: write page: true, or leave them to %s", q.MoreID)
		}
	}
}

// checkCautions checks the bases of cautions, and that those that the program itself names exist.
func (l *linker) checkCautions() {
	f := l.lists["cautions.yaml"]
	for i, c := range l.Cautions {
		oneOf(f, cautionBases, c.Basis, "cautions", i, "basis")
		needsSource := c.Basis != "" && c.Basis != "usual-practice"
		if needsSource && len(c.SourceIDs) == 0 && f.Whole() {
			f.FaultAs(frontmatter.CodeSource, f.Line("cautions", i), "%s names no source: then its basis is usual-practice", c.ID)
		}
	}
	cautions := indexFor[*catalog.Caution](l)
	for _, id := range []string{catalog.CautionAllExercise, catalog.CautionBendyJoints, catalog.CautionHealing} {
		if cautions.byID[id] == nil && !cautions.mayLackIDs {
			f.Fault(1, "the caution %s is missing: it holds for moves without being named", id)
		}
	}
}
