package catalog

// IsID reports whether s is an ID: lower-case letters, digits and hyphens, with a letter or digit at both ends.
func IsID(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (c != '-' || i == 0 || i == len(s)-1) {
			return false
		}
	}
	return s != ""
}
