package scene

import (
	"fmt"
	"strings"
)

// DevStylesheet shows writers every ground on one screen, whatever the screen prefers: a figure within .on-light, .on-dark or .on-print has
// the colours of that theme, and a plate there its ground.
func DevStylesheet() string {
	var b strings.Builder
	for _, ground := range []struct {
		name string
		theme
	}{{"light", light}, {"dark", dark}, {"print", paper}} {
		within := ".on-" + ground.name
		fmt.Fprintf(&b, "%s .plate { background: %s; }\n", within, ground.plate)
		b.WriteString(ground.rules("", within+" ", func(string) bool { return true }))
	}
	return b.String()
}
