// Package manifest lists the drawings of figures, with what pages need to know to show them. The command figures writes
// the manifest beside the drawings. The server reads it, and so need not understand poses or SVG.
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
	"slices"
)

// Folder is the folder of the drawings within the folder of the static files.
const Folder = "figures"

// File is the path of the manifest within the folder of the static files.
const File = Folder + "/manifest.json"

// A Manifest holds every drawn movement, keyed by its ID.
type Manifest map[string]Movement

// A Movement is a drawn movement. Its numbers are in viewBox units.
type Movement struct {
	Pose   string            `json:"pose"`           // the PoseSum of its pose
	From   string            `json:"from,omitempty"` // the movement that it begins from
	Files  map[string]string `json:"files"`          // the Sum of each file, keyed by its name; see Symbols
	Cast   string            `json:"cast,omitempty"` // who is drawn: "", or as in b and b2 a person and the second top
	Role   string            `json:"role,omitempty"` // what its muscles do, as its pose says: "works", "none", or "" if they stretch
	Neck   int               `json:"neck,omitempty"` // degrees by which the neck bends or turns between frames
	Way    float64           `json:"way,omitempty"`  // seconds from one frame to the next in motion
	Glow   []string          `json:"glow,omitempty"` // the highlighted muscles
	Width  json.Number       `json:"width"`          // the width of its image
	Lit    int               `json:"lit,omitempty"`  // the index of its most telling frame, which its images show
	Frames []Frame           `json:"frames"`
}

// A Frame is one picture of a movement.
type Frame struct {
	Width  json.Number `json:"width"`
	Height json.Number `json:"height"`
	Alt    string      `json:"alt,omitempty"`
}

// Symbols returns the name of the file with all frames of a movement as symbols. The page that uses them colours them.
func Symbols(id string) string { return id + ".svg" }

// Image returns the name of the file with the most telling frame as an image, which has its own colours.
func Image(id string) string { return id + "-a.svg" }

// Motion returns the name of the file with the animated image, which not every movement has.
func Motion(id string) string { return id + "-m.svg" }

// Panel returns the name of the file with the picture of a shared link.
func Panel(id string) string { return id + ".png" }

// Stored returns the path of a file within the folder of the static files. Drawings are stored compressed.
func Stored(name string) string {
	if path.Ext(name) == ".svg" {
		name += ".gz"
	}
	return Folder + "/" + name
}

// Read reads the manifest from a folder of static files.
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

// ReadFile reads a file of a movement from a folder of static files, and decompresses a drawing.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(fsys, Stored(name))
	if err != nil || path.Ext(name) != ".svg" {
		return data, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Stray returns the paths of the drawings in a folder of static files that the manifest does not name.
func (m Manifest) Stray(fsys fs.FS) (stray []string, err error) {
	known := map[string]bool{}
	for _, movement := range m {
		for name := range movement.Files {
			known[Stored(name)] = true
		}
	}
	for _, pattern := range []string{"/*.svg.gz", "/*.png"} {
		names, err := fs.Glob(fsys, Folder+pattern)
		if err != nil {
			return nil, err
		}
		stray = append(stray, slices.DeleteFunc(names, func(name string) bool { return known[name] })...)
	}
	return stray, nil
}

// Sum returns a hash of the content of a file.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}

// PoseSum returns a hash of a pose: of its file, and of the file of the pose that it begins from, "" if there is none.
func PoseSum(pose, from string) string { return Sum([]byte(pose + from)) }
