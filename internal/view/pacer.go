package view

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// Pacer is the form of the breathing pacer. The ID of a pace is how many seconds a breath in and a breath out take.
var Pacer = form.Form{Path: "/breathe", Fields: []form.Field{
	{Name: "pace", Legend: "Pace", Usual: "4-6", Options: []catalog.Value{
		{ID: "4-6", Name: "4 in, 6 out"}, {ID: "3-4", Name: "3 in, 4 out"}, {ID: "5-5", Name: "5 in, 5 out"},
	}},
	{Name: "minutes", Legend: "Minutes", Usual: "5", Options: []catalog.Value{
		{ID: "1", Name: "1"}, {ID: "2", Name: "2"}, {ID: "5", Name: "5"}, {ID: "10", Name: "10"},
	}},
}}

// Breathing is a setting of the pacer.
type Breathing struct {
	form.Choice
	In, Out int // seconds of a breath
	Minutes int
}

// NewBreathing returns the setting that was chosen in the form of the pacer.
func NewBreathing(c form.Choice) Breathing {
	b := Breathing{Choice: c}
	_, _ = fmt.Sscanf(c.Get("pace")+" "+c.Get("minutes"), "%d-%d %d", &b.In, &b.Out, &b.Minutes) // as Pacer has them
	return b
}

// Length returns how many seconds a whole breath takes.
func (b Breathing) Length() int { return b.In + b.Out }

// Breaths returns how many whole breaths take about b.Minutes.
func (b Breathing) Breaths() int { return (b.Minutes*60 + b.Length()/2) / b.Length() }

// Seconds returns how long all breaths take.
func (b Breathing) Seconds() catalog.Seconds { return catalog.Seconds(b.Breaths() * b.Length()) }
