package figure

import "strings"

// Markup is the scene as SVG elements without the svg element around them: a path for each shape, with its class, in drawing order.
func (s Scene) Markup() string {
	var b strings.Builder
	for _, shape := range s.Shapes {
		b.WriteString(`<path class="`)
		b.WriteString(shape.Class)
		if shape.Muscle != "" {
			b.WriteString(`" data-m="`)
			b.WriteString(shape.Muscle)
		}
		b.WriteString(`" d="`)
		b.WriteString(shape.Path.Data())
		b.WriteString(`"/>`)
	}
	return b.String()
}
