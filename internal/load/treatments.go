package load

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// checkTreatments checks each row of the table of treatments by itself.
func checkTreatments(all []*catalog.Treatment, f *frontmatter.File) {
	results, complaints := catalog.IDs(catalog.TreatmentResults()), catalog.IDs(catalog.Complaints())
	names := map[string][]string{} // the names of each treatment in its first row that has some
	for i, t := range all {
		first := names[t.Treatment]
		sameNames := slices.Equal(slices.Sorted(slices.Values(first)), slices.Sorted(slices.Values(t.Names)))
		if len(first) > 0 && len(t.Names) > 0 && !sameNames {
			f.FaultAt([]any{i, "names"}, "“%s” has other names in another row (%s): it has the same in each", t.Treatment, strings.Join(first, ", "))
		}
		if first == nil {
			names[t.Treatment] = t.Names
		}
		oneOf(f, complaints, t.For, i, "for")
		endsWithFor := strings.HasSuffix(t.ID, "-"+t.For)
		if t.ID != "" && !endsWithFor && slices.Contains(complaints, t.For) {
			f.FaultAt([]any{i, "for"}, "the id of a row ends with what it is for, and %s does not end with -%s: correct the one that is wrong", t.ID, t.For)
		}
		sure := catalog.Sureness(t.Certainty)
		if t.Certainty != "" && !slices.Contains(certainties, t.Certainty) {
			f.FailField([]any{i, "certainty"}, "%s", notOneOf(certainties, t.Certainty))
		} else if t.Say != "" && (sure != "") != strings.Contains(t.Sentence(), "{sure}") {
			f.FaultAt([]any{i, "say"}, "a finding of the level %s says how sure it is by {sure}, unless it is high", t.Certainty)
		}
		t.Say = strings.Replace(t.Say, "{sure}", sure, 1)
		oneOf(f, results, t.Result, i, "result")
		if slices.Contains(results, t.Result) || t.Result == "" {
			checkTreatment(f, t, i)
		}
	}
}

// checkTreatment reports an effect of treatment i that cannot be shown, and a result that the effect does not support.
func checkTreatment(f *frontmatter.File, t *catalog.Treatment, i int) {
	e := t.Effect
	switch {
	case e.Points < 0 || e.Points > 100:
		f.FaultAt([]any{i, "effect", "points"}, "points are 0 to 100: how much less pain there was")
	case e.Points == 0 && e.Text == "":
		f.FaultAt([]any{i, "effect"}, "say the difference, in points or in text")
	case e.Points == 0 && t.Result == "":
		f.FaultAt([]any{i}, "without points the field result must say what came of it")
	case e.Points > 0 && e.After == "":
		f.FaultAt([]any{i, "effect"}, "say in after when the points were measured")
	case t.Overstates():
		f.FaultAt([]any{i, "result"}, "%s is more than %s of 100: %s is %s", t.Result, catalog.PointsText(e.Points), t.Result, t.ResultValue().Meaning)
	case !strings.HasSuffix(t.Sentence(), ".") && t.Say != "":
		f.FaultAt([]any{i, "say"}, "other texts say “%s” alone: end the finding with a full stop", t.Sentence())
	case t.Result == "harm" && t.Harms == "":
		f.FaultAt([]any{i, "result"}, "say the harms in the field harms")
	}
}
