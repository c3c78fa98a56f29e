package load

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// notReviewed lists the fields that are not part of what a reviewer reads: dates, old addresses, letters of pictures,
// and fields that only help to find a page or lead to another one. The fields that refer to cautions and sources are
// here because those have sums of their own. All other fields count, including new ones.
var notReviewed = []string{
	"written", "changed", "checked", "seen", "formerly", "searches", "ambiguous", "called", "concerns", "departs", "draft", "allow", "number", "frame", "tags", "hub", "related",
	"cautions", "sources", "claims", "evidence",
}

// reading collects the words of a page, part by part, as they are written in files. A quote such as {sign:id} counts
// as itself in the text, and the sign counts as one of the signs, so a changed sign changes only one part.
type reading struct {
	*loader
	*catalog.Content
	parts    map[catalog.Part]map[string]bool
	ids      map[string]map[any]bool // the IDs of the entries that were added, keyed by the name of their list
	painRule bool
}

// readingOf collects the words of the page of d. All content must be linked.
func (l *loader) readingOf(c *catalog.Content, d *catalog.Doc) *reading {
	r := &reading{loader: l, Content: c, parts: map[catalog.Part]map[string]bool{}, ids: map[string]map[any]bool{}}
	r.addDocument(d)
	r.addEmbeds(d)
	r.addNoteSources(d)
	for _, v := range c.All() {
		if v.Base() != d {
			continue
		}
		switch v := v.(type) {
		case *catalog.Move:
			r.addMove(v)
		case *catalog.Guide:
			r.addWarning(v.Warning)
		case *catalog.Routine:
			r.addRoutine(v)
		case *catalog.Plan:
			r.addPlan(v)
		case *catalog.Safety:
			r.addSafety()
		case *catalog.Page:
			r.addIntroducedList(d.ID)
		}
	}
	return r
}

// sums returns the checksums of all parts.
func (r *reading) sums() catalog.Sums {
	return catalog.Sums{
		Text: r.sum(catalog.PartText), Signs: r.sum(catalog.PartSigns), Cautions: r.sum(catalog.PartCautions),
		Sources: r.sum(catalog.PartSources),
	}
}

// addMove adds what the page of a move shows besides its own words: how often to do it, when to stop, who should change
// what, and what is known.
func (r *reading) addMove(m *catalog.Move) {
	r.add(catalog.PartText, m.Kind.Note)
	r.addStopLines(m.Classes)
	r.addCautions(m.Cautions)
	r.addAdvice(m, m.Positions()...)
	for _, e := range m.Evidence {
		r.addEntry(catalog.PartSources, "evidence.yaml", e.ID)
		r.addClaims(e.Claims)
		r.addSources(e.Sources)
	}
}

// addAdvice adds what readers with a condition do about a move in these positions.
func (r *reading) addAdvice(m *catalog.Move, positions ...*catalog.Position) {
	advice := m.Advice(positions...)
	for _, do := range catalog.Dos() {
		for _, line := range advice[do] {
			r.add(catalog.PartCautions, line)
		}
	}
}

// addRoutine adds the words of the moves of a routine.
func (r *reading) addRoutine(routine *catalog.Routine) {
	for _, i := range routine.Items {
		r.addAdvice(i.Move, i.Position)
	}
	for _, m := range routine.Items.Moves() {
		r.addDocument(&m.Doc)
	}
	r.addStopLines(routine.Classes)
	r.addCautions(routine.Cautions)
}

// addPlan adds the words of the routines of a plan and of their moves. The plan may have cautions that its routines
// lack, because its doses differ.
func (r *reading) addPlan(p *catalog.Plan) {
	for _, routine := range p.Routines() {
		r.addDocument(&routine.Doc)
		r.addRoutine(routine)
	}
	r.addStopLines(p.Classes)
	r.addCautions(p.Cautions)
}

// addWarning adds the signs of a warning. Its text is part of the file that contains it.
func (r *reading) addWarning(w *catalog.Warning) {
	if w == nil {
		return
	}
	for _, id := range w.SignIDs {
		r.addSign(id)
	}
}

