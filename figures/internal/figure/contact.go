package figure

import (
	"slices"
	"strings"

	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// Where two things touch, there is no gap between them: the picture has to show what leans, lies or presses on what.
// Only cloth on the same cloth and skin on skin keep their gap, as they would be one blot without it.

// touching is the largest distance between two surfaces that look as if they touch, in cm.
const touching = 1.5

// Where a lump touches something, there is no gap within a ball around the lump. That ball is larger than the lump by
// placeMargin, and its radius is at least minPlace, in cm: a hand lies on a thing with all fingers.
const (
	placeMargin = 3.0
	minPlace    = 9.0
)

// bodyContacts returns the places where the part in front touches the part behind.
func bodyContacts(behind, front silhouette.Part) (places []silhouette.Lump) {
	for _, b := range front.Solid {
		touches := func(a silhouette.Lump) bool { return a.Centre.Sub(b.Centre).Len() < a.Radius+b.Radius+touching }
		if slices.ContainsFunc(behind.Solid, touches) {
			places = addPlace(places, b)
		}
	}
	return places
}

// thingContacts returns the places where parts touch a thing.
func thingContacts(t prop.Thing, parts []silhouette.Part) (places []silhouette.Lump) {
	for _, q := range parts {
		for _, b := range q.Solid {
			if t.Distance(b.Centre) < b.Radius+touching {
				places = addPlace(places, b)
			}
		}
	}
	return places
}

// addPlace adds the place around a lump, unless a place of the same class is so near that it makes no difference.
func addPlace(places []silhouette.Lump, b silhouette.Lump) []silhouette.Lump {
	isNear := func(q silhouette.Lump) bool {
		return q.Class == b.Class && q.Centre.Sub(b.Centre).Len() < q.Radius/3
	}
	if slices.ContainsFunc(places, isNear) {
		return places
	}
	b.Radius = max(b.Radius+placeMargin, minPlace)
	return append(places, b)
}

// discs returns the places as the camera sees them, without those of one class.
func (p *painter) discs(places []silhouette.Lump, without string) (discs []outline.Disc) {
	for _, q := range places {
		if q.Class != without {
			discs = append(discs, p.Disc(q.Ball))
		}
	}
	return discs
}

// cloth returns the class of a layer without its suffix for the far side.
func cloth(class string) string { return strings.TrimSuffix(class, "f") }
