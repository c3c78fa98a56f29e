package scene

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/pose"
)

var hex6 = regexp.MustCompile(`^#[0-9a-f]{6}$`)

func TestEveryClassHasAColour(t *testing.T) {
	t.Parallel()
	wanted := regexp.MustCompile(`var\(--fig-([a-z0-9]+)\)`)
	for _, class := range append(slices.Clone(Classes), "on") {
		paint := attributes(class)
		used := wanted.FindAllStringSubmatch(paint, -1)
		if len(used) == 0 {
			t.Errorf("%s has no colour: %q", class, paint)
		}
		for _, token := range used {
			if !slices.Contains(tokens, token[1]) {
				t.Errorf("%s uses the colour %s, which no theme has", class, token[1])
			}
		}
	}
}

func TestEveryTokenHasAColour(t *testing.T) {
	t.Parallel()
	for name, th := range map[string]theme{"light": light, "dark": dark, "printed": printed} {
		for _, token := range tokens {
			if _, ok := th.everyone[token]; !ok && isOwn(token) {
				t.Errorf("%s has no colour for %s", name, token)
				continue // theme.colour would not terminate
			}
			for _, who := range append([]string{""}, pose.Casts...) {
				if c := th.colour(who, token); !hex6.MatchString(c) {
					t.Errorf("%s: %s of cast %q is %q", name, token, who, c)
				}
			}
		}
	}
}

func TestForcedColoursHaveEveryToken(t *testing.T) {
	t.Parallel()
	for _, token := range tokens {
		if forced.everyone[token] == "" {
			t.Errorf("forced colours have none for %s", token)
		}
	}
}

func TestThemesHaveValidColours(t *testing.T) {
	t.Parallel()
	check := func(where, token, colour string) {
		if !slices.Contains(tokens, token) {
			t.Errorf("%s: %s is not a token", where, token)
		}
		if !hex6.MatchString(colour) {
			t.Errorf("%s: %s is %q, not #rrggbb", where, token, colour)
		}
	}
	for name, th := range map[string]theme{"light": light, "dark": dark, "printed": printed} {
		if th.ground != "" && !hex6.MatchString(th.ground) {
			t.Errorf("%s: the ground is %q", name, th.ground)
		}
		for token, colour := range th.everyone {
			check(name, token, colour)
		}
		for who, own := range th.cast {
			if !slices.Contains(pose.Casts, who) {
				t.Errorf("%s: there is no cast %q", name, who)
			}
			for token, colour := range own {
				check(name+" "+who, token, colour)
			}
		}
	}
}

func TestEveryClassIsPainted(t *testing.T) {
	t.Parallel()
	for _, cast := range append([]string{""}, pose.Casts...) {
		s := Scene{Cast: cast}
		for _, class := range append(slices.Clone(Classes), "mu on") {
			p := s.Paint(Shape{Class: class})
			if p.Colour.A == 0 || !p.Filled && p.Line == 0 {
				t.Errorf("%s of cast %q is invisible: %v", class, cast, p)
			}
		}
	}
}

func TestPaintHasTheColourOfTheCast(t *testing.T) {
	t.Parallel()
	for _, cast := range append([]string{""}, pose.Casts...) {
		for classes, token := range map[string]string{"sk": "sk", "mu on": "on"} {
			if got, want := (Scene{Cast: cast}).Paint(Shape{Class: classes}).Colour, rgb(light.colour(cast, token)); got != want {
				t.Errorf("%s of cast %q is %v, want %v", classes, cast, got, want)
			}
		}
	}
}

func TestUnknownClassIsNotPainted(t *testing.T) {
	t.Parallel()
	if p := (Scene{}).Paint(Shape{Class: "nothing"}); p != (Paint{}) {
		t.Errorf("an unknown class is painted %v", p)
	}
}

// contrast returns the contrast ratio of two colours as WCAG 2 defines it.
func contrast(a, b string) float64 {
	light := func(colour string) (sum float64) {
		for i, c := range channels(colour) {
			if c /= 255; c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += c * [3]float64{0.2126, 0.7152, 0.0722}[i]
		}
		return sum + 0.05
	}
	return max(light(a)/light(b), light(b)/light(a))
}

// There is an edge between things that touch in forced colours, where skin and clothes have the same colour.
func TestForcedColoursHaveEdges(t *testing.T) {
	t.Parallel()
	if _, rules, _ := strings.Cut(Stylesheets()["figures.css"], "forced-colors"); !strings.Contains(rules, "--fig-ed: Canvas;") {
		t.Error("nothing parts skin from clothes")
	}
}

func TestFarLimbsAreTints(t *testing.T) {
	t.Parallel()
	for name, th := range map[string]theme{"light": light, "dark": dark, "printed": printed} {
		for _, who := range append([]string{""}, pose.Casts...) {
			for _, near := range []string{"sk", "sh", "tr"} {
				own, ground, far := channels(th.colour(who, near)), channels(th.ground), channels(th.colour(who, near+"f"))
				for i := range far {
					if want := own[i] + fade*(ground[i]-own[i]); math.Abs(far[i]-want) > 1 {
						t.Errorf("%s: %s of cast %q far away has %v, not mostly its own colour", name, near, who, far)
						break
					}
				}
			}
		}
	}
}

// screenThemes are the themes in which highlights and arrows have colours of their own.
var screenThemes = map[string]theme{"light": light, "dark": dark}

// wantContrast reports pairs of colours with less contrast than least.
func wantContrast(t *testing.T, where string, least float64, pairs ...[2]string) {
	t.Helper()
	for _, pair := range pairs {
		if c := contrast(pair[0], pair[1]); c < least {
			t.Errorf("%s: %v have a contrast of %.1f, want %v", where, pair, c, least)
		}
	}
}

func TestMarksHaveContrast(t *testing.T) {
	t.Parallel()
	for name, th := range screenThemes {
		rim, core, arrow := th.colour("", "gl"), th.colour("", "gl2"), th.colour("", "ar")
		wantContrast(t, name, 3, [2]string{core, rim}, [2]string{arrow, th.ground})
		more := sharp[name]
		wantContrast(t, name+" with more contrast", 4.5,
			[2]string{more["ed"], th.ground}, [2]string{more["gl2"], rim}, [2]string{more["ar"], th.ground})
	}
	wantContrast(t, "printed", 7, [2]string{printed.colour("", "gl2"), printed.colour("", "gl")})
}

// Highlights and arrows do not have the colour of a thing that they may be on or beside.
func TestMarksDoNotLookLikeThings(t *testing.T) {
	t.Parallel()
	things := []string{"cu", "cu2", "wm", "wm2", "cd", "cd2", "bd", "pr1", "pr2", "pr3", "mt"}
	for name, th := range screenThemes {
		for _, mark := range []string{"gl2", "ar"} {
			for _, thing := range things {
				a, b := channels(th.colour("", mark)), channels(th.colour("", thing))
				if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 64 {
					t.Errorf("%s: %s looks like %s: %.0f apart", name, mark, thing, d)
				}
			}
		}
	}
}
