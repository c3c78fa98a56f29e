package scene

import (
	"fmt"
	"strings"
)

// DevStylesheet returns a stylesheet for the development server: figures within .on-light, .on-dark or .on-print have the colours of that theme,
// whatever the browser prefers, and so has the ground of .plate.
func DevStylesheet() string {
	var b strings.Builder
	for _, ground := range []struct {
		name string
		theme
	}{{"light", light}, {"dark", dark}, {"print", printed}} {
		within := ".on-" + ground.name
		fmt.Fprintf(&b, "%s .plate { background: %s; }\n", within, ground.theme.ground)
		b.WriteString(ground.rules("", within+" ", func(string) bool { return true }))
	}
	return b.String()
}
