package linear_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search/linear"
)

// weighted returns a model of two classes, calm and sign, in which each feature has a weight for sign only.
func weighted(t *testing.T, weights map[string]int8) *linear.Model {
	t.Helper()
	type pair struct {
		key   uint32
		steps int8
	}
	var pairs []pair
	for name, steps := range weights {
		pairs = append(pairs, pair{linear.Key(name), steps})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(a.key) - int(b.key) })
	packed, last := linear.Packed{Classes: []string{"calm", "sign"}}, uint32(0)
	for _, p := range pairs {
		packed.Keys, packed.Counts = append(packed.Keys, p.key-last), append(packed.Counts, 1)
		packed.Of, packed.Steps = append(packed.Of, 1), append(packed.Steps, byte(p.steps))
		last = p.key
	}
	var file bytes.Buffer
	if err := linear.Write(&file, packed, packed); err != nil {
		t.Fatal(err)
	}
	first, second, err := linear.Read(&file)
	if err != nil || !slices.Equal(first.Classes(), second.Classes()) {
		t.Fatal(err)
	}
	return second
}

// feature returns the feature with a name.
func feature(name string, value float64) linear.Feature {
	return linear.Feature{Key: linear.Key(name), Value: value}
}

// featuresOf returns the features of the words of a text.
func featuresOf(text string) []linear.Feature { return linear.Features(strings.Fields(text)) }

// Scores are as computed by hand: each step of a weight makes a class √2 times as probable.
func TestWeightsAddUpToProbabilities(t *testing.T) {
	t.Parallel()
	m := weighted(t, map[string]int8{"=numb": 6, "=leg": 2, "=neck": -4})
	for _, tt := range []struct {
		features []linear.Feature
		sign     float64
	}{
		{[]linear.Feature{feature("=numb", 1)}, 8. / 9},
		{[]linear.Feature{feature("=numb", 0.6), feature("=leg", 0.8)}, math.Exp2(2.6) / (1 + math.Exp2(2.6))},
		{[]linear.Feature{feature("=numb", 0.6), feature("=unknown", 0.8)}, 8. / 9},                                                               // what is not known does not count
		{[]linear.Feature{feature("=numb", 0.1), feature("=unknown", 0.99)}, math.Exp2(0.3/math.Sqrt(0.1)) / (1 + math.Exp2(0.3/math.Sqrt(0.1)))}, // but little is never much
		{[]linear.Feature{feature("=neck", 1)}, 1. / 5},
		{[]linear.Feature{feature("=unknown", 1)}, 1. / 2},
	} {
		scores, _ := m.Scores(tt.features)
		if len(scores) != 2 || scores[1].Class != "sign" || math.Abs(scores[1].Probability-tt.sign) > 1e-9 {
			t.Errorf("%v: scores %v, want %.4f for a sign", tt.features, scores, tt.sign)
		}
		if sum := scores[0].Probability + scores[1].Probability; math.Abs(sum-1) > 1e-9 {
			t.Errorf("%v: the probabilities add up to %v", tt.features, sum)
		}
	}
}

func TestScoresAreSortedByProbabilityThenClass(t *testing.T) {
	t.Parallel()
	scores := []linear.Score{{"b", .2}, {"a", .2}, {"c", .6}}
	linear.SortByProbability(scores)
	if want := []linear.Score{{"c", .6}, {"a", .2}, {"b", .2}}; !slices.Equal(scores, want) {
		t.Errorf("%v, want %v", scores, want)
	}
}

// A model knows a text if 30 of 100 of its features have weights.
func TestKnowsTextsOfKnownFeatures(t *testing.T) {
	t.Parallel()
	m := weighted(t, map[string]int8{"=a": 1, "=b": 1, "=c": 1})
	unknown := slices.Repeat([]linear.Feature{feature("=x", 1)}, 7)
	for known, want := range map[string]bool{"": false, "=a": false, "=a =b": false, "=a =b =c": true} {
		features := slices.Clone(unknown)
		for name := range strings.FieldsSeq(known) {
			features = append(features, feature(name, 1))
		}
		if _, got := m.Scores(features); got != want {
			t.Errorf("with %q of %d features: %v", known, len(features), got)
		}
	}
	if _, knows := m.Scores(nil); knows {
		t.Error("it knows a text without features")
	}
}

