package load

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/view"
)

// startFile is the name of the file with the form that finds a routine.
const startFile = "start.yaml"

// Limits of the form that finds a routine. Readers answer all of its questions, and checkAllAnswers tries every
// combination of answers.
const maxStartQuestions, maxCombinations = 5, 2000

// maxWhy limits the words about why a routine was chosen.
const maxWhy = 24

// readStart reads the form that finds a routine.
func (l *loader) readStart() {
	l.Start = &catalog.Start{}
	f := l.readInto(startFile, l.Start)
	if manyCombinations(l.Start) {
		f.Fail(f.Line("questions"), "more than %d combinations of answers: take some out", maxCombinations)
		*l.Start = catalog.Start{}
		return
	}
	checkStart(l.Start, f)
}

// manyCombinations reports whether there are too many combinations of answers to try them all.
func manyCombinations(form *catalog.Start) bool {
	n := 1
	for _, q := range form.Questions {
		if n *= max(1, len(q.Answers)); n > maxCombinations {
			return true
		}
	}
	return false
}

// checkStart makes the checks of the form that need no other file.
func checkStart(form *catalog.Start, f *frontmatter.File) {
	checkIDs(f, form.Questions, "questions")
	if n := len(form.Questions); n > maxStartQuestions {
		f.FaultAt([]any{"questions"}, "%d questions: at most %d stand before a routine", n, maxStartQuestions)
	}
	for i, q := range form.Questions {
		checkIDs(f, q.Answers, "questions", i, "answers")
		for j, a := range q.Answers {
			at := []any{"questions", i, "answers", j}
			checkWarning(a.Warning, f, subpath(at, "warning")...)
			checkWarning(a.WarnNew, f, subpath(at, "warn_new")...)
			numbers := strings.Join(numberIn.FindAllString(a.Name, -1), " ")
			if saysMinutes := numbers == strconv.Itoa(a.Minutes); a.Minutes > 0 && a.Name != "" && !saysMinutes {
				f.FaultAt(subpath(at, "name"), "this answer is %d minutes: say that number here, and no other", a.Minutes)
			}
		}
	}
	for i, r := range form.Routes {
		if n := len(strings.Fields(r.Why)); n > maxWhy {
			f.FaultAt([]any{"routes", i, "why"}, "%d words on why it is this routine: one sentence of at most %d", n, maxWhy)
		}
		answers := slices.Concat(slices.Collect(maps.Values(r.When))...)
		for _, n := range numberIn.FindAllString(r.Why, -1) {
			if !slices.Contains(answers, n) {
				f.FaultAt([]any{"routes", i, "why"}, "no answer that leads here is %s: correct the number, or say it without", n)
			}
		}
	}
}

// numberIn matches a number.
var numberIn = regexp.MustCompile(`\d+`)

// checkLinkedStart checks what the form refers to.
func (l *loader) checkLinkedStart() {
	f := l.lists[startFile]
	for i, q := range l.Start.Questions {
		for j, a := range q.Answers {
			at := []any{"questions", i, "answers", j}
			l.arrangeSigns(a.Warning, f, subpath(at, "warning")...)
			if a.WarnNew != nil { // each sign has a line of its own, so it may be long
				catalog.MostUrgentFirst(a.WarnNew.Signs)
			}
		}
	}
	for i, r := range l.Start.Routes {
		l.checkWhen(f, r, i)
	}
}

// checkWhen reports conditions of route i that no answer can meet.
func (l *loader) checkWhen(f *frontmatter.File, r *catalog.Route, i int) {
	questions := indexOf("question", l.Start.Questions, f)
	for id, wanted := range r.When {
		q := questions.byID[id]
		if q == nil {
			f.FaultAs(frontmatter.CodeReference, f.Line("routes", i, "when", id), "there is no question %s%s", id, questions.hint(id))
			continue
		}
		indexOf("answer", q.Answers, f).resolveAll(f, wanted, "routes", i, "when", id)
		if len(wanted) == 0 {
			f.FaultAt([]any{"routes", i, "when", id}, "no answer to %s: name some, or take the line out", id)
		}
	}
}

// checkAllAnswers finds the routine for every combination of answers. It reports combinations without a routine, routes
// that no combination leads to, and routines that do not fit an answer. The form must be complete.
func (l *loader) checkAllAnswers() {
	f := l.lists[startFile]
	var lost []string
	reached := map[*catalog.Route]bool{}
	type routeAnswer struct {
		*catalog.Route
		*catalog.StartAnswer
	}
	checked := map[routeAnswer]bool{}
	for _, v := range view.Starts(l.Start) {
		found := v.Find()
		if found == nil {
			lost = append(lost, v.Query())
			continue
		}
		reached[found] = true
		i := slices.Index(l.Start.Routes, found)
		for j, a := range v.Answers {
			pair := routeAnswer{found, a}
			if checked[pair] {
				continue
			}
			checked[pair] = true
			if why := routineMisfit(found.Routine, a); why != "" {
				f.FaultAt([]any{"routes", i, "routine"}, "%s does not fit %s=%s: %s", found.RoutineID, l.Start.Questions[j].ID, a.ID, why)
			}
		}
	}
	l.checkExcept(f)
	if len(lost) > 0 {
		more := ""
		if n := len(lost) - 1; n > 0 {
			more = fmt.Sprintf(", nor for %s", catalog.Count(n, "other combination"))
		}
		f.FaultAt([]any{"routes"}, "no route for %s%s", lost[0], more)
	}
	for i, r := range l.Start.Routes {
		if !reached[r] {
			f.FaultAt([]any{"routes", i}, "no answers lead here: those above take all that would fit")
		}
	}
}

