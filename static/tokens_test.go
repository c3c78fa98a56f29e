package static_test

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"unknot/templates"
)

// tokens returns the colours of a scheme by name: #rrggbb.
func tokens(t *testing.T, dark bool) map[string]string {
	t.Helper()
	light, rest, ok := strings.Cut(read(t, "css/screen/20-tokens.css"), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("no dark scheme")
	}
	out := colours(light)
	if dark {
		rest, _, _ = strings.Cut(rest, "@media")
		others := colours(rest)
		if len(others) != len(out) {
			t.Errorf("%d colours are light, %d dark", len(out), len(others))
		}
		maps.Copy(out, others)
	}
	return out
}

// colours returns the colours that css sets, by name.
func colours(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// contrast returns the contrast ratio of two colours (WCAG 2.2, definitions).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		var sum float64
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatalf("colour %q: %v", colour, err)
			}
			c := float64(v) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// All pairs of colours have enough contrast in both schemes. Text needs the contrast of WCAG AAA on every ground, also
// where it is selected; drawings and borders of controls need that of graphics.
func TestColoursHaveEnoughContrast(t *testing.T) {
	t.Parallel()
	tints := []string{"paper", "plate", "wash", "chair", "stand", "wall", "bed", "floor"}
	grounds := append([]string{"field"}, tints...)
	pairs := map[float64]map[string][]string{
		7: {
			"ink": append([]string{"halo"}, grounds...), "soft": grounds, "pine": grounds, "pine-deep": grounds, "rust": grounds, "ochre": grounds,
			"on-pine": {"pine", "pine-deep"}, "paper": {"rust", "ink"},
		},
		3: {"clay": tints, "edge": grounds},
	}
	for _, dark := range []bool{false, true} {
		have := tokens(t, dark)
		used := map[string]bool{}
		for minRatio, groundsOf := range pairs {
			for front, grounds := range groundsOf {
				for _, ground := range grounds {
					a, b := have[front], have[ground]
					used[front], used[ground] = true, true
					if a == "" || b == "" {
						t.Errorf("there is no colour %s or %s", front, ground)
						continue
					}
					if got := contrast(t, a, b); got < minRatio {
						t.Errorf("dark %t: %s on %s is %.2f to 1, less than %g", dark, front, ground, got, minRatio)
					}
				}
			}
		}
		for name := range have {
			if !used[name] && name != "line" { // a line only divides
				t.Errorf("the contrast of %s is not tested", name)
			}
		}
	}
}

// The colour that browsers show around a page is that of its background.
func TestThemeColourIsPaper(t *testing.T) {
	t.Parallel()
	got := fmt.Sprint(templates.Paper, templates.PaperDark)
	if want := fmt.Sprint(tokens(t, false)["paper"], tokens(t, true)["paper"]); got != want {
		t.Errorf("templates say %s, the style sheet %s", got, want)
	}
}
