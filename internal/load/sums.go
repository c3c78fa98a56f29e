package load

import (
	"cmp"
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
	"unknot/internal/markdown"
)

// unread lists the fields that are not part of what a reviewer reads: dates, old addresses, letters of pictures, and
// what only helps to find a page or leads to another. Those that refer to cautions and sources have sums of their own.
// All other fields count, new ones too.
var unread = []string{
	"written", "changed", "checked", "seen", "formerly", "searches", "ambiguous", "concerns", "departs", "unsure", "draft", "publish", "allow", "number", "frame", "tags", "hub", "related",
	"cautions", "sources", "claims", "evidence",
}

// reading collects what a document says, part by part, as its writers wrote it: a reference such as {sign:id} counts as
// itself in the text, and the sign as one of the signs, so that a changed sign changes one part.
type reading struct {
	*loader
	*catalog.Content
	parts    map[catalog.Part]map[string]bool
	ids      map[string]map[any]bool // the IDs of entries in parts, keyed by the name of their list
	painRule bool
}

// read reads what d says. All content must be linked.
func (l *loader) read(c *catalog.Content, d *catalog.Doc) *reading {
	r := &reading{loader: l, Content: c, parts: map[catalog.Part]map[string]bool{}, ids: map[string]map[any]bool{}}
	r.document(d)
	r.insets(d)
	r.notes(d)
	for _, v := range c.All() {
		if v.Base() != d {
			continue
		}
		switch v := v.(type) {
		case *catalog.Move:
			r.stretch(v)
		case *catalog.Guide:
			r.warning(v.Warning)
		case *catalog.Routine:
			r.routine(v)
		case *catalog.Plan:
			r.plan(v)
		case *catalog.Safety:
			r.safety()
		case *catalog.Page:
			r.list(d.ID)
		}
	}
	return r
}

func (r *reading) sums() catalog.Sums {
	return catalog.Sums{
		Text: r.sum(catalog.PartText), Signs: r.sum(catalog.PartSigns), Cautions: r.sum(catalog.PartCautions),
		Sources: r.sum(catalog.PartSources),
	}
}

// stretch adds what the page of a move shows beside its own words: how often to do it, when to stop, who should change
// what, and what is known.
func (r *reading) stretch(m *catalog.Move) {
	r.add(catalog.PartText, m.Kind.Note)
	r.stop(m.Classes)
	r.cautions(m.Cautions)
	for _, e := range m.Evidence {
		r.entry(catalog.PartSources, "evidence.yaml", e.ID)
		r.claims(e.Claims)
		r.sources(e.Sources)
	}
}

// routine adds the words of its moves.
func (r *reading) routine(routine *catalog.Routine) {
	for _, m := range routine.Items.Moves() {
		r.document(&m.Doc)
		for _, other := range r.OthersFor(m) {
			r.document(&other.Doc)
		}
	}
	r.stop(routine.Classes)
	r.cautions(routine.Cautions)
}

// plan adds the words of its routines and their moves. Doses of its own may bring cautions that its routines do not
// have.
func (r *reading) plan(p *catalog.Plan) {
	for _, routine := range p.Routines() {
		r.document(&routine.Doc)
		r.routine(routine)
	}
	r.stop(p.Classes)
	r.cautions(p.Cautions)
}

// warning adds the signs of a warning. Its text stands in the file that it is written in.
func (r *reading) warning(w *catalog.Warning) {
	if w == nil {
		return
	}
	for _, id := range w.SignIDs {
		r.sign(id)
	}
}

// start adds what the page shows of the answers and of the routines that they lead to. The steps of their moves stand
// on other pages.
func (r *reading) start() {
	for _, q := range r.Start.Questions {
		for _, a := range q.Answers {
			r.warning(a.Warning)
			if a.Condition != nil {
				for _, w := range a.Condition.Warnings {
					r.warning(w)
				}
			}
		}
	}
	for _, route := range r.Start.Routes {
		r.document(&route.Routine.Doc)
		r.stop(route.Routine.Classes)
		r.cautions(route.Routine.Cautions)
	}
}

