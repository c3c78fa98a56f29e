package view

import (
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
)

// FitsKey is the parameter of conditions that moves are to suit.
const FitsKey = "fits"

// Fit says whether a move suits a reader with a condition. The smaller is the more careful.
type Fit int

// The fits.
const (
	LeaveOut   Fit = iota
	ChangeIt       // or ask first
	NotJudged      // nobody has said
	StartSmall     // nothing is known to speak against it
)

// A Judgement is the fit of a move in some of its positions, with what its texts say about it.
type Judgement struct {
	Move       *catalog.Move
	Positions  []*catalog.Position
	Not        []*catalog.Position // where alone the move is left out, if it suits readers in Positions
	Fit        Fit
	Lines      []string
	Everywhere bool // it holds in all positions that were asked for
	Elsewhere  bool // the move is left out only for where it is done, and suits readers in another position
}

// judge returns the fit of m in position p for readers with condition c. The first rule that holds decides:
//
//  1. c names m among the moves to leave out, or only another position of it suits: leave out.
//  2. c leaves out the position: leave out. It leaves out a caution class of m there, or a line of m says so: leave
//     out, unless c says how to change it.
//  3. c says how to change it: change, unless m is one to start with that rule 2 does not speak against.
//  4. A care line of m names c, or m has a caution of c: change.
//  5. c starts with m: start small.
//  6. Otherwise nobody has judged it.
//
// A line keeps whom it concerns if that is less than the condition.
func judge(c *catalog.Condition, m *catalog.Move, p *catalog.Position) Judgement {
	j := Judgement{Move: m, Positions: []*catalog.Position{p}, Fit: NotJudged}
	for _, line := range m.AllCareLines() {
		if names(c, line) {
			j.Lines = append(j.Lines, shorten(c, line))
		}
	}
	starts, change := slices.Contains(c.Start, m), fitOf(c.Change, m)
	cautions := m.CautionsIn(p, m.Dose, c.Cautions)
	switch {
	case LeavesOut(c, m, p):
		j.Fit, j.Lines = LeaveOut, insteadOf(c, m)
	case change != nil && (!starts || excludes(c, m, p)):
		j.Fit = ChangeIt
		if change.Text != "" {
			j.Lines = []string{change.Text}
		}
	case len(j.Lines) > 0:
		j.Fit = ChangeIt
	case len(cautions) > 0:
		j.Fit = ChangeIt
		for _, caution := range cautions {
			j.Lines = append(j.Lines, caution.Adapt)
		}
	case starts:
		j.Fit = StartSmall
	}
	return j
}

// MayDo reports whether readers with all these conditions may do m in position p without asking: it is neither left out
// nor not judged, and no line about it says to ask first.
func MayDo(conditions []*catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	j := judgeAll(conditions, m, p)
	asks := slices.ContainsFunc(j.Lines, func(line string) bool { return strings.Contains(strings.ToLower(line), "ask first") })
	return !asks && (j.Fit == ChangeIt || j.Fit == StartSmall)
}

// LeavesOut reports whether readers with c leave m out in position p: rules 1 and 2 of judge.
func LeavesOut(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	return fitOf(c.Moves, m) != nil || misplaced(c, m, p) || fitOf(c.Change, m) == nil && (excludes(c, m, p) || names(c, m.LeaveOut))
}

// misplaced reports whether it is p that does not suit readers with c, who may change m in another position.
func misplaced(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	change := fitOf(c.Change, m)
	if change != nil && change.Position != nil {
		return change.Position != p
	}
	return change != nil && slices.Contains(c.Positions, p)
}

// excludes reports whether m in position p is of a kind that c leaves out: because of p, or of its caution classes
// there.
func excludes(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	return c.All || slices.Contains(c.Positions, p) ||
		slices.ContainsFunc(m.ClassesIn(p), func(class *catalog.Class) bool { return slices.Contains(c.Classes, class) })
}

// fitOf returns what moves say of m, nil if they do not name it.
func fitOf(moves []catalog.FitMove, m *catalog.Move) *catalog.FitMove {
	i := slices.IndexFunc(moves, func(x catalog.FitMove) bool { return x.Move == m })
	if i < 0 {
		return nil
	}
	return &moves[i]
}

