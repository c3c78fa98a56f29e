package view

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"unknot/internal/catalog"
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
func (b Breathing) Seconds() catalog.Seconds { return catalog.Seconds(b.Breaths() * b.Length()) }

// ParseBreathing parses a query of the pacer. The error is *UnknownValue.
func ParseBreathing(q url.Values) (Breathing, error) {
	var paces, lengths []string
	for _, p := range Paces {
		paces = append(paces, p.ID())
	}
	for _, m := range Lengths {
		lengths = append(lengths, strconv.Itoa(m))
	}
	b := defaultBreathing
	pace, err := chosenOf(q, "pace", paces)
	if err != nil {
		return b, err
	}
	length, err := chosenOf(q, "minutes", lengths)
	if err != nil {
		return b, err
	}
	if pace != "" {
		b.Pace = Paces[slices.Index(paces, pace)]
	}
	if length != "" {
		b.Minutes = Lengths[slices.Index(lengths, length)]
	}
	return b, nil
}

// Query returns the canonical query of b, "" for the default.
func (b Breathing) Query() string {
	pace, minutes := "", ""
	if b.Pace != defaultBreathing.Pace {
		pace = b.Pace.ID()
	}
	if b.Minutes != defaultBreathing.Minutes {
		minutes = strconv.Itoa(b.Minutes)
	}
	return query("pace", pace, "minutes", minutes)
}

// Link returns the address of the pacer, set to b.
func (b Breathing) Link() string { return catalog.WithQuery(PacerPath, b.Query()) }