// safety adds every sign and every caution: this page and those below it show them.
func (r *reading) safety() {
	for _, s := range r.Signs {
		r.sign(s.ID)
	}
	r.stop(r.Classes)
	r.cautions(r.Cautions)
}

// list adds the list that the page with that ID introduces, if it does, and what the list cites.
func (r *reading) list(id string) {
	name := introduced[id]
	f := r.lists[name]
	if f == nil {
		return
	}
	r.add(catalog.PartText, encode(f.AsWritten()))
	r.refer(f.Written())
	eachRef(reflect.ValueOf(r.entries[name]), nil, func(v ref, _ []any) {
		switch cited := v.target.Interface().(type) {
		case []*catalog.Claim:
			r.claims(cited)
		case []*catalog.Source:
			r.sources(cited)
		}
	})
	if id == "questions" {
		for _, q := range r.Questions {
			r.warning(q.Warning)
		}
	}
	if name == startFile {
		r.start()
	}
	if name == walkFile {
		r.document(&r.Walking.Move.Doc)
		r.stop(r.Walking.Move.Classes)
		r.cautions(r.Walking.Move.Cautions)
	}
}

// bodyMark matches what a body has beside its words: citations, which count as sources, and anchors of headings.
var bodyMark = regexp.MustCompile(`\[\^[^\]]*\]|\{#[a-z0-9 -]+\}`)

// document adds the words of a document's own file.
func (r *reading) document(d *catalog.Doc) {
	f := r.docs[d]
	r.add(catalog.PartText, d.Path+" "+encode(f.AsWritten())+" "+frontmatter.OneLine(bodyMark.ReplaceAllString(string(f.WrittenBody()), "")))
	r.refer(f.Written())
}

// insets adds what a document shows of the moves and the boxes of signs that stand in its text.
func (r *reading) insets(d *catalog.Doc) {
	for _, e := range d.Body.Embeds {
		if m := r.Medicine(e.ID); m != nil && e.Kind == "medicine" {
			r.entry(catalog.PartCautions, medicinesFile, m.ID)
			r.sources(m.Sources())
		}
		if e.Kind == catalog.WalkID {
			ladder := r.lists[walkFile].AsWritten()
			r.add(catalog.PartText, encode([]any{at(ladder, "minutes"), at(ladder, "day_weeks")}))
		}
		if l := r.Ladder(e.ID); l != nil && e.Kind == catalog.LadderID {
			r.add(catalog.PartText, encode(at(r.lists[laddersFile].AsWritten(), "rest")))
			r.entry(catalog.PartText, laddersFile, l.ID, "ladders")
			r.stop(l.AllClasses())
			r.cautions(l.Cautions())
			for _, step := range l.Steps {
				r.inset(step.Move)
				if step.Move != nil {
					r.add(catalog.PartText, encode(at(r.docs[&step.Move.Doc].AsWritten(), "days_a_week")))
				}
			}
		}
		if b := r.Safety.Box(e.ID); b != nil && e.Kind == "signs" {
			for _, line := range b.Lines {
				r.add(catalog.PartSigns, line.Words)
				for _, s := range line.Signs {
					r.sign(s.ID)
				}
			}
		}
	}
	for _, m := range r.Moves {
		embeds := func(b markdown.Block) bool {
			return b.Embed != nil && b.Embed.Kind == "stretch" && b.Embed.ID == m.ID
		}
		if slices.ContainsFunc(d.Body.Blocks, embeds) {
			r.inset(m)
		}
	}
}

// inset adds what other pages show of a move. It may be nil.
func (r *reading) inset(m *catalog.Move) {
	if m != nil {
		move := r.docs[&m.Doc].AsWritten()
		r.add(catalog.PartText, encode([]any{at(move, "title"), at(move, "dose"), at(move, "position")}))
	}
}

// notes adds what a document cites.
func (r *reading) notes(d *catalog.Doc) {
	for _, n := range d.Notes {
		if n.Source != nil {
			r.sources([]*catalog.Source{n.Source})
		} else {
			r.claims([]*catalog.Claim{n.Claim})
		}
	}
}

