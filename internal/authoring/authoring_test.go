package authoring_test

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/authoring"
	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// Each skeleton has every field once, and no other.
func TestSkeletonsHaveEveryField(t *testing.T) {
	t.Parallel()
	content := load.Inspect(fixture.FS())
	field := regexp.MustCompile(`(?m)^(?:- |  )?#?(\w+): `)    // also in a comment
	nested := regexp.MustCompile(`(?m)^  - .*\n(?:    .*\n)*`) // entries of lists, whose fields do not count
	for what, v := range map[string]any{"guide": catalog.Guide{}, "stretch": catalog.Move{}, "routine": catalog.Routine{}, "plan": catalog.Plan{},
		"claim": catalog.Claim{}, "source": catalog.Source{}, "question": catalog.Question{}} {
		var want, got []string
		for _, f := range frontmatter.Fields(reflect.TypeOf(v)) {
			want = append(want, f.Name)
		}
		text, _, _ := strings.Cut(draftText(t, content, what), "\n---\n")
		for _, m := range field.FindAllStringSubmatch(nested.ReplaceAllString(strings.ReplaceAll(text, "steps:", "steps: "), ""), -1) {
			got = append(got, m[1])
		}
		for _, list := range []string{"items", "stages"} {
			if strings.Contains(text, "\n"+list+":") && !slices.Contains(got, list) {
				got = append(got, list)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("the skeleton of a %s has %v, want %v", what, got, want)
		}
	}
}

// draftText returns the text that a draft adds to the fixture.
func draftText(t *testing.T, content *load.Result, what string) string {
	t.Helper()
	d := authoring.NewDraft(content, fixture.FS())
	for _, option := range [][2]string{{"what", what}, {"title", "A new one"}, {"section", "causes"}, {"like", "chair-stand"}, {"id", "a-new-one"}} {
		_ = d.Set(option[0], option[1]) // an option that this kind does not have is refused
	}
	if missing := d.Missing(); len(missing) > 0 {
		t.Fatalf("%s: %v are missing", what, missing)
	}
	files, err := d.Files(catalog.Day{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if !strings.HasPrefix(name, "poses/") {
			return text[max(0, strings.LastIndex(text, "- id: a-new-one")):]
		}
	}
	t.Fatal(slices.Collect(maps.Keys(files)))
	return ""
}
