// Package pose defines the content of pose files: a [Movement] is a few frames, and each [Frame] describes the position
// of a body.
//
// Directions and points are in world coordinates, not relative to the limb above: a vertical shin is [0, 0] in any
// position of the thigh.
//
// The package only describes poses. It does not solve joints, and does not check whether a body can take a pose.
package pose

import (
	"cmp"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"unknot/figures/internal/geom"
)

// A Movement is one pose file. A frame inherits the fields that it omits from the frame before it ([Movement.Inherit]).
// If the movement begins from another one, each frame inherits from the same frame of that instead
// ([Movement.InheritFrom]).
type Movement struct {
	ID    string `yaml:"-"`                       // the file's name
	From  string `yaml:"from" json:"-"`           // ID of the movement that this one begins from, "" if there is none
	All   *Frame `yaml:"all" json:"-"`            // with From: fields of every frame
	Cast  string `yaml:"cast"`                    // who is drawn: "" or one of Casts
	Map   bool   `yaml:"map"`                     // a body map: one tone, no clothes, muscles as areas
	Still bool   `yaml:"still"`                   // not animated, although it has two frames
	Shoes bool   `yaml:"shoes" json:",omitempty"` // the person wears shoes
	// Way is how many seconds the motion takes from one frame to the next. It is UsualWay if absent.
	Way float64 `yaml:"way"`
	// Cycle: the motion goes on from the last frame to the first, as a stride does, and not back the same way.
	Cycle bool `yaml:"cycle"`
	// Role is what a highlighted muscle does, of which RoleName is the name in Roles. Its JSON name stays, as the hash
	// of every drawing includes it.
	Role     MuscleRole `yaml:"-" json:"Sign"`
	RoleName string     `yaml:"role" json:"-"`
	View     View       `yaml:"view"`
	Props    []Prop     `yaml:"props"` // props of every frame
	Frames   []Frame    `yaml:"frames"`
}

// A MuscleRole is what a highlighted muscle does in a move.
type MuscleRole int

// Roles are the names of the roles in pose files.
var Roles = []string{Stretches: "", Works: "works", Unmarked: "none"}

const (
	Stretches MuscleRole = iota
	Works
	Unmarked // nothing is highlighted: the move is only felt, or a ball does the work
)

// A View is the camera and the crop of a picture.
type View struct {
	Turn   float64 `yaml:"turn"`  // where the camera is, in degrees: 0 to the right, 90 in front, -90 behind
	Pitch  float64 `yaml:"pitch"` // degrees by which the camera looks down
	Mirror bool    `yaml:"mirror"`
	Box    Pair    `yaml:"box"`   // viewBox width and height; 320 by 240 if absent
	Scale  float64 `yaml:"scale"` // viewBox units per cm; fitted if absent
	Shift  Pair    `yaml:"shift"` // moves the picture right and down, in viewBox units
	Bust   bool    `yaml:"bust"`  // only head and chest are shown, at Scale
	Focus  string  `yaml:"focus"` // joint in the middle of a cropped picture
	Span   float64 `yaml:"span"`  // height of what the picture shows, in cm
}

// A Pair is two numbers of the picture, the horizontal one first.
type Pair [2]float64

// UnmarshalYAML reads exactly as many numbers as there have to be, and so do those of the types below.
func (p *Pair) UnmarshalYAML(n *yaml.Node) error { return decode(n, p[:]) }

func (b *Bends) UnmarshalYAML(n *yaml.Node) error     { return decode(n, b[:]) }
func (d *Direction) UnmarshalYAML(n *yaml.Node) error { return decode(n, d[:]) }
func (p *Point) UnmarshalYAML(n *yaml.Node) error     { return decode(n, p[:]) }

// decode decodes a list into as many numbers as out has.
func decode(n *yaml.Node, out []float64) error {
	var numbers []float64
	if err := n.Decode(&numbers); err != nil || len(numbers) != len(out) {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: a list of %d numbers expected", n.Line, len(out))}}
	}
	copy(out, numbers)
	return nil
}

// The range of Way in seconds, and its usual value: a shorter one looks hasty, a longer one stands still.
const UsualWay, LongestWay = 2.4, 4.0

// Size returns the width and height of the viewBox.
func (v View) Size() (width, height float64) {
	if v.Box == [2]float64{} {
		return 320, 240
	}
	return v.Box[0], v.Box[1]
}

// Cropped reports whether the picture shows less than the whole figure.
func (v View) Cropped() bool { return v.Bust || v.Focus != "" }

