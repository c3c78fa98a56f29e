package catalog

import "strings"

// Session is a list of moves with doses that a player leads through and reminders repeat: a routine, a single move, a
// sheet, or a routine in one week of a plan.
type Session struct {
	Title   string
	Path    string // the address of its page, which may have a query
	Often   string // how often to do it, as a sentence without a full stop; "" if not given
	Days    int    // on how many days a week at most; 0 if not given
	Items   Items
	LeftOut Items        // moves that the conditions in Fits leave out: they are named only
	Doc     *Doc         // the document that defines it, nil for a sheet
	Fits    []*Condition // the conditions that the reader has chosen

	Week *Week         // the week of a plan that it belongs to, nil for none
	Part *StageSession // the session of that week, nil without a week
	Plan *Plan         // the plan if the session is a whole plan, else nil
}

// Session returns the routine as a session.
func (r *Routine) Session() Session {
	return Session{Title: r.Title, Path: r.Path, Often: DaysText(r.DaysAWeek), Days: r.DaysAWeek, Items: r.Items, Doc: &r.Doc}
}

// Session returns the move alone as a session.
func (m *Move) Session() Session {
	return Session{Title: m.Title, Path: m.Path, Often: DaysText(m.DaysAWeek), Days: m.DaysAWeek, Items: m.AsItems(), Doc: &m.Doc}
}

// Session returns the whole plan as one session. Its Days are those of the stage with the most days.
func (p *Plan) Session() Session {
	most := 0
	for _, s := range p.Stages {
		most = max(most, s.Days())
	}
	return Session{Title: p.Title, Path: p.Path, Often: DaysText(most), Days: most, Items: p.Items(), Doc: &p.Doc, Plan: p}
}

// Address returns the address of the session in another form, such as "play" for its player.
func (s Session) Address(form string) string {
	path, query, _ := strings.Cut(s.Path, "?")
	return WithQuery(path+"/"+form, query)
}

// WithQuery returns address with query appended to the query that it may already have. A fragment stays at the end. If
// query is empty, address is returned unchanged.
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
