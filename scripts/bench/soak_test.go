package main

import (
	"math"
	"testing"
)

// The slope and its deviation are those of the line of least squares.
func TestSlopeIsOfLeastSquares(t *testing.T) {
	for _, test := range []struct {
		name             string
		x, y             []float64
		slope, deviation float64
	}{
		{"a line", []float64{0, 1, 2, 3}, []float64{5, 7, 9, 11}, 2, 0},
		{"flat", []float64{0, 1, 2}, []float64{4, 4, 4}, 0, 0},
		{"noise", []float64{0, 1, 2, 3}, []float64{0, 2, 0, 2}, 0.4, math.Sqrt(3.2 / 2 / 5)},
		{"too few", []float64{0, 1}, []float64{0, 9}, 0, 0},
	} {
		slope, deviation := leastSquares(test.x, test.y)
		if math.Abs(slope-test.slope) > 1e-9 || math.Abs(deviation-test.deviation) > 1e-9 {
			t.Errorf("%s: %v ± %v, want %v ± %v", test.name, slope, deviation, test.slope, test.deviation)
		}
	}
}

// A gauge that grows after the first quarter fails, and one that grew before it, or within its error, does not.
func TestOnlyGrowingGaugesFail(t *testing.T) {
	hours := make([]float64, 40)
	grows, warms, wavers := &gauge{name: "grows", bound: 1}, &gauge{name: "warms", bound: 1}, &gauge{name: "wavers", bound: 1}
	for i := range hours {
		hours[i] = float64(i) / 40
		grows.values = append(grows.values, 2*hours[i])
		warms.values = append(warms.values, math.Min(hours[i]*4, 1)) // for the first quarter
		wavers.values = append(wavers.values, 10*math.Sin(float64(i)))
	}
	err := printSlopes(hours, []*gauge{grows, warms, wavers})
	if want := "grows grows by 2.0  an hour, at most 1"; err == nil || err.Error() != want {
		t.Errorf("found %v, want only %s", err, want)
	}
}
