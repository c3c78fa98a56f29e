package catalog_test

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

func mustLoad(t testing.TB, fsys fs.FS) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatalf("Catalog:\n%v", err)
	}
	return c
}

// publish adds the addresses of fsys to its permalinks.txt, and returns fsys.
func publish(t testing.TB, fsys fs.FS) fs.FS {
	t.Helper()
	if err := fixture.Publish(fsys.(fstest.MapFS)); err != nil {
		t.Fatalf("Permalinks:\n%.2000v", err)
	}
	return fsys
}

// ids returns the field ID of each, with spaces between.
func ids[T any](list []*T) string {
	var out []string
	for _, v := range list {
		out = append(out, reflect.ValueOf(v).Elem().FieldByName("ID").String())
	}
	return strings.Join(out, " ")
}

// Every ID in a file becomes a pointer to what it names.
func TestIDsBecomePointers(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	m, g := c.Move("neck-turn"), c.Guides[0]
	for got, want := range map[string]string{
		m.Kind.ID + " " + m.Position.ID:       "stretch chair",
		ids(m.Positions()):                    "chair standing",
		ids(m.Regions) + " " + ids(m.Muscles): "upper-back trapezius",
		ids(m.Tags) + " " + ids(m.Evidence):   "desk ev-neck ev-move",
		m.Easier.Move.ID:                      "slow-breath",
		c.Move("chair-stand").Harder.Move.ID:  "table-reach",
		c.Move("knee-sway").Swap.ID:           "chair-stand",
		ids(c.Move("wall-roll").Equipment):    "ball",
		ids(g.Regions) + " " + ids(g.Tags):    "upper-back lower-back desk morning",
		ids(g.Related) + " " + g.Section.ID:   "stiff-neck neck-turn techniques",
		ids(c.Regions[0].Start):               "neck-turn chair-stand",
		ids(c.Regions[0].Sources):             "alpha-2020",
		ids(c.Kinds[0].Sources):               "alpha-2020",
		ids(c.Evidence[0].Claims):             "cl-01",
		ids(c.Claims[0].Sources):              "alpha-2020 beta-2021",
		ids(c.Cautions[1].Sources):            "gamma-board",
		ids(c.Classes[0].Cautions):            "ca-09",
		ids(c.Safety.Cards[0].Sources):        "gamma-board",
		ids(c.Muscle("trapezius").Moves):      "neck-turn knee-sway table-reach wall-roll",
		ids(c.Tag("desk").Moves):              "chair-stand neck-turn slow-breath",
		ids(c.Tag("desk").Guides):             "start-here stiff-neck",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Steps are grouped by the picture that they begin.
func TestFramesGroupSteps(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for id, want := range map[string]string{
		"chair-stand": `picture "A" from step 1: 1 steps, picture "B" from step 2: 2 steps, `,
		"neck-turn":   `picture "" from step 1: 3 steps, `,
	} {
		got := ""
		for _, f := range c.Move(id).FramesIn(c.Move(id).Position) {
			got += fmt.Sprintf("picture %q from step %d: %d steps, ", f.Letter, f.First, len(f.Steps))
		}
		if got != want {
			t.Errorf("%s has the frames %q, want %q", id, got, want)
		}
	}
}

// The class "supine" applies only on the bed and the floor. The class "balance" does not apply there, nor in a chair
// unless the move starts in a chair.
func TestClassesDependOnPosition(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct {
		move, position, classes, cautions string
		offers                            bool
	}{
		{"chair-stand", "chair", "balance strength", "ca-01 ca-09 ca-14", true},
		{"table-reach", "all-fours", "balance", "ca-01 ca-09 ca-14", true},
		{"table-reach", "standing", "balance", "ca-01 ca-09 ca-14", true},
		{"table-reach", "bed", "supine", "ca-01 ca-10 ca-14", true},
		{"table-reach", "floor", "supine", "ca-01 ca-10 ca-14", false},
		{"table-reach", "chair", "", "ca-01 ca-14", false},
		{"knee-sway", "floor", "supine", "ca-01 ca-10 ca-14", true},
		{"slow-breath", "chair", "", "ca-01 ca-14", true},
		{"slow-breath", "bed", "supine", "ca-01 ca-10 ca-14", true},
		{"neck-turn", "chair", "", "ca-01 ca-13 ca-14", true},
	}
	for _, tt := range tests {
		m := c.Move(tt.move)
		p := c.Positions[slices.IndexFunc(c.Positions, func(p *catalog.Position) bool { return p.ID == tt.position })]
		if m.Offers(p) != tt.offers {
			t.Errorf("%s offers %s: %t, want %t", tt.move, tt.position, m.Offers(p), tt.offers)
		}
		if got := ids(m.ClassesIn(p)); got != tt.classes {
			t.Errorf("%s in the position %s has the classes %q, want %q", tt.move, tt.position, got, tt.classes)
		}
		if got := ids(m.CautionsIn(p, m.Dose, c.Cautions)); got != tt.cautions {
			t.Errorf("%s in the position %s has the cautions %q, want %q", tt.move, tt.position, got, tt.cautions)
		}
	}
	// The move has the cautions of all its positions.
	if got := ids(c.Move("table-reach").Cautions); got != "ca-01 ca-09 ca-10 ca-14" {
		t.Errorf("table-reach has the cautions %s", got)
	}
}

// A straight quotation mark in a web address stays as it is.
func TestAddressKeepsStraightQuotes(t *testing.T) {
	const address = "https://example.org/o'beta"
	c := mustLoad(t, fixture.Edit("sources.yaml", "https://example.org/beta", address))
	if got := c.Sources[1].Address; got != address {
		t.Errorf("the address is %s, want %s", got, address)
	}
}

// Texts get typographic quotation marks and lose surrounding spaces.
func TestTextsGetTypographicQuotes(t *testing.T) {
	for yaml, want := range map[string]string{
		`"It's \"so\" ('good') -- \"isn't\" it?"`: "It’s “so” (‘good’) -- “isn’t” it?",
		"'  Work   in the thighs. '":              "Work   in the thighs.",
	} {
		c := mustLoad(t, fixture.Edit("stretches/chair-stand.md", "Work in the thighs.", yaml))
		if got := c.Move("chair-stand").Feel; got != want {
			t.Errorf("%s reads %s, want %s", yaml, got, want)
		}
	}
}

// A source names its authors, its kind and what it studied in words for readers.
func TestSourceIsNamedInWords(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct{ who, short, kind, where string }{
		{"Alpha A and others", "Alpha 2020", "systematic review", "the low back"},
		{"Beta A and Bell B", "Beta 2021", "trial", "the neck and shoulders"},
		{"Gamma Board of Health", "Gamma Board of Health", "guideline", "the whole back"}, // without a year
	}
	for i, tt := range tests {
		s := c.Sources[i]
		if s.Byline() != tt.who || s.ShortCitation() != tt.short || s.KindName() != tt.kind || s.StudiedPart() != tt.where {
			t.Errorf("%s is by %q, in short %q, a %s on %s; want %+v", s.ID, s.Byline(), s.ShortCitation(), s.KindName(), s.StudiedPart(), tt)
		}
	}
}

// A region marked as whole has its own page and consists of all regions.
func TestWholeBackHasAPage(t *testing.T) {
	const last = "  start: [chair-stand, slow-breath]\n"
	site := fixture.Edit("vocabularies/regions.yaml", last, last+
		"- {id: whole-back, whole: true, name: All over, meaning: all of it, hint: Stiff everywhere, feels: Stiff all over., differs: It is both., start: [chair-stand]}\n")
	site["permalinks.txt"].Data = append(site["permalinks.txt"].Data, "/whole-back\n"...)
	c := mustLoad(t, site)
	if hubs := c.Hubs(); len(c.Regions) != 2 || len(hubs) != 3 || hubs[2] != c.Whole || c.Region("whole-back") != c.Whole {
		t.Errorf("%d regions, %d hubs, the whole back is %v", len(c.Regions), len(hubs), c.Whole)
	}
	if parts := c.Parts(c.Whole); !slices.Equal(parts, c.Regions) || !slices.Equal(c.Parts(c.Regions[1]), c.Regions[1:]) {
		t.Errorf("the parts of the whole back are %v", parts)
	}
	if page := c.PageEntry("/whole-back"); page == nil || page.Changed != c.PageEntry("/upper-back").Changed {
		t.Errorf("the page of the whole back is %+v, want one that changes with all moves", page)
	}
}

// Lower writes the first letter small, whatever its alphabet, and leaves later words as they are.
func TestLowerChangesOnlyTheFirstLetter(t *testing.T) {
	for s, want := range map[string]string{"Hands and Knees": "hands and Knees", "Über uns": "über uns", "": ""} {
		if got := (&catalog.Word{Name: s}).Lower(); got != want {
			t.Errorf("Lower of %q = %q, want %q", s, got, want)
		}
	}
}

// Concurrent readers need no lock, which the race detector checks.
func TestReadersNeedNoLock(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			c.DateProblems(catalog.NewDay(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)))
			c.NearestPage("/stretches/neck-trun")
			c.Moves[0].CautionsIn(c.Positions[0], c.Moves[0].Dose, c.Cautions)
		})
	}
	readers.Wait()
}

