package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
)

// The small card does not repeat what the boxes of its page list. A line with two signs stays until both are listed.
func TestSmallCardRepeatsNoListedSign(t *testing.T) {
	card := catalog.Mini{Lines: []*catalog.CardLine{
		{SignIDs: []string{"numb"}, Words: "numb"},
		{SignIDs: []string{"both-legs", "weak-leg"}, Words: "legs"},
	}}
	for _, tt := range []struct{ listed, want []string }{
		{nil, []string{"numb", "legs"}},
		{[]string{"numb"}, []string{"legs"}},
		{[]string{"both-legs"}, []string{"numb", "legs"}},
		{[]string{"weak-leg", "both-legs", "numb"}, nil},
	} {
		var signs []*catalog.Sign
		for _, id := range tt.listed {
			signs = append(signs, &catalog.Sign{ID: id})
		}
		var got []string
		for _, line := range card.Beside(signs) {
			got = append(got, line.Words)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("beside %v (-want +got):\n%s", tt.listed, diff)
		}
	}
}
