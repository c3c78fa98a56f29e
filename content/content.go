// Package content embeds the words of the site. README.md in this folder explains how to write them. The folder queries
// is left out: only tests and the training of the search models read it.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.txt guides pages plans poses routines stretches vocabularies
var files embed.FS

// FS is the content inside the binary.
func FS() fs.FS { return files }
