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

// fade is how much far limbs fade into the background. If they were darker than near limbs instead, they would look
// like shadows; if they faded more, they would look like ghosts.
const fade = 0.25

var light = theme{
	ground: "#f2eadd",
	everyone: map[string]string{
		"sk": "#c98d69", "skn": "#b37a59", "hr": "#33261f", "ln": "#895940", "fc": "#4a3328",
		"sh": "#0f5c5c", "tr": "#2e3f47",
		"mt": "#e4d6bd", "mt2": "#cdbb98", "wl": "#e6d9c2", "pr1": "#dcc9a3", "pr2": "#c4ac80", "pr3": "#a89168",
		"cu": "#c3cdb9", "cu2": "#a3b09a", "wm": "#c78aa0", "wm2": "#a3647e", "cd": "#8db9d6", "cd2": "#6797ba", "wt": "#5fa9b8", "bd": "#7d5d16",
		"sd": "#1f2a2e", "gl": "#ffe3d0", "gl2": "#d9561a", "ar": "#b8432c", "bm": "#e4d8c2", "mu": "#c8b48e", "on": "#c8553d",
	},
	cast: map[string]map[string]string{
		"a": {"sk": "#7a4e36", "skn": "#653f2b", "hr": "#1e1715", "ln": "#563322"},
		"b": {"sk": "#e8be9e", "skn": "#d5a584", "hr": "#8c8378", "ln": "#9e755c"},
	},
}

var dark = theme{
	ground: "#1a2522",
	everyone: map[string]string{
		"sk": "#d9a584", "skn": "#be8868", "hr": "#5e4638", "ln": "#90624a", "fc": "#3b2a20",
		"sh": "#2fa39b", "tr": "#93a7b0",
		"mt": "#2b3936", "mt2": "#22302c", "wl": "#24302d", "pr1": "#8a7857", "pr2": "#6c5e45", "pr3": "#4f4633",
		"cu": "#6b7a6a", "cu2": "#515e51", "wm": "#c78aa0", "wm2": "#94607a", "cd": "#7fafcf", "cd2": "#5a87a8", "wt": "#4c93a3", "bd": "#cdb04a",
		"sd": "#000000", "gl": "#ffe3d0", "gl2": "#d9561a", "ar": "#ff9478", "bm": "#3b494d", "mu": "#5b6c71", "on": "#f0856a",
	},
	cast: map[string]map[string]string{
		"a": {"sk": "#a06f50", "skn": "#855a40", "hr": "#42352f", "ln": "#6a4430"},
		"b": {"sk": "#ebc6a9", "skn": "#d3a685", "hr": "#b3aa9d", "ln": "#9d765c"},
	},
}

var printed = theme{
	ground: "#ffffff",
	everyone: map[string]string{
		"sk": "#b9b9b9", "skn": "#a2a2a2", "hr": "#1a1a1a", "ln": "#757575", "fc": "#222222",
		"sh": "#5e5e5e", "tr": "#2c2c2c",
		"mt": "#efefef", "mt2": "#d6d6d6", "wl": "#f4f4f4", "pr1": "#e0e0e0", "pr2": "#cacaca", "pr3": "#b0b0b0",
		"cu": "#ececec", "cu2": "#d2d2d2", "wm": "#8a8a8a", "wm2": "#6e6e6e", "cd": "#f2f2f2", "cd2": "#c0c0c0", "wt": "#bdbdbd", "bd": "#555555",
		"sd": "#000000", "gl": "#ffffff", "gl2": "#000000", "ar": "#000000", "bm": "#dddddd", "mu": "#b9b9b9", "on": "#222222",
	},
	cast: map[string]map[string]string{
		"a": {"sk": "#8e8e8e", "skn": "#7a7a7a", "hr": "#111111", "ln": "#5b5b5b"},
		"b": {"sk": "#d4d4d4", "skn": "#bebebe", "hr": "#8c8c8c", "ln": "#878787"},
	},
}

