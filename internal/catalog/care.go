package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Class is a caution class: moves of a class share cautions.
type Class struct {
	ID         string   `yaml:"id" need:""`
	Name       string   `yaml:"name" need:""`
	CautionIDs []string `yaml:"cautions" ref:"Cautions" need:""`
	Stop       string   `yaml:"stop" read:""` // completes "Stop if"; "" if the lines for every move are enough

	Cautions []*Caution `yaml:"-"`
}

// Identifier returns the ID.
func (c *Class) Identifier() string { return c.ID }

// Brief returns the name up to "and" or "or", in lower case, such as "twisting".
func (c *Class) Brief() string {
	name, _, _ := strings.Cut(Lower(c.Name), " or ")
	name, _, _ = strings.Cut(name, " and ")
	return name
}

// Caution says who should avoid or change something.
type Caution struct {
	ID        string   `yaml:"id" need:""`
	Covers    string   `yaml:"covers" need:"" read:""`
	Session   bool     `yaml:"session"` // it concerns the whole session, so that changing or leaving out a move does not help
	Who       []string `yaml:"who"`     // whom it concerns, in a few words each; the same people are always named by the same words
	Ask       string   `yaml:"ask" need:"" read:""`
	Short     string   `yaml:"short" read:""` // Ask in one or two sentences, for use in texts; "" if no text needs it
	Adapt     string   `yaml:"adapt" need:"" read:""`
	Basis     string   `yaml:"basis" one:"bases of cautions" need:""` // reference, consensus or usual-practice
	Why       string   `yaml:"why" need:"" read:""`
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Departs []Departure `yaml:"departs"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (c *Caution) Identifier() string { return c.ID }

// Advice says what to ask, and what to change.
func (c *Caution) Advice() string { return c.Ask + " " + c.Adapt }

// PeopleConcerned lists the people whom cautions concern, each once, in order.
func PeopleConcerned(cautions []*Caution) []string {
	var out []string
	for _, c := range cautions {
		out = AppendNew(out, c.Who...)
	}
	return out
}

// withoutBrackets names people whom a caution concerns without the explanation in brackets.
func withoutBrackets(who string) string {
	name, _, _ := strings.Cut(who, " (")
	return name
}

// namedIn returns a function that reports whether lines name people whom a caution concerns.
func namedIn(lines []string) func(who string) bool {
	text := strings.ToLower(strings.Join(lines, " "))
	return func(who string) bool {
		stem := strings.TrimSuffix(strings.ToLower(withoutBrackets(who)), "cy") // "pregnan" also finds a line about pregnant people
		return strings.Contains(text, stem)
	}
}

// Asking names the people who should ask first before moves of one or more caution classes.
type Asking struct {
	Before string // such as "bending forward or twisting"
	Who    []string
}

// Askings divides whom cautions concern: those who ask first whatever they do, as no class brings the caution or more
// than two do, and the others by what they ask before. It leaves out of the others whom lines tell already what to do.
func (c *Content) Askings(cautions []*Caution, lines ...string) (always []string, before []Asking) {
	for _, caution := range cautions {
		var classes []string
		for _, class := range c.Classes {
			if slices.Contains(class.Cautions, caution) {
				classes = append(classes, class.Brief())
			}
		}
		if len(classes) == 0 || len(classes) > 2 {
			always = AppendNew(always, caution.Who...)
		} else {
			reason := strings.Join(classes, " or ")
			n := slices.IndexFunc(before, func(a Asking) bool { return a.Before == reason })
			if n < 0 {
				n, before = len(before), append(before, Asking{Before: reason})
			}
			before[n].Who = AppendNew(before[n].Who, caution.Who...)
		}
	}
	var out []Asking
	isNamed := namedIn(lines)
	for _, a := range before {
		a.Who = slices.DeleteFunc(a.Who, func(who string) bool { return slices.Contains(always, who) || isNamed(who) })
		a.Who = MapEach(a.Who, withoutBrackets)
		n := slices.IndexFunc(out, func(b Asking) bool { return slices.Equal(a.Who, b.Who) })
		switch {
		case len(a.Who) == 0:
		case n >= 0:
			out[n].Before += " or " + a.Before
		default:
			out = append(out, a)
		}
	}
	return always, out
}

// Medicine is what the site says about a medicine: who must not take it, and who must ask first. It is written once,
// and every text refers to it.
type Medicine struct {
	ID    string         `yaml:"id" need:""`
	Name  string         `yaml:"name" need:"" read:""`
	Names []string       `yaml:"names" need:""`         // the words that texts use for it
	Short string         `yaml:"short" need:"" read:""` // the rule in one or two sentences, for use within a text
	DoNot []MedicineLine `yaml:"do_not"`                // completes "Do not use it if you:"
	Ask   []MedicineLine `yaml:"ask"`                   // completes "Ask a pharmacist first if you:"

	Departs []Departure `yaml:"departs"`
}

// MedicineLine is one line in a list of people who must not take a medicine, or must ask first.
type MedicineLine struct {
	ID        string   `yaml:"id"`                   // what texts refer to it by, "" if none does
	Say       string   `yaml:"say" read:""`          // the line as a whole sentence, for texts that refer to it
	Line      string   `yaml:"line" need:"" read:""` // ends with the label {practice} if it has no sources
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (m *Medicine) Identifier() string { return m.ID }

// Sources lists the sources of all lines, each once, in order.
func (m *Medicine) Sources() []*Source {
	var out []*Source
	for _, line := range slices.Concat(m.DoNot, m.Ask) {
		out = AppendNew(out, line.Sources...)
	}
	return out
}

// TextOfLine returns what a text that refers to m says: the line with that ID, or the short rule if line is "". It
// returns "" if there is no such line.
func (m *Medicine) TextOfLine(line string) string {
	if line == "" {
		return m.Short
	}
	for _, v := range slices.Concat(m.DoNot, m.Ask) {
		if v.ID == line {
			return v.Say
		}
	}
	return ""
}

// Medicine returns the medicine with an ID, nil if there is none.
func (c *Content) Medicine(id string) *Medicine { return byID(c.Medicines, id) }

// Condition is something that a reader has or searches for, with what it asks for each move. It has a page if it has a
// title. Otherwise only searches use it.
type Condition struct {
	ID       string            `yaml:"id" need:""`
	Formerly []string          `yaml:"formerly"` // other values of FitsKey that lead to its page
	Title    string            `yaml:"title" read:""`
	Short    string            `yaml:"short" read:""`        // the title in words that follow “with”; set if Title is
	Names    []string          `yaml:"names"`                // the words that texts use for it, if only cautions may say who must ask first
	Note     string            `yaml:"note" need:"" read:""` // shown for moves that it leaves out
	Searches []string          `yaml:"searches"`             // patterns of queries that are about it
	All      bool              `yaml:"all"`                  // it leaves out every move that no line names
	SignIDs  []string          `yaml:"signs" ref:"Signs"`    // the signs to look at first
	SayIDs   []string          `yaml:"say" ref:"Say"`        // the cautions to show on its page
	NewPain  string            `yaml:"new_pain" read:""`     // what to do about new pain
	First    string            `yaml:"first" read:""`        // what to know before the moves
	MorePath string            `yaml:"to"`                   // the address of the page that says more
	Routine  *ConditionRoutine `yaml:"routine"`
	Lines    []*ConditionLine  `yaml:"lines" need:""`

	Signs []*Sign    `yaml:"-"`
	Say   []*Caution `yaml:"-"`
	More  *PageEntry `yaml:"-"` // nil without MorePath
}

// FitsKey is the parameter in which old addresses of /start and /stretches name conditions.
const FitsKey = "fits"

// ConditionRoutine is the short routine for readers with a condition.
type ConditionRoutine struct {
	Before    []string `yaml:"before" need:"" read:""` // what to know before it
	Items     Items    `yaml:"items" need:""`
	DaysAWeek int      `yaml:"days_a_week" need:"" min:"1"`
}

// ConditionLine says what readers with a condition do about some moves in some positions.
type ConditionLine struct {
	Do          string   `yaml:"do" one:"dos" need:""`  // a value of Dos
	MoveIDs     []string `yaml:"moves" ref:"Moves"`     // none for all moves
	PositionIDs []string `yaml:"at" ref:"Positions"`    // none for all positions
	Say         string   `yaml:"say" read:""`           // what to change, or why
	InsteadID   string   `yaml:"instead" ref:"Instead"` // the move to do in place of one that is left out

	Moves     []*Move     `yaml:"-"`
	Positions []*Position `yaml:"-"`
	Instead   *Move       `yaml:"-"`
}

// Identifier returns the ID.
func (c *Condition) Identifier() string { return c.ID }

// Path returns the address of the page of the condition.
func (c *Condition) Path() string { return "/stretches/for/" + c.ID }

// Titled lists the conditions that have a page.
func Titled(conditions []*Condition) []*Condition {
	return slices.DeleteFunc(slices.Clone(conditions), func(c *Condition) bool { return c.Title == "" })
}

// Warning returns the signs of the condition as a warning.
func (c *Condition) Warning() *Warning { return &Warning{Signs: c.Signs} }

// Session returns the routine for readers with the condition as a session.
func (c *Condition) Session() Session {
	return Session{Title: "A short routine with " + c.Short, Path: c.Path(), Often: DaysText(c.Routine.DaysAWeek), Days: c.Routine.DaysAWeek,
		Items: c.Routine.Items, Fits: []*Condition{c}}
}

// covers reports whether the line is about m in position p.
func (l *ConditionLine) covers(m *Move, p *Position) bool {
	return (len(l.MoveIDs) == 0 || slices.Contains(l.Moves, m)) && (len(l.PositionIDs) == 0 || slices.Contains(l.Positions, p))
}

// Advice is what readers do about a move in a position. Lines are the lines that ask for it; there are none for a
// move that is not judged.
type Advice struct {
	Do    string
	Lines []*ConditionLine
}

// Advice returns what readers with the condition do about m in position p: what the strictest of its lines says.
func (c *Condition) Advice(m *Move, p *Position) Advice {
	v := Advice{Do: NotJudged}
	for _, l := range c.Lines {
		switch {
		case !l.covers(m, p):
		case len(v.Lines) == 0 || strictness(l.Do) < strictness(v.Do):
			v = Advice{l.Do, []*ConditionLine{l}}
		case l.Do == v.Do:
			v.Lines = append(v.Lines, l)
		}
	}
	if c.All && v.Do == NotJudged {
		v.Do = DoLeaveOut
	}
	return v
}

// LeavesOut reports whether readers with the condition leave out m in position p.
func (c *Condition) LeavesOut(m *Move, p *Position) bool { return c.Advice(m, p).Do == DoLeaveOut }

// LeftOut reports whether readers with any of these conditions leave out m in position p.
func LeftOut(conditions []*Condition, m *Move, p *Position) bool {
	return slices.ContainsFunc(conditions, func(c *Condition) bool { return c.LeavesOut(m, p) })
}

// Suits reports whether readers with all these conditions may do m in position p without asking first.
func Suits(conditions []*Condition, m *Move, p *Position) bool {
	return !slices.ContainsFunc(conditions, func(c *Condition) bool {
		do := c.Advice(m, p).Do
		return do != DoChange && do != DoStart
	})
}

// Text returns what readers are told about a move, as sentences.
func (v Advice) Text() string {
	opening := map[string]string{DoLeaveOut: "Leave it out.", NotJudged: "We have not checked it: ask first."}[v.Do]
	parts := []string{opening}
	for _, l := range v.Lines {
		parts = append(parts, l.Say)
		if l.Instead != nil {
			parts = append(parts, "Instead: "+Lower(l.Instead.Title)+".")
		}
	}
	if v.Do == DoAsk && strings.Join(parts, "") == "" {
		parts = append(parts, "Ask first.")
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// AdviceFor says what readers with these conditions do about an item, a line for each condition that asks for
// something. If one of them leaves it out, only the lines that do so count.
func AdviceFor(conditions []*Condition, i *Item) []string {
	out := LeftOut(conditions, i.Move, i.Position)
	var lines []string
	for _, c := range conditions {
		v := c.Advice(i.Move, i.Position)
		text := v.Text()
		if text == "" || out && v.Do != DoLeaveOut {
			continue
		}
		if len(conditions) > 1 {
			text = Capital(c.Short) + ": " + Lower(text)
		}
		lines = append(lines, text)
	}
	return lines
}

// CareFor lists what to take care of with the item: for readers with these conditions, or for all readers if there are
// none.
func (i *Item) CareFor(conditions []*Condition) []string {
	if len(conditions) == 0 {
		return i.Move.CareIn(i.Position)
	}
	return slices.Concat(AdviceFor(conditions, i), i.Move.AllCareLines())
}

// Advice says what readers with a condition do about the move in these positions, listed by what they do: “Thin bones,
// or a pregnancy? Leave it out.” Leaving it out in only some of the positions is a change. Lines of a condition that
// name no move are not repeated at each one.
func (m *Move) Advice(positions ...*Position) map[string][]string {
	type advice struct{ do, text string }
	var all []advice
	who := map[advice][]string{}
	for _, c := range Titled(m.Conditions) {
		var own []advice
		at := map[advice][]string{} // the labels of positions
		for _, p := range positions {
			if do, text := c.adviceIn(m, p); text != "" {
				v := advice{do, text}
				own = AppendNew(own, v)
				at[v] = append(at[v], Lower(p.Label))
			}
		}
		for _, v := range own {
			switch labels := strings.Join(at[v], " or "); {
			case len(at[v]) == len(positions):
			case v.do == DoLeaveOut:
				v = advice{DoChange, "Leave it out " + labels + "."}
			default:
				v.text = Capital(labels) + ": " + Lower(v.text)
			}
			all = AppendNew(all, v)
			who[v] = append(who[v], c.Short)
		}
	}
	out := map[string][]string{}
	for _, v := range all {
		out[v.do] = append(out[v.do], Capital(joinWithOr(who[v]))+"? "+v.text)
	}
	return out
}

// adviceIn says what readers with the condition do about m in position p. The text is "" if no line that asks for
// something names m.
func (c *Condition) adviceIn(m *Move, p *Position) (do, text string) {
	v := c.Advice(m, p)
	i := slices.IndexFunc(v.Lines, func(l *ConditionLine) bool { return len(l.MoveIDs) > 0 })
	switch {
	case i < 0 || v.Do == DoStart:
		return v.Do, ""
	case v.Do == DoLeaveOut:
		return v.Do, "Leave it out."
	}
	return v.Do, cmp.Or(v.Lines[i].Say, "Ask first.")
}
