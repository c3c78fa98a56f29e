package catalog

// Routine is moves in order.
type Routine struct {
	Doc         `yaml:",inline"`
	RegionIDs   []string `yaml:"regions" need:""`
	TagIDs      []string `yaml:"tags"`
	For         string   `yaml:"for" need:"" read:""`
	Items       Items    `yaml:"items" need:""`
	Preparation []string `yaml:"notes" read:""`               // what to know before starting
	DaysAWeek   int      `yaml:"days_a_week" need:"" min:"1"` // at most
	NeedsCare   bool     `yaml:"care"`

	Regions  []*Region  `yaml:"-"`
	Tags     []*Tag     `yaml:"-"`
	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}
