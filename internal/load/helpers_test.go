package load_test

import (
	"errors"
	"io/fs"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// mustLoad returns the catalog of fsys, which must have no problems.
func mustLoad(t testing.TB, fsys fs.FS) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatalf("Catalog:\n%v", err)
	}
	return c
}

// problems returns the problems in an error of Catalog, a line each; "" for nil.
func problems(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var found frontmatter.Problems
	if !errors.As(err, &found) {
		t.Fatalf("the error of Catalog is a %T, not Problems: %v", err, err)
	}
	for _, p := range found {
		if p.Code == "" {
			t.Errorf("%s has no code", p)
		}
	}
	return found.Error()
}
