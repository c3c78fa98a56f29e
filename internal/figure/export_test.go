package figure

// PropKinds is every kind of prop, for tests that make poses up.
var PropKinds = kindNames()

// MuscleNames is every name that glow and areas take, without its side.
func MuscleNames() []string {
	names := make([]string, len(muscles))
	for i, m := range muscles {
		names[i] = m.name
	}
	return names
}