// wantTexts fails for each row whose text in the middle, the one that was found, is not the last one.
func wantTexts(t *testing.T, rows [][3]string) {
	t.Helper()
	for _, row := range rows {
		if row[1] != row[2] {
			t.Errorf("%s: found %q, want %q", row[0], row[1], row[2])
		}
	}
}

// wantFacts fails for each fact that does not hold.
func wantFacts(t *testing.T, facts map[string]bool) {
	t.Helper()
	for fact, holds := range facts {
		if !holds {
			t.Errorf("it does not hold that %s", fact)
		}
	}
}

// notProse lists the texts of documents that are not proofread as prose, and why.
var notProse = map[string]string{
	"Move.Aliases":   "names that people use",
	"Move.Certainty": "a certainty word",
	"Step.Frame":     "a letter",
	"Guide.FigureID": "an ID",
}

// notSearched lists the texts of documents without a tag search, and why.
var notSearched = map[string]string{
	"Move.Certainty": "a certainty word",
	"Step.Frame":     "a letter",
}

// Every text field of a document has tags that say whether it is proofread and how search uses it. IDs are not texts.
func TestEveryTextHasTags(t *testing.T) {
	for _, v := range []any{catalog.Move{}, catalog.OtherPosition{}, catalog.Step{}, catalog.Variant{}, catalog.Guide{}, catalog.Now{},
		catalog.Warning{}, catalog.Routine{}, catalog.Plan{}, catalog.Stage{}, catalog.StageSession{}} {
		typ := reflect.TypeOf(v)
		for _, field := range frontmatter.Fields(typ) {
			if len(field.Index) > 1 || !isText(field) { // of Doc and Tagged
				continue
			}
			full := typ.Name() + "." + field.StructField.Name
			if _, read := field.Tag.Lookup("read"); read == (notProse[full] != "") {
				t.Errorf("%s: add a tag read if it is prose, or else say why not in notProse", full)
			}
			part, searched := field.Tag.Lookup("search")
			if searched == (notSearched[full] != "") {
				t.Errorf(`%s: add a tag search ("-" for none), or say why not in notSearched`, full)
			}
			if searched && part != "names" && part != "body" && part != "-" {
				t.Errorf("%s: its tag search is %q: want names, body or -", full, part)
			}
		}
	}
}

