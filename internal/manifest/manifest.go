// Package manifest lists the drawings of figures, with what pages say about them. The command figures writes it beside the drawings; what serves them
// reads it and knows neither poses nor SVG.
package manifest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// Folder is the folder of the drawings in that of the static files.
const Folder = "figures"

// File is the path of the manifest in the folder of the static files.
const File = Folder + "/manifest.json"

// Blank is the panel of link previews without a figure.
const Blank = "blank.png"

// A Manifest is every drawn movement, keyed by its ID.
type Manifest map[string]Movement

// A Movement is a drawn movement. Its numbers are in viewBox units.
type Movement struct {
	Pose   string      `json:"pose"`             // the Sum of its pose file
	Cast   string      `json:"cast,omitempty"`   // which of the three people: "", "a" or "b"
	Width  json.Number `json:"width"`            // of the image of its first frame
	Motion bool        `json:"motion,omitempty"` // there is an animated image
	Lit    int         `json:"lit,omitempty"`    // the index of its most telling frame, which link previews show
	Frames []Frame     `json:"frames"`
}

// A Frame is one picture of a movement.
type Frame struct {
	Width  json.Number `json:"width"`
	Height json.Number `json:"height"`
	Alt    string      `json:"alt,omitempty"`
}

// Drawings returns the names of the compressed drawings of a movement in Folder: all frames as symbols, which the page that uses them colours; the first as an
// image with its own colours; and the animated image.
func (m Movement) Drawings(id string) []string {
	names := []string{id + ".svg.gz", id + "-a.svg.gz"}
	if m.Motion {
		names = append(names, id+"-m.svg.gz")
	}
	return names
}

// Files returns the names of all files of a movement in Folder: its drawings, and the panel of its link preview.
func (m Movement) Files(id string) []string { return append(m.Drawings(id), id+".png") }

// Read reads the manifest in a folder of static files.
func Read(fsys fs.FS) (Manifest, error) {
	var m Manifest
	data, err := fs.ReadFile(fsys, File)
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", File, err)
	}
	return m, nil
}

// ReadFile reads a file of Folder, decompressed.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(fsys, path.Join(Folder, name))
	if err != nil || path.Ext(name) != ".gz" {
		return data, err
	}
	return Unzip(data)
}

// Unzip returns the content of a compressed drawing.
func Unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Sum identifies the text of a pose file.
func Sum(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
