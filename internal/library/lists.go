package library

import "unknot/internal/catalog"

// List holds documents of one kind.
type List struct {
	Schema        int     `json:"schema"`
	Type          string  `json:"type"`
	Address       string  `json:"address"`
	Page          string  `json:"page"`
	Licence       string  `json:"licence"`
	SafetyAddress string  `json:"safety_address"`
	Count         int     `json:"count"`
	Next          *string `json:"next"` // always null: lists are whole, but a field of the format stays
	Items         []any   `json:"items"`
}

// List returns items of the catalog as the list at an address, which is a path with its query. They must be of a kind
// that [Library.Lookup] or [Library.All] returns. page is the address that shows readers the same items.
func (l Library) List(address, page string, items []any) *List {
	return &List{
		Schema: Version, Type: "list", Address: l.URL + address, Page: l.URL + page, Licence: Licence, SafetyAddress: l.URL + l.Safety.Path,
		Count: len(items), Items: mapSlice(items, l.item),
	}
}

// item returns an item of the catalog as data.
func (l Library) item(v any) any {
	switch v := v.(type) {
	case *catalog.Guide:
		return l.guide(v)
	case *catalog.Move:
		return l.stretch(v)
	case *catalog.Routine:
		return l.routine(v)
	case *catalog.Plan:
		return l.plan(v)
	case *catalog.Claim:
		return l.claim(v)
	case *catalog.Source:
		return l.source(v)
	}
	return l.question(v.(*catalog.Question))
}

// question returns a question as data.
func (l Library) question(q *catalog.Question) Question {
	return *fill(&Question{Address: l.URL + q.Path(), Warning: warning(q.Warning), More: Link{l.URL + q.More.Path, q.More.Title}}, q)
}

// moveRow is a move as a row of a table.
type moveRow struct {
	Number    int      `json:"number"`
	ID        string   `json:"id"`
	Address   string   `json:"address"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary"`
	Kind      Word     `json:"kind"`
	Regions   []Word   `json:"regions"`
	Positions []string `json:"positions"`
	Equipment []Word   `json:"equipment"`
	Muscles   []Word   `json:"muscles"`
	Tags      []Word   `json:"tags"`
	Dose      string   `json:"dose"`
	Seconds   int      `json:"seconds"`
	DaysAWeek int      `json:"days_a_week"`
	Cautions  []string `json:"cautions"`
	StopIf    string   `json:"stop_if"`
	Certainty string   `json:"certainty"`
	Sources   []string `json:"sources" from:"SourceIDs"`
	Checked   string   `json:"checked"`
}

// moveRow returns the row for a move.
func (l Library) moveRow(m *catalog.Move) moveRow {
	return *fill(&moveRow{
		Address: l.URL + m.Path, Positions: catalog.IDs(m.Positions()), Dose: m.Dose.Text(), Seconds: int(m.Dose.Seconds()),
		Cautions: catalog.IDs(m.Cautions),
		StopIf:   joinLines(l.StopLines(m.Classes)),
	}, m)
}

// claimRow is a claim as a row of a table.
type claimRow struct {
	ID             string   `json:"id"`
	Address        string   `json:"address"`
	Claim          string   `json:"claim"`
	Verdict        string   `json:"verdict"`
	Say            string   `json:"say"`
	Regions        []Word   `json:"regions"`
	Sources        []string `json:"sources" from:"SourceIDs"`
	NoSourceReason string   `json:"label"`
}

// claimRow returns the row for a claim.
func (l Library) claimRow(c *catalog.Claim) claimRow {
	return *fill(&claimRow{Address: l.URL + c.Path()}, c)
}

// sourceRow is a source as a row of a table.
type sourceRow struct {
	ID          string `json:"id"`
	Address     string `json:"address"`
	Kind        string `json:"kind"`
	Authors     string `json:"authors"`
	Year        *int   `json:"year"`
	Title       string `json:"title"`
	PublishedIn string `json:"published_in"`
	Original    string `json:"original" from:"Address"`
	Population  string `json:"population"`
	Finding     string `json:"finding"`
	Certainty   string `json:"certainty"`
	Studied     string `json:"studied"`
	Read        string `json:"read"`
	SeenAs      string `json:"seen_as"`
}

// sourceRow returns the row for a source.
func (l Library) sourceRow(s *catalog.Source) sourceRow {
	return *fill(&sourceRow{Address: l.URL + s.Path(), Year: year(s), Authors: joinLines(s.Authors), Original: s.Address,
		Read: s.Checked.ISO(), SeenAs: s.Seen.As}, s)
}

// StretchesCSV returns some moves as CSV.
func (l Library) StretchesCSV(items []any) ([]byte, error) { return rows(items, l.moveRow) }

// ClaimsCSV returns some claims as CSV.
func (l Library) ClaimsCSV(items []any) ([]byte, error) { return rows(items, l.claimRow) }

// SourcesCSV returns some sources as CSV.
func (l Library) SourcesCSV(items []any) ([]byte, error) { return rows(items, l.sourceRow) }

// rows returns items as CSV, with row of each item.
func rows[T, R any](items []any, row func(T) R) ([]byte, error) {
	return table(mapSlice(items, func(v any) R { return row(v.(T)) }))
}