// isText reports whether a field holds a text or texts, and not IDs.
func isText(field frontmatter.Field) bool {
	_, refers := field.Tag.Lookup("ref")
	return !refers && (field.Type.Kind() == reflect.String || field.Type == reflect.TypeFor[[]string]())
}

// The guide for writers names every field between backquotes, in the section where it belongs.
func TestReadmeNamesEveryField(t *testing.T) {
	text, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		section string
		values  []any
	}{
		{"Fields of every guide, move, routine, plan and page", []any{catalog.Doc{}}},
		{"Guides", []any{catalog.Guide{}}},
		{"Moves", []any{catalog.Move{}, catalog.Dose{}}},
		{"Routines", []any{catalog.Routine{}}},
		{"Plans", []any{catalog.Plan{}, catalog.Barrier{}, catalog.Ladders{}}},
		{"Pages", []any{catalog.Page{}}},
		{"Sources, claims and evidence", []any{catalog.Source{}, catalog.Claim{}, catalog.Treatment{}, catalog.Guideline{},
			catalog.Recommendation{}, catalog.Evidence{}}},
		{"Safety and cautions", []any{catalog.Level{}, catalog.Sign{}, catalog.Safety{}, catalog.Caution{}, catalog.Class{}}},
		{"Vocabularies", []any{catalog.Region{}, catalog.Section{}, catalog.Position{}, catalog.Kind{}, catalog.Equipment{},
			catalog.Muscle{}, catalog.Tag{}, catalog.Synonym{}}},
		{"Which routine for me?", []any{catalog.Start{}, catalog.StartQuestion{}, catalog.StartAnswer{}, catalog.Route{}}},
		{"Order of lists", []any{catalog.Order{}}},
		{"Reviews by clinicians", []any{catalog.Review{}}},
		{"Withdrawing something", []any{catalog.Withdrawn{}}},
	}
	for _, tt := range tests {
		_, section, found := strings.Cut(string(text), "\n## "+tt.section+"\n")
		if !found {
			t.Errorf("README.md has no section %q", tt.section)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		named := quotedWords(section)
		for _, v := range tt.values {
			for _, name := range fieldNames(reflect.TypeOf(v)) {
				if !named[name] {
					t.Errorf("README.md does not name `%s` of %T under %q", name, v, tt.section)
				}
			}
		}
	}
}

// quotedWords returns the words between backquotes.
func quotedWords(text string) map[string]bool {
	found := map[string]bool{}
	for _, quoted := range regexp.MustCompile("`[^`]+`").FindAllString(text, -1) {
		for _, word := range regexp.MustCompile(`[a-z_]+`).FindAllString(quoted, -1) {
			found[word] = true
		}
	}
	return found
}

// fieldNames lists the fields of t in files and the fields of the groups in it, except the fields of all documents and
// of doses, which have sections of their own.
func fieldNames(t reflect.Type) (names []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case options == "inline" && field.Type != reflect.TypeFor[catalog.Doc]():
			names = append(names, fieldNames(field.Type)...)
		case name != "" && name != "-":
			names = append(names, name)
			if field.Type != reflect.TypeFor[catalog.Dose]() {
				names = append(names, fieldNames(field.Type)...)
			}
		}
	}
	return names
}
