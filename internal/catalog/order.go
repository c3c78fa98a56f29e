package catalog

// Order says what lists show first, and in which groups. Everything else follows in the usual order.
type Order struct {
	AskedIDs       []string `yaml:"asked" ref:"Asked" need:""` // documents that the home page suggests
	ClaimIDs       []string `yaml:"claims" ref:"Believed"`     // the most believed first
	GuideGroups    []Group  `yaml:"guides"`                    // contain every guide once, the most useful first
	RoutineGroups  []Group  `yaml:"routines"`                  // contain every routine once
	QuestionGroups []Group  `yaml:"questions"`                 // contain every question once

	Asked     []*Doc               `yaml:"-"`
	Believed  []*Claim             `yaml:"-"`
	Guides    []Grouped[*Guide]    `yaml:"-"`
	Routines  []Grouped[*Routine]  `yaml:"-"`
	Questions []Grouped[*Question] `yaml:"-"`
}

// Group is a heading in a list, with the IDs of the entries below it.
type Group struct {
	Name string   `yaml:"name" need:""`
	IDs  []string `yaml:"ids" need:""`
}

// Grouped is a group with its items.
type Grouped[T any] struct {
	Name  string
	Items []T
}
