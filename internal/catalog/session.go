package catalog

import "strings"

// Session is a sequence of moves with doses to be led through or reminded of: a routine, a single move, a handout
// sheet, or a routine in a week of a plan.
type Session struct {
	Title   string
	Path    string // of its page, with a query if it has one
	Often   string // how often to do it, as a sentence without a full stop; "" if not given
	Days    int    // a week, at most; 0 if not given
	Items   Items
	Written Items        // without the swaps of the reader, nil for none
	Doc     *Doc         // the document that defines it, nil for a sheet
	Fits    []*Condition // of the reader, if the session knows them

	Week *Week         // of a plan that it is in, nil for none
	Part *StageSession // what it is in that week
	Plan *Plan         // if it is all sessions of a plan
}

// Session returns the routine as a session.
func (r *Routine) Session() Session {
	return Session{Title: r.Title, Path: r.Path, Often: DaysText(r.DaysAWeek), Days: r.DaysAWeek, Items: r.Items, Doc: &r.Doc}
}

// Session returns the move alone as a session.
func (m *Move) Session() Session {
	return Session{Title: m.Title, Path: m.Path, Often: DaysText(m.DaysAWeek), Days: m.DaysAWeek, Items: m.AsItems(), Doc: &m.Doc}
}

// Session returns all sessions of the plan, on the days of its fullest stage.
func (p *Plan) Session() Session {
	most := 0
	for _, s := range p.Stages {
		most = max(most, s.Days())
	}
	return Session{Title: p.Title, Path: p.Path, Often: DaysText(most), Days: most, Items: p.Items(), Doc: &p.Doc, Plan: p}
}

// AsWritten returns the items without the swaps of the reader.
func (s Session) AsWritten() Items {
	if s.Written == nil {
		return s.Items
	}
	return s.Written
}

// Address returns the address of another page or format of the session, such as "play" for its player.
func (s Session) Address(form string) string {
	path, query, ok := strings.Cut(s.Path, "?")
	path += "/" + form
	if !ok {
		return path
	}
	return WithQuery(path, query)
}

// WithQuery returns address with a query added to the one it may have; an empty one adds nothing. A fragment stays at
// its end.
func WithQuery(address, query string) string {
	if query == "" {
		return address
	}
	page, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if strings.Contains(page, "?") {
		return page + "&" + query + fragment
	}
	return page + "?" + query + fragment
}
