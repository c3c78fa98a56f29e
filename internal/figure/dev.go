package figure

import (
	"fmt"
	"strings"

	"unknot/internal/figure/pose"
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
		fmt.Fprintf(&b, "%s .fig { %s}\n", within, ground.declare("", func(string) bool { return true }))
		for _, who := range pose.Casts {
			differs := func(token string) bool { return ground.differs(who, token) }
			fmt.Fprintf(&b, "%s .fig-%s { %s}\n", within, who, ground.declare(who, differs))
		}
	}
	return b.String()
}

// declare gives the wanted tokens their colours for one person.
func (t theme) declare(cast string, wanted func(token string) bool) string {
	var b strings.Builder
	for _, token := range tokens {
		if wanted(token) {
			fmt.Fprintf(&b, "--fig-%s: %s; ", token, t.of(cast, token))
		}
	}
	return b.String()
}