// A Frame is one pose, lettered A, B, C in the order of the file. All absent fields except Alt, Breath, Arrows, Works
// and View are inherited from the frame before.
type Frame struct {
	Alt      string             `yaml:"alt"` // alt text
	Pelvis   *Pelvis            `yaml:"pelvis"`
	Lumbar   *Bends             `yaml:"lumbar"`
	Thoracic *Bends             `yaml:"thoracic"`
	Neck     *Bends             `yaml:"neck"`
	Head     *Bends             `yaml:"head"`
	Breath   float64            `yaml:"breath"` // how full the belly and the ribs are of air: 0 breathed out, 1 breathed in deeply
	Arms     *Arm               `yaml:"arms"`   // for both sides, unless arm.l or arm.r is set
	ArmL     *Arm               `yaml:"arm.l"`
	ArmR     *Arm               `yaml:"arm.r"`
	Legs     *Leg               `yaml:"legs"`
	LegL     *Leg               `yaml:"leg.l"`
	LegR     *Leg               `yaml:"leg.r"`
	Order    map[string]float64 `yaml:"order"` // cm by which a part is moved nearer; fore.l or hand.l becomes a separate part
	Tone     map[string]string  `yaml:"tone"`  // near or far, by limb, in place of the computed tone
	Glow     []string           `yaml:"glow"`  // muscles to highlight, with .l or .r for one side
	Works    bool               `yaml:"works"` // the highlighted muscles work here, although the move stretches
	Areas    []string           `yaml:"areas"` // muscles to show on a body map
	Arrows   []Arrow            `yaml:"arrows"`
	Props    []Prop             `yaml:"props"`
	View     *View              `yaml:"view"` // in place of the view of the movement
}

// Bends are [flex, side, twist] in degrees: how far the spine bends forward, bends to the right, and turns to the
// right.
type Bends [3]float64

// OrZero returns *b, or no bends if b is nil.
func (b *Bends) OrZero() Bends {
	if b == nil {
		return Bends{}
	}
	return *b
}

// A Direction is [a, out] in degrees: a is how far a limb is raised forward (0 down, 90 forward, 180 up, -90 back), and
// out is the angle to its own side.
type Direction [2]float64

// Vec returns the unit vector of d for a limb on side: -1 for the left, 1 for the right.
func (d Direction) Vec(side float64) geom.Vec { return geom.Polar(d[0], d[1], side) }

// A Point is [forward, up, out] in cm, as in [geom.Vec]. For a limb, out is to its own side; elsewhere, to the right.
type Point [3]float64

// Vec returns p in world coordinates for a limb on side: -1 for the left, 1 for the right and for points that belong to
// no limb.
func (p Point) Vec(side float64) geom.Vec { return geom.Vec{X: p[0], Y: p[1], Z: p[2] * side} }

// A Pelvis is the root of the skeleton. It is rotated by Heading, then Pitch (90 forward, -90 on the back), Roll, and
// Turn about its long axis.
type Pelvis struct {
	At      Point   `yaml:"at"`
	Rest    bool    `yaml:"rest"` // it moves vertically until the figure rests on the floor
	Pitch   float64 `yaml:"pitch"`
	Roll    float64 `yaml:"roll"`
	Turn    float64 `yaml:"turn"`
	Heading float64 `yaml:"heading"`
}

// An Arm is either Upper and Fore, or a target for the wrist: Wrist, or the joint To moved by Off.
type Arm struct {
	Upper *Direction `yaml:"upper"`
	Fore  *Direction `yaml:"fore"` // the same as Upper if absent
	Wrist *Point     `yaml:"wrist"`
	To    string     `yaml:"to"`
	Off   Point      `yaml:"off"`
	Elbow *Point     `yaml:"elbow"` // direction in which the elbow points
	Hand  *Direction `yaml:"hand"`  // direction of the fingers; if absent, that of the forearm
	Palm  *Point     `yaml:"palm"`  // direction in which the palm faces
	Grip  string     `yaml:"grip"`  // posture of the fingers; if absent, it depends on what the hand touches
	Shrug float64    `yaml:"shrug"` // cm by which the shoulder is lifted
	Reach float64    `yaml:"reach"` // cm by which the shoulder moves forward
}

// A Leg is either Thigh and Shin, or a target for the ankle.
type Leg struct {
	Thigh *Direction `yaml:"thigh"`
	Shin  *Direction `yaml:"shin"` // the same as Thigh if absent
	Ankle *Point     `yaml:"ankle"`
	Knee  *Point     `yaml:"knee"` // direction in which the knee points
	Foot  *Direction `yaml:"foot"` // direction of the toes
	Sole  *Point     `yaml:"sole"` // direction in which the sole faces
}

// An Arrow runs through points in world coordinates.
type Arrow struct {
	Path []Point `yaml:"path"`
	Both bool    `yaml:"both"` // it has a head at each end
}

// A Prop is an object in the picture. The meaning of Size depends on Kind.
type Prop struct {
	Kind  string     `yaml:"kind"`
	At    Point      `yaml:"at"`
	Turn  float64    `yaml:"turn"` // degrees about the vertical
	Size  []float64  `yaml:"size"`
	Front bool       `yaml:"front"` // it is in front of the body, as the camera sees it
	Quiet bool       `yaml:"quiet"` // the picture need not show all of it
	On    string     `yaml:"on"`    // part of the body that carries it: hand.l, hand.r or back
	Via   []Waypoint `yaml:"via"`   // points that a band, a strap or a towel runs through
}

