package templates

import (
	"fmt"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
)

// EmbedWidth and EmbedHeight are the size in CSS pixels of a page in a page of another site, which scrolls inside.
const EmbedWidth, EmbedHeight = 640, 720

// EmbedCode returns the HTML that shows a move or a routine in a page of another site.
func EmbedCode(s Site, d *catalog.Doc, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s, from Unknot" width="%d" height="%d" loading="lazy" style="max-width: 100%%"></iframe>`,
		s.URL+catalog.EmbedPath(d.Path), templ.EscapeString(d.Title), width, height)
}