// insteadOf says what readers with c do instead of m, which they leave out: as c says, or the line of the move about
// leaving it out.
func insteadOf(c *catalog.Condition, m *catalog.Move) []string {
	if out := fitOf(c.Moves, m); out != nil && out.Text != "" {
		return []string{out.Text}
	}
	if names(c, m.LeaveOut) {
		return []string{shorten(c, m.LeaveOut)}
	}
	return nil
}

// shorten takes from a care line whom it concerns, if that is all readers with c.
func shorten(c *catalog.Condition, line string) string {
	trigger, change := catalog.CareTrigger(line)
	whom, _, _ := strings.Cut(strings.ToLower(trigger), " (")
	if slices.Contains(c.Care, strings.TrimSuffix(whom, "?")) {
		return strings.TrimSpace(change)
	}
	return line
}

// names reports whether a care line begins with whom c concerns.
func names(c *catalog.Condition, line string) bool {
	trigger, _ := catalog.CareTrigger(strings.ToLower(line))
	return slices.ContainsFunc(c.Care, func(word string) bool { return strings.Contains(trigger, word) })
}

// Concerns reports whether a care line begins with whom one of these conditions concerns.
func Concerns(conditions []*catalog.Condition, line string) bool {
	return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return names(c, line) })
}

// Judge returns the fits of m in positions for readers with all these conditions, the most careful of each position,
// and positions of the same fit together.
func Judge(conditions []*catalog.Condition, m *catalog.Move, positions []*catalog.Position) []Judgement {
	var out []Judgement
	for _, p := range positions {
		j := judgeAll(conditions, m, p)
		same := slices.IndexFunc(out, func(other Judgement) bool { return other.Fit == j.Fit && slices.Equal(other.Lines, j.Lines) })
		if same < 0 {
			out = append(out, j)
			continue
		}
		out[same].Positions = append(out[same].Positions, p)
	}
	for i := range out {
		j := &out[i]
		j.Everywhere = len(out) == 1
		j.Elsewhere = j.Fit == LeaveOut && len(fitting(conditions, m)) > 0 &&
			!slices.ContainsFunc(conditions, func(c *catalog.Condition) bool {
				return !slices.Contains(c.Positions, j.Positions[0]) && !misplaced(c, m, j.Positions[0]) && LeavesOut(c, m, j.Positions[0])
			})
	}
	for _, barred := range out {
		for i := range out {
			if barred.Elsewhere && out[i].Fit != LeaveOut {
				out[i].Not = append(out[i].Not, barred.Positions...)
			}
		}
	}
	return out
}

// Best returns the fit of m in the one of positions where it suits readers with all these conditions best, the first of
// those alike.
func Best(conditions []*catalog.Condition, m *catalog.Move, positions []*catalog.Position) Judgement {
	rank := []Fit{LeaveOut, NotJudged, ChangeIt, StartSmall}
	best := judgeAll(conditions, m, positions[0])
	for _, p := range positions[1:] {
		if j := judgeAll(conditions, m, p); slices.Index(rank, j.Fit) > slices.Index(rank, best.Fit) {
			best = j
		}
	}
	return best
}

// judgeAll returns the most careful of the fits of m in position p for readers with all these conditions, with the
// lines of those that agree on it. What to do instead for one condition may not suit another: several have no such
// line. What to change is named for its condition if there is more to say for another one. Changes that disagree leave
// the move out.
func judgeAll(conditions []*catalog.Condition, m *catalog.Move, p *catalog.Position) Judgement {
	all := Judgement{Move: m, Positions: []*catalog.Position{p}, Fit: StartSmall}
	var each []Judgement
	for _, c := range conditions {
		each = append(each, judge(c, m, p))
		all.Fit = min(all.Fit, each[len(each)-1].Fit)
	}
	if len(each) == 1 {
		return each[0]
	}
	if disagree(conditions, m) {
		all.Fit = LeaveOut
	}
	if all.Fit != ChangeIt {
		return all
	}
	var changes, named []string
	for i, j := range each {
		line := strings.Join(j.Lines, " ")
		switch {
		case j.Fit == NotJudged:
			named = append(named, nameFor(conditions[i], "Not judged, so ask first."))
		case line != "" && !slices.Contains(changes, line):
			changes, named = append(changes, line), append(named, nameFor(conditions[i], line))
		}
	}
	all.Lines = named
	if len(named) == 1 {
		all.Lines = changes
	}
	return all
}

