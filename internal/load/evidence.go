package load

import (
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// checkSources checks the values of sources.
func (l *loader) checkSources() {
	f := l.lists["sources.yaml"]
	withAddress := map[string]*catalog.Source{} // keyed by addresses in small letters: hosts and DOIs have no case
	for i, s := range l.Sources {
		best, worst := slices.Index(certainties, s.CertaintyTo), slices.Index(certainties, s.Certainty)
		if isBetter := best >= 0 && best < worst; s.CertaintyTo != "" && !isBetter {
			f.FaultAt([]any{i, "certainty_to"}, "certainty_to is the best of several grades, and certainty the worst: %q is not better than %q", s.CertaintyTo, s.Certainty)
		}
		checkSeen(f, s, i)
		if !isYear(s.Year) && s.Year != "" {
			f.FaultAt([]any{i, "year"}, "a year such as 2021, or n.d., is expected, found %s", s.Year)
		}
		if year, err := strconv.Atoi(s.Year); err == nil && !s.Checked.IsZero() && year > s.Checked.Year() {
			f.FaultAs(frontmatter.CodeDate, f.Line(i, "year"), "published in %s, but last checked on %s: nobody can have read it", s.Year, s.Checked.ISO())
		}
		if s.Address != "" && !isWebAddress(s.Address) {
			f.FaultAt([]any{i, "address"}, "a web address is expected, found %s", s.Address)
		}
		address := strings.ToLower(s.Address)
		if first := withAddress[address]; first != nil && address != "" {
			f.FaultAt([]any{i, "address"}, "this is the address of %s: name that source instead, or correct the address", first.ID)
		}
		if withAddress[address] == nil {
			withAddress[address] = s
		}
	}
}

// checkClaims reports claims without a source or a reason for it, and sets the regions of claims.
func (l *loader) checkClaims() {
	f := l.lists["claims.yaml"]
	for i, c := range l.Claims {
		c.Regions = catalog.StudiedRegions(c.Sources, l.Regions)
		if len(c.SourceIDs) == 0 && c.NoSourceReason == "" && f.Whole() {
			f.FaultAs(frontmatter.CodeSource, f.Line(i), "%s has no source: name one, or say in label why it may stand without", c.ID)
		}
	}
}

// checkSeen checks what source i says about how and when we saw it.
func checkSeen(f *frontmatter.File, s *catalog.Source, i int) {
	if s.Seen == nil {
		return // reported as missing
	}
	if s.Seen.On.After(s.Checked.Time) && !s.Checked.IsZero() {
		f.FaultAs(frontmatter.CodeDate, f.Line(i, "seen"), "seen on %s, but last checked on %s: who looks at a source checks its entry", s.Seen.On.ISO(), s.Checked.ISO())
	}
}

// isYear reports whether s is a year, or n.d. for no date.
func isYear(s string) bool {
	year, err := strconv.Atoi(s)
	return s == "n.d." || err == nil && year >= 1500 && year <= 2999
}

// treatmentsFile is the name of the file with the findings about treatments.
const treatmentsFile = "treatments.yaml"

// checkTreatments checks each row of the table of treatments by itself.
func checkTreatments(all []*catalog.Treatment, f *frontmatter.File) {
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
		endsWithFor := strings.HasSuffix(t.ID, "-"+t.For)
		if t.ID != "" && !endsWithFor && slices.Contains(catalog.Vocabularies["complaints"], t.For) {
			f.FaultAt([]any{i, "for"}, "the id of a row ends with what it is for, and %s does not end with -%s: correct the one that is wrong", t.ID, t.For)
		}
		sure := catalog.Sureness(t.Certainty)
		if t.Certainty != "" && !slices.Contains(certainties, t.Certainty) {
			f.FailField([]any{i, "certainty"}, "%s", frontmatter.NoneOf(certainties, t.Certainty))
		} else if t.Say != "" && (sure != "") != strings.Contains(t.Sentence(), "{sure}") {
			f.FaultAt([]any{i, "say"}, "a finding of the level %s says how sure it is by {sure}, unless it is high", t.Certainty)
		}
		t.Say = strings.Replace(t.Say, "{sure}", sure, 1)
		if t.Result == "" || slices.Contains(catalog.Vocabularies["results"], t.Result) {
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

// guidelinesFile is the name of the file with the recommendations of guidelines. A site may have none.
const guidelinesFile = "guidelines.yaml"

// readGuidelines reads the guidelines and makes the checks that need no other file.
func (l *loader) readGuidelines() {
	f := l.readOptional(guidelinesFile, &l.Guidelines)
	if f == nil {
		return
	}
	checkIDs(f, l.Guidelines)
	guidelineOf := map[string]*catalog.Guideline{} // by the ID of a recommendation
	for i, g := range l.Guidelines {
		if len(g.Recommendations) == 0 && g.Unseen == "" && f.Whole() {
			f.FaultAt([]any{i}, "%s recommends nothing here: say in unseen what was not read", g.SourceID)
		}
		checkIDs(f, g.Recommendations, i, "recommendations")
		for j, r := range g.Recommendations {
			at := []any{i, "recommendations", j}
			if other := guidelineOf[r.ID]; other != nil && other != g {
				f.FaultAt(subpath(at, "id"), "the id %s is that of a recommendation of %s too", r.ID, other.SourceID)
			}
			guidelineOf[r.ID], r.Guideline = g, g
			checkRecommendation(f, r, at...)
		}
	}
}

// checkRecommendation makes the checks of the recommendation at path that need no other file. r.Guideline must be set.
func checkRecommendation(f *frontmatter.File, r *catalog.Recommendation, path ...any) {
	g := r.Guideline
	hasBothOrNeither := (r.Where == "") == (r.Reason == "")
	switch {
	case hasBothOrNeither && f.Whole():
		f.FaultAt(path, "%s needs a page that says it, or the reason why none does, and not both", r.ID)
	case r.Seen.After(g.Checked.Time) && !g.Checked.IsZero():
		f.FaultAs(frontmatter.CodeDate, f.Line(subpath(path, "seen")...), "seen on %s, but %s was last checked on %s", r.Seen.ISO(), g.SourceID, g.Checked.ISO())
	}
}

// linkGuidelines resolves the pages that say recommendations. It reports recommendations of guidelines that we have not
// read ourselves. It also checks that the page that introduces them was not checked later than any guideline. It needs
// the sitemap.
func (l *loader) linkGuidelines() {
	f, intro := l.lists[guidelinesFile], l.Page(catalog.GuidelinesID)
	for i, g := range l.Guidelines {
		if s := g.Source; s != nil && s.Seen != nil && len(g.Recommendations) > 0 {
			switch {
			case !s.SeenItself():
				f.FaultAt([]any{i, "recommendations"}, "%s was seen as %s only: nobody knows what it recommends", s.ID, s.Seen.As)
			case s.Seen.On.After(g.Checked.Time) && !g.Checked.IsZero():
				f.FaultAs(frontmatter.CodeDate, f.Line(i, "checked"), "%s was read again on %s: compare its recommendations, and correct the day", s.ID, s.Seen.On.ISO())
			}
		}
		if intro != nil && intro.Checked.After(g.Checked.Time) && !g.Checked.IsZero() {
			f.FaultAs(frontmatter.CodeDate, f.Line(i, "checked"), "%s is as old as the guideline that was checked longest ago: check this one again, or correct the day there", intro.Path)
		}
		checkListAnchors(l, catalog.GuidelinesID, guidelinesFile, g.Recommendations, i, "recommendations")
		for j, r := range g.Recommendations {
			if r.Where != "" {
				r.Page = l.furtherPage(f, r.Where, i, "recommendations", j, "page")
			}
		}
	}
}
