package library

import "unknot/internal/catalog"

// List is documents of one kind, or a portion of them.
type List struct {
	Schema        int     `json:"schema"`
	Type          string  `json:"type"`
	Address       string  `json:"address"`
	Page          string  `json:"page"`
	Licence       string  `json:"licence"`
	SafetyAddress string  `json:"safety_address"`
	Count         int     `json:"count"`
	Next          *string `json:"next"`
	Items         []any   `json:"items"`
}

// List returns items of the catalog, of a kind that [Library.Lookup] or [Library.All] has, as the list at a path and
// query. The page at the other address shows the same to readers.
func (l Library) List(address, page string, items []any) *List {
	return &List{Version, "list", l.URL + address, l.URL + page, Licence, l.URL + l.Safety.Path, len(items), l.next(address),
		portion(l, items, l.item)}
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

func (l Library) question(q *catalog.Question) Question {
	return *fill(&Question{Address: l.URL + q.Path(), Warning: warning(q.Warning), More: Link{l.URL + q.More.Path, q.More.Title}}, q)
}

// moveRow is a move in a table.
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

func (l Library) moveRow(s *catalog.Move) moveRow {
	return *fill(&moveRow{
		Address: l.URL + s.Path, Positions: catalog.IDs(s.Positions()), Dose: s.Dose.Text(), Seconds: int(s.Dose.Seconds()),
		Cautions: catalog.IDs(s.Cautions),
		StopIf:   joinLines(l.StopLines(s.Classes)),
	}, s)
}

// claimRow is a claim in a table.
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

func (l Library) claimRow(c *catalog.Claim) claimRow {
	return *fill(&claimRow{Address: l.URL + c.Path()}, c)
}

// sourceRow is a source in a table.
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

func (l Library) sourceRow(s *catalog.Source) sourceRow {
	return *fill(&sourceRow{Address: l.URL + s.Path(), Year: year(s), Authors: joinLines(s.Authors), Original: s.Address,
		Read: s.Checked.ISO(), SeenAs: s.Seen.As}, s)
}

// The tables of moves, of claims and of sources, or of a portion of them, as CSV.

func (l Library) StretchesCSV(items []any) ([]byte, error) { return rows(l, items, l.moveRow) }

func (l Library) ClaimsCSV(items []any) ([]byte, error) { return rows(l, items, l.claimRow) }

func (l Library) SourcesCSV(items []any) ([]byte, error) { return rows(l, items, l.sourceRow) }

func rows[T, R any](l Library, items []any, row func(T) R) ([]byte, error) {
	return table(portion(l, items, func(v any) R { return row(v.(T)) }))
}
