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

// Pace is how many seconds a breath in and a breath out take.
type Pace struct{ In, Out int }

// ID returns the value for the pace in a query.
func (p Pace) ID() string { return fmt.Sprintf("%d-%d", p.In, p.Out) }

// Length returns how many seconds a whole breath takes.
func (p Pace) Length() int { return p.In + p.Out }

// Paces and Lengths are the choices of the pacer. Lengths are in minutes.
var (
	Paces   = []Pace{{4, 6}, {3, 4}, {5, 5}}
	Lengths = []int{1, 2, 5, 10}
)

// Breathing is a setting of the pacer.
type Breathing struct {
	Pace
	Minutes int
}

// defaultBreathing is the setting without a query.
var defaultBreathing = Breathing{Paces[0], 5}

// Breaths returns how many whole breaths take about b.Minutes.
func (b Breathing) Breaths() int { return (b.Minutes*60 + b.Length()/2) / b.Length() }

// Seconds returns how long all breaths take.
func (b Breathing) Seconds() catalog.Seconds { return catalog.Seconds(b.Breaths() * b.Length()) }

// ParseBreathing parses a setting. The error is a *UnknownValue.
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

// Query returns the canonical query for b, or "" for the default.
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

// Link returns the address of the pacer with the setting b.
func (b Breathing) Link() string { return catalog.WithQuery(PacerPath, b.Query()) }
