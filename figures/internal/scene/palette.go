package scene

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"unknot/figures/internal/pose"
)

// A theme gives every token its colour.
type theme struct {
	ground   string                       // the background; "" if far limbs do not fade into it
	everyone map[string]string            // colours by token, unless a cast has its own
	cast     map[string]map[string]string // colours by cast and by token
}

// A mixture is a token that is mixed from two colours.
type mixture struct {
	token, from, to string
	share           float64 // of to
}

// What a token may be mixed with besides other tokens.
const black, ground = "#000000", "plate"

// mixed are the tokens without a colour of their own: the skin of a neck, creases, the sides of things, the far side.
// Pages mix them too, so stylesheets leave their colours out.
var mixed = []mixture{
	{"skn", "sk", black, 0.12}, {"ln", "sk", black, 0.24}, {"mt2", "mt", black, 0.12}, {"pr2", "pr1", black, 0.16},
	{"pr3", "pr1", black, 0.32}, {"cu2", "cu", black, 0.16}, {"wm2", "wm", black, 0.16}, {"cd2", "cd", black, 0.16},
	{"skf", "sk", ground, fade}, {"shf", "sh", ground, fade}, {"trf", "tr", ground, fade}, {"lnf", "skn", "skf", 0.45},
}

// fade is how much far limbs fade into the background. If they were darker than near limbs instead, they would look
// like shadows; if they faded more, they would look like ghosts.
const fade = 0.16

var light = theme{
	ground: "#f2eadd",
	everyone: map[string]string{
		"sk": "#c98d69", "hr": "#33261f", "fc": "#3b2a20",
		"sh": "#0f5c5c", "tr": "#2e3f47",
		"mt": "#e4d6bd", "fl": "#3b2a14", "pr1": "#dcc9a3",
		"cu": "#c3cdb9", "wm": "#c78aa0", "cd": "#8db9d6", "wt": "#5fa9b8", "bd": "#7d5d16",
		"sd": "#1f2a2e", "gl": "#ffe3d0", "gl2": "#d9561a", "ar": "#b8432c", "bm": "#e4d8c2", "mu": "#c8b48e", "on": "#c8553d",
	},
	cast: map[string]map[string]string{
		"2":  {"sh": "#3f5f8c"},
		"a":  {"sk": "#83543a", "hr": "#1e1715", "sh": "#b9831f"},
		"a2": {"sh": "#0f5c5c"},
		"b":  {"sk": "#e8be9e", "tr": "#4a4458", "hr": "#8c8378", "sh": "#6d4a78"},
		"b2": {"sh": "#0f5c5c"},
		"c":  {"sk": "#a4704b", "tr": "#4d4a3a", "sh": "#3f5f8c"},
		"c2": {"sh": "#4d7340"},
	},
}

var dark = theme{
	ground: "#1a2522",
	everyone: map[string]string{
		"sk": "#d9a584", "hr": "#5e4638", "fc": "#3b2a20",
		"sh": "#2fa39b", "tr": "#93a7b0",
		"mt": "#566a5f", "fl": "#d8e6dc", "pr1": "#8a7857",
		"cu": "#6b7a6a", "wm": "#c78aa0", "cd": "#7fafcf", "wt": "#4c93a3", "bd": "#cdb04a",
		"sd": "#000000", "gl": "#ffe3d0", "gl2": "#d9561a", "ar": "#ff9478", "bm": "#3b494d", "mu": "#5b6c71", "on": "#f0856a",
	},
	cast: map[string]map[string]string{
		"2":  {"sh": "#6d93c8"},
		"a":  {"sk": "#a06f50", "hr": "#5e4638", "sh": "#d0a04a"},
		"a2": {"sh": "#2fa39b"},
		"b":  {"sk": "#ebc6a9", "tr": "#a9a3b8", "hr": "#b3aa9d", "sh": "#a27fb0"},
		"b2": {"sh": "#2fa39b"},
		"c":  {"sk": "#c08a63", "tr": "#aca58c", "sh": "#6d93c8"},
		"c2": {"sh": "#7fa571"},
	},
}