// disagree reports whether what two of these conditions change in m cannot be done together.
func disagree(conditions []*catalog.Condition, m *catalog.Move) bool {
	return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool {
		change := fitOf(c.Change, m)
		return change != nil && slices.ContainsFunc(change.NotWith,
			func(other *catalog.Condition) bool { return slices.Contains(conditions, other) })
	})
}

// nameFor says for which condition a line is, if the line does not begin with whom it concerns.
func nameFor(c *catalog.Condition, line string) string {
	if trigger, _ := catalog.CareTrigger(line); trigger != "" {
		return line
	}
	return catalog.Capital(c.Short) + ": " + catalog.Lower(line)
}

// fits are the conditions that readers can sort moves by.
type fits struct {
	all     []*catalog.Condition
	options []catalog.Value
	suited  func() map[suit][]*catalog.Position // where moves suit conditions, computed once
}

// suit is a move for readers with a condition.
type suit struct {
	move      *catalog.Move
	condition *catalog.Condition
}

func newFits(c *catalog.Content) fits {
	var f fits
	for _, c := range c.Conditions {
		if c.Title != "" {
			f.all = append(f.all, c)
			f.options = append(f.options, catalog.Value{ID: c.ID, Name: c.Title})
		}
	}
	f.suited = sync.OnceValue(func() map[suit][]*catalog.Position {
		suited := map[suit][]*catalog.Position{}
		for _, m := range c.Moves {
			for _, c := range f.all {
				suited[suit{m, c}] = fitting([]*catalog.Condition{c}, m)
			}
		}
		return suited
	})
	return f
}

// positions lists the positions of m that suit readers with all these conditions.
func (x fits) positions(conditions []*catalog.Condition, m *catalog.Move) []*catalog.Position {
	if disagree(conditions, m) {
		return nil
	}
	suited := x.suited()
	return slices.DeleteFunc(m.Positions(), func(p *catalog.Position) bool {
		return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return !slices.Contains(suited[suit{m, c}], p) })
	})
}

// ConditionsOf lists those of the conditions that f names.
func ConditionsOf(conditions []*catalog.Condition, f Filter) []*catalog.Condition {
	ids := f.Chosen(FitsKey)
	if len(ids) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(conditions), func(c *catalog.Condition) bool { return !slices.Contains(ids, c.ID) })
}

// positionIDs lists the IDs of the positions in which m suits the conditions of f.
func (x fits) positionIDs(m *catalog.Move, f Filter) []string {
	return catalog.IDs(x.positions(ConditionsOf(x.all, f), m))
}

// any reports whether m suits the conditions of f in a position, whichever.
func (x fits) any(m *catalog.Move, f Filter) bool {
	chosen := ConditionsOf(x.all, f)
	return len(chosen) == 0 || len(x.positions(chosen, m)) > 0
}

// conditions lists the IDs of those conditions that m suits, together with those of f, in a position of f.
func (x fits) conditions(m *catalog.Move, f Filter) []string {
	var out []string
	positions, chosen := f.Chosen("position"), ConditionsOf(x.all, f)
	for _, c := range x.all {
		if slices.ContainsFunc(x.positions(append(chosen[:len(chosen):len(chosen)], c), m), func(p *catalog.Position) bool {
			return len(positions) == 0 || slices.Contains(positions, p.ID)
		}) {
			out = append(out, c.ID)
		}
	}
	return out
}

// fitting lists the positions of m that suit readers with all these conditions.
func fitting(conditions []*catalog.Condition, m *catalog.Move) []*catalog.Position {
	if disagree(conditions, m) {
		return nil
	}
	return slices.DeleteFunc(m.Positions(), func(p *catalog.Position) bool {
		return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return LeavesOut(c, m, p) })
	})
}
