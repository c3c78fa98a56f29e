package scene

import "strings"

// Markup returns the scene as SVG elements, without an svg element around them: a path for each shape, from the back to
// the front. Consecutive shapes of the same class share a group.
func (s Scene) Markup() string {
	return s.markup(func(shape Shape) string { return shape.Path.Data() })
}

// markup is Markup with a function that writes the path of a shape.
func (s Scene) markup(data func(Shape) string) string {
	var b strings.Builder
	for rest := s.Shapes; len(rest) > 0; {
		class := rest[0].Class
		n := 1
		for n < len(rest) && rest[n].Class == class {
			n++
		}
		paint := attributes(class)
		if n > 1 {
			b.WriteString("<g" + paint + ">")
			paint = ""
		}
		for _, shape := range rest[:n] {
			b.WriteString("<path" + paint)
			if shape.Muscle != "" {
				b.WriteString(` data-m="` + shape.Muscle + `"`)
			}
			b.WriteString(` d="` + data(shape) + `"/>`)
		}
		if n > 1 {
			b.WriteString("</g>")
		}
		rest = rest[n:]
	}
	return b.String()
}
