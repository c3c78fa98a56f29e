package catalog

import (
	"slices"
	"strings"
)

// index finds things by id and says what was meant when there is none.
type index[P identified] struct {
	what    string
	by      map[string]P
	ids     []string
	unknown bool // the list could not be read, so that any id may be right
}

// indexOf makes the index of the list that stands in the file from, nil if each stands in its own.
func indexOf[P identified](what string, list []P, from *file) index[P] {
	x := index[P]{what: what, by: make(map[string]P, len(list)), unknown: from != nil && (from.broken || from.mistyped && len(list) == 0)}
	for _, v := range list {
		x.by[v.id()] = v
		x.ids = append(x.ids, v.id())
	}
	return x
}

// one resolves the id that stands in the field at. An empty id is nobody's and is reported elsewhere.
func (x index[P]) one(f *file, id string, at ...any) (v P, ok bool) {
	v, ok = x.by[id]
	if !ok && id != "" && !x.unknown {
		f.faultAt(at, "there is no %s %s%s", x.what, id, x.hint(id))
	}
	return v, ok
}

// hint is what was probably meant by id, or all there is to choose from where that is little.
func (x index[P]) hint(id string) string {
	const few = 16
	if near := didYouMean(id, x.ids); near != "" || len(x.ids) > few || len(x.ids) == 0 {
		return near
	}
	return ": choose from " + strings.Join(x.ids, ", ")
}

// list resolves the ids of the list in the field at, in order, and reports any that stands twice.
func (x index[P]) list(f *file, ids []string, at ...any) []P {
	var out []P
	for i, id := range ids {
		here := append(at[:len(at):len(at)], i)
		switch {
		case slices.Contains(ids[:i], id):
			f.faultAt(here, "%s stands twice", id)
		default:
			if v, ok := x.one(f, id, here...); ok {
				out = append(out, v)
			}
		}
	}
	return out
}
