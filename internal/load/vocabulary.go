package load

import (
	"reflect"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// fixedChoices has the words that fields with a fixed choice may hold, keyed by struct and field.
var fixedChoices = map[string][]string{
	"Move.certainty": certainties, "Task.certainty": certainties, "Treatment.certainty": certainties, "Treatment.for": catalog.IDs(catalog.Complaints()),
	"Treatment.result": catalog.IDs(catalog.TreatmentResults()), "Recommendation.advice": catalog.IDs(catalog.Stances()), "Evidence.basis": bases, "Caution.basis": cautionBases,
	"Claim.verdict": catalog.IDs(catalog.Verdicts()), "Claim.label": labels, "Source.kind": catalog.IDs(catalog.SourceKinds()), "Source.certainty": grades,
	"Source.certainty_to": certainties, "Source.studied": catalog.IDs(catalog.StudiedParts()), "Seen.as": catalog.IDs(catalog.WaysSeen()), "Sign.level": levelIDs,
}

// Choices returns the words that a field of struct t may hold, nil if any text is allowed.
func (r *Result) Choices(t reflect.Type, field frontmatter.Field) []string {
	if x := r.loader.indexes[referredType(t, field)]; x != nil {
		return x.list()
	}
	return fixedChoices[t.Name()+"."+field.Name]
}

// referredType returns the type of the values whose IDs a field of struct t holds, nil if it holds no IDs.
func referredType(t reflect.Type, field frontmatter.Field) reflect.Type {
	if tag, refers := field.Tag.Lookup("ref"); refers {
		name, _, _ := strings.Cut(tag, ",")
		target, _ := t.FieldByName(name)
		if target.Type.Kind() == reflect.Slice {
			return target.Type.Elem()
		}
		return target.Type
	}
	isList := field.Type.Kind() == reflect.Slice // otherwise it is a checksum of a review
	switch {
	case isList && field.Name == "sources":
		return reflect.TypeFor[*catalog.Source]()
	case isList && field.Name == "claims":
		return reflect.TypeFor[*catalog.Claim]()
	}
	return nil
}
