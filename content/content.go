// Package content embeds the words of the site. How to write them stands in README.md beside this file.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.txt guides pages poses routines stretches vocabularies
var files embed.FS

// FS is the content inside the binary.
func FS() fs.FS { return files }