var printed = theme{
	ground: "#ffffff",
	everyone: map[string]string{
		"sk": "#b9b9b9", "hr": "#1a1a1a", "fc": "#222222",
		"sh": "#6c6c6c", "tr": "#484848",
		"mt": "#efefef", "fl": "#808080", "pr1": "#e0e0e0",
		"cu": "#ececec", "wm": "#8a8a8a", "cd": "#f2f2f2", "wt": "#bdbdbd", "bd": "#555555",
		"sd": "#000000", "gl": "#ffffff", "gl2": "#000000", "ar": "#000000", "bm": "#dddddd", "mu": "#b9b9b9", "on": "#222222",
	},
	cast: map[string]map[string]string{
		"a": {"sk": "#8e8e8e", "hr": "#111111"},
		"b": {"sk": "#d4d4d4", "hr": "#8c8c8c"},
		"c": {"sk": "#a6a6a6"},
	},
}

// forced is the theme of forced colours: a pictogram in one colour. The gaps between limbs keep it readable.
var forced = theme{everyone: map[string]string{
	"sk": "CanvasText", "skf": "GrayText", "skn": "CanvasText", "hr": "CanvasText", "ln": "Canvas", "fc": "Canvas", "lnf": "Canvas",
	"sh": "CanvasText", "shf": "GrayText", "tr": "CanvasText", "trf": "GrayText",
	"mt": "Canvas", "mt2": "GrayText", "fl": "Canvas", "pr1": "GrayText", "pr2": "GrayText", "pr3": "GrayText",
	"cu": "GrayText", "cu2": "GrayText", "wm": "Highlight", "wm2": "Highlight", "cd": "Highlight", "cd2": "Highlight", "wt": "GrayText", "bd": "CanvasText",
	"sd": "Canvas", "gl": "Canvas", "gl2": "LinkText", "ar": "LinkText", "bm": "CanvasText", "mu": "Canvas", "on": "Highlight",
}}

// sharp holds the colours that differ for readers who prefer more contrast, by theme. For these readers, every shape
// has an edge in the colour "ed", which is not among the tokens as no other theme has it.
var sharp = map[string]map[string]string{
	"light": {"ed": "#3d342a", "gl2": "#b83a08", "ar": "#8f2c18"},
	"dark":  {"ed": "#e6dccb", "gl2": "#a83204", "ar": "#ffb8a3"},
}

// tokens are the classes with a colour of their own, in a fixed order.
var tokens = []string{
	"sk", "skf", "skn", "hr", "ln", "lnf", "fc", "sh", "shf", "tr", "trf", "mt", "mt2", "fl", "pr1", "pr2", "pr3",
	"cu", "cu2", "wm", "wm2", "cd", "cd2", "wt", "bd", "sd", "gl", "gl2", "ar", "bm", "mu", "on",
}

// colour returns the colour of a token for a cast. Unless the theme sets it, it is mixed as in mixed.
func (t theme) colour(cast, token string) string {
	for _, who := range []string{cast, pose.Person(cast)} {
		if c, ok := t.cast[who][token]; ok {
			return c
		}
	}
	if c, ok := t.everyone[token]; ok {
		return c
	}
	i := slices.IndexFunc(mixed, func(m mixture) bool { return m.token == token })
	to := mixed[i].to
	switch to {
	case black:
	case ground:
		to = t.ground
	default:
		to = t.colour(cast, to)
	}
	return mix(t.colour(cast, mixed[i].from), to, mixed[i].share)
}

// isOwn reports whether a token has a colour of its own.
func isOwn(token string) bool {
	return !slices.ContainsFunc(mixed, func(m mixture) bool { return m.token == token })
}

