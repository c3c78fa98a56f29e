// Package content embeds the words of the site. README.md in this folder explains how to write them. Two folders are
// left out, as only tools read them: queries, from which the search models are trained, and poses, which are drawn.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.txt guides pages plans routines stretches vocabularies
var files embed.FS

// FS is the content inside the binary.
func FS() fs.FS { return files }
