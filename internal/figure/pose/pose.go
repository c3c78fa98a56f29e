// Package pose is the language in which a movement is told: a few frames, each saying where a body is to be.
//
// A Direction is [a, out] in degrees: a in the walking plane of the world (0 down, 90 forward, 180 up, -90 back), out towards the limb's own
// side. A Point is [forward, up, out] in cm: out to the limb's own side where it belongs to a limb, to the right elsewhere. Both are of the
// world, not of the limb above: "shin vertical" is [0, 0] whatever the thigh does.
package pose

import "unknot/internal/figure/geom"

// A Movement is one pose file. What a frame leaves out it takes from the frame before it (see Inherit).
type Movement struct {
	ID     string  `yaml:"-"`     // the file's name
	Cast   string  `yaml:"cast"`  // which of the three people: "", "a" or "b"
	Map    bool    `yaml:"map"`   // a body map: one tone, no clothes, muscles as areas
	Still  bool    `yaml:"still"` // not shown in motion: it does not go to and fro between its two frames
	View   View    `yaml:"view"`
	Props  []Prop  `yaml:"props"` // in every frame
	Frames []Frame `yaml:"frames" need:""`
}

// A View is where we look from, and what of it the picture holds.
type View struct {
	Turn   float64    `yaml:"turn"`  // degrees: 0 from the right, 90 from the front, -90 from behind
	Pitch  float64    `yaml:"pitch"` // degrees from above
	Mirror bool       `yaml:"mirror"`
	Box    [2]float64 `yaml:"box"`   // viewBox width and height; 320 by 240 if absent
	Scale  float64    `yaml:"scale"` // viewBox units a cm; fitted if absent
	Shift  [2]float64 `yaml:"shift"` // moves the picture right and down, in viewBox units
	Bust   bool       `yaml:"bust"`  // head to chest, at Scale
	Focus  string     `yaml:"focus"` // a crop: the joint in the middle
	Span   float64    `yaml:"span"`  // a crop: cm from top to bottom
}

// Size is the width and height of the viewBox.
func (v View) Size() (width, height float64) {
	if v.Box == [2]float64{} {
		return 320, 240
	}
	return v.Box[0], v.Box[1]
}

// Cropped says whether the picture holds less than the whole figure.
func (v View) Cropped() bool { return v.Bust || v.Focus != "" }

// A Frame is one pose, lettered A, B, C in the order of the file. What is absent is taken from the frame before, but for Alt, Arrows, Ghost
// and View.
type Frame struct {
	Alt      string             `yaml:"alt"` // the picture in words, for who does not see it
	Pelvis   *Pelvis            `yaml:"pelvis"`
	Lumbar   *Bends             `yaml:"lumbar"`
	Thoracic *Bends             `yaml:"thoracic"`
	Neck     *Bends             `yaml:"neck"`
	Head     *Bends             `yaml:"head"`
	Arms     *Arm               `yaml:"arms"` // both, where arm.l and arm.r do not say
	ArmL     *Arm               `yaml:"arm.l"`
	ArmR     *Arm               `yaml:"arm.r"`
	Legs     *Leg               `yaml:"legs"`
	LegL     *Leg               `yaml:"leg.l"`
	LegR     *Leg               `yaml:"leg.r"`
	Order    map[string]float64 `yaml:"order"` // part: cm nearer; naming fore.l or hand.l makes it a part of its own
	Tone     map[string]string  `yaml:"tone"`  // limb: near or far, where the rule is wrong
	Glow     []string           `yaml:"glow"`  // muscles lit, with .l or .r for one side
	Areas    []string           `yaml:"areas"` // muscles of a body map
	Arrows   []Arrow            `yaml:"arrows"`
	Props    []Prop             `yaml:"props"`
	Ghost    bool               `yaml:"ghost"` // shows the frame before as a silhouette
	View     *View              `yaml:"view"`  // instead of the movement's
}

// Bends are [flex, side, twist] in degrees: forward, to the right, turned to the right.
type Bends [3]float64

// A Direction is [a, out] in degrees.
type Direction [2]float64

// Vec is the unit vector of a direction; side is that of the limb, -1 left, 1 right.
func (d Direction) Vec(side float64) geom.Vec { return geom.Polar(d[0], d[1], side) }

// A Point is [forward, up, out] in cm.
type Point [3]float64

// Vec is the point in the world; side is that of the limb, -1 left, 1 right, and 1 where it belongs to none.
func (p Point) Vec(side float64) geom.Vec { return geom.Vec{X: p[0], Y: p[1], Z: p[2] * side} }

// A Pelvis is where the figure hangs from. It turns by Heading, then Pitch (90 forward, -90 on the back), Roll, and Turn about its long axis.
type Pelvis struct {
	At      Point   `yaml:"at"`
	Rest    bool    `yaml:"rest"` // raised or lowered until the figure rests on the floor
	Pitch   float64 `yaml:"pitch"`
	Roll    float64 `yaml:"roll"`
	Turn    float64 `yaml:"turn"`
	Heading float64 `yaml:"heading"`
}

