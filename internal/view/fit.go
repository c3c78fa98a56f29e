package view

import (
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
)

// FitsKey is the parameter for the conditions that moves should suit.
const FitsKey = "fits"

// Fit says how well a move suits a reader with a condition. Smaller values are more careful.
type Fit int

// The fits.
const (
	LeaveOut   Fit = iota
	ChangeIt       // change the move, or ask first
	NotJudged      // nobody has judged the move for this condition
	StartSmall     // nothing known speaks against the move
)

// A Judgement says how well a move suits a reader in some of its positions, and what its texts say about that.
type Judgement struct {
	Move       *catalog.Move
	Positions  []*catalog.Position
	NotIn      []*catalog.Position // positions in which the move is left out, if it is not left out in Positions
	Fit        Fit
	Lines      []string
	Everywhere bool // the judgement holds in all positions that were asked for
	Elsewhere  bool // the move is left out only because of the position, and suits the reader in another one
}

// judge returns how well m in position p suits readers with condition c. The first rule that applies decides:
//
//  1. If c lists m among the moves to leave out, or allows it only in another position: leave it out.
//  2. If c leaves out position p: leave it out. If c leaves out a caution class that m has there, or a line of m says
//     that such readers leave it out: leave it out, unless c says how to change it.
//  3. If c says how to change it: change it, unless m is a move to start with to which rule 2 does not object.
//  4. If a care line of m names c, or m has a caution that belongs to c: change it.
//  5. If m is a move to start with for c: start small.
//  6. Otherwise nobody has judged it.
//
// A line of m does not repeat whom it concerns, unless that is only some of the readers with c.
func judge(c *catalog.Condition, m *catalog.Move, p *catalog.Position) Judgement {
	j := Judgement{Move: m, Positions: []*catalog.Position{p}, Fit: NotJudged}
	for _, line := range m.AllCareLines() {
		if names(c, line) {
			j.Lines = append(j.Lines, shorten(c, line))
		}
	}
	isStart, change := slices.Contains(c.Start, m), fitOf(c.Change, m)
	cautions := m.CautionsIn(p, m.Dose, c.Cautions)
	switch {
	case LeavesOut(c, m, p):
		j.Fit, j.Lines = LeaveOut, insteadOf(c, m)
	case change != nil && (!isStart || excludes(c, m, p)):
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
	case isStart:
		j.Fit = StartSmall
	}
	return j
}

// MayDo reports whether readers with all these conditions may do m in position p without asking first. They may if the
// move is neither left out nor not judged, and no line about it says to ask first. Without conditions they may.
func MayDo(conditions []*catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	j := judgeAll(conditions, m, p)
	asks := slices.ContainsFunc(j.Lines, func(line string) bool { return strings.Contains(strings.ToLower(line), "ask first") })
	return !asks && (j.Fit == ChangeIt || j.Fit == StartSmall)
}

// LeavesOut reports whether readers with c must leave out m in position p. These are rules 1 and 2 of judge.
func LeavesOut(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	isListed, canBeChanged := fitOf(c.Moves, m) != nil, fitOf(c.Change, m) != nil
	if isListed || misplaced(c, m, p) {
		return true
	}
	return !canBeChanged && (excludes(c, m, p) || names(c, m.LeaveOut))
}

// leavesOutAnywhere reports whether readers with c must leave out m in position p for a reason other than the position.
func leavesOutAnywhere(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	isPosition := slices.Contains(c.Positions, p) || misplaced(c, m, p)
	return !isPosition && LeavesOut(c, m, p)
}

// misplaced reports whether only position p is the problem: readers with c may do a changed m in another position.
func misplaced(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	change := fitOf(c.Change, m)
	if change != nil && change.Position != nil {
		return change.Position != p
	}
	return change != nil && slices.Contains(c.Positions, p)
}

// excludes reports whether c leaves out everything of the kind of m in position p: because it leaves out all moves, the
// position, or a caution class that m has there.
func excludes(c *catalog.Condition, m *catalog.Move, p *catalog.Position) bool {
	return c.All || slices.Contains(c.Positions, p) ||
		slices.ContainsFunc(m.ClassesIn(p), func(class *catalog.Class) bool { return slices.Contains(c.Classes, class) })
}

// fitOf returns the entry for m in moves, or nil if there is none.
func fitOf(moves []catalog.FitMove, m *catalog.Move) *catalog.FitMove {
	i := slices.IndexFunc(moves, func(f catalog.FitMove) bool { return f.Move == m })
	if i < 0 {
		return nil
	}
	return &moves[i]
}

// insteadOf says what readers with c should do in place of m, which they leave out. It returns what c says, or else the
// line of m about leaving it out.
func insteadOf(c *catalog.Condition, m *catalog.Move) []string {
	if out := fitOf(c.Moves, m); out != nil && out.Text != "" {
		return []string{out.Text}
	}
	if names(c, m.LeaveOut) {
		return []string{shorten(c, m.LeaveOut)}
	}
	return nil
}

// shorten removes from a care line whom it concerns, if that is true of all readers with c.
func shorten(c *catalog.Condition, line string) string {
	trigger, change := catalog.CareTrigger(line)
	whom, _, _ := strings.Cut(strings.ToLower(trigger), " (")
	if slices.Contains(c.Care, strings.TrimSuffix(whom, "?")) {
		return strings.TrimSpace(change)
	}
	return line
}

// names reports whether the beginning of a care line, which says whom it concerns, names c.
func names(c *catalog.Condition, line string) bool {
	trigger, _ := catalog.CareTrigger(strings.ToLower(line))
	return slices.ContainsFunc(c.Care, func(word string) bool { return strings.Contains(trigger, word) })
}

