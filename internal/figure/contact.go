package figure

import (
	"slices"
	"strings"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/prop"
	"unknot/internal/figure/silhouette"
)

// Where two things touch, no gap parts them: the picture has to show what leans, lies or presses on what. Only cloth on
// the same cloth and skin on skin keep their gap, as they would be one blot without it.

// touching is the distance between two surfaces that touch, in cm, as far as a picture can tell.
const touching = 1.5

// Around a lump that touches something there is no gap so far beyond it, and at least so far from its middle, in cm: a
// hand lies on a thing with all fingers.
const (
	placeMargin = 3.0
	leastPlace  = 9.0
)

// bodyContacts returns where the part before touches the part behind.
func bodyContacts(behind, before silhouette.Part) (places []silhouette.Lump) {
	for _, b := range before.Solid {
		touches := func(a silhouette.Lump) bool { return a.Centre.Sub(b.Centre).Len() < a.Radius+b.Radius+touching }
		if slices.ContainsFunc(behind.Solid, touches) {
			places = addPlace(places, b)
		}
	}
	return places
}

// thingContacts returns where parts touch a thing.
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

// addPlace adds the place around a lump, unless there is one of its class so near that it would make no difference.
func addPlace(places []silhouette.Lump, b silhouette.Lump) []silhouette.Lump {
	if slices.ContainsFunc(places, func(q silhouette.Lump) bool {
		return q.Class == b.Class &&
			q.Centre.Sub(b.Centre).Len() < q.Radius/3
	}) {
		return places
	}
	b.Radius = max(b.Radius+placeMargin, leastPlace)
	return append(places, b)
}

// discs returns the places as they are seen, without those of one class.
func (p *painter) discs(places []silhouette.Lump, without string) (discs []outline.Disc) {
	for _, q := range places {
		if q.Class != without {
			discs = append(discs, p.Disc(q.Ball))
		}
	}
	return discs
}

// cloth returns the class of a layer, near or far.
func cloth(class string) string { return strings.TrimSuffix(class, "f") }
