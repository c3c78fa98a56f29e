package scene

import (
	"fmt"
	"strings"
)

// Grounds are the names of the themes that [Looks] sets.
var Grounds = []string{"light", "dark", "print"}

// Looks returns a stylesheet that gives figures within .on-light, .on-dark or .on-print the colours of that theme,
// whatever the browser prefers. It also gives elements with the class plate the background of the theme.
func Looks() string {
	var b strings.Builder
	for i, t := range []theme{light, dark, printed} {
		within := ".on-" + Grounds[i]
		fmt.Fprintf(&b, "%s .plate { background: %s; }\n", within, t.ground)
		b.WriteString(t.rules("", within+" ", func(string) bool { return true }))
	}
	return b.String()
}
