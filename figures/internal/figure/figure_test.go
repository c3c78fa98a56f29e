package figure_test

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/pose"
)

// What a picture cannot show is a fault of its field.
func TestWhatCannotBeShownIsAFault(t *testing.T) {
	t.Parallel()
	standing := pose.Frame{Pelvis: &pose.Pelvis{Rest: true}}
	with := func(change func(*pose.Frame)) pose.Frame { f := standing; change(&f); return f }
	for _, tt := range []struct {
		name  string
		isMap bool
		frame pose.Frame
		fault string
	}{
		{"a muscle that faces away", false, with(func(f *pose.Frame) { f.Glow = []string{"glute-max"} }), "glow: glute-max faces away"},
		{"an area that faces away", true, with(func(f *pose.Frame) { f.Areas = []string{"calves"} }), "areas: calves faces away"},
		{"no muscle", false, with(func(f *pose.Frame) { f.Glow = []string{"spleen"} }), "glow: there is no muscle spleen"},
		{"an arrow of one point", false, with(func(f *pose.Frame) { f.Arrows = []pose.Arrow{{Path: []pose.Point{{0, 190, 0}}}} }), "arrows: "},
	} {
		m := &pose.Movement{Map: tt.isMap, View: pose.View{Turn: 90, Pitch: 4}, Frames: []pose.Frame{tt.frame}}
		_, faults := figure.Draw(m, 0)
		if len(faults) != 1 || !strings.HasPrefix(faults[0].Key+": "+faults[0].Text, tt.fault) {
			t.Errorf("%s: %v, want one that begins with %q", tt.name, faults, tt.fault)
		}
	}
}

// DrawAll draws every frame of all families, without a fault.
func TestDrawAllDrawsEveryFrame(t *testing.T) {
	t.Parallel()
	var movements []*pose.Movement
	for _, f := range families {
		m := f.pose
		m.ID = f.name
		movements = append(movements, &m)
	}
	drawings := figure.DrawAll(movements)
	if len(drawings) != len(families) {
		t.Fatalf("%d drawings of %d movements", len(drawings), len(families))
	}
	for i, drawing := range drawings {
		m := movements[i]
		if drawing.ID != m.ID || len(drawing.Scenes) != len(m.Frames) || len(drawing.Faults) != len(m.Frames) {
			t.Fatalf("drawing %d is %s with %d scenes", i, drawing.ID, len(drawing.Scenes))
		}
		for _, faults := range drawing.Faults {
			for _, f := range faults {
				t.Errorf("%s: %s: %s", drawing.ID, f.Key, f.Text)
			}
		}
		checkFiles(t, drawing)
		checkBox(t, drawing)
		checkEntry(t, drawing)
	}
}

// checkEntry checks that the manifest has the sizes of the pictures of a drawing, and what they show.
func checkEntry(t *testing.T, drawing figure.Drawing) {
	entry := drawing.Entry()
	if len(entry.Frames) != len(drawing.Scenes) || entry.Lit != drawing.Lit || entry.Cast != drawing.Scenes[0].Cast {
		t.Errorf("%s: the entry is %+v", drawing.ID, entry)
	}
	files := drawing.Files()
	for i, frame := range entry.Frames {
		size := fmt.Sprintf(" %s %s\"", frame.Width, frame.Height) // the end of a viewBox
		if frame.Alt != drawing.Scenes[i].Alt || !strings.Contains(string(files[drawing.ID+".svg"]), size) {
			t.Errorf("%s: no picture has the size of frame %d, %s by %s", drawing.ID, i, frame.Width, frame.Height)
		}
	}
	if !strings.Contains(string(files[drawing.ID+"-a.svg"]), " "+string(entry.Width)+" ") {
		t.Errorf("%s: the image is not %s wide", drawing.ID, entry.Width)
	}
}

// unsafe matches markup that no file may contain, as browsers would execute or fetch it.
var unsafe = regexp.MustCompile(`(?i)<script|\son\w+\s*=|javascript:|@import|<(image|foreignObject|iframe)|url\(|href="[^#]|href=[^"]|//`)

// checkFiles checks that the files of a drawing exist, have its hash, and contain nothing unsafe.
func checkFiles(t *testing.T, drawing figure.Drawing) {
	files := drawing.Files()
	for _, name := range []string{drawing.ID + ".svg", drawing.ID + "-a.svg"} {
		if files[name] == nil {
			t.Errorf("there is no file %s", name)
		}
	}
	for name, data := range files {
		if got := figure.HashOf(data); got == "" || got != drawing.Hash {
			t.Errorf("%s has the hash %q, not %q", name, got, drawing.Hash)
		}
		if bad := unsafe.FindString(strings.ReplaceAll(string(data), `xmlns="http://www.w3.org/2000/svg"`, "")); bad != "" {
			t.Errorf("%s contains %q", name, bad)
		}
	}
	if n := strings.Count(string(files[drawing.ID+".svg"]), "<symbol "); n != len(drawing.Scenes) {
		t.Errorf("%s: %d symbols for %d frames", drawing.ID, n, len(drawing.Scenes))
	}
	checkPainted(t, drawing.ID+".svg", files[drawing.ID+".svg"])
}

// checkPainted reports the paths of a file that would be black when a page shows them by use: those without a fill
// attribute of their own or their group.
func checkPainted(t *testing.T, name string, file []byte) {
	type element struct {
		Name  xml.Name
		Attrs []xml.Attr `xml:",any,attr"`
		In    []element  `xml:",any"`
	}
	var root element
	if err := xml.Unmarshal(file, &root); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var check func(e element, painted bool)
	check = func(e element, painted bool) {
		for _, a := range e.Attrs {
			switch a.Name.Local {
			case "fill":
				painted = true
			case "class", "style":
				t.Errorf("%s: %s has %s=%q, which Firefox and WebKit do not colour in a use", name, e.Name.Local, a.Name.Local, a.Value)
			}
		}
		switch {
		case e.Name.Local == "style":
			t.Errorf("%s contains a style sheet, which Firefox and WebKit do not apply in a use", name)
		case e.Name.Local == "path" && !painted:
			t.Errorf("%s: a path has no colour", name)
		}
		for _, child := range e.In {
			check(child, painted)
		}
	}
	check(root, false)
}

func TestFileThatWasNotDrawnHasNoHash(t *testing.T) {
	t.Parallel()
	if got := figure.HashOf([]byte("<svg></svg>")); got != "" {
		t.Errorf("a file without a hash has %q", got)
	}
}

func TestHashDiffersByPose(t *testing.T) {
	t.Parallel()
	hashes := map[string]string{}
	for _, f := range families {
		h := figure.Hash(&f.pose)
		if other := hashes[h]; other != "" {
			t.Errorf("%s and %s have one hash", f.name, other)
		}
		hashes[h] = f.name
	}
}

func TestHashDiffersByView(t *testing.T) {
	t.Parallel()
	m := families[1].pose
	m.View.Turn += 0.5
	if figure.Hash(&m) == figure.Hash(&families[1].pose) {
		t.Error("another view has the same hash")
	}
}
