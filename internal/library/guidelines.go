package library

import (
	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Guidelines is what guidelines recommend to patients, and where the site says the same.
type Guidelines struct {
	Head
	Guidelines      []Guideline      `json:"guidelines"`
	Recommendations []Recommendation `json:"recommendations"`
	Shown           int              `json:"shown"`
	Text            string           `json:"text"`
}

// Guideline is one guideline, whether we could read it or not.
type Guideline struct {
	Source  string  `json:"source" from:"SourceID"`
	Name    string  `json:"name"`
	Version string  `json:"version"`
	Checked string  `json:"checked"`
	Unseen  *string `json:"unseen"`
}

// Recommendation is what a guideline says about one thing.
type Recommendation struct {
	ID        string      `json:"id"`
	Address   string      `json:"address"`
	Guideline string      `json:"guideline"`
	Version   string      `json:"version"`
	Number    *string     `json:"number"`
	Seen      string      `json:"seen"`
	Advice    DefinedWord `json:"advice"`
	Say       string      `json:"say"`
	Page      *Link       `json:"page"`
	Reason    *string     `json:"reason"`
}

// guidelines returns the list of recommendations as data. Its dates are those of the page that introduces it.
func (l Library) guidelines() *Guidelines {
	p, all := l.Page(catalog.GuidelinesID), l.Recommendations()
	h := l.docHead(&p.Doc, "guidelines", catalog.Tagged{})
	for _, g := range l.Catalog.Guidelines {
		h.addSource(l.sourceRef(g.Source))
	}
	return &Guidelines{
		Head: h, Guidelines: mapSlice(l.Catalog.Guidelines, copied[Guideline]), Recommendations: mapSlice(all, l.recommendation),
		Shown: catalog.CountWithPage(all), Text: p.Body.Portable(l.exportOptions()),
	}
}

// recommendation returns a recommendation as data.
func (l Library) recommendation(r *catalog.Recommendation) Recommendation {
	out := Recommendation{
		Address: l.URL + catalog.GuidelinesPath + "#" + r.ID, Guideline: r.Guideline.SourceID, Version: r.Guideline.Version,
		Seen: r.SeenOn().ISO(), Advice: copied[DefinedWord](r.StanceValue()),
	}
	if r.Page != nil {
		out.Page = &Link{l.URL + r.Page.Path, r.Page.Title}
	}
	return *fill(&out, r)
}

// write appends the summary, each guideline with its recommendations, and the text of the page.
func (g *Guidelines) write(w *writer) {
	w.paragraph(g.Summary)
	for _, v := range g.Guidelines {
		w.text("## " + markdown.Escape(v.Name))
		w.paragraph(catalog.Capital(v.Version) + ".")
		for _, r := range g.Recommendations {
			if r.Guideline == v.Source {
				w.lines(r.lines())
			}
		}
		if v.Unseen != nil {
			w.text(labelled("Not seen", markdown.Escape(*v.Unseen)))
		}
	}
	w.text(g.Text)
}

// lines returns the recommendation, and where the site says it or why it does not.
func (r Recommendation) lines() []string {
	name := r.Advice.Name
	if r.Number != nil {
		name += " (" + *r.Number + ")"
	}
	out := []string{labelled(name, markdown.Escape(r.Say))}
	if r.Page != nil {
		return append(out, labelled("Here", r.Page.link()))
	}
	return append(out, labelled("Not here", markdown.Escape(*r.Reason)))
}

// GuidelinesCSV returns the recommendations as CSV. The columns are the fields in JSON.
func (l Library) GuidelinesCSV() ([]byte, error) {
	return table(mapSlice(l.Recommendations(), l.recommendation))
}