// stop adds when to stop: the lines of classes, those for every move and the pain rule.
func (r *reading) stop(classes []*catalog.Class) {
	r.addReferring(catalog.PartSigns, at(r.lists["cautions.yaml"].AsWritten(), "stop"))
	r.pain()
	for _, class := range classes {
		r.entry(catalog.PartSigns, "cautions.yaml", class.ID, "classes")
	}
}

// pain adds the pain rule.
func (r *reading) pain() {
	r.painRule = true
	r.addReferring(catalog.PartSigns, at(r.docs[&r.Safety.Doc].AsWritten(), "pain"))
}

func (r *reading) sign(id string) {
	const file = "signs.yaml"
	if r.entry(catalog.PartSigns, file, id, "signs") {
		r.entry(catalog.PartSigns, file, at(byIDIn(at(r.lists[file].AsWritten(), "signs"), id), "level"), "levels")
	}
}

func (r *reading) cautions(list []*catalog.Caution) {
	for _, c := range list {
		r.entry(catalog.PartCautions, "cautions.yaml", c.ID, "cautions")
		r.sources(c.Sources)
	}
}

func (r *reading) claims(list []*catalog.Claim) {
	for _, c := range list {
		r.entry(catalog.PartSources, "claims.yaml", c.ID)
		r.sources(c.Sources)
	}
}

func (r *reading) sources(list []*catalog.Source) {
	for _, s := range list {
		r.entry(catalog.PartSources, "sources.yaml", s.ID)
	}
}

// entry adds the entry with that ID of a list, and what it refers to. It reports whether the entry was new.
func (r *reading) entry(part catalog.Part, file string, id any, keys ...string) bool {
	isNew := r.addReferring(part, byIDIn(at(r.lists[file].AsWritten(), keys...), id))
	if list := cmp.Or(strings.Join(keys, "."), strings.TrimSuffix(file, ".yaml")); isNew {
		if r.ids[list] == nil {
			r.ids[list] = map[any]bool{}
		}
		r.ids[list][id] = true
	}
	return isNew
}

// addReferring adds a value of a file, and what it refers to. It reports whether it is new there.
func (r *reading) addReferring(part catalog.Part, v any) bool {
	words := encode(v)
	isNew := r.add(part, words)
	if isNew {
		r.refer(words)
	}
	return isNew
}

// refer adds the signs, cautions and rules that a text refers to.
func (r *reading) refer(text string) {
	for _, m := range reference.FindAllStringSubmatch(text, -1) {
		switch m[1] {
		case "sign":
			r.sign(m[2])
		case "caution", "short":
			r.entry(catalog.PartCautions, "cautions.yaml", m[2], "cautions")
		case "finding", "certainty":
			r.entry(catalog.PartSources, treatmentsFile, m[2])
		case "medicine":
			medicine, _, _ := strings.Cut(m[2], ".")
			r.entry(catalog.PartCautions, medicinesFile, medicine)
		case "rule":
			r.pain()
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

// sum returns the checksum of a part. The order of what was added does not matter.
func (r *reading) sum(part catalog.Part) string {
	words := slices.Sorted(maps.Keys(r.parts[part]))
	return fmt.Sprintf("%.6x", sha256.Sum256([]byte(strings.Join(words, "\n"))))
}

// at returns the value under keys, nil if there is none.
func at(v any, keys ...string) any {
	for _, key := range keys {
		fields, _ := v.(map[string]any)
		v = fields[key]
	}
	return v
}

// byIDIn returns the entry of a list with that ID, nil if there is none.
func byIDIn(list, id any) any {
	entries, _ := list.([]any)
	for _, entry := range entries {
		if at(entry, "id") == id {
			return entry
		}
	}
	return nil
}

// encode returns v as text, without the fields that are unread and with the others in one order.
func encode(v any) string {
	out, _ := json.Marshal(withoutUnread(v)) // maps, lists and texts can be encoded
	return string(out)
}

func withoutUnread(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := maps.Clone(v)
		for _, name := range unread {
			delete(out, name)
		}
		for name, value := range out {
			out[name] = withoutUnread(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, entry := range v {
			out[i] = withoutUnread(entry)
		}
		return out
	}
	return v
}
