package templates

import (
	"fmt"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
)

// EmbedWidth and EmbedHeight are the size in CSS pixels of the frame that other sites show a page of ours in. The page
// scrolls inside the frame.
const EmbedWidth, EmbedHeight = 640, 720

// EmbedCode returns the HTML with which another site shows a move or a routine of this site.
func EmbedCode(s Site, d *catalog.Doc, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s, from Unknot" width="%d" height="%d" loading="lazy" style="max-width: 100%%"></iframe>`,
		s.URL+catalog.EmbedPath(d.Path), templ.EscapeString(d.Title), width, height)
}
