package scene

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A style tells how shapes of a class are painted: filled, stroked, or both in the same colour.
type style struct {
	class, token string
	opacity      float64 // opacity of the fill, 0 if there is none
	line         float64 // width of the line in viewBox units, 0 if there is none
}

// styles holds the style of every class. If a shape has two classes, the later style applies.
var styles = slices.Concat(
	solid("sk", "skf", "skn", "hr", "sh", "shf", "tr", "trf", "mt", "mt2", "pr1", "pr2", "pr3", "cu", "cu2", "wm", "wm2", "cd", "cd2", "bd", "gl", "gl2", "bm", "mu"),
	[]style{
		{class: "bmn", token: "mu", opacity: 1},
		{class: "on", token: "on", opacity: 1},
		{class: "sd", token: "sd", opacity: .13},
		{class: "fl", token: "fl", opacity: .1},
		{class: "wl", token: "fl", opacity: .13},
		{class: "glh", token: "gl2", line: 2.3},
		{class: "wt", token: "wt", opacity: .26},
		{class: "ln", token: "ln", line: .8},
		{class: "lnf", token: "lnf", line: .9},
		{class: "fc", token: "fc", line: 1.3},
		{class: "ar", token: "ar", line: 3.4},
		{class: "ah", token: "ar", opacity: 1, line: 1.6},
	},
)

// solid returns styles for classes that are filled with the token of the same name.
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

// attributes returns the SVG attributes for a shape with these classes, "" if none of them has a style. A stylesheet
// would not do: where a page shows a symbol of a file with <use>, only Chromium applies the stylesheet of that file.
func attributes(classes string) string {
	s, ok := styleOf(classes)
	if !ok {
		return ""
	}
	colour := "var(" + property(s.token) + ")"
	if s.opacity == 0 { // only a line
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

// palettes returns CSS with the colours of an image whose scenes have one cast. An image inherits no custom properties
// from the page that shows it. The root of the image has the id "dark", so a page selects the dark colours with the
// fragment #dark. WebKit does not tell images which scheme the reader prefers.
func palettes(scenes ...Scene) string {
	cast, lightCSS, darkCSS := scenes[0].Cast, "", ""
	for _, token := range tokensOf(scenes...) {
		lightColour, darkColour := light.colour(cast, token), dark.colour(cast, token)
		lightCSS += property(token) + ":" + lightColour + ";"
		if darkColour != lightColour {
			darkCSS += property(token) + ":" + darkColour + ";"
		}
	}
	return "svg{" + strings.TrimSuffix(lightCSS, ";") + "}:target{" + strings.TrimSuffix(darkCSS, ";") + "}" +
		"@media(prefers-contrast:more){svg{" + declarations(sharp["light"]) + "}:target{" + declarations(sharp["dark"]) + "}}"
}

// printPalette returns CSS with the colours of print for an image. It sets them on :root, which no page that uses a
// symbol of the image takes over, as it might with svg.
func printPalette(scenes []Scene) string {
	colours := map[string]string{}
	for _, token := range tokensOf(scenes...) {
		colours[token] = printed.colour(scenes[0].Cast, token)
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

// Paints returns all colours and styles of scenes as one text. A hash of it changes with any of them.
func Paints() string { return everyColour() + everyStyle() }

// everyStyle returns the attributes of all classes as one text.
func everyStyle() string {
	var b strings.Builder
	for _, s := range styles {
		b.WriteString(s.class + attributes(s.class) + "\n")
	}
	return b.String()
}