// addStart adds what the page of the form shows of its answers and routines. The steps of their moves are on other
// pages.
func (r *reading) addStart() {
	for _, q := range r.Start.Questions {
		for _, a := range q.Answers {
			r.addWarning(a.Warning)
			r.addWarning(a.WarnNew)
		}
	}
	for _, route := range r.Start.Routes {
		r.addDocument(&route.Routine.Doc)
		r.addStopLines(route.Routine.Classes)
		r.addCautions(route.Routine.Cautions)
	}
}

// addSafety adds every sign and every caution, because the safety pages show them all.
func (r *reading) addSafety() {
	for _, s := range r.Signs {
		r.addSign(s.ID)
	}
	r.addStopLines(r.Classes)
	r.addCautions(r.Cautions)
}

// addIntroducedList adds the list that the page with that ID introduces, if there is one, and what the list cites.
func (r *reading) addIntroducedList(id string) {
	name := introduced[id]
	f := r.lists[name]
	if f == nil {
		return
	}
	r.add(catalog.PartText, encode(f.AsWritten()))
	r.addQuotes(f.Written())
	eachRef(reflect.ValueOf(r.entries[name]), nil, func(v ref, _ []any) {
		switch cited := v.target.Interface().(type) {
		case []*catalog.Claim:
			r.addClaims(cited)
		case []*catalog.Source:
			r.addSources(cited)
		}
	})
	if id == "questions" {
		for _, q := range r.Questions {
			r.addWarning(q.Warning)
		}
	}
	if name == startFile {
		r.addStart()
	}
}

// bodyMark matches the marks in a body that are not words: citations, which count as sources, and anchors of headings.
var bodyMark = regexp.MustCompile(`\[\^[^\]]*\]|\{#[a-z0-9 -]+\}`)

// addDocument adds the words in the file of a document.
func (r *reading) addDocument(d *catalog.Doc) {
	f := r.docs[d]
	body := bodyMark.ReplaceAllString(string(f.WrittenBody()), "")
	r.add(catalog.PartText, d.Path+" "+encode(f.AsWritten())+" "+frontmatter.OneLine(body))
	r.addQuotes(f.Written())
}

// addEmbeds adds what a document shows of the moves, signs, medicines and other things that are embedded in its text.
func (r *reading) addEmbeds(d *catalog.Doc) {
	for _, e := range d.Body.Embeds {
		switch e.Kind {
		case "medicine":
			if m := r.Medicine(e.ID); m != nil {
				r.addEntry(catalog.PartCautions, medicinesFile, m.ID)
				r.addSources(m.Sources())
			}
		case catalog.LadderID:
			if ladder := r.Ladder(e.ID); ladder != nil {
				r.addLadder(ladder)
			}
		case "signs":
			if box := r.Safety.Box(e.ID); box != nil {
				r.addBox(box)
			}
		}
	}
	for _, m := range r.Moves {
		embeds := func(b markdown.Block) bool {
			return b.Embed != nil && b.Embed.Kind == "stretch" && b.Embed.ID == m.ID
		}
		if slices.ContainsFunc(d.Body.Blocks, embeds) {
			r.addMoveInset(m)
		}
	}
}

// addLadder adds a ladder, and what it shows of the moves of its steps.
func (r *reading) addLadder(ladder *catalog.Ladder) {
	r.add(catalog.PartText, encode(valueAt(r.lists[laddersFile].AsWritten(), "rest")))
	r.addEntry(catalog.PartText, laddersFile, ladder.ID, "ladders")
	r.addStopLines(ladder.AllClasses())
	r.addCautions(ladder.Cautions())
	for _, step := range ladder.Steps {
		r.addMoveInset(step.Move)
		if step.Move != nil {
			r.add(catalog.PartText, encode(valueAt(r.docs[&step.Move.Doc].AsWritten(), "days_a_week")))
		}
	}
}

// addBox adds the lines of a box of signs, and their signs.
func (r *reading) addBox(box *catalog.Box) {
	for _, line := range box.Lines {
		r.add(catalog.PartSigns, line.Words)
		for _, s := range line.Signs {
			r.addSign(s.ID)
		}
	}
}

// addMoveInset adds what other pages show of a move that is embedded in them. m may be nil.
func (r *reading) addMoveInset(m *catalog.Move) {
	if m != nil {
		move := r.docs[&m.Doc].AsWritten()
		r.add(catalog.PartText, encode([]any{valueAt(move, "title"), valueAt(move, "dose"), valueAt(move, "position")}))
	}
}

