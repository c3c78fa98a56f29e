package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// Seen says how and when we last looked at a source ourselves.
type Seen struct {
	As string `yaml:"as" need:""`
	On Day    `yaml:"on"` // none if As is NotSeen
}

// NotSeen is the way of a source that we have not looked at ourselves in the last round of checks.
const NotSeen = "not seen"

// waysSeen lists the ways in which we can see a source, from the closest to the furthest. The names are for use inside
// a sentence.
var waysSeen = []Value{
	{"full text", "its full text"}, {"guideline", "the guideline itself"}, {"page", "the page itself"}, {"abstract", "its abstract"},
	{"copy", "a copy of it on another site"}, {"second hand", "only what others write about it"}, {NotSeen, NotSeen},
}

// WaysSeen lists the ways in which we can see a source, from the closest to the furthest; the last is NotSeen.
func WaysSeen() []Value { return slices.Clone(waysSeen) }

// Departure tells reviewers where a sign, a caution or a rule on a medicine says something else than a source.
type Departure struct {
	SourceID string `yaml:"from" ref:"Source" need:""`
	Says     string `yaml:"says" need:"" read:""` // what the source says
	Why      string `yaml:"why" need:"" read:""`  // why we say something else

	Source *Source `yaml:"-"`
}

// IsSeen reports whether we have looked at the source ourselves.
func (s *Source) IsSeen() bool { return s.Seen.As != NotSeen }

// WhatWasSeen names what we looked at: its abstract.
func (s *Source) WhatWasSeen() string { return nameOf(waysSeen, s.Seen.As) }

// SeenLine says briefly how and when we saw it: its abstract, 21 November 2026.
func (s *Source) SeenLine() string {
	if !s.IsSeen() {
		return "not by us, in our last round of checks"
	}
	return s.WhatWasSeen() + ", " + s.Seen.On.String()
}

// SeenText says how many sources we saw in which way: page 10, abstract 90.
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

// SeenItself reports whether we have read the guideline or the paper itself, not only a part of it or what others
// write.
func (s *Source) SeenItself() bool { return s.Seen.As == "full text" || s.Seen.As == "guideline" }