// checkExcept reports exceptions of answers that have no effect: the kind, class or words that they are an exception to
// may be missing.
func (l *loader) checkExcept(f *frontmatter.File) {
	for i, q := range l.Start.Questions {
		for j, a := range q.Answers {
			out := a.LeaveOut
			out.Except = nil
			for n, m := range a.LeaveOut.Except {
				leftOut := func(p *catalog.Position) bool { return itemMisfit(&catalog.Item{Move: m, Position: p}, out) != "" }
				if !slices.ContainsFunc(m.Positions(), leftOut) {
					f.FaultAt([]any{"questions", i, "answers", j, "leave_out", "except", n}, "%s fits without this: take it out, or name the kind, the class or the words that it is an exception of", m.ID)
				}
			}
		}
	}
}

// routineMisfit says why a routine does not fit an answer, "" if it does.
func routineMisfit(r *catalog.Routine, a *catalog.StartAnswer) string {
	for _, region := range a.Regions {
		if !slices.Contains(r.Regions, region) {
			return "it is not for the " + catalog.Lower(region.Name)
		}
	}
	if n := r.Items.AllowMinutes(); a.Minutes > 0 && n > a.Allowed() {
		return fmt.Sprintf("it takes %d minutes, and at most %d are allowed", n, a.Allowed())
	}
	for _, item := range r.Items {
		if a.OffFloor && item.Position.OnFloor() {
			return item.MoveID + " is done on the floor"
		}
		if c := a.Condition; c != nil && c.LeavesOut(item.Move, item.Position) {
			return fmt.Sprintf("with %s %s is left out", c.ID, item.MoveID)
		}
		if reason := itemMisfit(item, a.LeaveOut); reason != "" {
			return reason
		}
	}
	return ""
}

// itemMisfit says why a move of a routine must be left out, "" if it may stay.
func itemMisfit(item *catalog.Item, out catalog.LeaveOut) string {
	if slices.Contains(out.Except, item.Move) {
		return ""
	}
	if slices.Contains(out.Kinds, item.Move.Kind) {
		return fmt.Sprintf("%s is of the kind %s", item.MoveID, item.Move.KindID)
	}
	for _, class := range item.Move.ClassesIn(item.Position) {
		if slices.Contains(out.Classes, class) {
			return fmt.Sprintf("%s is of the caution class %s", item.MoveID, class.ID)
		}
	}
	return ""
}

// linkStartPages resolves the addresses of the pages to read after an answer. It needs the sitemap.
func (l *loader) linkStartPages() {
	f := l.lists[startFile]
	for i, q := range l.Start.Questions {
		for j, a := range q.Answers {
			for n, path := range a.MorePaths {
				if page := l.furtherPage(f, path, "questions", i, "answers", j, "more", n); page != nil {
					a.More = append(a.More, page)
				}
			}
		}
	}
}

// furtherPage returns the page, section or table row at an address, for readers to go on to. If there is none, it
// reports a fault at path at in f and returns nil.
func (l *loader) furtherPage(f *frontmatter.File, address string, at ...any) *catalog.PageEntry {
	page, fault := l.pageOrSection(address), l.linkFault(address)
	if fault == "" && page == nil && !l.incomplete() {
		fault = "write the address of one page of the site, of a section of a guide or of a treatment, found " + address
	}
	if fault != "" {
		f.FaultAt(at, "%s", fault)
		return nil
	}
	return page
}

// pageOrSection returns the page at an address, a section of a guide with its heading as title, or a row of the table
// of treatments. It returns nil if there is none of them.
func (l *loader) pageOrSection(address string) *catalog.PageEntry {
	path, fragment, hasFragment := strings.Cut(address, "#")
	if !hasFragment {
		return l.sitemap.PageEntry(path)
	}
	for _, g := range l.Guides {
		for _, h := range g.Body.Headings {
			if g.Path == path && h.ID == fragment {
				return &catalog.PageEntry{Path: address, Title: h.Text}
			}
		}
	}
	for _, t := range l.Treatments {
		if t.Path() == address {
			return &catalog.PageEntry{Path: address, Title: t.Title()}
		}
	}
	return nil
}
