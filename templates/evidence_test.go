package templates

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// The examples are the first claims with the verdicts weak, contradicted and supported, in this order.
func TestSampleClaimsHaveDifferentVerdicts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ claims, want string }{
		{"1 supported, 2 weak, 3 weak, 4 contradicted, 5 partly", "2 4 1"},
		{"1 supported, 2 partly", "1"},
		{"1 opinion", ""},
		{"", ""},
	} {
		var claims []*catalog.Claim
		for _, c := range strings.Split(tt.claims, ", ") {
			id, verdict, _ := strings.Cut(c, " ")
			claims = append(claims, &catalog.Claim{ID: id, Verdict: verdict})
		}
		var got []string
		for _, c := range sampleClaims(claims) {
			got = append(got, c.ID)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.claims, got, tt.want)
		}
	}
}