// An Arm is either Upper and Fore, or a target for the wrist: Wrist, or the joint To moved by Off.
type Arm struct {
	Upper *Direction `yaml:"upper"`
	Fore  *Direction `yaml:"fore"` // as Upper if absent
	Wrist *Point     `yaml:"wrist"`
	To    string     `yaml:"to"`
	Off   Point      `yaml:"off"`
	Elbow *Point     `yaml:"elbow"` // where the elbow points
	Hand  *Direction `yaml:"hand"`  // where the fingers point; on from the forearm if absent
	Palm  *Point     `yaml:"palm"`  // where the palm faces
	Grip  string     `yaml:"grip"`  // chosen by what the hand touches if absent
	Shrug float64    `yaml:"shrug"` // cm the shoulder is lifted
	Reach float64    `yaml:"reach"` // cm the shoulder is brought forward
}

// A Leg is either Thigh and Shin, or a target for the ankle.
type Leg struct {
	Thigh *Direction `yaml:"thigh"`
	Shin  *Direction `yaml:"shin"` // as Thigh if absent
	Ankle *Point     `yaml:"ankle"`
	Knee  *Point     `yaml:"knee"` // where the knee points
	Foot  *Direction `yaml:"foot"` // where the toes point
	Sole  *Point     `yaml:"sole"` // where the sole faces
}

// An Arrow runs through points of the world.
type Arrow struct {
	Path []Point `yaml:"path" need:""`
	Both bool    `yaml:"both"` // heads at both ends
}

// A Prop is a thing in the picture. What Size means depends on Kind.
type Prop struct {
	Kind  string    `yaml:"kind" need:""`
	At    Point     `yaml:"at"`
	Turn  float64   `yaml:"turn"` // degrees about the vertical
	Size  []float64 `yaml:"size"`
	Front bool      `yaml:"front"` // stands between us and the body
	Quiet bool      `yaml:"quiet"` // does not widen the picture
	On    string    `yaml:"on"`    // what carries it: hand.l, hand.r or back
	Via   []Stop    `yaml:"via"`   // what a band, a strap or a towel runs through
}

// Length is the i-th size of a prop, or what is usual.
func (p Prop) Length(i int, usual float64) float64 {
	if i < len(p.Size) {
		return p.Size[i]
	}
	return usual
}

// A Stop is a joint or a point of the world.
type Stop struct {
	Joint string `yaml:"joint"`
	At    Point  `yaml:"at"`
}

// Casts are the people that a movement can name.
var Casts = []string{"a", "b"}

// Limbs are what can be toned, Parts what can be ordered.
var (
	Limbs = []string{"arm.l", "arm.r", "leg.l", "leg.r"}
	Parts = []string{"arm.l", "arm.r", "fore.l", "fore.r", "hand.l", "hand.r", "leg.l", "leg.r", "torso", "neck", "head"}
)

// Left and Right are the indices of what comes in pairs.
const (
	Left  = 0
	Right = 1
)

// Side is the z of left and right.
var Side = [2]float64{-1, 1}

// SideName ends the name of a limb, a joint or a muscle.
var SideName = [2]string{".l", ".r"}

// SideWord names a side to people.
var SideWord = [2]string{"left", "right"}

// Arm is what the frame says of an arm. A joint of a leg without a side is that of the arm's own.
func (f Frame) Arm(i int) Arm {
	arm := f.ArmL
	if i == Right {
		arm = f.ArmR
	}
	if arm == nil {
		arm = f.Arms
	}
	if arm == nil {
		return Arm{Upper: &Direction{2, 8}, Fore: &Direction{10, 4}}
	}
	own := *arm
	switch own.To {
	case "hip", "knee", "ankle", "foot", "heel", "instep", "shin", "thigh":
		own.To += SideName[i]
	}
	return own
}

// Leg is what the frame says of a leg.
func (f Frame) Leg(i int) Leg {
	leg := f.LegL
	if i == Right {
		leg = f.LegR
	}
	if leg == nil {
		leg = f.Legs
	}
	if leg == nil {
		return Leg{Thigh: &Direction{0, 3}, Shin: &Direction{0, 0}}
	}
	return *leg
}

// Inherit fills what each frame leaves out from the frame before it.
func (m *Movement) Inherit() {
	for i := 1; i < len(m.Frames); i++ {
		m.Frames[i].inherit(m.Frames[i-1])
	}
}

func (f *Frame) inherit(from Frame) {
	take(&f.Pelvis, from.Pelvis)
	take(&f.Lumbar, from.Lumbar)
	take(&f.Thoracic, from.Thoracic)
	take(&f.Neck, from.Neck)
	take(&f.Head, from.Head)
	if f.Arms == nil { // "arms" speaks of both: nothing of the frame before is left then
		f.Arms = from.Arms
		take(&f.ArmL, from.ArmL)
		take(&f.ArmR, from.ArmR)
	}
	if f.Legs == nil {
		f.Legs = from.Legs
		take(&f.LegL, from.LegL)
		take(&f.LegR, from.LegR)
	}
	if f.Order == nil {
		f.Order = from.Order
	}
	if f.Tone == nil {
		f.Tone = from.Tone
	}
	if f.Glow == nil {
		f.Glow = from.Glow
	}
	if f.Areas == nil {
		f.Areas = from.Areas
	}
	if f.Props == nil {
		f.Props = from.Props
	}
}

func take[T any](to **T, from *T) {
	if *to == nil {
		*to = from
	}
}
