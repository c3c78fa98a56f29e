package content_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// The page about the site explains every word for certainty with the meaning that it has in the data.
func TestCertaintyIsExplained(t *testing.T) {
	t.Parallel()
	page := site(t).get(t, "/about", "")
	for _, v := range catalog.Certainties() {
		if row := `<th scope="row">` + v.Name + `</th>`; !strings.Contains(page, row) {
			t.Errorf("/about does not explain %q", v.Name)
		}
		if !strings.Contains(page, ">"+v.Meaning+"<") {
			t.Errorf("/about does not say that %q means %q", v.Name, v.Meaning)
		}
	}
}
