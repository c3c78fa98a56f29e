package figure

import (
	"strings"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
)

func at(forward, up, out float64) *pose.Point { return &pose.Point{forward, up, out} }
func dir(a, out float64) *pose.Direction      { return &pose.Direction{a, out} }

// What nobody can read is a fault of the picture, and the same pose from where it is read is none.
func TestWhatIsNotReadIsAFault(t *testing.T) {
	t.Parallel()
	seated := pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{-6, 55, 0}}, Legs: &pose.Leg{Ankle: at(34, 7, 10), Foot: dir(90, 3)},
		Arms: &pose.Arm{Upper: dir(0, 60), Fore: dir(0, 60)},
	}
	crossed := seated
	crossed.LegL = seated.Legs
	crossed.LegR = &pose.Leg{Ankle: at(28, 64.5, -13), Knee: at(-0.1, -0.3, 1), Foot: dir(104, -8), Sole: at(0, 0, -1)}
	behind := pose.Frame{Pelvis: &pose.Pelvis{Rest: true}, ArmR: &pose.Arm{Upper: dir(-10, 30)},
		ArmL: &pose.Arm{Wrist: at(12, 110, -13), Elbow: at(0.2, -0.3, 1), Hand: dir(90, -88), Palm: at(-1, 0, 0), Grip: "flat"}}
	for _, tt := range []struct {
		name        string
		frame       pose.Frame
		turn, pitch float64
		want        string // of the fault, "" for none
	}{
		{"sitting from the front", seated, 90, 4, "has no thighs here"},
		{"sitting half from the side", seated, 50, 16, ""},
		{"crossed, from the front", crossed, 90, 20, "crossed right foot is not seen"},
		{"crossed, half from the side", crossed, 40, 20, ""},
		{"a hand at the other side, from behind", behind, -90, 4, "left hand shows without its forearm"},
		{"the same arm from the front", behind, 80, 4, ""},
	} {
		m := &pose.Movement{View: pose.View{Turn: tt.turn, Pitch: tt.pitch}, Frames: []pose.Frame{tt.frame}}
		_, faults := Draw(m, 0)
		found := ""
		for _, f := range faults {
			found += f.Text
		}
		if (found != "") != (tt.want != "") || !strings.Contains(found, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, found, tt.want)
		}
	}
}

func TestChipsOfAFaceAreFaults(t *testing.T) {
	t.Parallel()
	p := propPainter()
	disc := func(x, y, r float64) *outline.Field {
		d := outline.Disc{Centre: geom.Point{X: x, Y: y}, Radius: r}
		return p.Canvas.Sample(outline.Cone(d, d))
	}
	for _, tt := range []struct {
		name   string
		second *outline.Field
		want   bool
	}{
		{"whole", p.Canvas.Empty(), false},
		{"a chip beside it", disc(130, 60, 4), true},
		{"a speck that is not drawn", disc(130, 60, 1), false},
		{"two halves", disc(140, 60, 17), false},
	} {
		face := disc(100, 60, 20)
		face.Union(tt.second)
		head := silhouette.Part{Name: "head", Layers: []silhouette.Layer{{Class: "sk", Field: face}}}
		if got := p.hasChip([]silhouette.Part{head}); got != tt.want {
			t.Errorf("%s: a chip %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A small piece of a limb goes, unless it is its hand or foot; of a far limb, a larger piece goes too.
func TestScrapsOfLimbsAreDropped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		where geom.Point
		size  float64
		far   bool
		want  bool // the piece is dropped
	}{
		{"a wedge of a far thigh", geom.Point{X: 40, Y: 40}, 12, true, true},
		{"half of a far leg", geom.Point{X: 40, Y: 40}, 22, true, false},
		{"a speck of a near leg", geom.Point{X: 40, Y: 40}, 5, false, true},
		{"a piece of a near leg", geom.Point{X: 40, Y: 40}, 12, false, false},
		{"a far foot", geom.Point{}, 12, true, false},
	} {
		p := propPainter()
		end, _ := p.endOf("leg.l")
		middle := tt.where
		if middle == (geom.Point{}) {
			middle = p.Camera.Project(end)
		}
		d := outline.Disc{Centre: middle, Radius: tt.size}
		limb := silhouette.Part{Name: "leg.l", Far: tt.far, Full: p.Canvas.Sample(outline.Cone(outline.Disc{Centre: geom.Point{X: 160, Y: 120}, Radius: 32}, outline.Disc{Centre: geom.Point{X: 160, Y: 121}, Radius: 32})),
			Layers: []silhouette.Layer{{Class: "tr", Field: p.Canvas.Sample(outline.Cone(d, d))}}}
		p.dropScraps(limb, []silhouette.Part{limb})
		if got := limb.Layers[0].Field.Area() == 0; got != tt.want {
			t.Errorf("%s: dropped %v, want %v", tt.name, got, tt.want)
		}
	}
}
