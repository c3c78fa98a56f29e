package load

import (
	"encoding/json"
	"maps"
)

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
