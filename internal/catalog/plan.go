package catalog

import "strings"

// Plan is moves in order that one can be led through, or reminded of: a routine, a move on its own, a sheet.
type Plan struct {
	Title string
	Path  string // of its page, with a query if it has one
	Often string // how often to do it, as a sentence without its stop; "" where nobody said
	Items Items
	Doc   *Doc // what wrote it, nil for a sheet
}

// Plan is the routine to do.
func (r *Routine) Plan() Plan { return Plan{Title: r.Title, Path: r.Path, Items: r.Items, Doc: &r.Doc} }

// Plan is the move to do on its own.
func (s *Stretch) Plan() Plan {
	return Plan{Title: s.Title, Path: s.Path, Often: s.Kind.Often, Items: s.AsItems(), Doc: &s.Doc}
}

// WithQuery is the address with a query added to the one it may have. A fragment stays at its end.
func WithQuery(address, query string) string {
	page, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if strings.Contains(page, "?") {
		return page + "&" + query + fragment
	}
	return page + "?" + query + fragment
}

// At is the address of another form of the plan: of "play", its player.
func (p Plan) At(form string) string {
	path, query, has := strings.Cut(p.Path, "?")
	if !has {
		return path + "/" + form
	}
	return path + "/" + form + "?" + query
}
