package search

import (
	"testing"

	"unknot/internal/search/fulltext"
)

func TestPersonIsReadFromWords(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]person{
		"stiff back":                               {},
		"I'm 72 and my back hurts":                 {oldest: 72},
		"i turned seventy five in may":             {oldest: 75},
		"mum is 82 bent over":                      {oldest: 82},
		"loin to groin pain 65":                    {oldest: 65},
		"pain for 65 minutes":                      {},
		"i am 60 kg":                               {},
		"my dad in his 80s fell":                   {oldest: 80},
		"aged 200":                                 {},
		"my pain is 8 out of 10":                   {},
		"the pain is 9":                            {},
		"70yo with a stiff back":                   {oldest: 70},
		"my 14yr old son limps":                    {oldest: 14, hasChild: true, isChild: true},
		"my 40 year old son limps":                 {oldest: 40},
		"under 16s football back pain":             {hasChild: true, isChild: true},
		"my 6 months old will not sit":             {hasChild: true, isChild: true},
		"wont sleep since the newborn":             {},
		"i am 15 can i do these":                   {oldest: 15, hasChild: true, isChild: true},
		"my 9 year old":                            {oldest: 9, hasChild: true, isChild: true},
		"gymnast 13 limping":                       {oldest: 13, hasChild: true, isChild: true},
		"swimmer 30 lengths":                       {oldest: 30},
		"my toddler won't walk":                    {hasChild: true, isChild: true},
		"baby cries when i change his nappy":       {hasChild: true, isChild: true},
		"just had a baby back pain":                {},
		"had a baby in may and my back hurts":      {},
		"back pain since epidural":                 {},
		"bruised back after falling off bike":      {},
		"carrying my toddler hurts my back":        {},
		"child's pose hurts":                       {},
		"my daughter is 34 and her back hurts":     {oldest: 34},
		"i lifted my son and now my back is stiff": {},
		"i have had a bad back as a child and ever since i was a teenager it has been stiff": {},
	} {
		if got := personIn(fulltext.Words(typed)); got != want {
			t.Errorf("%q: %+v, want %+v", typed, got, want)
		}
	}
}
