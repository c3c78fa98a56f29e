package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// openQuestions returns the questions that still need an answer, once the reader has answered a question that needs
// one. A reader who comes from the moves for a condition has not, although the condition is filled in.
func openQuestions(v view.Start) []*catalog.StartQuestion {
	for i, q := range v.Form.Questions {
		if !q.Several && len(v.Answers[i]) > 0 {
			return v.Open()
		}
	}
	return nil
}

// isOpen reports whether q is among the open questions.
func isOpen(q *catalog.StartQuestion, open []*catalog.StartQuestion) bool {
	return slices.Contains(open, q)
}

// openAttributes returns the attribute that links an open question to the line which says that it is open.
func openAttributes(q *catalog.StartQuestion, open []*catalog.StartQuestion) templ.Attributes {
	if !isOpen(q, open) {
		return nil
	}
	return templ.Attributes{"aria-describedby": "open-" + q.ID}
}

// startTitle returns the title of the form. It begins with the number of open questions.
func startTitle(p *catalog.Page, open []*catalog.StartQuestion) string {
	if len(open) == 0 {
		return p.Title
	}
	return stillOpenWords(len(open)) + ": " + p.Title
}

// stillOpenWords says that n questions are open.
func stillOpenWords(n int) string { return catalog.Count(n, "question") + " to go" }

// answerWarnings returns the warnings for the answers, and for the conditions in them.
func answerWarnings(v view.Start) []*catalog.Warning {
	var out []*catalog.Warning
	for _, a := range v.All() {
		if a.Warning != nil {
			out = append(out, a.Warning)
		}
		if a.Condition != nil {
			out = append(out, a.Condition.Warnings...)
		}
	}
	return joinWarnings(out)
}

// joinWarnings joins the signs of all warnings into one warning, each sign once and the most urgent first. The warnings
// that are texts follow.
func joinWarnings(warnings []*catalog.Warning) []*catalog.Warning {
	all := &catalog.Warning{}
	var texts []*catalog.Warning
	for _, w := range warnings {
		if len(w.Signs) == 0 {
			texts = append(texts, w)
		}
		for _, sign := range w.Signs {
			if !slices.Contains(all.Signs, sign) {
				all.Signs = append(all.Signs, sign)
			}
		}
	}
	slices.SortStableFunc(all.Signs, func(a, b *catalog.Sign) int { return a.Level.Number - b.Level.Number })
	if len(all.Signs) == 0 {
		return texts
	}
	return append([]*catalog.Warning{all}, texts...)
}

// fitWarnings returns the warnings for conditions.
func fitWarnings(conditions []*catalog.Condition) []*catalog.Warning {
	var out []*catalog.Warning
	for _, c := range conditions {
		out = append(out, c.Warnings...)
	}
	return joinWarnings(out)
}

// furtherPages returns the pages to read after the answers, each once. It begins with those for the last answer, which
// is the most specific.
func furtherPages(v view.Start) []*catalog.PageEntry {
	answers := v.All()
	slices.Reverse(answers)
	return gather(answers, func(a *catalog.StartAnswer) []*catalog.PageEntry { return a.More })
}

// answerNames lists the answers in one line.
func answerNames(v view.Start) string {
	var names []string
	for _, a := range v.All() {
		names = append(names, a.Name)
	}
	return strings.Join(names, " · ")
}

// foundSession returns the session of what is left of a routine. For a reader without conditions it is the routine
// itself. Otherwise it is a sheet, which says what to change for the conditions.
func foundSession(f *view.Found) catalog.Session {
	if len(f.Fits) == 0 {
		return f.Routine.Session()
	}
	return handout.Sheet{Days: f.Routine.DaysAWeek, Fits: f.Fits}.With(f.Items...).Session()
}

// foundWhy says why this routine was found. If moves are left out, it does not repeat what the routine says about
// itself, because that may be about those moves.
func foundWhy(v view.Start, f *view.Found) string {
	if len(f.LeftOut) == 0 {
		return f.Why
	}
	return "The moves of this routine that suit you."
}

// foundFacts says how long the moves for a reader take, and how many trips to the floor they need.
func foundFacts(v view.Start, f *view.Found) string {
	if minutes, takes := minutesAsked(v), f.Items.AllowMinutes(); takes < minutes {
		return fmt.Sprintf("%d of your %d minutes, %s. %s", takes, minutes, countMoves(len(f.Items)), floorTripsText(f.Items))
	}
	return routineFacts(f.Items)
}

// minutesAsked returns how many minutes the reader has, or 0 if the answers do not say.
func minutesAsked(v view.Start) int {
	for _, a := range v.All() {
		if a.Minutes > 0 {
			return a.Minutes
		}
	}
	return 0
}

// wholeRoutineLink returns the text of the link to the page of the routine, which has all of its moves.
func wholeRoutineLink(f *view.Found) string {
	if len(f.LeftOut) == 0 {
		return "All about this routine"
	}
	return "The whole routine, with what is left out here"
}

// foundPreparation returns what to know before doing what is left of a routine.
func foundPreparation(found *view.Found) []string {
	if len(found.LeftOut) == 0 {
		return found.Routine.Preparation
	}
	if found.Items.FloorTrips() == 0 {
		return nil
	}
	return []string{"If you would rather not use the floor today, choose that in your answers."}
}

// leftOutWords says which moves are left out and why, such as “Left out, for thin bones: child's pose and cat-cow.”
func leftOutWords(u view.Unsuited) string {
	if u.NotJudged {
		return "Not judged for " + catalog.Lower(u.Answer.Name) + ", so left out: " + titles(u.Moves) + "."
	}
	return "Left out, for " + catalog.Lower(u.Answer.Name) + ": " + titles(u.Moves) + "."
}

// startFits returns the filter that sorts moves by how they suit the conditions of the reader.
func startFits(s Site, v view.Start) view.Filter {
	return s.MoveList.Only(view.FitsKey, catalog.IDs(v.Conditions())...)
}

const readFirstTitle = "Read this before you move"

// conditionPages returns the first page to read for each condition of a reader, each page once.
func conditionPages(v view.Start) []*catalog.PageEntry {
	var out []*catalog.PageEntry
	for _, a := range v.All() {
		if a.Condition != nil && !slices.Contains(out, a.More[0]) {
			out = append(out, a.More[0])
		}
	}
	return out
}

// chooseWords says how many answers a reader may choose.
func chooseWords(q *catalog.StartQuestion) string {
	if q.Several {
		return "all that fit, or the last"
	}
	return "one"
}

// answerControl returns the attributes of the control for an answer: a checkbox if several may be chosen, or else a
// radio button.
func answerControl(q *catalog.StartQuestion) templ.Attributes {
	if q.Several {
		return templ.Attributes{"type": "checkbox"}
	}
	return templ.Attributes{"type": "radio", "required": true}
}
