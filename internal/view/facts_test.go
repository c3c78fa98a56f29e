package view_test

import "testing"

// wantTexts fails for each row whose text in the middle, the one that was found, is not the last one.
func wantTexts(t *testing.T, rows [][3]string) {
	t.Helper()
	for _, row := range rows {
		if row[1] != row[2] {
			t.Errorf("%s: found %q, want %q", row[0], row[1], row[2])
		}
	}
}
