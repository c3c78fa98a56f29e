package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// door is an answer to the question of the home page, with what one can start behind it.
type door struct {
	ID, Name, Hint string
	More           Crumb
	Routines       []*catalog.Routine // the shortest first
}

// legDoor is the door for pain that runs down a leg.
var legDoor = door{ID: "leg", Name: "Down a leg", Hint: "Pain or tingling"}

// doors returns the doors of the home page: a region each, a leg, and the whole back last. What is for a leg comes from
// the form at /start, for new pain and the longest time.
func doors(s site.Site) []door {
	var out []door
	for _, r := range s.Hubs() {
		if r.Whole {
			out = append(out, leg(s)...)
		}
		out = append(out, regionDoor(s, r, Crumb{r.Path(), "More: " + catalog.Lower(r.Name)}))
	}
	return out
}

// regionDoor returns the door for a region, with a link to more.
func regionDoor(s site.Site, r *catalog.Region, more Crumb) door {
	return door{r.ID, r.Name, r.Hint, more, s.StartNow(s.Parts(r)...)}
}

// leg returns the door for a leg, or none if the content has no way for it.
func leg(s site.Site) []door {
	for _, route := range s.Start.Routes {
		if where := route.When["where"]; len(route.When) == 1 && len(where) == 1 && where[0] == legDoor.ID && route.Routine != nil {
			d := legDoor
			d.Routines = []*catalog.Routine{route.Routine}
			for _, q := range s.Start.Questions {
				for _, a := range q.Answers {
					if q.ID == "where" && a.ID == d.ID && len(a.More) > 0 {
						d.More = Crumb{a.More[0].Path, "Read the guide first"}
					}
				}
			}
			return []door{d}
		}
	}
	return nil
}

// lengthClass returns the class of the routine with an index behind a door. The only one is of every length.
func lengthClass(i int, d door) string {
	if len(d.Routines) == 1 {
		return "any"
	}
	return fmt.Sprint("n", i+1)
}

// restOf says below the first three moves of a routine what follows, or else where they are done.
func restOf(r *catalog.Routine) string {
	if more := len(r.Items) - 3; more > 0 {
		return fmt.Sprintf("and %d more", more)
	}
	return catalog.Capital(strings.Join(positionLabels(r.Items.Positions()), ", "))
}

// homeStart are the words of the button that starts a routine from the home page.
func homeStart(r *catalog.Routine) string {
	place := " " + shortPlace(r)
	if strings.HasPrefix(place, " no ") {
		place = "," + place
	}
	return fmt.Sprintf("Start, %d min%s", r.Items.AllowMinutes(), place)
}

// ofTheDay returns the entry of a list for a day, the same for everybody, or nil if the list is empty.
func ofTheDay[T any](list []*T, day catalog.Day) *T {
	if len(list) == 0 {
		return nil
	}
	const seconds = 24 * 60 * 60 // in a day
	return list[uint64(day.Unix()/seconds)%uint64(len(list))]
}

// fewConditions is how many conditions the home page names on a phone.
const fewConditions = 3

// dotGap is the distance between the weeks of a plan in a small picture of it.
const dotGap = 8

// planDots returns the path of a small picture of a plan: a line of dots for each week, with a dot for each day.
func planDots(p *catalog.Plan) string {
	var b strings.Builder
	for n := range p.Weeks() {
		fmt.Fprintf(&b, "M%d 46v-%d.1", dotGap*n+dotGap/2, 7*(p.Week(n+1).Stage.Days()-1))
	}
	return b.String()
}

// planName returns what a plan is for, without the number of its weeks.
func planName(p *catalog.Plan) string {
	if _, name, ok := strings.Cut(p.Title, ": "); ok {
		return catalog.Capital(name)
	}
	return p.Title
}
