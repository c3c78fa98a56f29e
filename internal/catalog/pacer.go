package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// PacerPath is the page of the breathing pacer.
const PacerPath = "/breathe"

// Pace is how many seconds a breath in lasts, and a breath out.
type Pace struct{ In, Out int }

// ID is its value in an address.
func (p Pace) ID() string { return fmt.Sprintf("%d-%d", p.In, p.Out) }

// Length is how many seconds a whole breath lasts.
func (p Pace) Length() int { return p.In + p.Out }

// Paces are those to choose from, Lengths how many minutes to keep them up.
var (
	Paces   = []Pace{{4, 6}, {3, 4}, {5, 5}}
	Lengths = []int{1, 2, 5, 10}
)

// Breathing is what the pacer is asked to lead through.
type Breathing struct {
	Pace
	Minutes int
}

// usual is what it leads through unasked.
var usual = Breathing{Paces[0], 5}

// Breaths is how many whole breaths come nearest to its minutes.
func (b Breathing) Breaths() int { return (b.Minutes*60 + b.Length()/2) / b.Length() }

// Seconds is how long all of its breaths last.
func (b Breathing) Seconds() Seconds { return Seconds(b.Breaths() * b.Length()) }

// Query is its one canonical query, "" for what is usual.
func (b Breathing) Query() string {
	var parts []string
	if b.Pace != usual.Pace {
		parts = append(parts, "pace="+b.Pace.ID())
	}
	if b.Minutes != usual.Minutes {
		parts = append(parts, fmt.Sprintf("minutes=%d", b.Minutes))
	}
	return strings.Join(parts, "&")
}

// Link is the address of the pacer that leads through b.
func (b Breathing) Link() string {
	if q := b.Query(); q != "" {
		return PacerPath + "?" + q
	}
	return PacerPath
}

// ParseBreathing reads what the pacer is asked for from a query. What it does not know, empty values and repeats are left out, so that the
// query was canonical only if it equals the Query of what is returned. The error is *UnknownValue.
func ParseBreathing(q url.Values) (Breathing, error) {
	var paces, minutes []string
	for _, p := range Paces {
		paces = append(paces, p.ID())
	}
	for _, m := range Lengths {
		minutes = append(minutes, strconv.Itoa(m))
	}
	b := usual
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

// chosenOf is the index of the value that q asks for by name, the first where there are more, -1 for none.
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
