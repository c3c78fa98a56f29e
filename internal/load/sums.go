package load

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// notReviewed lists the fields that are not part of what a reviewer reads: dates, old addresses, letters of pictures,
// and fields that only help to find a page or lead to another one. The fields that refer to cautions and sources are
// here because those have sums of their own. All other fields count, including new ones.
var notReviewed = []string{
	"written", "changed", "checked", "seen", "formerly", "searches", "called", "concerns", "departs", "allow", "number", "frame", "tags", "hub", "related",
	"cautions", "sources", "claims", "evidence",
}

// reading collects the words of a page, part by part, as they are written in files. A quote such as {sign:id} counts
// as itself in the text, and the sign counts as one of the signs, so a changed sign changes only one part.
type reading struct {
	*loader
	parts    map[catalog.Part]map[string]bool
	added    map[any]bool // the entries of lists that were added
	painRule bool
}

// readingOf collects the words of the page of d. All content must be linked.
func (l *loader) readingOf(d *catalog.Doc) *reading {
	r := &reading{loader: l, parts: map[catalog.Part]map[string]bool{}, added: map[any]bool{}}
	r.addDocument(d)
	r.addEmbeds(d)
	for _, n := range d.Notes {
		r.addEntry(n.Source)
		r.addEntry(n.Claim)
	}
	for _, v := range l.All() {
		if v.Base() == d {
			r.follow(v)
			r.addShown(v)
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

// addShown adds what a page shows besides its own words and the entries that it refers to.
func (r *reading) addShown(v catalog.Document) {
	switch v := v.(type) {
	case *catalog.Move:
		r.addMoves(v.Classes, v.Cautions)
		r.addAdvice(v, v.Positions()...)
	case *catalog.Routine:
		r.addMoves(v.Classes, v.Cautions)
		for _, i := range v.Items {
			r.addDocument(&i.Move.Doc)
			r.addAdvice(i.Move, i.Position)
		}
	case *catalog.Plan: // it may have cautions that its routines lack, because its doses differ
		r.addMoves(v.Classes, v.Cautions)
		for _, routine := range v.Routines() {
			r.addDocument(&routine.Doc)
			r.addShown(routine)
		}
	case *catalog.Safety:
		for _, s := range r.Signs {
			r.addEntry(s)
		}
		r.addMoves(r.Classes, r.Cautions)
	case *catalog.Page:
		r.addIntroducedList(v.ID)
	}
}

// follow adds the entries of lists to which v refers by their IDs.
func (r *reading) follow(v any) { eachReferred(v, r.addEntry) }

// addEntry adds an entry of a list, and what it refers to. Entries that pages only name, such as tags, are not added.
func (r *reading) addEntry(entry any) {
	if v := reflect.ValueOf(entry); !v.IsValid() || v.IsNil() || r.added[entry] {
		return
	}
	add := func(part catalog.Part, v catalog.Identified, file string, keys ...string) {
		r.added[entry] = true
		r.addReferring(part, entryByID(valueAt(r.lists[file].AsWritten(), keys...), v.Identifier()))
		if part != catalog.PartSigns { // only the safety page shows the sources of signs
			r.follow(v)
		}
	}
	switch v := entry.(type) {
	case *catalog.Kind:
		r.add(catalog.PartText, v.Note)
	case *catalog.Ladder:
		add(catalog.PartText, v, laddersFile, "ladders")
	case *catalog.Sign:
		add(catalog.PartSigns, v, "signs.yaml", "signs")
		r.addEntry(v.Level)
	case *catalog.Level:
		add(catalog.PartSigns, v, "signs.yaml", "levels")
	case *catalog.Class:
		add(catalog.PartSigns, v, "cautions.yaml", "classes")
	case *catalog.Caution:
		add(catalog.PartCautions, v, "cautions.yaml", "cautions")
	case *catalog.Medicine:
		add(catalog.PartCautions, v, medicinesFile)
	case *catalog.Evidence:
		add(catalog.PartSources, v, "evidence.yaml")
	case *catalog.Claim:
		add(catalog.PartSources, v, "claims.yaml")
	case *catalog.Source:
		add(catalog.PartSources, v, "sources.yaml")
	}
}

// addMoves adds what holds for moves of some classes: when to stop, the pain rule and cautions.
func (r *reading) addMoves(classes []*catalog.Class, cautions []*catalog.Caution) {
	r.addReferring(catalog.PartSigns, valueAt(r.lists["cautions.yaml"].AsWritten(), "stop"))
	r.addPainRule()
	for _, class := range classes {
		r.addEntry(class)
	}
	for _, c := range cautions {
		r.addEntry(c)
	}
}

// addPainRule adds the pain rule.
func (r *reading) addPainRule() {
	r.painRule = true
	r.addReferring(catalog.PartSigns, valueAt(r.docs[&r.Safety.Doc].AsWritten(), "pain"))
}

// addAdvice adds what readers with a condition do about a move in these positions.
func (r *reading) addAdvice(m *catalog.Move, positions ...*catalog.Position) {
	for _, lines := range m.Advice(positions...) {
		for _, line := range lines {
			r.add(catalog.PartCautions, line)
		}
	}
}

// addIntroducedList adds the list that the page with that ID introduces, if there is one, and what the list refers to.
// The routines to which the form leads are shown with it, but the steps of their moves are on other pages.
func (r *reading) addIntroducedList(id string) {
	name := introduced[id]
	f := r.lists[name]
	if f == nil {
		return
	}
	r.add(catalog.PartText, encode(f.AsWritten()))
	r.addQuotes(f.Written())
	if name != startFile {
		r.follow(r.entries[name])
		return
	}
	for _, q := range r.Start.Questions {
		for _, a := range q.Answers {
			r.follow([]*catalog.Warning{a.Warning, a.WarnNew})
		}
	}
	for _, route := range r.Start.Routes {
		r.addDocument(&route.Routine.Doc)
		r.addMoves(route.Routine.Classes, route.Routine.Cautions)
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

// addEmbeds adds what a document shows of the moves, boxes, medicines and ladders that are embedded in its text.
func (r *reading) addEmbeds(d *catalog.Doc) {
	for _, b := range d.Body.Blocks {
		if b.Embed != nil && b.Embed.Kind == "stretch" {
			r.addInset(b.Embed.ID, "title", "dose", "position")
		}
	}
	for _, e := range d.Body.Embeds {
		switch e.Kind {
		case "medicine":
			r.addEntry(r.Medicine(e.ID))
		case "signs":
			if box := r.Safety.Box(e.ID); box != nil {
				for _, line := range box.Lines {
					r.add(catalog.PartSigns, line.Words)
					r.follow(line)
				}
			}
		case catalog.LadderID:
			ladder := r.Ladder(e.ID)
			if ladder == nil {
				continue
			}
			r.addEntry(ladder)
			r.add(catalog.PartText, encode(valueAt(r.lists[laddersFile].AsWritten(), "rest")))
			r.addMoves(ladder.AllClasses(), ladder.Cautions())
			for _, step := range ladder.Steps {
				r.addInset(step.MoveID, "title", "dose", "position", "days_a_week")
			}
		}
	}
}

// addInset adds what other pages show of a move: the values of some of its fields.
func (r *reading) addInset(id string, fields ...string) {
	i := slices.Index(catalog.IDs(r.Moves), id)
	if i < 0 {
		return
	}
	for _, field := range fields {
		r.add(catalog.PartText, id+" "+field+" "+encode(valueAt(r.docs[&r.Moves[i].Doc].AsWritten(), field)))
	}
}

// addReferring adds a value of a file, and what it quotes.
func (r *reading) addReferring(part catalog.Part, v any) {
	if words := encode(v); r.add(part, words) {
		r.addQuotes(words)
	}
}

// addQuotes adds the signs, cautions, medicines, findings and rules that a text quotes.
func (r *reading) addQuotes(text string) {
	for _, m := range quotePattern.FindAllStringSubmatch(text, -1) {
		switch id := m[2]; m[1] {
		case "sign":
			r.addEntry(r.quotes.signs.byID[id])
		case "caution", "short":
			r.addEntry(r.quotes.cautions.byID[id])
		case "finding", "certainty":
			r.addReferring(catalog.PartSources, entryByID(r.lists[treatmentsFile].AsWritten(), id))
		case "medicine":
			medicine, _, _ := strings.Cut(id, ".")
			r.addEntry(r.quotes.medicines.byID[medicine])
		case "rule":
			r.addPainRule()
		}
	}
}

// add adds words to a part, and reports whether they are new there.
func (r *reading) add(part catalog.Part, words string) (isNew bool) {
	if r.parts[part] == nil {
		r.parts[part] = map[string]bool{}
	}
	isNew = !r.parts[part][words]
	r.parts[part][words] = true
	return isNew
}

// sum returns the checksum of a part. It does not depend on the order in which words were added.
func (r *reading) sum(part catalog.Part) string {
	words := slices.Sorted(maps.Keys(r.parts[part]))
	return fmt.Sprintf("%.6x", sha256.Sum256([]byte(strings.Join(words, "\n"))))
}

// valueAt returns the value that keys lead to in v, nil if there is none.
func valueAt(v any, keys ...string) any {
	for _, key := range keys {
		fields, _ := v.(map[string]any)
		v = fields[key]
	}
	return v
}

// entryByID returns the entry of list with that ID, nil if there is none.
func entryByID(list, id any) any {
	entries, _ := list.([]any)
	for _, entry := range entries {
		if valueAt(entry, "id") == id {
			return entry
		}
	}
	return nil
}

// encode returns v as JSON, without the fields in notReviewed. Maps are in a fixed order.
func encode(v any) string {
	out, _ := json.Marshal(reviewedOnly(v)) // maps, lists and texts can be encoded
	return string(out)
}

// reviewedOnly returns a copy of v without the fields in notReviewed.
func reviewedOnly(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := maps.Clone(v)
		for _, name := range notReviewed {
			delete(out, name)
		}
		for name, value := range out {
			out[name] = reviewedOnly(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, entry := range v {
			out[i] = reviewedOnly(entry)
		}
		return out
	}
	return v
}
