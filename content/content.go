// Package content embeds the words of the site. README.md in this folder explains how to write them.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.txt guides pages plans poses queries routines stretches vocabularies
var files embed.FS

// FS is the content inside the binary.
func FS() fs.FS { return files }
