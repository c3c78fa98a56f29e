package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// PacerPath is the address of the breathing pacer.
const PacerPath = "/breathe"

// Pace is the seconds of a breath in and of a breath out.
type Pace struct{ In, Out int }

// ID returns the value of the pace in a query.
func (p Pace) ID() string { return fmt.Sprintf("%d-%d", p.In, p.Out) }

// Length returns the seconds of a whole breath.
func (p Pace) Length() int { return p.In + p.Out }

// Paces and Lengths are the choices of the pacer. Lengths are minutes.
var (
	Paces   = []Pace{{4, 6}, {3, 4}, {5, 5}}
	Lengths = []int{1, 2, 5, 10}
)

// Breathing is one setting of the pacer.
type Breathing struct {
	Pace
	Minutes int
}

// defaultBreathing is used without a query.
var defaultBreathing = Breathing{Paces[0], 5}

// Breaths returns the number of whole breaths that comes nearest to Minutes.
func (b Breathing) Breaths() int { return (b.Minutes*60 + b.Length()/2) / b.Length() }

// Seconds returns the time of all breaths.
func (b Breathing) Seconds() Seconds { return Seconds(b.Breaths() * b.Length()) }

// Query returns the canonical query of b, "" for the default.
func (b Breathing) Query() string {
	var parts []string
	if b.Pace != defaultBreathing.Pace {
		parts = append(parts, "pace="+b.Pace.ID())
	}
	if b.Minutes != defaultBreathing.Minutes {
		parts = append(parts, fmt.Sprintf("minutes=%d", b.Minutes))
	}
	return strings.Join(parts, "&")
}

// Link returns the address of the pacer, set to b.
func (b Breathing) Link() string {
	return WithQuery(PacerPath, b.Query())
}

// ParseBreathing parses a query of the pacer. It ignores unknown parameters, empty values and repeats: the query is canonical only if it
// equals [Breathing.Query] of the result. The error is *UnknownValue.
func ParseBreathing(q url.Values) (Breathing, error) {
	var paces, minutes []string
	for _, p := range Paces {
		paces = append(paces, p.ID())
	}
	for _, m := range Lengths {
		minutes = append(minutes, strconv.Itoa(m))
	}
	b := defaultBreathing
	pace, err := chosenOf(paces, q, "pace")
	if err != nil {
		return b, err
	}
	if pace >= 0 {
		b.Pace = Paces[pace]
	}
	length, err := chosenOf(minutes, q, "minutes")
	if err != nil {
		return b, err
	}
	if length >= 0 {
		b.Minutes = Lengths[length]
	}
	return b, nil
}

// chosenOf returns the index in values of the first value of that name in q, -1 if there is none.
func chosenOf(values []string, q url.Values, name string) (int, error) {
	for _, asked := range q[name] {
		i := slices.Index(values, asked)
		if i < 0 && asked != "" {
			return -1, &UnknownValue{Facet: name, Value: asked}
		}
		if i >= 0 {
			return i, nil
		}
	}
	return -1, nil
}