// Concerns reports whether a care line concerns readers with one of these conditions.
func Concerns(conditions []*catalog.Condition, line string) bool {
	return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return names(c, line) })
}

// Judge returns how well m suits readers with all these conditions in each of the positions. For each position the most
// careful judgement counts. Positions with the same judgement are together.
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
		if j.Fit == LeaveOut {
			suitsSomewhere := len(computePositions(conditions, m)) > 0
			j.Elsewhere = suitsSomewhere && !slices.ContainsFunc(conditions, func(c *catalog.Condition) bool {
				return leavesOutAnywhere(c, m, j.Positions[0])
			})
		}
	}
	for _, barred := range out {
		for i := range out {
			if barred.Elsewhere && out[i].Fit != LeaveOut {
				out[i].NotIn = append(out[i].NotIn, barred.Positions...)
			}
		}
	}
	return out
}

// Best returns the judgement for the position in which m suits readers with all these conditions best. If there are
// several such positions, it is for the first.
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

// judgeAll returns the most careful judgement of m in position p for readers with all these conditions.
//
// Of several conditions, what to do in place of the move for one may not suit another, so that is left out. If there
// are several lines about what to change, each names its condition. If the changes cannot be done together, the move is
// left out.
func judgeAll(conditions []*catalog.Condition, m *catalog.Move, p *catalog.Position) Judgement {
	all := Judgement{Move: m, Positions: []*catalog.Position{p}, Fit: StartSmall}
	var each []Judgement
	for _, c := range conditions {
		j := judge(c, m, p)
		each = append(each, j)
		all.Fit = min(all.Fit, j.Fit)
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

// disagree reports whether two of these conditions require changes of m that cannot be done together.
func disagree(conditions []*catalog.Condition, m *catalog.Move) bool {
	return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool {
		change := fitOf(c.Change, m)
		return change != nil && slices.ContainsFunc(change.NotWith,
			func(other *catalog.Condition) bool { return slices.Contains(conditions, other) })
	})
}

// nameFor puts the name of the condition before a line, unless the line already says whom it concerns.
func nameFor(c *catalog.Condition, line string) string {
	if trigger, _ := catalog.CareTrigger(line); trigger != "" {
		return line
	}
	return catalog.Capital(c.Short) + ": " + catalog.Lower(line)
}

// fitTable holds the conditions by which readers can sort moves.
type fitTable struct {
	all     []*catalog.Condition
	options []catalog.Value
	suited  func() map[fitKey][]*catalog.Position // returns the positions in which each move suits each condition; computed once
}

// fitKey is a key for a move and a condition.
type fitKey struct {
	move      *catalog.Move
	condition *catalog.Condition
}

// newFitTable returns the conditions of the content that have a title. The others are only for searches.
func newFitTable(c *catalog.Content) fitTable {
	var f fitTable
	for _, c := range c.Conditions {
		if c.Title != "" {
			f.all = append(f.all, c)
			f.options = append(f.options, catalog.Value{ID: c.ID, Name: c.Title})
		}
	}
	f.suited = sync.OnceValue(func() map[fitKey][]*catalog.Position {
		suited := map[fitKey][]*catalog.Position{}
		for _, m := range c.Moves {
			for _, c := range f.all {
				suited[fitKey{m, c}] = computePositions([]*catalog.Condition{c}, m)
			}
		}
		return suited
	})
	return f
}

// positions returns the positions in which m suits readers with all these conditions.
func (x fitTable) positions(conditions []*catalog.Condition, m *catalog.Move) []*catalog.Position {
	if disagree(conditions, m) {
		return nil
	}
	suited := x.suited()
	return slices.DeleteFunc(m.Positions(), func(p *catalog.Position) bool {
		return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return !slices.Contains(suited[fitKey{m, c}], p) })
	})
}

// ConditionsOf returns those conditions that are chosen in f.
func ConditionsOf(conditions []*catalog.Condition, f Filter) []*catalog.Condition {
	ids := f.Chosen(FitsKey)
	if len(ids) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(conditions), func(c *catalog.Condition) bool { return !slices.Contains(ids, c.ID) })
}

// positionIDs returns the IDs of the positions in which m suits the conditions in f.
func (x fitTable) positionIDs(m *catalog.Move, f Filter) []string {
	return catalog.IDs(x.positions(ConditionsOf(x.all, f), m))
}

// any reports whether m suits the conditions in f in at least one position.
func (x fitTable) any(m *catalog.Move, f Filter) bool {
	chosen := ConditionsOf(x.all, f)
	return len(chosen) == 0 || len(x.positions(chosen, m)) > 0
}

// conditions returns the IDs of the conditions that m suits together with those in f, in one of the positions in f.
func (x fitTable) conditions(m *catalog.Move, f Filter) []string {
	var out []string
	positions, chosen := f.Chosen("position"), ConditionsOf(x.all, f)
	isChosen := func(p *catalog.Position) bool { return len(positions) == 0 || slices.Contains(positions, p.ID) }
	for _, c := range x.all {
		together := append(slices.Clone(chosen), c)
		if slices.ContainsFunc(x.positions(together, m), isChosen) {
			out = append(out, c.ID)
		}
	}
	return out
}

// computePositions does what fitTable.positions does, without the cache.
func computePositions(conditions []*catalog.Condition, m *catalog.Move) []*catalog.Position {
	if disagree(conditions, m) {
		return nil
	}
	return slices.DeleteFunc(m.Positions(), func(p *catalog.Position) bool {
		return slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return LeavesOut(c, m, p) })
	})
}