// Length returns the i-th size of p, or usual if it is absent.
func (p Prop) Length(i int, usual float64) float64 {
	if i < len(p.Size) {
		return p.Size[i]
	}
	return usual
}

// A Waypoint is a joint, or a point in world coordinates.
type Waypoint struct {
	Joint string `yaml:"joint"`
	At    Point  `yaml:"at"`
}

// A Fault is a mistake in a frame: something that no body can do or no picture can show. Key is the field of the frame
// that it is about: for a limb arm.l, arm.r, leg.l or leg.r, even if the frame sets both sides at once.
type Fault struct{ Key, Text string }

// RoleOf returns what a highlighted muscle does in frame f of m.
func (m *Movement) RoleOf(f Frame) MuscleRole {
	if f.Works && m.Role == Stretches {
		return Works
	}
	return m.Role
}

// Casts are the values of Movement.Cast besides "": four people, each with a second top.
var Casts = []string{"2", "a", "a2", "b", "b2", "c", "c2"}

// Person returns the person of a cast, in any top: "", "a", "b" or "c".
func Person(cast string) string { return strings.TrimSuffix(cast, "2") }

// Limbs are the valid keys of Frame.Tone, and Parts those of Frame.Order.
var (
	Limbs = []string{"arm.l", "arm.r", "leg.l", "leg.r"}
	Parts = []string{"arm.l", "arm.r", "fore.l", "fore.r", "hand.l", "hand.r", "leg.l", "leg.r", "torso", "neck", "head"}
)

// Left and Right are the indexes of pairs of limbs.
const (
	Left  = 0
	Right = 1
)

// Side holds the sign of z on the left and on the right.
var Side = [2]float64{-1, 1}

// SideName holds the suffixes of the names of limbs, joints and muscles on the left and on the right.
var SideName = [2]string{".l", ".r"}

// SideWord holds the words for left and right in messages.
var SideWord = [2]string{"left", "right"}

// Arm returns the arm on side i. It hangs if the frame does not mention it. A joint of a leg that To names without a
// side is that on the side of the arm.
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
	a := *arm
	switch a.To {
	case "hip", "knee", "ankle", "foot", "heel", "instep", "shin", "thigh":
		a.To += SideName[i]
	}
	return a
}

// Leg returns the leg on side i. It is straight if the frame does not mention it.
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

// ViewOf returns the view of a frame of m.
func (m *Movement) ViewOf(f Frame) View {
	if f.View != nil {
		return *f.View
	}
	return m.View
}

// Inherit sets the fields that each frame omits to their values in the frame before it.
func (m *Movement) Inherit() {
	for i := 1; i < len(m.Frames); i++ {
		m.Frames[i].inherit(m.Frames[i-1])
	}
}

// InheritFrom fills in what m leaves out from base, which must have inherited already. Each frame inherits from All,
// and then from the frame of base with the same letter, or the last one. Unlike in [Movement.Inherit], it also inherits
// the breath, arrows, works and view.
func (m *Movement) InheritFrom(base *Movement) {
	m.Cast = cmp.Or(m.Cast, base.Cast)
	m.View = cmp.Or(m.View, base.View)
	m.Still, m.Cycle, m.Shoes = m.Still || base.Still, m.Cycle || base.Cycle, m.Shoes || base.Shoes
	m.Way = cmp.Or(m.Way, base.Way)
	if m.Props == nil {
		m.Props = base.Props
	}
	for i := range m.Frames {
		f, from := &m.Frames[i], base.Frames[min(i, len(base.Frames)-1)]
		if m.All != nil {
			f.inheritAll(*m.All)
		}
		f.inheritAll(from)
	}
}

// inheritAll fills in what f omits from another frame. From the frame before it, a frame inherits less: neither the
// view nor arrows, highlighted muscles or breathing.
func (f *Frame) inheritAll(from Frame) {
	f.inherit(from)
	inherit(&f.View, from.View)
	if f.Arrows == nil {
		f.Arrows = from.Arrows
	}
	f.Works = f.Works || from.Works
	f.Breath = cmp.Or(f.Breath, from.Breath)
}

// inherit fills in what f omits from the frame before it.
func (f *Frame) inherit(from Frame) {
	inherit(&f.Pelvis, from.Pelvis)
	inherit(&f.Lumbar, from.Lumbar)
	inherit(&f.Thoracic, from.Thoracic)
	inherit(&f.Neck, from.Neck)
	inherit(&f.Head, from.Head)
	if f.Arms == nil { // "arms" replaces both arms of the frame before
		f.Arms = from.Arms
		inherit(&f.ArmL, from.ArmL)
		inherit(&f.ArmR, from.ArmR)
	}
	if f.Legs == nil {
		f.Legs = from.Legs
		inherit(&f.LegL, from.LegL)
		inherit(&f.LegR, from.LegR)
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

// inherit sets *to to from, unless it is set already.
func inherit[T any](to **T, from *T) {
	if *to == nil {
		*to = from
	}
}