// addNoteSources adds the sources and claims in the notes of a document.
func (r *reading) addNoteSources(d *catalog.Doc) {
	for _, n := range d.Notes {
		if n.Source != nil {
			r.addSources([]*catalog.Source{n.Source})
		} else {
			r.addClaims([]*catalog.Claim{n.Claim})
		}
	}
}

// addStopLines adds when to stop: the lines for every move, those of classes, and the pain rule.
func (r *reading) addStopLines(classes []*catalog.Class) {
	r.addReferring(catalog.PartSigns, valueAt(r.lists["cautions.yaml"].AsWritten(), "stop"))
	r.addPainRule()
	for _, class := range classes {
		r.addEntry(catalog.PartSigns, "cautions.yaml", class.ID, "classes")
	}
}

// addPainRule adds the pain rule.
func (r *reading) addPainRule() {
	r.painRule = true
	r.addReferring(catalog.PartSigns, valueAt(r.docs[&r.Safety.Doc].AsWritten(), "pain"))
}

// addSign adds a sign and its level.
func (r *reading) addSign(id string) {
	const file = "signs.yaml"
	if r.addEntry(catalog.PartSigns, file, id, "signs") {
		sign := entryByID(valueAt(r.lists[file].AsWritten(), "signs"), id)
		r.addEntry(catalog.PartSigns, file, valueAt(sign, "level"), "levels")
	}
}

// addCautions adds cautions and their sources.
func (r *reading) addCautions(list []*catalog.Caution) {
	for _, c := range list {
		r.addEntry(catalog.PartCautions, "cautions.yaml", c.ID, "cautions")
		r.addSources(c.Sources)
	}
}

// addClaims adds claims and their sources.
func (r *reading) addClaims(list []*catalog.Claim) {
	for _, c := range list {
		r.addEntry(catalog.PartSources, "claims.yaml", c.ID)
		r.addSources(c.Sources)
	}
}

// addSources adds sources.
func (r *reading) addSources(list []*catalog.Source) {
	for _, s := range list {
		r.addEntry(catalog.PartSources, "sources.yaml", s.ID)
	}
}

// addEntry adds an entry of a list, and what it refers to. keys lead to the list in the file, if that has several. It
// reports whether the entry is new.
func (r *reading) addEntry(part catalog.Part, file string, id any, keys ...string) bool {
	if !r.addReferring(part, entryByID(valueAt(r.lists[file].AsWritten(), keys...), id)) {
		return false
	}
	list := cmp.Or(strings.Join(keys, "."), strings.TrimSuffix(file, ".yaml"))
	if r.ids[list] == nil {
		r.ids[list] = map[any]bool{}
	}
	r.ids[list][id] = true
	return true
}

// addReferring adds a value of a file, and what it refers to. It reports whether the value is new in that part.
func (r *reading) addReferring(part catalog.Part, v any) bool {
	words := encode(v)
	if !r.add(part, words) {
		return false
	}
	r.addQuotes(words)
	return true
}

// addQuotes adds the signs, cautions, medicines and rules that a text quotes.
func (r *reading) addQuotes(text string) {
	for _, m := range quotePattern.FindAllStringSubmatch(text, -1) {
		switch m[1] {
		case "sign":
			r.addSign(m[2])
		case "caution", "short":
			r.addEntry(catalog.PartCautions, "cautions.yaml", m[2], "cautions")
		case "finding", "certainty":
			r.addEntry(catalog.PartSources, treatmentsFile, m[2])
		case "medicine":
			medicine, _, _ := strings.Cut(m[2], ".")
			r.addEntry(catalog.PartCautions, medicinesFile, medicine)
		case "rule":
			r.addPainRule()
		}
	}
}

// add adds words to a part, and reports whether they are new there.
func (r *reading) add(part catalog.Part, words string) bool {
	if r.parts[part] == nil {
		r.parts[part] = map[string]bool{}
	}
	isNew := !r.parts[part][words]
	r.parts[part][words] = true
	return isNew
}

// sum returns the checksum of a part. It does not depend on the order in which words were added.
func (r *reading) sum(part catalog.Part) string {
	words := slices.Sorted(maps.Keys(r.parts[part]))
	return fmt.Sprintf("%.6x", sha256.Sum256([]byte(strings.Join(words, "\n"))))
}
