package scene

import (
	"fmt"
	"strings"
)

// Grounds are the names of the themes that Looks sets.
var Grounds = []string{"light", "dark", "print"}

// Looks returns a stylesheet with which figures within .on-light, .on-dark or .on-print have the colours of that theme,
// whatever the browser prefers, and so has the ground of .plate.
func Looks() string {
	var b strings.Builder
	for i, ground := range []theme{light, dark, printed} {
		within := ".on-" + Grounds[i]
		fmt.Fprintf(&b, "%s .plate { background: %s; }\n", within, ground.ground)
		b.WriteString(ground.rules("", within+" ", func(string) bool { return true }))
	}
	return b.String()
}