// mixedColours returns CSS that mixes the tokens that are not their own, as theme.colour does.
func mixedColours() string {
	var b strings.Builder
	b.WriteString(".fig {\n")
	for _, m := range mixed {
		to := "var(" + property(m.to) + ")"
		switch m.to {
		case black:
			to = "#000"
		case ground:
			to = "var(--plate)"
		}
		fmt.Fprintf(&b, "\t%s: color-mix(in srgb, var(%s), %s %v%%);\n", property(m.token), property(m.from), to, math.Round(100*m.share))
	}
	b.WriteString("}\n")
	return b.String()
}

// mix interpolates between two colours, both #rrggbb: share is 0 for from, 1 for to.
func mix(from, to string, share float64) string {
	a, b := channels(from), channels(to)
	out := "#"
	for i := range a {
		out += fmt.Sprintf("%02x", int(math.Round(a[i]+(b[i]-a[i])*share)))
	}
	return out
}

// channels returns red, green and blue of the colour #rrggbb, from 0 to 255.
func channels(colour string) [3]float64 {
	n, _ := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32) // a colour of the tables above
	return [3]float64{float64(n >> 16 & 0xff), float64(n >> 8 & 0xff), float64(n & 0xff)}
}

// Stylesheets returns the generated CSS of figures by file name. It defines custom properties on .fig and on the casts,
// such as .fig-a, which elements inherit where a page uses a symbol. Print has a file of its own, for which no screen
// waits.
func Stylesheets() map[string]string {
	return map[string]string{"figures.css": colours(""), "print.css": printedColours()}
}

// printedColours returns the CSS of the print theme.
func printedColours() string { return "@media print {\n" + printed.rules("\t") + "}\n" }

// everyColour returns the CSS of all themes as one text.
var everyColour = sync.OnceValue(func() string { return colours(printedColours()) })

// colours returns the CSS of all themes on screen. It puts the CSS in others before that of forced colours.
func colours(others string) string {
	var b strings.Builder
	b.WriteString(light.rules(""))
	b.WriteString(mixedColours())
	fmt.Fprintf(&b, "@media (prefers-color-scheme: dark) {\n%s}\n", dark.rules("\t"))
	for _, scheme := range []string{"light", "dark"} {
		fmt.Fprintf(&b, "@media screen and (prefers-contrast: more) and (prefers-color-scheme: %s) {\n\t.fig {\n", scheme)
		for _, token := range slices.Sorted(maps.Keys(sharp[scheme])) {
			fmt.Fprintf(&b, "\t\t--fig-%s: %s;\n", token, sharp[scheme][token])
		}
		b.WriteString("\t}\n}\n")
	}
	b.WriteString(others)
	b.WriteString("@media (forced-colors: active) {\n\t.fig {\n")
	for _, token := range tokens {
		fmt.Fprintf(&b, "\t\t--fig-%s: %s;\n", token, forced.everyone[token])
	}
	b.WriteString("\t\t--fig-ed: Canvas;\n\t}\n}\n") // parts that touch have no gap between them
	return b.String()
}

// rules returns CSS that sets the tokens of .fig, those that differ from the light theme, and for each cast its own.
func (t theme) rules(indent string) string {
	var b strings.Builder
	set := func(classes, cast string, wanted func(token string) bool) {
		fmt.Fprintf(&b, "%s%s {\n", indent, classes)
		for _, token := range tokens {
			if isOwn(token) && wanted(token) {
				fmt.Fprintf(&b, "%s\t--fig-%s: %s;\n", indent, token, t.colour(cast, token))
			}
		}
		fmt.Fprintf(&b, "%s}\n", indent)
	}
	set(".fig", "", func(token string) bool { return t.ground == light.ground || t.everyone[token] != light.everyone[token] })
	for _, who := range pose.Casts {
		classes, base := ".fig-"+who, pose.Person(who)
		if who == base { // a person, in both tops
			classes, base = classes+", .fig-"+who+"2", ""
		} else if t.colour(who, "sh") == t.colour(base, "sh") { // on paper
			continue
		}
		set(classes, who, func(token string) bool { return t.colour(who, token) != t.colour(base, token) })
	}
	return b.String()
}
