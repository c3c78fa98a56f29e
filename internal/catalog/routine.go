package catalog

import "slices"

// Routine is moves in order.
type Routine struct {
	Doc       `yaml:",inline"`
	RegionIDs []string `yaml:"regions" need:""`
	TagIDs    []string `yaml:"tags"`
	For       string   `yaml:"for" need:"" read:""`
	Items     []*Item  `yaml:"items" need:""`
	Lines     []string `yaml:"notes" read:""` // what to know before starting
	NeedsCare bool     `yaml:"care"`

	Regions  []*Region  `yaml:"-"`
	Tags     []*Tag     `yaml:"-"`
	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// Item is one move of a routine.
type Item struct {
	MoveID     string `yaml:"move" need:""`
	PositionID string `yaml:"position" need:""`
	Own        Dose   `yaml:"dose"` // where it differs from the move's

	Move     *Stretch  `yaml:"-"`
	Position *Position `yaml:"-"`
}

// Dose is how much of the move to do here.
func (i *Item) Dose() Dose {
	if i.Own == (Dose{}) {
		return i.Move.Dose
	}
	return i.Own
}

// Times that a routine takes beside its moves.
const (
	changeTime = 10 * Seconds(1) // from one item to the next
	floorTime  = 60 * Seconds(1) // a trip to the floor: 30 down, 30 up
)

// Exercise is how long its moves take.
func (r *Routine) Exercise() Seconds {
	var sum Seconds
	for _, i := range r.Items {
		sum += i.Dose().Seconds()
	}
	return sum
}

// FloorTrips counts how often one gets down to the floor and up again.
func (r *Routine) FloorTrips() int {
	trips, down := 0, false
	for _, i := range r.Items {
		if i.Position.OnFloor() && !down {
			trips++
		}
		down = i.Position.OnFloor()
	}
	return trips
}

// Allow is how many whole minutes to set aside: the exercise, 10 seconds a change, a minute a trip to the floor.
func (r *Routine) Allow() int {
	all := r.Exercise() + Seconds(len(r.Items)-1)*changeTime + Seconds(r.FloorTrips())*floorTime
	return int(all+59) / 60
}

// household reports whether most homes have all that its moves need.
func (r *Routine) household() bool {
	for _, i := range r.Items {
		for _, e := range i.Move.Equipment {
			if !e.Household {
				return false
			}
		}
	}
	return true
}

// Positions lists where one is in the course of it, each once, in order.
func (r *Routine) Positions() []*Position {
	var out []*Position
	for _, i := range r.Items {
		if !slices.Contains(out, i.Position) {
			out = append(out, i.Position)
		}
	}
	return out
}

func (r *Routine) check() {
	r.Care = r.NeedsCare
	r.checkDoc()
	for n, i := range r.Items {
		i.Own.check(r.file, "items", n, "dose")
	}
}

// gather collects the caution classes and cautions of its items in the positions they are done in.
func (r *Routine) gather(classes []*Class, cautions []*Caution) {
	hasClass, hasCaution := map[*Class]bool{}, map[*Caution]bool{}
	for _, i := range r.Items {
		for _, c := range i.Move.ClassesIn(i.Position) {
			hasClass[c] = true
		}
		for _, c := range i.Move.CautionsIn(i.Position, i.Dose(), cautions) {
			hasCaution[c] = true
		}
	}
	for _, c := range classes {
		if hasClass[c] {
			r.Classes = append(r.Classes, c)
		}
	}
	for _, c := range cautions {
		if hasCaution[c] {
			r.Cautions = append(r.Cautions, c)
		}
	}
}
