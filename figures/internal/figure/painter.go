package figure

import (
	"fmt"

	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// gap is the distance between a limb and the parts behind it, in viewBox units.
const gap = 1.6

// thinGap is the gap where the two have different colours.
const thinGap = 1

// step is the distance between the samples of a field, in viewBox units.
const step = 0.8

// painter draws one frame.
type painter struct {
	mannequin.Mannequin
	scene  *scene.Scene
	faults []pose.Fault
}

// fault adds a fault of a field of the frame.
func (p *painter) fault(key, format string, args ...any) {
	p.faults = append(p.faults, pose.Fault{Key: key, Text: fmt.Sprintf(format, args...)})
}

// emit adds the outline of a field to the scene, without pieces of less than minArea square units.
func (p *painter) emit(class string, f *outline.Field, minArea float64) {
	if path := f.Path(minArea); len(path) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: class, Path: path})
	}
}