// A text has each of its features once.
func TestFeaturesAreSorted(t *testing.T) {
	t.Parallel()
	var want []uint32
	for _, name := range []string{
		"#1", "*<hu", "*<hur", "*<le", "*<leg", "*<my", "*<my>", "*eg>", "*hur", "*hurt", "*leg", "*leg>", "*my>", "*rts", "*rts>", "*ts>", "*urt", "*urts",
		"+^ my", "+hurts my", "+leg hurts", "+my $", "+my leg", "=hurts", "=leg", "=my", "~^ leg", "~leg my", "~my hurts",
	} {
		want = append(want, linear.Key(name))
	}
	slices.Sort(want)
	var got []uint32
	for _, f := range featuresOf("my leg hurts my") {
		got = append(got, f.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("features\n%v\nwant\n%v", got, want)
	}
}

// The squares of the values add up to 1. Runs of letters, and the number of words, weigh less than words.
func TestFeaturesAreNormalized(t *testing.T) {
	t.Parallel()
	squares := 0.0
	value := map[uint32]float64{}
	for _, f := range featuresOf("my leg hurts my") {
		value[f.Key] = f.Value
		squares += f.Value * f.Value
	}
	if math.Abs(squares-1) > 1e-9 {
		t.Errorf("the squares add up to %v", squares)
	}
	if word, letters, number := value[linear.Key("=leg")], value[linear.Key("*leg")], value[linear.Key("#1")]; math.Abs(letters/word-0.3) > 1e-9 || number != letters {
		t.Errorf("a word weighs %v, letters %v and the number of words %v", word, letters, number)
	}
}

func TestManyWordsCountAsFifteen(t *testing.T) {
	t.Parallel()
	isFifteen := func(f linear.Feature) bool { return f.Key == linear.Key("#5") }
	if long := featuresOf(strings.Repeat("so ", 40)); !slices.ContainsFunc(long, isFifteen) {
		t.Error("forty words do not count as fifteen")
	}
}

// Read accepts only models whose parts fit together.
func TestReadRefusesDamagedModels(t *testing.T) {
	t.Parallel()
	good := linear.Packed{Classes: []string{"a"}, Keys: []uint32{3}, Counts: []uint16{1}, Of: []uint16{0}, Steps: []byte{2}}
	for name, damage := range map[string]func(*linear.Packed){
		"no classes":                func(p *linear.Packed) { p.Classes = nil },
		"a key without a count":     func(p *linear.Packed) { p.Counts = nil },
		"a weight without a class":  func(p *linear.Packed) { p.Of = nil },
		"too many weights":          func(p *linear.Packed) { p.Counts = []uint16{2} },
		"a class that is not there": func(p *linear.Packed) { p.Of = []uint16{1} },
	} {
		p := good
		damage(&p)
		for _, pair := range [][2]linear.Packed{{good, p}, {p, good}} {
			var file bytes.Buffer
			if err := linear.Write(&file, pair[0], pair[1]); err != nil {
				t.Fatal(err)
			}
			if _, _, err := linear.Read(&file); err == nil {
				t.Errorf("it reads a model with %s", name)
			}
		}
	}
	if _, _, err := linear.Read(strings.NewReader("no model")); err == nil {
		t.Error("it reads what is not a model")
	}
}

func TestEmbeddedReadsOnce(t *testing.T) {
	t.Parallel()
	n := 0
	get := linear.Embedded([]byte("abc"), func(r io.Reader) (string, error) {
		n++
		data, err := io.ReadAll(r)
		return string(data), err
	})
	first, second := get(), get()
	if first != "abc" || second != "abc" || n != 1 {
		t.Errorf("it was read %d times, as %q and %q", n, first, second)
	}
}

func TestEmbeddedPanicsIfItCannotRead(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("it does not panic")
		}
	}()
	linear.Embedded(nil, func(io.Reader) (int, error) { return 0, errors.New("broken") })()
}
