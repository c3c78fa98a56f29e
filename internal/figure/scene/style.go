package scene

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A style is how shapes of a class are painted: filled, stroked, or both in one colour.
type style struct {
	class, token string
	opacity      float64 // of the fill; 0 for none
	line         float64 // the width of the line in viewBox units; 0 if there is none
}

// styles has the style of every class. If a shape has two classes, the later style applies.
var styles = slices.Concat(
	solid("sk", "skf", "skn", "hr", "sh", "shf", "tr", "trf", "mt", "mt2", "wl", "pr1", "pr2", "pr3", "cu", "cu2", "wm", "wm2", "cd", "cd2", "bd", "gl", "gl2", "bm", "mu"),
	[]style{
		{class: "bmn", token: "mu", opacity: 1},
		{class: "on", token: "on", opacity: 1},
		{class: "sd", token: "sd", opacity: .13},
		{class: "gh", token: "sd", opacity: .13},
		{class: "glh", token: "gl2", line: 2.3},
		{class: "wt", token: "wt", opacity: .26},
		{class: "ln", token: "ln", line: .9},
		{class: "lnf", token: "lnf", line: .9},
		{class: "fc", token: "fc", line: 1.1},
		{class: "ar", token: "ar", line: 3.4},
		{class: "ah", token: "ar", opacity: 1, line: 1.6},
	},
)

// solid returns styles of classes that are filled with the token of the same name.
func solid(classes ...string) (out []style) {
	for _, class := range classes {
		out = append(out, style{class: class, token: class, opacity: 1})
	}
	return out
}

// styleOf returns the style of a shape with these classes, and whether there is one.
func styleOf(classes string) (found style, ok bool) {
	names := strings.Fields(classes)
	for _, s := range styles {
		if slices.Contains(names, s.class) {
			found, ok = s, true
		}
	}
	return found, ok
}

// attributes returns the SVG attributes for a shape with these classes, "" if no class has a style. A stylesheet would
// not do: in a file that a page shows by use, Chromium applies it, Firefox and WebKit do not.
func attributes(classes string) string {
	s, ok := styleOf(classes)
	if !ok {
		return ""
	}
	colour := "var(" + property(s.token) + ")"
	if s.opacity == 0 {
		return fmt.Sprintf(` fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round"`, colour, decimal(s.line))
	}
	out := fmt.Sprintf(` fill="%s"`, colour)
	if s.opacity < 1 {
		out += fmt.Sprintf(` fill-opacity="%s"`, decimal(s.opacity))
	}
	if s.line == 0 && s.opacity == 1 {
		out += ` stroke="var(--fig-ed,none)"` // see sharp
	} else if s.line > 0 {
		out += fmt.Sprintf(` stroke="%s" stroke-width="%s" stroke-linejoin="round"`, colour, decimal(s.line))
	}
	return out
}

// property returns the name of the custom property with the colour of a token.
func property(token string) string { return "--fig-" + token }

// decimal formats v as short as possible.
func decimal(v float64) string { return strings.TrimPrefix(strconv.FormatFloat(v, 'f', -1, 64), "0") }

// palettes returns CSS with the colours of an image, which inherits no custom properties from a page. Its root has the
// id "dark", so that a page selects the dark colours with that fragment: WebKit does not tell images which scheme the
// reader prefers.
func palettes(scenes ...Scene) string {
	cast, day, night := scenes[0].Cast, "", ""
	for _, token := range tokensOf(scenes...) {
		colour, atNight := light.of(cast, token), dark.of(cast, token)
		day += property(token) + ":" + colour + ";"
		if atNight != colour {
			night += property(token) + ":" + atNight + ";"
		}
	}
	return "svg{" + strings.TrimSuffix(day, ";") + "}:target{" + strings.TrimSuffix(night, ";") + "}" +
		"@media(prefers-contrast:more){svg{" + declarations(sharp["light"]) + "}:target{" + declarations(sharp["dark"]) + "}}"
}

// printPalette returns CSS with the colours of an image for print. Unlike svg, :root is never part of a page that uses
// a symbol of the image.
func printPalette(scenes []Scene) string {
	colours := map[string]string{}
	for _, token := range tokensOf(scenes...) {
		colours[token] = printed.of(scenes[0].Cast, token)
	}
	return ":root{" + declarations(colours) + "}"
}

// declarations returns CSS that sets tokens to colours.
func declarations(colours map[string]string) (css string) {
	for _, token := range slices.Sorted(maps.Keys(colours)) {
		css += property(token) + ":" + colours[token] + ";"
	}
	return strings.TrimSuffix(css, ";")
}

// tokensOf returns the tokens that scenes are painted with.
func tokensOf(scenes ...Scene) (used []string) {
	seen := map[string]bool{}
	for _, s := range scenes {
		for _, shape := range s.Shapes {
			st, _ := styleOf(shape.Class)
			seen[st.token] = true
		}
	}
	for _, token := range tokens {
		if seen[token] {
			used = append(used, token)
		}
	}
	return used
}

// Paints returns everything that scenes are painted with as one text, so that a hash over it changes with any colour or
// style.
func Paints() string { return everyColour() + everyStyle() }

func everyStyle() string {
	var b strings.Builder
	for _, s := range styles {
		b.WriteString(s.class + attributes(s.class) + "\n")
	}
	return b.String()
}
