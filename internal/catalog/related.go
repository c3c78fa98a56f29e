package catalog

import (
	"cmp"
	"math"
	"slices"
)

// Relation is a document that has something in common with another one. Why says what, in a word or two: same muscles,
// same moves, same evidence, or the name of a tag, a kind or a region.
type Relation struct {
	*Doc
	Why string
}

// trait is something that documents can have in common. A larger weight makes documents more alike.
type trait struct {
	key    string // the same for all documents that share the trait
	label  string // what readers see
	weight float64
}

// Weights of traits.
const (
	sameMove   = 2.0
	sameMuscle = 1.6
	sameTag    = 1.2
	sameClaim  = 1.0
	sameKind   = 0.5
	sameRegion = 0.4
)

// relations holds the traits of all documents.
type relations struct {
	traits   map[*Doc][]trait
	docsWith map[string][]*Doc // by the key of a trait; documents are in the order of the content
}

// relate collects the traits of moves, guides, routines and plans.
func relate(c *Content) *relations {
	r := &relations{map[*Doc][]trait{}, map[string][]*Doc{}}
	for _, d := range c.Documents.All() {
		if _, page := d.(*Page); !page {
			r.addTraits(d)
		}
	}
	return r
}

// addTraits adds the traits of d.
func (r *relations) addTraits(d Document) {
	doc := d.Base()
	add := func(key, label string, weight float64) {
		if !slices.ContainsFunc(r.traits[doc], func(t trait) bool { return t.key == key }) {
			r.traits[doc] = append(r.traits[doc], trait{key, label, weight})
			r.docsWith[key] = append(r.docsWith[key], doc)
		}
	}
	addMoves := func(items Items) {
		for _, i := range items {
			add("move "+i.MoveID, "same moves", sameMove)
		}
	}
	if m, isMove := d.(*Move); isMove { // added first: of two equally strong traits, readers see the label of the first
		add("move "+m.ID, "same moves", sameMove)
		add("kind "+m.KindID, m.Kind.Lower(), sameKind)
		for _, muscle := range m.Muscles {
			add("muscle "+muscle.ID, "same muscles", sameMuscle)
		}
	}
	for _, v := range d.About().Regions {
		add("region "+v.ID, v.Lower(), sameRegion)
	}
	for _, v := range d.About().Tags {
		add("tag "+v.ID, v.Lower(), sameTag)
	}
	switch d := d.(type) {
	case *Move:
		for _, e := range d.Evidence {
			for _, c := range e.Claims {
				add("claim "+c.ID, "same evidence", sameClaim)
			}
		}
	case *Guide:
		for _, id := range d.EmbeddedMoves() {
			add("move "+id, "same moves", sameMove)
		}
		for _, n := range d.Notes {
			if n.Claim != nil {
				add("claim "+n.Claim.ID, "same evidence", sameClaim)
			}
		}
	case *Routine:
		addMoves(d.Items)
	case *Plan:
		addMoves(d.Items())
	}
}

// Related lists the documents that have most in common with d, at most limit of them, the most similar first. It lists
// only documents that accept returns true for, and never d or those in except. The fewer documents have a trait, the
// more it counts.
func (c *Catalog) Related(d *Doc, limit int, accept func(*Doc) bool, except ...*Doc) []Relation {
	total := map[*Doc]float64{}         // the sum of the weights of the traits that a document shares with d
	strongest := map[*Doc]float64{}     // the largest of these weights
	strongestLabel := map[*Doc]string{} // the label of that trait
	for _, t := range c.relations.traits[d] {
		docsWith := c.relations.docsWith[t.key]
		rarity := math.Log(1 + float64(len(c.relations.traits))/float64(len(docsWith)))
		weight := t.weight * rarity
		for _, other := range docsWith {
			if other == d || !accept(other) || slices.Contains(except, other) {
				continue
			}
			total[other] += weight
			if weight > strongest[other] {
				strongest[other], strongestLabel[other] = weight, t.label
			}
		}
	}
	var out []Relation
	for other := range total {
		out = append(out, Relation{other, strongestLabel[other]})
	}
	slices.SortFunc(out, func(a, b Relation) int {
		return cmp.Or(cmp.Compare(total[b.Doc], total[a.Doc]), cmp.Compare(a.Path, b.Path))
	})
	return out[:min(limit, len(out))]
}

// IsMove reports whether d is a move.
func (c *Catalog) IsMove(d *Doc) bool { return c.Move(d.ID) != nil }

// IsRoutine reports whether d is a routine.
func (c *Catalog) IsRoutine(d *Doc) bool { return c.Routine(d.ID) != nil }