// forced is the theme of forced colours: a pictogram in one colour. The gaps between limbs keep it readable.
var forced = theme{everyone: map[string]string{
	"sk": "CanvasText", "skf": "GrayText", "skn": "CanvasText", "hr": "CanvasText", "ln": "Canvas", "fc": "Canvas", "lnf": "Canvas",
	"sh": "CanvasText", "shf": "GrayText", "tr": "CanvasText", "trf": "GrayText",
	"mt": "Canvas", "mt2": "GrayText", "wl": "Canvas", "pr1": "GrayText", "pr2": "GrayText", "pr3": "GrayText",
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
	"sk", "skf", "skn", "hr", "ln", "lnf", "fc", "sh", "shf", "tr", "trf", "mt", "mt2", "wl", "pr1", "pr2", "pr3",
	"cu", "cu2", "wm", "wm2", "cd", "cd2", "wt", "bd", "sd", "gl", "gl2", "ar", "bm", "mu", "on",
}

// colour returns the colour of a token for a cast. A token of the far side has a mix of others, unless the theme sets
// it.
func (t theme) colour(cast, token string) string {
	if c, ok := t.cast[cast][token]; ok {
		return c
	}
	if c, ok := t.everyone[token]; ok {
		return c
	}
	if token == "lnf" {
		return mix(t.colour(cast, "skn"), t.colour(cast, "skf"), 0.45)
	}
	return mix(t.colour(cast, strings.TrimSuffix(token, "f")), t.ground, fade)
}

// unfaded reports whether a token is not one of the far side. Pages mix the colours of the far side from those of the
// near side, so stylesheets leave them out.
func unfaded(token string) bool { return !slices.Contains([]string{"skf", "shf", "trf", "lnf"}, token) }

// farColours is CSS that mixes the tokens of the far side, as theme.colour does.
var farColours = fmt.Sprintf(`.fig {
	--fig-skf: color-mix(in srgb, var(--fig-sk), var(--plate) %[1]v%%);
	--fig-shf: color-mix(in srgb, var(--fig-sh), var(--plate) %[1]v%%);
	--fig-trf: color-mix(in srgb, var(--fig-tr), var(--plate) %[1]v%%);
	--fig-lnf: color-mix(in srgb, var(--fig-skn), var(--fig-skf) 45%%);
}
`, fade*100)

// differs reports whether a token has another colour for cast than for everyone.
func (t theme) differs(cast, token string) bool {
	return t.colour(cast, token) != t.colour("", token)
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

// Stylesheets returns the generated CSS of figures by file name. It defines custom properties on .fig, .fig-a and
// .fig-b, which elements inherit where a page uses a symbol. Print has a file of its own, as the screen does not wait
// for it.
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
	b.WriteString(farColours)
	fmt.Fprintf(&b, "@media (prefers-color-scheme: dark) {\n%s}\n", dark.rules("\t"))
	for _, scheme := range []string{"light", "dark"} {
		fmt.Fprintf(&b, "@media screen and (prefers-contrast: more) and (prefers-color-scheme: %s) {\n\t.fig {\n", scheme)
		for _, token := range slices.Sorted(maps.Keys(sharp[scheme])) {
			fmt.Fprintf(&b, "\t\t--fig-%s: %s;\n", token, sharp[scheme][token])
		}
		b.WriteString("\t}\n}\n")
	}
	b.WriteString(others)
	b.WriteString("@media (forced-colors: active) {\n\t.fig,\n\t.fig-a,\n\t.fig-b {\n")
	for _, token := range tokens {
		fmt.Fprintf(&b, "\t\t--fig-%s: %s;\n", token, forced.everyone[token])
	}
	b.WriteString("\t\t--fig-ed: Canvas;\n\t}\n}\n") // parts that touch have no gap between them
	return b.String()
}

// rules returns CSS that sets the tokens of .fig, and those of .fig-a and .fig-b that differ.
func (t theme) rules(indent string) string {
	var b strings.Builder
	set := func(class, cast string, wanted func(token string) bool) {
		fmt.Fprintf(&b, "%s.%s {\n", indent, class)
		for _, token := range tokens {
			if unfaded(token) && wanted(token) {
				fmt.Fprintf(&b, "%s\t--fig-%s: %s;\n", indent, token, t.colour(cast, token))
			}
		}
		fmt.Fprintf(&b, "%s}\n", indent)
	}
	set("fig", "", func(string) bool { return true })
	for _, who := range pose.Casts {
		set("fig-"+who, who, func(token string) bool { return t.differs(who, token) })
	}
	return b.String()
}
