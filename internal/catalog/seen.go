package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// Seen says when and in which form we last looked at a source ourselves.
type Seen struct {
	As string `yaml:"as" need:""`
	On Day    `yaml:"on"` // zero if As is NotSeen
}

// NotSeen is the value of Seen.As for a source that we did not look at ourselves in the last round of checks.
const NotSeen = "not seen"

// waysSeen lists the forms in which we can see a source, from the most to the least direct. The names fit into a
// sentence.
var waysSeen = []Value{
	{"full text", "its full text"}, {"guideline", "the guideline itself"}, {"page", "the page itself"}, {"abstract", "its abstract"},
	{"copy", "a copy of it on another site"}, {"second hand", "only what others write about it"}, {NotSeen, NotSeen},
}

// WaysSeen lists the forms in which we can see a source, from the most to the least direct. The last one is NotSeen.
func WaysSeen() []Value { return slices.Clone(waysSeen) }

// Departure tells reviewers that a sign, a caution or a rule about a medicine differs from what a source says.
type Departure struct {
	SourceID string `yaml:"from" ref:"Source" need:""`
	Says     string `yaml:"says" need:"" read:""` // what the source says
	Why      string `yaml:"why" need:"" read:""`  // why our rule differs

	Source *Source `yaml:"-"`
}

// IsSeen reports whether we have looked at the source ourselves.
func (s *Source) IsSeen() bool { return s.Seen.As != NotSeen }

// WhatWasSeen names what we looked at, such as "its abstract".
func (s *Source) WhatWasSeen() string { return nameOf(waysSeen, s.Seen.As) }

// SeenLine says in which form and when we saw the source: its abstract, 21 November 2026.
func (s *Source) SeenLine() string {
	if !s.IsSeen() {
		return "not by us, in our last round of checks"
	}
	return s.WhatWasSeen() + ", " + s.Seen.On.String()
}

// SeenText says how many sources we saw in each form: page 10, abstract 90.
func (c *Content) SeenText() string {
	counts := map[string]int{}
	for _, s := range c.Sources {
		counts[s.Seen.As]++
	}
	var out []string
	for _, way := range waysSeen {
		if n := counts[way.ID]; n > 0 {
			out = append(out, fmt.Sprint(way.ID, " ", n))
		}
	}
	return strings.Join(out, ", ")
}

// SeenItself reports whether we have read the paper or the guideline itself, not only a part of it or a report about
// it.
func (s *Source) SeenItself() bool { return s.Seen.As == "full text" || s.Seen.As == "guideline" }
